package figures_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/rule"
)

// date is a day of a test.
func date(t testing.TB, text string) rule.Date {
	t.Helper()
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

// A policy is of a month of 2000 to 2100, also of a book that has nothing.
func TestMonthsOfAPolicy(t *testing.T) {
	for _, c := range []struct {
		month string
		ok    bool
	}{
		{month: "1999-12"}, {month: "2000-01", ok: true}, {month: "2100-12", ok: true}, {month: "2101-01"},
	} {
		t.Run(c.month, func(t *testing.T) {
			policy, err := figures.Book{}.Policy(month(t, c.month))
			if c.ok {
				require.NoError(t, err)
				assert.Equal(t, "（自备数值）", policy.Place)
				return
			}
			require.ErrorIs(t, err, rule.ErrBadDate)
			assert.ErrorContains(t, err, "month "+c.month+" is not within 2000-01 to 2100-12")
		})
	}
}

// Limits that contradict one another are refused, with figures of the caller's own as well.
func TestPolicyThatContradictsItself(t *testing.T) {
	book := own(t, "pension.floor,2025-07,2026-06,6000,x,,\npension.ceiling,2025-07,2026-06,5000,x,,\n")
	mine := own(t, "pension.floor,2025-07,2026-06,4000,x,,\n")
	for _, options := range [][]figures.Option{nil, {figures.Own(mine)}} {
		_, err := book.Policy(month(t, "2025-08"), options...)
		assert.ErrorContains(t, err, "is above the ceiling 5000")
	}
}

// derived is a book with what follows from the minimum wage of 2019, of 2020 and of 2021.
func derived(t *testing.T, rows string, d figures.Derived) (figures.Book, error) {
	t.Helper()
	return figures.ReadFile("own.csv", []byte("series,from,to,value,source,note\n"+
		"minimum_wage,2019-01,2019-12,1900,a,\nminimum_wage,2020-01,2020-12,2000,b,of 2020\n"+
		"minimum_wage,2021-01,2021-12,2100,c,\n"+rows), figures.Derive(d))
}

// A derived series has the entries since a month, whole, cut or some months later, and says why.
func TestDerive(t *testing.T) {
	type entry struct{ from, until, value, note string }
	for _, c := range []struct {
		name string
		of   figures.Derived
		want []entry
	}{
		{name: "since the first day of an entry", of: figures.Derived{Since: rule.MonthOf(2020, 1), Why: "the same"},
			want: []entry{{"2020-01-01", "2021-01-01", "2000", "of 2020; the same"},
				{"2021-01-01", "2022-01-01", "2100", "the same"}}},
		{name: "since the middle of an entry", of: figures.Derived{Since: rule.MonthOf(2020, 7), Why: "the same"},
			want: []entry{{"2020-07-01", "2021-01-01", "2000", "of 2020; the same"},
				{"2021-01-01", "2022-01-01", "2100", "the same"}}},
		{name: "the year from July on",
			of: figures.Derived{Months: 18, Year: 12, Since: rule.MonthOf(2021, 7), Why: "later"},
			want: []entry{{"2021-07-01", "2022-07-01", "2000", "of 2020; later"},
				{"2022-07-01", "2023-07-01", "2100", "later"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.of.Series, c.of.From = "injury.floor", "minimum_wage"
			book, err := derived(t, "", c.of)
			require.NoError(t, err)
			var is []entry
			for _, table := range book.Tables() {
				if table.Name != "injury.floor" {
					continue
				}
				for _, e := range table.Entries {
					is = append(is, entry{e.From.String(), e.Until.String(), e.Value.String(), e.Cite.Note})
				}
			}
			assert.Equal(t, c.want, is)
		})
	}
	_, err := derived(t, "injury.floor,2020-07,2021-06,2050,d,\n",
		figures.Derived{Series: "injury.floor", From: "minimum_wage", Since: rule.MonthOf(2020, 1), Why: "the same"})
	assert.ErrorContains(t, err, "begins before the entry before it ends", "both are for 2020-07")
}

// A gap names the figure and the month that was asked; only a figure of a slip can be carried on.
func TestGapsOfFigures(t *testing.T) {
	book := own(t, "pension.floor,2025-01,2025-12,5510,x,,\nnational.urban_income,2025-01,2025-12,50000,x,,\n")
	for _, c := range []struct {
		name  string
		carry bool
	}{
		{name: "pension.floor", carry: true},
		{name: "national.urban_income"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := book.Lookup(c.name, month(t, "2026-03"))
			var gap *rule.NoRuleError
			require.ErrorAs(t, err, &gap)
			assert.Equal(t, c.name, gap.Name)
			assert.Equal(t, month(t, "2026-03"), gap.Month)
			assert.Equal(t, c.carry, gap.Carry)
			f, err := book.Lookup(c.name, month(t, "2026-03"), figures.CarryForward())
			require.NoError(t, err)
			assert.Equal(t, rule.Carried, f.Standing())
		})
	}
	_, err := book.Lookup("pension.floor", rule.MonthOf(2026, 13))
	assert.ErrorContains(t, err, "2026-13")
}

// A figure on which sources contradict one another is no gap; one of a grade below the least that is asked names
// itself.
func TestFiguresThatAreNotTaken(t *testing.T) {
	book, err := figures.Read(folder("pension.floor,2025-07,2026-06,5510,disputed,notice,,,,,5500,a page,,\n" +
		"national.urban_income,2025-01,2025-12,50000,disputed,notice,,,,,51000,a page,,\n" +
		"pension.ceiling,2025-07,2026-06,27549,reported,notice,,,,,,,,\n"))
	require.NoError(t, err)
	for _, name := range []string{"pension.floor", "national.urban_income"} {
		_, err = book.Lookup(name, month(t, "2025-08"))
		var disputed *rule.DisputedError
		require.ErrorAs(t, err, &disputed, name)
		_, err = book.Lookup(name, month(t, "2025-08"), figures.Disputed())
		require.NoError(t, err)
	}
	_, err = book.Lookup("pension.ceiling", month(t, "2025-08"), figures.MinGrade(rule.Corroborated))
	var weak *rule.GradeError
	require.ErrorAs(t, err, &weak)
	assert.Equal(t, "pension.ceiling", weak.Name)
	_, err = book.Lookup("pension.ceiling", month(t, "2025-08"), figures.MinGrade(rule.Reported))
	require.NoError(t, err)
}

// Every grade may be the least that is asked for, and no other number.
func TestLeastGrades(t *testing.T) {
	book := own(t, "pension.floor,2025-07,2026-06,5510,x,,\n")
	for grade := rule.Official; grade <= rule.Supplied; grade++ {
		_, err := book.Policy(month(t, "2025-08"), figures.MinGrade(grade))
		assert.NoError(t, err, grade)
	}
	_, err := book.Lookup("pension.floor", month(t, "2025-08"), figures.MinGrade(0))
	assert.ErrorContains(t, err, "min_grade is not a grade")
	_, err = book.Lookup("pension.floor", month(t, "2025-08"), figures.KnownOn(rule.Date{}))
	assert.ErrorContains(t, err, "known_on is not a day")
}

// The fields of a Reading ask for the option of their name, one each.
func TestReading(t *testing.T) {
	book, err := figures.Read(folder("pension.floor,2025-01,2025-06,5500,reported,notice,,,,2025-01-10,,,,\n" +
		"pension.floor,2025-07,2025-12,5510,disputed,notice,,,,2025-10-31,5520,a page,,\n"))
	require.NoError(t, err)
	for _, c := range []struct {
		name, month string
		reading     figures.Reading
		options     int
		want, code  string
	}{
		{name: "the plain way", month: "2025-03", want: "5500 reported"},
		{name: "nothing is carried unasked", month: "2026-01", code: "no_rule"},
		{name: "nothing disputed unasked", month: "2025-08", code: "no_rule"},
		{name: "disputed", month: "2025-08", reading: figures.Reading{Disputed: true}, options: 1,
			want: "5510 disputed"},
		{name: "carried forward", month: "2026-01", reading: figures.Reading{CarryForward: true, Disputed: true},
			options: 2, want: "5510 disputed"},
		{name: "as known on a day", month: "2025-08", reading: figures.Reading{KnownOn: date(t, "2025-06-30")},
			options: 1, want: "5500 provisional"},
		{name: "reported at the least", month: "2025-03", reading: figures.Reading{MinGrade: rule.Reported}, options: 1,
			want: "5500 reported"},
		{name: "official at the least", month: "2025-03", reading: figures.Reading{MinGrade: rule.Official}, options: 1,
			code: "below_grade"},
	} {
		t.Run(c.name, func(t *testing.T) {
			options := c.reading.Options()
			assert.Len(t, options, c.options)
			f, err := book.Lookup("pension.floor", month(t, c.month), options...)
			assert.Equal(t, c.code, rule.CodeOf(err))
			if c.code == "" {
				assert.Equal(t, c.want, f.Number().String()+" "+f.Grade().String())
			}
		})
	}
}

// A row of the caller's own answers from its day of issue, where an earlier day is asked the city's does.
func TestOwnRowBeforeItsIssue(t *testing.T) {
	mine, err := figures.Read(fstest.MapFS{"own.csv": {Data: []byte("series,from,to,value,source,issued\n" +
		"pension.floor,2025-07,2026-06,5600,x,2025-10-31\npension.ceiling,2025-07,2026-06,28000,x,\n")}})
	require.NoError(t, err)
	city := own(t, "pension.floor,2025-07,2026-06,5510,y,,\npension.ceiling,2025-07,2026-06,27549,y,,\n")
	for _, c := range []struct{ name, series, known, want string }{
		{name: "no day", series: "pension.floor", want: "5600"},
		{name: "the day of issue", series: "pension.floor", known: "2025-10-31", want: "5600"},
		{name: "the day before", series: "pension.floor", known: "2025-10-30", want: "5510"},
		{name: "without a day of issue", series: "pension.ceiling", known: "2025-08-01", want: "28000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			options := []figures.Option{figures.Own(mine)}
			if c.known != "" {
				options = append(options, figures.KnownOn(date(t, c.known)))
			}
			f, err := city.Lookup(c.series, month(t, "2025-08"), options...)
			require.NoError(t, err)
			assert.Equal(t, c.want, f.Number().String())
		})
	}
	average := own(t, "city.average_wage,2025-01,2025-12,13000,x,,\n")
	_, err = city.Policy(month(t, "2025-08"), figures.Own(average))
	assert.ErrorContains(t, err,
		"city.average_wage has no effect on a slip by itself; give illness_supplement.city_average instead")
}

