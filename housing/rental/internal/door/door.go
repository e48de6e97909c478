// Package door holds the checks the public rental packages make at their door, and the counting of months between days.
package door

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Yuan is the door for money: 0 to 10^10 yuan with at most 2 decimals.
func Yuan(field string) rule.Input {
	return rule.Input{Area: rule.AreaHousing, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals")}
}

// Total is the door for a city's totals: 0 to 10^15 yuan with at most 2 decimals.
func Total(field string) rule.Input {
	in := Yuan(field)
	in.Max = 1_000_000_000_000_000
	return in
}

// Area is the door for floor area: 0 to 100,000 square metres with at most 4 decimals.
func Area(field string) rule.Input {
	return rule.Input{Area: rule.AreaHousing, Field: field, Max: 100_000, Places: 4, Do: rule.Untranslated("pass square metres")}
}

// Share is the door for a fraction from 0 to 1.
func Share(field string) rule.Input { return rule.RateInput(rule.AreaHousing, field, 100) }

// Factor is the door for a multiple from 0 to 100 with at most 4 decimals.
func Factor(field string) rule.Input {
	return rule.Input{Area: rule.AreaHousing, Field: field, Max: 100, Places: 4, Do: rule.Untranslated("pass a factor such as 1.1")}
}

// Count checks a whole number.
func Count(field string, n, least, most int, do string) error {
	return rule.Input{Area: rule.AreaHousing, Field: field, Min: int64(least), Max: int64(most), Do: rule.Untranslated(do)}.Check(Whole(n))
}

// Persons checks the members of a household, 1 to 50.
func Persons(n int) error { return Count("persons", n, 1, 50, "pass the members of the household") }

// Whole is a whole number as a decimal.
func Whole(n int) decimal.Decimal { return decimal.New(int64(n), 0) }

// Fail is an error about a field.
func Fail(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaHousing, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

// Unknown is the error of a figure the text of a month leaves to something that was not seen.
func Unknown(what string, month rule.Month, why string) error {
	return &rule.NoRuleError{Area: rule.AreaHousing, What: rule.Untranslated(what), Month: month, Detail: rule.Untranslated(why)}
}

// Day checks that a day is one.
func Day(field string, d rule.Date) error {
	if d.IsZero() {
		return Fail(rule.ErrBadDate, field, d.String(), "is not a day", `pass a day such as "2024-03-04"`)
	}
	return nil
}

// Force checks that a text has a span.
func Force(s rule.Span, do string) error {
	if s.IsZero() {
		return Fail(rule.ErrMissingField, "force", "", "is not set", do)
	}
	return nil
}

// Later returns the same day n months later (earlier where n is negative). Where that month has no such day it is the
// first of the month after, so that the day before it is always the last of so many months. The zero Date outside
// 1900-2200.
func Later(d rule.Date, n int) rule.Date {
	month := d.Month().Add(n)
	if day := rule.DateOf(month.Year(), month.Month(), d.Day()); !day.IsZero() {
		return day
	}
	return month.Add(1).First()
}
