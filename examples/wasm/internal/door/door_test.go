package door_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/wasm/internal/door"
)

// TestCall: 13 % of 1,000,000.00 is 130,000.00; an error says itself in the language asked for.
func TestCall(t *testing.T) {
	for _, c := range []struct{ name, rule, in, language, want string }{
		{name: "an answer", rule: "housing.land_revenue", in: `{"net_revenue":"1000000"}`, language: "en",
			want: `"least":"130000.00"`},
		{name: "an error", rule: "housing.land_revenue", in: `{}`, language: "en", want: `"code":"missing_field"`},
		{name: "an error in Chinese", rule: "housing.land_revenue", in: `{}`, language: "zh", want: "请填写"},
		{name: "an unknown rule", rule: "housing.castle", in: `{}`, language: "en", want: `"code":"unknown_rule"`},
		{name: "no JSON", rule: "housing.land_revenue", in: "", language: "en", want: `"code":"bad_type"`},
		{name: "an unknown language", rule: "housing.land_revenue", in: `{}`, language: "fr", want: "pass en or zh"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Contains(t, string(door.Call(c.rule, []byte(c.in), c.language)), c.want)
		})
	}
}

// TestLines: a line of answer for each line, a refused one among them.
func TestLines(t *testing.T) {
	in := `{"rule":"housing.land_revenue","in":{"net_revenue":"1000000"}}
{"rule":"housing.castle","in":{}}
`
	got := string(door.Lines([]byte(in), "en"))
	assert.Regexp(t, `^\{"least":"130000\.00".*\}\n\{"error":\{"code":"unknown_rule".*"line":2.*\}\n$`, got)
	assert.Contains(t, string(door.Lines([]byte(in), "")), "pass en or zh")
}

// TestRules: every rule has its words in both languages.
func TestRules(t *testing.T) {
	var all []map[string]string
	require.NoError(t, json.Unmarshal(door.Rules(), &all))
	require.Greater(t, len(all), 200)
	for _, r := range all {
		for _, field := range []string{"name", "doc", "zh", "clause", "source"} {
			assert.NotEmpty(t, r[field], "%s of %s", field, r["name"])
		}
	}
}
