package resident_test

import (
	"strconv"
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

// The first case is the Shandong spokesman's example: 90,000 x 50 % + 70,000 x 60 %; the rest by hand.
func TestCriticalIllness(t *testing.T) {
	for _, c := range []struct {
		name      string
		remaining string
		tiers     [][3]string
		limit     string
		paid      string
	}{
		{name: "Shandong's example", remaining: "170000", tiers: twoTiers, limit: "200000", paid: "87000"},
		{name: "nothing left", remaining: "0", tiers: twoTiers, limit: "200000", paid: "0"},
		{name: "at the threshold", remaining: "10000", tiers: twoTiers, paid: "0"},
		{name: "a fen above: half a fen up", remaining: "10000.01", tiers: twoTiers, paid: "0.01"},
		{name: "at the border of the tiers", remaining: "100000", tiers: twoTiers, paid: "45000"},
		{name: "a yuan into the second", remaining: "100001", tiers: twoTiers, paid: "45000.60"},
		// 45,000 + 258,333.34 x 60 % = 200,000.004
		{name: "cap exactly reached", remaining: "358333.34", tiers: twoTiers, limit: "200000", paid: "200000"},
		{name: "above the cap", remaining: "500000", tiers: twoTiers, limit: "200000", paid: "200000"},
		{name: "no cap", remaining: "500000", tiers: twoTiers, paid: "285000"},
		{name: "cap of nothing", remaining: "500000", tiers: twoTiers, limit: "0", paid: "0"},
		{name: "one tier with an end", remaining: "500000", tiers: [][3]string{{"0", "1000", "1"}}, paid: "1000"},
		// 5.005 + 10.005
		{name: "rounded once, not by the tier", remaining: "30.02",
			tiers: [][3]string{{"0", "10.01", "0.5"}, {"10.01", "", "0.5"}}, paid: "15.01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := resident.CriticalIllness(tabletest.Dec(t, c.remaining), tiers(t, c.tiers...), opt(t, c.limit))
			require.NoError(t, err)
			tabletest.Equal(t, c.paid, got)
		})
	}
}

func TestCriticalIllnessRefuses(t *testing.T) {
	for _, c := range []struct {
		name      string
		remaining string
		tiers     [][3]string
		limit     string
		code      string
		says      string
	}{
		{name: "no tiers", remaining: "1", code: "out_of_range", says: "tiers 0 items are not within 1 to 20"},
		{name: "negative remaining", remaining: "-1", tiers: twoTiers, code: "out_of_range", says: "remaining -1"},
		{name: "negative cap", remaining: "1", tiers: twoTiers, limit: "-1", code: "out_of_range",
			says: "annual_cap -1"},
		{name: "rate in percent", remaining: "1", tiers: [][3]string{{"0", "", "50"}}, code: "out_of_range",
			says: "tiers[0].rate 50"},
		{name: "negative threshold", remaining: "1", tiers: [][3]string{{"-1", "", "0.5"}}, code: "out_of_range",
			says: "tiers[0].over -1"},
		{name: "empty tier", remaining: "1", tiers: [][3]string{{"5", "5", "0.5"}}, code: "out_of_range",
			says: "tiers[0].up_to 5 is not above over"},
		{name: "overlap", remaining: "1", tiers: [][3]string{{"0", "10", "0.5"}, {"9.99", "", "0.6"}},
			code: "out_of_range", says: "tiers[1].over 9.99 lies in the tier before it"},
		{name: "a tier after an open", remaining: "1", tiers: [][3]string{{"0", "", "0.5"}, {"10", "", "0.6"}},
			code: "out_of_range", says: "tiers[1].over 10 lies"},
		{name: "bad end, only that one", remaining: "1", tiers: [][3]string{{"0", "-5", "0.5"}, {"10", "", "0.6"}},
			code: "out_of_range", says: "tiers[0].up_to -5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := resident.CriticalIllness(tabletest.Dec(t, c.remaining), tiers(t, c.tiers...), opt(t, c.limit))
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.ErrorContains(t, err, c.says)
		})
	}
}

