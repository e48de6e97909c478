package rule_test

import (
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// checkSteps compares a path's steps with "month value" pairs.
func checkSteps(t *testing.T, want [][2]string, p rule.Path) {
	t.Helper()
	steps := p.Steps()
	require.Len(t, steps, len(want))
	for i, w := range want {
		assert.Equal(t, w[0], steps[i].From.String(), "step %d", i)
		tabletest.Equal(t, w[1], steps[i].Value)
	}
}

func TestEqualSteps(t *testing.T) {
	type c struct {
		name, start, target string
		months, every       int
		places              int32
		want                [][2]string
	}
	tabletest.Each(t, []c{
		// (0.20 - 0.16) / 4 = 0.01 a step
		{name: "0.20 to 0.16 over 36 months",
			start: "0.20", target: "0.16", months: 36, every: 12, places: 8,
			want: [][2]string{{"2014-07", "0.19"}, {"2015-07", "0.18"}, {"2016-07", "0.17"}, {"2017-07", "0.16"}},
		},
		// (0.168 - 0.12) / 4 = 0.012 a step
		{name: "upwards",
			start: "0.12", target: "0.168", months: 36, every: 12, places: 8,
			want: [][2]string{{"2014-07", "0.132"}, {"2015-07", "0.144"}, {"2016-07", "0.156"}, {"2017-07", "0.168"}},
		},
		{name: "at once",
			start: "0.20", target: "0.16", months: 0, every: 12, places: 8,
			want: [][2]string{{"2014-07", "0.16"}},
		},
		// thirds: 0.333..., 0.666...; rounding the step first would give 0.66
		{name: "each value is rounded on its own",
			start: "0", target: "1", months: 2, every: 1, places: 2,
			want: [][2]string{{"2014-07", "0.33"}, {"2014-08", "0.67"}, {"2014-09", "1"}},
		},
		{name: "once, not by way of 0.005",
			start: "0", target: "0.0099", months: 1, every: 1, places: 2,
			want: [][2]string{{"2014-07", "0"}, {"2014-08", "0.0099"}},
		},
		{name: "half away from zero",
			start: "0", target: "0.01", months: 1, every: 1, places: 2,
			want: [][2]string{{"2014-07", "0.01"}, {"2014-08", "0.01"}},
		},
		{name: "half away from zero, below",
			start: "0", target: "-0.01", months: 1, every: 1, places: 2,
			want: [][2]string{{"2014-07", "-0.01"}, {"2014-08", "-0.01"}},
		},
		{name: "the target itself is not rounded",
			start: "0", target: "0.12345", months: 1, every: 1, places: 2,
			want: [][2]string{{"2014-07", "0.06"}, {"2014-08", "0.12345"}},
		},
		{name: "nothing to do",
			start: "0.16", target: "0.16", months: 12, every: 12, places: 8,
			want: [][2]string{{"2014-07", "0.16"}, {"2015-07", "0.16"}},
		},
		{name: "to the yuan",
			start: "5000", target: "5510", months: 24, every: 12, places: 0,
			want: [][2]string{{"2014-07", "5170"}, {"2015-07", "5340"}, {"2016-07", "5510"}},
		},
	}, func(t *testing.T, c c) {
		p, err := rule.EqualSteps(tabletest.Dec(t, c.start), tabletest.Dec(t, c.target), month(t, "2014-07"), c.months,
			c.every, c.places)
		require.NoError(t, err)
		checkSteps(t, c.want, p)
		tabletest.Equal(t, c.start, p.Start())
	})
}

// The value on the month before each step, on it and after it.
func TestPathAt(t *testing.T) {
	p, err := rule.EqualSteps(tabletest.Dec(t, "0.20"), tabletest.Dec(t, "0.16"), month(t, "2014-07"), 36, 12, 8)
	require.NoError(t, err)
	for m, want := range map[string]string{"1900-01": "0.20", "2014-06": "0.20", "2014-07": "0.19", "2014-08": "0.19",
		"2015-06": "0.19", "2015-07": "0.18", "2016-06": "0.18", "2016-07": "0.17",
		"2017-06": "0.17", "2017-07": "0.16", "2017-08": "0.16", "2200-12": "0.16"} {
		tabletest.Equal(t, want, p.At(month(t, m)))
	}
	tabletest.Equal(t, "0.20", p.At(rule.Month{}))

	p.Steps()[0].Value = tabletest.Dec(t, "9")
	tabletest.Equal(t, "0.19", p.At(month(t, "2014-07")))
	var zero rule.Path
	tabletest.Equal(t, "0", zero.At(month(t, "2014-07")))
	assert.Empty(t, zero.Steps())
}

func TestSharedSteps(t *testing.T) {
	type c struct {
		name, start, target string
		every               int
		shares              []string
		want                [][2]string
	}
	tabletest.Each(t, []c{
		// 0.20 - 0.04 x the share
		{name: "back-loaded",
			start: "0.20", target: "0.16", every: 12, shares: []string{"0.1", "0.3", "1"},
			want: [][2]string{{"2014-07", "0.196"}, {"2015-07", "0.188"}, {"2016-07", "0.16"}},
		},
		{name: "a pause",
			start: "0.20", target: "0.16", every: 6, shares: []string{"0", "0.5", "0.5", "1"},
			want: [][2]string{{"2014-07", "0.20"}, {"2015-01", "0.18"}, {"2015-07", "0.18"}, {"2016-01", "0.16"}},
		},
		{name: "at once",
			start: "0.20", target: "0.16", every: 1, shares: []string{"1"},
			want: [][2]string{{"2014-07", "0.16"}},
		},
		{name: "front-loaded, there early",
			start: "0.12", target: "0.16", every: 12, shares: []string{"1", "1"},
			want: [][2]string{{"2014-07", "0.16"}, {"2015-07", "0.16"}},
		},
		{name: "8 decimals, rounded once each",
			start: "0", target: "0.00000003", every: 1, shares: []string{"0.5", "1"},
			want: [][2]string{{"2014-07", "0.00000002"}, {"2014-08", "0.00000003"}},
		},
	}, func(t *testing.T, c c) {
		var shares []decimal.Decimal
		for _, s := range c.shares {
			shares = append(shares, tabletest.Dec(t, s))
		}
		p, err := rule.SharedSteps(tabletest.Dec(t, c.start), tabletest.Dec(t, c.target), month(t, "2014-07"), c.every,
			8, shares)
		require.NoError(t, err)
		checkSteps(t, c.want, p)
	})
}

func TestNewPath(t *testing.T) {
	steps := []rule.Step{{From: month(t, "2015-01"), Value: tabletest.Dec(t, "0.14")},
		{From: month(t, "2015-03"), Value: tabletest.Dec(t, "0.20")}}
	p, err := rule.NewPath(tabletest.Dec(t, "0.12"), steps...)
	require.NoError(t, err)
	steps[0].Value = tabletest.Dec(t, "9")
	for m, want := range map[string]string{"2014-12": "0.12", "2015-01": "0.14", "2015-02": "0.14", "2015-03": "0.20"} {
		tabletest.Equal(t, want, p.At(month(t, m)))
	}
}

func TestPathRefuses(t *testing.T) {
	from, start, target := month(t, "2014-07"), tabletest.Dec(t, "0.20"), tabletest.Dec(t, "0.16")
	equal := func(months, every int) func() (rule.Path, error) {
		return func() (rule.Path, error) { return rule.EqualSteps(start, target, from, months, every, 8) }
	}
	shared := func(every int, shares ...string) func() (rule.Path, error) {
		return func() (rule.Path, error) {
			var all []decimal.Decimal
			for _, s := range shares {
				all = append(all, tabletest.Dec(t, s))
			}
			return rule.SharedSteps(start, target, from, every, 8, all)
		}
	}
	type c struct {
		name string
		path func() (rule.Path, error)
		code string
		says string
	}
	tabletest.Each(t, []c{
		{name: "months no multiple", path: equal(35, 12), code: "out_of_range", says: "multiple of every_months"},
		{name: "negative months", path: equal(-12, 12), code: "out_of_range", says: "multiple of every_months"},
		{name: "every 0", path: equal(36, 0), code: "out_of_range", says: "every_months"},
		{name: "negative every", path: equal(36, -12), code: "out_of_range", says: "every_months"},
		{name: "too many steps", path: equal(1200, 1), code: "out_of_range", says: "1199 steps"},
		{name: "greatest months", path: equal(math.MaxInt, 1), code: "out_of_range", says: "1199 steps"},
		{name: "past the calendar", path: equal(2400, 12), code: "bad_date", says: "ends after 2200"},
		{name: "far past the calendar", path: equal(math.MaxInt, math.MaxInt), code: "bad_date",
			says: "ends after 2200"},
		{name: "no first month",
			path: func() (rule.Path, error) { return rule.EqualSteps(start, target, rule.Month{}, 36, 12, 8) },
			code: "bad_date", says: "start",
		},
		{name: "no shares", path: shared(12), code: "out_of_range", says: "shares must rise to 1"},
		{name: "shares that end early",
			path: shared(12, "0.5", "0.9"), code: "out_of_range", says: "shares must rise to 1",
		},
		{name: "shares that fall",
			path: shared(12, "0.5", "0.4", "1"), code: "out_of_range", says: "shares must rise to 1",
		},
		{name: "a share above 1",
			path: shared(12, "0.5", "1.5"), code: "out_of_range", says: "shares 1.5 is above 1",
		},
		{name: "a negative share",
			path: shared(12, "-0.5", "1"), code: "out_of_range", says: "shares -0.5 is below 0",
		},
		{name: "a share of 9 decimals", path: shared(12, "0.123456789", "1"), code: "out_of_range", says: "8"},
		{name: "shares every 0", path: shared(0, "1"), code: "out_of_range", says: "steps of 1 to 1200 months"},
		{name: "shares past the calendar", path: shared(1200, "0.1", "0.5", "1"), code: "bad_date",
			says: "ends after 2200"},
		{name: "a step that overflows",
			path: shared(math.MaxInt, "0.1", "0.5", "1"), code: "out_of_range",
			says: "steps of 1 to 1200 months",
		},
		{name: "no steps",
			path: func() (rule.Path, error) { return rule.NewPath(start) }, code: "out_of_range",
			says: "steps must be 1 to 1200",
		},
		{name: "too many own steps",
			path: func() (rule.Path, error) { return rule.NewPath(start, make([]rule.Step, 1201)...) },
			code: "out_of_range", says: "steps must be 1 to 1200",
		},
		{name: "a step without a month",
			path: func() (rule.Path, error) { return rule.NewPath(start, rule.Step{Value: target}) },
			code: "bad_date", says: "steps",
		},
		{name: "two steps in one month",
			path: func() (rule.Path, error) {
				return rule.NewPath(start, rule.Step{From: from}, rule.Step{From: from})
			},
			code: "bad_date", says: "is not after the step before it",
		},
		{name: "steps out of order", path: func() (rule.Path, error) {
			return rule.NewPath(start, rule.Step{From: from}, rule.Step{From: from.Add(-1)})
		}, code: "bad_date", says: "steps 2014-06 is not after the step before it"},
		{name: "places below 0",
			path: func() (rule.Path, error) { return rule.EqualSteps(start, target, from, 36, 12, -1) },
			code: "out_of_range", says: "places",
		},
		{name: "places above 8",
			path: func() (rule.Path, error) { return rule.EqualSteps(start, target, from, 36, 12, 9) },
			code: "out_of_range", says: "places",
		},
		{name: "the greatest places",
			path: func() (rule.Path, error) { return rule.EqualSteps(start, target, from, 36, 12, math.MaxInt32) },
			code: "out_of_range", says: "places",
		},
	}, func(t *testing.T, c c) {
		p, err := c.path()
		require.Error(t, err)
		assert.Empty(t, p.Steps())
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.Contains(t, err.Error(), c.says)
	})
}

// A path multiplies and divides: hostile decimals have to be refused before that.
func TestPathRefusesHostileDecimals(t *testing.T) {
	from, fine := month(t, "2014-07"), tabletest.Dec(t, "0.16")
	tabletest.Run(t, hostile(), func(t *testing.T, d decimal.Decimal) {
		for _, pair := range [][2]decimal.Decimal{{d, fine}, {fine, d}} {
			_, equalErr := rule.EqualSteps(pair[0], pair[1], from, 36, 12, 8)
			_, sharedErr := rule.SharedSteps(pair[0], pair[1], from, 12, 8, []decimal.Decimal{decimal.New(1, 0)})
			_, newErr := rule.NewPath(pair[0], rule.Step{From: from, Value: pair[1]})
			for _, err := range []error{equalErr, sharedErr, newErr} {
				assert.ErrorIs(t, err, rule.ErrOutOfRange)
			}
		}
		_, err := rule.SharedSteps(fine, fine, from, 12, 8, []decimal.Decimal{d})
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
	})
}

// FuzzEqualSteps: there are months/every + 1 steps, each the exact share of the way rounded once, each no further off
// the target than the one before, and the last is the target.
func FuzzEqualSteps(f *testing.F) {
	f.Add(int32(20_000_000), int32(16_000_000), uint8(3), uint8(12), uint8(8))
	f.Add(int32(0), int32(1), uint8(2), uint8(1), uint8(2))
	f.Add(int32(-5), int32(5), uint8(9), uint8(1), uint8(0))
	f.Fuzz(func(t *testing.T, start, target int32, more, every, places uint8) {
		a, b := decimal.New(int64(start), -8), decimal.New(int64(target), -8)
		first, gap, digits := rule.MonthOf(2014, time.July), int(every%24)+1, int32(places%9)
		p, err := rule.EqualSteps(a, b, first, int(more%60)*gap, gap, digits)
		if err != nil {
			t.Fatal(err)
		}
		steps, n := p.Steps(), int64(more%60)+1
		if int64(len(steps)) != n || !steps[n-1].Value.Equal(b) {
			t.Fatalf("%d steps to %s", len(steps), steps[len(steps)-1].Value)
		}
		for k, s := range steps[:n-1] {
			way := big.NewRat(int64(k+1), n)
			want := new(big.Rat).Sub(fraction(b), fraction(a))
			want.Add(want.Mul(want, way), fraction(a))
			ulp := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil))
			off := new(big.Rat).Sub(fraction(s.Value), want)
			if off.Abs(off).Cmp(ulp.Mul(ulp, big.NewRat(1, 2))) > 0 || s.From != first.Add(k*gap) ||
				s.Value.Exponent() < -digits {
				t.Fatalf("step %d is %s %s, want %s", k, s.From, s.Value, want.FloatString(10))
			}
			if k > 0 && s.Value.Sub(steps[k-1].Value).Sign()*b.Sub(a).Sign() < 0 {
				t.Fatalf("step %d moves back: %s after %s", k, s.Value, steps[k-1].Value)
			}
		}
	})
}
