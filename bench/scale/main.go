// Command scale measures how the programs grow with their rows: examples/payroll from a roster as CSV to slips as CSV,
// and examples/city, each as a process of its own, for 1, 1,000, 1,000,000 and 13,000,000 people, and how long
// examples/payroll takes to start; examples/payrollyear, a year with all its files, for up to 20,000 people; and
// examples/beam, on Beam's prism in one process, for up to 1,000,000 people.
//
//	cd bench && go run ./scale [-counts 3] [-rows 1,1000,20000,1000000,13000000]
//
// Every run is repeated -counts times; printed are the least time by the clock and of all processors together, which is
// without what other programs take, and the largest memory (the resident set at its peak). A row of the table also says
// what one person costs beyond what starting costs. A second table says how many times as long as payroll beam takes,
// each run of one following a run of the other. The rosters and slips of 13,000,000 people take 3 GB of disk in the
// folder of temporary files (TMPDIR).
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	maxPeople = 13_000_000
	maxPrism  = 1_000_000 // prism keeps every row in memory
	maxYear   = 20_000    // whose files are 330 MB
	starts    = 20        // runs of which the least says how long starting takes
)

// options are the flags.
type options struct {
	counts int
	rows   []int
}

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func readOptions(args []string, usage io.Writer) (options, error) {
	o := options{}
	flags := flag.NewFlagSet("scale", flag.ContinueOnError)
	flags.SetOutput(usage)
	flags.IntVar(&o.counts, "counts", 3, "runs of each, at least 1")
	rows := flags.String("rows", "1,1000,20000,1000000,13000000",
		"`numbers` of people, 1 to 13000000, with commas between")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	var errs []error
	if flags.NArg() > 0 {
		errs = append(errs, fmt.Errorf("argument %q is not known; only flags are taken, see -h", flags.Arg(0)))
	}
	if o.counts < 1 {
		errs = append(errs, fmt.Errorf("-counts %d is below 1; pass how often each is run, such as 3", o.counts))
	}
	for text := range strings.SplitSeq(*rows, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > maxPeople {
			errs = append(errs,
				fmt.Errorf("-rows: %q is not 1 to %d; pass numbers of people such as 1,1000", text, maxPeople))
		}
		o.rows = append(o.rows, n)
	}
	return o, errors.Join(errs...)
}

func run(args []string, out, usage io.Writer) (err error) {
	o, err := readOptions(args, usage)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "scale")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	p := programs{folder: folder}
	if err := p.build(); err != nil {
		return err
	}
	table, err := p.table(o)
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, table)
	return err
}

// programs are those that are measured, built into a folder.
type programs struct{ folder string }

func (p programs) path(name string) string { return filepath.Join(p.folder, name) }

// build builds them.
func (p programs) build() error {
	for _, program := range []struct{ name, module, folder string }{
		{"payroll", "..", "./examples/payroll"}, {"city", "..", "./examples/city"},
		{"payrollyear", "..", "./examples/payrollyear"}, {"beam", "../examples/beam", "."},
	} {
		_, err := measured("go", "build", "-C", program.module, "-o", p.path(program.name), program.folder)
		if err != nil {
			return err
		}
	}
	return nil
}

// table measures everything and is both tables, as Markdown.
func (p programs) table(o options) (string, error) {
	lines := []string{"| program | people | seconds | processor seconds | MB at most | µs a person, of processors |",
		"| --- | ---: | ---: | ---: | ---: | ---: |"}
	for _, program := range []struct {
		name string
		most int
		run  func(people int) (cost, error)
	}{{"payroll", maxPeople, p.payroll}, {"city", maxPeople, p.city}, {"payrollyear", maxYear, p.year},
		{"beam", maxPrism, p.beam}} {
		var first cost
		for i, people := range o.rows {
			if people > program.most {
				continue
			}
			all, err := times(o.counts, people, program.run)
			if err != nil {
				return "", err
			}
			got := least(all)
			if i == 0 {
				first = got
			}
			lines = append(lines, got.line(program.name, people, first, people-o.rows[0]))
		}
	}
	starts, err := times(starts, 0, p.start)
	if err != nil {
		return "", err
	}
	lines = append(lines, least(starts).line("payroll -h", 0, cost{}, 0), "")
	beside, err := p.beside(o)
	return strings.Join(append(lines, beside...), "\n") + "\n", err
}

