package bill

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// limits are the floor and the ceiling of a base; none where there is none.
type limits struct{ floor, ceiling rule.Number }

func noLimits() limits { return limits{rule.NoNumber(), rule.NoNumber()} }

// limitsFor returns the limits a line was made with. A fixed base has none.
func limitsFor(line *rule.Line) limits {
	charge := line.Charge()
	if charge.Fixed {
		return noLimits()
	}
	return limits{charge.Floor.Number(), charge.Ceiling.Number()}
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
		if other, there := out[k]; there && other != these {
			these = noLimits()
		}
		out[k] = these
	}
	return out
}

// classify compares a line with a row that has an amount.
func (o *own) classify(row Figures) Class {
	ours, amount := o.figures(), row.Amount.Decimal
	base, rate := ours.Base.Decimal, ours.Rate.Decimal
	otherBase := row.Base.Valid && !row.Base.Decimal.Equal(base)
	otherRate := row.Rate.Valid && !row.Rate.Decimal.Equal(rate)
	switch {
	case !otherBase && !otherRate && amount.Equal(ours.Amount.Decimal):
		return Equal
	case !otherBase && !otherRate && o.once != nil && amount.Equal(o.once.Amount()):
		return OnceRoundedDiff
	case otherBase && !otherRate && o.gives(row.Base.Decimal, rate, amount):
		return BaseDiff
	case otherRate && !otherBase && o.gives(base, row.Rate.Decimal, amount):
		return RateDiff
	case otherBase && otherRate && !whole(row.Rate.Decimal) && o.gives(row.Base.Decimal, row.Rate.Decimal, amount):
		return BaseAndRateDiff
	case row.Base.Valid && !otherBase && !otherRate && roundsTo(o.line, base, rate, amount):
		return RoundingDiff
	}
	return AmountDiff
}

// whole reports whether a rate is 100 %, which is how a bill shows a fixed amount: no rate.
func whole(rate decimal.Decimal) bool { return rate.Equal(decimal.New(1, 0)) }

// gives reports whether a base at a rate makes the amount, one item also where its two rates are rounded one by one.
func (o *own) gives(base, rate, amount decimal.Decimal) bool {
	rounding := o.line.Charge().Rounding
	if gives(o.line, base, rate, rounding, amount) {
		return true
	}
	if o.also == nil || !rate.Equal(o.once.Rate()) {
		return false
	}
	first, err := rule.Product(rule.Medical, base, o.line.Rate(), rounding)
	second, alsoErr := rule.Product(rule.Maternity, base, o.also.Rate(), rounding)
	return rule.Join(err, alsoErr) == nil && first.Add(second).Equal(amount)
}

// gives reports whether base x rate, rounded, is the amount.
func gives(line *rule.Line, base, rate decimal.Decimal, rounding rule.Rounding, amount decimal.Decimal) bool {
	product, err := rule.Product(line.Scheme(), base, rate, rounding)
	return err == nil && product.Equal(amount)
}

// roundsTo reports whether some rounding of base x rate is the amount; half up is one of up and down.
func roundsTo(line *rule.Line, base, rate, amount decimal.Decimal) bool {
	for _, unit := range [...]rule.RoundingUnit{rule.ToFen, rule.ToJiao, rule.ToYuan} {
		for _, mode := range [...]rule.RoundingMode{rule.Up, rule.Down} {
			for _, fromFen := range [...]bool{false, true} {
				if gives(line, base, rate, rule.Rounding{Unit: unit, Mode: mode, FromFen: fromFen}, amount) {
					return true
				}
			}
		}
	}
	return false
}
