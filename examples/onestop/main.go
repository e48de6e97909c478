// Command onestop is the "one window" of clause 3.1 to 3.3 of the city's 2014 notice (一窗多能、综合受理): the description of a
// household goes in, and every benefit of the library comes out for every member and for the household, with its amount,
// period, reason, document and grade, or the reason it is not there, or the figure that is missing.
//
//	go run ./examples/onestop                           a fictional household, 2025-12
//	go run ./examples/onestop -lang zh                  in Chinese
//	go run ./examples/onestop -json                     the same as JSON
//	go run ./examples/onestop -in household.json        your own; -in - reads standard input
//
// A household is one JSON object: see household.json beside this file, and testdata/every.json for the rarer parts. A field nobody knows is an
// error that names its path, such as members[0].unemployment.paid_month. A part that is left out is never taken for zero:
// what it would lead to is listed as not described, and an amount it would be needed for is listed with the missing figure.
//
// Figures of the law come from the library's tables. A figure of one's own goes under "figures" with its document and is
// graded supplied; the list of names is in figures.go.
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

	"github.com/shebao-go/shebao/rule"
)

// The exit status.
const (
	allGood     = 0
	someRefused = 1
	cannotRun   = 2
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
	o, err := readFlags(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return allGood
	}
	if err != nil {
		fmt.Fprintf(stderr, "onestop: the flags cannot be used:\n%s\n", indented(err))
		return cannotRun
	}
	source, data, err := o.read(stdin)
	if err != nil {
		fmt.Fprintln(stderr, "onestop:", err)
		return cannotRun
	}
	h, err := readHousehold(data)
	if err != nil {
		fmt.Fprintf(stderr, "onestop: %s cannot be used:\n%s\n", source, indented(err))
		return cannotRun
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
		fmt.Fprintln(stderr, "onestop: the page cannot be written:", err)
		return cannotRun
	}
	return r.status()
}

// readFlags reads the command line.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := flag.NewFlagSet("onestop", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&o.in, "in", "", "household JSON `file`, - for standard input (without it: a fictional household)")
	lang := fs.String("lang", "en", "language of the page, `en or zh`")
	fs.BoolVar(&o.json, "json", false, "print JSON instead of the page")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fs.SetOutput(stderr)
		fs.Usage()
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w (see -h)", err)
	}
	var errs []error
	if fs.NArg() > 0 {
		errs = append(errs, fmt.Errorf("%q is not expected: every input is a flag (see -h)", fs.Arg(0)))
	}
	switch *lang {
	case "en":
	case "zh":
		o.lang = rule.Chinese
	default:
		errs = append(errs, fmt.Errorf("-lang %q is not known; use en or zh", *lang))
	}
	return o, errors.Join(errs...)
}

// read returns the household's text and the name of where it comes from.
func (o *options) read(stdin io.Reader) (string, []byte, error) {
	switch o.in {
	case "":
		return "", demoHousehold, nil
	case "-":
		data, err := io.ReadAll(io.LimitReader(stdin, maxInput+1))
		return "stdin", data, err
	}
	f, err := os.Open(o.in)
	if err != nil {
		return o.in, nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxInput+1))
	return o.in, data, err
}

// indented prints each error of a tree on a line of its own.
func indented(err error) string {
	return "  " + strings.ReplaceAll(err.Error(), "\n", "\n  ")
}
