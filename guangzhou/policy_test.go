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
	months := []rule.Month{month(t, "2019-03"), month(t, "2020-03"), month(t, "2022-08"), month(t, "2025-08"),
		month(t, "2026-09")}
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
				_, err = p.Slip(employer,
					payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))}, payroll.Partial)
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
	for _, text := range []string{"2000-01", "2000-12", "2025-08", "2100-01", "2100-12"} {
		m := month(t, text)
		_, err := guangzhou.Policy(m)
		require.NoError(t, err)
		var p payroll.Policy
		assert.Zero(t, testing.AllocsPerRun(100, func() { p, err = guangzhou.Policy(m) }), text)
		assert.Equal(t, m, p.Month)
	}
}

func TestPolicyMonths(t *testing.T) {
	type c struct {
		name  string
		month rule.Month
		ok    bool
	}
	tabletest.Each(t, []c{
		{name: "no month", month: rule.Month{}, ok: false},
		{name: "before the first", month: rule.MonthOf(1999, 12), ok: false},
		{name: "the first", month: rule.MonthOf(2000, 1), ok: true},
		{name: "the last", month: rule.MonthOf(2100, 12), ok: true},
		{name: "after the last", month: rule.MonthOf(2101, 1), ok: false},
		{name: "the last of all", month: rule.MonthOf(2200, 12), ok: false},
		{name: "an ordinary month", month: rule.MonthOf(2025, 8), ok: true},
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
	_, err = p.Slip(plainEmployer(t), payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))})
	assert.Equal(t, "no_rule", rule.CodeOf(err))
}

