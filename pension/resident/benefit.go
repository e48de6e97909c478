package resident

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// Claim is what a resident's pension is made from.
type Claim struct {
	Basic   decimal.Decimal // 基础养老金, yuan a month
	Extra   decimal.Decimal // 加发 for long contribution, yuan a month: see Params.Extra
	Balance decimal.Decimal // 个人账户储存额 at the first payment, yuan
	Divisor decimal.Decimal // 计发月数 at the age of the first payment: 139 at 60, 101 at 65
}

// Pension is a resident's pension in yuan a month. Total is the sum of the three before it.
type Pension struct {
	Basic   decimal.Decimal
	Extra   decimal.Decimal
	Account decimal.Decimal // 个人账户养老金
	Total   decimal.Decimal
}

// Monthly returns a resident's pension (城乡居民养老金): the basic pension, what long contribution adds, and the balance
// divided by the divisor of the age at the first payment, half away from zero to the fen. It is paid for life (art.
// 15). 粤府〔2014〕37号 art. 8, 15; 国发〔2005〕38号.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10 with 2 decimals or a divisor outside 56 to 233.
func Monthly(c Claim) (Pension, error) {
	account, err := benefit.Account(c.Balance, c.Divisor, rule.Rounding{})
	if err := errors.Join(yuan("basic").Check(c.Basic), err, yuan("extra").Check(c.Extra)); err != nil {
		return Pension{}, err
	}
	return Pension{c.Basic, c.Extra, account.Monthly, c.Basic.Add(c.Extra).Add(account.Monthly)}, nil
}

// Growth is what a basic pension is adjusted by (基础养老金正常调整机制). No text gives the weights: they are the caller's.
type Growth struct {
	PriceWeight  decimal.Decimal // 0 to 1
	Price        decimal.Decimal // growth of consumer prices, a fraction from -0.5 to 1
	IncomeWeight decimal.Decimal // 0 to 1
	Income       decimal.Decimal // growth of residents' income, a fraction from -0.5 to 1
	Floor        decimal.Decimal // yuan a month; the old amount where a pension must not fall, 0 for none
	Rounding     rule.Rounding   // zero: half away from zero to the fen
}

// Adjusted is an adjusted basic pension.
type Adjusted struct {
	Basic  decimal.Decimal // yuan a month
	Change decimal.Decimal // against the old amount
	Limit  rule.Limit      // LimitFloor where the floor decided
}

// Adjust returns the basic pension after an adjustment: old × (1 + price weight × price growth + income weight × income
// growth), rounded once, and the floor where that is higher. 1.1c of the city's 2014 notice asks for such a mechanism;
// 社会保险法 art. 18 names wages and prices as the measure for employees' pensions.
//
// Errors: ErrOutOfRange for a number outside its bounds or a rounding that is not known.
func Adjust(old decimal.Decimal, g Growth) (Adjusted, error) {
	weight := rule.Input{Area: rule.AreaPension, Max: 1, Places: 4, Do: rule.Untranslated("pass a weight from 0 to 1")}
	growth := rule.Input{Area: rule.AreaPension, Min: -50, Max: 100, Scale: 2, Places: 6, Do: rule.Untranslated("pass the growth as a fraction, such as 0.021")}
	named := func(in rule.Input, field string, d decimal.Decimal) error {
		in.Field = field
		return in.Check(d)
	}
	if err := errors.Join(yuan("old").Check(old), named(weight, "price_weight", g.PriceWeight), named(growth, "price_growth", g.Price),
		named(weight, "income_weight", g.IncomeWeight), named(growth, "income_growth", g.Income), yuan("floor").Check(g.Floor)); err != nil {
		return Adjusted{}, err
	}
	one := decimal.New(1, 0)
	factor := one.Add(g.PriceWeight.Mul(g.Price)).Add(g.IncomeWeight.Mul(g.Income))
	fresh, err := benefit.Quotient(old.Mul(factor), one, g.Rounding)
	if err != nil {
		return Adjusted{}, err
	}
	out := Adjusted{Basic: fresh}
	if fresh.LessThan(g.Floor) {
		out.Basic, out.Limit = g.Floor, rule.LimitFloor
	}
	out.Change = out.Basic.Sub(old)
	return out, nil
}
