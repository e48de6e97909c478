package resident_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/rule"
)

// opt reads an optional amount: empty is not given.
func opt(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NullDecimal{Decimal: tabletest.Dec(t, text), Valid: true}
}

// tier reads {over, up to, rate}.
func tiers(t testing.TB, list ...[3]string) []resident.Tier {
	t.Helper()
	out := make([]resident.Tier, len(list))
	for i, l := range list {
		out[i] = resident.Tier{Over: tabletest.Dec(t, l[0]), UpTo: opt(t, l[1]), Rate: tabletest.Dec(t, l[2])}
	}
	return out
}

var twoTiers = [][3]string{{"10000", "100000", "0.50"}, {"100000", "", "0.60"}}

// The first case is the Shandong spokesman's example (case G0888): 90,000 x 50 % + 70,000 x 60 %; the rest by hand.
func TestCriticalIllness(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		remaining string
		tiers     [][3]string
		limit     string
		paid      string
	}{
		"Shandong's example":         {"170000", twoTiers, "200000", "87000"},
		"nothing left":               {"0", twoTiers, "200000", "0"},
		"at the threshold":           {"10000", twoTiers, "", "0"},
		"a fen above: half a fen up": {"10000.01", twoTiers, "", "0.01"},
		"at the border of the tiers": {"100000", twoTiers, "", "45000"},
		"a yuan into the second":     {"100001", twoTiers, "", "45000.60"},
		// 45,000 + 258,333.34 x 60 % = 200,000.004
		"cap exactly reached":  {"358333.34", twoTiers, "200000", "200000"},
		"above the cap":        {"500000", twoTiers, "200000", "200000"},
		"no cap":               {"500000", twoTiers, "", "285000"},
		"cap of nothing":       {"500000", twoTiers, "0", "0"},
		"one tier with an end": {"500000", [][3]string{{"0", "1000", "1"}}, "", "1000"},
		// 5.005 + 10.005
		"rounded once, not by the tier": {"30.02", [][3]string{{"0", "10.01", "0.5"}, {"10.01", "", "0.5"}}, "",
			"15.01"},
	}, func(t *testing.T, c struct {
		remaining string
		tiers     [][3]string
		limit     string
		paid      string
	}) {
		got, err := resident.CriticalIllness(tabletest.Dec(t, c.remaining), tiers(t, c.tiers...), opt(t, c.limit))
		require.NoError(t, err)
		tabletest.Equal(t, c.paid, got)
	})
}

func TestCriticalIllnessRefuses(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		remaining string
		tiers     [][3]string
		limit     string
		code      string
		says      string
	}{
		"no tiers":           {"1", nil, "", "out_of_range", "tiers 0 items are not within 1 to 20"},
		"negative remaining": {"-1", twoTiers, "", "out_of_range", "remaining -1"},
		"negative cap":       {"1", twoTiers, "-1", "out_of_range", "annual_cap -1"},
		"rate in percent":    {"1", [][3]string{{"0", "", "50"}}, "", "out_of_range", "tiers[0].rate 50"},
		"negative threshold": {"1", [][3]string{{"-1", "", "0.5"}}, "", "out_of_range", "tiers[0].over -1"},
		"empty tier": {"1", [][3]string{{"5", "5", "0.5"}}, "", "out_of_range",
			"tiers[0].up_to 5 is not above over"},
		"overlap": {"1", [][3]string{{"0", "10", "0.5"}, {"9.99", "", "0.6"}}, "", "out_of_range",
			"tiers[1].over 9.99 lies in the tier before it"},
		"a tier after an open": {"1", [][3]string{{"0", "", "0.5"}, {"10", "", "0.6"}}, "", "out_of_range",
			"tiers[1].over 10 lies"},
		"bad end, only that one": {"1", [][3]string{{"0", "-5", "0.5"}, {"10", "", "0.6"}}, "", "out_of_range",
			"tiers[0].up_to -5"},
	}, func(t *testing.T, c struct {
		remaining string
		tiers     [][3]string
		limit     string
		code      string
		says      string
	}) {
		_, err := resident.CriticalIllness(tabletest.Dec(t, c.remaining), tiers(t, c.tiers...), opt(t, c.limit))
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}

