package printed_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// grouped puts a comma before every three digits of a whole part.
func grouped(number string) string {
	whole, frac, _ := strings.Cut(strings.TrimPrefix(number, "-"), ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	out := whole + "." + frac
	if strings.HasPrefix(number, "-") {
		return "-" + out
	}
	return out
}

// FuzzPrintedValues prints an amount and a rate as bureaus and spreadsheets do: each is read as the number it is.
func FuzzPrintedValues(f *testing.F) {
	for i := range 40 {
		f.Add(int64(i*i*i*7919-3000), uint8(i))
	}
	rates := rule.RateInput(rule.AreaPayroll, "rate", 100)
	f.Fuzz(func(t *testing.T, units int64, way uint8) {
		fen := new(big.Rat).SetFrac64(units%1_000_000_000_000, 100)
		plain := fen.FloatString(2)
		brackets := plain
		if fen.Sign() < 0 {
			brackets = "(" + plain[1:] + ")"
		}
		ways := []string{plain, grouped(plain), "¥" + plain, plain + "元", "￥" + grouped(plain), "RMB " + plain,
			"'" + plain, `="` + plain + `"`, " " + plain + "　", "人民币" + plain + "元", brackets}
		read, err := printed.Money(ways[int(way)%len(ways)], money())
		require.NoError(t, err, ways[int(way)%len(ways)])
		require.Zero(t, read.Rat().Cmp(fen), ways[int(way)%len(ways)])

		share := new(big.Rat).SetFrac64(int64(uint64(units)%100_000_001), 100_000_000)
		hundred := new(big.Rat).Mul(share, big.NewRat(100, 1)).FloatString(6)
		thousand := new(big.Rat).Mul(share, big.NewRat(1000, 1)).FloatString(5)
		rateWays := []string{share.FloatString(8), hundred + "%", hundred + " %", thousand + "‰", hundred + "％"}
		rate, err := printed.Rate(rateWays[int(way)%len(rateWays)], rates)
		require.NoError(t, err, rateWays[int(way)%len(rateWays)])
		require.Zero(t, rate.Rat().Cmp(share), rateWays[int(way)%len(rateWays)])
	})
}
