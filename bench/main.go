// Command bench compares, side by side in one run, what the slips of 2022-01 cost: eleven lines and two totals,
// computed by this library, by other decimal libraries operation by operation, and by a loop written by hand with
// every figure a constant.
//
//	go run . [-counts 12] [-rows 1000000] [-roster 1000000] [-markdown] [-into README.md]
//
// prints one table; -markdown prints it as Markdown, -into puts it into a README. Each group of variants has the same
// wages and gives the same amounts (the tests prove it), and its first variant is its reference.
//
// # Method
//
// A measurement repeats a variant for about 50 ms, after the garbage of the one before is collected. The variants of
// a group take turns, count by count, each count beginning with another one, and the ratio to the reference is of the
// same count: what slows the machine for a while slows both. The groups follow one another, so that none has
// another's memory. Printed are the least, the median and the largest of the counts. Allocations are counted apart
// from the time, and only those of this program.
//
// Time is what the processors worked, of all cores together: on two cores as many ns as on one are half of the time
// by the clock. Work of other programs is not in it, so a machine need not be idle.
//
// The reference of many employees is the faster, at the median, of two loops written by hand: one writes the amounts of
// a person side by side, the other a column for each amount, scheme by scheme, in blocks, at addresses that do not fall
// on one another in the cache. Both have every rate in lowest terms. By rows the reference is the loop by rows.
//
// From file to file the reference is DuckDB, with the month in SQL; it is built with cgo. Both files are equal byte by
// byte.
//
// Figures and wages are in each library's own numbers before the clock runs; the policy is looked up and the plan is
// made. The plan checks every wage and knows no figure before it runs; the constant loop checks nothing and knows all
// of them.
//
// The decimal libraries alone, with Go's own method:
//
//	go test -bench . -count 10
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"time"
)

const (
	minCounts = 10
	twoCores  = 2
	minRows   = 100_000 // fewer are no work for two cores
	maxRows   = 10_000_000
	minRoster = 10_000
)

// options are the flags, and how long one measurement is.
type options struct {
	counts, rows int
	rosterRows   int
	folder       string // for files
	markdown     bool
	readmes      []string // files to put the table into
	span         time.Duration
}

func main() {
	err := run(os.Args[1:], os.Stdout, os.Stderr)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string, out, usage io.Writer) error {
	o, err := readOptions(args, usage)
	if err != nil {
		return err
	}
	if n := runtime.GOMAXPROCS(0); n < twoCores {
		return fmt.Errorf("two cores are measured and Go may use %d; run on a machine with two, or set GOMAXPROCS=2", n)
	}
	results, err := measure(o)
	if err != nil {
		return err
	}
	for _, path := range o.readmes {
		if err := into(path, o, results); err != nil {
			return err
		}
	}
	return show(out, o, results)
}

func readOptions(args []string, usage io.Writer) (options, error) {
	o := options{span: 50 * time.Millisecond}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(usage)
	flags.IntVar(&o.counts, "counts", 12, "measurements of each variant, at least 10")
	flags.IntVar(&o.rows, "rows", 1_000_000, "employees of the plan and the loop, 100,000 to 10,000,000")
	flags.IntVar(&o.rosterRows, "roster", 1_000_000, "employees of the roster that is a file, 10,000 to 10,000,000")
	flags.BoolVar(&o.markdown, "markdown", false, "print the table as Markdown")
	flags.Func("into", "put the table, as Markdown, between the marks of a `README` too; may be repeated",
		func(path string) error {
			o.readmes = append(o.readmes, path)
			return nil
		})
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	var errs []error
	if flags.NArg() > 0 {
		errs = append(errs, fmt.Errorf("argument %q is not known; only flags are taken, see -h", flags.Arg(0)))
	}
	if o.counts < minCounts {
		errs = append(errs,
			fmt.Errorf("-counts %d is below %d, too few to tell a difference from noise; pass %d or more", o.counts,
				minCounts, minCounts))
	}
	if o.rows < minRows || o.rows > maxRows {
		errs = append(errs,
			fmt.Errorf("-rows %d is not %d to %d; pass how many employees a plan computes, such as 1000000", o.rows,
				minRows, maxRows))
	}
	if o.rosterRows < minRoster || o.rosterRows > maxRows {
		errs = append(errs,
			fmt.Errorf("-roster %d is not %d to %d; pass how many employees a roster has, such as 1000000",
				o.rosterRows, minRoster, maxRows))
	}
	return o, errors.Join(errs...)
}