// beside runs beam and payroll in turns with the most people that prism takes, and is a table of how many times as long
// beam takes.
func (p programs) beside(o options) ([]string, error) {
	people := 0
	for _, n := range o.rows {
		people = max(people, min(n, maxPrism))
	}
	var alone, beam []cost
	for range o.counts {
		for _, turn := range []struct {
			run  func(people int) (cost, error)
			into *[]cost
		}{{p.payroll, &alone}, {p.beam, &beam}} {
			one, err := turn.run(people)
			if err != nil {
				return nil, err
			}
			*turn.into = append(*turn.into, one)
		}
	}
	lines := []string{
		fmt.Sprintf("| beam in times of payroll, %d people, %d turns | least | median | largest |", people, o.counts),
		"| --- | ---: | ---: | ---: |"}
	return append(lines, ratioLine("seconds", beam, alone, func(c cost) int64 { return c.clock }),
		ratioLine("processor seconds", beam, alone, func(c cost) int64 { return c.processors })), nil
}

// payroll runs the program over a roster, which is written.
func (p programs) payroll(people int) (cost, error) {
	roster := p.path("roster.csv")
	if err := writeRoster(roster, people); err != nil {
		return cost{}, err
	}
	return measured(p.path("payroll"), asked("-in", roster, "-out", p.path("slips.csv"))...)
}

// beam runs the same as a pipeline, into a new folder.
func (p programs) beam(people int) (cost, error) {
	roster, out := p.path("roster.csv"), p.path("slips")
	if err := errors.Join(writeRoster(roster, people), os.RemoveAll(out)); err != nil {
		return cost{}, err
	}
	return measured(p.path("beam"), asked("-in", roster, "-out", out)...)
}

// year runs the year 2025 with the files for the clients.
func (p programs) year(people int) (cost, error) {
	roster, out := p.path("year.csv"), p.path("year")
	if err := errors.Join(writeYearRoster(roster, people), os.RemoveAll(out)); err != nil {
		return cost{}, err
	}
	return measured(p.path("payrollyear"), "-in", roster, "-out", out, "-year", "2025", "-injury-rate", "0.002",
		"-unemployment-rate", "0.008", "-housing-rate", "0.05", "-taxpayer", "TEST00000000000001")
}

// asked are the flags of a roster with those of an employer.
func asked(files ...string) []string {
	return append(files, "-month", "2025-08", "-injury-rate", "0.002", "-unemployment-rate", "0.008", "-housing-rate",
		"0.05")
}

// city runs a month of a city.
func (p programs) city(people int) (cost, error) {
	return measured(p.path("city"), "-people", strconv.Itoa(people), "-from", "2025-08", "-months", "1")
}

// start starts payroll, and ends it at once.
func (p programs) start(int) (cost, error) { return measured(p.path("payroll"), "-h") }

// spread gives people different wages: the multiples of a prime, in fen.
const spread = 7_919

// wageOf is a wage from 1,800.00 to 61,799.99, in fen.
func wageOf(person int) int { return 180_000 + person*spread%6_000_000 }

// writeRoster writes a roster of two columns.
func writeRoster(path string, people int) error {
	return writeRows(path, "id,wage\n", people, func(text []byte, person int) []byte {
		wage := wageOf(person)
		return fmt.Appendf(text, "P%08d,%d.%02d\n", person, wage/100, wage%100)
	})
}

// writeYearRoster writes a roster of people who were there all year.
func writeYearRoster(path string, people int) error {
	const header = "id,name,id_number,kind,hired,base_before,last_year_total,last_year_months,monthly_pay\n"
	return writeRows(path, header, people, func(text []byte, person int) []byte {
		wage := wageOf(person)
		month, year := fmt.Sprintf("%d.%02d", wage/100, wage%100), fmt.Sprintf("%d.%02d", 12*wage/100, 12*wage%100)
		return fmt.Appendf(text, "P%08d,Person,TEST%014d,employee,2011-02-06,%s,%s,12,%[3]s\n", person, person, month,
			year)
	})
}

// writeRows writes a header and a line for each person.
func writeRows(path, header string, people int, line func(text []byte, person int) []byte) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	text := []byte(header)
	const block = 1 << 16
	for person := range people {
		text = line(text, person)
		if len(text) < block && person < people-1 {
			continue
		}
		if _, err := file.Write(text); err != nil {
			return errors.Join(err, file.Close())
		}
		text = text[:0]
	}
	return file.Close()
}

// times runs a program so often.
func times(counts, people int, run func(people int) (cost, error)) ([]cost, error) {
	var all []cost
	for range counts {
		one, err := run(people)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// least is the least times and the largest memory.
func least(all []cost) cost {
	of := func(field func(cost) int64) []int64 {
		var list []int64
		for _, one := range all {
			list = append(list, field(one))
		}
		return list
	}
	return cost{
		clock:      slices.Min(of(func(c cost) int64 { return c.clock })),
		processors: slices.Min(of(func(c cost) int64 { return c.processors })),
		memory:     slices.Max(of(func(c cost) int64 { return c.memory })),
	}
}
