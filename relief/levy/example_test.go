package levy_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/levy"
)

func ExampleCompute() {
	staff, err := levy.Average(decimal.New(50, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	due, err := levy.Compute(levy.Employer{Year: 2024, Headcount: staff, Ratio: decimal.New(15, -3), AnnualWage: decimal.New(120_000, 0)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(due.Levy.StringFixed(2), due.Percent, due.Reduction)
	// Output: 81000.00 90 ninety
}
