package scenario_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/scenario"
)

// isWord tells a word of an enumeration from other texts.
var isWord = regexp.MustCompile(`^[a-z]+(_[a-z0-9]+)*$`)

// unlisted returns the words of an answer that its schema does not list, each behind its field.
func unlisted(schema map[string]any, value any, at string) (out []string) {
	variants, _ := schema["anyOf"].([]any)
	for _, one := range variants {
		if of := one.(map[string]any); of["type"] != "null" {
			schema = of
		}
	}
	switch v := value.(type) {
	case string:
		listed, _ := schema["enum"].([]any)
		if isWord.MatchString(v) && !slices.Contains(listed, value) {
			out = append(out, at+" "+v)
		}
	case []any:
		items, _ := schema["items"].(map[string]any)
		for _, one := range v {
			out = append(out, unlisted(items, one, at+"[]")...)
		}
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		others, _ := schema["additionalProperties"].(map[string]any)
		for name, one := range v {
			of, own := properties[name].(map[string]any)
			if !own {
				of = others
			}
			out = append(out, unlisted(of, one, strings.TrimPrefix(at+"."+name, "."))...)
		}
	}
	return out
}

// freeWords are fields whose word is none of an enumeration.
func freeWords() map[string]string {
	return map[string]string{
		"collection.audit findings[].id":              "the caller's",
		"collection.exposure exposed[].id":            "the caller's",
		"housing.waiting_order placed[].id":           "the caller's",
		"relief.waiting_list order[]":                 "the caller's",
		"fund.budget_execution expenditure[].name":    "the caller's",
		"fund.budget_execution income[].name":         "the caller's",
		"fund.warning level":                          "the caller's",
		"pension.double_months cleared[].name":        "the caller's",
		"payroll.statement slip.notices[].code":       "a code, with its text beside it",
		"payroll.slip notices[].code":                 "a code, with its text beside it",
		"payroll.verify_receipt differences[].field":  "the name of a field",
		"payroll.verify_receipt differences[].now":    "a value of any field",
		"payroll.verify_receipt differences[].stored": "a value of any field",
		"unemployment.eligibility unmet[]":            "the name of a field",
	}
}

// TestWordsOfAnswersAreListed: but for a receipt, which is a document that another rule reads, a word that the answer
// to a case or an example has is one that the schema lists, so that whoever shows it can know them all.
func TestWordsOfAnswersAreListed(t *testing.T) {
	type call struct{ rule, in string }
	var calls []call
	for _, c := range conformanceCases(t) {
		calls = append(calls, call{c.Rule, string(c.In)})
	}
	outputs := map[string]map[string]any{}
	for _, r := range scenario.Rules() {
		declared, err := scenario.Declared(r.Name)
		require.NoError(t, err)
		calls = append(calls, call{r.Name, declared.Example()})
		text, err := declared.Schema()
		require.NoError(t, err)
		var schema struct{ Output map[string]any }
		require.NoError(t, json.Unmarshal(text, &schema))
		outputs[r.Name] = schema.Output
	}
	free, used, answered := freeWords(), map[string]bool{}, 0
	for _, c := range calls {
		out, err := scenario.Call(c.rule, []byte(c.in))
		if err != nil || c.rule == "payroll.receipt" {
			continue
		}
		answered++
		var value any
		require.NoError(t, json.Unmarshal(out, &value))
		for _, found := range unlisted(outputs[c.rule], value, "") {
			field, _, _ := strings.Cut(found, " ")
			assert.NotEmpty(t, free[c.rule+" "+field], "%s %s", c.rule, found)
			used[c.rule+" "+field] = true
		}
	}
	assert.Greater(t, answered, 1000)
	assert.Len(t, used, len(free), "a field is none of these any more")
}
