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

	float, err := rule.Input{Area: rule.AreaInjury, Field: "float", Max: 15, Scale: 1, Places: 2,
		Do: rule.Say("pass a factor such as 0.8", "请填写浮动比例，例如 0.8")}.ParseNumber("0.8")
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

// A wage of 4,000 is first lifted to 60 % of the pool's average; grade 6 then gives 16 months at once and 60 % a month.
func ExampleDisability() {
	wage, err := injury.OwnWage(injury.Wages{Average: decimal.RequireFromString("4000"),
		PoolAverage: decimal.RequireFromString("9183")})
	if err != nil {
		fmt.Println(err)
		return
	}
	award, err := injury.Disability(injury.Disabled{Grade: 6, OwnWage: wage,
		MinimumWage: decimal.NewNullDecimal(decimal.RequireFromString("2680"))})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(wage.StringFixed(2), award.Lump.StringFixed(2), award.Allowance.Decimal.StringFixed(2),
		award.TopUp.Decimal.StringFixed(2), award.Payer)
	// Output: 5509.80 88156.80 3305.88 0.00 employer
}

// A death leaves 6 months of the average wage, 20 times national income and the pensions of spouse and child.
func ExampleDeath_Benefits() {
	d := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	got, err := injury.Death{UrbanIncome: decimal.NewNullDecimal(d("54188")), Survivors: injury.Survivors{
		OwnWage: d("8000"), WageBefore: d("8000"), PoolAverage: d("9183"),
		Dependants: []injury.Dependant{{Spouse: true}, {}}}}.Benefits()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Funeral, got.Lump, got.Monthly)
	// Output: 55098 1083760 5600
}
