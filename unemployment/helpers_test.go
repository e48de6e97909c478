package unemployment

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	if text == "" {
		return rule.Month{}
	}
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

func months(t testing.TB, texts ...string) []rule.Month {
	t.Helper()
	var out []rule.Month
	for _, text := range texts {
		out = append(out, month(t, text))
	}
	return out
}

func date(t testing.TB, text string) rule.Date {
	t.Helper()
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

func decs(t testing.TB, texts ...string) []decimal.Decimal {
	t.Helper()
	var out []decimal.Decimal
	for _, text := range texts {
		out = append(out, tabletest.Dec(t, text))
	}
	return out
}

// null reads a decimal that may be absent.
func null(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

// figure is one value for every month.
func figure(t testing.TB, text string) func(rule.Month) (rule.Figure, error) {
	t.Helper()
	n, err := rule.Input{Field: "figure", Max: 1_000_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return func(rule.Month) (rule.Figure, error) { return rule.SuppliedFigure(n, "test"), nil }
}

// guangzhouWage is the city's minimum wage: 2,500 from 2025-03, 2,680 from 2026-09, graded as in the city's tables.
func guangzhouWage(t testing.TB) func(rule.Month) (rule.Figure, error) {
	t.Helper()
	entry := func(from, until, value string, grade rule.Grade) rule.Entry[rule.Number] {
		n, err := rule.Input{Field: "minimum_wage", Max: 1_000_000, Places: 2}.ParseNumber(value)
		require.NoError(t, err)
		return rule.Entry[rule.Number]{From: month(t, from).First(), Until: month(t, until).First(), Value: n,
			Grade: grade, Modality: rule.Exact,
			Cite: rule.Cite{Title: "minimum wage", Quote: value, Checked: month(t, "2026-11")}}
	}
	series, err := rule.NewSeries(rule.AreaUnemployment, rule.Say("minimum wage", "最低工资标准"),
		entry("2025-03", "2026-09", "2500", rule.Corroborated), entry("2026-09", "2028-01", "2680", rule.Reported))
	require.NoError(t, err)
	return func(m rule.Month) (rule.Figure, error) {
		e, err := series.At(m, rule.Lookup{})
		return rule.FigureOf(e), err
	}
}
