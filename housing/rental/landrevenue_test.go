package rental_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// 13 % of the net revenue, up to the fen; what an allocation lacks of it.
func TestLandRevenue(t *testing.T) {
	type c struct{ name, net, ratio, allocated, least, shortfall string }
	tabletest.Each(t, []c{
		{name: "no allocation", net: "10000000000", ratio: "0.13", allocated: "", least: "1300000000", shortfall: ""},
		{name: "an allocation that suffices", net: "10000000000", ratio: "0.13", allocated: "1500000000",
			least: "1300000000", shortfall: "0"},
		{name: "exactly the share", net: "10000000000", ratio: "0.13", allocated: "1300000000", least: "1300000000",
			shortfall: "0"},
		{name: "a fen short", net: "10000000000", ratio: "0.13", allocated: "1299999999.99", least: "1300000000",
			shortfall: "0.01"},
		{name: "nothing allocated", net: "10000000000", ratio: "0.13", allocated: "0", least: "1300000000",
			shortfall: "1300000000"},
		{name: "at least 10 %", net: "10000000000", ratio: "0.10", allocated: "1200000000", least: "1000000000",
			shortfall: "0"},
		// 100.01 x 13 % = 13.0013: never below the share, so 13.01
		{name: "a lower bound is rounded up", net: "100.01", ratio: "0.13", allocated: "13.00", least: "13.01",
			shortfall: "0.01"},
		{name: "a fen", net: "0.01", ratio: "0.13", allocated: "0", least: "0.01", shortfall: "0.01"},
		{name: "nothing", net: "0", ratio: "0.13", allocated: "0", least: "0", shortfall: "0"},
		{name: "all of it", net: "1000000000000000", ratio: "1", allocated: "0", least: "1000000000000000",
			shortfall: "1000000000000000"},
	}, func(t *testing.T, c c) {
		var allocated decimal.NullDecimal
		if c.allocated != "" {
			allocated = decimal.NewNullDecimal(tabletest.Dec(t, c.allocated))
		}
		got, err := rental.LandRevenue(tabletest.Dec(t, c.net), tabletest.Dec(t, c.ratio), allocated)
		require.NoError(t, err)
		tabletest.Equal(t, c.least, got.Least)
		assert.Equal(t, c.shortfall != "", got.Shortfall.Valid)
		if c.shortfall != "" {
			tabletest.Equal(t, c.shortfall, got.Shortfall.Decimal)
		}
		assert.Equal(t, rule.AtLeast, got.Modality)
	})
}

func TestLandRevenueRefuses(t *testing.T) {
	none := decimal.NullDecimal{}
	type c struct {
		name       string
		net, ratio decimal.Decimal
		allocated  decimal.NullDecimal
		says       string
	}
	net, ratio := decimal.New(100, 0), decimal.New(13, -2)
	tabletest.Each(t, []c{
		{name: "negative revenue", net: decimal.New(-1, 0), ratio: ratio, allocated: none,
			says: "housing: net_revenue -1 is below 0"},
		{name: "above 10^15", net: decimal.New(1_000_000_000_000_001, 0), ratio: ratio, allocated: none,
			says: "housing: net_revenue 1000000000000001 is above 1000000000000000"},
		{name: "a part of a fen", net: decimal.New(1, -3), ratio: ratio, allocated: none, says: "more than 2 decimals"},
		{name: "hostile", net: decimal.New(1, math.MaxInt32), ratio: ratio, allocated: none,
			says: "housing: net_revenue"},
		{name: "a ratio of 13", net: net, ratio: decimal.New(13, 0), allocated: none,
			says: "housing: ratio 13 is above 1.00"},
		{name: "a negative ratio", net: net, ratio: decimal.New(-13, -2), allocated: none,
			says: "housing: ratio -0.13 is below 0.00"},
		{name: "a negative allocation", net: net, ratio: ratio, allocated: decimal.NewNullDecimal(decimal.New(-1, 0)),
			says: "housing: allocated -1 is below 0"},
	}, func(t *testing.T, c c) {
		_, err := rental.LandRevenue(c.net, c.ratio, c.allocated)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), c.says)
	})
	_, err := rental.LandRevenue(decimal.New(-1, 0), decimal.New(2, 0), decimal.NewNullDecimal(decimal.New(-1, 0)))
	for _, says := range []string{"net_revenue", "ratio", "allocated"} {
		assert.ErrorContains(t, err, says)
	}
}

// FuzzLandRevenue: the least share is at least the exact one, less than a fen above it; allocation and shortfall reach
// it.
func FuzzLandRevenue(f *testing.F) {
	f.Add(uint64(10_001), uint32(13_000_000), uint64(1300))
	f.Fuzz(func(t *testing.T, net uint64, ratio uint32, allocated uint64) {
		const most = 100_000_000_000_000_000
		n, r, a := decimal.New(int64(net%(most+1)), -2), decimal.New(int64(ratio%100_000_001),
			-8), decimal.New(int64(allocated%(most+1)), -2)
		got, err := rental.LandRevenue(n, r, decimal.NewNullDecimal(a))
		if err != nil {
			t.Fatal(err)
		}
		over := got.Least.Sub(n.Mul(r))
		if over.Sign() < 0 || !over.LessThan(decimal.New(1, -2)) || got.Least.Exponent() < -2 ||
			got.Shortfall.Decimal.Sign() < 0 || a.Add(got.Shortfall.Decimal).LessThan(got.Least) {
			t.Fatalf("%s x %s: %s, short of %s", n, r, got.Least, got.Shortfall.Decimal)
		}
		if got.Shortfall.Decimal.Sign() > 0 && !a.Add(got.Shortfall.Decimal).Equal(got.Least) {
			t.Fatalf("%s and %s are more than %s", a, got.Shortfall.Decimal, got.Least)
		}
	})
}
