package benefit_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

func TestAverage(t *testing.T) {
	type row struct {
		name, deemed         string
		deemedMonths, months int
		paid, want           string
	}
	tabletest.Each(t, []row{
		{name: "W5, case G0542: 95.46 / 84", deemed: "1.191", deemedMonths: 60, months: 24, paid: "1.0",
			want: "1.1364"},
		{name: "no deemed months", deemed: "1.191", deemedMonths: 0, months: 24, paid: "0.6182", want: "0.6182"},
		{name: "deemed months only", deemed: "1.191", deemedMonths: 60, months: 0, paid: "0", want: "1.191"},
		{name: "a half goes up: 0.50005", deemed: "0.5", deemedMonths: 1, months: 1, paid: "0.5001", want: "0.5001"},
		{name: "a half of twelve goes up: 0.08335", deemed: "0", deemedMonths: 11, months: 1, paid: "1.0002",
			want: "0.0834"},
	}, func(t *testing.T, c row) {
		got, err := benefit.AverageIndex(tabletest.Dec(t, c.deemed), c.deemedMonths, c.months, tabletest.Dec(t, c.paid))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestAverageRefuses(t *testing.T) {
	one := decimal.New(1, 0)
	_, err := benefit.AverageIndex(decimal.New(-1, 0), -1, 1201, decimal.New(1, 9999))
	for _, field := range []string{"deemed_index -1", "deemed_months -1", "paid_months 1201", "paid_index"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = benefit.AverageIndex(one, 0, 0, one)
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "at least one month")
}

// span returns months with one base and average.
func span(t testing.TB, from rule.Month, months int, base, average string) []benefit.PaidMonth {
	t.Helper()
	var out []benefit.PaidMonth
	for i := range months {
		out = append(out, benefit.PaidMonth{Month: from.Add(i), Base: tabletest.Dec(t, base),
			Average: tabletest.Dec(t, average)})
	}
	return out
}

// TestAverageOf: 12 × 5510/9183 + 6 × 6000/9167 = 11.1274 by hand with fractions.
func TestAverageOf(t *testing.T) {
	paid := append(span(t, rule.MonthOf(2025, 7), 12, "5510", "9183"),
		span(t, rule.MonthOf(2024, 12), 6, "6000", "9167")...)
	got, err := benefit.IndexOf(benefit.History{Paid: paid})
	require.NoError(t, err)
	tabletest.Equal(t, "0.6182", got.Average)
	tabletest.Equal(t, "11.1274", got.IndexSum)
	assert.Equal(t, 18, got.Months)
	assert.Equal(t, []rule.Month{rule.MonthOf(2025, 6)}, got.Gaps)

	var deemed []rule.Month
	for i := range 60 {
		deemed = append(deemed, rule.MonthOf(1990, 1).Add(i))
	}
	got, err = benefit.IndexOf(benefit.History{Paid: span(t, rule.MonthOf(1995, 1), 24, "800", "800"), Deemed: deemed,
		DeemedIndex: tabletest.Dec(t, "1.191")})
	require.NoError(t, err)
	tabletest.Equal(t, "1.1364", got.Average) // W5
	assert.Empty(t, got.Gaps)
}

// A century is the longest history there is: its 1,200 deemed months of the index 1.
func TestAverageOfACentury(t *testing.T) {
	var deemed []rule.Month
	for i := range 1200 {
		deemed = append(deemed, rule.MonthOf(1900, 1).Add(i))
	}
	got, err := benefit.IndexOf(benefit.History{Deemed: deemed, DeemedIndex: decimal.New(1, 0)})
	require.NoError(t, err)
	tabletest.Equal(t, "1", got.Average)
	assert.Equal(t, 1200, got.Months)
}

// TestMonthsAreNotRounded: the mean of 0.12345 and 0.1234 is 0.123425; with each month rounded first it would be
// 0.1235.
func TestMonthsAreNotRounded(t *testing.T) {
	got, err := benefit.IndexOf(benefit.History{Paid: append(span(t, rule.MonthOf(2024, 1), 1, "1234.50", "10000"),
		span(t, rule.MonthOf(2024, 2), 1, "1234", "10000")...)})
	require.NoError(t, err)
	tabletest.Equal(t, "0.1234", got.Average)
}

func TestAverageOfRefuses(t *testing.T) {
	year := span(t, rule.MonthOf(2024, 1), 12, "5510", "9183")
	type row struct {
		name   string
		record benefit.History
		kind   error
		says   []string
	}
	tabletest.Each(t, []row{
		{name: "months paid twice are named",
			record: benefit.History{Paid: append(span(t, rule.MonthOf(2024, 3), 2, "6000", "9183"),
				year...)}, kind: rule.ErrConflict, says: []string{"2024-03, 2024-04"}},
		{name: "a month paid and deemed",
			record: benefit.History{Paid: year, Deemed: []rule.Month{rule.MonthOf(2024, 7)}}, kind: rule.ErrConflict,
			says: []string{"2024-07"}},
		{name: "a month deemed twice", record: benefit.History{Deemed: []rule.Month{rule.MonthOf(1990, 7),
			rule.MonthOf(1990, 7), rule.MonthOf(1990, 7)}}, kind: rule.ErrConflict,
			says: []string{"hold 1990-07 more"}},
		{name: "nothing", record: benefit.History{}, kind: rule.ErrOutOfRange, says: []string{"paid 0"}},
		{name: "more than a century", record: benefit.History{Deemed: make([]rule.Month, 1201)},
			kind: rule.ErrOutOfRange, says: []string{"1201"}},
		{name: "more than a century together", record: benefit.History{Deemed: make([]rule.Month, 601),
			Paid: span(t, rule.MonthOf(1960, 1), 600, "5510", "9183")}, kind: rule.ErrOutOfRange,
			says: []string{"paid 1201 and deemed are not 1 to 1200 months"}},
		{name: "no month", record: benefit.History{Deemed: []rule.Month{{}}}, kind: rule.ErrMissingField,
			says: []string{"deemed[0] is missing"}},
		{name: "base and average, all named",
			record: benefit.History{Paid: span(t, rule.MonthOf(2024, 5), 2, "0", "0")}, kind: rule.ErrOutOfRange,
			says: []string{"paid[0].base 0", "paid[0].average 0", "paid[1].base 0"}},
		{name: "deemed index", record: benefit.History{Paid: year, DeemedIndex: decimal.New(11, 0)},
			kind: rule.ErrOutOfRange, says: []string{"deemed_index 11"}},
	}, func(t *testing.T, c row) {
		_, err := benefit.IndexOf(c.record)
		require.ErrorIs(t, err, c.kind)
		for _, says := range c.says {
			assert.ErrorContains(t, err, says)
		}
	})
}

// TestRecordIsNotChanged: the caller's order stays.
func TestRecordIsNotChanged(t *testing.T) {
	paid := append(span(t, rule.MonthOf(2025, 1), 1, "6000", "9183"),
		span(t, rule.MonthOf(2024, 1), 1, "6000", "9167")...)
	_, err := benefit.IndexOf(benefit.History{Paid: paid})
	require.NoError(t, err)
	assert.Equal(t, rule.MonthOf(2025, 1), paid[0].Month)
}

func FuzzAverageOf(f *testing.F) {
	f.Add(int64(551000), int64(918300), 12, int64(600000), int64(916700), 6, 60, int64(1191))
	f.Add(int64(0), int64(0), -1, int64(-1), int64(1), 2000, -5, int64(-1))
	f.Fuzz(func(t *testing.T, base1, average1 int64, months1 int, base2, average2 int64, months2, deemed int,
		index int64) {
		r := benefit.History{DeemedIndex: decimal.New(index, -3)}
		add := func(from rule.Month, n int, base, average int64) {
			for i := range min(max(n, 0), 300) {
				r.Paid = append(r.Paid, benefit.PaidMonth{Month: from.Add(i), Base: decimal.New(base, -2),
					Average: decimal.New(average, -2)})
			}
		}
		add(rule.MonthOf(2000, 1), months1, base1, average1)
		add(rule.MonthOf(2025, 1), months2, base2, average2)
		for i := range min(max(deemed, 0), 300) {
			r.Deemed = append(r.Deemed, rule.MonthOf(1970, 1).Add(i))
		}
		got, err := benefit.IndexOf(r)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		least, most := decimal.New(index, -3), decimal.New(index, -3)
		if len(r.Deemed) == 0 {
			least, most = r.Paid[0].Base.DivRound(r.Paid[0].Average, 8), r.Paid[0].Base.DivRound(r.Paid[0].Average, 8)
		}
		for _, m := range r.Paid {
			one := m.Base.DivRound(m.Average, 8)
			least, most = decimal.Min(least, one), decimal.Max(most, one)
		}
		slack := decimal.New(1, -4)
		assert.True(t, got.Average.GreaterThanOrEqual(least.Sub(slack)) && got.Average.LessThanOrEqual(most.Add(slack)),
			"the mean lies between the months")
		assert.Equal(t, len(r.Paid)+len(r.Deemed), got.Months)
	})
}
