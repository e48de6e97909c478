package resident

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// Claim is what a resident's pension is made from; Params.Extra has what long contribution adds.
type Claim struct {
	Basic   decimal.Decimal `json:"basic" in:"yuan" doc:"basic pension, yuan a month" zh:"基础养老金（元/月）"`
	Balance decimal.Decimal `json:"balance" in:"yuan" doc:"at the first payment, yuan" zh:"个人账户储存额（元）"`
	Divisor decimal.Decimal `json:"divisor" in:"divisor" doc:"139 at 60, 101 at 65" zh:"计发月数（60岁139，65岁101）"`
	Extra   decimal.Decimal `json:"extra" in:"yuan" default:"0" doc:"for long pay, yuan a month" zh:"长缴加发（元/月）"`
}

// Pension is a resident's pension in yuan a month. Total is the sum of the three before it.
type Pension struct {
	Basic   decimal.Decimal `json:"basic" in:"yuan" doc:"basic pension, yuan a month" zh:"基础养老金（元/月）"`
	Extra   decimal.Decimal `json:"extra" in:"yuan" doc:"for long contribution" zh:"长缴加发（元/月）"`
	Account decimal.Decimal `json:"account" in:"yuan" doc:"account pension" zh:"个人账户养老金（元/月）"`
	Total   decimal.Decimal `json:"total" in:"yuan" doc:"the sum, yuan a month" zh:"合计（元/月）"`
}

// CheckFields refuses a total that is not the sum of its parts.
func (p Pension) CheckFields() error {
	sum := p.Basic.Add(p.Extra).Add(p.Account)
	if p.Total.Equal(sum) {
		return nil
	}
	return failed(rule.ErrConflict, "total", p.Total.String(),
		rule.Sayf("is not the sum of its parts, %s", "不等于各部分之和 %s", sum),
		rule.Say("correct total, or basic, extra or account", "请改正 total，或 basic、extra、account"))
}

// Monthly returns a resident's pension (城乡居民养老金): the basic pension, what long contribution adds, and the balance
// divided by the divisor of the age at the first payment, half away from zero to the fen. It is paid for life (art.
// 15). 粤府〔2014〕37号 art. 8, 15; 国发〔2005〕38号.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10 with 2 decimals or a divisor outside 56 to 233.
func Monthly(c Claim) (Pension, error) {
	if err := jsonrule.Check(rule.AreaPension, c); err != nil {
		return Pension{}, err
	}
	account, err := benefit.Account(c.Balance, c.Divisor, rule.Rounding{})
	if err != nil {
		return Pension{}, err
	}
	return Pension{c.Basic, c.Extra, account.Monthly, c.Basic.Add(c.Extra).Add(account.Monthly)}, nil
}

// Growth is a basic pension and what it is adjusted by (基础养老金正常调整机制). No text gives the weights: they are the
// caller's. Floor is the old amount where a pension must not fall, 0 for none.
type Growth struct {
	Basic        decimal.Decimal `json:"basic" in:"yuan" doc:"the old basic pension, yuan a month" zh:"原基础养老金（元/月）"`
	PriceWeight  decimal.Decimal `json:"price_weight" in:"rate" places:"4" doc:"weight of prices" zh:"物价权重"`
	Price        decimal.Decimal `json:"price" in:"growth" doc:"growth of consumer prices" zh:"居民消费价格涨幅"`
	IncomeWeight decimal.Decimal `json:"income_weight" in:"rate" places:"4" doc:"weight of incomes" zh:"收入权重"`
	Income       decimal.Decimal `json:"income" in:"growth" doc:"growth of residents' income" zh:"居民收入增幅"`
	Floor        decimal.Decimal `json:"floor" in:"yuan" doc:"the least, yuan a month; 0 for none" zh:"最低额（元/月），0为不设"`
}

// Adjusted is an adjusted basic pension: LimitFloor where the floor decided.
type Adjusted struct {
	Basic  decimal.Decimal `json:"basic" out:"yuan" doc:"yuan a month" zh:"调整后基础养老金（元/月）"`
	Change decimal.Decimal `json:"change" out:"yuan" doc:"against the old amount, yuan" zh:"变动额（元/月）"`
	Limit  rule.Limit      `json:"limit" doc:"floor where it decided, else none" zh:"是否适用最低额"`
}

// Adjust returns the basic pension after an adjustment: old × (1 + price weight × price growth + income weight × income
// growth), rounded once (the zero rounding is half away from zero to the fen), and the floor where that is higher. 1.1c
// of the city's 2014 notice asks for such a mechanism; 社会保险法 art. 18 names wages and prices as the measure for
// employees' pensions.
//
// Errors: ErrOutOfRange for a number outside its bounds or a rounding that is not known.
func Adjust(g Growth, rounding rule.Rounding) (Adjusted, error) {
	if err := jsonrule.Check(rule.AreaPension, g); err != nil {
		return Adjusted{}, err
	}
	one := decimal.New(1, 0)
	factor := one.Add(g.PriceWeight.Mul(g.Price)).Add(g.IncomeWeight.Mul(g.Income))
	fresh, err := benefit.Quotient(g.Basic.Mul(factor), one, rounding)
	if err != nil {
		return Adjusted{}, err
	}
	out := Adjusted{Basic: fresh}
	if fresh.LessThan(g.Floor) {
		out.Basic, out.Limit = g.Floor, rule.LimitFloor
	}
	out.Change = out.Basic.Sub(g.Basic)
	return out, nil
}
