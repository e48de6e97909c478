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
		name           string
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
	tabletest.Each(t, []c{
		{name: "nothing missing", category: retire.Male60, birth: "1965-02", elect: 0, paid: 180, extended: 0,
			through: "2024-12", first: "2005-01", missing: 0, complete: "2024-12", atRetirement: 0, ways: nil},
		{name: "more than enough", category: retire.Male60, birth: "1965-02", elect: 0, paid: 400, extended: 0,
			through: "2024-12", first: "1990-01", missing: 0, complete: "2024-12", atRetirement: 0, ways: nil},
		{name: "complete in the very month of retirement", category: retire.Male60, birth: "1965-02", elect: 0,
			paid: 177, extended: 0, through: "2024-12", first: "2005-01", missing: 3, complete: "2025-03",
			atRetirement: 0, ways: nil},
		{name: "one month short", category: retire.Male60, birth: "1965-02", elect: 0, paid: 176, extended: 0,
			through: "2024-12", first: "2012-01", missing: 4, complete: "2025-04", atRetirement: 1,
			ways: []way{{"keep_paying", "2025-04", 1, "2025-04"}, {"residents_scheme", "2025-03", 0, "-"},
				{"end_relation", "2025-03", 0, "-"}}},
		{name: "77 short, insured before the law: 60 further months, then 17 at once", category: retire.Male60,
			birth: "1965-02", elect: 0, paid: 100, extended: 0, through: "2024-12", first: "2011-06", missing: 80,
			complete: "2031-08", atRetirement: 77,
			ways: []way{{"keep_paying", "2025-04", 77, "2031-08"}, {"pay_rest", "2030-04", 17, "2030-04"},
				{"residents_scheme", "2025-03", 0, "-"}, {"end_relation", "2025-03", 0, "-"}}},
		{name: "the same, insured in the law's first month: nothing at once", category: retire.Male60, birth: "1965-02",
			elect: 0, paid: 100, extended: 0, through: "2024-12", first: "2011-07", missing: 80, complete: "2031-08",
			atRetirement: 77,
			ways: []way{{"keep_paying", "2025-04", 77, "2031-08"}, {"residents_scheme", "2025-03", 0, "-"},
				{"end_relation", "2025-03", 0, "-"}}},
		{name: "60 short: five further years complete them", category: retire.Male60, birth: "1965-02", elect: 0,
			paid: 117, extended: 0, through: "2024-12", first: "2000-01", missing: 63, complete: "2030-03",
			atRetirement: 60,
			ways: []way{{"keep_paying", "2025-04", 60, "2030-03"}, {"residents_scheme", "2025-03", 0, "-"},
				{"end_relation", "2025-03", 0, "-"}}},
		{name: "five years paid after the age, 20 short: at once next month", category: retire.Male60, birth: "1965-02",
			elect: 0, paid: 160, extended: 60, through: "2030-03", first: "2000-01", missing: 20, complete: "2031-11",
			atRetirement: 20,
			ways: []way{{"keep_paying", "2030-04", 20, "2031-11"}, {"pay_rest", "2030-04", 20, "2030-04"},
				{"residents_scheme", "2030-03", 0, "-"}, {"end_relation", "2030-03", 0, "-"}}},
		{name: "two years paid after the age, 50 short: three more", category: retire.Male60, birth: "1965-02",
			elect: 0, paid: 130, extended: 24, through: "2027-03", first: "2000-01", missing: 50, complete: "2031-05",
			atRetirement: 50,
			ways: []way{{"keep_paying", "2027-04", 50, "2031-05"}, {"pay_rest", "2030-04", 14, "2030-04"},
				{"residents_scheme", "2027-03", 0, "-"}, {"end_relation", "2027-03", 0, "-"}}},
		{name: "an early choice that has to wait a month", category: retire.Male60, birth: "1965-09", elect: -3,
			paid: 178, extended: 0, through: "2025-08", first: "2005-01", missing: 2, complete: "2025-10",
			atRetirement: 1, ways: []way{{"retire_later", "2025-10", 2, "2025-10"}}},
		{name: "an early choice that has to wait for the age", category: retire.Male60, birth: "1965-09", elect: -3,
			paid: 176, extended: 0, through: "2025-08", first: "2005-01", missing: 4, complete: "2025-12",
			atRetirement: 3, ways: []way{{"retire_later", "2025-12", 4, "2025-12"}}},
		{name: "insured and paid through in one month", category: retire.Male60, birth: "1965-02", elect: 0, paid: 1,
			extended: 0, through: "2024-12", first: "2024-12", missing: 179, complete: "2039-11", atRetirement: 176,
			ways: []way{{"keep_paying", "2025-04", 176, "2039-11"}, {"residents_scheme", "2025-03", 0, "-"},
				{"end_relation", "2025-03", 0, "-"}}},
		{name: "an early choice that has to wait two months", category: retire.Male60, birth: "1965-09", elect: -3,
			paid: 177, extended: 0, through: "2025-08", first: "2005-01", missing: 3, complete: "2025-11",
			atRetirement: 2, ways: []way{{"retire_later", "2025-11", 3, "2025-11"}}},
		{name: "waiting into 2030 asks for six months more", category: retire.Male60, birth: "1969-01", elect: -2,
			paid: 178, extended: 0, through: "2029-11", first: "2015-01", missing: 2, complete: "2030-01",
			atRetirement: 1,
			ways: []way{{"keep_paying", "2030-03", 5, "2030-07"}, {"residents_scheme", "2030-02", 0, "-"},
				{"end_relation", "2030-02", 0, "-"}}},
		{name: "an early choice with the years paid", category: retire.Male60, birth: "1969-01", elect: -2, paid: 180,
			extended: 0, through: "2029-12", first: "2010-01", missing: 0, complete: "2029-12", atRetirement: 0,
			ways: nil},
		{name: "a late choice gives the time to complete", category: retire.Male60, birth: "1965-02", elect: 12,
			paid: 170, extended: 0, through: "2025-03", first: "2010-01", missing: 10, complete: "2026-01",
			atRetirement: 0, ways: nil},
		{name: "20 years from 2039", category: retire.Male60, birth: "1976-12", elect: 0, paid: 180, extended: 0,
			through: "2039-11", first: "2012-01", missing: 60, complete: "2044-11", atRetirement: 59,
			ways: []way{{"keep_paying", "2040-01", 59, "2044-11"}, {"residents_scheme", "2039-12", 0, "-"},
				{"end_relation", "2039-12", 0, "-"}}},
	}, func(t *testing.T, c c) {
		r := retirement(t, c.category, c.birth, c.elect)
		issued := map[string]string{"keep_paying": "-", "retire_later": "2025-08-21", "pay_rest": "2026-02-12",
			"residents_scheme": "-", "end_relation": "-"} // as the pages print them
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
			assert.Equal(t, issued[w.Way.String()], w.Cite.Issued.String())
		}
		assert.Equal(t, c.ways, ways)
	})
}

