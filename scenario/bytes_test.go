package scenario_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// allInputs are an input of every rule and those of the case files.
func allInputs(t *testing.T) []scenario.Case {
	t.Helper()
	var all []scenario.Case
	for _, r := range scenario.Rules() {
		declared, err := scenario.Declared(r.Name)
		require.NoError(t, err)
		all = append(all, scenario.Case{ID: "example", Rule: r.Name, In: json.RawMessage(declared.Example())})
	}
	for _, pattern := range []string{"testdata/cases/*.json", "testdata/own/*.json"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			var cases []scenario.Case
			require.NoError(t, json.Unmarshal(text, &cases))
			all = append(all, cases...)
		}
	}
	return all
}

// Every answer is, byte for byte, what encoding/json writes of the values in it: names in the order of the alphabet,
// the same characters escaped, no space. A receipt has an order of its own, in which it is stored.
func TestAnswersAreWrittenAsEncodingJSONWrites(t *testing.T) {
	answered := map[string]bool{}
	for _, c := range allInputs(t) {
		got, err := scenario.Call(c.Rule, c.In)
		if err != nil {
			continue // of a case that wants an error
		}
		answered[c.Rule] = true
		var values any = json.RawMessage(got)
		if c.Rule != "payroll.receipt" {
			in := json.NewDecoder(bytes.NewReader(got))
			in.UseNumber()
			require.NoError(t, in.Decode(&values), "%s %s", c.Rule, c.ID)
		}
		want, err := json.Marshal(values)
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), "%s %s", c.Rule, c.ID)
	}
	assert.Len(t, answered, len(scenario.Rules()))
}

// A slip by name is, byte for byte, the fields of the slip.
func TestSlipAnswersAreTheFieldsOfTheSlip(t *testing.T) {
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	slips, missing := 0, 0
	for month := rule.MonthOf(2011, time.July); month.Before(rule.MonthOf(2026, time.August)); month = month.Add(1) {
		policy, err := guangzhou.Policy(month)
		if err != nil {
			continue // no figure of any scheme
		}
		for _, wage := range []string{"0", "3000", "8000.05", "1000000"} {
			of := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.RequireFromString(wage))}
			slip, err := policy.Slip(employer, of, payroll.Partial)
			if err != nil {
				continue // a setting the month does not allow, or an employee of a class
			}
			want, err := jsonrule.Marshal(slip.Fields())
			require.NoError(t, err)
			got, err := scenario.Call("payroll.slip", fmt.Appendf(nil, `{"month":%q,"wage":%q,"injury_rate":"0.002",
				"unemployment_rate":"0.008","housing_employer_rate":"0.05","housing_employee_rate":"0.05",
				"partial":true,"town_local":false}`, month, wage))
			if err != nil && month.Before(rule.MonthOf(2015, time.January)) {
				continue
			}
			require.NoError(t, err, "%s %s", month, wage)
			assert.Equal(t, string(want), string(got), "%s %s", month, wage)
			slips, missing = slips+1, missing+len(slip.Missing)
		}
	}
	assert.Greater(t, slips, 400)
	assert.Positive(t, missing)
}
