package scenario_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// call calls a rule with an input that is marshalled, and returns its answer.
func call(t *testing.T, name string, in map[string]any) (map[string]any, error) {
	t.Helper()
	text, err := json.Marshal(in)
	require.NoError(t, err)
	out, err := scenario.Call(name, text)
	if err != nil {
		return nil, err
	}
	var answer map[string]any
	require.NoError(t, json.Unmarshal(out, &answer))
	return answer, nil
}

// A receipt goes out as JSON and comes back: with the same figures nothing differs, with others the amounts do, and the
// change of a figure finds it. The old floor of 5,500 and the new one of 5,510 give 440.00 and 440.80 at 8 %.
func TestReceiptByName(t *testing.T) {
	old := map[string]any{"figures": map[string]any{"pension.floor": "5500"}}
	in := map[string]any{"version": "july", "month": "2025-08", "wage": "3000", "injury_rate": "0.002",
		"unemployment_rate":     "0.008",
		"housing_employer_rate": "0.05", "housing_employee_rate": "0.05",
		"figures": map[string]any{"pension.floor": "5500"}}
	receipt, err := call(t, "payroll.receipt", in)
	require.NoError(t, err)

	same, err := call(t, "payroll.verify_receipt", map[string]any{"receipt": receipt, "figures": old})
	require.NoError(t, err)
	assert.Empty(t, same["differences"])

	now, err := call(t, "payroll.verify_receipt", map[string]any{"receipt": receipt, "figures": map[string]any{}})
	require.NoError(t, err)
	amounts := map[string][2]any{}
	for _, d := range now["differences"].([]any) {
		one := d.(map[string]any)
		amounts[one["field"].(string)] = [2]any{one["stored"], one["now"]}
	}
	assert.Equal(t, [2]any{"440.00", "440.80"}, amounts["slip.lines[pension employee].amount"])

	touched, err := call(t, "payroll.affected", map[string]any{"month": "2025-08", "receipts": []any{receipt},
		"before": old, "after": map[string]any{}})
	require.NoError(t, err)
	list := touched["touched"].([]any)
	require.Len(t, list, 1)
	assert.Equal(t, []any{"pension.floor"}, list[0].(map[string]any)["figures"])

	refused, err := call(t, "payroll.affected", map[string]any{"month": "2025-08", "receipts": []any{receipt},
		"before": old, "after": map[string]any{"figures": map[string]any{"housing.min_rate": "0.06",
			"pension.floor": "5500"}}})
	require.NoError(t, err)
	reason := refused["touched"].([]any)[0].(map[string]any)["error"].(map[string]any)
	assert.Equal(t, "out_of_range", reason["code"])
	assert.Contains(t, reason["message"], "housing_employer_rate 0.05 is not within 0.06 to 0.12")

	_, err = call(t, "payroll.affected", map[string]any{"month": "2025-08", "receipts": []any{receipt},
		"before": map[string]any{}, "after": old})
	assert.ErrorIs(t, err, rule.ErrConflict, "the receipt was not made from these figures")
}
