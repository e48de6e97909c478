package settle_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund/settle"
)

// A hospital goes 50 over a cap of 1,000 and the fund bears seven tenths of it.
func ExampleUnderCap() {
	d := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	got, err := settle.UnderCap(settle.Cap{Amount: d("1000"), Overruns: []settle.Overrun{{UpTo: d("0.1"), FundShare: d("0.7")}}}, d("1050"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Fund, got.Hospital)
	// Output: 1035 15
}
