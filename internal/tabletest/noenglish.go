package tabletest

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// NoEnglish fails the test where a message is not Chinese: a line without a Chinese character, or with three English
// words in a row.
func NoEnglish(t testing.TB, message string) {
	t.Helper()
	english := regexp.MustCompile(`[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}`)
	for _, line := range strings.Split(message, "\n") {
		if !strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%q is not Chinese", line)
		}
		if english.MatchString(line) {
			t.Errorf("%q holds English", line)
		}
	}
}