// Cases G0899, G0900, G0902 are from the case file; the rest by hand from 广东医保新措: 3,800 for each year after four, 3,800
// for each year without a claim, together at most 20 % of the cap.
func TestCapBonus(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		year, continuous, zero int
		original, want         string
	}{
		"G0899 the fifth year":           {2030, 5, 0, "400000", "3800"},
		"G0900 the sixth year":           {2030, 6, 0, "400000", "7600"},
		"G0902 thirty years: 20 %":       {2030, 30, 0, "400000", "80000"},
		"four years bring nothing":       {2025, 4, 0, "400000", "0"},
		"none":                           {2025, 0, 0, "400000", "0"},
		"a year without a claim":         {2026, 1, 1, "400000", "3800"},
		"both add up":                    {2030, 6, 3, "400000", "19000"},
		"just below the most: 21 x 3800": {2050, 25, 0, "400000", "79800"},
		"the most exactly: 20 x 3800":    {2050, 24, 0, "380000", "76000"},
		"both together above the most":   {2050, 20, 10, "400000", "80000"},
		"no cap, no bonus":               {2030, 30, 0, "0", "0"},
	}, func(t *testing.T, c struct {
		year, continuous, zero int
		original, want         string
	}) {
		got, err := resident.CapBonus(resident.Guangdong2025(), c.year, c.continuous, c.zero,
			tabletest.Dec(t, c.original))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestCapBonusRefuses(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		params                 resident.Incentive
		year, continuous, zero int
		original, code         string
	}{
		"before 2025":         {resident.Guangdong2025(), 2024, 5, 0, "400000", "no_rule"},
		"year 0":              {resident.Guangdong2025(), 0, 5, 0, "400000", "out_of_range"},
		"negative years":      {resident.Guangdong2025(), 2030, -1, 0, "400000", "out_of_range"},
		"negative zero years": {resident.Guangdong2025(), 2030, 5, -1, "400000", "out_of_range"},
		"negative cap":        {resident.Guangdong2025(), 2030, 5, 0, "-1", "out_of_range"},
		"zero parameters":     {resident.Incentive{}, 2030, 5, 0, "400000", "missing_field"},
	}, func(t *testing.T, c struct {
		params                 resident.Incentive
		year, continuous, zero int
		original, code         string
	}) {
		_, err := resident.CapBonus(c.params, c.year, c.continuous, c.zero, tabletest.Dec(t, c.original))
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
}

func TestTally(t *testing.T) {
	insured, gap := resident.PastYear{Insured: true}, resident.PastYear{}
	clean, used := insured, insured
	clean.ZeroClaim, used.UsedBonus = true, true
	for _, c := range []struct {
		name string
		past []resident.PastYear
		want resident.Tallied
	}{
		{name: "no year"},
		{name: "three clean years", past: []resident.PastYear{clean, clean, clean},
			want: resident.Tallied{Steady: 3, ZeroClaim: 3}},
		{name: "a claim keeps the years gathered", past: []resident.PastYear{clean, insured, clean},
			want: resident.Tallied{Steady: 3, ZeroClaim: 2}},
		{name: "清零: using the bonus clears those before it", past: []resident.PastYear{clean, clean, used, clean},
			want: resident.Tallied{Steady: 4, ZeroClaim: 1}},
		{name: "断保: a gap starts the years insured again", past: []resident.PastYear{clean, insured, gap, insured},
			want: resident.Tallied{Steady: 1, ZeroClaim: 1}},
		{name: "a gap at the end", past: []resident.PastYear{insured, gap}},
		{name: "using the bonus does not start the years again", past: []resident.PastYear{insured, used},
			want: resident.Tallied{Steady: 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := resident.Tally(c.past)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestTallyRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		past []resident.PastYear
		code string
		says string
	}{
		{name: "no claim, not insured", past: []resident.PastYear{{Insured: true}, {ZeroClaim: true}},
			code: "conflict", says: "past[1].zero_claim"},
		{name: "a bonus used, not insured", past: []resident.PastYear{{Insured: true}, {UsedBonus: true}},
			code: "conflict", says: "past[1].used_bonus"},
		{name: "a bonus used without a claim", past: []resident.PastYear{{Insured: true, ZeroClaim: true, UsedBonus: true}},
			code: "conflict", says: "past[0].used_bonus"},
		{name: "151 years", past: make([]resident.PastYear, 151), code: "out_of_range", says: "past"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := resident.Tally(c.past)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.ErrorContains(t, err, c.says)
		})
	}
}

// bill is Shandong's example as a whole: 270,000 in scope, of which the basic fund pays 100,000 (its cap here), the
// critical-illness insurance 87,000; of the 83,000 left assistance pays 70 % above 3,000, 56,000. 5,000 are out of scope.
func bill(t testing.TB) resident.Bill {
	t.Helper()
	return resident.Bill{
		Total: tabletest.Dec(t, "275000"), OutOfScope: tabletest.Dec(t, "5000"),
		Basic: resident.Basic{Deductible: tabletest.Dec(t, "500"), Ratio: tabletest.Dec(t, "0.7"),
			Cap: opt(t, "100000")},
		Tiers: tiers(t, twoTiers...),
		Assistance: resident.Assistance{Start: tabletest.Dec(t, "3000"), Share: tabletest.Dec(t, "0.7"),
			Cap: opt(t, "100000")},
	}
}

func TestSettle(t *testing.T) {
	type want struct{ basic, critical, assistance, left, scope string }
	tabletest.Run(t, map[string]struct {
		change func(*resident.Bill)
		want   want
	}{
		"all payers": {func(*resident.Bill) {}, want{"100000", "87000", "56000", "32000", "27000"}},
		"nobody aided": {func(b *resident.Bill) { b.Assistance = resident.Assistance{} },
			want{"100000", "87000", "0", "88000", "83000"}},
		"assistance at its cap": {func(b *resident.Bill) { b.Assistance.Cap = opt(t, "50000") },
			want{"100000", "87000", "50000", "38000", "33000"}},
		// 87,000 x 70 %
		"critical at its cap": {func(b *resident.Bill) { b.CriticalCap = opt(t, "80000") },
			want{"100000", "80000", "60900", "34100", "29100"}},
		"basic fund without cap": {func(b *resident.Bill) { b.Basic.Cap = opt(t, "") },
			want{"188650", "35675", "29872.5", "20802.5", "15802.5"}},
		"below the deductible": {func(b *resident.Bill) { b.Total = tabletest.Dec(t, "5400") },
			want{"0", "0", "0", "5400", "400"}},
		"all out of scope": {func(b *resident.Bill) { b.Total = tabletest.Dec(t, "5000") },
			want{"0", "0", "0", "5000", "0"}},
	}, func(t *testing.T, c struct {
		change func(*resident.Bill)
		want   want
	}) {
		b := bill(t)
		c.change(&b)
		got, err := resident.Settle(b)
		require.NoError(t, err)
		tabletest.Equal(t, c.want.basic, got.Basic)
		tabletest.Equal(t, c.want.critical, got.Critical)
		tabletest.Equal(t, c.want.assistance, got.Assistance)
		tabletest.Equal(t, c.want.left, got.Left)
		tabletest.Equal(t, c.want.scope, got.LeftScope)
	})
}

func TestSettleRefuses(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		spoil func(*resident.Bill)
		code  string
	}{
		"negative total":          {func(b *resident.Bill) { b.Total = decimal.New(-1, 0) }, "out_of_range"},
		"huge total":              {func(b *resident.Bill) { b.Total = decimal.New(1, 9999) }, "out_of_range"},
		"out of scope above it":   {func(b *resident.Bill) { b.OutOfScope = decimal.New(275_001, 0) }, "out_of_range"},
		"no tiers":                {func(b *resident.Bill) { b.Tiers = nil }, "out_of_range"},
		"ratio above one":         {func(b *resident.Bill) { b.Basic.Ratio = decimal.New(70, 0) }, "out_of_range"},
		"assistance above one":    {func(b *resident.Bill) { b.Assistance.Share = decimal.New(70, 0) }, "out_of_range"},
		"negative assistance cap": {func(b *resident.Bill) { b.Assistance.Cap = opt(t, "-1") }, "out_of_range"},
	}, func(t *testing.T, c struct {
		spoil func(*resident.Bill)
		code  string
	}) {
		b := bill(t)
		c.spoil(&b)
		_, err := resident.Settle(b)
		assert.Equal(t, c.code, rule.CodeOf(err))
	})
}

