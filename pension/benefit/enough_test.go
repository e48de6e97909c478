package benefit_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// 社会保险法 art. 16 and 办法 art. 2: 180 months to 2029, from 2030 six more a year. Without the month of retirement nothing
// is looked at.
func TestPartsOfAPensionAskForTheLeastMonths(t *testing.T) {
	for _, c := range []struct {
		name               string
		months             int
		retired, statutory rule.Month
		code               string
		transitional       string // the code of the transitional part, whose figures end with 2027
	}{
		{name: "no month", months: 170},
		{name: "170 in 2026", months: 170, retired: rule.MonthOf(2026, 4), code: "not_applicable",
			transitional: "not_applicable"},
		{name: "180 in 2026", months: 180, retired: rule.MonthOf(2026, 4)},
		{name: "180 in the first month of the law", months: 180, retired: rule.MonthOf(2011, 7),
			transitional: "no_rule"},
		{name: "179 in the first month of the law", months: 179, retired: rule.MonthOf(2011, 7),
			code: "not_applicable", transitional: "not_applicable"},
		{name: "the month before the law", months: 180, retired: rule.MonthOf(2011, 6), code: "no_rule",
			transitional: "no_rule"},
		{name: "185 in 2030", months: 185, retired: rule.MonthOf(2030, 1), code: "not_applicable",
			transitional: "not_applicable"},
		{name: "186 in 2030", months: 186, retired: rule.MonthOf(2030, 1), transitional: "no_rule"},
		{name: "the age of 2029, retired in 2030", months: 180, retired: rule.MonthOf(2030, 1),
			statutory: rule.MonthOf(2029, 12), transitional: "no_rule"},
		{name: "the age alone", months: 180, statutory: rule.MonthOf(2029, 12), code: "missing_field",
			transitional: "missing_field"},
	} {
		t.Run(c.name, func(t *testing.T) {
			base, when := decimal.New(9493, 0), benefit.Retiring{RetiredIn: c.retired, StatutoryMonth: c.statutory}
			_, months := benefit.Basic(benefit.BasicInput{BenefitBase: base, AverageIndex: decimal.New(1, 0),
				Months: c.months, Retiring: when})
			_, years := benefit.Basic(benefit.BasicInput{BenefitBase: base, AverageIndex: decimal.New(1, 0),
				Years:    decimal.NewNullDecimal(decimal.New(int64(c.months), 0).DivRound(decimal.New(12, 0), 16)),
				Retiring: when})
			deemed := benefit.TransitionalInput{DeemedYears: benefit.DeemedYears{BenefitBase: base, Months: c.months,
				Retiring: when}}
			_, transitional := benefit.Transitional(benefit.Yuefuhan294Of2021(), deemed)
			require.Equal(t, []string{c.code, c.code, c.transitional},
				[]string{rule.CodeOf(months), rule.CodeOf(years), rule.CodeOf(transitional)})
			for _, err := range []error{months, years, transitional} {
				if c.code == "not_applicable" {
					assert.ErrorContains(t, err, "社会保险法 art. 16")
					tabletest.Chinese(t, rule.Message(err, rule.Chinese))
				}
			}
		})
	}
}

// Years of 0 that are said are fewer than the least (社会保险法 art. 16); they were taken for none said.
func TestNoYearsAreTooFew(t *testing.T) {
	_, err := benefit.Basic(benefit.BasicInput{BenefitBase: decimal.New(9493, 0), AverageIndex: decimal.New(1, 0),
		Years: decimal.NewNullDecimal(decimal.Decimal{}), Retiring: benefit.Retiring{RetiredIn: rule.MonthOf(2026, 4)}})
	require.Equal(t, "not_applicable", rule.CodeOf(err))
	_, err = benefit.Basic(benefit.BasicInput{BenefitBase: decimal.New(9493, 0), AverageIndex: decimal.New(1, 0),
		Years:    decimal.NewNullDecimal(decimal.New(-1, 0)),
		Retiring: benefit.Retiring{RetiredIn: rule.MonthOf(2026, 4)}})
	require.ErrorContains(t, err, "contribution_years -1")
	require.NotContains(t, err.Error(), "fewer than", "years below none are no years")
}
