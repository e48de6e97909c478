package rental_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// Every error of the package says itself in Chinese.
func TestMessagesInChinese(t *testing.T) {
	r13, r24 := rental.Rules2013(), rental.Rules2024()
	errOf := func(_ any, err error) error { return err }
	claim := func(r rental.Rules, change func(*rental.Claim)) error {
		c := rental.Claim{Persons: 1, Counted: 1, District: rental.Yuexiu}
		change(&c)
		return errOf(r.Subsidy(c))
	}
	rent := func(r rental.Rules, change func(*rental.Tenancy)) error {
		home := rental.Tenancy{Area: decimal.New(40, 0), Standard: decimal.New(30, 0), Persons: 1}
		change(&home)
		return errOf(r.Rent(home))
	}
	falling := rental.Rules2013()
	falling.RentBands[1].UpTo = decimal.New(1, 0)
	one := []rental.Project{{Name: "A", Weight: decimal.New(1, 0)}}
	for _, err := range []error{
		errOf(rental.IncomeLine(decimal.New(-1, 0), decimal.New(2, 0), nil, 0)),
		errOf(rental.AdjustLine(rental.Adjustment{Rounding: 1, First: 2014, Last: 2013,
			Incomes: []rental.YearIncome{{Year: 2013}, {Year: 2013}}})),
		errOf(rental.AdjustLine(rental.Adjustment{Rounding: 1, First: 2014, Last: 2014})),
		errOf(rental.Fund([]rental.FundingYear{{Year: 2015}, {Year: 2015}},
			append(one, rental.Project{Weight: one[0].Weight}))),
		rental.Rules{}.Check(),
		falling.Check(),
		errOf(r13.PerHeadBenchmark(false)),
		errOf(r13.Limit(5, false)),
		errOf(r24.Limit(1, false)),
		claim(r24, func(*rental.Claim) {}),
		claim(r13, func(c *rental.Claim) { c.OwnArea = decimal.New(15, 0) }),
		claim(r13, func(c *rental.Claim) { c.Counted = 2 }),
		claim(r13, func(c *rental.Claim) { c.Income = decimal.New(30000, 0) }),
		claim(r13, func(c *rental.Claim) { c.District = rental.Conghua }),
		rent(r24, func(*rental.Tenancy) {}),
		rent(r13, func(h *rental.Tenancy) { h.Kinds = []rental.Kind{rental.Dibao} }),
		rent(r13, func(h *rental.Tenancy) { h.OwnArea = h.Area.Add(decimal.New(1, 0)) }),
		rental.Span2013().On(rule.DateOf(2030, 1, 1)),
		rental.Span2022().On(rule.DateOf(2030, 1, 1)),
	} {
		if err == nil {
			t.Error("an input that should be refused is taken")
			continue
		}
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}
