package tabletest

import (
	"regexp"
	"testing"
)

// Chinese fails the test where a message is empty or holds English words side by side.
func Chinese(t testing.TB, said string) {
	t.Helper()
	if said == "" {
		t.Error("there is no message")
	}
	if english := regexp.MustCompile(`[A-Za-z]{2,} [A-Za-z]{2,}`).FindString(said); english != "" {
		t.Errorf("%q is English in %s", english, said)
	}
}
