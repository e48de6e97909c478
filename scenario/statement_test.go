package scenario_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The employer's pension rate of 2022-08 is disputed, so its side has no total; the employee's has: 640 + 160 + 16 +
// 400 of the slip at 8, 2, 0.2 and 5 %, beside an item of 10.
func TestStatementOfASlipThatLacksALine(t *testing.T) {
	answer, err := call(t, "payroll.statement", map[string]any{
		"slip": map[string]any{"month": "2022-08", "wage": "8000", "injury_rate": "0.002",
			"unemployment_rate": "0.008", "housing_employer_rate": "0.05", "housing_employee_rate": "0.05",
			"partial": true},
		"items": []any{map[string]any{"name": "定额", "kind": "fixed_amount", "value": "10", "employee_share": "1"}},
	})
	require.NoError(t, err)
	assert.Equal(t, "1226.00", answer["employee_total"])
	assert.NotContains(t, answer, "employer_total")
}