func TestShortfallRefuses(t *testing.T) {
	type c struct {
		name   string
		record retire.Record
		code   string
		says   string
	}
	in, first := rule.MonthOf(2024, 12), rule.MonthOf(2005, 1)
	tabletest.Each(t, []c{
		{name: "negative months", record: retire.Record{PaidMonths: -1, Through: in, FirstInsured: first},
			code: "out_of_range", says: "paid_months -1"},
		{name: "more than a century", record: retire.Record{PaidMonths: 1201, Through: in, FirstInsured: first},
			code: "out_of_range", says: "paid_months 1201"},
		{name: "no month", record: retire.Record{PaidMonths: 1, FirstInsured: first}, code: "missing_field",
			says: "through"},
		{name: "no first month", record: retire.Record{PaidMonths: 1, Through: in}, code: "missing_field",
			says: "first_insured"},
		{name: "insured after the last month",
			record: retire.Record{PaidMonths: 1, Through: in, FirstInsured: in.Add(1)}, code: "bad_date",
			says: "first_insured 2025-01"},
		{name: "months beyond the calendar", record: retire.Record{PaidMonths: 1, Through: rule.MonthOf(2200, 1),
			FirstInsured: first}, code: "bad_date", says: "through 2200-01"},
		{name: "extended before the age", record: retire.Record{PaidMonths: 100, Through: in, FirstInsured: first,
			ExtendedMonths: 1}, code: "out_of_range", says: "extended_months 1"},
		{name: "more extended than paid", record: retire.Record{PaidMonths: 1, Through: rule.MonthOf(2027, 3),
			FirstInsured: first, ExtendedMonths: 2}, code: "out_of_range", says: "0 to 1"},
		{name: "negative extended", record: retire.Record{PaidMonths: 1, Through: in, FirstInsured: first,
			ExtendedMonths: -1}, code: "out_of_range", says: "extended_months -1"},
		{name: "nothing set", record: retire.Record{PaidMonths: -5}, code: "out_of_range", says: "through"},
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
