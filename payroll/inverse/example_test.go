package inverse_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/inverse"
	"github.com/shebao-go/shebao/rule"
)

// Which wages a pension contribution of 440.80 and one of 400.00 can come from.
func ExampleWages() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	charges := policy.Pension.Charges()
	got, err := inverse.Wages(charges[0], decimal.New(44080, -2))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Wages[0].Low, got.Wages[0].High)
	got, err = inverse.Wages(charges[0], decimal.New(400, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(got.Wages), got.Above.Amount, got.Above.Gap)
	// Output:
	// 0 5510.06
	// 0 440.8 40.8
}

// The wage an employer can offer for 12,735 a month, all contributions included.
func ExampleFromTotalCost() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	if err != nil {
		fmt.Println(err)
		return
	}
	got, err := inverse.FromTotalCost(policy, employer, payroll.Employee{}, decimal.New(12735, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	hull, ok := got.Hull()
	fmt.Println(hull.Low, hull.High, ok)
	// Output:
	// 10000 10000 true
}
