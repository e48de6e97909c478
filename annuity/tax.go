package annuity

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

const (
	deferredPercent = 4 // 财税〔2013〕103号: 4 % of the own contribution base
	capTimes        = 3 // 财税〔2013〕103号, known only at second hand: the base counts up to 3 times the local average
)

// Deferred splits an employee's own contribution of a month, yuan. Limit is what may stay untaxed now, rounded down to
// the fen; Untaxed is deducted from the income now taxed (暂从当期应纳税所得额中扣除), the rest is taxed as pay.
type Deferred struct {
	Limit   decimal.Decimal `json:"limit" out:"yuan" doc:"what may stay untaxed, yuan" zh:"免税限额（元）"`
	Untaxed decimal.Decimal `json:"untaxed" out:"yuan" doc:"not taxed now, yuan" zh:"暂不征税部分（元）"`
	Taxed   decimal.Decimal `json:"taxed" out:"yuan" doc:"taxed as pay, yuan" zh:"应税部分（元）"`
}

// ownPart is an own contribution of a month with its base.
type ownPart struct {
	Contribution decimal.Decimal `json:"contribution" in:"yuan" doc:"own contribution, yuan" zh:"个人缴费（元）"`
	OwnBase      decimal.Decimal `json:"own_base" in:"yuan" doc:"own base, yuan a month" zh:"个人缴费工资计税基数（元/月）"`

	// LocalAverage is null for a base without a cap.
	LocalAverage decimal.NullDecimal `json:"local_average" in:"income,null" min:"1" doc:"or null: no cap" zh:"月平均工资"`
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
	in := ownPart{Contribution: contribution, OwnBase: ownBase}
	if localAverage.Known() && !localAverage.None() {
		in.LocalAverage = decimal.NewNullDecimal(localAverage.Number().Decimal())
	}
	if err := rule.Join(jsonrule.Check(rule.AreaAnnuity, in), unset(localAverage)); err != nil {
		return Deferred{}, err
	}
	return in.split()
}

// unset is the error of an average that is not set, or the reason why it is unknown.
func unset(average rule.Figure) error {
	err := average.Err()
	if !errors.Is(err, rule.ErrMissingField) {
		return err
	}
	return failed(rule.ErrMissingField, "local_average", "", rule.Say("is not set", "没有设定"),
		rule.Say("pass the local average monthly wage, or NoneFigure for no cap",
			"请填写当地月平均工资；不设上限的，请填 NoneFigure"))
}

// split is TaxDeferred once every number is within its bounds.
func (in ownPart) split() (Deferred, error) {
	base := in.OwnBase
	if in.LocalAverage.Valid {
		base = decimal.Min(base, in.LocalAverage.Decimal.Mul(whole.Number(capTimes)))
	}
	out := Deferred{Limit: shareDown(base, deferredPercent, 100)}
	out.Untaxed = decimal.Min(in.Contribution, out.Limit)
	out.Taxed = in.Contribution.Sub(out.Untaxed)
	return out, nil
}
