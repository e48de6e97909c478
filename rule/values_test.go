package rule_test

import (
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// FuzzDayValues writes a day of the calendar, or one it does not have, in one of several ways: the plain way is read as
// that day and its month, everything else is refused.
func FuzzDayValues(f *testing.F) {
	for i := range 36 {
		f.Add(int16(1890+i*9), uint8(i%14), uint8(i), uint8(i))
	}
	f.Fuzz(func(t *testing.T, year int16, month, day, way uint8) {
		y, m, d := int(year), int(month%15), int(day%33)
		ways := []string{"%04d-%02d-%02d", "%04d-%02d-%02d", "%04d/%02d/%02d", "%d-%d-%d", "%04d%02d%02d", "%d年%d月%d日",
			"%04d-%02d-%02dT00:00:00Z", " %04d-%02d-%02d"}
		text := fmt.Sprintf(ways[int(way)%len(ways)], y, m, d)
		at := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		known := at.Year() == y && int(at.Month()) == m && at.Day() == d && y >= 1900 && y <= 2200
		read, err := rule.ParseDate(text)
		if !known || text != at.Format(time.DateOnly) {
			require.Equal(t, "bad_date", rule.CodeOf(err), text)
			require.True(t, read.IsZero())
			return
		}
		require.NoError(t, err)
		require.Equal(t, rule.DateOf(y, time.Month(m), d), read)
		require.Equal(t, text, read.String())
		whole, err := rule.ParseMonth(at.Format("2006-01"))
		require.NoError(t, err)
		require.Equal(t, read.Month(), whole)
		next := at.AddDate(0, 0, 1)
		require.Equal(t, next.Year() <= 2200, !read.Add(1).IsZero())
		require.True(t, read.Add(1).IsZero() || read.Add(1).String() == next.Format(time.DateOnly))
	})
}

// FuzzNumberValues writes an amount or a rate in one of several ways: the plain way is read as that number where it is
// within the bounds and has no more decimals, everything else is refused.
func FuzzNumberValues(f *testing.F) {
	for i := range 40 {
		f.Add(int64(i*i*i*9973-50), uint8(i), uint8(i/4))
	}
	f.Fuzz(func(t *testing.T, units int64, places, way uint8) {
		unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places%11)), nil)
		value := new(big.Rat).SetFrac(big.NewInt(units), unit)
		plain := value.FloatString(int(places % 11))
		ways := []string{plain, plain, plain, plain + "%", plain + "元", "+" + plain, plain + "e0", plain + ".",
			"," + plain}
		text := ways[int(way)%len(ways)]
		for _, door := range []struct {
			in     rule.Input
			most   *big.Rat
			places int64 // a power of 10
		}{
			{rule.WageInput(rule.AreaPension, "wage"), big.NewRat(10_000_000_000, 1), 100},
			{rule.RateInput(rule.AreaPension, "rate", 20), big.NewRat(1, 5), 100_000_000},
		} {
			read, err := door.in.Parse(text)
			if text != plain {
				require.Equal(t, "bad_number", rule.CodeOf(err), text)
				continue
			}
			held := value.Sign() >= 0 && value.Cmp(door.most) <= 0 &&
				new(big.Rat).Mul(value, big.NewRat(door.places, 1)).IsInt()
			if !held {
				require.Equal(t, "out_of_range", rule.CodeOf(err), text)
				continue
			}
			require.NoError(t, err)
			require.Zero(t, read.Rat().Cmp(value), text)
		}
	})
}
