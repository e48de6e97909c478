package deduct_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/rule"
)

func ExampleNewTaxRow() {
	row, err := deduct.NewTaxRow(deduct.TaxMonth{
		Month: rule.MonthOf(2025, time.November),
		Withheld: []deduct.Amount{
			{Scheme: rule.Pension, Amount: decimal.New(44080, -2)},
			{Scheme: rule.Medical, Amount: decimal.New(12472, -2)},
			{Scheme: rule.Unemployment, Amount: decimal.New(600, -2)},
		},
		Retro: []deduct.LateAmount{{Scheme: rule.Pension, Amount: decimal.New(320, -2)}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, column := range row.Columns() {
		fmt.Println(column.Name, column.Amount.Valid, column.Amount.Decimal.StringFixed(2))
	}
	// Output:
	// 基本养老保险费 true 444.00
	// 基本医疗保险费 true 124.72
	// 失业保险费 true 6.00
	// 住房公积金 false 0.00
}

func ExampleFundExcess() {
	excess, err := deduct.FundExcess(deduct.Deposits{Base: decimal.New(41000, 0), EmployeeRate: decimal.New(12, -2),
		EmployerRate: decimal.New(12, -2), Ceiling: decimal.New(39828, 0)}, nil)
	fmt.Println(excess.Employee, excess.Employer, err)
	// Output:
	// 140.64 140.64 <nil>
}
