package annuity_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// average is the caller's local average wage; an empty text is no cap.
func average(t testing.TB, text string) rule.Figure {
	t.Helper()
	if text == "" {
		return rule.NoneFigure()
	}
	n, err := rule.Input{Field: "average", Max: 10_000_000_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "test")
}

// By hand: 4 % of the smaller of base and three averages.
func TestTaxDeferred(t *testing.T) {
	type c struct{ name, contribution, base, average, limit, untaxed, taxed string }
	tabletest.Each(t, []c{
		{name: "below the limit", contribution: "300", base: "10000", average: "9000", limit: "400", untaxed: "300",
			taxed: "0"},
		{name: "at the limit", contribution: "400", base: "10000", average: "9000", limit: "400", untaxed: "400",
			taxed: "0"},
		{name: "above the limit", contribution: "450.10", base: "10000", average: "9000", limit: "400", untaxed: "400",
			taxed: "50.10"},
		{name: "base at three averages", contribution: "1080", base: "27000", average: "9000", limit: "1080",
			untaxed: "1080", taxed: "0"},
		{name: "base above three averages", contribution: "1200", base: "30000", average: "9000", limit: "1080",
			untaxed: "1080", taxed: "120"},
		{name: "the caller says there is no cap", contribution: "1200", base: "30000", average: "", limit: "1200",
			untaxed: "1200", taxed: "0"},
		{name: "the limit is rounded down", contribution: "333.34", base: "8333.40", average: "9000", limit: "333.33",
			untaxed: "333.33", taxed: "0.01"},
		{name: "no contribution", contribution: "0", base: "10000", average: "9000", limit: "400", untaxed: "0",
			taxed: "0"},
		{name: "no base", contribution: "100", base: "0", average: "9000", limit: "0", untaxed: "0", taxed: "100"},
	}, func(t *testing.T, c c) {
		got, err := annuity.TaxDeferred(tabletest.Dec(t, c.contribution), tabletest.Dec(t, c.base),
			average(t, c.average))
		require.NoError(t, err)
		tabletest.Equal(t, c.limit, got.Limit)
		tabletest.Equal(t, c.untaxed, got.Untaxed)
		tabletest.Equal(t, c.taxed, got.Taxed)
	})
}

func TestTaxDeferredRefuses(t *testing.T) {
	type c struct {
		name, contribution, base string
		average                  rule.Figure
		code, says               string
	}
	gap := &rule.NoRuleError{What: rule.Say("city average", "city average"), Month: rule.MonthOf(2026, 1)}
	tabletest.Each(t, []c{
		{name: "average not set", contribution: "1", base: "1", average: rule.Figure{}, code: "missing_field",
			says: "annuity: local_average"},
		{name: "average unknown", contribution: "1", base: "1", average: rule.UnknownFigure(gap), code: "no_rule",
			says: "city average"},
		{name: "average of 0", contribution: "1", base: "1", average: average(t, "0"), code: "out_of_range",
			says: "annuity: local_average 0"},
		{name: "average of a billion", contribution: "1", base: "1", average: average(t, "1000000000"),
			code: "out_of_range", says: "annuity: local_average"},
		{name: "negative contribution", contribution: "-1", base: "1", average: average(t, "9000"),
			code: "out_of_range", says: "annuity: contribution -1"},
		{name: "negative base", contribution: "1", base: "-1", average: average(t, "9000"), code: "out_of_range",
			says: "annuity: own_base -1"},
		{name: "all three are told", contribution: "-1", base: "-1", average: rule.Figure{}, code: "out_of_range",
			says: "local_average"},
	}, func(t *testing.T, c c) {
		_, err := annuity.TaxDeferred(tabletest.Dec(t, c.contribution), tabletest.Dec(t, c.base), c.average)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}
