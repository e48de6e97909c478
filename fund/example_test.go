package fund_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/rule"
)

// A balance of 1,000 and spending of 170 a month.
func ExamplePayableMonths() {
	months, err := fund.PayableMonths(fund.Reserve{Balance: decimal.New(1000, 0),
		MonthlyExpenditure: decimal.New(170, 0)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(months.StringFixed(1))
	// Output: 5.9
}

// What a cut of the rate by two points does to a fund, and when the fund runs out with it.
func ExampleProject() {
	path, err := rule.NewPath(decimal.RequireFromString("0.14"),
		rule.Step{From: rule.MonthOf(2016, 7), Value: decimal.RequireFromString("0.12")})
	if err != nil {
		fmt.Println(err)
		return
	}
	effects, err := fund.EffectOfRate(path, fund.Bases{Base: decimal.New(10000, 0), Collection: decimal.New(1, 0),
		FirstYear: 2016, Years: 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	p := fund.Projection{FirstYear: 2016, Years: 5, Opening: decimal.New(500, 0), Income: decimal.New(1400, 0),
		Expenditure: decimal.New(1400, 0)}
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

// A final account whose printed balance is a fen off.
func ExampleAccount_Close() {
	_, err := fund.Account{
		Opening:     decimal.New(1000, 0),
		Income:      []fund.Item{{Name: "contributions", Amount: decimal.New(500, 0)}},
		Expenditure: []fund.Item{{Name: "benefits", Amount: decimal.New(450, 0)}},
		Closing:     decimal.NewNullDecimal(decimal.RequireFromString("1049.99")),
	}.Close()
	fmt.Println(err)
	// Output: fund: closing 1049.99 is not opening + income - expenditure, 1050: a gap of -0.01; check the lines
}

// A three-year deposit and a two-year bond.
func ExampleLadder_Earn() {
	d := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	got, err := fund.Ladder{Rungs: []fund.Rung{
		{Principal: d("1000000"), Rate: d("0.0275"), From: rule.MonthOf(2015, 1), Months: 36},
		{Principal: d("500000"), Rate: d("0.04"), From: rule.MonthOf(2015, 7), Months: 24, Yearly: true},
	}}.Earn()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Interest, got.Yield)
	for _, flow := range got.Flows {
		fmt.Println(flow.Month, flow.Principal, flow.Interest)
	}
	// Output:
	// 122500 0.030625
	// 2016-07 0 20000
	// 2017-07 500000 20000
	// 2018-01 1000000 82500
}

// A hospital goes 50 over a cap of 1,000 and the fund bears seven tenths of it.
func ExampleCap_Settle() {
	d := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	got, err := fund.Cap{Amount: d("1000"), Cost: d("1050"),
		Overruns: []fund.Overrun{{UpTo: d("0.1"), FundShare: d("0.7")}}}.Settle()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Fund, got.Hospital)
	// Output: 1035 15
}
