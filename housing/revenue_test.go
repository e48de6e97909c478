package housing_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// 13 % of the net revenue, up to the fen; what an allocation lacks of it.
func TestLandRevenue(t *testing.T) {
	type c struct{ net, ratio, allocated, least, shortfall string }
	tabletest.Run(t, map[string]c{
		"no allocation":               {"10000000000", "0.13", "", "1300000000", ""},
		"an allocation that suffices": {"10000000000", "0.13", "1500000000", "1300000000", "0"},
		"exactly the share":           {"10000000000", "0.13", "1300000000", "1300000000", "0"},
		"a fen short":                 {"10000000000", "0.13", "1299999999.99", "1300000000", "0.01"},
		"nothing allocated":           {"10000000000", "0.13", "0", "1300000000", "1300000000"},
		"at least 10 %":               {"10000000000", "0.10", "1200000000", "1000000000", "0"},
		// 100.01 x 13 % = 13.0013: never below the share, so 13.01
		"a lower bound is rounded up": {"100.01", "0.13", "13.00", "13.01", "0.01"},
		"a fen":                       {"0.01", "0.13", "0", "0.01", "0.01"},
		"nothing":                     {"0", "0.13", "0", "0", "0"},
		"all of it":                   {"1000000000000000", "1", "0", "1000000000000000", "1000000000000000"},
	}, func(t *testing.T, c c) {
		var allocated decimal.NullDecimal
		if c.allocated != "" {
			allocated = decimal.NewNullDecimal(tabletest.Dec(t, c.allocated))
		}
		got, err := housing.LandRevenue(tabletest.Dec(t, c.net), tabletest.Dec(t, c.ratio), allocated)
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
		net, ratio decimal.Decimal
		allocated  decimal.NullDecimal
		says       string
	}
	net, ratio := decimal.New(100, 0), decimal.New(13, -2)
	tabletest.Run(t, map[string]c{
		"negative revenue":      {decimal.New(-1, 0), ratio, none, "housing: net_revenue -1 is below 0"},
		"above 10^15":           {decimal.New(1_000_000_000_000_001, 0), ratio, none, "housing: net_revenue 1000000000000001 is above 1000000000000000"},
		"a part of a fen":       {decimal.New(1, -3), ratio, none, "more than 2 decimals"},
		"hostile":               {decimal.New(1, math.MaxInt32), ratio, none, "housing: net_revenue"},
		"a ratio of 13":         {net, decimal.New(13, 0), none, "housing: ratio 13 is above 1.00"},
		"a negative ratio":      {net, decimal.New(-13, -2), none, "housing: ratio -0.13 is below 0.00"},
		"a negative allocation": {net, ratio, decimal.NewNullDecimal(decimal.New(-1, 0)), "housing: allocated -1 is below 0"},
	}, func(t *testing.T, c c) {
		_, err := housing.LandRevenue(c.net, c.ratio, c.allocated)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), c.says)
	})
	_, err := housing.LandRevenue(decimal.New(-1, 0), decimal.New(2, 0), decimal.NewNullDecimal(decimal.New(-1, 0)))
	for _, says := range []string{"net_revenue", "ratio", "allocated"} {
		assert.ErrorContains(t, err, says)
	}
}

// FuzzLandRevenue: the least share is at least the exact one, less than a fen above it; allocation and shortfall reach it.
func FuzzLandRevenue(f *testing.F) {
	f.Add(uint64(10_001), uint32(13_000_000), uint64(1300))
	f.Fuzz(func(t *testing.T, net uint64, ratio uint32, allocated uint64) {
		const most = 100_000_000_000_000_000
		n, r, a := decimal.New(int64(net%(most+1)), -2), decimal.New(int64(ratio%100_000_001), -8), decimal.New(int64(allocated%(most+1)), -2)
		got, err := housing.LandRevenue(n, r, decimal.NewNullDecimal(a))
		if err != nil {
			t.Fatal(err)
		}
		over := got.Least.Sub(n.Mul(r))
		if over.Sign() < 0 || !over.LessThan(decimal.New(1, -2)) || got.Least.Exponent() < -2 || got.Shortfall.Decimal.Sign() < 0 || a.Add(got.Shortfall.Decimal).LessThan(got.Least) {
			t.Fatalf("%s x %s: %s, short of %s", n, r, got.Least, got.Shortfall.Decimal)
		}
		if got.Shortfall.Decimal.Sign() > 0 && !a.Add(got.Shortfall.Decimal).Equal(got.Least) {
			t.Fatalf("%s and %s are more than %s", a, got.Shortfall.Decimal, got.Least)
		}
	})
}

