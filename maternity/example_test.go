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
	money := rule.WageInput(rule.Maternity, "limit")
	p := maternity.Params{Floor: own(money, "6236"), Ceiling: own(money, "31179"), EmployerRate: own(rule.RateInput(rule.Maternity, "rate", 100), "0.0085")}

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
