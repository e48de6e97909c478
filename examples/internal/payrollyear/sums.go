package payrollyear

import (
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/rule"
)

// byPayer is an amount of each payer, fen.
type byPayer [rule.Employer + 1]int64

// both is the sum of the two payers.
func (b byPayer) both() int64 { return b[rule.Employee] + b[rule.Employer] }

// byScheme is the amounts of both payers in each scheme.
type byScheme [rule.Housing + 1]byPayer

// sum is one payer's amounts in all schemes.
func (b *byScheme) sum(payer rule.Payer) (total int64) {
	for _, amounts := range b {
		total += amounts[payer]
	}
	return total
}

// sums are the year in whole fen: every number is a sum of rounded lines. Index 0 of a list by month is the whole year.
type sums struct {
	due              [months + 1]byScheme
	people           [months + 1]int // with a slip in the month; of the year: at its start
	hires, leavers   [months + 1]int
	withheld         [months + 1]int64 // out of the pay of the month, that of the settlement with what was made up
	borne            int64
	advanced         int64 // and not recovered by December
	open             int64 // made up and not withheld
	items            map[string]*byPayer
	tax, taxMadeUp   [4]int64 // the columns of the year, and what of it was made up
	grades           map[rule.Grade]int
	madeUp           [months + 1]byPayer
	madeUpPeople     int
	madeUpCauses     map[string]int
	withheldOfMadeUp int64
}

func newSums() *sums {
	return &sums{items: map[string]*byPayer{}, grades: map[rule.Grade]int{}, madeUpCauses: map[string]int{}}
}

// add adds a person's year.
func (s *sums) add(one *personYear) {
	s.heads(&one.person)
	for m := range one.due {
		if one.due[m] != nil {
			s.month(one, m)
		}
	}
	s.beside(one)
	s.late(one)
	s.told(one)
}

func (s *sums) heads(p *person) {
	if p.hiredInYear() {
		s.hires[p.hired.Month().Month()]++
		s.hires[0]++
	} else {
		s.people[0]++
	}
	if p.holds(p.left.Month()) {
		s.leavers[p.left.Month().Month()]++
		s.leavers[0]++
	}
}

func (s *sums) month(one *personYear, m int) {
	slip := one.due[m]
	s.people[m]++
	s.grades[slip.Grade()]++
	for i := range slip.Lines {
		line := &slip.Lines[i]
		s.due[m][line.Scheme()][line.Payer()] += line.Fen()
		s.due[0][line.Scheme()][line.Payer()] += line.Fen()
	}
	w := &one.withheld[m]
	withheld := roster.Fen(w.WithheldTotal) + roster.Fen(sum(one.settledIn(m).withheld))
	s.withheld[m] += withheld
	s.withheld[0] += withheld
	s.borne += roster.Fen(w.BorneTotal)
	s.advanced += roster.Fen(w.Advanced) - roster.Fen(w.Recovered)
}

func (s *sums) beside(one *personYear) {
	for i := range one.items {
		line := &one.items[i]
		item := line.Item()
		name := item.Spec().Name
		if s.items[name] == nil {
			s.items[name] = new(byPayer)
		}
		for _, payer := range [...]rule.Payer{rule.Employee, rule.Employer} {
			if amount, ok := line.Amount(payer); ok {
				s.items[name][payer] += roster.Fen(amount)
			}
		}
	}
}

func (s *sums) late(one *personYear) {
	for _, d := range one.deltas {
		s.madeUp[d.Month.Month()][d.Payer] += roster.Fen(d.Diff)
		s.madeUp[0][d.Payer] += roster.Fen(d.Diff)
		s.madeUpCauses[d.Cause.String()]++
	}
	if len(one.deltas) > 0 {
		s.madeUpPeople++
	}
	for _, settled := range one.settled {
		s.withheldOfMadeUp += roster.Fen(sum(settled.withheld))
		s.borne += roster.Fen(sum(settled.borne))
		s.open += roster.Fen(settled.open)
	}
}

// told adds what income tax was told of each month.
func (s *sums) told(one *personYear) {
	for m := range one.told {
		for i, column := range one.told[m].columns {
			s.tax[i] += column
		}
	}
	for _, settled := range one.settled {
		for _, a := range settled.withheld {
			s.taxMadeUp[taxColumn(a.Scheme)] += roster.Fen(a.Amount)
		}
	}
}

// taxColumn is the place of a scheme among the columns income tax is told.
func taxColumn(scheme rule.Scheme) int {
	switch scheme {
	case rule.Medical:
		return 1
	case rule.Unemployment:
		return 2
	case rule.Housing:
		return 3
	}
	return 0 // the pension
}
