package items_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/rule"
)

func Example() {
	fund, err := items.New(items.Spec{Name: "补充公积金", English: "supplementary provident fund", Kind: items.PercentOfBase,
		Value: "0.03", EmployeeShare: "0.5"})
	if err != nil {
		fmt.Println(err)
		return
	}
	line, due, err := fund.Line(rule.MonthOf(2025, time.August),
		items.Basis{Base: decimal.NewNullDecimal(decimal.New(8001, 0))})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(due, line.Formula())
	// Output:
	// true 8001.00 × 3% = 240.03; employee 240.03 × 50% = 120.02; employer 240.03 - 120.02 = 120.01
}

// An item paid once a year.
func ExampleItem_Line() {
	fee, err := items.New(items.Spec{Name: "年费", Kind: items.FixedAmount, Value: "120", EmployeeShare: "0",
		PayMonth: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	for month := rule.MonthOf(2025, time.July); month.Before(rule.MonthOf(2026, time.July)); month = month.Add(1) {
		line, due, err := fee.Line(month, items.Basis{})
		if err != nil {
			fmt.Println(err)
			return
		}
		if due {
			fmt.Println(month, line.Total())
		}
	}
	// Output:
	// 2026-01 120
}