func TestLookup(t *testing.T) {
	type c struct {
		name, figure, month string
		with                []guangzhou.Option
		want, grade         string
		code                string
	}
	day := func(text string) rule.Date {
		d, err := rule.ParseDate(text)
		require.NoError(t, err)
		return d
	}
	carry := guangzhou.CarryForward()
	tabletest.Each(t, []c{
		// The source has 27549 from 2025-07 and 27501 for the year before.
		{name: "a ceiling in its first month",
			figure: "pension.ceiling", month: "2025-07", want: "27549", grade: "official",
		},
		{name: "a ceiling in its last month",
			figure: "pension.ceiling", month: "2025-06", want: "27501", grade: "official",
		},
		{name: "past the last entry", figure: "pension.ceiling", month: "2026-07", code: "no_rule"},
		{name: "past the last entry, carried",
			figure: "pension.ceiling", month: "2026-07", with: []guangzhou.Option{carry}, want: "27549",
			grade: "provisional",
		},
		{name: "carried twelve months",
			figure: "pension.ceiling", month: "2027-06", with: []guangzhou.Option{carry}, want: "27549",
			grade: "provisional",
		},
		{name: "not carried thirteen months",
			figure: "pension.ceiling", month: "2027-07", with: []guangzhou.Option{carry}, code: "no_rule",
		},
		{name: "a figure that holds, the month checked",
			figure: "minimum_wage", month: "2026-11", want: "2680", grade: "official",
		},
		{name: "a figure that holds, the month after",
			figure: "minimum_wage", month: "2026-12", want: "2680", grade: "official",
		},
		{name: "a figure that holds, its last month",
			figure: "minimum_wage", month: "2027-12", want: "2680", grade: "official",
		},
		{name: "a figure that holds, beyond", figure: "minimum_wage", month: "2028-01", code: "no_rule"},
		{name: "a figure that holds is not carried",
			figure: "minimum_wage", month: "2028-01", with: []guangzhou.Option{carry}, code: "no_rule",
		},
		{name: "nothing is carried before the first",
			figure: "pension.floor", month: "2012-06", with: []guangzhou.Option{carry}, code: "no_rule",
		},
		{name: "the limits of a calendar year are due", figure: "medical.ceiling", month: "2027-01", code: "no_rule"},
		{name: "and are carried when asked",
			figure: "medical.ceiling", month: "2027-01", with: []guangzhou.Option{carry}, want: "31170",
			grade: "provisional",
		},
		{name: "an instrument whose successor is due",
			figure: "medical.employer_rate", month: "2027-01", with: []guangzhou.Option{carry}, want: "0.06",
			grade: "provisional",
		},
		{name: "its last month",
			figure: "medical.employer_rate", month: "2026-12", want: "0.06", grade: "corroborated",
		},
		{name: "a cut that ended with June 2020",
			figure: "medical.enterprise_relief_rate", month: "2020-07", with: []guangzhou.Option{carry},
			code: "no_rule",
		},
		{name: "a disputed figure",
			figure: "pension.employer_rate", month: "2022-08", code: "no_rule",
		},
		{name: "a disputed figure, chosen",
			figure: "pension.employer_rate", month: "2022-08", with: []guangzhou.Option{guangzhou.Disputed()},
			want: "0.15", grade: "disputed",
		},
		{name: "a figure of a year under any month",
			figure: "pension.benefit_base", month: "2025-09", want: "9493", grade: "official",
		},
		{name: "a figure of a year, carried",
			figure: "pension.benefit_base", month: "2026-03", with: []guangzhou.Option{carry}, want: "9493",
			grade: "provisional",
		},
		{name: "an absent ceiling",
			figure: "injury.ceiling", month: "2025-08", want: "none", grade: "corroborated",
		},
		{name: "known on the day it was issued",
			figure: "pension.floor", month: "2025-08",
			with: []guangzhou.Option{guangzhou.KnownOn(day("2025-10-31"))}, want: "5510", grade: "official",
		},
		{name: "begun and not published",
			figure: "pension.floor", month: "2025-08",
			with: []guangzhou.Option{guangzhou.KnownOn(day("2025-10-30"))}, code: "no_rule",
		},
		{name: "the day before it began: the old one",
			figure: "pension.floor", month: "2025-08",
			with: []guangzhou.Option{guangzhou.KnownOn(day("2025-06-30"))}, want: "5500", grade: "provisional",
		},
		{name: "an earlier month is known on a later day",
			figure: "pension.floor", month: "2025-06",
			with: []guangzhou.Option{guangzhou.KnownOn(day("2025-06-30"))}, want: "5500", grade: "official",
		},
		{name: "known long after",
			figure: "pension.floor", month: "2025-08",
			with: []guangzhou.Option{guangzhou.KnownOn(day("2200-12-31"))}, want: "5510", grade: "official",
		},
		{name: "of the grade asked for",
			figure: "pension.floor", month: "2025-08",
			with: []guangzhou.Option{guangzhou.MinGrade(rule.Official)}, want: "5510", grade: "official",
		},
		{name: "below the grade asked for",
			figure: "unemployment.ceiling", month: "2026-08",
			with: []guangzhou.Option{guangzhou.MinGrade(rule.Corroborated)}, code: "below_grade",
		},
		{name: "better than the grade asked for",
			figure: "pension.floor", month: "2025-08",
			with: []guangzhou.Option{guangzhou.MinGrade(rule.Reported)}, want: "5510", grade: "official",
		},
		{name: "carried and so below the grade asked for",
			figure: "pension.floor", month: "2026-07",
			with: []guangzhou.Option{carry, guangzhou.MinGrade(rule.Reported)}, code: "below_grade",
		},
		{name: "carried and of the grade asked for",
			figure: "pension.floor", month: "2026-07",
			with: []guangzhou.Option{carry, guangzhou.MinGrade(rule.Provisional)}, want: "5510",
			grade: "provisional",
		},
		{name: "a gap stays a gap whatever the grade",
			figure: "pension.floor", month: "2012-01",
			with: []guangzhou.Option{guangzhou.MinGrade(rule.Official)}, code: "no_rule",
		},
		{name: "a name that is not there", figure: "pension.floor ", month: "2025-08", code: "unknown_field"},
		{name: "a name in capitals", figure: "Pension.Floor", month: "2025-08", code: "unknown_field"},
		{name: "no name", figure: "", month: "2025-08", code: "unknown_field"},
		{name: "the housing floor follows the minimum wage",
			figure: "housing.floor", month: "2026-09", want: "2680", grade: "corroborated",
		},
	}, func(t *testing.T, c c) {
		f, err := guangzhou.Lookup(c.figure, month(t, c.month), c.with...)
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
		name, figure, month string
		with                []guangzhou.Option
		want                string
	}
	tabletest.Each(t, []c{
		{name: "before the first entry",
			figure: "pension.floor", month: "2012-01",
			want: "pension: no floor (pension.floor) is known for 2012-01; " +
				"the nearest month that has one is 2012-07; pass your own figure",
		},
		{name: "past the last",
			figure: "pension.floor", month: "2026-07",
			want: "pension: no floor (pension.floor) is known for 2026-07; the nearest month that has one is " +
				"2026-06; the option carry_forward takes the last one, provisionally; " +
				"pass your own figure",
		},
		{name: "hidden by the day",
			figure: "pension.floor", month: "2025-08",
			with: []guangzhou.Option{guangzhou.KnownOn(rule.DateOf(2025, 7, 1))},
			want: "pension: no floor (pension.floor) is known for 2025-08 (as known on 2025-07-01: in force from " +
				"2025-07-01 and issued on 2025-10-31; as known on a day before 2025-07-01 the figure before " +
				"answers); the nearest month that has one is 2025-06; pass your own figure",
		},
		{name: "disputed",
			figure: "pension.employer_rate", month: "2022-09",
			want: "pension: the employer rate (pension.employer_rate) of 2022-09 is disputed: 0.15 (page of 2022-09 " +
				"with its own arithmetic (粤人社发〔2022〕8号)) or 0.14 (tax bureau table of Foshan of 2023-01, and a " +
				"page of 2022-10 that computes with 14 %); the option disputed takes the likelier, 0.15; " +
				"or pass your own figure",
		},
		{name: "of no scheme",
			figure: "minimum_wage", month: "2010-01",
			want: "no minimum wage (minimum_wage) is known for 2010-01; the nearest month that has one is 2011-03; " +
				"pass your own figure",
		},
		{name: "below the grade",
			figure: "unemployment.ceiling", month: "2026-08",
			with: []guangzhou.Option{guangzhou.MinGrade(rule.Corroborated)},
			want: "unemployment: the ceiling (unemployment.ceiling) of 2026-08 is reported, below the least grade " +
				"asked for, corroborated; lower the grade (min_grade) or pass your own figure",
		},
		{name: "no such series",
			figure: "maternity.flour", month: "2025-08",
			want: "series maternity.flour is not a figure this library knows; use one of maternity.floor (缴费基数下限), " +
				"maternity.ceiling (缴费基数上限), maternity.employer_rate (单位费率)",
		},
	}, func(t *testing.T, c c) {
		_, err := guangzhou.Lookup(c.figure, month(t, c.month), c.with...)
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
			assert.True(t, err != nil && rule.CodeOf(err) == "no_rule" || before.Grade() == rule.Provisional,
				"%s %s is known before it was", name, e.From)
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
		e := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0))}
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
	assert.Equal(t, rule.GradeError{Area: rule.AreaHousing, Name: "housing.deposit_unit",
		What:  rule.Say("deposit unit", "缴存额取整单位"),
		Month: month(t, "2025-08"), Have: rule.Reported, Want: rule.Corroborated}, *below)
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
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	return employer
}