// The fifth, the sixth and the thirtieth year are conformance cases; the rest by hand from 广东医保新措: 3,800 for each year
// after four, 3,800 for each year without a claim, together at most 20 % of the cap.
func TestCapBonus(t *testing.T) {
	for _, c := range []struct {
		name                   string
		year, continuous, zero int
		original, want         string
	}{
		{name: "满4年之后: the fifth year", year: 2030, continuous: 5, original: "400000", want: "3800"},
		{name: "满4年之后: the sixth year", year: 2030, continuous: 6, original: "400000", want: "7600"},
		{name: "不超过20%: thirty years", year: 2030, continuous: 30, original: "400000", want: "80000"},
		{name: "four years bring nothing", year: 2025, continuous: 4, original: "400000", want: "0"},
		{name: "none", year: 2025, original: "400000", want: "0"},
		{name: "a year without a claim", year: 2026, continuous: 1, zero: 1, original: "400000", want: "3800"},
		{name: "both add up", year: 2030, continuous: 6, zero: 3, original: "400000", want: "19000"},
		{name: "just below the most: 21 x 3800", year: 2050, continuous: 25, original: "400000", want: "79800"},
		{name: "the most exactly: 20 x 3800", year: 2050, continuous: 24, original: "380000", want: "76000"},
		{name: "both together above the most", year: 2050, continuous: 20, zero: 10, original: "400000", want: "80000"},
		{name: "the most in whole fen: 20,000.006", year: 2050, continuous: 20, original: "100000.03", want: "20000"},
		{name: "no cap, no bonus", year: 2030, continuous: 30, original: "0", want: "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := resident.CapBonus(resident.Guangdong2025(), c.year, c.continuous, c.zero,
				tabletest.Dec(t, c.original))
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got)
		})
	}
	for _, c := range []struct {
		name  string
		years int
		good  bool
	}{
		{name: "below 0", years: -1}, {name: "none", years: 0, good: true}, {name: "the most", years: 150, good: true},
		{name: "above it", years: 151},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := resident.Guangdong2025()
			p.AfterYears = c.years
			_, err := resident.CapBonus(p, 2030, 1, 0, decimal.New(400_000, 0))
			if c.good {
				assert.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, "medical: after_years "+strconv.Itoa(c.years))
		})
	}
}

func TestCapBonusRefuses(t *testing.T) {
	after := func(years int) resident.Incentive {
		p := resident.Guangdong2025()
		p.AfterYears = years
		return p
	}
	for _, c := range []struct {
		name                   string
		params                 resident.Incentive
		year, continuous, zero int
		original, code         string
	}{
		{name: "before 2025", params: resident.Guangdong2025(), year: 2024, continuous: 5, original: "400000",
			code: "no_rule"},
		{name: "year 0", params: resident.Guangdong2025(), continuous: 5, original: "400000", code: "out_of_range"},
		{name: "negative years", params: resident.Guangdong2025(), year: 2030, continuous: -1, original: "400000",
			code: "out_of_range"},
		{name: "negative zero years", params: resident.Guangdong2025(), year: 2030, continuous: 5, zero: -1,
			original: "400000", code: "out_of_range"},
		{name: "negative cap", params: resident.Guangdong2025(), year: 2030, continuous: 5, original: "-1",
			code: "out_of_range"},
		{name: "after fewer years than none", params: after(-1), year: 2030, continuous: 5, original: "400000",
			code: "out_of_range"},
		{name: "after more years than a life", params: after(151), year: 2030, continuous: 5, original: "400000",
			code: "out_of_range"},
		{name: "zero parameters", params: resident.Incentive{}, year: 2030, continuous: 5, original: "400000",
			code: "missing_field"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := resident.CapBonus(c.params, c.year, c.continuous, c.zero, tabletest.Dec(t, c.original))
			assert.Equal(t, c.code, rule.CodeOf(err))
		})
	}
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
		{name: "no claim, not insured", past: []resident.PastYear{{Insured: true}, {ZeroClaim: true}}, code: "conflict",
			says: "past[1].zero_claim"},
		{name: "a bonus used, not insured", past: []resident.PastYear{{Insured: true}, {UsedBonus: true}},
			code: "conflict", says: "past[1].used_bonus"},
		{name: "a bonus used without a claim",
			past: []resident.PastYear{{Insured: true, ZeroClaim: true, UsedBonus: true}}, code: "conflict",
			says: "past[0].used_bonus"},
		{name: "151 years", past: make([]resident.PastYear, 151), code: "out_of_range", says: "past"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := resident.Tally(c.past)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.ErrorContains(t, err, c.says)
		})
	}
	_, err := resident.Tally(make([]resident.PastYear, 151))
	assert.ErrorContains(t, err, "medical: past 151")
}

