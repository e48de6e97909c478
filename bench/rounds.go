package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"
)

// variant is one way to do the work of its group.
type variant struct {
	name      string
	employees int // of one call
	call      func(person int) error
}

// group is variants that do the same work. Of the first ones, so many as are candidates, the fastest at the median is
// the reference.
type group struct {
	title      string
	candidates int
	variants   func(o options) ([]variant, error)
}

var groups = []group{
	{"one slip, amount by amount", 1, slips},
	{"many employees, fen to fen, one core", 2, func(o options) ([]variant, error) { return fills(o, 1) }},
	{"many employees, fen to fen, two cores", 2, func(o options) ([]variant, error) { return fills(o, twoCores) }},
	{"many employees by rows, one core", 1, func(o options) ([]variant, error) { return rowFills(o, 1) }},
	{"many employees by rows, two cores", 1, func(o options) ([]variant, error) { return rowFills(o, twoCores) }},
	{"one CSV row of amounts computed before", 1, csvRows},
	{"slips by name, JSON lines, all cores", 1, jsonLines},
	{"a roster as CSV to slips as CSV, one thread", 1, func(o options) ([]variant, error) { return files(o, 1) }},
	{"a roster as CSV to slips as CSV, two threads", 1,
		func(o options) ([]variant, error) { return files(o, twoCores) }},
	{"a roster as CSV to slips as JSON lines, one thread", 1,
		func(o options) ([]variant, error) { return forms(o, 1) }},
	{"a roster as CSV to slips as JSON lines, two threads", 1,
		func(o options) ([]variant, error) { return forms(o, twoCores) }},
}

// slipPeople is how many employees slips and rows are computed for in turn: their amounts fit the cache.
const slipPeople = 256

// slipVariant is a way to compute one slip.
type slipVariant struct {
	name string
	new  func(wages []int64) (slipper, error)
}

var slipVariants = []slipVariant{
	{"shopspring/decimal", newShopspring},
	{"govalues/decimal", newGovalues},
	{"quagmt/udecimal", newUdecimal},
	{"cockroachdb/apd", newApd},
	{"shebao Slip, every amount read", newRead},
	{"shebao Slip, unread", newUnread},
}

func slips(options) ([]variant, error) {
	var out []variant
	for _, v := range slipVariants {
		s, err := v.new(people(slipPeople))
		if err != nil {
			return nil, err
		}
		out = append(out, variant{v.name, 1, s.slip})
	}
	return out, nil
}

func fills(o options, cores int) ([]variant, error) {
	rows, wages := o.rows, people(o.rows)
	plan, err := newPlanned(wages)
	if err != nil {
		return nil, err
	}
	inColumns, inRows := newColumnLoop(wages), newRowLoop(wages)
	return []variant{
		{"constant loop in columns", rows, func(int) error { return inColumns.fill(cores) }},
		{"constant loop by rows", rows, func(int) error { return inRows.fill(cores) }},
		{"shebao Plan", rows, func(int) error { return plan.fill(cores) }},
	}, nil
}

func rowFills(o options, cores int) ([]variant, error) {
	rows, wages := o.rows, people(o.rows)
	plan, err := newPlannedRows(wages)
	if err != nil {
		return nil, err
	}
	loop := newRowLoop(wages)
	return []variant{
		{"constant loop by rows", rows, func(int) error { return loop.fill(cores) }},
		{"shebao Plan by rows", rows, func(int) error { return plan.fill(cores) }},
	}, nil
}

func csvRows(options) ([]variant, error) {
	decimals, err := newShopspringRows(people(slipPeople))
	if err != nil {
		return nil, err
	}
	fens, err := newFenRows(people(slipPeople))
	if err != nil {
		return nil, err
	}
	return []variant{
		{"shopspring StringFixed", 1, decimals.row},
		{"shebao Batch.AppendCSV", 1, fens.row},
	}, nil
}

// linePeople is how many lines are answered in one go.
const linePeople = 10_000

