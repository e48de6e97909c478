package history_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension/benefit/history"
	"github.com/shebao-go/shebao/rule"
)

// Two years on the floor, with one month missing.
func ExampleAverageOf() {
	var paid []history.Month
	for m := rule.MonthOf(2024, 7); m.Before(rule.MonthOf(2026, 7)); m = m.Add(1) {
		base, average := decimal.New(5500, 0), decimal.New(9167, 0)
		if !m.Before(rule.MonthOf(2025, 7)) {
			base, average = decimal.New(5510, 0), decimal.New(9183, 0)
		}
		if m != rule.MonthOf(2025, 2) {
			paid = append(paid, history.Month{Month: m, Base: base, Average: average})
		}
	}
	index, err := history.AverageOf(history.Record{Paid: paid})
	fmt.Println(index.Average, index.Months, index.Gaps, err)
	// Output: 0.6 23 [2025-02] <nil>
}

// The record rate is a rate of the year.
func ExampleAccountYear() {
	year, err := history.AccountYear(decimal.New(100_000, 0), decimal.RequireFromString("0.0262"), nil)
	fmt.Println(year.Closing.StringFixed(2), err)
	// Output: 102620.00 <nil>
}

// A year without a rate stops the statement.
func ExampleStatement() {
	_, err := history.Statement(history.Account{Opening: decimal.New(100_000, 0), From: 2024, Through: rule.MonthOf(2026, 12),
		Rates: map[int]decimal.Decimal{2024: decimal.RequireFromString("0.0262"), 2025: decimal.RequireFromString("0.015")}})
	fmt.Println(err)
	// Output: pension: rates hold no record rate for 2026; pass the record rate of every year
}
