package planrow

import (
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Limits are the limits of a scheme's base.
type Limits struct {
	Scheme         rule.Scheme
	Floor, Ceiling int64 // fen, equal where the base is fixed
	Fixed          bool  // no limit decides the base
}

// LimitsOf are the limits of the lines of a slip, which every slip of its plan has, each scheme's once. It reports
// whether the lines are the columns of the plan.
func LimitsOf(slip *payroll.Slip, columns []payroll.Column) ([]Limits, bool) {
	var all []Limits
	for i := range slip.Lines {
		line := &slip.Lines[i]
		charge := line.Charge()
		prepared, err := charge.Prepare()
		column := payroll.Column{Scheme: line.Scheme(), Payer: line.Payer()}
		if err != nil || i >= len(columns) || columns[i] != column {
			return nil, false
		}
		if n := len(all); n == 0 || all[n-1].Scheme != line.Scheme() {
			terms := prepared.Terms()
			all = append(all, Limits{line.Scheme(), terms.Floor, terms.Ceiling, charge.Fixed})
		}
	}
	return all, len(slip.Lines) == len(columns)
}

// Wages are the wages that the scheme is charged on.
func (l *Limits) Wages(b *payroll.Batch) []int64 {
	own := b.Wages.Medical // and of what is collected with it
	switch l.Scheme {
	case rule.Pension:
		own = b.Wages.Pension
	case rule.Unemployment:
		own = b.Wages.Unemployment
	case rule.Injury:
		own = b.Wages.Injury
	case rule.Housing:
		own = b.Wages.Housing
	}
	if own == nil {
		return b.Wages.All
	}
	return own
}

// base is what a wage is charged on.
func (l *Limits) base(wage int64) int64 { return min(max(wage, l.Floor), l.Ceiling) }

// limit is the limit that decides the base of a wage.
func (l *Limits) limit(wage int64) rule.Limit {
	switch {
	case l.Fixed:
		return rule.LimitNone
	case wage < l.Floor:
		return rule.LimitFloor
	case wage > l.Ceiling:
		return rule.LimitCeiling
	}
	return rule.LimitNone
}

// appendFormula appends the formula of a line, as rule.Line has it, up to the rate.
func (l *Limits) appendFormula(to []byte, wage int64) []byte {
	base := l.base(wage)
	of := ""
	switch l.limit(wage) {
	case rule.LimitFloor:
		of = "max("
	case rule.LimitCeiling:
		of = "min("
	default:
		return appendFen(to, base)
	}
	to = append(appendFen(append(to, of...), wage), ", "...)
	return append(appendFen(to, base), ')')
}
