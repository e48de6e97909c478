package maternity

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func payroll(t *testing.T, month, wages string, heads int) StaffMonth {
	t.Helper()
	m, err := rule.ParseMonth(month)
	require.NoError(t, err)
	return StaffMonth{Month: m, Wages: tabletest.Dec(t, wages), Heads: heads}
}

// 省政府令第203号 art. 15: all wages by all heads, not the mean of the monthly means. By hand: 100,000 / 10 and 60,000 / 5
// are 160,000 / 15 = 10,666.67, not (10,000 + 12,000) / 2 = 11,000.
func TestAverageOf(t *testing.T) {
	for _, c := range []struct {
		name     string
		event    string
		months   []StaffMonth
		want     string
		heads    int
		thisYear bool
	}{
		{name: "two months of the year before", event: "2020-03-15", want: "10666.67", heads: 15,
			months: []StaffMonth{payroll(t, "2019-01", "100000", 10), payroll(t, "2019-12", "60000", 5)}},
		{name: "the order does not count", event: "2020-12-31", want: "10666.67", heads: 15,
			months: []StaffMonth{payroll(t, "2019-12", "60000", 5), payroll(t, "2019-01", "100000", 10)}},
		{name: "half a fen up: 10,000.01 / 2", event: "2020-01-01", want: "5000.01", heads: 2,
			months: []StaffMonth{payroll(t, "2019-06", "10000.01", 2)}},
		{name: "a new employer: its own year", event: "2020-03-15", want: "9000", heads: 3, thisYear: true,
			months: []StaffMonth{payroll(t, "2020-02", "8000", 1), payroll(t, "2020-03", "19000", 2)}},
		{name: "the first day of the regulation", event: "2015-01-01", want: "5000", heads: 1,
			months: []StaffMonth{payroll(t, "2014-12", "5000", 1)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := AverageOf(date(t, c.event), c.months)
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got.Monthly)
			assert.Equal(t, c.heads, got.HeadMonths)
			assert.Equal(t, c.thisYear, got.ThisYear)
		})
	}
}

func TestAverageOfRefuses(t *testing.T) {
	june := payroll(t, "2019-06", "10000", 2)
	for _, c := range []struct {
		name       string
		event      string
		months     []StaffMonth
		code, says string
	}{
		{name: "the day before the regulation", event: "2014-12-31",
			months: []StaffMonth{payroll(t, "2013-06", "1", 1)}, code: "no_rule", says: "in force from 2015-01-01"},
		{name: "past the year it holds to", event: "2028-01-01", months: []StaffMonth{payroll(t, "2027-06", "1", 1)},
			code: "no_rule", says: "last looked at in 2026-11"},
		{name: "no months", event: "2020-03-15", code: "out_of_range", says: "months 0 items are not within 1 to 12"},
		{name: "two years before", event: "2021-03-15", months: []StaffMonth{june}, code: "bad_date",
			says: "months[0].month 2019-06 is not of 2020"},
		{name: "after the event", event: "2019-05-31", months: []StaffMonth{june}, code: "bad_date",
			says: "is not of 2018"},
		{name: "a month twice", event: "2020-03-15", months: []StaffMonth{june, june}, code: "conflict",
			says: "months[1].month 2019-06 is there twice"},
		{name: "months of two years", event: "2020-03-15", months: []StaffMonth{june, payroll(t, "2020-01", "1", 1)},
			code: "conflict", says: "2020-01 and 2019-06 are of two years"},
		{name: "a month of nobody", event: "2020-03-15", months: []StaffMonth{{Month: june.Month}},
			code: "out_of_range", says: "months[0].heads 0 is not within 1 to"},
		{name: "wages below 0", event: "2020-03-15", code: "out_of_range", says: "months[0].wages -1",
			months: []StaffMonth{{Month: june.Month, Wages: decimal.New(-1, 0), Heads: 1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := AverageOf(date(t, c.event), c.months)
			assert.Equal(t, c.code, rule.CodeOf(err))
			assert.ErrorContains(t, err, c.says)
		})
	}
	_, err := AverageOf(rule.Date{}, []StaffMonth{june})
	assert.ErrorIs(t, err, rule.ErrMissingField)
	assert.Equal(t, rule.DateOf(2014, 11, 6), Regulation203().Cite.Issued)
	assert.Equal(t, rule.MonthOf(2026, 11), Regulation203().Cite.Checked)
	assert.NoError(t, Regulation203().On(rule.DateOf(2015, 1, 1)))
	assert.ErrorIs(t, Regulation203().On(rule.DateOf(2014, 12, 31)), rule.ErrNoRule)
}
