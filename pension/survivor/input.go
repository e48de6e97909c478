package survivor

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

func failed(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaPension, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

func checkMonth(field string, m rule.Month) error {
	if m.IsZero() {
		return failed(rule.ErrBadDate, field, "", "is not a month", `pass a month such as "2025-08"`)
	}
	return nil
}

func checkCount(field string, n, least, most int) error {
	if n < least || n > most {
		return failed(rule.ErrOutOfRange, field, strconv.Itoa(n), "is not within "+strconv.Itoa(least)+" to "+strconv.Itoa(most), "pass one entry for each")
	}
	return nil
}

// yuan is the door for an amount.
func yuan(field string) rule.Input {
	return rule.Input{Area: rule.AreaPension, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass an amount in yuan")}
}

// months is the door for a span of up to a century.
func months(field string) rule.Input {
	return rule.Input{Area: rule.AreaPension, Field: field, Max: 1200, Places: 8, Do: rule.Untranslated("pass months: years times 12")}
}

func whole(n int64) decimal.Decimal { return decimal.New(n, 0) }
