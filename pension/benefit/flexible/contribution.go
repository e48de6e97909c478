package flexible

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Params are the figures of one month. The zero value is refused; "no ceiling" is rule.NoneFigure.
type Params struct {
	Floor       rule.Figure // 缴费基数下限, yuan a month
	Ceiling     rule.Figure // 缴费基数上限, yuan a month
	Rate        rule.Figure // 缴费比例, a fraction
	AccountRate rule.Figure // the part of the rate that goes to the account, a fraction; None: the parts are not asked for
}

// Contribution is a month's contribution in yuan. Account and Pooled add up to the amount; they are not Valid where the
// parameters have no account rate.
type Contribution struct {
	Line    rule.Line           // the whole amount, with its reasons
	Account decimal.NullDecimal // 记入个人账户
	Pooled  decimal.NullDecimal // 记入统筹基金
}

// charge is the one contribution formula at a rate.
func (p *Params) charge(rate rule.Figure) rule.Charge {
	return rule.Charge{Scheme: rule.Pension, Payer: rule.Employee, Floor: p.Floor, Ceiling: p.Ceiling, Rate: rate}
}

// Check refuses parameters that are not set or cannot be right. A figure unknown for a stated reason passes; it fails
// where it is used.
func (p Params) Check() error {
	whole, account := p.charge(p.Rate), p.charge(p.AccountRate)
	errs := []error{whole.Check()}
	if p.AccountRate.None() {
		return errors.Join(errs...)
	}
	errs = append(errs, account.Check())
	if p.AccountRate.Known() && p.Rate.Known() && p.AccountRate.Number().Cmp(p.Rate.Number()) > 0 {
		errs = append(errs, failed("account_rate", p.AccountRate.Number().String(), "is above the rate "+p.Rate.Number().String(), "pass the account's part of the rate"))
	}
	return errors.Join(errs...)
}

// Contribute returns the month's contribution on a chosen base (yuan, 0 to 10^10, at most 2 decimals): base × rate,
// half away from zero to the fen; the account's part is base × account rate, rounded alike, and the pooled part is
// the rest. A base outside the limits is refused, not moved into them: the worker has to choose again. 粤人社规〔2021〕5号.
//
// Errors: ErrOutOfRange for a base outside the limits, ErrNoRule where a figure is unknown.
func Contribute(p Params, base decimal.Decimal) (Contribution, error) {
	whole, account := p.charge(p.Rate), p.charge(p.AccountRate)
	door := rule.WageInput(rule.AreaPension, "base")
	door.Do = rule.Untranslated("pass the base the worker chose in yuan")
	amount, err := door.Amount(base)
	if err == nil {
		err = p.within(amount.Decimal())
	}
	if err := errors.Join(p.Check(), whole.Err(), err); err != nil {
		return Contribution{}, err
	}
	line, err := whole.Line(amount)
	if err != nil || p.AccountRate.None() {
		return Contribution{Line: line}, err
	}
	part, err := account.Line(amount)
	if err != nil {
		return Contribution{}, err
	}
	return Contribution{line, decimal.NewNullDecimal(part.Amount()), decimal.NewNullDecimal(line.Amount().Sub(part.Amount()))}, nil
}

// within refuses a base outside the limits that are known.
func (p *Params) within(base decimal.Decimal) error {
	if !p.Floor.Known() || !p.Ceiling.Known() {
		return nil
	}
	floor, ceiling := p.Floor.Number(), p.Ceiling.Number()
	if base.GreaterThanOrEqual(floor.Decimal()) && (ceiling.IsNone() || base.LessThanOrEqual(ceiling.Decimal())) {
		return nil
	}
	return failed("base", base.StringFixed(2), "is not within "+floor.String()+" to "+ceiling.String(), "choose a base within the limits")
}

// Subsidy returns the share numerator ÷ denominator of what was paid in a month (社保补贴), half away from zero to the
// fen. The share is a ratio of whole numbers, because 2/3 is no decimal. 粤人社规〔2021〕12号: 每月按实际社保缴费额2/3的标准给予补贴.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10 or a share that is not within 0 and 1.
func Subsidy(paid decimal.Decimal, numerator, denominator int) (decimal.Decimal, error) {
	var errs []error
	if denominator < 1 || numerator < 0 || numerator > denominator || denominator > 10_000 {
		errs = append(errs, failed("share", strconv.Itoa(numerator)+"/"+strconv.Itoa(denominator), "is not within 0 and 1", "pass the share as two whole numbers, such as 2 and 3"))
	}
	errs = append(errs, rule.Input{Area: rule.AreaPension, Field: "paid", Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass what was paid in the month in yuan")}.Check(paid))
	if err := errors.Join(errs...); err != nil {
		return decimal.Decimal{}, err
	}
	return paid.Mul(decimal.New(int64(numerator), 0)).DivRound(decimal.New(int64(denominator), 0), 2), nil
}

func failed(field, value, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaPension, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
