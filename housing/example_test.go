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
	p := housing.Params{Floor: own(money, "2500"), Ceiling: own(money, "39828"), MinRate: own(rate, "0.05"),
		MaxRate: own(rate, "0.12"), Unit: own(money, "1")}
	five, err := rate.ParseNumber("0.05")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, toFen := range []bool{false, true} {
		lines, err := housing.Contribute(p, housing.Deposits{EmployerRate: five, EmployeeRate: five, ToFen: toFen},
			decimal.New(10010, 0))
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

// A year of twelve deposits of 4,656 at 1.5 %.
func ExampleInterestYear() {
	d := decimal.RequireFromString
	year, err := housing.InterestYear(d("85514.18"), d("55872"), d("0.015"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(year.Interest.StringFixed(2), year.Closing.StringFixed(2))
	// Output: 1666.83 143053.01
}

// A deposit of 12 % on 30,000 where the city's average wage is 8,000: three averages are 24,000.
func ExampleTaxFree() {
	d := decimal.RequireFromString
	side, err := housing.TaxFree(housing.FreeBy{Deposit: housing.Deposit{Base: d("30000"), Rate: d("0.12")},
		Average: d("8000")}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(side.Deposit.StringFixed(2), side.TaxFree.StringFixed(2), side.Taxable.StringFixed(2))
	// Output: 3600.00 2880.00 720.00
}

// A million over thirty years at 2.6 %, by either method.
func ExampleLoan_First() {
	for _, method := range []housing.Method{housing.EqualPayment, housing.EqualPrincipal} {
		loan := housing.Loan{Principal: decimal.New(1_000_000, 0), AnnualRate: decimal.RequireFromString("0.026"),
			Months: 360, Method: method}
		first, err := loan.First()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(first.StringFixed(2))
	}
	// Output:
	// 4003.40
	// 4944.44
}
