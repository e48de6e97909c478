package tabletest

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/shebao-go/shebao/rule"
)

// Chinese fails the test where an error does not say itself in Chinese: a line without a Chinese character, or with
// three English words in a row.
func Chinese(t testing.TB, err error) {
	t.Helper()
	english := regexp.MustCompile(`[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}`)
	han := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	for _, line := range strings.Split(rule.Message(err, rule.Chinese), "\n") {
		if !strings.ContainsFunc(line, han) || english.MatchString(line) {
			t.Errorf("%q is not Chinese", line)
		}
	}
}
