package retire

import (
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

const year = 12 // months

func failed(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaPension, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

func checkMonth(field string, m rule.Month) error {
	if m.IsZero() {
		return failed(rule.ErrBadDate, field, "", "is not a month", `pass a month such as "2025-08"`)
	}
	return nil
}

func checkCount(field string, n, least, most int, do string) error {
	if n < least || n > most {
		return failed(rule.ErrOutOfRange, field, strconv.Itoa(n), "is not within "+strconv.Itoa(least)+" to "+strconv.Itoa(most), do)
	}
	return nil
}

func later(a, b rule.Month) rule.Month {
	if a.Before(b) {
		return b
	}
	return a
}
