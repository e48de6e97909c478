package housing_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// Every error of the package says itself in Chinese.
func TestMessagesInChinese(t *testing.T) {
	var errs []error
	keep := func(err error) { errs = append(errs, err) }
	charge := func(change func(*housing.Params, *housing.Deposits)) {
		p, d := august2025(t), both(t, "0.05")
		change(&p, &d)
		_, err := housing.Contribute(p, d, tabletest.Dec(t, "3000"))
		keep(errors.Join(err, p.Check()))
	}
	charge(func(p *housing.Params, d *housing.Deposits) { d.CeilingTimes = 4 })
	charge(func(p *housing.Params, d *housing.Deposits) { d.CeilingTimes = 5 })
	charge(func(p *housing.Params, d *housing.Deposits) { *d = both(t, "0.13") })
	charge(func(p *housing.Params, d *housing.Deposits) { p.Unit = figure(t, "2") })
	charge(func(p *housing.Params, d *housing.Deposits) { p.MinRate = figure(t, "0.13") })
	unset := august2025(t)
	unset.Unit = rule.Figure{}
	keep(unset.Check())
	account := func(counting housing.Counting, basis int, change func(*housing.Account)) {
		a := year(t, counting, basis)
		change(&a)
		_, err := housing.Interest(a)
		keep(err)
	}
	months := func(change func(*housing.Account)) { account(housing.FromNextMonth, 0, change) }
	months(func(a *housing.Account) { a.Until = a.From })
	months(func(a *housing.Account) { a.From = day(t, "2016-07-02") })
	months(func(a *housing.Account) { a.DayBasis = 360 })
	months(func(a *housing.Account) { a.Movements[1].Day = a.From })
	months(func(a *housing.Account) { a.Movements[0].Amount = decimal.New(-1, 0) })
	account(housing.FromDay, 0, func(*housing.Account) {})
	account(housing.FromDay, 365, func(a *housing.Account) { a.Movements[0].Amount = decimal.New(-1_000_000, 0) })
	_, err := housing.Affordable(housing.Repaid{Income: decimal.New(-1, 0), Share: decimal.New(2, 0)})
	keep(err)
	_, err = housing.LoanCeiling(housing.LoanTerms{}, housing.LoanRequest{})
	keep(err)
	for _, err := range errs {
		if err == nil {
			t.Error("an input that should be refused is taken")
		}
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}
