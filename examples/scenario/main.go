// Command scenario runs case files, lists and documents the rules, and calls them with JSON.
//
//	go run ./examples/scenario FILE...                 run case files; exit 1 unless all pass and all are built
//	go run ./examples/scenario -rules [-lang zh]       list the rules, the name at the start of each first line
//	go run ./examples/scenario -schema NAME            print the JSON Schemas of a rule's input and output
//	go run ./examples/scenario -example NAME           print an input of a rule that runs
//	go run ./examples/scenario -openapi                print the OpenAPI 3.1 document of every rule
//	go run ./examples/scenario -call NAME < in.json    compute one rule; exit 1 on an error
//	go run ./examples/scenario -stream < calls.jsonl   compute {"rule","in"} line by line; exit 1 where a line failed
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// options are the flags of the program.
type options struct {
	rules, stream, openapi bool
	call, schema, example  string
	lang                   string
	files                  []string
}

// parse reads the flags; false after wrong use, which it has explained.
func parse(args []string, stderr io.Writer) (o options, ok bool) {
	flags := flag.NewFlagSet("scenario", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.BoolVar(&o.rules, "rules", false, "list the rules by name")
	flags.BoolVar(&o.openapi, "openapi", false, "print the OpenAPI 3.1 document of every rule")
	flags.BoolVar(&o.stream, "stream", false, `compute JSON lines {"rule","in"} on standard input`)
	flags.StringVar(&o.call, "call", "", "compute the rule of this `name` with the JSON on standard input")
	flags.StringVar(&o.schema, "schema", "", "print the JSON Schemas of the rule of this `name`")
	flags.StringVar(&o.example, "example", "", "print an input of the rule of this `name` that runs")
	flags.StringVar(&o.lang, "lang", "en", "`language` of -rules and of errors: en or zh")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: scenario FILE... | scenario -rules | scenario -schema NAME |\n"+
			"       scenario -example NAME | scenario -openapi |\n"+
			"       scenario -call NAME < in.json | scenario -stream < calls.jsonl")
		flags.PrintDefaults()
	}
	if flags.Parse(args) != nil {
		return o, false
	}
	o.files = flags.Args()
	modes := 0
	for _, chosen := range []bool{o.rules, o.stream, o.openapi, o.call != "", o.schema != "", o.example != "",
		len(o.files) > 0} {
		if chosen {
			modes++
		}
	}
	if modes != 1 || o.lang != "en" && o.lang != "zh" {
		flags.Usage()
		return o, false
	}
	return o, true
}

// language is the language of -lang.
func (o options) language() rule.Language {
	if o.lang == "zh" {
		return rule.Chinese
	}
	return rule.English
}

// run is the program; it returns the exit status: 0 all good, 1 a case or a call failed, 2 wrong use.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, ok := parse(args, stderr)
	switch {
	case !ok:
		return 2
	case o.rules:
		return listRules(o.lang, stdout)
	case o.stream:
		return stream(o.language(), stdin, stdout, stderr)
	case o.openapi:
		document, err := scenario.OpenAPI()
		return printJSON(o.language(), document, err, stdout)
	case o.call != "":
		return callRule(o, stdin, stdout)
	case o.schema != "":
		schema, err := scenario.Schema(o.schema)
		return printJSON(o.language(), schema, err, stdout)
	case o.example != "":
		declared, err := scenario.Declared(o.example)
		return printJSON(o.language(), []byte(declared.Example()), err, stdout)
	}
	return runFiles(o.files, stdout, stderr)
}

// listRules prints each rule: its name and its line, then where it comes from. A rule without a Chinese line has its
// English one.
func listRules(lang string, stdout io.Writer) int {
	for _, r := range scenario.Rules() {
		doc := r.Doc
		if chinese := r.Chinese(); lang == "zh" && chinese != "" {
			doc = chinese
		}
		labels := [2]string{"notice clause", "source"}
		if lang == "zh" {
			labels = [2]string{"通知条款", "依据"}
		}
		fmt.Fprintf(stdout, "%s  %s\n    %s %s; %s: %s\n", r.Name, doc, labels[0], r.Clause, labels[1], r.Source)
	}
	return 0
}

// stream computes line by line.
func stream(lang rule.Language, stdin io.Reader, stdout, stderr io.Writer) int {
	failed, err := scenario.CallAll(stdin, stdout, lang)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 2
	}
	return min(failed, 1)
}

// callRule prints the answer or the error.
func callRule(o options, stdin io.Reader, stdout io.Writer) int {
	in, err := io.ReadAll(io.LimitReader(stdin, 2<<20))
	if err != nil {
		return printJSON(o.language(), nil, err, stdout)
	}
	out, err := scenario.Call(o.call, in)
	return printJSON(o.language(), out, err, stdout)
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

// runFiles runs case files and prints each difference and the count. An argument with * or ? is expanded, for shells
// that do not.
func runFiles(names []string, stdout, stderr io.Writer) int {
	var counts [scenario.NotBuilt + 1]int
	status := 0
	for _, name := range names {
		expanded, err := filepath.Glob(name)
		if err != nil || len(expanded) == 0 {
			expanded = []string{name}
		}
		for _, path := range expanded {
			results, err := checkFile(path)
			if err != nil {
				fmt.Fprintf(stderr, "%s: %v\n", path, err)
				status = 2
				continue
			}
			for _, r := range results {
				counts[r.Outcome]++
				for _, line := range r.Lines {
					fmt.Fprintln(stdout, line)
				}
			}
		}
	}
	fmt.Fprintf(stdout, "%d passed, %d failed, %d not built\n", counts[scenario.Passed], counts[scenario.Failed], counts[scenario.NotBuilt])
	if status == 0 && counts[scenario.Failed]+counts[scenario.NotBuilt] > 0 {
		status = 1
	}
	return status
}

func checkFile(path string) ([]scenario.Result, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return scenario.Check(data)
}
