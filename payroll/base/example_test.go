package base_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/base"
	"github.com/shebao-go/shebao/rule"
)

func ExampleAverage() {
	wages := decimal.New(13745678, -2)
	fen, err := base.Average(wages, 12, rule.Rounding{})
	fmt.Println(fen, err)
	yuan, err := base.Average(wages, 12, rule.Rounding{Unit: rule.ToYuan})
	fmt.Println(yuan, err)
	_, err = base.Average(wages, 0, rule.Rounding{})
	fmt.Println(err)
	// Output:
	// 11454.73 <nil>
	// 11455 <nil>
	// months_worked 0 leaves no year to average; use the rule for new employees, FirstPay
}

func ExampleFirstPay() {
	july := rule.MonthOf(2025, time.July)
	hire := base.Hire{Arrival: base.FirstJob, Month: july, FirstPay: decimal.New(436364, -2), SecondPay: decimal.NewNullDecimal(decimal.New(9600, 0))}
	declared, err := base.FirstPay(rule.Housing, hire, time.July)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, month := range []rule.Month{july, july.Add(1), july.Add(11)} {
		own, err := declared.In(month)
		fmt.Println(month, own.Valid, own.Decimal, err)
	}
	// Output:
	// 2025-07 false 0 <nil>
	// 2025-08 true 9600 <nil>
	// 2026-06 true 9600 <nil>
}
