package maternity_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/rule"
)

// A birth of one baby in Guangdong: 98 days and 80 days of reward leave.
func ExampleLeaveParams_Award() {
	award, err := maternity.GuangdongLeave().Award(maternity.Claim{
		Case:       maternity.Case{Babies: 1},
		Event:      rule.DateOf(2026, time.January, 10),
		DirectFrom: rule.DateOf(2025, time.December, 1),
		Average:    decimal.NewNullDecimal(decimal.RequireFromString("9000")),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(award.Days.Total, "days, paid to the person:", award.Payee == maternity.ToPerson)
	fmt.Println(award.Statutory.Days, award.Statutory.Allowance.StringFixed(2))
	fmt.Println(award.WithReward.Days, award.WithReward.Allowance.StringFixed(2))
	// Output:
	// 178 days, paid to the person: true
	// 98 29400.00
	// 178 53400.00
}

// The employer lifts the allowance to the wage due.
func ExampleAllowance() {
	wageDue := decimal.NewNullDecimal(decimal.RequireFromString("30000"))
	paid, err := maternity.Allowance(decimal.RequireFromString("9000"), 98, maternity.RoundOnce, wageDue)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(paid.Allowance.StringFixed(2), paid.TopUp.Decimal.StringFixed(2))
	// Output: 29400.00 600.00
}
