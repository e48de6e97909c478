package elder_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief/elder"
	"github.com/shebao-go/shebao/rule"
)

// Every error of the package says itself in Chinese.
func TestMessagesInChinese(t *testing.T) {
	errOf := func(_ any, err error) error { return err }
	minus := decimal.New(-1, 0)
	p, day := elder.Guangzhou2022(), rule.DateOf(2014, 5, 19)
	for _, err := range []error{
		elder.Params{}.Check(),
		errOf(p.IncomeLine(minus)),
		errOf(elder.Monthly(p, standard(), elder.Person{Age: 151, Disability: 4})),
		errOf(elder.Monthly(p, standard(), elder.Person{Age: 80, HouseholdIncome: decimal.NewNullDecimal(standard())})),
		errOf(elder.Monthly(p, standard(), elder.Person{Age: 80, Dementia: true})),
		errOf(elder.Order([]elder.Applicant{{ID: "a"}})),
		errOf(elder.Order([]elder.Applicant{{ID: "a", Applied: day}, {ID: "a", Applied: day}, {Applied: day}})),
	} {
		if err == nil {
			t.Error("an input that should be refused is taken")
			continue
		}
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}
