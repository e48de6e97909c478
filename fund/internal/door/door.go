// Package door holds the checks the fund packages make at their door. An error names the fund (社会保险基金), which is no
// insurance scheme of a payslip, in front of the field.
package door

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)


// Total is the door for a fund's totals: 0 to 10^15 yuan with at most 2 decimals.
func Total(field string) rule.Input {
	return rule.Input{Area: rule.AreaFund, Field: field, Max: 1_000_000_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals")}
}

// Signed is Total for an amount that may be below 0.
func Signed(field string) rule.Input {
	in := Total(field)
	in.Min = -in.Max
	return in
}

// Positive is Total for an amount above 0.
func Positive(field string) rule.Input {
	in := Total(field)
	in.Min, in.Max, in.Scale = 1, in.Max*100, 2
	return in
}

// Share is the door for a fraction from 0 to 1.
func Share(field string) rule.Input { return rule.RateInput(rule.AreaFund, field, 100) }

// Growth is the door for a yearly growth from -50 % to 100 %.
func Growth(field string) rule.Input {
	return rule.Input{Area: rule.AreaFund, Field: field, Min: -50, Max: 100, Scale: 2, Places: 6, Do: rule.Untranslated("pass the growth as a fraction, such as 0.05")}
}

// Months is the door for months of spending, from 0 to 1200.
func Months(field string) rule.Input {
	return rule.Input{Area: rule.AreaFund, Field: field, Max: 1200, Places: 2, Do: rule.Untranslated("pass months, such as 6")}
}

// Count checks a whole number.
func Count(field string, n, least, most int, do string) error {
	return rule.Input{Area: rule.AreaFund, Field: field, Min: int64(least), Max: int64(most), Do: rule.Untranslated(do)}.Check(Whole(n))
}

// Whole is a whole number as a decimal.
func Whole(n int) decimal.Decimal { return decimal.New(int64(n), 0) }

// Fail is an error about a field.
func Fail(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaFund, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
