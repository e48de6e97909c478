package annuity

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

const (
	deferredPercent = 4 // 财税〔2013〕103号: 4 % of the own contribution base
	capTimes        = 3 // 财税〔2013〕103号, known only at second hand: the base counts up to 3 times the local average
)

// Deferred splits an employee's own contribution of a month, yuan.
type Deferred struct {
	Limit   decimal.Decimal // what may stay untaxed now, rounded down to the fen
	Untaxed decimal.Decimal // 暂从当期应纳税所得额中扣除
	Taxed   decimal.Decimal // the rest: taxed as pay
}

// TaxDeferred splits an own contribution of a month into the part that is not taxed now, up to 4 % of the own
// contribution base, and the rest. The base counts up to 3 times the local average monthly wage: the text of this cap
// was not seen, so it is the caller's choice. Pass the average as a figure, or rule.NoneFigure for a base without a
// cap; a figure that is not set is refused. The employer's part within the plan is not taxed when it is credited. Tax
// at payment is not computed.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10, ErrMissingField for an average that is not set, and the
// average's own error where it is unknown.
//
// 财税〔2013〕103号.
func TaxDeferred(contribution, ownBase decimal.Decimal, localAverage rule.Figure) (Deferred, error) {
	err := errors.Join(yuan("contribution").Check(contribution), yuan("own_base").Check(ownBase), checkAverage(localAverage))
	if err != nil {
		return Deferred{}, err
	}
	base := ownBase
	if !localAverage.None() {
		base = decimal.Min(base, localAverage.Number().Decimal().Mul(whole(capTimes)))
	}
	out := Deferred{Limit: shareDown(base, deferredPercent, 100)}
	out.Untaxed = decimal.Min(contribution, out.Limit)
	out.Taxed = contribution.Sub(out.Untaxed)
	return out, nil
}

// checkAverage refuses an average that is not set; one unknown for a stated reason gives that reason.
func checkAverage(f rule.Figure) error {
	if err := f.Err(); errors.Is(err, rule.ErrMissingField) {
		return failed(rule.ErrMissingField, "local_average", "", "is not set", "pass the local average monthly wage, or NoneFigure for no cap")
	} else if err != nil || f.None() {
		return err
	}
	return rule.Input{Area: rule.AreaAnnuity, Field: "local_average", Min: 1, Max: 1_000_000, Places: 8, Do: rule.Untranslated("pass the average monthly wage in yuan")}.Check(f.Number().Decimal())
}
