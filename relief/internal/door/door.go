// Package door holds the checks that every relief package makes at its door. An error names relief (社会救助), which is no
// insurance scheme, in front of the field.
package door

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)


// Yuan is the door for money: 0 to 10^10 yuan with at most 2 decimals.
func Yuan(field string) rule.Input {
	return rule.Input{Area: rule.AreaRelief, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals, such as 1309 or 785.40")}
}

// Share is the door for a fraction from 0 to mostPercent hundredths.
func Share(field string, mostPercent int64) rule.Input {
	return rule.RateInput(rule.AreaRelief, field, mostPercent)
}

// Factor is the door for a multiple above 0 and at most 10, with at most 4 decimals.
func Factor(field string) rule.Input {
	return rule.Input{Area: rule.AreaRelief, Field: field, Min: 1, Max: 100_000, Scale: 4, Places: 4, Do: rule.Untranslated("pass a multiple such as 1.5")}
}

// Count checks a whole number.
func Count(field string, n, least, most int, do string) error {
	return rule.Input{Area: rule.AreaRelief, Field: field, Min: int64(least), Max: int64(most), Do: rule.Untranslated(do)}.Check(decimal.New(int64(n), 0))
}

// Persons checks the members of a household, 1 to 100.
func Persons(n int) error {
	return Count("persons", n, 1, 100, "pass the number of household members")
}

// Fail is an error about a field.
func Fail(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaRelief, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

// Unknown is the error of a choice that is none of those known.
func Unknown(field string, n uint8, do string) error {
	return Fail(rule.ErrOutOfRange, field, strconv.Itoa(int(n)), "is not known", do)
}
