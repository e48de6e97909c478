package guangzhou_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func day(t *testing.T, text string) rule.Date {
	t.Helper()
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

// The rates change on a day: notices of the People's Bank of China of 2022-09-30, 2024-05-17 and 2025-05-08.
// 5年以下（含5年） is up to and with 60 months.
func TestLoanRate(t *testing.T) {
	for _, c := range []struct {
		name, day string
		months    int
		second    bool
		want      string
	}{
		{name: "the first day known", day: "2015-09-01", months: 60, want: "0.0275"},
		{name: "the last day of 3.25 %", day: "2022-09-30", months: 61, want: "0.0325"},
		{name: "the first day of 3.1 %", day: "2022-10-01", months: 61, want: "0.031"},
		{name: "60 months are short", day: "2022-10-01", months: 60, want: "0.026"},
		{name: "the last day of 3.1 %", day: "2024-05-17", months: 360, want: "0.031"},
		{name: "the first day of 2.85 %", day: "2024-05-18", months: 360, want: "0.0285"},
		{name: "a second home", day: "2024-05-18", months: 360, second: true, want: "0.03325"},
		{name: "the last day of 2.85 %", day: "2025-05-07", months: 360, want: "0.0285"},
		{name: "the first day of 2.6 %", day: "2025-05-08", months: 360, want: "0.026"},
		{name: "a second home, short", day: "2025-05-08", months: 12, second: true, want: "0.02525"},
		{name: "the longest term", day: "2025-05-08", months: 600, want: "0.026"},
		{name: "held to the end of the next year", day: "2027-12-31", months: 360, want: "0.026"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := guangzhou.LoanRate(day(t, c.day), c.months, c.second)
			require.NoError(t, err)
			tabletest.Equal(t, c.want, f.Number().Decimal())
		})
	}
}

func TestLoansRefuse(t *testing.T) {
	for _, c := range []struct {
		name, day string
		months    int
		second    bool
		kind      error
	}{
		{name: "before the first day known", day: "2015-08-31", months: 60, kind: rule.ErrNoRule},
		{name: "a second home before 2022-10", day: "2022-09-30", months: 60, second: true, kind: rule.ErrNoRule},
		{name: "past what holds", day: "2028-01-01", months: 60, kind: rule.ErrNoRule},
		{name: "no term", day: "2025-05-08", kind: rule.ErrOutOfRange},
		{name: "a term above 600 months", day: "2025-05-08", months: 601, kind: rule.ErrOutOfRange},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := guangzhou.LoanRate(day(t, c.day), c.months, c.second)
			assert.ErrorIs(t, err, c.kind)
		})
	}
	_, err := guangzhou.LoanRate(day(t, "2025-05-08"), 601, false)
	assert.EqualError(t, err, "housing: term_months 601 is not within 1 to 600; check the number")
	_, err = guangzhou.LoanCeiling(day(t, "2024-04-09"), 0)
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = guangzhou.LoanCeiling(day(t, "2024-04-09"), 11)
	assert.EqualError(t, err, "housing: applicants 11 is not within 1 to 10; check the number")
}

// The highest amounts: pages of 2023-06-28, the notice in force 2024-04-09, and an answer of the city's centre in
// force by 2026-06, which the notice's five years contradict.
func TestLoanCeiling(t *testing.T) {
	for _, c := range []struct {
		name, day  string
		applicants int
		want       string
	}{
		{name: "one, 2023", day: "2023-06-28", applicants: 1, want: "600000"},
		{name: "two, the last day", day: "2024-04-08", applicants: 2, want: "1000000"},
		{name: "one, the notice", day: "2024-04-09", applicants: 1, want: "700000"},
		{name: "three, the notice", day: "2024-04-09", applicants: 3, want: "1200000"},
		{name: "as many as there may be", day: "2024-04-09", applicants: 10, want: "1200000"},
		{name: "one, 2026", day: "2026-06-01", applicants: 1, want: "800000"},
		{name: "two, 2026", day: "2026-06-30", applicants: 2, want: "1600000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := guangzhou.LoanCeiling(day(t, c.day), c.applicants)
			require.NoError(t, err)
			tabletest.Equal(t, c.want, f.Number().Decimal())
		})
	}
	_, err := guangzhou.LoanCeiling(day(t, "2025-01-01"), 1)
	assert.ErrorContains(t, err, "800000", "the error prints both amounts")
	f, err := guangzhou.LoanCeiling(day(t, "2025-01-01"), 1, guangzhou.Disputed())
	require.NoError(t, err)
	tabletest.Equal(t, "700000", f.Number().Decimal())
	assert.Equal(t, rule.Disputed, f.Grade())
	_, err = guangzhou.LoanCeiling(day(t, "2026-07-01"), 1)
	assert.ErrorIs(t, err, rule.ErrNoRule)
}
