package program

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"

	"github.com/shebao-go/shebao/rule"
)

// FlagSet is the flags of a program, each with a text in English and in Chinese. It is package flag in the language
// that -lang asks for among the arguments, wherever it stands there: the help and the errors are said in it.
type FlagSet struct {
	// Usage prints the help, where it is more than the name and the flags.
	Usage func(to io.Writer)

	set  *flag.FlagSet
	args []string
	lang rule.Language
	own  map[string]bool // the flags with a text in both languages
	bad  error           // of the value of a Func
}

// NewFlagSet returns the flags of a program of that name for its arguments.
func NewFlagSet(name string, args []string) *FlagSet {
	return FlagsIn(flag.NewFlagSet(name, flag.ContinueOnError), args)
}

// FlagsIn is NewFlagSet with the flags defined in a set beside those of another library. The set goes on after an
// error.
func FlagsIn(set *flag.FlagSet, args []string) *FlagSet {
	return &FlagSet{set: set, args: args, lang: languageIn(args), own: map[string]bool{}}
}

// text is the text of a flag in the language.
func (fs *FlagSet) text(name, english, chinese string) string {
	fs.own[name] = true
	return Say(fs.lang, english, chinese)
}

// StringVar defines a flag that is a text.
func (fs *FlagSet) StringVar(into *string, name, value, english, chinese string) {
	fs.set.StringVar(into, name, value, fs.text(name, english, chinese))
}

// String defines a flag that is a text and returns where it is kept.
func (fs *FlagSet) String(name, value, english, chinese string) *string {
	return fs.set.String(name, value, fs.text(name, english, chinese))
}

// IntVar defines a flag that is a whole number.
func (fs *FlagSet) IntVar(into *int, name string, value int, english, chinese string) {
	fs.set.IntVar(into, name, value, fs.text(name, english, chinese))
}

// BoolVar defines a flag that is there or not.
func (fs *FlagSet) BoolVar(into *bool, name string, value bool, english, chinese string) {
	fs.set.BoolVar(into, name, value, fs.text(name, english, chinese))
}

// Func defines a flag whose value is taken by a function, each time it is there.
func (fs *FlagSet) Func(name, english, chinese string, take func(string) error) {
	fs.set.Func(name, fs.text(name, english, chinese), func(value string) error {
		err := take(value)
		if err != nil {
			fs.bad = Errorf("invalid value %q for flag -%s: %s", "选项的值 %q 无效：-%s：%s", value, name, err)
		}
		return err
	})
}

// Name is the name of the program.
func (fs *FlagSet) Name() string { return fs.set.Name() }

// Lang is the language of the help and of the errors.
func (fs *FlagSet) Lang() rule.Language { return fs.lang }

// Lookup returns a flag, nil where it is not defined.
func (fs *FlagSet) Lookup(name string) *flag.Flag { return fs.set.Lookup(name) }

// Set gives a flag a value, as if it were among the arguments.
func (fs *FlagSet) Set(name, value string) error { return fs.set.Set(name, value) }

// Given calls a function for every flag that was set.
func (fs *FlagSet) Given(see func(name string)) {
	fs.set.Visit(func(f *flag.Flag) { see(f.Name) })
}

// Args are the arguments after the flags.
func (fs *FlagSet) Args() []string { return fs.set.Args() }

// Parse reads the flags. The help, where asked for, goes to stderr; the error is then flag.ErrHelp.
func (fs *FlagSet) Parse(stderr io.Writer) error {
	fs.set.SetOutput(io.Discard)
	switch err := fs.set.Parse(fs.args); {
	case errors.Is(err, flag.ErrHelp):
		fs.help(stderr)
		return err
	case fs.bad != nil:
		return Errorf("%s (see -h)", "%s（见 -h）", fs.bad)
	case err != nil:
		return Errorf("%[1]s (see -h)", "%[2]s（见 -h）", err.Error(), flagChinese(err.Error()))
	}
	return nil
}

// help prints what the flags are for.
func (fs *FlagSet) help(to io.Writer) {
	if fs.Usage != nil {
		fs.Usage(to)
	} else {
		fmt.Fprintf(to, Say(fs.lang, "Usage of %s:\n", "%s 的用法：\n"), fs.set.Name())
		fs.PrintDefaults(to)
	}
	fmt.Fprintf(to, "\n%s\n", ExitStatus().In(fs.lang))
}

// PrintDefaults prints every flag with its text and its default; in Chinese, those of another library after them.
func (fs *FlagSet) PrintDefaults(to io.Writer) {
	if fs.lang == rule.English {
		fs.set.SetOutput(to)
		fs.set.PrintDefaults()
		return
	}
	others := 0
	fs.set.VisitAll(func(f *flag.Flag) {
		if !fs.own[f.Name] {
			others++
			return
		}
		printChinese(to, f)
	})
	if others == 0 {
		return
	}
	fmt.Fprint(to, "\n所用程序库自己的选项（只有英文说明）：\n")
	fs.set.VisitAll(func(f *flag.Flag) {
		if !fs.own[f.Name] {
			printChinese(to, f)
		}
	})
}

// printChinese prints a flag as package flag does, in Chinese. A default that is nothing is not told.
func printChinese(to io.Writer, f *flag.Flag) {
	value, text := flag.UnquoteUsage(f)
	if value != "" {
		value = " " + value
	}
	switch f.DefValue {
	case "", "0", "false":
	default:
		text += "（默认 " + f.DefValue + "）"
	}
	fmt.Fprintf(to, "  -%s%s\n    \t%s\n", f.Name, value, text)
}

// flagChinese says an error of package flag in Chinese. Its errors have no types: they are told by their text.
func flagChinese(english string) string {
	for _, form := range []struct{ english, chinese string }{
		{`^flag provided but not defined: (.*)$`, "没有 $1 这个选项"},
		{`^bad flag syntax: (.*)$`, "选项 $1 写法不对：请写作 -名称 数值"},
		{`^flag needs an argument: (.*)$`, "选项 $1 后面缺少数值"},
		{`(?s)^invalid boolean value (".*") for (-\S+): .*$`, "选项的值 $1 无效：$2 只能是 true 或 false"},
		{`(?s)^invalid value (".*") for flag (-\S+): parse error$`, "选项的值 $1 无效：$2 不是整数，请只写数字"},
		{`(?s)^invalid value (".*") for flag (-\S+): value out of range$`, "选项的值 $1 无效：$2 超出范围"},
	} {
		if re := regexp.MustCompile(form.english); re.MatchString(english) {
			return re.ReplaceAllString(english, form.chinese)
		}
	}
	return "选项不能使用：" + english
}