// The payers add up to the bill to the fen; none of the sums falls when the bill rises.
func FuzzSettle(f *testing.F) {
	f.Add(uint32(27_500_000), uint32(500_000), uint32(100), uint32(50_000), uint16(7000), uint16(5000), uint16(6000),
		uint16(7000))
	f.Add(uint32(1_000_001), uint32(0), uint32(1), uint32(0), uint16(3333), uint16(1), uint16(9999), uint16(5001))
	f.Fuzz(func(t *testing.T, total, out, rise, deductible uint32, ratio, low, high, share uint16) {
		rate := func(n uint16) decimal.Decimal { return decimal.New(int64(n)%10_001, -4) }
		fen := func(n int64) decimal.Decimal { return decimal.New(n, -2) }
		b := resident.Bill{
			Total: fen(int64(total) + int64(out)), OutOfScope: fen(int64(out)),
			Basic: resident.Basic{Deductible: fen(int64(deductible)), Ratio: rate(ratio), Cap: opt(t, "100000")},
			Tiers: []resident.Tier{{Over: fen(100_000), UpTo: opt(t, "20000"), Rate: rate(low)},
				{Over: fen(2_000_000), Rate: rate(high)}},
			CriticalCap: opt(t, "200000"), Assistance: resident.Assistance{Start: fen(50_000), Share: rate(share),
				Cap: opt(t, "50000")},
		}
		one, err := resident.Settle(b)
		require.NoError(t, err)
		assert.True(t, decimal.Sum(one.Basic, one.Critical, one.Assistance, one.Left).Equal(b.Total))
		assert.False(t, one.LeftScope.IsNegative())

		b.Total = b.Total.Add(fen(int64(rise)))
		more, err := resident.Settle(b)
		require.NoError(t, err)
		assert.False(t, more.Basic.LessThan(one.Basic))
		assert.False(t, more.Critical.LessThan(one.Critical))
		assert.False(t, more.Assistance.LessThan(one.Assistance))
		assert.False(t, more.Left.LessThan(one.Left))
	})
}

// A bonus never falls with more years and is never above the share of the cap.
func FuzzCapBonus(f *testing.F) {
	f.Add(uint8(5), uint8(0), uint8(1), uint32(40_000_000))
	f.Add(uint8(24), uint8(4), uint8(9), uint32(123))
	f.Fuzz(func(t *testing.T, continuous, zero, more uint8, cents uint32) {
		limit := decimal.New(int64(cents), -2)
		at := func(c, z int) decimal.Decimal {
			got, err := resident.CapBonus(resident.Guangdong2025(), 2030, min(c, 150), min(z, 150), limit)
			require.NoError(t, err)
			return got
		}
		base := at(int(continuous), int(zero))
		assert.False(t, at(int(continuous)+int(more), int(zero)).LessThan(base))
		assert.False(t, at(int(continuous), int(zero)+int(more)).LessThan(base))
		assert.False(t, base.GreaterThan(limit.Mul(decimal.New(2, -1)).Round(2)))
	})
}
