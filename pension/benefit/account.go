package benefit

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// savings is what an account pension is made from: no row of the table gives a divisor above 233, at age 40, or below
// 56, at age 70 (国发〔2005〕38号, annex).
type savings struct {
	Balance decimal.Decimal `json:"balance" in:"yuan" doc:"of the individual account, yuan" zh:"个人账户储存额（元）"`
	Divisor decimal.Decimal `json:"divisor" in:"divisor" doc:"months of the divisor table" zh:"计发月数"`
}

// Account returns the account pension (个人账户养老金): the balance (yuan, 0 to 10^10, at most 2 decimals) divided by the
// divisor (计发月数, 56 to 233, at most 1 decimal), rounded once. The zero rounding is half away from zero to the fen.
// 国发〔2005〕38号.
//
// Errors: ErrOutOfRange for a number outside its bounds or a rounding that is not known.
func Account(balance, divisor decimal.Decimal, rounding rule.Rounding) (Part, error) {
	if err := jsonrule.Check(rule.AreaPension, savings{balance, divisor}); err != nil {
		return Part{}, err
	}
	monthly, err := Quotient(balance, divisor, rounding)
	if err != nil {
		return Part{}, err
	}
	formula := balance.String() + " ÷ " + divisor.String() + " = " + monthly.String()
	step := Step{"个人账户养老金", "account pension", formula, monthly, decision("附件")}
	if rounding != (rule.Rounding{}) {
		step.Chinese += "（" + rounding.Explain(rule.Chinese) + "）"
		step.English += " (" + rounding.Explain(rule.English) + ")"
	}
	return Part{monthly, []Step{step}}, nil
}

// longest is how many decimals an award sheet prints at most.
const longest = 16

// unitPlaces are the decimals of the units money is rounded to: fen, jiao, yuan.
var unitPlaces = [...]int32{rule.ToFen: 2, rule.ToJiao: 1, rule.ToYuan: 0}

// Quotient returns dividend ÷ divisor rounded as r says: to its unit, up, down or half away from zero, after half
// away from zero to the fen where r says FromFen. Neither number may be below 0, the divisor not 0 either.
//
// Errors: ErrOutOfRange for a negative number, a divisor of 0 or a rounding that is not known.
func Quotient(dividend, divisor decimal.Decimal, r rule.Rounding) (decimal.Decimal, error) {
	bound := rule.Input{Area: rule.AreaPension, Field: "dividend", Max: 1_000_000_000_000_000, Places: longest,
		Do: rule.Say("pass a number of at least 0", "请填写不小于0的数字")}
	errs := []error{bound.Check(dividend)}
	bound.Field = "divisor"
	errs = append(errs, bound.Check(divisor))
	if divisor.Sign() == 0 {
		errs = append(errs, failed(rule.ErrOutOfRange, "divisor", "0", rule.Say("divides nothing", "不能作除数"),
			rule.Say("pass a number above 0", "请填写大于0的数字")))
	}
	if int(r.Unit) >= len(unitPlaces) || r.Mode > rule.Down {
		errs = append(errs, failed(rule.ErrOutOfRange, "rounding", "",
			rule.Say("is not a known unit and mode", "不是已知的取整单位和方式"),
			rule.Say("use the constants of package rule", "请使用 rule 的常量")))
	}
	if err := rule.Join(errs...); err != nil {
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
