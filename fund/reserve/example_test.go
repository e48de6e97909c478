package reserve_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund/reserve"
	"github.com/shebao-go/shebao/rule"
)

// A three-year deposit and a two-year bond.
func ExampleLadder() {
	d := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	got, err := reserve.Ladder([]reserve.Rung{
		{Principal: d("1000000"), Rate: d("0.0275"), From: rule.MonthOf(2015, 1), Months: 36, Coupon: reserve.AtMaturity},
		{Principal: d("500000"), Rate: d("0.04"), From: rule.MonthOf(2015, 7), Months: 24, Coupon: reserve.Yearly},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Interest, got.Yield)
	for _, flow := range got.Flows {
		fmt.Println(flow.Month, flow.Principal, flow.Interest)
	}
	// Output:
	// 122500 0.030625
	// 2016-07 0 20000
	// 2017-07 500000 20000
	// 2018-01 1000000 82500
}
