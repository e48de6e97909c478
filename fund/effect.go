package fund

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// RateChange is a contribution rate that moves while the bases grow.
type RateChange struct {
	Path       rule.Path       // the rate, a fraction from 0 to 1; before its first step its start value holds
	Base       decimal.Decimal // 缴费基数总额 of the first year, yuan
	Growth     decimal.Decimal // of the bases a year, a fraction from -0.5 to 1
	Collection decimal.Decimal // 征缴率, a fraction: 1 where all is collected
	FirstYear  int
	Years      int // 1 to 100
}

// Effect is one year with the rate that moves against the rate of the start, yuan. Change = After - Before.
type Effect struct {
	Year   int
	Before decimal.Decimal
	After  decimal.Decimal
	Change decimal.Decimal
}

// EffectOfRate returns what a change of rate does to a fund's income each year (费率调整的影响). The base is spread evenly
// over the months of its year, so a step within a year counts from its month. Both incomes are rounded half away from
// zero to the fen. The changes can be put into Projection.Changes.
//
// Errors: ErrOutOfRange for a number out of bounds or a rate of the path outside 0 to 1.
func EffectOfRate(c RateChange) ([]Effect, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	twelve, base := door.Whole(12), c.Base.Mul(c.Collection)
	out := make([]Effect, c.Years)
	for i := range out {
		year := c.FirstYear + i
		var rates decimal.Decimal // the sum of the twelve months
		for m := range 12 {
			rates = rates.Add(c.Path.At(rule.MonthOf(year, 1).Add(m)))
		}
		before, after := base.Mul(c.Path.Start()).Round(2), base.Mul(rates).DivRound(twelve, 2)
		out[i] = Effect{year, before, after, after.Sub(before)}
		base = base.Mul(door.Whole(1).Add(c.Growth))
	}
	return out, nil
}

func (c *RateChange) check() error {
	errs := []error{door.Total("base").Check(c.Base), door.Growth("growth").Check(c.Growth), door.Share("collection").Check(c.Collection),
		door.Count("first_year", c.FirstYear, 1950, 2100, "pass a calendar year"), door.Count("years", c.Years, 1, 100, "pass 1 to 100 years"),
		door.Share("rate").Check(c.Path.Start())}
	for _, s := range c.Path.Steps() {
		errs = append(errs, door.Share("rate").Check(s.Value))
	}
	return errors.Join(errs...)
}

// Contributions returns the contributions a fund may expect of a year (预计征缴收入): insured persons × average base of a
// month × rate × share collected × 12, rounded once to the fen.
//
// Errors: ErrOutOfRange for persons outside 0 to 10^8 or another number out of bounds.
func Contributions(persons int, averageBase, rate, collection decimal.Decimal) (decimal.Decimal, error) {
	if err := errors.Join(checkPersons(persons), door.Total("average_base").Check(averageBase), door.Share("rate").Check(rate), door.Share("collection").Check(collection)); err != nil {
		return decimal.Decimal{}, err
	}
	return averageBase.Mul(door.Whole(persons)).Mul(door.Whole(12)).Mul(rate).Mul(collection).Round(2), nil
}

func checkPersons(n int) error {
	return door.Count("persons", n, 0, 100_000_000, "pass a head count")
}

// FiscalInput returns what the government puts in each year where its input grows with its revenue (财政投入随财力增长, 1.7 of
// the city's 2014 notice): first × revenue of the year ÷ revenue of the first year, each rounded once to the fen.
// With neverFalls a year's input is not below the one before it. revenues are those of the first, second, ... year,
// each above 0; the first result is first itself.
//
// Errors: ErrOutOfRange for a number out of bounds or years outside 1 to 100.
func FiscalInput(first decimal.Decimal, revenues []decimal.Decimal, neverFalls bool) ([]decimal.Decimal, error) {
	errs := []error{door.Total("first").Check(first)}
	if len(revenues) == 0 || len(revenues) > 100 {
		return nil, errors.Join(append(errs, door.Fail(rule.ErrOutOfRange, "revenues", strconv.Itoa(len(revenues)), "are not 1 to 100", "pass one revenue a year"))...)
	}
	for _, r := range revenues {
		errs = append(errs, door.Positive("revenues").Check(r))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	out := make([]decimal.Decimal, len(revenues))
	for i, r := range revenues {
		out[i] = first.Mul(r).DivRound(revenues[0], 2)
		if neverFalls && i > 0 {
			out[i] = decimal.Max(out[i], out[i-1])
		}
	}
	return out, nil
}

// ActivityMoney returns the activity money of the retired (退休人员活动经费, 1.5b of the city's 2014 notice): heads ×
// standard, exact. The standard is yuan a head and year; no text seen names one.
//
// Errors: ErrOutOfRange for persons outside 0 to 10^8 or a standard out of bounds.
func ActivityMoney(persons int, standard decimal.Decimal) (decimal.Decimal, error) {
	if err := errors.Join(checkPersons(persons), door.Total("standard").Check(standard)); err != nil {
		return decimal.Decimal{}, err
	}
	return standard.Mul(door.Whole(persons)), nil
}
