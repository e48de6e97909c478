package disabled_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief/disabled"
	"github.com/shebao-go/shebao/rule"
)

// Every error of the package says itself in Chinese.
func TestMessagesInChinese(t *testing.T) {
	errOf := func(_ any, err error) error { return err }
	minus := decimal.New(-1, 0)
	half := 50
	levy := func(change func(*disabled.Employer)) error {
		e := employer(t, 2024, "50", "0", "120000")
		change(&e)
		return errOf(disabled.Levy(e))
	}
	stated := employer(t, 2028, "50", "0", "120000")
	stated.StatedPercent = &half
	for _, err := range []error{
		errOf(disabled.Allow(disabled.Amounts{Living: minus}, disabled.Person{})),
		errOf(disabled.Allow(amounts(), disabled.Person{Card: disabled.Civil, Grade: 5})),
		errOf(disabled.Allow(amounts(), disabled.Person{Card: disabled.Civil, Grade: 1})),
		errOf(disabled.Allow(amounts(), disabled.Person{Card: disabled.Police, Grade: 1, Mental: true})),
		errOf(disabled.AverageHeadcount(minus)),
		errOf(disabled.MonthlyHeadcount(nil)),
		levy(func(e *disabled.Employer) { e.Year = 2014 }),
		levy(func(e *disabled.Employer) { e.Year, e.LocalWage = 2017, income(t, "1") }),
		levy(func(e *disabled.Employer) { e.Year = 2028 }),
		levy(func(e *disabled.Employer) { e.StatedPercent = &half }),
		levy(func(e *disabled.Employer) { e.Ratio = decimal.Decimal{} }),
		errOf(disabled.Hire(stated, 1)),
		errOf(disabled.Hire(employer(t, 2024, "50", "0", "120000"), -1)),
	} {
		if err == nil {
			t.Error("an input that should be refused is taken")
			continue
		}
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}
