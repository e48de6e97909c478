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
		Tiers:        []resident.Tier{{Amount: decimal.New(120, 0), Subsidy: decimal.New(30, 0)}, {Amount: decimal.New(600, 0), Subsidy: decimal.New(70, 0)}},
		MaxSubsidy:   decimal.New(70, 0),
		ExtraAfter:   15,
		ExtraPerYear: decimal.New(3, 0),
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
		pension, err := resident.Monthly(resident.Claim{Basic: decimal.New(961, 0), Balance: decimal.New(60_000, 0), Divisor: decimal.New(divisor, 0)})
		fmt.Println(pension.Account, pension.Total, err)
	}
	// Output:
	// 431.65 1392.65 <nil>
	// 594.06 1555.06 <nil>
}

// Former farmers: the same shape with the figures of their own scheme, here a pension from 55.
func ExampleMonthly_formerFarmers() {
	pension, err := resident.Monthly(resident.Claim{Basic: decimal.New(800, 0), Balance: decimal.New(34_000, 0), Divisor: decimal.New(170, 0)})
	fmt.Println(pension.Total, err)
	// Output: 1000 <nil>
}

// Prices grew by 2.1 %, incomes by 5.6 %; each counts half, and the pension is rounded to the yuan.
func ExampleAdjust() {
	half := decimal.RequireFromString("0.5")
	adjusted, err := resident.Adjust(decimal.New(191, 0), resident.Growth{
		PriceWeight: half, Price: decimal.RequireFromString("0.021"),
		IncomeWeight: half, Income: decimal.RequireFromString("0.056"),
		Floor: decimal.New(191, 0), Rounding: rule.Rounding{Unit: rule.ToYuan},
	})
	fmt.Println(adjusted.Basic, adjusted.Change, err)
	// Output: 198 7 <nil>
}
