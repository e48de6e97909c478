package care_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical/care"
	"github.com/shebao-go/shebao/rule"
)

func ExamplePay() {
	claim := care.Claim{Group: care.Employee, Level: 3, Month: rule.MonthOf(2025, 6), Days: 30,
		Living: decimal.New(4000, 0)}
	for _, claim.Place = range []care.Place{care.Home, care.Institution} {
		got, err := care.Pay(care.Trial2024(), claim)
		fmt.Println(claim.Place, got.Living.Counted, got.Fund.StringFixed(2), got.Person.StringFixed(2), err)
	}
	// Output:
	// home 3150 2835.00 1165.00 <nil>
	// institution 3600 2700.00 1300.00 <nil>
}

func ExampleSetAside() {
	got, err := care.SetAside(care.Funding2024(), care.Insured{
		Group: care.Employee, Month: rule.MonthOf(2025, 6), Birth: rule.MonthOf(1985, 3), Base: decimal.New(10_000, 0)})
	fmt.Println("pooled fund", got.Pooled, "personal account", got.Account, err)
	// Output: pooled fund 15 personal account 2 <nil>
}
