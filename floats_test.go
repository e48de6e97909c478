package shebao_test

import (
	"math"
	"math/big"
	"os"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// TestFloatVectors recomputes what binary floats get wrong, over the whole-yuan bases 2,000 to 30,000, against
// whole-number arithmetic; the library is wrong on none. docs/DESIGN.md shows the counts.
func TestFloatVectors(t *testing.T) {
	design, err := os.ReadFile("docs/DESIGN.md")
	require.NoError(t, err)
	for _, c := range []struct {
		rate                    string
		perMille                int64 // tenths of a percent
		float                   float64
		wantRounded, wantFormat int
		row                     string
	}{
		{
			rate: "0.005", perMille: 5, float: 0.005, wantRounded: 278, wantFormat: 4822,
			row: "| 0.5 % | 4,822 | 278 | 0 |\n",
		},
		{
			rate: "0.055", perMille: 55, float: 0.055, wantRounded: 587, wantFormat: 6155,
			row: "| 5.5 % | 6,155 | 587 | 0 |\n",
		},
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
		assert.Contains(t, string(design), c.row)
	}
}

// The product that both READMEs show: 5,011 x 0.5 % is 25.055, and a float prints 25.05.
func TestFloatOfTheReadmes(t *testing.T) {
	assert.EqualValues(t, 2505, toFixed(5011*0.005))
	got, err := rule.Product(rule.Pension, decimal.New(5011, 0), decimal.New(5, -3), rule.Rounding{})
	require.NoError(t, err)
	assert.Equal(t, "25.06", got.StringFixed(2))
}

// toFixed is JavaScript's toFixed(2) in fen: the exact binary value, half up.
func toFixed(x float64) int64 {
	r := new(big.Rat).SetFloat64(x)
	r.Mul(r, big.NewRat(100, 1)).Add(r, big.NewRat(1, 2))
	return new(big.Int).Div(r.Num(), r.Denom()).Int64()
}
