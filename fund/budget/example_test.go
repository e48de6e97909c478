package budget_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund/budget"
)

// A final account whose printed balance is a fen off.
func ExampleAccount_Close() {
	_, err := budget.Account{
		Opening:     decimal.New(1000, 0),
		Income:      []budget.Item{{Name: "contributions", Amount: decimal.New(500, 0)}},
		Expenditure: []budget.Item{{Name: "benefits", Amount: decimal.New(450, 0)}},
		Closing:     decimal.NewNullDecimal(decimal.RequireFromString("1049.99")),
	}.Close()
	fmt.Println(err)
	// Output: fund: closing 1049.99 is not opening + income - expenditure, 1050: a gap of -0.01; check the lines
}
