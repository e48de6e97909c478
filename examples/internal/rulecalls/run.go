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

// parse reads the flags. Wrong use is explained to stderr with the help.
func parse(args []string, stderr io.Writer) (options, error) {
	o := options{}
	fs := program.NewFlagSet("scenario", args)
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
		return o, err
	}
	o.files = fs.Args()
	if err == nil {
		err = errors.Join(o.ReadLang(), o.oneMode())
	}
	if err != nil {
		usage(fs, stderr)
	}
	return o, err
}

// oneMode refuses to do several things at once, or nothing.
func (o *options) oneMode() error {
	modes := 0
	for _, chosen := range []bool{o.rules, o.stream, o.openapi, o.call != "", o.schema != "", o.example != "",
		len(o.files) > 0} {
		if chosen {
			modes++
		}
	}
	if modes == 1 {
		return nil
	}
	return program.Errorf("give case files, or one of -rules, -schema, -example, -openapi, -call and -stream (see -h)",
		"请给出用例文件，或 -rules、-schema、-example、-openapi、-call、-stream 之一（见 -h）")
}

// usage is the help.
func usage(fs *program.FlagSet, to io.Writer) {
	fmt.Fprintln(to, program.Say(fs.Lang(), "usage: scenario FILE... | scenario -rules | scenario -schema NAME |\n"+
		"       scenario -example NAME | scenario -openapi |\n"+
		"       scenario -call NAME < in.json | scenario -stream < calls.jsonl",
		"用法：scenario 文件... | scenario -rules | scenario -schema 名称 |\n"+
			"      scenario -example 名称 | scenario -openapi |\n"+
			"      scenario -call 名称 < in.json | scenario -stream < calls.jsonl"))
	fs.PrintDefaults(to)
}

// Run is the program; it returns the exit status: 0 all good, 1 a case or a call failed, 2 wrong use.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	status := program.AllGood
	work := func(o options) (bool, error) {
		status = o.answer(stdin, stdout, stderr)
		return true, nil
	}
	return max(program.Run("scenario", args, stderr, parse, work), status)
}

// answer does what the flags ask for and returns the exit status.
func (o *options) answer(stdin io.Reader, stdout, stderr io.Writer) int {
	switch {
	case o.rules:
		return listRules(o.Tongue, stdout)
	case o.stream:
		return stream(o.Lang, stdin, stdout, stderr)
	case o.openapi:
		document, err := scenario.OpenAPI()
		return printJSON(o.Lang, document, err, stdout)
	case o.call != "":
		return callRule(*o, stdin, stdout)
	case o.schema != "":
		schema, err := scenario.Schema(o.schema)
		return printJSON(o.Lang, schema, err, stdout)
	case o.example != "":
		declared, err := scenario.Declared(o.example)
		return printJSON(o.Lang, []byte(declared.Example()), err, stdout)
	}
	return runFiles(o.Tongue, o.files, stdout, stderr)
}

// listRules prints each rule: its name and its line, then where it comes from. A rule without a Chinese line has its
// English one.
func listRules(t program.Tongue, stdout io.Writer) int {
	clause, source := t.Say("notice clause", "通知条款"), t.Say("source", "依据")
	for _, r := range scenario.Rules() {
		doc := t.Say(r.Doc, cmp.Or(r.Chinese(), r.Doc))
		fmt.Fprintf(stdout, "%s  %s\n    %s %s; %s: %s\n", r.Name, doc, clause, r.Clause, source, r.Source)
	}
	return program.AllGood
}

// stream computes line by line.
func stream(lang rule.Language, stdin io.Reader, stdout, stderr io.Writer) int {
	failed, err := scenario.CallAll(stdin, stdout, lang)
	if err != nil {
		fmt.Fprintln(stderr, program.Message(err, lang))
		return program.CannotRun
	}
	return min(failed, program.SomeRefused)
}

// callRule prints the answer or the error.
func callRule(o options, stdin io.Reader, stdout io.Writer) int {
	in, err := io.ReadAll(io.LimitReader(stdin, 2<<20))
	if err != nil {
		return printJSON(o.Lang, nil, err, stdout)
	}
	out, err := scenario.Call(o.call, in)
	return printJSON(o.Lang, out, err, stdout)
}

// printJSON prints a document, or {"error": ...}, so that a caller in another language reads JSON either way.
func printJSON(lang rule.Language, out []byte, err error, stdout io.Writer) int {
	status := 0
	if err != nil {
		status, out = 1, scenario.ErrorJSON(err, lang)
	}
	var pretty bytes.Buffer
	if json.Indent(&pretty, out, "", "  ") != nil {
		return 2
	}
	fmt.Fprintln(stdout, pretty.String())
	return status
}

// runFiles runs case files and prints each difference and the count.
func runFiles(t program.Tongue, names []string, stdout, stderr io.Writer) int {
	var counts [scenario.NotBuilt + 1]int
	status := program.AllGood
	for _, path := range expanded(names) {
		results, err := checkFile(path)
		if err != nil {
			fmt.Fprintf(stderr, t.Say("%s: %s\n", "%s：%s\n"), path, program.Message(err, t.Lang))
			status = program.CannotRun
		}
		for _, r := range results {
			counts[r.Outcome]++
			for _, line := range r.Lines {
				fmt.Fprintln(stdout, line.In(t.Lang))
			}
		}
	}
	passed, failed, notBuilt := counts[scenario.Passed], counts[scenario.Failed], counts[scenario.NotBuilt]
	fmt.Fprintf(stdout, t.Say("%d passed, %d failed, %d not built\n", "%d 个通过，%d 个不符，%d 个没有这条规则\n"), passed,
		failed, notBuilt)
	if status == program.AllGood && failed+notBuilt > 0 {
		status = program.SomeRefused
	}
	return status
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
