package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/shebao-go/shebao/tools/mutate/hunt"
)

// tally is how many mutants of a package came to which end.
type tally struct{ all, killed, argued, survived int }

func (t *tally) add(o tally) {
	t.all, t.killed, t.argued, t.survived = t.all+o.all, t.killed+o.killed, t.argued+o.argued, t.survived+o.survived
}

// share is the percentage of those that can be noticed that were.
func (t tally) share() float64 {
	if t.all == t.argued {
		return 100
	}
	return 100 * float64(t.killed) / float64(t.all-t.argued)
}

// report prints the survivors and a table of the packages; an error where a survivor is not argued.
func report(out io.Writer, results []hunt.Result, argued arguments, took time.Duration) error {
	packages := map[string]*tally{}
	for _, r := range results {
		one := tally{all: 1}
		listed := argued.about(r.Mutant)
		switch {
		case r.Outcome == hunt.Killed:
			one.killed = 1
			if listed {
				fmt.Fprintf(out, "noticed, though argued.csv names it: %s\n", place(r.Mutant))
			}
		case listed:
			one.argued = 1
		default:
			one.survived = 1
			fmt.Fprintf(out, "%s %s\n", r.Outcome, place(r.Mutant))
		}
		if packages[r.Package] == nil {
			packages[r.Package] = &tally{}
		}
		packages[r.Package].add(one)
	}
	var total tally
	fmt.Fprintf(out, "\n%-26s %7s %7s %7s %8s %7s\n", "package", "mutants", "killed", "argued", "survived", "share")
	line := func(name string, t tally) {
		fmt.Fprintf(out, "%-26s %7d %7d %7d %8d %6.1f%%\n", name, t.all, t.killed, t.argued, t.survived, t.share())
	}
	for _, name := range slices.Sorted(maps.Keys(packages)) {
		line(name, *packages[name])
		total.add(*packages[name])
	}
	line("all", total)
	fmt.Fprintf(out, "in %.0f seconds\n", took.Seconds())
	if total.survived > 0 {
		return fmt.Errorf("%d mutants survived: add a case that notices, or a line to argued.csv that says why "+
			"none can", total.survived)
	}
	return nil
}
