package madeupcity

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

func noProgress(int64) {}

// cityOf returns the city of flags.
func cityOf(t testing.TB, args ...string) *city {
	t.Helper()
	o, err := readFlags(args, nil)
	require.NoError(t, err)
	c, err := newCity(o)
	require.NoError(t, err)
	return c
}

// computed returns what a city comes to.
func computed(t testing.TB, c *city, cores, block int) *totals {
	t.Helper()
	totals, err := c.compute(cores, block, noProgress)
	require.NoError(t, err)
	return totals
}

// TestSameTotals: neither the cores nor the blocks change a number, over two base years and months filled by -with.
func TestSameTotals(t *testing.T) {
	c := cityOf(t, supplied...)
	want := computed(t, c, 1, blockRows)
	require.Equal(t, int64(5000), want.people[0]+want.people[1]+want.people[2])
	type split struct {
		name         string
		cores, block int
	}
	tabletest.Each(t, []split{
		{"one row at a time", 1, 1}, {"seven rows, two cores", 2, 7}, {"blocks that do not fit", 3, 999},
		{"blocks that fit", 5, 1000},
		{"as many rows as people", 2, 5000}, {"more cores than blocks", 8, 4096}, {"more rows than people", 1, 100_000},
	}, func(t *testing.T, s split) {
		assert.Equal(t, want, computed(t, c, s.cores, s.block))
	})
}

// slips adds up the city one slip at a time, in decimals.
type slips struct {
	amounts map[rule.Month]map[payroll.Column]decimal.Decimal
	year    map[payroll.Column]decimal.Decimal
	limits  map[rule.Month]map[rule.Scheme]beyond
}

func (s *slips) add(slip *payroll.Slip) {
	for i := range slip.Lines {
		line := &slip.Lines[i]
		column := payroll.Column{Scheme: line.Scheme(), Payer: line.Payer()}
		s.amounts[slip.Month][column] = s.amounts[slip.Month][column].Add(line.Amount())
		s.year[column] = s.year[column].Add(line.Amount())
		if line.Payer() != rule.Employer { // whom every scheme has
			continue
		}
		b := s.limits[slip.Month][line.Scheme()]
		switch line.Limit() {
		case rule.LimitFloor:
			b.below++
		case rule.LimitCeiling:
			b.above++
		}
		s.limits[slip.Month][line.Scheme()] = b
	}
}

// slipsOf makes the slips of the default months.
func slipsOf(t *testing.T, crowd *crowd, people int64) *slips {
	t.Helper()
	s := &slips{map[rule.Month]map[payroll.Column]decimal.Decimal{}, map[payroll.Column]decimal.Decimal{},
		map[rule.Month]map[rule.Scheme]beyond{}}
	for m := rule.MonthOf(2025, 7); !m.After(rule.MonthOf(2026, 6)); m = m.Add(1) {
		policy, err := guangzhou.Policy(m)
		require.NoError(t, err)
		s.amounts[m], s.limits[m] = map[payroll.Column]decimal.Decimal{}, map[rule.Scheme]beyond{}
		for person := range people {
			boss, err := payroll.NewEmployer(groups[crowd.group(crowd.employers(), person)].settings)
			require.NoError(t, err)
			wage := decimal.New(crowd.wage(crowd.wages(2025), person), -2)
			slip, err := policy.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(wage)})
			require.NoError(t, err)
			s.add(&slip)
		}
	}
	return s
}

// TestTotalsAreTheSlips: every scheme, payer and month, everybody beyond a limit, and what the page prints for the
// year.
func TestTotalsAreTheSlips(t *testing.T) {
	c := cityOf(t, "-people", "3000")
	have := computed(t, c, 2, 700)
	want := slipsOf(t, c.crowd, 3000)
	require.Len(t, have.months, 12)
	assert.Zero(t, have.refused)
	for i := range have.months {
		m := c.months[i].month
		sums := 0
		for scheme := range have.months[i] {
			for payer := range have.months[i][scheme] {
				column := payroll.Column{Scheme: rule.Scheme(scheme), Payer: rule.Payer(payer)}
				yuan := have.months[i][scheme][payer].yuan()
				assert.True(t, want.amounts[m][column].Equal(yuan), "%s %v: %s, the slips come to %s", m, column, yuan,
					want.amounts[m][column])
				if !yuan.IsZero() {
					sums++
				}
			}
		}
		assert.Len(t, want.amounts[m], sums)
	}
	counted := 0
	for i, s := range c.spans {
		for m := s.from; !m.After(s.to); m = m.Add(1) {
			assert.Equal(t, want.limits[m][s.scheme], have.beyond[i], "%s %s", s.scheme, m)
			counted++
		}
	}
	assert.Equal(t, 12*6, counted, "six schemes with limits in twelve months")
	text := report{c, have}.page().String()
	for _, yuan := range want.year {
		assert.Contains(t, text, " "+page.Grouped(yuan.StringFixed(2)))
	}
}

