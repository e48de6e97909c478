// Command onestop is the "one window" of clause 3.1 to 3.3 of the city's 2014 notice (一窗多能、综合受理): the description of
// a household goes in, and every benefit of the library comes out for every member and for the household, with its
// amount, period, reason, document and grade, or the reason it is not there, or the figure that is missing.
//
//	go run ./examples/onestop                           a fictional household, 2025-12
//	go run ./examples/onestop -lang zh                  in Chinese
//	go run ./examples/onestop -json                     the same as JSON
//	go run ./examples/onestop -in household.json        your own; -in - reads standard input
//
// A household is one JSON object: see household.json beside this file, and testdata/every.json for the rarer parts. A
// field nobody knows is an error that names its path, such as members[0].unemployment.paid_month. A part that is left
// out is never taken for zero: what it would lead to is listed as not described, and an amount it would be needed for
// is listed with the missing figure.
//
// Figures of the law come from the library's tables. A figure of one's own goes under "figures" with its document, and
// that in Chinese as document_zh, and is graded supplied; the list of names is in figures.go.
//
// The exit status is 0 where all is well, 1 where a benefit could not be computed because of what the household says, 2
// where the household could not be read.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

//go:embed household.json
var demoHousehold []byte

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// options are the flags.
type options struct {
	in   string
	lang rule.Language
	json bool
}

// run is the program: it reads args and, with -in -, stdin; it returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return program.Run("onestop", args, stderr, readFlags, func(o *options) (bool, error) { return o.compute(stdin, stdout) })
}

// compute reads the household and prints the page. It reports whether every benefit could be computed from what the
// household says; an error means that the household could not be read or the page not be written.
func (o *options) compute(stdin io.Reader, stdout io.Writer) (bool, error) {
	source, data, err := o.read(stdin)
	if err != nil {
		return false, err
	}
	h, err := readHousehold(data)
	if err != nil {
		return false, fmt.Errorf("%s cannot be used:\n%s", source, indented(err))
	}
	r := evaluate(h)
	text := r.page(o.lang, source)
	if o.json {
		text, err = r.json(o.lang)
	}
	if err == nil {
		_, err = io.WriteString(stdout, text)
	}
	if err != nil {
		return false, fmt.Errorf("the page cannot be written: %w", err)
	}
	return r.clean(), nil
}

// readFlags reads the command line. Every bad flag value is reported at once.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := flag.NewFlagSet("onestop", flag.ContinueOnError)
	fs.StringVar(&o.in, "in", "", "household JSON `file`, - for standard input (without it: a fictional household)")
	lang := fs.String("lang", "en", "language of the page, `en or zh`")
	fs.BoolVar(&o.json, "json", false, "print JSON instead of the page")
	if err := program.Parse(fs, args, stderr); err != nil {
		return nil, err
	}
	var err error
	o.lang, err = program.Language(*lang)
	return o, errors.Join(program.OnlyFlags(fs), err)
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

// indented prints each error of a tree on a line of its own.
func indented(err error) string {
	return "  " + strings.ReplaceAll(err.Error(), "\n", "\n  ")
}
