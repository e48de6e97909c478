package guangzhou_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

func policyText(t testing.TB, p payroll.Policy) string {
	t.Helper()
	text, err := p.MarshalJSON()
	require.NoError(t, err)
	return string(text)
}

func TestPolicyTwiceIsEqual(t *testing.T) {
	for m := range everyMonth {
		first, err := guangzhou.Policy(m)
		require.NoError(t, err)
		second, err := guangzhou.Policy(m)
		require.NoError(t, err)
		require.Equal(t, policyText(t, first), policyText(t, second), "%s", m)
		assert.Equal(t, m, first.Month)
		assert.Equal(t, guangzhou.Place, first.Place)
		require.NoError(t, first.Check())
	}
}

// Without options and with an option that changes nothing the policy is the same, so the kept one is what is joined.
func TestKeptPolicyIsTheJoinedOne(t *testing.T) {
	for m := range everyMonth {
		kept, err := guangzhou.Policy(m)
		require.NoError(t, err)
		joined, err := guangzhou.Policy(m, nil)
		require.NoError(t, err)
		require.Equal(t, policyText(t, joined), policyText(t, kept), "%s", m)
	}
}

func TestChangedCopyDoesNotTouchTheNext(t *testing.T) {
	m := month(t, "2025-08")
	first, err := guangzhou.Policy(m)
	require.NoError(t, err)
	before := policyText(t, first)
	own := rule.SuppliedFigure(rule.NoNumber(), "mine")
	first.Place, first.Month = "mine", month(t, "2001-01")
	first.Pension.Floor, first.Medical.Supplement.Rate, first.Maternity.EmployerRate = own, own, own
	first.Unemployment.Coefficients[1], first.Injury.ClassRates[7], first.Housing.Unit = own, own, own
	second, err := guangzhou.Policy(m)
	require.NoError(t, err)
	assert.Equal(t, before, policyText(t, second))
	changed, err := second.With("pension.floor", "1")
	require.NoError(t, err)
	assert.NotEqual(t, before, policyText(t, changed))
	third, err := guangzhou.Policy(m)
	require.NoError(t, err)
	assert.Equal(t, before, policyText(t, third))
}

// Run with -race: many goroutines take the same policies, change their copies and compute.
func TestPolicyIsSafeToShare(t *testing.T) {
	employer := plainEmployer(t)
	want := map[rule.Month]string{}
	months := []rule.Month{month(t, "2019-03"), month(t, "2020-03"), month(t, "2022-08"), month(t, "2025-08"), month(t, "2026-09")}
	for _, m := range months {
		p, err := guangzhou.Policy(m)
		require.NoError(t, err)
		want[m] = policyText(t, p)
	}
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for i := range 50 {
				m := months[(worker+i)%len(months)]
				p, err := guangzhou.Policy(m)
				if !assert.NoError(t, err) || !assert.Equal(t, want[m], policyText(t, p)) {
					return
				}
				_, err = p.Slip(employer, payroll.Employee{Wage: decimal.New(8000, 0)}, payroll.Partial)
				assert.NoError(t, err)
				p.Pension.Floor = rule.NoneFigure()
				p.Injury.ClassRates[0] = rule.NoneFigure()
				p.Month = rule.Month{}
				// A month nobody has asked for yet is built by several at once.
				fresh := rule.MonthOf(2030, 1).Add(i)
				q, err := guangzhou.Policy(fresh)
				assert.NoError(t, err)
				assert.Equal(t, fresh, q.Month)
			}
		})
	}
	group.Wait()
}

func TestPolicyDoesNotAllocateOnceBuilt(t *testing.T) {
	m := month(t, "2025-08")
	_, err := guangzhou.Policy(m)
	require.NoError(t, err)
	var p payroll.Policy
	assert.Zero(t, testing.AllocsPerRun(100, func() { p, err = guangzhou.Policy(m) }))
	assert.Equal(t, m, p.Month)
}

func TestPolicyMonths(t *testing.T) {
	type c struct {
		month rule.Month
		ok    bool
	}
	tabletest.Run(t, map[string]c{
		"no month":          {rule.Month{}, false},
		"before the first":  {rule.MonthOf(1999, 12), false},
		"the first":         {rule.MonthOf(2000, 1), true},
		"the last":          {rule.MonthOf(2100, 12), true},
		"after the last":    {rule.MonthOf(2101, 1), false},
		"the last of all":   {rule.MonthOf(2200, 12), false},
		"an ordinary month": {rule.MonthOf(2025, 8), true},
	}, func(t *testing.T, c c) {
		for _, options := range [][]guangzhou.Option{nil, {guangzhou.CarryForward()}} {
			p, err := guangzhou.Policy(c.month, options...)
			if c.ok {
				require.NoError(t, err)
				assert.Equal(t, c.month, p.Month)
				continue
			}
			assert.Equal(t, "bad_date", rule.CodeOf(err))
			assert.ErrorContains(t, err, "is not within 2000-01 to 2100-12")
		}
	})
}

