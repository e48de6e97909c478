package unemployment_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/unemployment"
)

// minimumWage is Guangzhou's: 2,500 yuan a month, 2,680 from 2026-09. Package guangzhou has it by month.
func minimumWage(m rule.Month) (rule.Figure, error) {
	yuan := int64(2500)
	if !m.Before(rule.MonthOf(2026, time.September)) {
		yuan = 2680
	}
	n, err := rule.Input{Field: "minimum_wage", Max: 10_000}.Number(decimal.New(yuan, 0))
	return rule.SuppliedFigure(n, "example"), err
}

// Eleven years of contributions are 18 months; the minimum wage rises on the way.
func ExampleBenefitParams_Pay() {
	out, err := unemployment.Guangdong().Pay(unemployment.Claim{PaidMonths: 132, First: rule.MonthOf(2026, time.May),
		MinimumWage: minimumWage})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(out.Payments), "months,", out.Total.StringFixed(2))
	fmt.Println(out.Payments[3].Month, out.Payments[3].Benefit.StringFixed(2))
	fmt.Println(out.Payments[4].Month, out.Payments[4].Benefit.StringFixed(2))
	// Output:
	// 18 months, 42768.00
	// 2026-08 2250.00
	// 2026-09 2412.00
}

// Four and a half years of contributions give five months.
func ExampleBenefitParams_Months() {
	months, err := unemployment.Guangdong().Months(54)
	fmt.Println(months, err)
	// Output: 5 <nil>
}
