package designated_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/medical/designated"
	"github.com/shebao-go/shebao/rule"
)

func ExamplePay() {
	claim := designated.Claim{Disease: 2, Group: designated.Employee, Month: rule.MonthOf(2020, 3),
		Cost: decimal.New(300, 0), Primary: true}
	got, err := designated.Pay(designated.Notice2019(), claim)
	fmt.Println(got.Fund, got.Person, "limit:", got.Limited, err)
	// Output: 200 100 limit: true <nil>
}
