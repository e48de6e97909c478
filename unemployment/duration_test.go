package unemployment

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestMonths(t *testing.T) {
	tabletest.Run(t, map[string]struct{ paid, want int }{
		"0 months": {0, 0}, "11 months": {11, 0}, "12 months": {12, 1}, "23 months": {23, 1}, "24 months": {24,
			2}, "35 months": {35, 2}, "48 months": {48, 4},
		"53 months": {53, 4}, "54 months": {54, 5}, "59 months": {59, 5}, "84 months": {84, 10}, "96 months": {96,
			12}, "103 months": {103, 13}, "108 months": {108, 14},
		"120 months": {120, 16}, "131 months": {131, 17}, "132 months": {132, 18}, "156 months": {156,
			22}, "167 months": {167, 23}, "168 months": {168, 24},
		"180 months": {180, 24}, "360 months": {360, 24},
		"three years and 11 months": {47, 3}, "five years": {60, 6}, "25 years": {300, 24},
		"three years": {36, 3}, "a month short of 24": {173, 24}, "a hundred years": {1200, 24},
	}, func(t *testing.T, c struct{ paid, want int }) {
		got, err := Guangdong().Months(c.paid)
		require.NoError(t, err)
		assert.Equal(t, c.want, got)
	})
}

func TestNationalMonths(t *testing.T) {
	tabletest.Run(t, map[string]struct{ paid, want int }{
		"11 months": {11, 0}, "59 months": {59, 12}, "60 months": {60, 18}, "360 months": {360, 24},
		"none": {0, 0}, "one year": {12, 12}, "nine years and 11 months": {119, 18}, "ten years": {120, 24},
	}, func(t *testing.T, c struct{ paid, want int }) {
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
	tabletest.Run(t, map[string]struct{ paid, carried, want int }{
		"carried over, under a year of new contributions": {11, 3, 3},
		"new and old together":                            {60, 3, 9},
		"together never above 24":                         {120, 10, 24},
		"nothing":                                         {0, 0, 0},
		"24 carried over":                                 {0, 24, 24},
	}, func(t *testing.T, c struct{ paid, carried, want int }) {
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
	tabletest.Run(t, map[string]struct{ remaining, want int }{
		"6 months": {6, 3}, "half of 7, up": {7, 4}, "one": {1, 1}, "none": {0, 0}, "all": {24, 12}, "23": {23, 12},
	}, func(t *testing.T, c struct{ remaining, want int }) {
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
	tabletest.Run(t, map[string]struct {
		registered, applied string
		workingDays         int
		want                string
	}{
		"the same day":     {"2026-03-02", "2026-03-02", 0, "2026-03-02"},
		"on the 7th day":   {"2026-03-02", "2026-03-11", 7, "2026-03-02"},
		"on the 8th day":   {"2026-03-02", "2026-03-12", 8, "2026-03-12"},
		"in another month": {"2026-03-30", "2026-04-20", 14, "2026-04-20"},
	}, func(t *testing.T, c struct {
		registered, applied string
		workingDays         int
		want                string
	}) {
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
		"days do not fit at all": {day, day, 1 << 40, "out_of_range"},
	} {
		_, err := Guangdong().PeriodStart(Registration{c.registered, c.applied, c.workingDays})
		assert.Equal(t, c.code, rule.CodeOf(err), name)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}

func TestMissedTwice(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		missed []string
		want   string
	}{
		"none":                     {nil, "-"},
		"one":                      {[]string{"2026-05"}, "-"},
		"two apart":                {[]string{"2026-05", "2026-07"}, "-"},
		"two in a row":             {[]string{"2026-05", "2026-06"}, "2026-06"},
		"out of order":             {[]string{"2026-09", "2026-06", "2026-05"}, "2026-06"},
		"over the turn of a year":  {[]string{"2026-12", "2027-01"}, "2027-01"},
		"the same month twice":     {[]string{"2026-05", "2026-05"}, "-"},
		"no month beside a month":  {[]string{"", "2026-05"}, "-"},
		"the first of three a row": {[]string{"2026-05", "2026-06", "2026-07"}, "2026-06"},
	}, func(t *testing.T, c struct {
		missed []string
		want   string
	}) {
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
