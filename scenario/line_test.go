package scenario_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// TestLinesAsInASlip: the fields of a rule.Line alone are the JSON payroll.slip answers for it, whatever the limit that
// decided it; what is stored has its charge besides.
func TestLinesAsInASlip(t *testing.T) {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	require.NoError(t, err)
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	slip, err := policy.Slip(employer, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(3000, 0))})
	require.NoError(t, err)
	out, err := scenario.Call("payroll.slip", []byte(goodSlip))
	require.NoError(t, err)
	var want struct{ Lines []json.RawMessage }
	require.NoError(t, json.Unmarshal(out, &want))
	require.Len(t, slip.Lines, len(want.Lines))
	for i, line := range slip.Lines {
		got, err := json.Marshal(line.Fields())
		require.NoError(t, err)
		assert.JSONEq(t, string(want.Lines[i]), string(got))
		stored, err := json.Marshal(line)
		require.NoError(t, err)
		var fields map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(stored, &fields))
		assert.NotEmpty(t, fields["charge"])
		delete(fields, "charge")
		plain, err := json.Marshal(fields)
		require.NoError(t, err)
		assert.JSONEq(t, string(want.Lines[i]), string(plain))
	}
}
