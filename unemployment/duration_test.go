package unemployment

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestMonths(t *testing.T) {
	type c struct {
		name       string
		paid, want int
	}
	tabletest.Each(t, []c{
		{name: "0 months", paid: 0, want: 0},
		{name: "11 months", paid: 11, want: 0},
		{name: "12 months", paid: 12, want: 1},
		{name: "23 months", paid: 23, want: 1},
		{name: "24 months", paid: 24,
			want: 2},
		{name: "35 months", paid: 35, want: 2},
		{name: "48 months", paid: 48, want: 4},
		{name: "53 months", paid: 53, want: 4},
		{name: "54 months", paid: 54, want: 5},
		{name: "59 months", paid: 59, want: 5},
		{name: "84 months", paid: 84, want: 10},
		{name: "96 months", paid: 96,
			want: 12},
		{name: "103 months", paid: 103, want: 13},
		{name: "108 months", paid: 108, want: 14},
		{name: "120 months", paid: 120, want: 16},
		{name: "131 months", paid: 131, want: 17},
		{name: "132 months", paid: 132, want: 18},
		{name: "156 months", paid: 156,
			want: 22},
		{name: "167 months", paid: 167, want: 23},
		{name: "168 months", paid: 168, want: 24},
		{name: "180 months", paid: 180, want: 24},
		{name: "360 months", paid: 360, want: 24},
		{name: "three years and 11 months", paid: 47, want: 3},
		{name: "five years", paid: 60, want: 6},
		{name: "25 years", paid: 300, want: 24},
		{name: "three years", paid: 36, want: 3},
		{name: "a month short of 24", paid: 173, want: 24},
		{name: "a hundred years", paid: 1200, want: 24},
	}, func(t *testing.T, c c) {
		got, err := Guangdong().Months(c.paid)
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
}

func TestNationalMonths(t *testing.T) {
	type c struct {
		name       string
		paid, want int
	}
	tabletest.Each(t, []c{
		{name: "11 months", paid: 11, want: 0},
		{name: "59 months", paid: 59, want: 12},
		{name: "60 months", paid: 60, want: 18},
		{name: "360 months", paid: 360, want: 24},
		{name: "none", paid: 0, want: 0},
		{name: "one year", paid: 12, want: 12},
		{name: "nine years and 11 months", paid: 119, want: 18},
		{name: "ten years", paid: 120, want: 24},
	}, func(t *testing.T, c c) {
		got, err := NationalMonths(c.paid)
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	for _, paid := range []int{-1, 1201} {
		_, err := NationalMonths(paid)
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
	}
}

func TestEntitled(t *testing.T) {
	type c struct {
		name                string
		paid, carried, want int
	}
	tabletest.Each(t, []c{
		{name: "carried over, under a year of new contributions", paid: 11, carried: 3, want: 3},
		{name: "new and old together", paid: 60, carried: 3, want: 9},
		{name: "together never above 24", paid: 120, carried: 10, want: 24},
		{name: "nothing", paid: 0, carried: 0, want: 0},
		{name: "24 carried over", paid: 0, carried: 24, want: 24},
	}, func(t *testing.T, c c) {
		got, err := Guangdong().Entitled(Contributed{c.paid, c.carried})
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	_, err := Guangdong().Entitled(Contributed{-1, 25})
	require.ErrorContains(t, err, "paid_months -1 is not within 0 to 1200")
	require.ErrorContains(t, err, "carried_over 25 is not within 0 to 24")
	_, err = BenefitParams{}.Entitled(Contributed{PaidMonths: 12})
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
}

func TestReemploymentMonths(t *testing.T) {
	type c struct {
		name            string
		remaining, want int
	}
	tabletest.Each(t, []c{
		{name: "6 months", remaining: 6, want: 3},
		{name: "half of 7, up", remaining: 7, want: 4},
		{name: "one", remaining: 1, want: 1},
		{name: "none", remaining: 0, want: 0},
		{name: "all", remaining: 24, want: 12},
		{name: "23", remaining: 23, want: 12},
	}, func(t *testing.T, c c) {
		got, err := Guangdong().ReemploymentMonths(Remaining{c.remaining})
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
	for _, remaining := range []int{-1, 25} {
		_, err := Guangdong().ReemploymentMonths(Remaining{remaining})
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
	}
	_, err := BenefitParams{}.ReemploymentMonths(Remaining{2})
	assert.Equal(t, "out_of_range", rule.CodeOf(err), "no division by the zero parts")
}

func TestPeriodStart(t *testing.T) {
	type c struct {
		name, registered, applied string
		workingDays               int
		want                      string
	}
	tabletest.Each(t, []c{
		{name: "the same day", registered: "2026-03-02", applied: "2026-03-02", workingDays: 0, want: "2026-03-02"},
		{name: "the same day, counted as one", registered: "2026-03-02", applied: "2026-03-02", workingDays: 1,
			want: "2026-03-02"},
		{name: "on the 7th day", registered: "2026-03-02", applied: "2026-03-11", workingDays: 7, want: "2026-03-02"},
		{name: "on the 8th day", registered: "2026-03-02", applied: "2026-03-12", workingDays: 8, want: "2026-03-12"},
		{name: "in another month", registered: "2026-03-30", applied: "2026-04-20", workingDays: 14,
			want: "2026-04-20"},
	}, func(t *testing.T, c c) {
		got, err := Guangdong().PeriodStart(Registration{date(t, c.registered), date(t, c.applied), c.workingDays})
		require.NoError(t, err)
		assert.Equal(t, c.want, got.String())
	})
	day := date(t, "2026-03-02")
	for name, c := range map[string]struct {
		registered, applied rule.Date
		workingDays         int
		code                string
	}{
		"not registered":         {rule.Date{}, day, 0, "missing_field"},
		"not applied":            {day, rule.Date{}, 0, "missing_field"},
		"applied before":         {day, day.Add(-1), 0, "bad_date"},
		"too many working days":  {day, day.Add(1), 3, "out_of_range"},
		"negative working days":  {day, day, -1, "out_of_range"},
		"days do not fit at all": {day, day, math.MaxInt, "out_of_range"},
	} {
		_, err := Guangdong().PeriodStart(Registration{c.registered, c.applied, c.workingDays})
		assert.Equal(t, c.code, rule.CodeOf(err), name)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}

func TestMissedTwice(t *testing.T) {
	type c struct {
		name   string
		missed []string
		want   string
	}
	tabletest.Each(t, []c{
		{name: "none", missed: nil, want: "-"},
		{name: "one", missed: []string{"2026-05"}, want: "-"},
		{name: "two apart", missed: []string{"2026-05", "2026-07"}, want: "-"},
		{name: "two in a row", missed: []string{"2026-05", "2026-06"}, want: "2026-06"},
		{name: "out of order", missed: []string{"2026-09", "2026-06", "2026-05"}, want: "2026-06"},
		{name: "over the turn of a year", missed: []string{"2026-12", "2027-01"}, want: "2027-01"},
		{name: "the same month twice", missed: []string{"2026-05", "2026-05"}, want: "-"},
		{name: "no month beside a month", missed: []string{"", "2026-05"}, want: "-"},
		{name: "the first of three a row", missed: []string{"2026-05", "2026-06", "2026-07"}, want: "2026-06"},
	}, func(t *testing.T, c c) {
		assert.Equal(t, c.want, MissedTwice(months(t, c.missed...)).String())
	})
}

// FuzzMonths checks that more contributions never give fewer months, within the national limit and one month at a time.
func FuzzMonths(f *testing.F) {
	f.Add(47)
	f.Add(168)
	f.Add(-1)
	f.Fuzz(func(t *testing.T, paid int) {
		got, err := Guangdong().Months(paid)
		require.Equal(t, paid >= 0 && paid <= 1200, err == nil)
		if err != nil || paid == 1200 {
			return
		}
		more, err := Guangdong().Months(paid + 1)
		require.NoError(t, err)
		require.Contains(t, []int{0, 1}, more-got)
		limit, err := NationalMonths(paid)
		require.NoError(t, err)
		require.LessOrEqual(t, got, limit)
	})
}
