package fund

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Bases are the contribution bases of a fund and how they grow.
type Bases struct {
	Base       decimal.Decimal `json:"base" in:"total" doc:"of the first year, yuan" zh:"缴费基数总额（元）"`
	Growth     decimal.Decimal `json:"growth" in:"growth" default:"0" doc:"of the bases a year" zh:"基数年增长率"`
	Collection decimal.Decimal `json:"collection" in:"rate" default:"1" doc:"share collected" zh:"征缴率"`
	FirstYear  int             `json:"first_year" in:"year" min:"1950" max:"2100" doc:"first year" zh:"首年"`
	Years      int             `json:"years" in:"count" min:"1" max:"100" doc:"years" zh:"年数"`
}

// Effect is one year with the rate that moves against the rate of the start, yuan. Change = After - Before.
type Effect struct {
	Year   int             `json:"year" doc:"calendar year" zh:"年份"`
	Before decimal.Decimal `json:"before" out:"yuan" doc:"income at the first rate, yuan" zh:"调整前收入（元）"`
	After  decimal.Decimal `json:"after" out:"yuan" doc:"income at the moving rate, yuan" zh:"调整后收入（元）"`
	Change decimal.Decimal `json:"change" out:"yuan" doc:"after less before, yuan" zh:"增减（元）"`
}

// EffectOfRate returns what a change of rate does to a fund's income each year (费率调整的影响). The path holds fractions
// from 0 to 1; before its first step its start value holds. The base is spread evenly over the months of its year, so a
// step within a year counts from its month. Both incomes are rounded half away from zero to the fen. The changes can be
// put into Projection.Changes.
//
// Errors: ErrOutOfRange for a number out of bounds or a rate of the path outside 0 to 1.
func EffectOfRate(path rule.Path, in Bases) ([]Effect, error) {
	if err := rule.Join(jsonrule.Check(rule.AreaFund, in), checkRates(path)); err != nil {
		return nil, err
	}
	base := in.Base.Mul(in.Collection)
	out := make([]Effect, in.Years)
	for i := range out {
		year := in.FirstYear + i
		var rates decimal.Decimal // the sum of the twelve months
		for m := range monthsAYear {
			rates = rates.Add(path.At(rule.MonthOf(year, 1).Add(m)))
		}
		before, after := base.Mul(path.Start()).Round(2), base.Mul(rates).DivRound(whole.Number(monthsAYear), 2)
		out[i] = Effect{year, before, after, after.Sub(before)}
		base = base.Mul(whole.Number(1).Add(in.Growth))
	}
	return out, nil
}

const monthsAYear = 12

func checkRates(path rule.Path) error {
	rate := rule.RateInput(rule.AreaFund, "rate", 100)
	errs := []error{rate.Check(path.Start())}
	for _, s := range path.Steps() {
		errs = append(errs, rate.Check(s.Value))
	}
	return rule.Join(errs...)
}

// Payers are the insured whose contributions a fund expects.
type Payers struct {
	Persons     int             `json:"persons" in:"count" max:"100000000" doc:"insured" zh:"参保人数"`
	AverageBase decimal.Decimal `json:"average_base" in:"total" doc:"yuan a month" zh:"月平均基数（元）"`
	Rate        decimal.Decimal `json:"rate" in:"rate" doc:"a fraction" zh:"费率"`
	Collection  decimal.Decimal `json:"collection" in:"rate" doc:"share collected, a fraction" zh:"征缴率"`
}

// Contributions returns the contributions a fund may expect of a year (预计征缴收入): insured persons × average base of a
// month × rate × share collected × 12, rounded once to the fen.
//
// Errors: ErrOutOfRange for persons outside 0 to 10^8 or another number out of bounds.
func Contributions(p Payers) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaFund, p); err != nil {
		return decimal.Decimal{}, err
	}
	year := p.AverageBase.Mul(whole.Number(p.Persons)).Mul(whole.Number(monthsAYear))
	return year.Mul(p.Rate).Mul(p.Collection).Round(2), nil
}

// Fiscal is what the government puts into a fund and how its revenue grows.
type Fiscal struct {
	First    decimal.Decimal   `json:"first" in:"total" doc:"input of the first year, yuan" zh:"首年投入（元）"`
	Revenues []decimal.Decimal `json:"revenues" in:"total" min:"0.01" items:"1-100" doc:"by year, yuan" zh:"各年财力（元）"`
	// NeverFalls keeps a year's input from being below the one before it.
	NeverFalls bool `json:"never_falls" default:"false" doc:"no year is below the one before" zh:"只增不减"`
}

// FiscalInput returns what the government puts in each year where its input grows with its revenue (财政投入随财力增长, 1.7 of
// the city's 2014 notice): first × revenue of the year ÷ revenue of the first year, each rounded once to the fen. The
// first result is first itself.
//
// Errors: ErrOutOfRange for a number out of bounds or years outside 1 to 100.
func FiscalInput(in Fiscal) ([]decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaFund, in); err != nil {
		return nil, err
	}
	out := make([]decimal.Decimal, len(in.Revenues))
	for i, r := range in.Revenues {
		out[i] = in.First.Mul(r).DivRound(in.Revenues[0], 2)
		if in.NeverFalls && i > 0 {
			out[i] = decimal.Max(out[i], out[i-1])
		}
	}
	return out, nil
}

// Activity is the activity money of the retired (退休人员活动经费).
type Activity struct {
	Persons  int             `json:"persons" in:"count" max:"100000000" doc:"retired people" zh:"退休人数"`
	Standard decimal.Decimal `json:"standard" in:"yuan" doc:"yuan a head and year" zh:"标准（元/人·年）"`
}

// ActivityMoney returns the activity money of a year (1.5b of the city's 2014 notice): heads × standard, exact. No text
// seen names a standard.
//
// Errors: ErrOutOfRange for persons outside 0 to 10^8 or a standard out of bounds.
func ActivityMoney(in Activity) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaFund, in); err != nil {
		return decimal.Decimal{}, err
	}
	return in.Standard.Mul(whole.Number(in.Persons)), nil
}