// A month without figures has a policy that says so figure by figure, and a slip that is refused.
func TestPolicyOfAMonthWithoutFigures(t *testing.T) {
	p, err := guangzhou.Policy(rule.MonthOf(2030, 1))
	require.NoError(t, err)
	names := map[string]bool{}
	for _, unknown := range p.Missing() {
		names[unknown.Name] = true
		var gap *rule.NoRuleError
		require.True(t, errors.As(unknown.Err, &gap), unknown.Name)
		assert.Equal(t, rule.MonthOf(2030, 1), gap.Month, unknown.Name)
		assert.Contains(t, unknown.Err.Error(), "2030-01", unknown.Name)
		assert.Contains(t, unknown.Err.Error(), "pass your own figure", unknown.Name)
	}
	assert.Len(t, names, 35, "every figure but those that are there in their months only")
	for name := range names {
		info, ok := payroll.DescribeFigure(name)
		assert.True(t, ok && !info.Absent, name)
	}
	_, err = p.Slip(plainEmployer(t), payroll.Employee{Wage: decimal.New(8000, 0)})
	assert.Equal(t, "no_rule", rule.CodeOf(err))
}

func TestLookup(t *testing.T) {
	type c struct {
		name, month string
		with        []guangzhou.Option
		want, grade string
		code        string
	}
	day := func(text string) rule.Date {
		d, err := rule.ParseDate(text)
		require.NoError(t, err)
		return d
	}
	carry := guangzhou.CarryForward()
	tabletest.Run(t, map[string]c{
		// The source has 27549 from 2025-07 and 27501 for the year before.
		"a ceiling in its first month":               {"pension.ceiling", "2025-07", nil, "27549", "official", ""},
		"a ceiling in its last month":                {"pension.ceiling", "2025-06", nil, "27501", "official", ""},
		"past the last entry":                        {"pension.ceiling", "2026-07", nil, "", "", "no_rule"},
		"past the last entry, carried":               {"pension.ceiling", "2026-07", []guangzhou.Option{carry}, "27549", "provisional", ""},
		"carried twelve months":                      {"pension.ceiling", "2027-06", []guangzhou.Option{carry}, "27549", "provisional", ""},
		"not carried thirteen months":                {"pension.ceiling", "2027-07", []guangzhou.Option{carry}, "", "", "no_rule"},
		"a figure that holds, the month checked":     {"minimum_wage", "2026-11", nil, "2680", "official", ""},
		"a figure that holds, the month after":       {"minimum_wage", "2026-12", nil, "2680", "official", ""},
		"a figure that holds, its last month":        {"minimum_wage", "2027-12", nil, "2680", "official", ""},
		"a figure that holds, beyond":                {"minimum_wage", "2028-01", nil, "", "", "no_rule"},
		"a figure that holds is not carried":         {"minimum_wage", "2028-01", []guangzhou.Option{carry}, "", "", "no_rule"},
		"nothing is carried before the first":        {"pension.floor", "2012-06", []guangzhou.Option{carry}, "", "", "no_rule"},
		"the limits of a calendar year are due":      {"medical.ceiling", "2027-01", nil, "", "", "no_rule"},
		"and are carried when asked":                 {"medical.ceiling", "2027-01", []guangzhou.Option{carry}, "31170", "provisional", ""},
		"an instrument whose successor is due":       {"medical.employer_rate", "2027-01", []guangzhou.Option{carry}, "0.06", "provisional", ""},
		"its last month":                             {"medical.employer_rate", "2026-12", nil, "0.06", "corroborated", ""},
		"a cut that ended with June 2020":            {"medical.enterprise_relief_rate", "2020-07", []guangzhou.Option{carry}, "", "", "no_rule"},
		"a disputed figure":                          {"pension.employer_rate", "2022-08", nil, "", "", "no_rule"},
		"a disputed figure, chosen":                  {"pension.employer_rate", "2022-08", []guangzhou.Option{guangzhou.Disputed()}, "0.15", "disputed", ""},
		"a figure of a year under any month":         {"pension.benefit_base", "2025-09", nil, "9493", "official", ""},
		"a figure of a year, carried":                {"pension.benefit_base", "2026-03", []guangzhou.Option{carry}, "9493", "provisional", ""},
		"an absent ceiling":                          {"injury.ceiling", "2025-08", nil, "none", "corroborated", ""},
		"known on the day it was issued":             {"pension.floor", "2025-08", []guangzhou.Option{guangzhou.KnownOn(day("2025-10-31"))}, "5510", "official", ""},
		"begun and not published":                    {"pension.floor", "2025-08", []guangzhou.Option{guangzhou.KnownOn(day("2025-10-30"))}, "", "", "no_rule"},
		"the day before it began: the old one":       {"pension.floor", "2025-08", []guangzhou.Option{guangzhou.KnownOn(day("2025-06-30"))}, "5500", "provisional", ""},
		"an earlier month is known on a later day":   {"pension.floor", "2025-06", []guangzhou.Option{guangzhou.KnownOn(day("2025-06-30"))}, "5500", "official", ""},
		"known long after":                           {"pension.floor", "2025-08", []guangzhou.Option{guangzhou.KnownOn(day("2200-12-31"))}, "5510", "official", ""},
		"of the grade asked for":                     {"pension.floor", "2025-08", []guangzhou.Option{guangzhou.MinGrade(rule.Official)}, "5510", "official", ""},
		"below the grade asked for":                  {"unemployment.ceiling", "2026-08", []guangzhou.Option{guangzhou.MinGrade(rule.Corroborated)}, "", "", "below_grade"},
		"better than the grade asked for":            {"pension.floor", "2025-08", []guangzhou.Option{guangzhou.MinGrade(rule.Reported)}, "5510", "official", ""},
		"carried and so below the grade asked for":   {"pension.floor", "2026-07", []guangzhou.Option{carry, guangzhou.MinGrade(rule.Reported)}, "", "", "below_grade"},
		"carried and of the grade asked for":         {"pension.floor", "2026-07", []guangzhou.Option{carry, guangzhou.MinGrade(rule.Provisional)}, "5510", "provisional", ""},
		"a gap stays a gap whatever the grade":       {"pension.floor", "2012-01", []guangzhou.Option{guangzhou.MinGrade(rule.Official)}, "", "", "no_rule"},
		"a name that is not there":                   {"pension.floor ", "2025-08", nil, "", "", "unknown_field"},
		"a name in capitals":                         {"Pension.Floor", "2025-08", nil, "", "", "unknown_field"},
		"no name":                                    {"", "2025-08", nil, "", "", "unknown_field"},
		"the housing floor follows the minimum wage": {"housing.floor", "2026-09", nil, "2680", "corroborated", ""},
	}, func(t *testing.T, c c) {
		f, err := guangzhou.Lookup(c.name, month(t, c.month), c.with...)
		assert.Equal(t, c.code, rule.CodeOf(err))
		if c.code != "" {
			assert.False(t, f.Known())
			return
		}
		require.NoError(t, err)
		assert.Equal(t, c.want, f.Number().String())
		assert.Equal(t, c.grade, f.Grade().String())
	})
}

