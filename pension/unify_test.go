package pension_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
)

// groups reads name, rate, base total.
func groups(t testing.TB, rows ...[3]string) []pension.Group {
	t.Helper()
	var out []pension.Group
	for _, r := range rows {
		out = append(out, pension.Group{Name: r[0], Rate: tabletest.Dec(t, r[1]), BaseTotal: tabletest.Dec(t, r[2])})
	}
	return out
}

// question is 20 % and 12 % of 60 and 40 thousand million yuan, over three years from 2014-07, one step a year.
func question(t testing.TB) pension.Unification {
	return pension.Unification{Groups: groups(t, [3]string{"high", "0.20", "60000000000"},
		[3]string{"low", "0.12", "40000000000"}),
		Start: rule.MonthOf(2014, 7), Months: 36, Every: 12}
}

func target(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

func equalAll(t *testing.T, want []string, got []decimal.Decimal) {
	t.Helper()
	require.Len(t, got, len(want))
	for i := range want {
		tabletest.Equal(t, want[i], got[i])
	}
}

// (60 x 20 % + 40 x 12 %) / 100 = 16.8 %. Steps of 0.8 and 1.2 points. 2014 has six months of the first step, 2015 and
// 2016 six of one and six of the next, 2017 six of the third and six of the last:
// 60e9 x (-0.008 x 6) / 12 = -240e6; 60e9 x (-0.008 x 6 - 0.016 x 6) / 12 = -720e6; -1,200e6; -1,680e6; full -1,920e6.
func TestUnifyRevenueNeutral(t *testing.T) {
	got, err := pension.UnifyRates(question(t))
	require.NoError(t, err)
	tabletest.Equal(t, "0.168", got.Target)
	tabletest.Equal(t, "0.168", got.Rounded)
	require.Len(t, got.Paths, 2)
	for i, values := range [][4]string{{"0.192", "0.184", "0.176", "0.168"}, {"0.132", "0.144", "0.156", "0.168"}} {
		assert.Equal(t, []string{"high", "low"}[i], got.Paths[i].Name)
		steps := got.Paths[i].Path.Steps()
		require.Len(t, steps, 4)
		for k, from := range []string{"2014-07", "2015-07", "2016-07", "2017-07"} {
			assert.Equal(t, from, steps[k].From.String())
			tabletest.Equal(t, values[k], steps[k].Value)
		}
	}
	equalAll(t, []string{"-1920000000", "1920000000"}, got.Full)
	tabletest.Equal(t, "0", got.Fund)
	require.Len(t, got.Years, 4)
	for i, want := range []string{"240000000", "720000000", "1200000000", "1680000000"} {
		y := got.Years[i]
		assert.Equal(t, 2014+i, y.Year)
		equalAll(t, []string{"-" + want, want}, y.Change)
		tabletest.Equal(t, "0", y.Fund)
	}
}

// 60e9 x -4 % = -2,400e6, 40e9 x 4 % = 1,600e6: the fund loses 800e6 a year.
func TestUnifyToAGivenTarget(t *testing.T) {
	u := question(t)
	u.Target = target(t, "0.16")
	got, err := pension.UnifyRates(u)
	require.NoError(t, err)
	tabletest.Equal(t, "0.16", got.Target)
	equalAll(t, []string{"-2400000000", "1600000000"}, got.Full)
	tabletest.Equal(t, "-800000000", got.Fund)
	// 2014: half a year of the first of four equal steps, an eighth of the full change
	equalAll(t, []string{"-300000000", "200000000"}, got.Years[0].Change)
	tabletest.Equal(t, "-100000000", got.Years[0].Fund)
}

func TestUnifyAtOnce(t *testing.T) {
	u := question(t)
	u.Months, u.Start = 0, rule.MonthOf(2015, 1)
	got, err := pension.UnifyRates(u)
	require.NoError(t, err)
	require.Len(t, got.Paths[0].Path.Steps(), 1)
	require.Len(t, got.Years, 1, "the full target is reached in the year it begins")
	assert.Equal(t, 2015, got.Years[0].Year)
	equalAll(t, []string{"-1920000000", "1920000000"}, got.Years[0].Change)
}

// Back-loaded: shares 0.1, 0.3, 1 of 0.20 to 0.168 and 0.12 to 0.168.
func TestUnifyByShares(t *testing.T) {
	u := question(t)
	u.Months, u.Shares = 0, []decimal.Decimal{tabletest.Dec(t, "0.1"), tabletest.Dec(t, "0.3"), tabletest.Dec(t, "1")}
	got, err := pension.UnifyRates(u)
	require.NoError(t, err)
	for i, values := range [][3]string{{"0.1968", "0.1904", "0.168"}, {"0.1248", "0.1344", "0.168"}} {
		for k, step := range got.Paths[i].Path.Steps() {
			tabletest.Equal(t, values[k], step.Value)
		}
	}
	assert.Equal(t, []int{2014, 2015, 2016}, []int{got.Years[0].Year, got.Years[1].Year, got.Years[2].Year})
	// 2014: 60e9 x -0.0032 x 6/12; 2015: (-0.0032 - 0.0096) x 6/12; 2016: (-0.0096 - 0.032) x 6/12
	for i, want := range []string{"96000000", "384000000", "1248000000"} {
		equalAll(t, []string{"-" + want, want}, got.Years[i].Change)
		tabletest.Equal(t, "0", got.Years[i].Fund)
	}
}

// (0.2 + 2 x 0.12) / 3 = 0.14666..., to 8 decimals 0.14666667: over 1.5e15 of bases the rounding is worth
// 1.5e15 x 0.00000000333... = 5,000,000, and the fund's change says so. To 0.1 % it is 14.7 %.
func TestUnifyRoundsTheNeutralRate(t *testing.T) {
	u := question(t)
	u.Groups = groups(t, [3]string{"a", "0.2", "500000000000000"}, [3]string{"b", "0.12", "1000000000000000"})
	got, err := pension.UnifyRates(u)
	require.NoError(t, err)
	tabletest.Equal(t, "0.14666667", got.Target)
	tabletest.Equal(t, "0.147", got.Rounded)
	equalAll(t, []string{"-26666665000000", "26666670000000"}, got.Full)
	tabletest.Equal(t, "5000000", got.Fund)
}

// 123.45 x 0.01 = 1.2345. 2014 has six months at -0.5 points: 123.45 x -0.03 / 12 = -0.308625; month by month it would
// be 6 x -0.05. 2015 has six at -0.5 and six at -1: 123.45 x -0.09 / 12 = -0.925875.
func TestUnifyRoundsAYearOnce(t *testing.T) {
	u := question(t)
	u.Groups, u.Target, u.Months = groups(t, [3]string{"a", "0.17", "123.45"}), target(t, "0.16"), 12
	got, err := pension.UnifyRates(u)
	require.NoError(t, err)
	equalAll(t, []string{"-1.23"}, got.Full)
	equalAll(t, []string{"-0.31"}, got.Years[0].Change)
	equalAll(t, []string{"-0.93"}, got.Years[1].Change)
}

// One employer of a group: yearly bases of 1,200,000 at -0.8 points, six months of 2014; every year after the last step
// as the last; nothing before the first.
func TestGroupPathChange(t *testing.T) {
	got, err := pension.UnifyRates(question(t))
	require.NoError(t, err)
	for year, want := range map[int]string{1900: "0", 2013: "0", 2014: "-4800", 2015: "-14400", 2017: "-33600",
		2018: "-38400", 2200: "-38400"} {
		change, err := got.Paths[0].Change(tabletest.Dec(t, "1200000"), year)
		require.NoError(t, err)
		tabletest.Equal(t, want, change)
	}
	for _, bad := range []decimal.Decimal{decimal.New(-1, 0), decimal.New(1, -3), decimal.New(1, 9999),
		tabletest.Dec(t, "1000000000000000.01")} {
		_, err := got.Paths[0].Change(bad, 2014)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), "pension: base_total")
	}
	for _, year := range []int{0, -1, 1899, 2201, math.MaxInt, math.MinInt} {
		_, err := got.Paths[0].Change(tabletest.Dec(t, "1200000"), year)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
	}
}

