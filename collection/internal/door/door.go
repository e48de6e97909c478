// Package door holds the checks that every collection package makes at its door. An error names collection (征缴),
// which is no insurance scheme, in front of the field.
package door

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)


// Yuan is the door for money: 0 to most yuan with at most 2 decimals.
func Yuan(field string, most int64) rule.Input {
	return rule.Input{Area: rule.AreaCollection, Field: field, Max: most, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals, such as 9600.00")}
}

// The most yuan of one person and of one employer.
const (
	Person   = 10_000_000_000
	Employer = 1_000_000_000_000_000
)

// Count checks a whole number.
func Count(field string, n, least, most int, do string) error {
	return rule.Input{Area: rule.AreaCollection, Field: field, Min: int64(least), Max: int64(most), Do: rule.Untranslated(do)}.Check(decimal.New(int64(n), 0))
}

// Fail is an error about a field.
func Fail(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaCollection, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

// Unknown is the error of a choice that is none of those known.
func Unknown(field string, n uint8, do string) error {
	return Fail(rule.ErrOutOfRange, field, strconv.Itoa(int(n)), "is not known", do)
}
