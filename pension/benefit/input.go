package benefit

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

const (
	maxMonths = 1200 // months of contribution: a century
	longest   = -16  // exponent of the longest fraction an award sheet prints
)

func failed(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaPension, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

func baseInput() rule.Input {
	return rule.Input{Area: rule.AreaPension, Field: "benefit_base", Min: 1, Max: 10_000_000, Places: 2, Do: rule.Untranslated("pass the benefit base of the year in yuan a month")}
}

func indexInput() rule.Input {
	return rule.Input{Area: rule.AreaPension, Field: "average_index", Max: 10, Places: 8, Do: rule.Untranslated("pass the average contribution index, such as 0.5938")}
}

func balanceInput(field string) rule.Input {
	return rule.Input{Area: rule.AreaPension, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass the balance in yuan")}
}

func yearsInput() rule.Input {
	return rule.Input{Area: rule.AreaPension, Field: "new_method_years", Max: 100, Places: 8, Do: rule.Untranslated("pass the years weighted with their index, such as 4.41845")}
}

// checkDivisor refuses what no row of the table gives: 233 at age 40, 56 at age 70 (国发〔2005〕38号, annex).
func checkDivisor(divisor decimal.Decimal) error {
	return rule.Input{Area: rule.AreaPension, Field: "divisor", Min: 56, Max: 233, Places: 1, Do: rule.Untranslated("pass the months of the divisor table, such as 139 at age 60")}.Check(divisor)
}

// checkLong is in.Check for a number that a sheet may print with up to 16 decimals.
func checkLong(in rule.Input, d decimal.Decimal) error {
	if exp := d.Exponent(); exp < -int32(in.Places) && exp >= longest && d.Coefficient().BitLen() <= 128 {
		cut := d.Truncate(int32(in.Places))
		if !cut.Equal(d) { // away from zero, so that what is past a bound stays past it
			cut = cut.Add(decimal.New(int64(d.Sign()), -int32(in.Places)))
		}
		d = cut
	}
	return in.Check(d)
}

func checkMonths(field string, months, least int) error {
	if months < least || months > maxMonths {
		return failed(rule.ErrOutOfRange, field, strconv.Itoa(months), "is not within "+strconv.Itoa(least)+" to 1200", "pass the whole months")
	}
	return nil
}
