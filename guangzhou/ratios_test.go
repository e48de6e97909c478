package guangzhou_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/tabletest"
)

// number returns a figure of a month.
func number(t *testing.T, series, text string) decimal.Decimal {
	t.Helper()
	f, err := guangzhou.Lookup(series, month(t, text))
	require.NoError(t, err)
	return f.Number().Decimal()
}

// Figures printed apart from one another fit: each is a known multiple of another of its month. The multiples are
// those of 穗民规字〔2025〕2号 (1.5, 1.6; 0.6 and 0.7 by arithmetic) and 粤人社规〔2018〕2号 (90 % of the minimum wage, 80 %
// before). The destitute's of 2023 and 2024 are raised to the yuan, the benefit of 2018-05 is rounded to it.
func TestPrintedFiguresFitOneAnother(t *testing.T) {
	const standard, wage = "dibao.standard", "minimum_wage"
	for _, c := range []struct {
		series, of, times string
		places            int32
		up                bool
		months            []string
	}{
		{series: "dibao.edge_line", of: standard, times: "1.5", places: 2,
			months: []string{"2016-01", "2024-01", "2025-06"}},
		{series: "dibao.destitute", of: standard, times: "1.6", places: 2, months: []string{"2021-01", "2025-01"}},
		{series: "dibao.destitute", of: standard, times: "1.6", up: true, months: []string{"2023-01", "2024-01"}},
		{series: "dibao.vagrant_food_adult", of: standard, times: "0.6", places: 2,
			months: []string{"2020-01", "2021-01", "2023-01", "2024-01", "2025-06"}},
		{series: "dibao.vagrant_food_minor", of: standard, times: "0.7", places: 2,
			months: []string{"2020-01", "2021-01", "2023-01", "2024-01", "2025-06"}},
		{series: "unemployment.benefit", of: wage, times: "0.8", months: []string{"2013-05", "2015-05"}},
		{series: "unemployment.benefit", of: wage, times: "0.9",
			months: []string{"2018-05", "2018-07", "2021-12", "2025-03", "2026-09"}},
	} {
		for _, m := range c.months {
			t.Run(c.series+" "+m, func(t *testing.T) {
				want := number(t, c.of, m).Mul(tabletest.Dec(t, c.times))
				if c.up {
					want = want.RoundUp(c.places)
				}
				tabletest.Equal(t, want.Round(c.places).String(), number(t, c.series, m))
			})
		}
	}
}

// The rate of the rent subsidy stands in each text of package rental and among the figures: they are one.
func TestRentSubsidyRateIsThatOfTheTexts(t *testing.T) {
	line := number(t, "dibao.standard", "2023-01").Mul(number(t, "dibao.edge_factor", "2023-01"))
	for _, c := range []struct {
		name  string
		rules rental.Rules
		month string
	}{
		{name: "穗府办〔2013〕3号", rules: rental.Rules2013(), month: "2013-05"},
		{name: "opinion of 2015-08-25, from the month after", rules: rental.Rules2015(), month: "2015-09"},
		{name: "pages of 2022 and 2023", rules: rental.Rules2022(line), month: "2024-03"},
		{name: "穗建规字〔2024〕5号, from the month after", rules: rental.Rules2024(), month: "2024-04"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tabletest.Equal(t, c.rules.Rate.String(), number(t, "housing.rent_subsidy_rate", c.month))
		})
	}
	_, err := guangzhou.Lookup("housing.rent_subsidy_rate", month(t, "2018-09"))
	assert.Error(t, err, "no text was found between 2018-08 and 2022-03")
}
