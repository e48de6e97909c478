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
