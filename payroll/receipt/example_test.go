package receipt_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

// A receipt, checked with its own policy and with one whose ceiling was corrected.
func Example() {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	settings := payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
		HousingEmployeeRate: "0.05"}
	kept, err := receipt.New("v1.4.0", policy, receipt.Inputs{Settings: settings,
		Employee: payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(30000, 0))}})
	if err != nil {
		fmt.Println(err)
		return
	}
	differences, err := kept.Verify(policy)
	fmt.Println(len(differences), err)

	corrected, err := policy.With("pension.ceiling", "27600")
	if err != nil {
		fmt.Println(err)
		return
	}
	touched, err := receipt.Affected(policy, corrected, []receipt.Receipt{kept})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(touched[0].Figures)
	for _, d := range touched[0].Differences {
		if d.Field == "slip.employee.pension" {
			fmt.Println(d.Stored, d.Now)
		}
	}
	// Output:
	// 0 <nil>
	// [pension.ceiling]
	// 2203.92 2208.00
}

// From which wage on somebody pays more after a ceiling moved.
func ExampleFirstDifferences() {
	before, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	if err != nil {
		fmt.Println(err)
		return
	}
	after, err := before.With("pension.ceiling", "27600")
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
	list, err := receipt.FirstDifferences(before, after, employer, payroll.Employee{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range list {
		fmt.Println(f.Scheme, f.Payer, f.Wage, f.Before.Decimal, f.After.Decimal)
	}
	// Output:
	// pension employee 27549.07 2203.92 2203.93
	// pension employer 27549.04 4407.84 4407.85
}