func jsonLines(options) ([]variant, error) {
	b, err := newByName(people(linePeople))
	if err != nil {
		return nil, err
	}
	return []variant{
		{"encoding/json, answers made before", linePeople, func(int) error { return b.byEncodingJSON(io.Discard) }},
		{"shebao scenario.CallAll", linePeople, func(int) error { return b.byCallAll(io.Discard) }},
	}, nil
}

// files are a whole job, from file to file.
func files(o options, cores int) ([]variant, error) {
	e, err := newEndToEnd(o.folder, people(o.rosterRows))
	if err != nil {
		return nil, err
	}
	return []variant{
		{"DuckDB", o.rosterRows, func(int) error { return e.byDuckDB(cores) }},
		{"shebao examples/payroll", o.rosterRows, func(int) error { return e.byProgram(cores, e.slips("program")) }},
	}, nil
}

// forms are the same job to slips in two forms.
func forms(o options, cores int) ([]variant, error) {
	e, err := newEndToEnd(o.folder, people(o.rosterRows))
	if err != nil {
		return nil, err
	}
	return []variant{
		{"shebao examples/payroll, CSV", o.rosterRows, func(int) error { return e.inForm(cores, "csv") }},
		{"shebao examples/payroll, JSON lines", o.rosterRows, func(int) error { return e.inForm(cores, "jsonl") }},
	}, nil
}

// result is what was measured of one variant.
type result struct {
	group, name string
	reference   string // of the group
	employees   int
	times       []float64 // ns an employee, by count
	ratios      []float64 // to the reference, by count
	allocations float64   // of one call
}

// measure measures every group.
func measure(o options) (all []result, err error) {
	if o.folder, err = os.MkdirTemp("", "bench"); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(o.folder)) }()
	for _, g := range groups {
		variants, err := g.variants(o)
		if err != nil {
			return nil, err
		}
		results, err := takeTurns(variants, o)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.title, err)
		}
		compare(results, g.candidates)
		for _, r := range results {
			r.group = g.title
			all = append(all, r)
		}
	}
	return all, nil
}

// compare divides every time by that of the reference in the same count.
func compare(results []result, candidates int) {
	median := func(r result) float64 { return spreadOf(r.times)[1] }
	faster := func(a, b result) int { return cmp.Compare(median(a), median(b)) }
	reference := slices.MinFunc(results[:candidates], faster)
	for i := range results {
		r := &results[i]
		r.reference = reference.name
		for count, time := range r.times {
			r.ratios = append(r.ratios, time/reference.times[count])
		}
	}
}

// takeTurns measures the variants of a group count by count.
func takeTurns(variants []variant, o options) ([]result, error) {
	n := len(variants)
	results, calls := make([]result, n), make([]int, n)
	for i, v := range variants {
		var err error
		if calls[i], err = v.callsIn(o.span); err != nil {
			return nil, fmt.Errorf("%s: %w", v.name, err)
		}
		person := 0
		allocations := testing.AllocsPerRun(calls[i], func() {
			err = errors.Join(err, v.call(person%slipPeople))
			person++
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", v.name, err)
		}
		results[i] = result{name: v.name, employees: v.employees, allocations: allocations}
	}
	for count := range o.counts {
		took := make([]float64, n)
		for turn := range n {
			i := (count + turn) % n
			runtime.GC()
			spent, err := variants[i].time(calls[i])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", variants[i].name, err)
			}
			took[i] = float64(spent.Nanoseconds()) / float64(calls[i]) / float64(variants[i].employees)
		}
		for i := range results {
			results[i].times = append(results[i].times, took[i])
		}
	}
	return results, nil
}

// callsIn returns how many calls take about a span, and warms up.
func (v variant) callsIn(span time.Duration) (int, error) {
	for calls := 1; ; calls *= 2 {
		spent, err := v.time(calls)
		if err != nil || spent >= span/2 {
			return calls, err
		}
	}
}

// time is how long the processors work on so many calls.
func (v variant) time(calls int) (time.Duration, error) {
	start, startErr := processorTime()
	for i := range calls {
		if err := v.call(i % slipPeople); err != nil {
			return 0, err
		}
	}
	end, endErr := processorTime()
	return end - start, errors.Join(startErr, endErr)
}