// TestHand works out 2025-08 by hand. A wage of 3,000 in the first group: pension 5,510 × 8 % and 16 %; medical 6,236 ×
// 2 % and 4.5 %; maternity 6,236 × 0.85 % = 53.006; unemployment 3,000 × 0.2 % and 0.8 %; injury 3,000 × 0.2 %; fund
// 3,000 × 5 %. A wage of 50,000 in the second: pension 27,549; medical 31,179, the employer's 1,403.055; maternity
// 265.0215; unemployment 41,112, 82.224 and × 0.64 % = 263.1168; injury 50,000 × 0.5 %, which has no ceiling; fund
// 39,828 × 8 % = 3,186.24, in whole yuan.
func TestHand(t *testing.T) {
	type want map[payroll.Column]string
	both := func(scheme rule.Scheme, employee, employer string) want {
		return want{{Scheme: scheme, Payer: rule.Employee}: employee, {Scheme: scheme, Payer: rule.Employer}: employer}
	}
	type line struct {
		name  string
		group int
		wage  int64
		want
	}
	tabletest.Each(t, []line{
		{"low pension", 0, 300_000, both(rule.Pension, "440.80", "881.60")},
		{"low medical", 0, 300_000, both(rule.Medical, "124.72", "280.62")},
		{"low maternity", 0, 300_000, both(rule.Maternity, "0", "53.01")},
		{"low unemployment", 0, 300_000, both(rule.Unemployment, "6.00", "24.00")},
		{"low injury", 0, 300_000, both(rule.Injury, "0", "6.00")},
		{"low fund", 0, 300_000, both(rule.Housing, "150", "150")},
		{"high pension", 1, 5_000_000, both(rule.Pension, "2203.92", "4407.84")},
		{"high medical", 1, 5_000_000, both(rule.Medical, "623.58", "1403.06")},
		{"high maternity", 1, 5_000_000, both(rule.Maternity, "0", "265.02")},
		{"high unemployment", 1, 5_000_000, both(rule.Unemployment, "82.22", "263.12")},
		{"high injury", 1, 5_000_000, both(rule.Injury, "0", "250.00")},
		{"high fund", 1, 5_000_000, both(rule.Housing, "3186", "3186")},
	}, func(t *testing.T, l line) {
		w := cityOf(t, "-from", "2025-08", "-months", "1").newWorker(1)
		w.wages[l.group] = append(w.wages[l.group], l.wage)
		require.NoError(t, w.fill(0, l.group))
		for column, amount := range l.want {
			have := w.months[0][column.Scheme][column.Payer].yuan()
			assert.True(t, decimal.RequireFromString(amount).Equal(have), "%v: %s", column, have)
		}
	})
}

// TestRefused: a wage that is refused is counted and the others are added up: 3,000.00 and 50,000.00 once each.
func TestRefused(t *testing.T) {
	w := cityOf(t, "-from", "2025-08", "-months", "1").newWorker(8)
	w.wages[0] = append(w.wages[0], 300_000, -1, 5_000_000, 1_000_000_000_001)
	require.NoError(t, w.fill(0, 0))
	assert.Equal(t, int64(2), w.refused)
	assert.Equal(t, sum{lo: 440_80 + 2_203_92}, w.months[0][rule.Pension][rule.Employee])
}

func TestSum(t *testing.T) {
	times := func(fen int64, n int) []int64 {
		var all []int64
		for range n {
			all = append(all, fen)
		}
		return all
	}
	type adding struct {
		name    string
		amounts []int64
		want    string
	}
	tabletest.Each(t, []adding{
		{"nothing", nil, "0"},
		{"a fen", times(1, 1), "0.01"},
		{"beyond 63 bits", times(math.MaxInt64, 2), "184467440737095516.14"},           // 2^64 - 2
		{"beyond 64 bits", times(math.MaxInt64, 4), "368934881474191032.28"},           // 2^65 - 4
		{"a thousand of the most", times(math.MaxInt64, 1000), "92233720368547758070"}, // 9223372036854775807 x 10
		{"small ones after a word", append(times(math.MaxInt64, 2), 1, 1, 1), "184467440737095516.17"},
	}, func(t *testing.T, c adding) {
		var one, halves, rest sum
		for i, fen := range c.amounts {
			one.add(fen)
			if i%2 == 0 {
				halves.add(fen)
			} else {
				rest.add(fen)
			}
		}
		halves.plus(rest)
		assert.Equal(t, one, halves)
		assert.True(t, decimal.RequireFromString(c.want).Equal(one.yuan()), one.yuan().String())
	})
}

// TestNothingIsAllocated: a block after the first costs no memory, so a run takes what its blocks take, however many
// people.
func TestNothingIsAllocated(t *testing.T) {
	c := cityOf(t, "-people", "10000")
	w := c.newWorker(2000)
	from := int64(0)
	assert.Zero(t, testing.AllocsPerRun(3, func() {
		require.NoError(t, w.block(from, from+2000))
		from += 2000
	}))
}

func TestBaseYear(t *testing.T) {
	tabletest.Each(t, []struct {
		name  string
		month rule.Month
		want  int
	}{
		{"June", rule.MonthOf(2025, 6), 2024}, {"July", rule.MonthOf(2025, 7), 2025},
		{"December", rule.MonthOf(2025, 12), 2025}, {"January", rule.MonthOf(2026, 1), 2025},
	}, func(t *testing.T, c struct {
		name  string
		month rule.Month
		want  int
	}) {
		assert.Equal(t, c.want, baseYear(c.month))
	})
}
