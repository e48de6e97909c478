package deduct_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/rule"
)

// A month's pay that does not reach for the contributions, and the month after it.
func ExampleWithhold() {
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
	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))})
	if err != nil {
		fmt.Println(err)
		return
	}
	terms := deduct.Terms{Short: deduct.CarryForward, Order: []rule.Scheme{rule.Housing, rule.Pension, rule.Medical,
		rule.Unemployment}}
	var carried []deduct.Amount
	for _, pay := range []int64{100, 2000} {
		month, err := deduct.Withhold(&slip, deduct.Month{Terms: terms, Carried: carried,
			Pay: []deduct.Pay{{Kind: deduct.Wages, Amount: decimal.New(pay, 0)}}})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("bill", month.Bill.StringFixed(2), "withheld", month.WithheldTotal.StringFixed(2), "advanced",
			month.Advanced.StringFixed(2), "carried", month.CarryTotal.StringFixed(2))
		carried = month.Carry
	}
	// Output:
	// bill 721.52 withheld 100.00 advanced 621.52 carried 621.52
	// bill 721.52 withheld 1343.04 advanced 0.00 carried 0.00
}
