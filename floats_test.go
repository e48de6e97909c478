package shebao_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// TestFloatVectors recomputes the README's table of what binary floats get wrong, over the whole-yuan bases 2,000 to
// 30,000, against whole-number arithmetic; the library is wrong on none.
func TestFloatVectors(t *testing.T) {
	for _, c := range []struct {
		rate                    string
		perMille                int64 // tenths of a percent
		float                   float64
		wantRounded, wantFormat int
	}{
		{"0.005", 5, 0.005, 278, 4822},
		{"0.055", 55, 0.055, 587, 6155},
	} {
		rounded, formatted, library := 0, 0, 0
		rate := decimal.RequireFromString(c.rate)
		for base := int64(2000); base <= 30000; base++ {
			want := (base*c.perMille*100 + 500) / 1000 // fen, half up
			product := float64(base) * c.float
			if int64(math.Round(product*100)) != want {
				rounded++
			}
			if toFixed(product) != want {
				formatted++
			}
			got, err := rule.Product(rule.Pension, decimal.New(base, 0), rate, rule.Rounding{})
			require.NoError(t, err)
			if !got.Equal(decimal.New(want, -2)) {
				library++
			}
		}
		assert.Equal(t, c.wantRounded, rounded, "Round(x*100)/100 at %s", c.rate)
		assert.Equal(t, c.wantFormat, formatted, "toFixed(2) at %s", c.rate)
		assert.Zero(t, library, "the library at %s", c.rate)
	}
}

// toFixed is JavaScript's toFixed(2) in fen: the exact binary value, half up.
func toFixed(x float64) int64 {
	r := new(big.Rat).SetFloat64(x)
	r.Mul(r, big.NewRat(100, 1)).Add(r, big.NewRat(1, 2))
	return new(big.Int).Div(r.Num(), r.Denom()).Int64()
}