func TestLookupWithoutAMonth(t *testing.T) {
	_, err := guangzhou.Lookup("minimum_wage", rule.Month{})
	assert.Equal(t, "no_rule", rule.CodeOf(err))
	assert.ErrorContains(t, err, "no month was given")
}

func TestLookupErrorsSayWhatToDo(t *testing.T) {
	type c struct {
		name, month string
		with        []guangzhou.Option
		want        string
	}
	tabletest.Run(t, map[string]c{
		"before the first entry": {"pension.floor", "2012-01", nil,
			"pension: no floor (pension.floor) is known for 2012-01; the nearest month that has one is 2012-07; pass your own figure"},
		"past the last": {"pension.floor", "2026-07", nil, "pension: no floor (pension.floor) is known for 2026-07; the nearest month that has one is 2026-06; " +
			"carrying forward takes the last one, provisionally; pass your own figure"},
		"hidden by the day": {"pension.floor", "2025-08", []guangzhou.Option{guangzhou.KnownOn(rule.DateOf(2025, 7, 1))},
			"pension: no floor (pension.floor) is known for 2025-08 (as known on 2025-07-01: in force from 2025-07-01 and issued on 2025-10-31; " +
				"as known on a day before 2025-07-01 the figure before answers); the nearest month that has one is 2025-06; pass your own figure"},
		"disputed": {"pension.employer_rate", "2022-09", nil,
			"pension: the employer rate (pension.employer_rate) of 2022-09 is disputed: 0.15 (page of 2022-09 with its own arithmetic (粤人社发〔2022〕8号)) or 0.14 " +
				"(tax bureau table of Foshan of 2023-01, and a page of 2022-10 that computes with 14 %); take the likelier, 0.15, or pass your own figure"},
		"of no scheme": {"minimum_wage", "2010-01", nil,
			"no minimum wage (minimum_wage) is known for 2010-01; the nearest month that has one is 2011-03; pass your own figure"},
		"below the grade": {"unemployment.ceiling", "2026-08", []guangzhou.Option{guangzhou.MinGrade(rule.Corroborated)},
			"unemployment: the ceiling of 2026-08 is reported, below the least grade asked for, corroborated; lower the grade or pass your own figure"},
		"no such series": {"maternity.flour", "2025-08", nil,
			"series maternity.flour is no figure this library knows; use one of maternity.floor (缴费基数下限), maternity.ceiling (缴费基数上限), maternity.employer_rate (单位费率)"},
	}, func(t *testing.T, c c) {
		_, err := guangzhou.Lookup(c.name, month(t, c.month), c.with...)
		assert.EqualError(t, err, c.want)
	})
}

