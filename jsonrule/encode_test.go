package jsonrule

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// A decimal is printed as StringFixed prints it, in quotes.
func FuzzAppendDecimal(f *testing.F) {
	for _, units := range []int64{0, 1, -1, 5, 10, 99, -100, 123456, 1<<63 - 1, -1 << 63, 999_999_999_999_999_999} {
		f.Add(units, uint8(2), uint8(2))
	}
	f.Add(int64(7), uint8(0), uint8(0))
	f.Add(int64(12345), uint8(4), uint8(2))
	f.Add(int64(-12345), uint8(1), uint8(2))
	f.Add(int64(1<<62), uint8(0), uint8(2))
	f.Add(int64(12), uint8(0), uint8(16))
	f.Add(int64(15), uint8(1), uint8(0))
	f.Add(int64(12345), uint8(3), uint8(2))
	f.Add(int64(99_999_999_999_999_999), uint8(0), uint8(2))
	f.Fuzz(func(t *testing.T, units int64, places, digits uint8) {
		d := decimal.New(units, -int32(places%17))
		s := &shape{kind: decimalKind, digits: int(digits % 17)}
		require.Equal(t, `"`+d.StringFixed(int32(s.digits))+`"`, string(appendDecimal(nil, s, d)))
	})
}
