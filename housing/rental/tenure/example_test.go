package tenure_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental/tenure"
	"github.com/shebao-go/shebao/rule"
)

// A contract under the rules of 2024.
func ExampleTerms_Review() {
	review, err := tenure.Terms2024().Review(tenure.Contract, rule.DateOf(2024, time.September, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(review.Last, review.ApplyBy, review.LateBy)
	// Output: 2029-08-31 2029-05-31 2029-11-30
}

// A family with 1.25 times the income limit stays for a fifth of its income; the project's rent would be 1,500.
func ExampleTerms_Beyond() {
	out, err := tenure.Terms2024().Beyond(tenure.OverLimit{
		Home: tenure.Home{Project: decimal.New(1500, 0), Income: decimal.New(75000, 0),
			Preferential: decimal.NewNullDecimal(decimal.New(200, 0))},
		IncomeLimit: decimal.New(60000, 0), AssetLimit: decimal.New(200000, 0)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(out.Tier, out.Rent)
	// Output: 1 1250
}
