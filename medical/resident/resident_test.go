package resident_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/medical/resident"
	"github.com/shebao-go/shebao/rule"
)

func figure(t testing.TB, text string) rule.Figure {
	t.Helper()
	n, err := rule.Input{Field: "figure", Max: 10_000_000_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "test")
}

// params2026 are the amounts of the notice of 2025-10-14, 二.
func params2026(t testing.TB) resident.Params {
	t.Helper()
	return resident.Params{StudentPersonal: figure(t, "413"), StudentSubsidy: figure(t, "956"),
		OtherPersonal: figure(t, "549"), OtherSubsidy: figure(t, "820")}
}

func day(t testing.TB, text string) rule.Date {
	t.Helper()
	if text == "" {
		return rule.Date{}
	}
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

// Amounts of 2026: notice of 2025-10-14, 二 (the student row is a conformance case); both sums are 1,369.
func TestContribute(t *testing.T) {
	for _, c := range []struct {
		name                          string
		category                      resident.Category
		aided                         bool
		personal, assistance, subsidy string
	}{
		{name: "二 (一): student", category: resident.Student, personal: "413", assistance: "0", subsidy: "956"},
		{name: "other", category: resident.Other, personal: "549", assistance: "0", subsidy: "820"},
		{name: "aided student", category: resident.Student, aided: true, personal: "0", assistance: "413",
			subsidy: "956"},
		{name: "aided other", category: resident.Other, aided: true, personal: "0", assistance: "549", subsidy: "820"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := resident.Contribute(params2026(t), c.category, c.aided)
			require.NoError(t, err)
			tabletest.Equal(t, c.personal, got.Personal)
			tabletest.Equal(t, c.assistance, got.Assistance)
			tabletest.Equal(t, c.subsidy, got.Subsidy)
			tabletest.Equal(t, "1369", got.Total)
			assert.Equal(t, rule.Supplied, got.Grade)
		})
	}
}

func TestContributeIsOfTheGradeOfTheWeakerFigure(t *testing.T) {
	amount := rule.Input{Field: "figure", Max: 1000}
	official := func(text string) rule.Figure {
		n, err := amount.ParseNumber(text)
		require.NoError(t, err)
		return rule.FigureOf(rule.Entry[rule.Number]{Value: n, Grade: rule.Official, Modality: rule.Exact})
	}
	for _, c := range []struct {
		name              string
		personal, subsidy rule.Figure
		want              rule.Grade
	}{
		{name: "both official", personal: official("549"), subsidy: official("820"), want: rule.Official},
		{name: "personal supplied", personal: figure(t, "549"), subsidy: official("820"), want: rule.Supplied},
		{name: "subsidy supplied", personal: official("549"), subsidy: figure(t, "820"), want: rule.Supplied},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := params2026(t)
			p.OtherPersonal, p.OtherSubsidy = c.personal, c.subsidy
			got, err := resident.Contribute(p, resident.Other, false)
			require.NoError(t, err)
			assert.Equal(t, c.want, got.Grade)
		})
	}
}

func TestContributeRefuses(t *testing.T) {
	unknown := errors.New("not published")
	for _, c := range []struct {
		name     string
		category resident.Category
		spoil    func(*resident.Params)
		says     string
	}{
		{name: "no category", spoil: func(*resident.Params) {}, says: "category is missing"},
		{name: "unknown category", category: "pensioner", spoil: func(*resident.Params) {},
			says: "category pensioner is not known"},
		{name: "zero parameters", category: resident.Student,
			spoil: func(p *resident.Params) { *p = resident.Params{} }, says: "medical: personal is missing"},
		{name: "figure unknown", category: resident.Student,
			spoil: func(p *resident.Params) { p.StudentSubsidy = rule.UnknownFigure(unknown) }, says: "not published"},
		{name: "figure none", category: resident.Other,
			spoil: func(p *resident.Params) { p.OtherPersonal = rule.NoneFigure() }, says: "personal is missing"},
		{name: "tenth of a fen", category: resident.Other,
			spoil: func(p *resident.Params) { p.OtherPersonal = figure(t, "549.001") }, says: "more than 2 decimals"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := params2026(t)
			c.spoil(&p)
			_, err := resident.Contribute(p, c.category, false)
			assert.ErrorContains(t, err, c.says)
			_, err = resident.Repair(p, c.category, 1)
			assert.Error(t, err)
		})
	}
}

