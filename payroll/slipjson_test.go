package payroll_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// The JSON of the slip worked out in TestSlip: amounts as text with two decimals, a scheme without a line absent.
func TestSlipJSON(t *testing.T) {
	s, err := policy(t, "2025-08").Slip(employer(t, settings()), earning(t, "3000"))
	require.NoError(t, err)
	text, err := json.Marshal(s)
	require.NoError(t, err)
	var doc map[string]any
	require.NoError(t, json.Unmarshal(text, &doc))
	assert.Equal(t, "2025-08", doc["month"])
	assert.Equal(t, "reported", doc["grade"])
	assert.Equal(t, []any{}, doc["missing"])
	assert.Equal(t, map[string]any{"pension": "440.80", "medical": "124.72", "unemployment": "6.00",
		"housing": "150.00", "total": "721.52"}, doc["employee"])
	assert.Equal(t, map[string]any{"pension": "881.60", "medical": "280.62", "maternity": "53.01",
		"unemployment": "24.00", "injury": "6.00", "housing": "150.00", "total": "1395.23"}, doc["employer"])
	lines, ok := doc["lines"].([]any)
	require.True(t, ok)
	require.Len(t, lines, 10)
	first, ok := lines[0].(map[string]any)
	require.True(t, ok)
	for name, want := range map[string]string{"scheme": "pension", "payer": "employee", "declared": "3000.00",
		"base": "5510.00", "rate": "0.08", "amount": "440.80",
		"limit": "floor", "formula": "max(3000.00, 5510.00) × 8% = 440.80"} {
		assert.Equal(t, want, first[name], name)
	}
}

func TestSlipJSONOfAnIncompleteSide(t *testing.T) {
	p := policy(t, "2025-06")
	p.Pension.EmployerRate = unknown(rule.Pension, "employer rate", p.Month)
	s, err := p.Slip(employer(t, settings()), earning(t, "30000", rule.Housing), payroll.Partial)
	require.NoError(t, err)
	text, err := json.Marshal(s)
	require.NoError(t, err)
	var doc struct {
		Employee, Employer map[string]string
		Missing            []map[string]string
		NotApplicable      []map[string]string `json:"not_applicable"`
	}
	require.NoError(t, json.Unmarshal(text, &doc))
	assert.Equal(t, "2860.08", doc.Employee["total"]) // 2,200.08 + 600.00 + 60.00
	assert.NotContains(t, doc.Employer, "total")
	assert.NotContains(t, doc.Employer, "pension", "what is missing is absent, never 0")
	require.Len(t, doc.Missing, 1)
	assert.Equal(t, "pension", doc.Missing[0]["scheme"])
	assert.Equal(t, "employer", doc.Missing[0]["payer"])
	assert.Equal(t, "rate", doc.Missing[0]["what"])
	assert.Equal(t, []map[string]string{{"scheme": "illness_supplement", "reason": "not levied in 2025-06",
		"reason_zh": "2025-06 不征收"}, {"scheme": "housing", "reason": "retired"}}, doc.NotApplicable)
}
