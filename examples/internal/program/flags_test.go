package program_test

import (
	"errors"
	"flag"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// someFlags are one flag of each kind.
func someFlags(args []string) *program.FlagSet {
	fs := program.NewFlagSet("demo", args)
	var tongue program.Tongue
	var in string
	var n int
	var quiet bool
	fs.StringVar(&in, "in", "", "read this `file`", "读这个`文件`")
	fs.IntVar(&n, "n", 4, "`number` of parts", "`份数`")
	fs.BoolVar(&quiet, "quiet", false, "say nothing", "不作声")
	fs.Func("part", "a `part`", "一`份`", func(text string) error {
		if text == "bad" {
			return program.Errorf("is no part", "不是一份")
		}
		return nil
	})
	tongue.LangFlag(fs, "the page", "页面")
	return fs
}

func TestHelpIsInTheLanguageAskedForAnywhere(t *testing.T) {
	for _, c := range []struct {
		name, status, want string
		args               []string
	}{
		{name: "English", args: []string{"-h"}, status: program.ExitStatus().English, want: `Usage of demo:
  -in file
    	read this file
  -lang en or zh
    	language of the page, en or zh; without it Chinese where LANG is, else English
  -n number
    	number of parts (default 4)
  -part part
    	a part
  -quiet
    	say nothing
`},
		{name: "Chinese after it", args: []string{"-h", "-lang", "zh"}, status: program.ExitStatus().Chinese,
			want: `demo 的用法：
  -in 文件
    	读这个文件
  -lang en 或 zh
    	页面的语言，en 或 zh；不写时 LANG 为中文则用中文，否则用英文
  -n 份数
    	份数（默认 4）
  -part 份
    	一份
  -quiet
    	不作声
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var to strings.Builder
			require.ErrorIs(t, someFlags(c.args).Parse(&to), flag.ErrHelp)
			assert.Equal(t, c.want+"\n"+c.status+"\n", to.String())
		})
	}
}

// Flags of another library have no Chinese: they stand under a heading of their own.
func TestFlagsOfAnotherLibrary(t *testing.T) {
	set := flag.NewFlagSet("demo", flag.ContinueOnError)
	set.Bool("theirs", false, "their own flag")
	fs := program.FlagsIn(set, []string{"-lang=zh"})
	var ours string
	fs.StringVar(&ours, "ours", "x", "our own `flag`", "我们的`选项`")
	var to strings.Builder
	fs.PrintDefaults(&to)
	assert.Equal(t, "  -ours 选项\n    \t我们的选项（默认 x）\n\n所用程序库自己的选项（只有英文说明）：\n"+
		"  -theirs\n    \ttheir own flag\n", to.String())
}

// Each message of package flag is said in Chinese too; in English it is left as it is.
func TestErrorsOfFlags(t *testing.T) {
	for _, c := range []struct{ name, arg, english, chinese string }{
		{name: "not defined", arg: "-castle", english: "flag provided but not defined: -castle",
			chinese: "没有 -castle 这个选项"},
		{name: "bad syntax", arg: "---", english: "bad flag syntax: ---", chinese: "选项 --- 写法不对：请写作 -名称 数值"},
		{name: "no value", arg: "-n", english: "flag needs an argument: -n", chinese: "选项 -n 后面缺少数值"},
		{name: "no truth", arg: "-quiet=maybe", english: `invalid boolean value "maybe" for -quiet: parse error`,
			chinese: `选项的值 "maybe" 无效：-quiet 只能是 true 或 false`},
		{name: "no number", arg: "-n=x", english: `invalid value "x" for flag -n: parse error`,
			chinese: `选项的值 "x" 无效：-n 不是整数，请只写数字`},
		{name: "too large a number", arg: "-n=99999999999999999999",
			english: `invalid value "99999999999999999999" for flag -n: value out of range`,
			chinese: `选项的值 "99999999999999999999" 无效：-n 超出范围`},
		{name: "refused by a function", arg: "-part=bad", english: `invalid value "bad" for flag -part: is no part`,
			chinese: `选项的值 "bad" 无效：-part：不是一份`},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := someFlags([]string{c.arg}).Parse(io.Discard)
			assert.Equal(t, c.english+" (see -h)", program.Message(err, rule.English))
			assert.Equal(t, c.chinese+"（见 -h）", program.Message(err, rule.Chinese))
		})
	}
}

// The first of LC_ALL, LC_MESSAGES and LANG that is set decides, and a -lang of the user's goes before it.
func TestLanguageOfTheEnvironment(t *testing.T) {
	for _, c := range []struct {
		name, all, messages, lang string
		args                      []string
		want                      rule.Language
	}{
		{name: "nothing set", want: rule.English},
		{name: "LANG", lang: "zh_CN.UTF-8", want: rule.Chinese},
		{name: "LANG of Taiwan", lang: "zh_TW", want: rule.Chinese},
		{name: "another LANG", lang: "de_DE.UTF-8", want: rule.English},
		{name: "LC_MESSAGES before LANG", messages: "zh_CN", lang: "en_US", want: rule.Chinese},
		{name: "LC_ALL before both", all: "C", messages: "zh_CN", lang: "zh_CN", want: rule.English},
		{name: "-lang before a Chinese LANG", lang: "zh_CN", args: []string{"-lang", "en"}, want: rule.English},
		{name: "-lang before an English LANG", lang: "en_US", args: []string{"--lang=zh"}, want: rule.Chinese},
		{name: "the last -lang", args: []string{"-lang", "zh", "-lang", "en"}, want: rule.English},
	} {
		t.Run(c.name, func(t *testing.T) {
			values := map[string]string{"LC_ALL": c.all, "LC_MESSAGES": c.messages, "LANG": c.lang}
			args := program.Arguments(c.args, func(name string) string { return values[name] })
			fs := program.NewFlagSet("demo", args)
			var tongue program.Tongue
			tongue.LangFlag(fs, "the page", "页面")
			require.NoError(t, fs.Parse(io.Discard))
			require.NoError(t, tongue.ReadLang())
			assert.Equal(t, c.want, tongue.Lang)
			assert.Equal(t, c.want, fs.Lang(), "the errors are in the language of the page")
		})
	}
}

// A program whose flags cannot be used says so in the language of the environment, also where -lang is the bad one.
func TestBadLangIsSaidInTheLanguageOfTheEnvironment(t *testing.T) {
	args := program.Arguments([]string{"-lang", "fr"}, func(string) string { return "zh_CN" })
	read := func(args []string, stderr io.Writer) (program.Tongue, error) {
		var tongue program.Tongue
		fs := program.NewFlagSet("demo", args)
		tongue.LangFlag(fs, "the page", "页面")
		return tongue, errors.Join(fs.Parse(stderr), tongue.ReadLang())
	}
	var stderr strings.Builder
	status := program.Run("demo", args, &stderr, read, func(program.Tongue) (bool, error) { return true, nil })
	assert.Equal(t, program.CannotRun, status)
	assert.Equal(t, "demo: 选项不能使用：\n  -lang \"fr\" 不能识别；请用 en 或 zh\n", stderr.String())
}
