package rental_test

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/rule"
)

// A family of three without a home in 白云, 15,000 yuan a head, in 2013 and after the opinion of 2015.
func ExampleRules_Subsidy() {
	claim := rental.Claim{Persons: 3, Counted: 3, Income: decimal.New(45000, 0), District: rental.Baiyun}
	for _, rules := range []rental.Rules{rental.Rules2013(), rental.Rules2015()} {
		subsidy, err := rules.Subsidy(claim)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(subsidy.IncomeFactor, subsidy.DistrictFactor, subsidy.Monthly.StringFixed(2))
	}
	// Output:
	// 0.7 0.9 567.00
	// 0.9 1 1012.50
}

// The household table of 2024 is in an attachment that was not at hand.
func ExampleRules_Limit() {
	rules := rental.Rules2024()
	perHead, err := rules.PerHeadBenchmark(true)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = rules.Limit(3, true)
	fmt.Println(perHead, errors.Is(err, rule.ErrNoRule))
	// Output: 64937.6 true
}

func ExampleIncomeLine() {
	factors := []decimal.Decimal{decimal.New(12, -1), decimal.New(11, -1), decimal.New(1, 0), decimal.New(9, -1)}
	line, err := rental.IncomeLine(decimal.New(3443808, -2), decimal.New(6, -1), factors, rental.PerHeadHalfUp)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(line.PerHead, line.Modality)
	for i := range line.Household {
		fmt.Println(i+1, line.Household[i], line.Monthly[i])
	}
	// Output:
	// 20663 about
	// 1 24795 2066
	// 2 45458 3788
	// 3 61989 5166
	// 4 74388 6199
}

func ExampleLandRevenue() {
	share, err := rental.LandRevenue(decimal.New(10_000_000_000, 0), decimal.New(13, -2),
		decimal.NewNullDecimal(decimal.New(1_200_000_000, 0)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(share.Modality, share.Least, "short of", share.Shortfall.Decimal)
	// Output:
	// at_least 1300000000 short of 100000000
}

// The line of 2013 is 60 % of the disposable income of 2011.
func ExampleAdjustLine() {
	d := decimal.RequireFromString
	years, err := rental.AdjustLine(rental.Adjustment{
		Incomes: []rental.YearIncome{{Year: 2011, Amount: d("34438")}},
		Ratio:   d("0.6"), Lag: 2, Sizes: []decimal.Decimal{d("1.2"), d("1.1")},
		Rounding: rental.PerHeadHalfUp, First: 2013, Last: 2013})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(years[0].PerHead, years[0].Household)
	// Output: 20663 [24795 45458]
}

// A hundred yuan over three equal projects.
func ExampleAllocate() {
	one := decimal.New(1, 0)
	parts, err := rental.Allocate(decimal.New(100, 0), []decimal.Decimal{one, one, one})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(parts)
	// Output: [33.34 33.33 33.33]
}
