package retire_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/retire"
	"github.com/shebao-go/shebao/rule"
)

// way is one expected way out: name, first month, months to pay, month of completion.
type way struct {
	name     string
	from     string
	months   int
	complete string
}

// All by hand from the calendar.
func TestShortfall(t *testing.T) {
	type c struct {
		category       retire.Category
		birth          string
		elect          int
		paid, extended int
		through, first string
		missing        int
		complete       string
		atRetirement   int
		ways           []way
	}
	tabletest.Run(t, map[string]c{
		"nothing missing": {retire.Male60, "1965-02", 0, 180, 0, "2024-12", "2005-01", 0,
			"2024-12", 0, nil},
		"more than enough": {retire.Male60, "1965-02", 0, 400, 0, "2024-12", "1990-01", 0,
			"2024-12", 0, nil},
		"complete in the very month of retirement": {retire.Male60, "1965-02", 0, 177, 0, "2024-12", "2005-01", 3,
			"2025-03", 0, nil},
		"one month short": {retire.Male60, "1965-02", 0, 176, 0, "2024-12", "2012-01", 4, "2025-04", 1,
			[]way{{"keep_paying", "2025-04", 1, "2025-04"}, {"residents_scheme", "2025-03", 0, "-"},
				{"end_relation", "2025-03", 0, "-"}}},
		"77 short, insured before the law: 60 further months, then 17 at once": {retire.Male60, "1965-02", 0, 100, 0,
			"2024-12", "2011-06", 80, "2031-08", 77,
			[]way{{"keep_paying", "2025-04", 77, "2031-08"}, {"pay_rest", "2030-04", 17, "2030-04"},
				{"residents_scheme", "2025-03", 0, "-"}, {"end_relation", "2025-03", 0, "-"}}},
		"the same, insured in the law's first month: nothing at once": {retire.Male60, "1965-02", 0, 100, 0, "2024-12",
			"2011-07", 80, "2031-08", 77,
			[]way{{"keep_paying", "2025-04", 77, "2031-08"}, {"residents_scheme", "2025-03", 0, "-"},
				{"end_relation", "2025-03", 0, "-"}}},
		"60 short: five further years complete them": {retire.Male60, "1965-02", 0, 117, 0, "2024-12", "2000-01", 63,
			"2030-03", 60,
			[]way{{"keep_paying", "2025-04", 60, "2030-03"}, {"residents_scheme", "2025-03", 0, "-"},
				{"end_relation", "2025-03", 0, "-"}}},
		"five years paid after the age, 20 short: at once next month": {retire.Male60, "1965-02", 0, 160, 60, "2030-03",
			"2000-01", 20, "2031-11", 20,
			[]way{{"keep_paying", "2030-04", 20, "2031-11"}, {"pay_rest", "2030-04", 20, "2030-04"},
				{"residents_scheme", "2030-03", 0, "-"}, {"end_relation", "2030-03", 0, "-"}}},
		"two years paid after the age, 50 short: three more": {retire.Male60, "1965-02", 0, 130, 24, "2027-03",
			"2000-01", 50, "2031-05", 50,
			[]way{{"keep_paying", "2027-04", 50, "2031-05"}, {"pay_rest", "2030-04", 14, "2030-04"},
				{"residents_scheme", "2027-03", 0, "-"}, {"end_relation", "2027-03", 0, "-"}}},
		"an early choice that has to wait a month": {retire.Male60, "1965-09", -3, 178, 0, "2025-08", "2005-01", 2,
			"2025-10", 1,
			[]way{{"retire_later", "2025-10", 2, "2025-10"}}},
		"waiting into 2030 asks for six months more": {retire.Male60, "1969-01", -2, 178, 0, "2029-11", "2015-01", 2,
			"2030-01", 1,
			[]way{{"keep_paying", "2030-03", 5, "2030-07"}, {"residents_scheme", "2030-02", 0, "-"},
				{"end_relation", "2030-02", 0, "-"}}},
		"an early choice with the years paid": {retire.Male60, "1969-01", -2, 180, 0, "2029-12", "2010-01", 0,
			"2029-12", 0, nil},
		"a late choice gives the time to complete": {retire.Male60, "1965-02", 12, 170, 0, "2025-03", "2010-01", 10,
			"2026-01", 0, nil},
		"20 years from 2039": {retire.Male60, "1976-12", 0, 180, 0, "2039-11", "2012-01", 60, "2044-11", 59,
			[]way{{"keep_paying", "2040-01", 59, "2044-11"}, {"residents_scheme", "2039-12", 0, "-"},
				{"end_relation", "2039-12", 0, "-"}}},
	}, func(t *testing.T, c c) {
		r := retirement(t, c.category, c.birth, c.elect)
		got, err := r.Shortfall(retire.Record{PaidMonths: c.paid, Through: month(t, c.through),
			FirstInsured: month(t, c.first), ExtendedMonths: c.extended})
		require.NoError(t, err)
		assert.Equal(t, r.MinimumContributionMonths, got.Required)
		assert.Equal(t, c.missing, got.Missing)
		assert.Equal(t, c.complete, got.Complete.String())
		assert.Equal(t, c.atRetirement, got.AtRetirement)
		var ways []way
		for _, w := range got.Ways {
			ways = append(ways, way{w.Way.String(), w.From.String(), w.Months, w.Complete.String()})
			assert.NotEmpty(t, w.Cite.Title)
			assert.NotEmpty(t, w.Cite.Article)
		}
		assert.Equal(t, c.ways, ways)
	})
}

