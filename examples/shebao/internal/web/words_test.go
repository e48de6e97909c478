package web_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
