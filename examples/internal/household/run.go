// Package household is the program onestop: it reads the description of a household and answers with every benefit of
// the library for every member and for the household.
package household

import (
	"bytes"
	_ "embed"
	"errors"
	"io"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

//go:embed household.json
var demoHousehold []byte

// options are the flags.
type options struct {
	program.Tongue
	in   string
	json bool

	example bool // the description of the fictional household is printed
}

// Run is the program: it reads args and, with -in -, stdin; it returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return RunAs("onestop", args, stdin, stdout, stderr)
}

// RunAs is the program under another name.
func RunAs(name string, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	read := func(args []string, stderr io.Writer) (*options, error) { return readFlags(name, args, stderr) }
	work := func(o *options) (bool, error) { return o.compute(stdin, stdout) }
	return program.Run(name, args, stderr, read, work)
}

// compute reads the household and prints the page. It reports whether every benefit could be computed from what the
// household says; an error means that the household could not be read or the page not be written.
func (o *options) compute(stdin io.Reader, stdout io.Writer) (bool, error) {
	if o.example {
		_, err := stdout.Write(demoHousehold)
		return true, program.NotWritten(err)
	}
	source, data, err := o.read(stdin)
	if err != nil {
		return false, err
	}
	h, err := describedBy(data)
	if err != nil {
		return false, program.Errorf("%s cannot be used:\n%s", "%s 不能使用：\n%s", source, program.Indented(err))
	}
	r := evaluate(h)
	text := r.page(o.Lang, source)
	if o.json {
		text, err = r.json(o.Lang)
	}
	if err == nil {
		_, err = io.WriteString(stdout, text)
	}
	if err != nil {
		return false, program.NotWritten(err)
	}
	return r.clean(), nil
}

// readFlags reads the command line. Every bad flag value is reported at once.
func readFlags(name string, args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := program.NewFlagSet(name, args)
	fs.StringVar(&o.in, "in", "", "household JSON `file`, - for standard input (without it: a fictional household)",
		"家庭情况 JSON `文件`，- 为标准输入（不写时用一户虚构家庭）")
	o.LangFlag(fs, "the page", "页面")
	fs.BoolVar(&o.json, "json", false, "print JSON instead of the page", "输出 JSON，不输出页面")
	fs.BoolVar(&o.example, "example", false, "print the description of the fictional household, to be changed, and end",
		"输出虚构家庭的 JSON 供修改，然后结束")
	if err := fs.Parse(stderr); err != nil {
		return nil, err
	}
	return o, errors.Join(program.OnlyFlags(fs), o.ReadLang())
}

// describedBy reads a household, and says what a file is that is no JSON at all, such as a roster.
func describedBy(data []byte) (*household, error) {
	head := data[:min(len(data), table.Head)]
	text := bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	kind := table.Sniff(head)
	isText := kind == table.Text || kind == table.TextMark
	if len(text) == 0 || isText && bytes.IndexByte([]byte(`{["`), text[0]) >= 0 {
		return readHousehold(data)
	}
	is := rule.Say("a table or another text", "表格或其他文本")
	switch kind {
	case table.Zip, table.OLE:
		is = rule.Say("a workbook or another packed file", "工作簿或其他压缩文件")
	case table.UTF16, table.OtherText:
		is = rule.Say("text in another encoding than UTF-8", "其他编码的文本，如 GB18030 或 UTF-16")
	case table.HTML, table.PDF:
		is = rule.Say("a page", "网页或其他版面文件")
	}
	return nil, program.Errorf("it is %s; a household is described in JSON, in UTF-8: -example prints one to begin "+
		"with",
		"这是%s；家庭情况要用 UTF-8 编码的 JSON 描述：可用 -example 输出一份来修改", is)
}

// read returns the name of where the household comes from, "" for the built-in one, and its text.
func (o *options) read(stdin io.Reader) (string, []byte, error) {
	source, err := program.Open(o.in, "", demoHousehold, stdin)
	if err != nil {
		return "", nil, err
	}
	defer source.Close()
	data, err := io.ReadAll(io.LimitReader(source, maxInput+1))
	return source.Name, data, err
}
