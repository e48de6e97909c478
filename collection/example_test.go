package collection_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/collection"
	"github.com/shebao-go/shebao/rule"
)

func ExampleLaw_Of() {
	due, err := collection.SocialInsurance.Of(collection.Arrears{Amount: decimal.New(960_000, -2),
		Since: rule.DateOf(2024, 1, 1), Days: 45}, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(due.Amount.StringFixed(2), due.Parts[0].Source.Title, due.Parts[0].Source.Article)
	// Output: 216.00 社会保险法 art. 86
}

func ExampleUnderdeclared() {
	base, err := collection.ActualBase(collection.Income{Annual: decimal.New(240_000, 0), Months: 12})
	if err != nil {
		fmt.Println(err)
		return
	}
	short, err := collection.Underdeclared(collection.Declaration{Actual: base, Declared: decimal.New(4800, 0),
		CombinedRate: decimal.New(38, -2), Months: 12})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(short.Gap.StringFixed(2), short.Arrears.StringFixed(2))
	// Output: 15200.00 69312.00
}
