package relief_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/rule"
)

// Every error of the package says itself in Chinese.
func TestMessagesInChinese(t *testing.T) {
	errOf := func(_ any, err error) error { return err }
	minus := decimal.New(-1, 0)
	one := decimal.New(1, 0)
	none := relief.MeansLines{Income: relief.MeansLine{PerHead: one, None: true}, Factor: one}
	temporary := func(kind relief.Kind, change func(*relief.Request)) error {
		r := request(t, kind, 0)
		change(&r)
		return errOf(relief.Temporary(relief.Temporary2021(), r))
	}
	for _, err := range []error{
		errOf(relief.Dibao(minus, relief.Household{})),
		errOf(relief.BackPay(one, decimal.Decimal{}, 1, 1)),
		errOf(relief.Unify(one, decimal.Decimal{}, rule.MonthOf(2014, 7), 12, 12)),
		errOf(classes().Amount([]string{"rich"}, relief.Sum)),
		errOf(append(classes(), relief.Row{Class: "minor"}, relief.Row{}).Amount(nil, relief.Sum)),
		errOf(relief.CheckMeans(relief.Economy{Persons: 1}, none)),
		errOf(relief.ContributionAid(append(shares(), relief.GroupShare{}), []string{"rich"}, one)),
		errOf(relief.MedicalAid(relief.MedicalTerms{Start: minus}, relief.MedicalYear{})),
		relief.TemporaryParams{}.Check(),
		temporary(0, func(*relief.Request) {}),
		temporary(relief.Urgent, func(r *relief.Request) { r.CareDays = 1 }),
		temporary(relief.Expense, func(*relief.Request) {}),
		temporary(relief.HospitalCare, func(r *relief.Request) { r.Months = 1 }),
		temporary(relief.HospitalCare, func(r *relief.Request) { r.CareDays, r.NursingAid = 1, true }),
	} {
		if err == nil {
			t.Error("an input that should be refused is taken")
			continue
		}
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}
