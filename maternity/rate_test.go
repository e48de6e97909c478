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
	for _, c := range []struct {
		name                   string
		balance, monthly, want string
	}{
		{name: "no reserve", balance: "0", monthly: "100", want: "0.01"},
		{name: "9 months exactly", balance: "900", monthly: "100", want: "0.01"},
		{name: "a fen more", balance: "900.01", monthly: "100", want: "0.005"},
		{name: "24 months exactly", balance: "2400", monthly: "100", want: "0.005"},
		{name: "more than 24 months", balance: "2400.01", monthly: "100", want: "0"},
		{name: "no rounding: 9 x 33.3", balance: "299.71", monthly: "33.3", want: "0.005"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := RateByReserve(steps(t), tabletest.Dec(t, c.balance), tabletest.Dec(t, c.monthly))
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got)
		})
	}
}

func TestRateByReserveErrors(t *testing.T) {
	good := steps(t)
	for _, c := range []struct {
		name             string
		steps            []RateStep
		balance, monthly string
		says             string
	}{
		{name: "no steps", balance: "0", monthly: "100", says: "steps 0"},
		{name: "too many steps", steps: make([]RateStep, 21), balance: "0", monthly: "100", says: "steps 21"},
		{name: "not from 0", steps: good[1:], balance: "0", monthly: "100", says: "is not 0 months in the first step"},
		{name: "not rising", steps: []RateStep{good[0], good[2], good[1]}, balance: "0", monthly: "100",
			says: "not above the step before"},
		{name: "the same twice", steps: []RateStep{good[0], good[1], good[1]}, balance: "0", monthly: "100",
			says: "not above the step before"},
		{name: "negative months", steps: []RateStep{{tabletest.Dec(t, "-1"), good[0].Rate}}, balance: "0",
			monthly: "100", says: "over -1"},
		{name: "a rate above 1", steps: []RateStep{{good[0].Over, tabletest.Dec(t, "1.01")}}, balance: "0",
			monthly: "100", says: "rate 1.01"},
		{name: "negative balance", steps: good, balance: "-1", monthly: "100", says: "balance -1"},
		{name: "no spending", steps: good, balance: "0", monthly: "0", says: "monthly_expenditure 0 is below 1"},
		{name: "a balance too large", steps: good, balance: "1000000000000001", monthly: "100", says: "balance"},
		{name: "a monster of a number", steps: good, balance: "1e9999", monthly: "100", says: "exponent"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := RateByReserve(c.steps, tabletest.Dec(t, c.balance), tabletest.Dec(t, c.monthly))
			require.ErrorContains(t, err, c.says)
			assert.Equal(t, "out_of_range", rule.CodeOf(err))
		})
	}
}