// Repair is priced at the current year's personal amount (三): 3 x 549.
func TestRepair(t *testing.T) {
	got, err := resident.Repair(params2026(t), resident.Other, 3)
	require.NoError(t, err)
	tabletest.Equal(t, "1647", got)
	got, err = resident.Repair(params2026(t), resident.Student, 0)
	require.NoError(t, err)
	tabletest.Equal(t, "0", got)
	_, err = resident.Repair(params2026(t), resident.Other, 151)
	assert.ErrorContains(t, err, "repair_years_paid 151 is not 0 to 150")
	_, err = resident.Repair(params2026(t), resident.Other, -1)
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
}

// Those of 三 are conformance cases; the rest by hand from the notice of 2025-10-14, 三, 四, 七.
func TestWaitingMonths(t *testing.T) {
	for _, c := range []struct {
		name string
		in   resident.Waiting
		want int
	}{
		{name: "三: window missed", in: resident.Waiting{MissedWindow: true}, want: 3},
		{name: "三: one year missed", in: resident.Waiting{MissedWindow: true, YearsUninsured: 1}, want: 4},
		{name: "三: two years missed", in: resident.Waiting{MissedWindow: true, YearsUninsured: 2}, want: 5},
		{name: "三: two years missed, one made up",
			in: resident.Waiting{MissedWindow: true, YearsUninsured: 2, RepairYears: 1}, want: 4},
		{name: "三: three years missed and made up",
			in: resident.Waiting{MissedWindow: true, YearsUninsured: 3, RepairYears: 3}, want: 3},
		{name: "in time, no gap", in: resident.Waiting{}},
		{name: "in time after a gap of one year", in: resident.Waiting{YearsUninsured: 1}, want: 4},
		{name: "three years", in: resident.Waiting{YearsUninsured: 3}, want: 6},
		{name: "four years", in: resident.Waiting{YearsUninsured: 4}, want: 7},
		{name: "four years, one made up", in: resident.Waiting{YearsUninsured: 4, RepairYears: 1}, want: 6},
		{name: "four years, all made up: still six", in: resident.Waiting{YearsUninsured: 4, RepairYears: 4}, want: 6},
		{name: "six years, two made up", in: resident.Waiting{YearsUninsured: 6, RepairYears: 2}, want: 7},
		{name: "six years, four made up", in: resident.Waiting{YearsUninsured: 6, RepairYears: 4}, want: 6},
		{name: "ordinary by name", in: resident.Waiting{Who: resident.Ordinary, MissedWindow: true}, want: 3},
		{name: "newborn", in: resident.Waiting{Who: resident.Newborn, MissedWindow: true}},
		{name: "newly aided after a gap",
			in: resident.Waiting{Who: resident.Aided, MissedWindow: true, YearsUninsured: 5}},
		{name: "another ground within the year", in: resident.Waiting{Who: resident.MidYear, MissedWindow: true}},
		{name: "switcher, two years and three months",
			in: resident.Waiting{Who: resident.Switcher, MissedWindow: true, InsuredYears: 2, GapMonths: 3}},
		{name: "switcher, four months without",
			in: resident.Waiting{Who: resident.Switcher, MissedWindow: true, InsuredYears: 2, GapMonths: 4}, want: 3},
		{name: "switcher, insured one year",
			in: resident.Waiting{Who: resident.Switcher, MissedWindow: true, InsuredYears: 1, GapMonths: 3}, want: 3},
		{name: "switcher too late, after a year's gap",
			in: resident.Waiting{Who: resident.Switcher, MissedWindow: true, InsuredYears: 9, GapMonths: 12,
				YearsUninsured: 1},
			want: 4},
		{name: "first year of the rule, 2025: two months",
			in: resident.Waiting{Year: 2025, YearsUninsured: 2, RepairYears: 2}, want: 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.in.Year == 0 {
				c.in.Year = 2026
			}
			got, err := resident.WaitingMonths(c.in)
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
}

func TestWaitingMonthsRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		in   resident.Waiting
		code string
	}{
		{name: "before 2025", in: resident.Waiting{Year: 2024}, code: "no_rule"},
		{name: "year 0", in: resident.Waiting{}, code: "out_of_range"},
		{name: "negative gap", in: resident.Waiting{Year: 2026, YearsUninsured: -1}, code: "out_of_range"},
		{name: "more repaired than lost", in: resident.Waiting{Year: 2026, YearsUninsured: 1, RepairYears: 2},
			code: "out_of_range"},
		{name: "unknown ground", in: resident.Waiting{Year: 2026, Who: 5}, code: "out_of_range"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := resident.WaitingMonths(c.in)
			assert.Equal(t, c.code, rule.CodeOf(err))
		})
	}
}