// A day after the last month checked hides nothing, so every policy is as without the option.
func TestKnownOnALateDayIsNoOption(t *testing.T) {
	for m := range everyMonth {
		plain, err := guangzhou.Policy(m)
		require.NoError(t, err)
		late, err := guangzhou.Policy(m, guangzhou.KnownOn(rule.DateOf(2026, 11, 30)))
		require.NoError(t, err)
		require.Equal(t, policyText(t, plain), policyText(t, late), "%s", m)
	}
}

// From the day an entry became known its figure is the one of its month, and on the day before it is not.
func TestKnownOnIsMonotone(t *testing.T) {
	for name, series := range tables(t) {
		for _, e := range series.Entries {
			if e.Modality != rule.Exact || e.Grade == rule.Disputed {
				continue // no figure: see TestBoundariesOfEveryEntry
			}
			known := e.From
			switch {
			case !e.Cite.Issued.IsZero(): // which may be before or after it began
				known = e.Cite.Issued
			case !e.Cite.Seen.IsZero():
				known = e.Cite.Seen
			}
			before, err := guangzhou.LookupOn(name, e.From, guangzhou.KnownOn(known.Add(-1)))
			assert.True(t, err != nil && rule.CodeOf(err) == "no_rule" || before.Grade() == rule.Provisional, "%s %s is known before it was", name, e.From)
			for _, later := range []int{0, 1, 400, 5000} {
				f, err := guangzhou.LookupOn(name, e.From, guangzhou.KnownOn(known.Add(later)))
				require.NoError(t, err, "%s %s", name, e.From)
				assert.Equal(t, e.Value, f.Number(), "%s %s", name, e.From)
			}
		}
	}
}

// A figure below the least grade stops only the slip that needs it.
func TestMinGradeFailsWhereTheFigureIsUsed(t *testing.T) {
	p, err := guangzhou.Policy(month(t, "2025-08"), guangzhou.MinGrade(rule.Corroborated))
	require.NoError(t, err)
	employer := plainEmployer(t)
	without := func(schemes ...rule.Scheme) payroll.Employee {
		e := payroll.Employee{Wage: decimal.New(8000, 0)}
		for _, s := range schemes {
			e.Outside = append(e.Outside, payroll.Exclusion{Scheme: s, Reason: "of this test"})
		}
		return e
	}
	// Reported in 2025-08 is the fund's deposit unit alone.
	slip, err := p.Slip(employer, without(rule.Housing))
	require.NoError(t, err)
	assert.Equal(t, rule.Corroborated, slip.Grade())

	_, err = p.Slip(employer, without())
	var below *rule.GradeError
	require.True(t, errors.As(err, &below), "%v", err)
	assert.Equal(t, rule.GradeError{Area: rule.AreaHousing, What: rule.Say("deposit unit", "缴存额取整单位"), Month: month(t, "2025-08"), Have: rule.Reported, Want: rule.Corroborated}, *below)
	assert.Equal(t, "below_grade", rule.CodeOf(err))

	slip, err = p.Slip(employer, without(), payroll.Partial)
	require.NoError(t, err)
	require.Len(t, slip.Missing, 2, "both sides of the fund")

	own, err := p.With("housing.deposit_unit", "1")
	require.NoError(t, err)
	slip, err = own.Slip(employer, without())
	require.NoError(t, err)
	assert.Equal(t, rule.Supplied, slip.Grade())
}

// plainEmployer has settings that need no figure of the tables but the fund's.
func plainEmployer(t testing.TB) payroll.Employer {
	t.Helper()
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	return employer
}
