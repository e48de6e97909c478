package scenario_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/scenario"
)

// unanswered are the rules no case file can answer for, and why.
var unanswered = []struct{ rule, reason string }{
	{"payroll.verify_receipt", "a receipt holds digests of the version that wrote it; TestReceiptByName reads one"},
}

// TestEveryRuleHasAnAnsweredCase: a case that is answered, not refused, says what each rule is for.
func TestEveryRuleHasAnAnsweredCase(t *testing.T) {
	answered := map[string]bool{}
	for _, c := range allCases(t) {
		var want struct{ Error string }
		require.NoError(t, json.Unmarshal(c.Want, &want), c.ID)
		answered[c.Rule] = answered[c.Rule] || want.Error == ""
	}
	for _, r := range unanswered {
		assert.False(t, answered[r.rule], "%s has an answered case: take it out of the list", r.rule)
		answered[r.rule] = true
	}
	for _, r := range scenario.Rules() {
		assert.True(t, answered[r.Name], "%s has no answered case: add one to testdata/own", r.Name)
	}
}

// TestEveryOptionalFieldMatters: of every optional field there is a case whose answer is another one without it.
// testdata/unmoved.txt lists the fields that still lack one; it only gets shorter.
func TestEveryOptionalFieldMatters(t *testing.T) {
	matters := map[string]bool{}
	for _, c := range allCases(t) {
		r, err := scenario.Declared(c.Rule)
		require.NoError(t, err, c.Rule)
		noteWhatMatters(t, r, c, matters)
	}
	var unmoved strings.Builder
	for _, r := range declared(t) {
		schema := schemaOf(t, r, "input")
		var fields []string
		for name := range propertiesOf(schema) {
			if !slices.Contains(requiredOf(schema), name) && !matters[r.Name()+" "+name] {
				fields = append(fields, name)
			}
		}
		slices.Sort(fields)
		if len(fields) > 0 {
			unmoved.WriteString(r.Name() + ": " + strings.Join(fields, " ") + "\n")
		}
	}
	listed, err := os.ReadFile("testdata/unmoved.txt")
	require.NoError(t, err)
	assert.Equal(t, string(listed), unmoved.String(), "add a case to testdata/own in which the field changes the "+
		"answer; take what has one out of testdata/unmoved.txt")
}

// noteWhatMatters takes each optional field out of a case and notes those without which the answer is another one.
func noteWhatMatters(t *testing.T, r jsonrule.Rule, c scenario.Case, matters map[string]bool) {
	t.Helper()
	var in map[string]json.RawMessage
	if json.Unmarshal(c.In, &in) != nil {
		return
	}
	whole, wholeErr := scenario.Call(c.Rule, c.In)
	schema := schemaOf(t, r, "input")
	for name, value := range in {
		key := c.Rule + " " + name
		if matters[key] || slices.Contains(requiredOf(schema), name) {
			continue
		}
		delete(in, name)
		text, err := json.Marshal(in)
		require.NoError(t, err)
		without, withoutErr := scenario.Call(c.Rule, text)
		in[name] = value
		matters[key] = string(whole) != string(without) || (wholeErr == nil) != (withoutErr == nil)
	}
}
