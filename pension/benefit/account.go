package benefit

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Account returns the account pension (个人账户养老金): the balance (yuan, 0 to 10^10, at most 2 decimals) divided by the
// divisor (计发月数, 56 to 233, at most 1 decimal), rounded once. The zero rounding is half away from zero to the fen.
// 国发〔2005〕38号.
//
// Errors: ErrOutOfRange for a number outside its bounds or a rounding that is not known.
func Account(balance, divisor decimal.Decimal, rounding rule.Rounding) (Part, error) {
	if err := errors.Join(balanceInput("balance").Check(balance), checkDivisor(divisor)); err != nil {
		return Part{}, err
	}
	monthly, err := Quotient(balance, divisor, rounding)
	if err != nil {
		return Part{}, err
	}
	step := Step{"个人账户养老金", "account pension", balance.String() + " ÷ " + divisor.String() + " = " + monthly.String(), monthly, decision("附件")}
	if rounding != (rule.Rounding{}) {
		step.Chinese += "（" + rounding.Explain(rule.Chinese) + "）"
		step.English += " (" + rounding.Explain(rule.English) + ")"
	}
	return Part{monthly, []Step{step}}, nil
}

// unitPlaces are the decimals of the units money is rounded to: fen, jiao, yuan.
var unitPlaces = [...]int32{rule.ToFen: 2, rule.ToJiao: 1, rule.ToYuan: 0}

// Quotient returns dividend ÷ divisor rounded as r says: to its unit, up, down or half away from zero, after half
// away from zero to the fen where r says FromFen. Neither number may be below 0, the divisor not 0 either.
//
// Errors: ErrOutOfRange for a negative number, a divisor of 0 or a rounding that is not known.
func Quotient(dividend, divisor decimal.Decimal, r rule.Rounding) (decimal.Decimal, error) {
	bound := rule.Input{Area: rule.AreaPension, Field: "dividend", Max: 1_000_000_000_000_000, Places: 8, Do: rule.Untranslated("pass a number of at least 0")}
	errs := []error{checkLong(bound, dividend)}
	bound.Field = "divisor"
	errs = append(errs, checkLong(bound, divisor))
	if divisor.Sign() == 0 {
		errs = append(errs, failed(rule.ErrOutOfRange, "divisor", "0", "divides nothing", "pass a number above 0"))
	}
	if int(r.Unit) >= len(unitPlaces) || r.Mode > rule.Down {
		errs = append(errs, failed(rule.ErrOutOfRange, "rounding", "", "is not a known unit and mode", "use the constants of package rule"))
	}
	if err := errors.Join(errs...); err != nil {
		return decimal.Decimal{}, err
	}
	if r.FromFen {
		dividend, divisor = dividend.DivRound(divisor, 2), decimal.New(1, 0)
	}
	places := unitPlaces[r.Unit]
	if r.Mode == rule.HalfUp {
		return dividend.DivRound(divisor, places), nil
	}
	q, rest := dividend.QuoRem(divisor, places)
	if r.Mode == rule.Up && rest.Sign() != 0 {
		q = q.Add(decimal.New(1, -places))
	}
	return q, nil
}
