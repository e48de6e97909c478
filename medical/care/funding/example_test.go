package funding_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical/care/funding"
	"github.com/shebao-go/shebao/rule"
)

func ExampleSetAside() {
	got, err := funding.SetAside(funding.Trial2024(), funding.Insured{
		Group: funding.Employee, Month: rule.MonthOf(2025, 6), Birth: rule.MonthOf(1985, 3), Base: decimal.New(10_000, 0)})
	fmt.Println("pooled fund", got.Pooled, "personal account", got.Account, err)
	// Output: pooled fund 15 personal account 2 <nil>
}
