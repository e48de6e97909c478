package benefit_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/injury/benefit"
)

// A wage of 4,000 is first lifted to 60 % of the pool's average; grade 6 then gives 16 months at once and 60 % a month.
func ExampleDisability() {
	wage, err := benefit.OwnWage(decimal.RequireFromString("4000"), decimal.RequireFromString("9183"))
	if err != nil {
		fmt.Println(err)
		return
	}
	award, err := benefit.Disability(6, wage, decimal.NewNullDecimal(decimal.RequireFromString("2680")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(wage.StringFixed(2), award.Lump.StringFixed(2), award.Allowance.Decimal.StringFixed(2), award.TopUp.Decimal.StringFixed(2), award.Payer)
	// Output: 5509.80 88156.80 3305.88 0.00 employer
}

// A death leaves 6 months of the average wage, 20 times national income and the pensions of spouse and child.
func ExampleDeath_Benefits() {
	d := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	got, err := benefit.Death{OwnWage: d("8000"), WageBefore: d("8000"), PoolAverage: d("9183"), UrbanIncome: decimal.NewNullDecimal(d("54188")),
		Dependants: []benefit.Dependant{{Spouse: true}, {}}}.Benefits()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Funeral, got.Lump.Decimal, got.Monthly)
	// Output: 55098 1083760 5600
}
