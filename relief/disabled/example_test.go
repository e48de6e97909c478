package disabled_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/disabled"
)

func ExampleLevy() {
	staff, err := disabled.AverageHeadcount(decimal.New(50, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	due, err := disabled.Levy(disabled.Employer{Year: 2024, Headcount: staff, Ratio: decimal.New(15, -3),
		AnnualWage: decimal.New(120_000, 0)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(due.Levy.StringFixed(2), due.Percent, due.Reduction)
	// Output: 81000.00 90 ninety
}
