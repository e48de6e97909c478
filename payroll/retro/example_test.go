package retro_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/rule"
)

// July was paid with the pension floor of the year before, because the new one came late.
func ExampleCompare() {
	known, err := guangzhou.Policy(rule.MonthOf(2025, time.July))
	if err != nil {
		fmt.Println(err)
		return
	}
	then, err := known.With("pension.floor", "5500")
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
	person := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(5000, 0))}
	paid, paidErr := then.Slip(employer, person)
	due, dueErr := known.Slip(employer, person)
	if paidErr != nil || dueErr != nil {
		fmt.Println(paidErr, dueErr)
		return
	}
	result, err := retro.Compare([]payroll.Slip{paid}, []payroll.Slip{due})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range result.Deltas {
		fmt.Println(d.Month, d.Scheme, d.Payer, d.Old.Decimal.StringFixed(2), d.New.Decimal.StringFixed(2),
			d.Diff.StringFixed(2), d.Cause)
	}
	// Output:
	// 2025-07 pension employee 440.00 440.80 0.80 limit
	// 2025-07 pension employer 880.00 881.60 1.60 limit
}

// Another program paid July; its amounts are held against what is due. It took the pension floor of the year before
// and paid no injury insurance.
func ExampleAccount_Settle() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.July))
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
	due, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(5000, 0))})
	if err != nil {
		fmt.Println(err)
		return
	}
	var paid []retro.Payment
	for _, line := range due.Lines {
		paid = append(paid, retro.Payment{Month: due.Month, Scheme: line.Scheme(), Payer: line.Payer(),
			Amount: line.Amount()})
		last := &paid[len(paid)-1]
		switch {
		case last.Scheme == rule.Pension && last.Payer == rule.Employee:
			last.Amount = decimal.New(440, 0)
			last.Base = decimal.NewNullDecimal(decimal.New(5500, 0))
		case last.Scheme == rule.Injury:
			last.Amount = decimal.Zero
		}
	}
	settled, err := retro.Account{Paid: paid}.Settle([]payroll.Slip{due})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range settled.Lines {
		fmt.Println(d.Month, d.Scheme, d.Payer, d.Paid.StringFixed(2), d.Due.Decimal.StringFixed(2),
			d.Diff.StringFixed(2), d.Cause)
	}
	// Output:
	// 2025-07 pension employee 440.00 440.80 0.80 base_diff
	// 2025-07 injury employer 0.00 10.00 10.00 not_paid
}
