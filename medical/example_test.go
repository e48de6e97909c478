package medical_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical"
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
	money, rate := rule.WageInput(rule.AreaMedical, "limit"), rule.RateInput(rule.AreaMedical, "rate", 100)
	p := medical.Params{
		Floor: own(money, "5592"), Ceiling: own(money, "27960"), EmployeeRate: own(rate,
			"0.02"), EmployerRate: own(rate, "0.055"),
		EnterpriseRelief: own(rate, "0.0275"), // in place of the employer's rate, February to June 2020
		Supplement:       medical.Supplement{CityAverage: own(money, "9320"), Rate: own(rate, "0.0026")},
	}
	lines, err := medical.Contribute(p, medical.Enterprise, decimal.New(8000, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range lines {
		fmt.Println(line.Scheme(), line.Payer(), line.Formula())
	}
	// Output:
	// medical employee 8000.00 × 2% = 160.00
	// medical employer 8000.00 × 2.75% = 220.00
	// illness_supplement employer 9320.00 × 0.26% = 24.23
}
