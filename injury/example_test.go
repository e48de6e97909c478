package injury_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/injury"
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
	rateInput := rule.RateInput(rule.AreaInjury, "rate", 100)
	p := injury.Params{Floor: own(rule.WageInput(rule.AreaInjury, "floor"), "2500"), Ceiling: rule.NoneFigure()}
	for i, text := range []string{"0.002", "0.004", "0.006", "0.008", "0.009", "0.01", "0.012", "0.014"} {
		p.ClassRates[i] = own(rateInput, text)
	}

	float, err := rule.Input{Area: rule.AreaInjury, Field: "float", Max: 15, Scale: 1, Places: 2, Do: rule.Untranslated("pass a factor such as 0.8")}.ParseNumber("0.8")
	if err != nil {
		fmt.Println(err)
		return
	}
	rate, err := p.Rate(3, float)
	if err != nil {
		fmt.Println(err)
		return
	}
	lines, err := injury.Contribute(p, rate, decimal.New(8000, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range lines {
		fmt.Println(line.Payer(), line.Formula())
	}
	// Output:
	// employer 8000.00 × 0.48% = 38.40
}
