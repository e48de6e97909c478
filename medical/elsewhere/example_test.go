package elsewhere_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical/elsewhere"
)

func ExampleTerms_Ratio() {
	decree := elsewhere.Decree123()
	terms, err := decree.Of(elsewhere.Emergency)
	if err != nil {
		fmt.Println(err)
		return
	}
	ratio, err := terms.Ratio(decimal.New(80, -2), decimal.NullDecimal{})
	fmt.Println(ratio, err, "at the counter:", terms.Counter)
	// Output: 0.8 <nil> at the counter: false
}
