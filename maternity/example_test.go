package maternity_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/rule"
)

func ExampleContribute() {
	own := func(in rule.Input, text string) rule.Figure {
		n, err := in.ParseNumber(text)
		if err != nil {
			return rule.UnknownFigure(err)
		}
		return rule.SuppliedFigure(n, "the notice of the city")
	}
	money := rule.WageInput(rule.AreaMaternity, "limit")
	p := maternity.Params{Floor: own(money, "6236"), Ceiling: own(money, "31179"),
		EmployerRate: own(rule.RateInput(rule.AreaMaternity, "rate", 100), "0.0085")}

	lines, err := maternity.Contribute(p, decimal.New(3000, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range lines {
		fmt.Println(line.Payer(), line.Formula())
	}
	// Output:
	// employer max(3000.00, 6236.00) × 0.85% = 53.01
}

// An employer of 10 people paid 300,000.00 in July 2018; its maternity insurance of August is on three times the city's
// average of 2017 for every head.
func ExampleContributeOnPayroll() {
	own := func(in rule.Input, text string) rule.Figure {
		n, err := in.ParseNumber(text)
		if err != nil {
			return rule.UnknownFigure(err)
		}
		return rule.SuppliedFigure(n, "the notice of the city")
	}
	got, err := maternity.ContributeOnPayroll(maternity.OnPayroll{
		Month:       rule.MonthOf(2018, 8),
		LastMonth:   decimal.New(300_000, 0),
		Heads:       10,
		CityAverage: own(rule.WageInput(rule.AreaMaternity, "city_average"), "8218"),
		Rate:        own(rule.RateInput(rule.AreaMaternity, "rate", 1), "0.0085"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	line := got.Line()
	fmt.Println(got.Month(), line.Payer(), line.Formula(), line.Limit())

	fmt.Println(line.Cites()[0].In(rule.Chinese))
	// Output:
	// 2018-08 employer min(300000.00, 246540.00) × 0.85% = 2095.59 ceiling
	// 广东省职工生育保险规定 (省政府令第203号) 第十条
}
