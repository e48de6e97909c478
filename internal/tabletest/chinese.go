package tabletest

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// Chinese fails the test where a message is not Chinese: a line without a Chinese character, or with three English
// words in a row.
func Chinese(t testing.TB, message string) {
	t.Helper()
	english := regexp.MustCompile(`[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}`)
	han := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	for _, line := range strings.Split(message, "\n") {
		if !strings.ContainsFunc(line, han) || english.MatchString(line) {
			t.Errorf("%q is not Chinese", line)
		}
	}
}
