package rule_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func plainFigure(t *testing.T, text string) rule.Figure {
	t.Helper()
	n, err := rule.Input{Field: "figure", Max: 1_000_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, text)
}

// A relief multiplies the rate, which is multiplied once with the base and rounded once; the charge keeps both.
func TestRelief(t *testing.T) {
	for _, c := range []struct {
		name, rate, relief, wage, amount, formula string
	}{
		{"exempt", "0.14", "0", "10000", "0", "10000.00 × 14% × 0 = 0.00"},
		{"half", "0.14", "0.5", "10000", "700", "10000.00 × 14% × 0.5 = 700.00"},
		{"half of a fen is rounded once", "0.001", "0.5", "10010.00", "5.01", "10010.00 × 0.1% × 0.5 = 5.01"},
		{"whole", "0.14", "1", "10000", "1400", "10000.00 × 14% × 1 = 1400.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			charge := rule.Charge{Scheme: rule.Pension, Payer: rule.Employer, Floor: plainFigure(t, "0"),
				Ceiling: rule.NoneFigure(), Rate: plainFigure(t, c.rate), Relief: plainFigure(t, c.relief)}
			line, err := charge.Line(amountOf(t, c.wage))
			require.NoError(t, err)
			tabletest.Equal(t, c.amount, line.Amount())
			assert.Equal(t, c.formula, line.Formula())
			assert.Contains(t, line.Explain(rule.Chinese), "减免")
			assert.Contains(t, line.Brief(rule.Chinese), "% × "+c.relief+" = ")
			again := line.Charge()
			second, err := again.Line(amountOf(t, c.wage))
			require.NoError(t, err)
			assert.Equal(t, line.Fen(), second.Fen(), "the charge of a line is not relieved twice")
		})
	}
}

func amountOf(t *testing.T, text string) rule.Amount {
	t.Helper()
	d, err := decimal.NewFromString(text)
	require.NoError(t, err)
	a, err := rule.WageInput("", "wage").Amount(d)
	require.NoError(t, err)
	return a
}

func TestReliefThatCannotBe(t *testing.T) {
	base := rule.Charge{Scheme: rule.Pension, Payer: rule.Employer, Floor: plainFigure(t, "0"),
		Ceiling: rule.NoneFigure(), Rate: plainFigure(t, "0.14")}
	for _, c := range []struct {
		name   string
		relief rule.Figure
		says   string
	}{
		{name: "above 1", relief: plainFigure(t, "1.5"), says: "pension: relief 1.5 is not a fraction from 0 to 1"},
		{name: "not exact in 8 decimals", relief: plainFigure(t, "0.33333333"), says: "rate after the relief"},
		{
			name: "unknown",
			relief: rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("relief", "relief"),
				Month: rule.MonthOf(2020, 5)}),
			says: "no relief is known for 2020-05",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			charge := base
			charge.Relief = c.relief
			_, err := charge.Prepare()
			assert.ErrorContains(t, err, c.says)
		})
	}
	for _, none := range []rule.Figure{{}, rule.NoneFigure()} {
		charge := base
		charge.Relief = none
		line, err := charge.Line(amountOf(t, "10000"))
		require.NoError(t, err)
		tabletest.Equal(t, "1400", line.Amount())
	}
}

func TestPeriod(t *testing.T) {
	day := func(text string) rule.Date {
		d, err := rule.ParseDate(text)
		require.NoError(t, err)
		return d
	}
	for _, c := range []struct {
		name, from, until, english, chinese string
	}{
		{"whole months", "2025-07-01", "2026-07-01", "2025-07 to 2026-06", "2025-07 至 2026-06"},
		{"days", "2024-05-18", "2025-05-08", "2024-05-18 to 2025-05-07", "2024-05-18 至 2025-05-07"},
		{"one month", "2022-12-01", "2023-01-01", "2022-12 to 2022-12", "2022-12 至 2022-12"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := rule.Period{From: day(c.from), Until: day(c.until)}
			assert.Equal(t, c.english, p.String())
			assert.Equal(t, c.chinese, p.In(rule.Chinese))
			assert.True(t, p.Contains(day(c.from)))
			assert.False(t, p.Contains(day(c.until)))
			assert.True(t, p.Contains(p.Last()))
		})
	}
	assert.Equal(t, "-", rule.Period{}.String())
}
