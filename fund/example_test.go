package fund_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/rule"
)

// A balance of 1,000 and spending of 170 a month.
func ExamplePayableMonths() {
	months, err := fund.PayableMonths(decimal.New(1000, 0), decimal.New(170, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(months.StringFixed(1))
	// Output: 5.9
}

// What a cut of the rate by two points does to a fund, and when the fund runs out with it.
func ExampleProject() {
	path, err := rule.NewPath(decimal.RequireFromString("0.14"), rule.Step{From: rule.MonthOf(2016, 7), Value: decimal.RequireFromString("0.12")})
	if err != nil {
		fmt.Println(err)
		return
	}
	effects, err := fund.EffectOfRate(fund.RateChange{Path: path, Base: decimal.New(10000, 0), Collection: decimal.New(1, 0), FirstYear: 2016, Years: 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	p := fund.Projection{FirstYear: 2016, Years: 5, Opening: decimal.New(500, 0), Income: decimal.New(1400, 0), Expenditure: decimal.New(1400, 0)}
	for _, e := range effects {
		p.Changes = append(p.Changes, e.Change)
	}
	forecast, err := fund.Project(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(effects[0].Change, effects[1].Change, forecast.Exhausted, forecast.Gap)
	// Output: -100 -200 2019-01 200
}
