package unemployment_test

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/unemployment"
)

func ExampleParams_EmployerRate() {
	factor := rule.Input{Area: rule.AreaUnemployment, Field: "coefficient", Max: 1, Places: 8,
		Do: rule.Say("pass a factor such as 0.6", "请填写系数，例如 0.6")}
	own := func(in rule.Input, text string) rule.Figure {
		n, err := in.ParseNumber(text)
		if err != nil {
			return rule.UnknownFigure(err)
		}
		return rule.SuppliedFigure(n, "the notice of the city")
	}
	money, rate := rule.WageInput(rule.AreaUnemployment, "limit"), rule.RateInput(rule.AreaUnemployment, "rate", 100)
	p := unemployment.Params{Floor: own(money, "2500"), Ceiling: own(money, "41112"), EmployeeRate: own(rate, "0.002"),
		Benchmark:    own(rate, "0.008"),
		Coefficients: [3]rule.Figure{own(factor, "0.6"), own(factor, "0.8"), own(factor, "1")}}

	for _, text := range []string{"0.8", "0.4"} {
		coefficient, err := factor.ParseNumber(text)
		if err != nil {
			fmt.Println(err)
			return
		}
		employerRate, err := p.EmployerRate(coefficient)
		if err != nil {
			fmt.Println(strings.NewReplacer(" (", "\n(", "; ", "\n").Replace(err.Error()))
			return
		}
		lines, err := unemployment.Contribute(p, employerRate, decimal.New(7777, 0))
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, line := range lines {
			fmt.Println(line.Payer(), line.Formula())
		}
	}
	// Output:
	// employee 7777.00 × 0.2% = 15.55
	// employer 7777.00 × 0.64% = 49.77
	// unemployment: unemployment_coefficient 0.4 is not one of the month's coefficients: 0.6, 0.8, 1
	// (supplied by the caller)
	// pass the coefficient the employer was notified of, or its rate
}
