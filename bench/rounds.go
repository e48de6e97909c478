package main

import (
	"errors"
	"fmt"
	"runtime"
	"testing"
	"time"
)

// variant is one way to do the work of its group.
type variant struct {
	name      string
	employees int // of one call
	call      func(person int) error
}

// group is variants that do the same work. The first is the reference.
type group struct {
	title    string
	variants func(rows int) ([]variant, error)
}

var groups = []group{
	{"one slip, amount by amount", slips},
	{"many employees, fen to fen, one core", func(rows int) ([]variant, error) { return fills(rows, 1) }},
	{"many employees, fen to fen, two cores", func(rows int) ([]variant, error) { return fills(rows, twoCores) }},
	{"one CSV row of amounts computed before", csvRows},
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

func slips(int) ([]variant, error) {
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

func fills(rows, cores int) ([]variant, error) {
	wages := people(rows)
	plan, err := newPlanned(wages)
	if err != nil {
		return nil, err
	}
	byHand := newLoop(wages)
	return []variant{
		{"constant loop", rows, func(int) error { return byHand.fill(cores) }},
		{"shebao Plan", rows, func(int) error { return plan.fill(cores) }},
	}, nil
}

func csvRows(int) ([]variant, error) {
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

// result is what was measured of one variant.
type result struct {
	group, name string
	employees   int
	times       []float64 // ns an employee, by count
	ratios      []float64 // to the reference, by count
	allocations float64   // of one call
}

// measure measures every group.
func measure(o options) ([]result, error) {
	var all []result
	for _, g := range groups {
		variants, err := g.variants(o.rows)
		if err != nil {
			return nil, err
		}
		results, err := takeTurns(variants, o)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.title, err)
		}
		for _, r := range results {
			r.group = g.title
			all = append(all, r)
		}
	}
	return all, nil
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
			results[i].ratios = append(results[i].ratios, took[i]/took[0])
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

// time is how long so many calls take.
func (v variant) time(calls int) (time.Duration, error) {
	start := time.Now()
	for i := range calls {
		if err := v.call(i % slipPeople); err != nil {
			return 0, err
		}
	}
	return time.Since(start), nil
}