// The loss of the year before, the risk reserve, the management fee, in that order; the rest to public rental housing.
func TestAddedValue(t *testing.T) {
	type c struct {
		added, loss, reserve, fee string
		prior, risk, management   string
		rental, unmet             string
	}
	tabletest.Run(t, map[string]c{
		"it suffices":                  {"100", "10", "60", "5", "10", "60", "5", "25", "0"},
		"nothing is asked":             {"100", "0", "0", "0", "0", "0", "0", "100", "0"},
		"exactly used up":              {"75", "10", "60", "5", "10", "60", "5", "0", "0"},
		"the fee is short":             {"72", "10", "60", "5", "10", "60", "2", "0", "3"},
		"the fee gets nothing":         {"70", "10", "60", "5", "10", "60", "0", "0", "5"},
		"the reserve is short":         {"50", "10", "60", "5", "10", "40", "0", "0", "25"},
		"the loss takes all":           {"10", "30", "60", "5", "10", "0", "0", "0", "85"},
		"no added value":               {"0", "10", "60", "5", "0", "0", "0", "0", "75"},
		"to the fen":                   {"100.01", "0.01", "60.33", "5.67", "0.01", "60.33", "5.67", "34", "0"},
		"a city's greatest":            {"1000000000000000", "0", "600000000000000", "0.01", "0", "600000000000000", "0.01", "399999999999999.99", "0"},
		"three times more than a city": {"1", "1000000000000000", "1000000000000000", "1000000000000000", "1", "0", "0", "0", "2999999999999999"},
	}, func(t *testing.T, c c) {
		got, err := housing.AddedValue(tabletest.Dec(t, c.added), tabletest.Dec(t, c.loss), tabletest.Dec(t, c.reserve), tabletest.Dec(t, c.fee))
		require.NoError(t, err)
		equalAll(t, []string{c.prior, c.risk, c.management, c.rental, c.unmet},
			[]decimal.Decimal{got.Prior, got.RiskReserve, got.ManagementFee, got.PublicRental, got.Unmet})
	})
}

func TestAddedValueRefuses(t *testing.T) {
	bad := decimal.New(-1, 0)
	for field, args := range map[string][4]decimal.Decimal{"added_value": {bad}, "prior_loss": {{}, bad}, "risk_reserve": {{}, {}, bad}, "management_fee": {{}, {}, {}, bad}} {
		_, err := housing.AddedValue(args[0], args[1], args[2], args[3])
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.EqualError(t, err, "housing: "+field+" -1 is below 0; pass yuan with at most 2 decimals")
	}
	_, err := housing.AddedValue(decimal.New(1, math.MaxInt32), decimal.New(1, -3), decimal.New(1_000_000_000_000_001, 0), bad)
	for _, field := range []string{"added_value", "prior_loss", "risk_reserve", "management_fee"} {
		assert.ErrorContains(t, err, "housing: "+field)
	}
}

// FuzzAddedValue: the four uses add up to the added value; none is negative; nobody is served before the one ahead is;
// what is unmet is what was asked for and not given.
func FuzzAddedValue(f *testing.F) {
	f.Add(uint64(100), uint64(10), uint64(60), uint64(5))
	f.Add(uint64(50), uint64(10), uint64(60), uint64(5))
	f.Fuzz(func(t *testing.T, a, b, c, d uint64) {
		const most = 100_000_000_000_000_000
		money := func(x uint64) decimal.Decimal { return decimal.New(int64(x%(most+1)), -2) }
		added, asked := money(a), []decimal.Decimal{money(b), money(c), money(d)}
		got, err := housing.AddedValue(added, asked[0], asked[1], asked[2])
		if err != nil {
			t.Fatal(err)
		}
		given := []decimal.Decimal{got.Prior, got.RiskReserve, got.ManagementFee}
		sum, unmet, full := got.PublicRental, got.Unmet, true
		for i := range asked {
			sum, unmet = sum.Add(given[i]), unmet.Sub(asked[i].Sub(given[i]))
			if given[i].Sign() < 0 || given[i].GreaterThan(asked[i]) || !full && given[i].Sign() > 0 {
				t.Fatalf("use %d of %s: asked %s, given %s", i, added, asked[i], given[i])
			}
			full = full && given[i].Equal(asked[i])
		}
		if !sum.Equal(added) || unmet.Sign() != 0 || got.PublicRental.Sign() < 0 || !full && got.PublicRental.Sign() > 0 {
			t.Fatalf("%s of %v: %+v", added, asked, got)
		}
	})
}
