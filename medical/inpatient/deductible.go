package inpatient

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
)

// spell is where one continuous stay stands: the days since the deductible was last due and the standard then charged.
type spell struct {
	days    int
	charged decimal.Decimal
}

// begin returns where the stay stands on its first day in this hospital. before is where the stay left in the list
// stands, nil where none is listed.
func (s *Stay) begin(rules *Params, person Person, before *spell) spell {
	switch {
	case s.TransferredFrom == 0:
		return spell{}
	case before != nil:
		return *before
	}
	in := spell{charged: rules.deductible(person, s.TransferredFrom)}
	if s.Kind == Mental {
		in.charged = decimal.Decimal{}
	}
	if length := s.again(rules); s.DaysBefore > 0 {
		in.days = (s.DaysBefore-1)%length + 1
	}
	return in
}

// again returns the days after which the deductible is due again.
func (s *Stay) again(rules *Params) int {
	if s.Kind == Tuberculosis {
		return rules.TuberculosisAfter
	}
	return rules.AgainAfter
}

// charge returns the deductible due in this hospital and moves the spell to its last day. A stay owes it once, and once
// more for every 90 days it exceeds (art. 18 (3)); a transfer is one stay, of which only an upward difference to what
// was charged is due (art. 53); a mental ward owes none (art. 18 (4)).
func (sp *spell) charge(s *Stay, rules *Params, person Person) decimal.Decimal {
	if s.Kind == Mental {
		sp.days += s.Days
		return decimal.Decimal{}
	}
	standard, length := rules.deductible(person, s.Tier), s.again(rules)
	if sp.days >= length {
		*sp = spell{}
	}
	due := decimal.Max(standard.Sub(sp.charged), decimal.Decimal{})
	sp.charged = sp.charged.Add(due)
	sp.days += s.Days
	if times := (sp.days - 1) / length; times > 0 {
		due = due.Add(standard.Mul(whole.Number(times)))
		*sp = spell{days: sp.days - times*length, charged: standard}
	}
	return due
}
