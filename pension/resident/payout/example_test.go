package payout_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/pension/resident/payout"
	"github.com/shebao-go/shebao/rule"
)

// Sixty years old with twelve years of contribution.
func ExampleWays() {
	conditions := payout.Conditions{RequiredYears: 15, PayAge: 60, LastAge: 65}
	choice, err := payout.Ways(conditions, payout.Person{Age: 60, Years: 12})
	fmt.Println(choice.Ways, choice.Missing, err)
	// Output: [pay_yearly account_only] 3 <nil>
}

// The account's last month, and the month after it.
func ExamplePay() {
	due := payout.Due{Way: payout.Full, Balance: decimal.New(40, 0), Month: rule.MonthOf(2037, 3),
		Pension: resident.Pension{Basic: decimal.New(65, 0), Account: decimal.New(100, 0)}}
	for range 2 {
		payment, err := payout.Pay(due)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(due.Month, payment.Total, "account", payment.FromAccount, "government", payment.FromGovernment)
		due.Month, due.Balance = due.Month.Add(1), payment.Balance
	}
	// Output:
	// 2037-03 165 account 40 government 60
	// 2037-04 165 account 0 government 100
}

// Fourteen years and eleven months as an employee.
func ExampleChange() {
	change, err := payout.Change(payout.Membership{EmployeeMonths: 179, RequiredMonths: 180, ReachedAge: true, Gathered: true,
		EmployeeBalance: decimal.New(50_000, 0), ResidentBalance: decimal.New(8000, 0)})
	fmt.Println(change.To, change.Moved, err)
	// Output: resident 50000 <nil>
}