func TestUnifyOneGroupChangesNothing(t *testing.T) {
	u := question(t)
	u.Groups = groups(t, [3]string{"all", "0.20", "60000000000"})
	got, err := pension.UnifyRates(u)
	require.NoError(t, err)
	tabletest.Equal(t, "0.20", got.Target)
	tabletest.Equal(t, "0", got.Fund)
	for _, y := range got.Years {
		equalAll(t, []string{"0"}, y.Change)
	}
}

func TestUnifyRefuses(t *testing.T) {
	type c struct {
		name   string
		change func(u *pension.Unification)
		kind   error
		says   string
	}
	many := make([]pension.Group, 1001)
	tabletest.Each(t, []c{
		{name: "no groups", change: func(u *pension.Unification) { u.Groups = nil }, kind: rule.ErrOutOfRange,
			says: "pension: groups 0 items are not within 1 to 1000"},
		{name: "too many groups", change: func(u *pension.Unification) { u.Groups = many }, kind: rule.ErrOutOfRange,
			says: "pension: groups 1001 items are not within 1 to 1000"},
		{name: "no name", change: func(u *pension.Unification) { u.Groups[0].Name = "" }, kind: rule.ErrMissingField,
			says: "pension: groups[0].name is missing"},
		{name: "one name twice", change: func(u *pension.Unification) { u.Groups[1].Name = "high" },
			kind: rule.ErrConflict, says: "pension: groups[1].name high stands for two groups"},
		{name: "a rate of 20", change: func(u *pension.Unification) { u.Groups[0].Rate = decimal.New(20, 0) },
			kind: rule.ErrOutOfRange, says: "pension: groups[0].rate 20 is above 1.00"},
		{name: "a negative rate", change: func(u *pension.Unification) { u.Groups[0].Rate = decimal.New(-1, -1) },
			kind: rule.ErrOutOfRange, says: "pension: groups[0].rate -0.1 is below 0.00"},
		{name: "a hostile rate",
			change: func(u *pension.Unification) { u.Groups[0].Rate = decimal.New(1, math.MaxInt32) },
			kind:   rule.ErrOutOfRange, says: "pension: groups[0].rate"},
		{name: "a base above 10^15", change: func(u *pension.Unification) {
			u.Groups[0].BaseTotal = tabletest.Dec(t,
				"1000000000000000.01")
		}, kind: rule.ErrOutOfRange,
			says: "pension: groups[0].base_total 1000000000000000.01 is above 1000000000000000"},
		{name: "a negative base", change: func(u *pension.Unification) { u.Groups[0].BaseTotal = decimal.New(-1, 0) },
			kind: rule.ErrOutOfRange, says: "pension: groups[0].base_total -1 is below 0"},
		{name: "a part of a fen", change: func(u *pension.Unification) { u.Groups[0].BaseTotal = decimal.New(1, -3) },
			kind: rule.ErrOutOfRange, says: "more than 2 decimals"},
		{name: "no bases at all", change: func(u *pension.Unification) {
			u.Groups[0].BaseTotal, u.Groups[1].BaseTotal = decimal.Decimal{}, decimal.Decimal{}
		}, kind: rule.ErrOutOfRange,
			says: "pension: groups have the base_total 0 together, which leaves no revenue to keep"},
		{name: "a target above 1", change: func(u *pension.Unification) { u.Target = target(t, "16.8") },
			kind: rule.ErrOutOfRange, says: "pension: target 16.8 is above 1.00"},
		{name: "a hostile target", change: func(u *pension.Unification) {
			u.Target = decimal.NewNullDecimal(decimal.New(1,
				9999))
		}, kind: rule.ErrOutOfRange, says: "pension: target"},
		{name: "no start", change: func(u *pension.Unification) { u.Start = rule.Month{} }, kind: rule.ErrMissingField,
			says: "pension: start is missing"},
		{name: "past the calendar", change: func(u *pension.Unification) { u.Start = rule.MonthOf(2199, 1) },
			kind: rule.ErrBadDate, says: "ends after 2200"},
		{name: "months no multiple", change: func(u *pension.Unification) { u.Months = 35 }, kind: rule.ErrOutOfRange,
			says: "months must be a multiple of every_months"},
		{name: "negative months", change: func(u *pension.Unification) { u.Months = -12 }, kind: rule.ErrOutOfRange,
			says: "months -12 is not within 0 to 1200"},
		{name: "every 0", change: func(u *pension.Unification) { u.Every = 0 }, kind: rule.ErrOutOfRange,
			says: "every_months"},
		{name: "months beside shares",
			change: func(u *pension.Unification) { u.Shares = []decimal.Decimal{decimal.New(1, 0)} },
			kind:   rule.ErrConflict, says: "pension: months and shares exclude each other"},
		{name: "shares that end early", change: func(u *pension.Unification) {
			u.Months, u.Shares = 0,
				[]decimal.Decimal{decimal.New(5, -1)}
		}, kind: rule.ErrOutOfRange, says: "shares must rise to 1"},
	}, func(t *testing.T, c c) {
		u := question(t)
		c.change(&u)
		got, err := pension.UnifyRates(u)
		require.ErrorIs(t, err, c.kind)
		assert.Contains(t, err.Error(), c.says)
		assert.Empty(t, got.Paths)
	})
}

