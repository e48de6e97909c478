package web_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// wordsOf adds the words of every enumeration of a schema, with the fields that have them.
func wordsOf(schema any, field string, into map[string]string) {
	switch s := schema.(type) {
	case []any:
		for _, one := range s {
			wordsOf(one, field, into)
		}
	case map[string]any:
		words, _ := s["enum"].([]any)
		for _, word := range words {
			into[word.(string)] = field
		}
		for name, inner := range s {
			if properties, are := inner.(map[string]any); are && name == "properties" {
				for own, property := range properties {
					wordsOf(property, own, into)
				}
				continue
			}
			wordsOf(inner, field, into)
		}
	}
}

// TestEveryWordInChinese: each word of an enumeration of a rule has its Chinese.
func TestEveryWordInChinese(t *testing.T) {
	text, err := os.ReadFile("files/words.json")
	require.NoError(t, err)
	chinese := map[string]string{}
	require.NoError(t, json.Unmarshal(text, &chinese))
	words := map[string]string{}
	for _, r := range scenario.Rules() {
		declared, err := scenario.Declared(r.Name)
		require.NoError(t, err)
		text, err := declared.Schema()
		require.NoError(t, err)
		var schema any
		require.NoError(t, json.Unmarshal(text, &schema))
		wordsOf(schema, "", words)
	}
	require.NotEmpty(t, words)
	for word, field := range words {
		assert.Regexp(t, `\p{Han}`, chinese[word]+chinese[field+":"+word], "%s:%s", field, word)
	}
}

// TestWordsOfTheLibrary: the page says a grade, a scheme, a payer and the like as the library and the programs do.
func TestWordsOfTheLibrary(t *testing.T) {
	text, err := os.ReadFile("files/words.json")
	require.NoError(t, err)
	chinese := map[string]string{}
	require.NoError(t, json.Unmarshal(text, &chinese))
	for _, c := range []struct{ word, want string }{
		{word: "official", want: rule.Official.Chinese()}, {word: "corroborated", want: rule.Corroborated.Chinese()},
		{word: "reported", want: rule.Reported.Chinese()}, {word: "provisional", want: rule.Provisional.Chinese()},
		{word: "disputed", want: rule.Disputed.Chinese()}, {word: "supplied", want: rule.Supplied.Chinese()},
		{word: "employee", want: rule.Employee.Chinese()}, {word: "employer", want: rule.Employer.Chinese()},
	} {
		t.Run(c.word, func(t *testing.T) { assert.Equal(t, c.want, chinese[c.word]) })
	}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		assert.Equal(t, scheme.Chinese(), chinese[scheme.String()])
	}
}
