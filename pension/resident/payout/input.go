package payout

import (
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

func failed(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaPension, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

// yuan is the door for an amount of a person.
func yuan(field string) rule.Input {
	return rule.Input{Area: rule.AreaPension, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals")}
}

func checkRange(field string, n, least, most int) error {
	if n < least || n > most {
		return failed(rule.ErrOutOfRange, field, strconv.Itoa(n), "is not within "+strconv.Itoa(least)+" to "+strconv.Itoa(most), "check the number")
	}
	return nil
}