func TestUnifyReportsEveryField(t *testing.T) {
	_, err := pension.UnifyRates(pension.Unification{Groups: []pension.Group{{Rate: decimal.New(20, 0),
		BaseTotal: decimal.New(-1, 0)}}, Target: target(t, "2")})
	for _, says := range []string{"groups[0].name is missing", "rate 20 is above", "base_total -1 is below",
		"target 2 is above", "start is missing"} {
		assert.ErrorContains(t, err, says)
	}
	assert.Equal(t, "missing_field", rule.CodeOf(err), "the first field in order")
}

// FuzzUnifyRates: the neutral rate lies between the rates and leaves the fund what its rounding is worth; each path
// ends at the target; the full change of a group is base x (target - rate); the years sum up.
func FuzzUnifyRates(f *testing.F) {
	f.Add(uint32(20_000_000), uint32(12_000_000), uint64(6_000_000_000_000), uint64(4_000_000_000_000), uint8(3))
	f.Add(uint32(1), uint32(0), uint64(1), uint64(2), uint8(0))
	f.Fuzz(func(t *testing.T, rateA, rateB uint32, baseA, baseB uint64, years uint8) {
		const most = 100_000_000_000_000_000 // 10^15 yuan in fen
		u := pension.Unification{Start: rule.MonthOf(2014, 7), Months: 12 * int(years%10), Every: 12,
			Groups: []pension.Group{
				{Name: "a", Rate: decimal.New(int64(rateA%100_000_001), -8),
					BaseTotal: decimal.New(int64(baseA%(most+1)), -2)},
				{Name: "b", Rate: decimal.New(int64(rateB%100_000_001), -8),
					BaseTotal: decimal.New(int64(baseB%(most+1)), -2)}}}
		bases := u.Groups[0].BaseTotal.Add(u.Groups[1].BaseTotal)
		got, err := pension.UnifyRates(u)
		if bases.Sign() == 0 {
			if rule.CodeOf(err) != "out_of_range" {
				t.Fatalf("without bases: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		low, high := decimal.Min(u.Groups[0].Rate, u.Groups[1].Rate), decimal.Max(u.Groups[0].Rate, u.Groups[1].Rate)
		if got.Target.LessThan(low) || got.Target.GreaterThan(high) {
			t.Fatalf("target %s is not between %s and %s", got.Target, low, high)
		}
		// half of 10^-8 of the bases, and half a fen for each group
		if allowed := bases.Mul(decimal.New(5, -9)).Add(decimal.New(1, -2)); got.Fund.Abs().GreaterThan(allowed) {
			t.Fatalf("the fund changes by %s, rounding allows %s", got.Fund, allowed)
		}
		for i, g := range u.Groups {
			steps := got.Paths[i].Path.Steps()
			if len(steps) != int(years%10)+1 || !steps[len(steps)-1].Value.Equal(got.Target) ||
				!got.Full[i].Equal(g.BaseTotal.Mul(got.Target.Sub(g.Rate)).Round(2)) {
				t.Fatalf("group %d: %v, %s", i, steps, got.Full[i])
			}
		}
		for _, y := range got.Years {
			if !y.Fund.Equal(y.Change[0].Add(y.Change[1])) {
				t.Fatalf("%d: %s is not the sum of %v", y.Year, y.Fund, y.Change)
			}
		}
	})
}
