package provident_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/provident"
)

// A year of twelve deposits of 4,656 at 1.5 %.
func ExampleInterestYear() {
	year, err := provident.InterestYear(decimal.RequireFromString("85514.18"), decimal.RequireFromString("55872"), decimal.RequireFromString("0.015"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(year.Interest.StringFixed(2), year.Closing.StringFixed(2))
	// Output: 1666.83 143053.01
}

// A deposit of 12 % on 30,000 where the city's average wage is 8,000: three averages are 24,000.
func ExampleTaxFree() {
	d := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	side, err := provident.TaxFree(d("30000"), d("0.12"), d("8000"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(side.Deposit.StringFixed(2), side.TaxFree.StringFixed(2), side.Taxable.StringFixed(2))
	// Output: 3600.00 2880.00 720.00
}
