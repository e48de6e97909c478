package relief_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief"
)

func ExampleDibao() {
	standard := decimal.New(1309, 0)
	grant, err := relief.Dibao(standard, relief.Household{Persons: 3, Income: decimal.New(2500, 0)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(grant.Entitled, grant.Monthly.StringFixed(2))
	// Output: true 1427.00
}

func ExampleTable_Amount() {
	// The subsidy of an old person in an institution, by care level, from a table of the caller's.
	byLevel := relief.Table{
		{Class: "self-reliant", Amount: decimal.New(100, 0)},
		{Class: "half care", Amount: decimal.New(300, 0)},
		{Class: "full care", Amount: decimal.New(500, 0)},
	}
	amount, err := byLevel.Amount([]string{"half care"}, relief.Highest)
	fmt.Println(amount, err)
	// Output: 300 <nil>
}
