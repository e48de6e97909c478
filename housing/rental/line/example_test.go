package line_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/housing/rental/line"
)

// The line of 2013 is 60 % of the disposable income of 2011.
func ExampleAdjust() {
	set := line.Setting{Ratio: decimal.RequireFromString("0.6"), Lag: 2, SizeFactors: []decimal.Decimal{decimal.RequireFromString("1.2"), decimal.RequireFromString("1.1")}, Rounding: housing.PerHeadHalfUp}
	years, err := line.Adjust([]line.Income{{Year: 2011, Amount: decimal.New(34438, 0)}}, set, 2013, 2013)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(years[0].Line.PerHead, years[0].Line.Household)
	// Output: 20663 [24795 45458]
}