// A relief that is known is one, also where it is carried on; one that has begun and is not known is not none.
func TestReliefInAPolicy(t *testing.T) {
	book, err := figures.Read(folder("medical.enterprise_relief_rate,2021-07,2021-09,0.03,reported,notice,,,,,,,,\n" +
		"relief_2020.large,2020-02,2020-04,0.5,disputed,notice,,,,,0.6,a page,expires,\n" +
		"relief_2020.large,2020-05,2020-06,0.5,reported,notice,,,,2020-07-03,,,expires,\n"))
	require.NoError(t, err)
	carried, err := book.Policy(month(t, "2021-10"), figures.CarryForward())
	require.NoError(t, err)
	assert.Equal(t, "0.03", carried.Medical.EnterpriseRelief.Number().String())
	ended, err := book.Policy(month(t, "2021-10"))
	require.NoError(t, err)
	assert.True(t, ended.Medical.EnterpriseRelief.None())
	disputed, err := book.Policy(month(t, "2020-03"))
	require.NoError(t, err)
	assert.False(t, disputed.Relief2020.Large.Known(), "sources contradict one another")
	first, err := book.Policy(month(t, "2020-05"), figures.KnownOn(date(t, "2020-05-01")))
	require.NoError(t, err)
	assert.False(t, first.Relief2020.Large.Known(), "on its first day it had begun")
}
