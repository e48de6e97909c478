package flexible_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension/benefit/flexible"
	"github.com/shebao-go/shebao/rule"
)

// A worker chooses 5510 yuan in Guangzhou, is subsidised with two thirds, and then chooses too little.
func ExampleContribute() {
	read := func(text string) rule.Figure {
		n, err := rule.Input{Field: "figure", Max: 100_000, Places: 2}.ParseNumber(text)
		if err != nil {
			return rule.UnknownFigure(err)
		}
		return rule.SuppliedFigure(n, "")
	}
	params := flexible.Params{Floor: read("5510"), Ceiling: read("27549"), Rate: read("0.2"), AccountRate: read("0.08")}
	paid, err := flexible.Contribute(params, decimal.New(5510, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	subsidy, err := flexible.Subsidy(paid.Line.Amount(), 2, 3)
	fmt.Println(paid.Line.Formula(), "account", paid.Account.Decimal, "pooled", paid.Pooled.Decimal, "subsidy", subsidy, err)

	_, err = flexible.Contribute(params, decimal.New(5000, 0))
	fmt.Println(err)
	// Output:
	// 5510.00 × 20% = 1102.00 account 440.8 pooled 661.2 subsidy 734.67 <nil>
	// pension: base 5000.00 is not within 5510 to 27549; choose a base within the limits
}
