package funding_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental/funding"
)

// A hundred yuan over three equal projects.
func ExampleAllocate() {
	one := decimal.New(1, 0)
	parts, err := funding.Allocate(decimal.New(100, 0), []decimal.Decimal{one, one, one})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(parts)
	// Output: [33.34 33.33 33.33]
}
