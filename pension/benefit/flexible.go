package benefit

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// FlexibleParams are the figures of one month. The zero value is refused; "no ceiling" is rule.NoneFigure.
type FlexibleParams struct {
	Floor   rule.Figure // 缴费基数下限, yuan a month
	Ceiling rule.Figure // 缴费基数上限, yuan a month
	Rate    rule.Figure // 缴费比例, a fraction
	// the part of the rate that goes to the account, a fraction; None: the parts are not asked for
	AccountRate rule.Figure
}

// FlexibleContribution is a month's contribution in yuan. Account and Pooled add up to the amount; they are not Valid
// where the parameters have no account rate.
type FlexibleContribution struct {
	Line    rule.Line           // the whole amount, with its reasons
	Account decimal.NullDecimal // 记入个人账户
	Pooled  decimal.NullDecimal // 记入统筹基金
}

// charge is the one contribution formula at a rate.
func (p *FlexibleParams) charge(rate rule.Figure) rule.Charge {
	return rule.Charge{Scheme: rule.Pension, Payer: rule.Employee, Floor: p.Floor, Ceiling: p.Ceiling, Rate: rate}
}

// Check refuses parameters that are not set or cannot be right. A figure unknown for a stated reason passes; it fails
// where it is used.
func (p FlexibleParams) Check() error {
	all, account := p.charge(p.Rate), p.charge(p.AccountRate)
	if p.AccountRate.None() {
		return all.Check()
	}
	errs := []error{rule.CheckAll(all, account)}
	if p.Rate.Known() && p.AccountRate.Number().Cmp(p.Rate.Number()) > 0 {
		errs = append(errs, failed(rule.ErrOutOfRange, "account_rate", p.AccountRate.Number().String(),
			rule.Sayf("is above the rate %s", "高于缴费比例 %s", p.Rate.Number()),
			rule.Say("pass the account's part of the rate", "请填写缴费比例中记入个人账户的部分")))
	}
	return rule.Join(errs...)
}

// Flexible returns the month's contribution on a chosen base (yuan, 0 to 10^10, at most 2 decimals): base × rate,
// half away from zero to the fen; the account's part is base × account rate, rounded alike, and the pooled part is
// the rest. A base outside the limits is refused, not moved into them: the worker has to choose again. 粤人社规〔2021〕5号.
//
// Errors: ErrOutOfRange for a base outside the limits, ErrNoRule where a figure is unknown.
func Flexible(p FlexibleParams, base decimal.Decimal) (FlexibleContribution, error) {
	all, account := p.charge(p.Rate), p.charge(p.AccountRate)
	door := rule.WageInput(rule.AreaPension, "base")
	door.Do = rule.Say("pass the base the worker chose in yuan", "请填写所选缴费基数（元）")
	amount, err := door.Amount(base)
	if err == nil {
		err = all.CheckChosen(amount)
	}
	if err := rule.Join(p.Check(), all.Err(), err); err != nil {
		return FlexibleContribution{}, err
	}
	line, err := all.Line(amount)
	if err != nil || p.AccountRate.None() {
		return FlexibleContribution{Line: line}, err
	}
	part, err := account.Line(amount)
	if err != nil {
		return FlexibleContribution{}, err
	}
	pooled := line.Amount().Sub(part.Amount())
	return FlexibleContribution{line, decimal.NewNullDecimal(part.Amount()), decimal.NewNullDecimal(pooled)}, nil
}

// subsidised is a month's contribution and the share of it that is paid back.
type subsidised struct {
	Paid        decimal.Decimal `json:"paid" in:"yuan" doc:"in the month, yuan" zh:"当月实际缴费额（元）"`
	Numerator   int             `json:"numerator" in:"count" max:"10000" doc:"of the share" zh:"补贴比例的分子"`
	Denominator int             `json:"denominator" in:"count" min:"1" max:"10000" doc:"of the share" zh:"补贴比例的分母"`
}

// CheckFields refuses a share above the whole.
func (s subsidised) CheckFields() error {
	if s.Numerator <= s.Denominator {
		return nil
	}
	return failed(rule.ErrOutOfRange, "numerator", strconv.Itoa(s.Numerator),
		rule.Sayf("is above the denominator %d", "大于分母 %d", s.Denominator),
		rule.Say("pass the share as two whole numbers, such as 2 and 3", "请用两个整数填写比例，例如 2 和 3"))
}

// FlexibleSubsidy returns the share numerator ÷ denominator of what was paid in a month (社保补贴), half away from zero to
// the fen. The share is a ratio of whole numbers, because 2/3 is no decimal. 粤人社规〔2021〕12号: 每月按实际社保缴费额2/3的标准给予补贴.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10 or a share that is not within 0 and 1.
func FlexibleSubsidy(paid decimal.Decimal, numerator, denominator int) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaPension, subsidised{paid, numerator, denominator}); err != nil {
		return decimal.Decimal{}, err
	}
	return paid.Mul(whole.Number(numerator)).DivRound(whole.Number(denominator), 2), nil
}
