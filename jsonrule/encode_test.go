package jsonrule

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// A text is written as encoding/json writes it.
func FuzzAppendText(f *testing.F) {
	for _, seed := range []string{"", "8000.00 × 8% = 640.00", "粤府函〔2025〕23号", `a"b\c`, "<&>", "\u2028\u2029\u2027",
		"\x7f\x00\n", "\xff", "\xe2\x80", "\xf0\x9f\x98\x80"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, err := json.Marshal(text)
		require.NoError(t, err)
		got, err := appendText([]byte("x"), text)
		require.NoError(t, err)
		require.Equal(t, "x"+string(want), string(got))
	})
}

// A decimal is printed as StringFixed prints it, in quotes.
func FuzzAppendDecimal(f *testing.F) {
	for _, units := range []int64{0, 1, -1, 5, 10, 99, -100, 123456, 1<<63 - 1, -1 << 63, 999_999_999_999_999_999} {
		f.Add(units, uint8(2), uint8(2))
	}
	f.Add(int64(7), uint8(0), uint8(0))
	f.Add(int64(12345), uint8(4), uint8(2))
	f.Fuzz(func(t *testing.T, units int64, places, digits uint8) {
		d := decimal.New(units, -int32(places%17))
		s := &shape{kind: decimalKind, digits: int(digits % 17)}
		require.Equal(t, `"`+d.StringFixed(int32(s.digits))+`"`, string(appendDecimal(nil, s, d)))
	})
}
