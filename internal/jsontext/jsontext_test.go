package jsontext

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every byte, at every place of texts of up to nine, is written as encoding/json writes it.
func TestAppendOfEveryByteAtEveryPlace(t *testing.T) {
	for length := 1; length <= 9; length++ {
		for place := range length {
			for c := range 256 {
				text := []byte(strings.Repeat("a", length))
				text[place] = byte(c)
				want, err := json.Marshal(string(text))
				require.NoError(t, err)
				require.Equal(t, string(want), string(Append(nil, string(text))), "%q", text)
			}
		}
	}
}

// What encoding/json leaves as it is takes no memory: every character of ASCII, and longer ones.
func TestAppendOfPlainTextTakesNoMemory(t *testing.T) {
	plain := []string{"", "8000.00 × 8%", "粤府函〔2025〕23号", "\U0001f600"}
	for c := range rune(utf8.RuneSelf) {
		plain = append(plain, string(c))
	}
	plain = slices.DeleteFunc(plain, func(text string) bool {
		as, err := json.Marshal(text)
		require.NoError(t, err)
		return string(as) != `"`+text+`"`
	})
	assert.Len(t, plain, 4+128-32-5, "without the control characters and five more")
	to := make([]byte, 0, 100)
	for _, text := range plain {
		assert.Zero(t, testing.AllocsPerRun(10, func() { to = Append(to[:0], text) }), "%q", text)
	}
}

// A text is written as encoding/json writes it.
func FuzzAppend(f *testing.F) {
	for _, seed := range []string{"", "8000.00 × 8% = 640.00", "粤府函〔2025〕23号", `a"b\c`, "<&>", "\u2028\u2029\u2027",
		"\x7f\x00\n", "\xff", "\xe2\x80", "\xf0\x9f\x98\x80"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, err := json.Marshal(text)
		require.NoError(t, err)
		require.Equal(t, "x"+string(want), string(Append([]byte("x"), text)))
	})
}
