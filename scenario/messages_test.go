package scenario_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// sentence is what no Chinese message holds: three English words in a row. What a caller wrote is quoted.
var (
	sentence = regexp.MustCompile(`[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}`)
	quotes   = regexp.MustCompile(`"[^"]*"`)
)

// assertChinese looks at each line of an error's Chinese message.
func assertChinese(t *testing.T, what string, err error) {
	t.Helper()
	for line := range strings.Lines(rule.Message(err, rule.Chinese)) {
		assert.True(t, strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) }), "%s: %s",
			what, line)
		assert.NotRegexp(t, sentence, quotes.ReplaceAllString(line, ""), what)
	}
	for _, fault := range scenario.Explain(err, rule.Chinese).Errors {
		assert.NotEmpty(t, fault.Code, "%s: %s", what, fault.Reason)
		assert.NotRegexp(t, sentence, quotes.ReplaceAllString(fault.Reason+" "+fault.Do, ""), what)
	}
}

// TestMessagesInChinese: whatever is wrong with a field of a rule, and what the cases with an error are told, is said
// in Chinese.
func TestMessagesInChinese(t *testing.T) {
	eachFailure(t, func(t *testing.T, _ jsonrule.Rule, f failure) { assertChinese(t, f.what, f.err) })
}

// conformanceCases are the cases of every file.
func conformanceCases(t *testing.T) []scenario.Case {
	t.Helper()
	files, err := filepath.Glob("testdata/*/*.json")
	require.NoError(t, err)
	var all []scenario.Case
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var cases []scenario.Case
		require.NoError(t, json.Unmarshal(data, &cases))
		all = append(all, cases...)
	}
	require.NotEmpty(t, all)
	return all
}
