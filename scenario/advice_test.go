package scenario_test

import (
	"encoding/json"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// namesOf adds the Chinese names that the fields of a schema have to those of the same name.
func namesOf(schema any, into map[string][]string) {
	switch s := schema.(type) {
	case []any:
		for _, one := range s {
			namesOf(one, into)
		}
	case map[string]any:
		for key, inner := range s {
			namesOf(inner, into)
			properties, are := inner.(map[string]any)
			if key != "properties" || !are {
				continue
			}
			for name, property := range properties {
				chinese, _ := property.(map[string]any)["x-description-zh"].(string)
				into[name] = append(into[name], chinese)
			}
		}
	}
}

// TestAdviceNamesWhatIsThere: the example of every rule, in months and years whose figures are not known yet. An option
// that is named as a help is a field of that very rule, under the Chinese name that the message says.
func TestAdviceNamesWhatIsThere(t *testing.T) {
	month, year := regexp.MustCompile(`"20\d\d-(\d\d)`), regexp.MustCompile(`("[a-z_]*year":) ?20\d\d`)
	seen := map[string]bool{}
	for _, r := range scenario.Rules() {
		declared, err := scenario.Declared(r.Name)
		require.NoError(t, err)
		text, err := declared.Schema()
		require.NoError(t, err)
		var schema any
		require.NoError(t, json.Unmarshal(text, &schema))
		names := map[string][]string{}
		namesOf(schema, names)
		for _, later := range []string{"2022", "2026", "2027", "2028"} {
			in := month.ReplaceAllString(declared.Example(), `"`+later+`-$1`)
			_, err := declared.Call([]byte(year.ReplaceAllString(in, `${1}`+later)))
			english, chinese := rule.Message(err, rule.English), rule.Message(err, rule.Chinese)
			for _, fault := range scenario.Explain(err, rule.English).Errors {
				for _, help := range fault.Helps {
					if help == string(rule.HelpOwnFigure) {
						continue
					}
					seen[help] = true
					require.NotEmpty(t, names[help], "%s: %s", r.Name, english)
					assert.Contains(t, english, "the option "+help)
					for _, name := range names[help] {
						assert.Contains(t, chinese, "“"+name+"”（"+help+"）", r.Name)
					}
				}
			}
		}
	}
	assert.Len(t, seen, 2, "carry_forward and disputed")
}
