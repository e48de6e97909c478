package resident_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/rule"
)

// A year at 600 yuan with a table of two tiers and the ceiling at the highest subsidy.
func ExampleContribute() {
	params := resident.Params{
		Subsidies: resident.Subsidies{MaxSubsidy: decimal.New(70, 0), Tiers: []resident.Tier{
			{Amount: decimal.New(120, 0), Subsidy: decimal.New(30, 0)},
			{Amount: decimal.New(600, 0), Subsidy: decimal.New(70, 0)}}},
		LongPay: resident.LongPay{ExtraAfter: 15, ExtraPerYear: decimal.New(3, 0)},
	}
	year, err := resident.Contribute(params, resident.Contribution{Tier: decimal.New(600, 0), Aid: decimal.New(100, 0)})
	fmt.Println("own", year.Own, "subsidy", year.Subsidy, "aid", year.Aid, "to the account", year.Total, err)
	late, err := resident.Contribute(params, resident.Contribution{Tier: decimal.New(600, 0), Arrears: true})
	fmt.Println("arrears", late.Total, err)
	extra, err := params.Extra(20)
	fmt.Println("extra after 20 years", extra, err)
	// Output:
	// own 600 subsidy 70 aid 100 to the account 770 <nil>
	// arrears 600 <nil>
	// extra after 20 years 15 <nil>
}

// The pension at 60 and at 65.
func ExampleMonthly() {
	for _, divisor := range []int64{139, 101} {
		pension, err := resident.Monthly(resident.Claim{Basic: decimal.New(961, 0), Balance: decimal.New(60_000, 0),
			Divisor: decimal.New(divisor, 0)})
		fmt.Println(pension.Account, pension.Total, err)
	}
	// Output:
	// 431.65 1392.65 <nil>
	// 594.06 1555.06 <nil>
}

// Former farmers: the same shape with the figures of their own scheme, here a pension from 55.
func ExampleMonthly_formerFarmers() {
	pension, err := resident.Monthly(resident.Claim{Basic: decimal.New(800, 0), Balance: decimal.New(34_000, 0),
		Divisor: decimal.New(170, 0)})
	fmt.Println(pension.Total, err)
	// Output: 1000 <nil>
}

// Prices grew by 2.1 %, incomes by 5.6 %; each counts half, and the pension is rounded to the yuan.
func ExampleAdjust() {
	half := decimal.RequireFromString("0.5")
	adjusted, err := resident.Adjust(resident.Growth{
		Basic:       decimal.New(191, 0),
		PriceWeight: half, Price: decimal.RequireFromString("0.021"),
		IncomeWeight: half, Income: decimal.RequireFromString("0.056"),
		Floor: decimal.New(191, 0),
	}, rule.Rounding{Unit: rule.ToYuan})
	fmt.Println(adjusted.Basic, adjusted.Change, err)
	// Output: 198 7 <nil>
}

// Sixty years old with twelve years of contribution.
func ExampleWays() {
	conditions := resident.Conditions{RequiredYears: 15, PayAge: 60, LastAge: 65}
	choice, err := resident.Ways(conditions, resident.Person{Age: 60, Years: 12})
	fmt.Println(choice.Ways, choice.Missing, err)
	// Output: [pay_yearly account_only] 3 <nil>
}

// The account's last month, and the month after it.
func ExamplePay() {
	due := resident.Due{Way: resident.Full, Balance: decimal.New(40, 0), Month: rule.MonthOf(2037, 3),
		Pension: resident.Pension{Basic: decimal.New(65, 0), Account: decimal.New(100, 0),
			Total: decimal.New(165, 0)}}
	for range 2 {
		payment, err := resident.Pay(due)
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
	change, err := resident.Change(resident.Membership{EmployeeMonths: 179, RequiredMonths: 180, ReachedAge: true,
		Gathered:        true,
		EmployeeBalance: decimal.New(50_000, 0), ResidentBalance: decimal.New(8000, 0)})
	fmt.Println(change.To, change.Moved, err)
	// Output: resident 50000 <nil>
}
