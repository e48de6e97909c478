package main

import (
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
)

// handsOn is the code of a block that only hands on the error of the call before it.
var handsOn = regexp.MustCompile(`^(if|\}) .*\b\w*[eE]rr\w*(\(\))? != nil \{ ` +
	`return ([^;]*, )?(err|rule\.UnknownFigure\(err\)|fmt\.Errorf\([^()]*, err\)) \}$`)

// tally is how many statements there are, and how many of them no test runs, by reason.
type tally struct{ all, handsOn, explained, unexplained int }

func (t *tally) add(o tally) {
	t.all, t.handsOn = t.all+o.all, t.handsOn+o.handsOn
	t.explained, t.unexplained = t.explained+o.explained, t.unexplained+o.unexplained
}

// share is the percentage of the statements that run.
func (t tally) share() float64 {
	return 100 - 100*float64(t.handsOn+t.explained+t.unexplained)/float64(max(t.all, 1))
}

// report prints a table of the packages and what is not explained, and fails where there is any, where less than the
// least runs and where an explanation is of nothing.
func report(out io.Writer, blocks []block, explained [][]string, least float64) error {
	packages, total, used := map[string]*tally{}, tally{}, map[string]bool{}
	var names []string
	for _, b := range blocks {
		one := tally{all: b.statements}
		if !b.runs {
			one = b.missed(explained, used)
			if one.unexplained > 0 {
				fmt.Fprintf(out, "%s:%d %s\n", b.file, b.line, b.code)
			}
		}
		name := path.Dir(b.file)
		if packages[name] == nil {
			packages[name], names = &tally{}, append(names, name)
		}
		packages[name].add(one)
		total.add(one)
	}
	slices.Sort(names)
	fmt.Fprintf(out, "\n%-26s %10s %10s %10s %12s %7s\n",
		"package", "statements", "hand on", "explained", "unexplained", "run")
	for _, name := range names {
		packages[name].print(out, name)
	}
	total.print(out, "all")
	for _, row := range explained {
		if !used[row[0]+"\n"+row[1]] {
			return fmt.Errorf("explained.csv: %s: %s: a test runs it, or it is not there any more; take the line out",
				row[0], row[1])
		}
	}
	switch {
	case total.share() < least:
		return fmt.Errorf("%.2f %% of the statements run, less than %v %%", total.share(), least)
	case total.unexplained > 0:
		return fmt.Errorf("%d statements run in no test: add a case, or a line to tools/cover/explained.csv",
			total.unexplained)
	}
	return nil
}

func (t tally) print(out io.Writer, name string) {
	fmt.Fprintf(out, "%-26s %10d %10d %10d %12d %6.2f%%\n",
		name, t.all, t.handsOn, t.explained, t.unexplained, t.share())
}

// missed is the tally of a block that no test runs; it notes the explanation that is used.
func (b block) missed(explained [][]string, used map[string]bool) tally {
	out := tally{all: b.statements}
	at := slices.IndexFunc(explained, func(row []string) bool { return row[0] == b.file && row[1] == b.code })
	switch {
	case at >= 0:
		used[b.file+"\n"+b.code] = true
		out.explained = b.statements
	case handsOn.MatchString(b.code):
		out.handsOn = b.statements
	default:
		out.unexplained = b.statements
	}
	return out
}
