package web_test

import (
	"encoding/json"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/household"
	"github.com/shebao-go/shebao/rule"
)

// wordsOf adds the words of every enumeration of a schema, each with the fields that have it.
func wordsOf(schema any, field string, into map[string][]string) {
	switch s := schema.(type) {
	case []any:
		for _, one := range s {
			wordsOf(one, field, into)
		}
	case map[string]any:
		words, _ := s["enum"].([]any)
		for _, word := range words {
			if word != "" { // nothing is said of it
				into[word.(string)] = append(into[word.(string)], field)
			}
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

// served are the words that the server takes and answers, each with its fields: those of the schemas of its OpenAPI
// document, and those of answers that have no schema.
func served(t *testing.T) map[string][]string {
	t.Helper()
	answer, err := http.Get(host + "/openapi.json")
	require.NoError(t, err)
	defer answer.Body.Close()
	var document struct {
		Components struct {
			Schemas any `json:"schemas"`
		} `json:"components"`
	}
	require.NoError(t, json.NewDecoder(answer.Body).Decode(&document))
	words := map[string][]string{}
	wordsOf(document.Components.Schemas, "", words)
	for _, kind := range household.Kinds() {
		words[kind] = append(words[kind], "kind")
	}
	for standing := rule.InForce; standing <= rule.Carried; standing++ {
		words[standing.String()] = append(words[standing.String()], "standing")
	}
	return words
}

// bothWords is a word in both languages: Chinese alone where the word without its underscores is its English.
type bothWords struct{ chinese, english string }

// UnmarshalJSON reads one word or two.
func (w *bothWords) UnmarshalJSON(text []byte) error {
	if json.Unmarshal(text, &w.chinese) == nil {
		return nil
	}
	pair := []*string{&w.chinese, &w.english}
	return json.Unmarshal(text, &pair)
}

// pageWords are the words of the page.
func pageWords(t *testing.T) map[string]bothWords {
	t.Helper()
	text, err := os.ReadFile("files/words.json")
	require.NoError(t, err)
	words := map[string]bothWords{}
	require.NoError(t, json.Unmarshal(text, &words))
	return words
}

// TestEveryWordInBothLanguages: each word that the server takes or answers has its Chinese, for every field that has
// it, and is English as it stands or has that too.
func TestEveryWordInBothLanguages(t *testing.T) {
	words, english := pageWords(t), regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	all := served(t)
	require.Greater(t, len(all), 300)
	for word, fields := range all {
		for _, field := range fields {
			known, own := words[field+":"+word]
			if !own {
				known = words[word]
			}
			assert.Regexp(t, `\p{Han}`, known.chinese, "%s:%s", field, word)
			if !english.MatchString(word) {
				assert.Regexp(t, `[a-z]{3}`, known.english, "%s:%s", field, word)
			}
		}
	}
}

// TestNoWordIsStale: what the page has words for is a word that the server takes or answers, in that very field where
// one is named.
func TestNoWordIsStale(t *testing.T) {
	all := served(t)
	for key := range pageWords(t) {
		field, word, ofField := strings.Cut(key, ":")
		if !ofField {
			assert.NotEmpty(t, all[key], key)
			continue
		}
		assert.Contains(t, all[word], field, key)
	}
}

// TestWordsOfTheLibrary: the page says a grade, a scheme, a payer and the like as the library and the programs do.
func TestWordsOfTheLibrary(t *testing.T) {
	words := pageWords(t)
	for _, c := range []struct{ word, want string }{
		{word: "official", want: rule.Official.Chinese()}, {word: "corroborated", want: rule.Corroborated.Chinese()},
		{word: "reported", want: rule.Reported.Chinese()}, {word: "provisional", want: rule.Provisional.Chinese()},
		{word: "disputed", want: rule.Disputed.Chinese()}, {word: "supplied", want: rule.Supplied.Chinese()},
		{word: "employee", want: rule.Employee.Chinese()}, {word: "employer", want: rule.Employer.Chinese()},
		{word: "standing:in_force", want: rule.InForce.Chinese()}, {word: "standing:held", want: rule.Held.Chinese()},
		{word: "standing:carried", want: rule.Carried.Chinese()},
	} {
		t.Run(c.word, func(t *testing.T) { assert.Equal(t, c.want, words[c.word].chinese) })
	}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		assert.Equal(t, scheme.Chinese(), words[scheme.String()].chinese)
	}
}
