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
	type c struct{ contribution, base, average, limit, untaxed, taxed string }
	tabletest.Run(t, map[string]c{
		"below the limit":                 {"300", "10000", "9000", "400", "300", "0"},
		"at the limit":                    {"400", "10000", "9000", "400", "400", "0"},
		"above the limit":                 {"450.10", "10000", "9000", "400", "400", "50.10"},
		"base at three averages":          {"1080", "27000", "9000", "1080", "1080", "0"},
		"base above three averages":       {"1200", "30000", "9000", "1080", "1080", "120"},
		"the caller says there is no cap": {"1200", "30000", "", "1200", "1200", "0"},
		"the limit is rounded down":       {"333.34", "8333.40", "9000", "333.33", "333.33", "0.01"},
		"no contribution":                 {"0", "10000", "9000", "400", "0", "0"},
		"no base":                         {"100", "0", "9000", "0", "0", "100"},
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
		contribution, base string
		average            rule.Figure
		code, says         string
	}
	gap := &rule.NoRuleError{What: rule.Say("city average", "city average"), Month: rule.MonthOf(2026, 1)}
	tabletest.Run(t, map[string]c{
		"average not set":       {"1", "1", rule.Figure{}, "missing_field", "annuity: local_average"},
		"average unknown":       {"1", "1", rule.UnknownFigure(gap), "no_rule", "city average"},
		"average of 0":          {"1", "1", average(t, "0"), "out_of_range", "annuity: local_average 0"},
		"average of a billion":  {"1", "1", average(t, "1000000000"), "out_of_range", "annuity: local_average"},
		"negative contribution": {"-1", "1", average(t, "9000"), "out_of_range", "annuity: contribution -1"},
		"negative base":         {"1", "-1", average(t, "9000"), "out_of_range", "annuity: own_base -1"},
		"all three are told":    {"-1", "-1", rule.Figure{}, "out_of_range", "local_average"},
	}, func(t *testing.T, c c) {
		_, err := annuity.TaxDeferred(tabletest.Dec(t, c.contribution), tabletest.Dec(t, c.base), c.average)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}
