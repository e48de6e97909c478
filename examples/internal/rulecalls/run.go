// Package rulecalls is the program scenario: it runs case files, lists and documents the rules, and calls them with
// JSON.
package rulecalls

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// options are the flags of the program.
type options struct {
	program.Tongue
	rules, stream, openapi bool
	call, schema, example  string
	files                  []string
}

// readFlags reads the command line; wrong use is answered with the help.
func readFlags(name string, args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := program.NewFlagSet(name, args)
	fs.BoolVar(&o.rules, "rules", false, "list the rules by name", "按名列出规则")
	fs.BoolVar(&o.openapi, "openapi", false, "print the OpenAPI 3.1 document of every rule", "输出全部规则的 OpenAPI 3.1 文档")
	fs.BoolVar(&o.stream, "stream", false, `compute JSON lines {"rule","in"} on standard input`,
		`逐行计算标准输入中的 JSON {"rule","in"}`)
	fs.StringVar(&o.call, "call", "", "compute the rule of this `name` with the JSON on standard input",
		"用标准输入的 JSON 计算这个`名称`的规则")
	fs.StringVar(&o.schema, "schema", "", "print the JSON Schemas of the rule of this `name`",
		"输出这个`名称`的规则的 JSON Schema")
	fs.StringVar(&o.example, "example", "", "print an input of the rule of this `name` that runs",
		"输出这个`名称`的规则的一个可用输入")
	o.LangFlag(fs, "-rules and of errors", "-rules 和错误信息")
	fs.Usage = func(to io.Writer) { usage(fs, to) }
	err := fs.Parse(stderr)
	if errors.Is(err, flag.ErrHelp) {
		return nil, err
	}
	o.files = fs.Args()
	if err == nil {
		err = errors.Join(o.ReadLang(), o.oneThing())
	}
	if err != nil {
		usage(fs, stderr)
	}
	return o, err
}

// usage is the help.
func usage(fs *program.FlagSet, to io.Writer) {
	fmt.Fprintf(to, program.Say(fs.Lang(), "usage: %[1]s FILE... | %[1]s -rules | %[1]s -schema NAME |\n"+
		"       %[1]s -example NAME | %[1]s -openapi |\n"+
		"       %[1]s -call NAME < in.json | %[1]s -stream < calls.jsonl\n",
		"用法：%[1]s 文件... | %[1]s -rules | %[1]s -schema 名称 |\n"+
			"      %[1]s -example 名称 | %[1]s -openapi |\n"+
			"      %[1]s -call 名称 < in.json | %[1]s -stream < calls.jsonl\n"), fs.Name())
	fs.PrintDefaults(to)
}

// oneThing refuses to do nothing, or several things at once.
func (o *options) oneThing() error {
	chosen := 0
	for _, asked := range []bool{o.rules, o.stream, o.openapi, o.call != "", o.schema != "", o.example != "",
		len(o.files) > 0} {
		if asked {
			chosen++
		}
	}
	if chosen == 1 {
		return nil
	}
	return program.Errorf("%d things are asked for; ask for one: case files, -rules, -schema, -example, -openapi, "+
		"-call or -stream", "要做的事有 %d 件；请只选一件：用例文件、-rules、-schema、-example、-openapi、-call 或 -stream", chosen)
}

// Run is the program; it returns the exit status: 1 where a case or a call failed.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return RunAs("scenario", args, stdin, stdout, stderr)
}

// RunAs is the program under another name.
func RunAs(name string, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	read := func(args []string, stderr io.Writer) (*options, error) { return readFlags(name, args, stderr) }
	work := func(o *options) (bool, error) { return o.answer(stdin, stdout) }
	return program.Run(name, args, stderr, read, work)
}

