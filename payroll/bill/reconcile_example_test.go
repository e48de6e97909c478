package bill_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// The employee's pension of August 2025: the bureau has another base for B, no row for C, and a D we do not know.
func ExampleReceived_Compare() {
	month := rule.MonthOf(2025, time.August)
	policy, err := guangzhou.Policy(month)
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
	var people []bill.Person
	for i, wage := range []int64{5000, 12000, 8000} {
		slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(wage, 0))})
		if err != nil {
			fmt.Println(err)
			return
		}
		people = append(people, bill.Person{ID: string(rune('A' + i)), Slips: []payroll.Slip{slip}})
	}
	row := func(id, base, amount string) bill.Row {
		return bill.Row{ID: id, Month: month, Scheme: rule.Pension, Payer: rule.Employee, Base: base, Rate: "0.08",
			Amount: amount}
	}
	received := bill.Received{Month: month, Covers: []bill.Column{{Scheme: rule.Pension, Payer: rule.Employee}},
		Rows: []bill.Row{row("A", "5510.00", "440.80"), row("B", "11500.00", "920.00"), row("D", "5000.00", "400.00")}}
	report, err := received.Compare(people)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, item := range report.Items {
		fmt.Println(item.ID, item.Class, item.Explains.StringFixed(2))
	}
	fmt.Println(report.Proof())
	// Output:
	// A match 0.00
	// B base_diff 40.00
	// C missing_in_bill 640.00
	// D extra_in_bill -400.00
	// 2040.80 - 1760.80 = 280.00 = 40.00 (base_diff) + 640.00 (missing_in_bill) - 400.00 (extra_in_bill)
}
