package housing_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/rule"
)

func ExampleContribute() {
	rate, money := rule.RateInput(rule.AreaHousing, "rate", 100), rule.WageInput(rule.AreaHousing, "limit")
	own := func(in rule.Input, text string) rule.Figure {
		n, err := in.ParseNumber(text)
		if err != nil {
			return rule.UnknownFigure(err)
		}
		return rule.SuppliedFigure(n, "the notice of the city")
	}
	p := housing.Params{Floor: own(money, "2500"), Ceiling: own(money, "39828"), MinRate: own(rate, "0.05"), MaxRate: own(rate, "0.12"), Unit: own(money, "1")}
	five, err := rate.ParseNumber("0.05")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, toFen := range []bool{false, true} {
		lines, err := housing.Contribute(p, housing.Deposits{EmployerRate: five, EmployeeRate: five, ToFen: toFen}, decimal.New(10010, 0))
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, line := range lines {
			fmt.Println(line.Payer(), line.Formula())
		}
	}
	// Output:
	// employee 10010.00 × 5% = 501.00
	// employer 10010.00 × 5% = 501.00
	// employee 10010.00 × 5% = 500.50
	// employer 10010.00 × 5% = 500.50
}

func ExampleIncomeLine() {
	factors := []decimal.Decimal{decimal.New(12, -1), decimal.New(11, -1), decimal.New(1, 0), decimal.New(9, -1)}
	line, err := housing.IncomeLine(decimal.New(3443808, -2), decimal.New(6, -1), factors, housing.PerHeadHalfUp)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(line.PerHead, line.Modality)
	for i := range line.Household {
		fmt.Println(i+1, line.Household[i], line.Monthly[i])
	}
	// Output:
	// 20663 about
	// 1 24795 2066
	// 2 45458 3788
	// 3 61989 5166
	// 4 74388 6199
}

func ExampleLandRevenue() {
	share, err := housing.LandRevenue(decimal.New(10_000_000_000, 0), decimal.New(13, -2), decimal.NewNullDecimal(decimal.New(1_200_000_000, 0)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(share.Modality, share.Least, "short of", share.Shortfall.Decimal)
	// Output:
	// at_least 1300000000 short of 100000000
}

func ExampleAddedValue() {
	used, err := housing.AddedValue(decimal.New(100, 0), decimal.New(10, 0), decimal.New(60, 0), decimal.New(5, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(used.Prior, used.RiskReserve, used.ManagementFee, used.PublicRental)
	// Output:
	// 10 60 5 25
}