// answer does the one thing asked for. It reports whether every case and every call is good.
func (o *options) answer(stdin io.Reader, stdout io.Writer) (bool, error) {
	switch {
	case o.rules:
		return true, listRules(o.Tongue, stdout)
	case o.stream:
		failed, err := scenario.CallAll(stdin, stdout, o.Lang)
		return failed == 0, err
	case o.openapi:
		document, err := scenario.OpenAPI()
		return printJSON(o.Lang, document, err, stdout)
	case o.call != "":
		return o.callRule(stdin, stdout)
	case o.schema != "":
		schema, err := scenario.Schema(o.schema)
		return printJSON(o.Lang, schema, err, stdout)
	case o.example != "":
		declared, err := scenario.Declared(o.example)
		return printJSON(o.Lang, []byte(declared.Example()), err, stdout)
	}
	return runFiles(o.Tongue, o.files, stdout)
}

// listRules prints each rule: its name and its line, then where it comes from. A rule without a Chinese line has its
// English one.
func listRules(t program.Tongue, stdout io.Writer) error {
	var text strings.Builder
	clause, source := t.Say("notice clause", "通知条款"), t.Say("source", "依据")
	for _, r := range scenario.Rules() {
		doc := t.Say(r.Doc, cmp.Or(r.Chinese(), r.Doc))
		fmt.Fprintf(&text, t.Say("%s  %s\n    %s %s; %s: %s\n", "%s  %s\n    %s %s；%s：%s\n"), r.Name, doc, clause,
			r.Clause, source, SourceIn(r.Source, t.Lang))
	}
	_, err := io.WriteString(stdout, text.String())
	return program.NotWritten(err)
}

// callRule prints the answer or the error.
func (o *options) callRule(stdin io.Reader, stdout io.Writer) (bool, error) {
	in, err := io.ReadAll(io.LimitReader(stdin, 2<<20))
	if err != nil {
		return false, err
	}
	out, err := scenario.Call(o.call, in)
	return printJSON(o.Lang, out, err, stdout)
}

// printJSON prints a document, or {"error": ...}, so that a caller in another language reads JSON either way. It
// reports whether there was none.
func printJSON(lang rule.Language, out []byte, failed error, stdout io.Writer) (bool, error) {
	if failed != nil {
		out = scenario.ErrorJSON(failed, lang)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, out, "", "  "); err != nil {
		return false, err
	}
	_, err := fmt.Fprintln(stdout, pretty.String())
	return failed == nil, program.NotWritten(err)
}

// runFiles runs case files and prints each difference and the count. A file that cannot be read is an error, with the
// others run.
func runFiles(t program.Tongue, names []string, stdout io.Writer) (bool, error) {
	var counts [scenario.NotBuilt + 1]int
	var unread []error
	var text strings.Builder
	for _, path := range expanded(names) {
		results, err := checkFile(path)
		if err != nil {
			unread = append(unread, program.About(path, err))
		}
		for _, r := range results {
			counts[r.Outcome]++
			for _, line := range r.Lines {
				fmt.Fprintln(&text, line.In(t.Lang))
			}
		}
	}
	if ran := counts[scenario.Passed] + counts[scenario.Failed] + counts[scenario.NotBuilt]; ran == 0 && unread != nil {
		return false, errors.Join(unread...)
	}
	passed, failed, notBuilt := counts[scenario.Passed], counts[scenario.Failed], counts[scenario.NotBuilt]
	fmt.Fprintf(&text, t.Say("%d passed, %d failed, %d not built\n", "%d 个通过，%d 个不符，%d 个没有这条规则\n"), passed,
		failed, notBuilt)
	_, err := io.WriteString(stdout, text.String())
	return failed+notBuilt == 0, errors.Join(errors.Join(unread...), program.NotWritten(err))
}

// expanded replaces an argument with * or ? by the files it stands for, for shells that do not.
func expanded(names []string) []string {
	var all []string
	for _, name := range names {
		paths, err := filepath.Glob(name)
		if err != nil || len(paths) == 0 {
			paths = []string{name}
		}
		all = append(all, paths...)
	}
	return all
}

func checkFile(path string) ([]scenario.Result, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return scenario.Check(data)
}