// bill is Shandong's example as a whole: 270,000 in scope, of which the basic fund pays 100,000 (its cap here), the
// critical-illness insurance 87,000; of the 83,000 left assistance pays 70 % above 3,000, 56,000. 5,000 are out of
// scope.
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
	for _, c := range []struct {
		name   string
		change func(*resident.Bill)
		want   want
	}{
		{name: "all payers", change: func(*resident.Bill) {}, want: want{"100000", "87000", "56000", "32000", "27000"}},
		{name: "nobody aided", change: func(b *resident.Bill) { b.Assistance = resident.Assistance{} },
			want: want{"100000", "87000", "0", "88000", "83000"}},
		{name: "assistance at its cap", change: func(b *resident.Bill) { b.Assistance.Cap = opt(t, "50000") },
			want: want{"100000", "87000", "50000", "38000", "33000"}},
		// 87,000 x 70 %
		{name: "critical at its cap", change: func(b *resident.Bill) { b.CriticalCap = opt(t, "80000") },
			want: want{"100000", "80000", "60900", "34100", "29100"}},
		{name: "basic fund without cap", change: func(b *resident.Bill) { b.Basic.Cap = opt(t, "") },
			want: want{"188650", "35675", "29872.5", "20802.5", "15802.5"}},
		{name: "below the deductible", change: func(b *resident.Bill) { b.Total = tabletest.Dec(t, "5400") },
			want: want{"0", "0", "0", "5400", "400"}},
		{name: "all out of scope", change: func(b *resident.Bill) { b.Total = tabletest.Dec(t, "5000") },
			want: want{"0", "0", "0", "5000", "0"}},
	} {
		t.Run(c.name, func(t *testing.T) {
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
}

func TestSettleRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*resident.Bill)
		code  string
	}{
		{name: "negative total", spoil: func(b *resident.Bill) { b.Total = decimal.New(-1, 0) }, code: "out_of_range"},
		{name: "huge total", spoil: func(b *resident.Bill) { b.Total = decimal.New(1, 9999) }, code: "out_of_range"},
		{name: "out of scope above it", spoil: func(b *resident.Bill) { b.OutOfScope = decimal.New(275_001, 0) },
			code: "out_of_range"},
		{name: "no tiers", spoil: func(b *resident.Bill) { b.Tiers = nil }, code: "out_of_range"},
		{name: "ratio above one", spoil: func(b *resident.Bill) { b.Basic.Ratio = decimal.New(70, 0) },
			code: "out_of_range"},
		{name: "assistance above one", spoil: func(b *resident.Bill) { b.Assistance.Share = decimal.New(70, 0) },
			code: "out_of_range"},
		{name: "negative assistance cap", spoil: func(b *resident.Bill) { b.Assistance.Cap = opt(t, "-1") },
			code: "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := bill(t)
			c.spoil(&b)
			_, err := resident.Settle(b)
			assert.Equal(t, c.code, rule.CodeOf(err))
		})
	}
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
