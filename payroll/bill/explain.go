package bill

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// limits are the floor and the ceiling of a base; not valid where there is none.
type limits struct{ floor, ceiling decimal.NullDecimal }

// limitsFor returns the limits a line was made with. A fixed base has none.
func limitsFor(line *rule.Line) limits {
	charge := line.Charge()
	if charge.Fixed {
		return limits{}
	}
	bound := func(f rule.Figure) decimal.NullDecimal {
		if !f.Known() || f.None() {
			return decimal.NullDecimal{}
		}
		return decimal.NewNullDecimal(f.Number().Decimal())
	}
	return limits{bound(charge.Floor), bound(charge.Ceiling)}
}

// limitsOf collects the limits of each month, scheme and payer, to hold a row of a stranger against. Where our lines
// do not agree on them there is none.
func limitsOf(ours []own) map[key]limits {
	out := map[key]limits{}
	for _, o := range ours {
		if o.line == nil {
			continue
		}
		k, these := o.key, limitsFor(o.line)
		k.id = ""
		if other, there := out[k]; there && !(same(other.floor, these.floor) && same(other.ceiling, these.ceiling)) {
			these = limits{}
		}
		out[k] = these
	}
	return out
}

func same(a, b decimal.NullDecimal) bool { return a.Valid == b.Valid && a.Decimal.Equal(b.Decimal) }

// classify compares a line with a row that has an amount.
func classify(line *rule.Line, row Figures) Class {
	base, rate := line.Base(), line.Rate()
	otherBase := row.Base.Valid && !row.Base.Decimal.Equal(base)
	otherRate := row.Rate.Valid && !row.Rate.Decimal.Equal(rate)
	amount, rounding := row.Amount.Decimal, line.Charge().Rounding
	switch {
	case !otherBase && !otherRate && amount.Equal(line.Amount()):
		return Equal
	case otherBase && !otherRate && gives(line, row.Base.Decimal, rate, rounding, amount):
		return BaseDiff
	case otherRate && !otherBase && gives(line, base, row.Rate.Decimal, rounding, amount):
		return RateDiff
	case row.Base.Valid && !otherBase && !otherRate && roundsTo(line, amount):
		return RoundingDiff
	}
	return AmountDiff
}

// gives reports whether base x rate, rounded, is the amount.
func gives(line *rule.Line, base, rate decimal.Decimal, rounding rule.Rounding, amount decimal.Decimal) bool {
	product, err := rule.Product(line.Scheme(), base, rate, rounding)
	return err == nil && product.Equal(amount)
}

// roundsTo reports whether some rounding of the line's own base x rate is the amount.
func roundsTo(line *rule.Line, amount decimal.Decimal) bool {
	for _, unit := range [...]rule.RoundingUnit{rule.ToFen, rule.ToJiao, rule.ToYuan} {
		for _, mode := range [...]rule.RoundingMode{rule.HalfUp, rule.Up, rule.Down} {
			for _, fromFen := range [...]bool{false, true} {
				rounding := rule.Rounding{Unit: unit, Mode: mode, FromFen: fromFen}
				if gives(line, line.Base(), line.Rate(), rounding, amount) {
					return true
				}
			}
		}
	}
	return false
}