// By hand from the notice of 2025-10-14, 三 (window to 2025-12-20), 四, 七 (一).
func TestBenefitStart(t *testing.T) {
	type enrolment struct {
		who                                     resident.Who
		year                                    int
		paid, windowEnd, marked, born, enrolled string
		residence, birthYear, nextYear          bool
	}
	for _, c := range []struct {
		name       string
		in         enrolment
		from, last string
		code       string
	}{
		{name: "四 (一): in the window", from: "2026-01-01", last: "2026-12-31",
			in: enrolment{year: 2026, paid: "2025-11-03", windowEnd: "2025-12-20"}},
		{name: "四 (一): last day of the window", from: "2026-01-01", last: "2026-12-31",
			in: enrolment{year: 2026, paid: "2025-12-20", windowEnd: "2025-12-20"}},
		{name: "三: a day late", code: "not_applicable",
			in: enrolment{year: 2026, paid: "2025-12-21", windowEnd: "2025-12-20"}},
		{name: "四 (一): mid-year ground, the month after", from: "2026-04-01", last: "2026-12-31",
			in: enrolment{who: resident.MidYear, year: 2026, paid: "2026-03-31"}},
		{name: "七 (一): switcher, the month after", from: "2026-04-01", last: "2026-12-31",
			in: enrolment{who: resident.Switcher, year: 2026, paid: "2026-03-01"}},
		{name: "四 (一): paid in December of the year before", from: "2026-01-01", last: "2026-12-31",
			in: enrolment{who: resident.MidYear, year: 2026, paid: "2025-12-05"}},
		{name: "paid in the last month: nothing is left", code: "bad_date",
			in: enrolment{who: resident.MidYear, year: 2026, paid: "2026-12-01"}},
		{name: "paid long before", code: "bad_date",
			in: enrolment{who: resident.MidYear, year: 2026, paid: "2025-10-05"}},
		{name: "四 (四): aided, the day of marking", from: "2026-05-17", last: "2026-12-31",
			in: enrolment{who: resident.Aided, year: 2026, marked: "2026-05-17"}},
		{name: "四 (四): aided on the last day", from: "2026-12-31", last: "2026-12-31",
			in: enrolment{who: resident.Aided, year: 2026, marked: "2026-12-31"}},
		{name: "aided without a day", code: "missing_field", in: enrolment{who: resident.Aided, year: 2026}},
		{name: "no payment", code: "missing_field", in: enrolment{year: 2026, windowEnd: "2025-12-20"}},
		{name: "no window", code: "missing_field", in: enrolment{year: 2026, paid: "2025-11-03"}},
		{name: "no year", code: "missing_field", in: enrolment{paid: "2025-11-03", windowEnd: "2025-12-20"}},
		{name: "unknown ground", code: "out_of_range", in: enrolment{who: 5, year: 2026}},
		{name: "a window for the aided", code: "conflict",
			in: enrolment{who: resident.Aided, year: 2026, marked: "2026-05-17", windowEnd: "2025-12-20"}},
		{name: "a birth year of an adult", code: "conflict",
			in: enrolment{year: 2026, paid: "2025-11-03", windowEnd: "2025-12-20", birthYear: true}},
		{name: "the residents' year before the notice's", code: "no_rule",
			in: enrolment{year: 2025, paid: "2024-11-03", windowEnd: "2024-12-20"}},
		{name: "the residents' year after the notice's", code: "no_rule",
			in: enrolment{year: 2027, paid: "2026-11-03", windowEnd: "2026-12-20"}},

		{name: "四 (三): newborn, same year", from: "2026-05-10", last: "2026-12-31",
			in: enrolment{who: resident.Newborn, born: "2026-05-10", enrolled: "2026-06-01", birthYear: true}},
		{name: "四 (二): newborn with residence, six months", from: "2026-05-10", last: "2026-12-31",
			in: enrolment{who: resident.Newborn, born: "2026-05-10", enrolled: "2026-11-10", residence: true,
				birthYear: true}},
		{name: "四 (二): newborn with residence, a day more", code: "not_applicable",
			in: enrolment{who: resident.Newborn, born: "2026-05-10", enrolled: "2026-11-11", residence: true,
				birthYear: true}},
		{name: "四 (二): born on 31 August, six months end with February", from: "2025-08-31", last: "2026-12-31",
			in: enrolment{who: resident.Newborn, born: "2025-08-31", enrolled: "2026-02-28", residence: true,
				birthYear: true, nextYear: true}},
		{name: "四 (二): born on 31 August, enrolled on 1 March", code: "not_applicable",
			in: enrolment{who: resident.Newborn, born: "2025-08-31", enrolled: "2026-03-01", residence: true,
				birthYear: true, nextYear: true}},
		{name: "四 (三): newborn without residence, 180 days", from: "2026-01-01", last: "2026-12-31",
			in: enrolment{who: resident.Newborn, born: "2026-01-01", enrolled: "2026-06-30", birthYear: true}},
		{name: "四 (三): newborn without residence, 181 days", code: "not_applicable",
			in: enrolment{who: resident.Newborn, born: "2026-01-01", enrolled: "2026-07-01", birthYear: true}},
		{name: "四 (三): newborn across two years, both paid", from: "2025-10-10", last: "2026-12-31",
			in: enrolment{who: resident.Newborn, born: "2025-10-10", enrolled: "2026-02-01", birthYear: true,
				nextYear: true}},
		{name: "四 (三): newborn across two years, second paid", from: "2026-01-01", last: "2026-12-31",
			in: enrolment{who: resident.Newborn, born: "2025-10-10", enrolled: "2026-02-01", nextYear: true}},
		{name: "newborn across two years, only first", code: "not_applicable",
			in: enrolment{who: resident.Newborn, born: "2025-10-10", enrolled: "2026-02-01", birthYear: true}},
		{name: "newborn of the year before, for that year alone", code: "no_rule",
			in: enrolment{who: resident.Newborn, born: "2025-05-10", enrolled: "2025-06-01", birthYear: true}},
		{name: "newborn, nothing paid", code: "missing_field",
			in: enrolment{who: resident.Newborn, born: "2025-10-10", enrolled: "2025-11-01"}},
		{name: "newborn enrolled before birth", code: "bad_date",
			in: enrolment{who: resident.Newborn, born: "2025-10-10", enrolled: "2025-10-09", birthYear: true}},
		{name: "newborn without days", code: "missing_field", in: enrolment{who: resident.Newborn, birthYear: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := resident.BenefitStart(resident.Enrolment{Who: c.in.who, Year: c.in.year,
				Paid: day(t, c.in.paid), WindowEnd: day(t, c.in.windowEnd), Marked: day(t, c.in.marked),
				Born: day(t, c.in.born), Enrolled: day(t, c.in.enrolled), Residence: c.in.residence,
				BirthYearPaid: c.in.birthYear, NextYearPaid: c.in.nextYear})
			assert.Equal(t, c.code, rule.CodeOf(err))
			if c.code == "" {
				assert.Equal(t, resident.Benefits{From: day(t, c.from), Last: day(t, c.last)}, got)
			}
		})
	}
}

// More years made up never lengthen the wait, more years missed never shorten it, and the fixed months stay.
func FuzzWaitingMonths(f *testing.F) {
	f.Add(uint8(4), uint8(1), true)
	f.Add(uint8(3), uint8(3), false)
	f.Fuzz(func(t *testing.T, gap, repaired uint8, missed bool) {
		g := int(gap) % 100
		r := int(repaired) % (g + 1)
		at := func(gap, repaired int) int {
			got, err := resident.WaitingMonths(resident.Waiting{Year: 2026, YearsUninsured: gap, RepairYears: repaired,
				MissedWindow: missed})
			require.NoError(t, err)
			return got
		}
		months := at(g, r)
		assert.GreaterOrEqual(t, at(g+1, r), months)
		if r > 0 {
			assert.GreaterOrEqual(t, at(g, r-1), months)
		}
		if missed || g > 0 {
			assert.GreaterOrEqual(t, months, 3)
		}
		if g >= 4 {
			assert.GreaterOrEqual(t, months, 6)
		}
	})
}
