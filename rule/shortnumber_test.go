package rule

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// Numbers of few digits are read and checked without big numbers, and come to the same as with them.
func FuzzShortNumber(f *testing.F) {
	for _, text := range []string{"0", "-0", "3000.00", "0.08", "-1", "1.", ".5", "1..2", "", "-", "1e5",
		"999999999999999999", "10000000000.01", "0.123456789", "00012.50", "１２"} {
		f.Add(text, int64(-5), int64(10_000_000_000), uint8(0), uint8(2))
	}
	f.Add("0.03000001", int64(0), int64(3), uint8(2), uint8(8))
	f.Fuzz(func(t *testing.T, text string, least, most int64, scale, places uint8) {
		in := Input{Field: "number", Min: least, Max: most, Scale: int(scale % 9), Places: int(places % 9)}
		got, gotErr := in.Parse(text)
		if why, _ := plain(text); !why.IsZero() {
			require.Error(t, gotErr)
			return
		}
		want, err := decimal.NewFromString(text)
		require.NoError(t, err)
		_, wantErr := in.scaled(want, maxPlaces)
		require.Equal(t, wantErr, gotErr)
		if wantErr == nil {
			require.Equal(t, want, got)
			require.NoError(t, in.Check(got))
		}
		number, numberErr := in.Number(want)
		if numberErr == nil {
			require.True(t, number.Decimal().Equal(want))
		}
	})
}
