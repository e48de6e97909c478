// Package door holds the checks the provident fund packages make at their door.
package door

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Yuan is the door for money: 0 to 10^10 yuan with at most 2 decimals.
func Yuan(field string) rule.Input {
	return rule.Input{Area: rule.AreaHousing, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals")}
}

// Positive is the door for money above 0 and at most 10^10 yuan.
func Positive(field string) rule.Input {
	in := Yuan(field)
	in.Min, in.Max, in.Scale = 1, in.Max*100, 2
	return in
}

// Share is the door for a fraction from 0 to 1.
func Share(field string) rule.Input { return rule.RateInput(rule.AreaHousing, field, 100) }

// Count checks a whole number.
func Count(field string, n, least, most int, do string) error {
	return rule.Input{Area: rule.AreaHousing, Field: field, Min: int64(least), Max: int64(most), Do: rule.Untranslated(do)}.Check(Whole(n))
}

// Whole is a whole number as a decimal.
func Whole(n int) decimal.Decimal { return decimal.New(int64(n), 0) }

// Fail is an error about a field.
func Fail(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaHousing, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
