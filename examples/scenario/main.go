// Command scenario runs case files, lists the rules, and calls one rule with JSON.
//
//	go run ./examples/scenario FILE...               run case files; exit 1 unless all pass and all are built
//	go run ./examples/scenario -rules                list the rules
//	go run ./examples/scenario -call NAME < in.json  compute one rule; exit 1 on an error
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

// run is the program; it returns the exit status: 0 all good, 1 a case or a call failed, 2 wrong use.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("scenario", flag.ContinueOnError)
	flags.SetOutput(stderr)
	list := flags.Bool("rules", false, "list the rules by name")
	call := flags.String("call", "", "compute the rule of this `name` with the JSON on standard input")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: scenario FILE... | scenario -rules | scenario -call NAME < in.json")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return 2
	}
	switch {
	case *list:
		return listRules(stdout)
	case *call != "":
		return callRule(*call, stdin, stdout)
	case flags.NArg() == 0:
		flags.Usage()
		return 2
	}
	return runFiles(flags.Args(), stdout, stderr)
}

func listRules(stdout io.Writer) int {
	for _, r := range scenario.Rules() {
		fmt.Fprintf(stdout, "%s\n    %s\n    notice clause %s; source: %s\n", r.Name, r.Doc, r.Clause, r.Source)
	}
	return 0
}

// callRule prints the answer, or {"error":{"code","message"}}, so that a caller in another language reads JSON either way.
func callRule(name string, stdin io.Reader, stdout io.Writer) int {
	in, err := io.ReadAll(io.LimitReader(stdin, 2<<20))
	out, callErr := []byte(nil), err
	if err == nil {
		out, callErr = scenario.Call(name, in)
	}
	status := 0
	if callErr != nil {
		status = 1
		out, _ = json.Marshal(map[string]any{"error": map[string]string{"code": rule.CodeOf(callErr), "message": callErr.Error()}})
	}
	var pretty bytes.Buffer
	if json.Indent(&pretty, out, "", "  ") != nil {
		return 2
	}
	fmt.Fprintln(stdout, pretty.String())
	return status
}

// runFiles runs case files and prints each difference and the count. An argument with * or ? is expanded, for shells that
// do not.
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
