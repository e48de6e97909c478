package jsontext

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

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