func TestShortfallRefuses(t *testing.T) {
	type c struct {
		record retire.Record
		code   string
		says   string
	}
	in, first := rule.MonthOf(2024, 12), rule.MonthOf(2005, 1)
	tabletest.Run(t, map[string]c{
		"negative months": {retire.Record{PaidMonths: -1, Through: in, FirstInsured: first},
			"out_of_range", "paid_months -1"},
		"more than a century": {retire.Record{PaidMonths: 1201, Through: in, FirstInsured: first},
			"out_of_range", "paid_months 1201"},
		"no month":       {retire.Record{PaidMonths: 1, FirstInsured: first}, "missing_field", "through"},
		"no first month": {retire.Record{PaidMonths: 1, Through: in}, "missing_field", "first_insured"},
		"insured after the last month": {retire.Record{PaidMonths: 1, Through: in, FirstInsured: in.Add(1)}, "bad_date",
			"first_insured 2025-01"},
		"months beyond the calendar": {retire.Record{PaidMonths: 1, Through: rule.MonthOf(2200, 1),
			FirstInsured: first}, "bad_date", "through 2200-01"},
		"extended before the age": {retire.Record{PaidMonths: 100, Through: in, FirstInsured: first,
			ExtendedMonths: 1}, "out_of_range", "extended_months 1"},
		"more extended than paid": {retire.Record{PaidMonths: 1, Through: rule.MonthOf(2027, 3),
			FirstInsured: first, ExtendedMonths: 2}, "out_of_range", "0 to 1"},
		"negative extended": {retire.Record{PaidMonths: 1, Through: in, FirstInsured: first,
			ExtendedMonths: -1}, "out_of_range", "extended_months -1"},
		"nothing set": {retire.Record{PaidMonths: -5}, "out_of_range", "through"},
	}, func(t *testing.T, c c) {
		_, err := retirement(t, retire.Male60, "1965-02", 0).Shortfall(c.record)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
	_, err := retire.Result{}.Shortfall(retire.Record{PaidMonths: 1, Through: in, FirstInsured: first})
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

func TestWayText(t *testing.T) {
	data, err := json.Marshal([]retire.Way{retire.RetireLater, retire.KeepPaying, retire.PayRest,
		retire.MoveToResidents, retire.EndRelation})
	require.NoError(t, err)
	assert.JSONEq(t, `["retire_later","keep_paying","pay_rest","residents_scheme","end_relation"]`, string(data))
	assert.Equal(t, "invalid(0)", retire.Way(0).String())
	assert.Equal(t, "invalid(6)", retire.Way(6).String())
}

// FuzzShortfall: paying each missing month completes the years in the month the answer names, and a way is open exactly
// where months are missing at retirement.
func FuzzShortfall(f *testing.F) {
	f.Add(uint8(1), int16(0), 0, 100, int16(-3), uint16(200))
	f.Add(uint8(3), int16(300), -20, 170, int16(40), uint16(10))
	f.Fuzz(func(t *testing.T, c uint8, born int16, elect, paid int, through int16, insured uint16) {
		r, err := retire.Retirement(retire.Category(c), rule.MonthOf(1965, 1).Add(int(born)), elect)
		if err != nil {
			return
		}
		in := r.Month.Add(int(through))
		got, err := r.Shortfall(retire.Record{PaidMonths: paid, Through: in, FirstInsured: in.Add(-int(insured))})
		if err != nil {
			require.NotEmpty(t, rule.CodeOf(err))
			return
		}
		require.Equal(t, max(got.Required-paid, 0), got.Missing)
		require.Equal(t, got.Missing, got.Complete.Sub(in))
		require.Equal(t, got.AtRetirement > 0, len(got.Ways) > 0)
		for _, w := range got.Ways {
			require.False(t, w.From.IsZero())
			require.True(t, w.Complete.IsZero() == (w.Months == 0))
			require.False(t, w.Way == retire.PayRest && insured == 0 && !in.Before(rule.MonthOf(2011, 7)))
		}
	})
}
