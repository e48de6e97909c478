package main

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/taxform"
	"github.com/shebao-go/shebao/rule"
)

// sums are the year in whole fen: every number is a sum of rounded lines.
type sums struct {
	scheme         [rule.Housing + 1][rule.Employer + 1]int64
	month          [months + 1][rule.Employer + 1]int64
	people         [months + 1]int
	hires, leavers [months + 1]int
	withheld       [months + 1]int64
	advanced       [months + 1]int64
	recovered      [months + 1]int64
	borne          [months + 1]int64
	items          map[string]*[rule.Employer + 1]int64
	tax            map[string]int64
	grades         map[rule.Grade]int
	retroPeople    int
	retro          [rule.Employer + 1]int64
	retroMonths    [months + 1][rule.Employer + 1]int64
	retroCauses    map[string]int
}

func yuanFen(d decimal.Decimal) int64 { return d.Shift(2).BigInt().Int64() }

// add takes over one person.
func (s *sums) add(one *personYear) {
	for m := 1; m <= months; m++ {
		slip := one.due[m]
		if slip == nil {
			continue
		}
		s.people[m]++
		s.grades[slip.Grade()]++
		for i := range slip.Lines {
			line := &slip.Lines[i]
			s.scheme[line.Scheme()][line.Payer()] += line.Fen()
			s.month[m][line.Payer()] += line.Fen()
		}
		w := &one.withheld[m]
		s.withheld[m] += yuanFen(w.WithheldTotal)
		s.advanced[m] += yuanFen(w.Advanced)
		s.recovered[m] += yuanFen(w.Recovered)
		s.borne[m] += yuanFen(w.BorneTotal)
	}
	if one.hiredInYear() {
		s.hires[one.hired.Month().Month()]++
	}
	if !one.left.IsZero() && one.left.Month().Year() == theYear {
		s.leavers[one.left.Month().Month()]++
	}
	for i := range one.lines {
		line := &one.lines[i]
		item := line.Item()
		name := item.Spec().Name
		if s.items[name] == nil {
			s.items[name] = new([rule.Employer + 1]int64)
		}
		for _, payer := range [...]rule.Payer{rule.Employee, rule.Employer} {
			if amount, ok := line.Amount(payer); ok {
				s.items[name][payer] += yuanFen(amount)
			}
		}
	}
	for _, d := range one.retro.Deltas {
		s.retro[d.Payer] += yuanFen(d.Diff)
		s.retroMonths[d.Month.Month()][d.Payer] += yuanFen(d.Diff)
		s.retroCauses[d.Cause.String()]++
	}
	if len(one.retro.Deltas) > 0 {
		s.retroPeople++
	}
	s.addTax(one.sums)
}

// addTax takes over what income tax was told by December.
func (s *sums) addTax(list []taxform.Cumulated) {
	if len(list) == 0 {
		return
	}
	last := &list[len(list)-1]
	for _, c := range last.Columns() {
		if c.Amount.Valid {
			s.tax[c.Name] += yuanFen(c.Amount.Decimal)
		}
	}
	s.tax[taxTotal] += yuanFen(last.Total)
}

const taxTotal = "合计"

// total adds up the people.
func (y *year) total() *sums {
	s := &sums{items: map[string]*[rule.Employer + 1]int64{}, tax: map[string]int64{}, grades: map[rule.Grade]int{}, retroCauses: map[string]int{}}
	for i := range y.people {
		s.add(&y.people[i])
	}
	return s
}

// outsiders counts person-months without a line by scheme and reason.
func (y *year) outsiders() (list []payroll.Exclusion, counts map[payroll.Exclusion]int) {
	counts = map[payroll.Exclusion]int{}
	for i := range y.people {
		for _, slip := range y.people[i].due {
			if slip == nil {
				continue
			}
			for _, x := range slip.NotApplicable {
				if x.Scheme == rule.IllnessSupplement {
					continue // not levied in the year; the page says it once
				}
				if counts[x] == 0 {
					list = append(list, x)
				}
				counts[x]++
			}
		}
	}
	return list, counts
}
