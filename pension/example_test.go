package pension_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

func ExampleContribute() {
	money, rate := rule.WageInput(rule.AreaPension, "limit"), rule.RateInput(rule.AreaPension, "rate", 100)
	own := func(in rule.Input, text string) rule.Figure {
		n, err := in.ParseNumber(text)
		if err != nil {
			return rule.UnknownFigure(err)
		}
		return rule.SuppliedFigure(n, "the notice of the city")
	}
	p := pension.Params{Floor: own(money, "5510"), Ceiling: own(money, "27549"), EmployeeRate: own(rate, "0.08"),
		EmployerRate: own(rate, "0.16")}

	lines, err := pension.Contribute(p, decimal.New(3000, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range lines {
		fmt.Println(line.Payer(), line.Formula(), line.Limit())
	}
	_, err = pension.Contribute(p, decimal.New(-3, 0))
	fmt.Println(err)
	// Output:
	// employee max(3000.00, 5510.00) × 8% = 440.80 floor
	// employer max(3000.00, 5510.00) × 16% = 881.60 floor
	// pension: wage -3 is below 0; pass the declared monthly wage in yuan, such as 3000.00
}

func ExampleUnifyRates() {
	answer, err := pension.UnifyRates(pension.Unification{
		Groups: []pension.Group{
			{Name: "20 %", Rate: decimal.New(20, -2), BaseTotal: decimal.New(60_000_000_000, 0)},
			{Name: "12 %", Rate: decimal.New(12, -2), BaseTotal: decimal.New(40_000_000_000, 0)},
		},
		Start: rule.MonthOf(2014, 7), Months: 36, Every: 12,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("revenue-neutral:", answer.Target)
	for _, g := range answer.Paths {
		for _, step := range g.Path.Steps() {
			fmt.Println(g.Name, step.From, step.Value)
		}
	}
	fmt.Println("fund:", answer.Fund)
	// Output:
	// revenue-neutral: 0.168
	// 20 % 2014-07 0.192
	// 20 % 2015-07 0.184
	// 20 % 2016-07 0.176
	// 20 % 2017-07 0.168
	// 12 % 2014-07 0.132
	// 12 % 2015-07 0.144
	// 12 % 2016-07 0.156
	// 12 % 2017-07 0.168
	// fund: 0
}
