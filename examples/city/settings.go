package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// The most a run takes.
const (
	maxPeople = 1_000_000_000
	maxMonths = 120
	maxCores  = 1024
)

// options are the flags.
type options struct {
	people   int64
	from     rule.Month
	months   int
	cores    int
	seed     uint64
	lang     rule.Language
	own      []ownFigure
	progress bool
}

// ownFigure is one figure of -with, such as pension.floor=5510.
type ownFigure struct{ name, value string }

// readFlags reads the command line. Every bad flag value is reported at once.
func readFlags(args []string, stderr io.Writer) (*options, error) {
	o := &options{}
	fs := flag.NewFlagSet("city", flag.ContinueOnError)
	people := fs.String("people", "13000000", "`number` of employees, at most "+page.Grouped(strconv.Itoa(maxPeople)))
	from := fs.String("from", "2025-07", "first `month`")
	months := fs.String("months", "12", "`number` of months, at most "+strconv.Itoa(maxMonths))
	cores := fs.String("cores", strconv.Itoa(min(runtime.GOMAXPROCS(0), maxCores)), "`number` of cores to use")
	seed := fs.String("seed", "1", "`number` the people are made from: another one, another city")
	lang := fs.String("lang", "en", "language of the page, `en or zh`")
	fs.BoolVar(&o.progress, "progress", false, "tell the progress on standard error even where that is no terminal")
	const with = "your own figure where the library has none: `name=value`, such as pension.floor=5510; may be repeated"
	fs.Func("with", with, func(text string) error {
		name, value, _ := strings.Cut(text, "=")
		if name == "" || value == "" {
			return errors.New("write name=value, such as pension.floor=5510")
		}
		o.own = append(o.own, ownFigure{name, value})
		return nil
	})
	if err := program.Parse(fs, args, stderr); err != nil {
		return nil, err
	}
	errs := []error{program.OnlyFlags(fs)}
	whole := func(name, text string, least, most int64) int64 {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || n < least || n > most {
			errs = append(errs, fmt.Errorf("-%s %q is not a whole number from %d to %d; write digits only, such as %s", name, text, least, most, fs.Lookup(name).DefValue))
		}
		return n
	}
	o.people = whole("people", *people, 1, maxPeople)
	o.months = int(whole("months", *months, 1, maxMonths))
	o.cores = int(whole("cores", *cores, 1, maxCores))
	o.seed = uint64(whole("seed", *seed, 0, 1<<63-1))
	var err error
	o.from, err = rule.ParseMonth(*from)
	errs = append(errs, program.FlagError("from", err))
	o.lang, err = program.Language(*lang)
	errs = append(errs, err, o.onceEach())
	return o, errors.Join(errs...)
}

// onceEach refuses two values for one figure.
func (o *options) onceEach() error {
	seen := map[string]string{}
	for _, f := range o.own {
		if before, twice := seen[f.name]; twice {
			return fmt.Errorf("-with %s is there twice, as %s and %s; give one", f.name, before, f.value)
		}
		seen[f.name] = f.value
	}
	return nil
}

func (o *options) employeeMonths() int64 { return o.people * int64(o.months) }

func (o *options) say(english, chinese string) string { return program.Say(o.lang, english, chinese) }
