package annuity

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

const (
	name      = "annuity " // begins every field of an error: the annuity is no line of the payroll and has no rule.Scheme
	maxMonths = 1200       // a century
)

func failed(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaAnnuity, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

func checkMonth(field string, m rule.Month) error {
	if m.IsZero() {
		return failed(rule.ErrBadDate, field, "", "is not a month", `pass a month such as "2018-02"`)
	}
	return nil
}

func checkCount(field string, n, least, most int, do string) error {
	if n < least || n > most {
		return failed(rule.ErrOutOfRange, field, strconv.Itoa(n), "is not within "+strconv.Itoa(least)+" to "+strconv.Itoa(most), do)
	}
	return nil
}

// yuan is the door for one person's amount.
func yuan(field string) rule.Input {
	return rule.Input{Area: rule.AreaAnnuity, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass an amount in yuan")}
}

// sum is the door for an employer's total.
func sum(field string) rule.Input {
	return rule.Input{Area: rule.AreaAnnuity, Field: field, Max: 1_000_000_000_000_000, Places: 2, Do: rule.Untranslated("pass the total in yuan")}
}

func whole(n int64) decimal.Decimal { return decimal.New(n, 0) }

// over returns by how much an amount is above a limit, 0 where it is not.
func over(amount, most decimal.Decimal) decimal.Decimal {
	return decimal.Max(amount.Sub(most), decimal.Decimal{})
}

// shareDown returns num/den of an amount, rounded down to the fen.
func shareDown(amount decimal.Decimal, num, den int64) decimal.Decimal {
	q, _ := amount.Mul(whole(num)).QuoRem(whole(den), 2)
	return q
}
