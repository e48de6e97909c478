package maternity

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// steps are invented, for the arithmetic only: 1 % as a rule, 0.5 % over 9 months of reserve.
func steps(t *testing.T) []RateStep {
	return []RateStep{{tabletest.Dec(t, "0"), tabletest.Dec(t, "0.01")},
		{tabletest.Dec(t, "9"), tabletest.Dec(t, "0.005")}, {tabletest.Dec(t, "24"), tabletest.Dec(t, "0")}}
}

func TestRateByReserve(t *testing.T) {
	tabletest.Run(t, map[string]struct{ balance, monthly, want string }{
		"no reserve":            {"0", "100", "0.01"},
		"9 months exactly":      {"900", "100", "0.01"},
		"a fen more":            {"900.01", "100", "0.005"},
		"24 months exactly":     {"2400", "100", "0.005"},
		"more than 24 months":   {"2400.01", "100", "0"},
		"no rounding: 9 x 33.3": {"299.71", "33.3", "0.005"},
	}, func(t *testing.T, c struct{ balance, monthly, want string }) {
		got, err := RateByReserve(steps(t), tabletest.Dec(t, c.balance), tabletest.Dec(t, c.monthly))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestRateByReserveErrors(t *testing.T) {
	good := steps(t)
	tabletest.Run(t, map[string]struct {
		steps            []RateStep
		balance, monthly string
		says             string
	}{
		"no steps":              {nil, "0", "100", "steps 0"},
		"too many steps":        {make([]RateStep, 21), "0", "100", "steps 21"},
		"not from 0":            {good[1:], "0", "100", "is not 0 months in the first step"},
		"not rising":            {[]RateStep{good[0], good[2], good[1]}, "0", "100", "not above the step before"},
		"the same twice":        {[]RateStep{good[0], good[1], good[1]}, "0", "100", "not above the step before"},
		"negative months":       {[]RateStep{{tabletest.Dec(t, "-1"), good[0].Rate}}, "0", "100", "over -1"},
		"a rate above 1":        {[]RateStep{{good[0].Over, tabletest.Dec(t, "1.01")}}, "0", "100", "rate 1.01"},
		"negative balance":      {good, "-1", "100", "balance -1"},
		"no spending":           {good, "0", "0", "monthly_expenditure 0 is below 1"},
		"a balance too large":   {good, "1000000000000001", "100", "balance"},
		"a monster of a number": {good, "1e9999", "100", "exponent"},
	}, func(t *testing.T, c struct {
		steps            []RateStep
		balance, monthly string
		says             string
	}) {
		_, err := RateByReserve(c.steps, tabletest.Dec(t, c.balance), tabletest.Dec(t, c.monthly))
		require.ErrorContains(t, err, c.says)
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
	})
}
