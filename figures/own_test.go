package figures_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// city is a made-up city with medical figures from 2020 and a relief in 2021-07..09.
func city(t testing.TB) figures.Book {
	t.Helper()
	rows := "medical.floor,2020-01,2025-12,5000,reported,notice,,,,,,,,\n" +
		"medical.employer_rate,2020-01,,0.06,reported,notice,,,,,,,holds,\n" +
		"medical.enterprise_relief_rate,2021-07,2021-09,0.03,reported,notice,,,,,,,expires,\n" +
		"minimum_wage,2020-01,,2000,reported,notice,,,,,,,holds,\n"
	book, err := figures.Read(folder(rows), figures.Derive(
		figures.Derived{
			Series: "maternity.floor",
			From:   "medical.floor",
			Since:  rule.MonthOf(2020, 1),
			Why:    "one base",
		},
		figures.Derived{
			Series: "injury.floor",
			From:   "minimum_wage",
			Since:  rule.MonthOf(2020, 1),
			Why:    "the minimum wage",
		},
	))
	require.NoError(t, err)
	return book
}

func own(t testing.TB, rows string) figures.Book {
	t.Helper()
	book, err := figures.ReadFile("own.csv", []byte("series,from,to,value,source,source_zh,url\n"+rows))
	require.NoError(t, err)
	return book
}

// One file fills a gap of years: every month answers, graded supplied, with the user's own words in both languages.
func TestOwnFillsYears(t *testing.T) {
	mine := own(t, "pension.floor,2025-07,2027-06,5600,our bureau's notice,本局通知,example.org\n")
	for m := month(t, "2025-07"); !m.After(month(t, "2027-06")); m = m.Add(1) {
		policy, err := city(t).Policy(m, figures.Own(mine))
		require.NoError(t, err)
		floor := policy.Pension.Floor
		assert.Equal(t, "5600", floor.Number().String())
		assert.Equal(t, rule.Supplied, floor.Grade())
		assert.Equal(t, "our bureau's notice", floor.Cite().In(rule.English))
		assert.Equal(t, "本局通知", floor.Cite().In(rule.Chinese))
		assert.Equal(t, "2025-07 to 2027-06", floor.Period().String())
	}
	policy, err := city(t).Policy(month(t, "2027-07"), figures.Own(mine))
	require.NoError(t, err)
	assert.ErrorIs(t, policy.Pension.Floor.Err(), rule.ErrNoRule)
}

// A figure that has no effect, or splits one base, is an error that names the other figure.
func TestOwnThatHasNoEffect(t *testing.T) {
	for _, c := range []struct{ name, month, rows, says string }{
		{
			name: "one floor of one base", month: "2025-07", rows: "medical.floor,2025-01,2025-12,5600,x,,\n",
			says: "medical.floor 5600 and maternity.floor (5000) are one base; give maternity.floor as well",
		},
		{
			name: "the other floor", month: "2025-07", rows: "maternity.floor,2025-01,2025-12,5600,x,,\n",
			says: "maternity.floor 5600 and medical.floor (5000) are one base; give medical.floor as well",
		},
		{
			name: "a rate that a relief beats", month: "2021-08",
			rows: "medical.employer_rate,2021-01,2021-12,0.05,x,,\n",
			says: "medical.employer_rate 0.05 has no effect while medical.enterprise_relief_rate is 0.03; " +
				"give medical.enterprise_relief_rate as well",
		},
		{
			name: "the minimum wage by itself", month: "2025-07",
			rows: "minimum_wage,2025-01,2025-12,2600,x,,\n",
			says: "minimum_wage has no effect on a slip by itself; give unemployment.floor and injury.floor instead",
		},
		{
			name: "a floor above its ceiling", month: "2025-07",
			rows: "injury.float,2025-01,2025-12,1.0,x,,\npension.floor,2025-01,2025-12,5600,x,,\n" +
				"pension.ceiling,2025-01,2025-12,5500,x,,\n",
			says: "is above the ceiling 5500",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := city(t).Policy(month(t, c.month), figures.Own(own(t, c.rows)))
			assert.ErrorContains(t, err, c.says)
			assert.NotEmpty(t, rule.CodeOf(err))
		})
	}
	for _, c := range []struct{ name, month, rows string }{
		{
			name: "both floors", month: "2025-07",
			rows: "medical.floor,2025-01,2025-12,5600,x,,\nmaternity.floor,2025-01,2025-12,5600,x,,\n",
		},
		{name: "the same floor", month: "2025-07", rows: "medical.floor,2025-01,2025-12,5000,x,,\n"},
		{
			name: "outside the relief's months", month: "2021-10",
			rows: "medical.employer_rate,2021-01,2021-12,0.05,x,,\n",
		},
		{
			name: "the relief as well", month: "2021-08",
			rows: "medical.employer_rate,2021-01,2021-12,0.05,x,,\n" +
				"medical.enterprise_relief_rate,2021-01,2021-12,none,x,,\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := city(t).Policy(month(t, c.month), figures.Own(own(t, c.rows)))
			assert.NoError(t, err)
		})
	}
}

// Two books with a figure of one month are a conflict; for other months both serve.
func TestTwoBooks(t *testing.T) {
	one, two := own(t, "pension.floor,2025-01,2025-12,5600,x,,\n"), own(t, "pension.floor,2025-07,2026-06,5700,y,,\n")
	_, err := city(t).Policy(month(t, "2025-07"), figures.Own(one), figures.Own(two))
	assert.ErrorIs(t, err, rule.ErrConflict)
	assert.ErrorContains(t, err, "pension.floor 5700 stands in two books for 2025-07; keep one of them")
	f, err := city(t).Lookup("pension.floor", month(t, "2026-01"), figures.Own(one), figures.Own(two))
	require.NoError(t, err)
	assert.Equal(t, "5700", f.Number().String())
}

// A book of the caller's own is a place as well, graded as its rows are or supplied.
func TestOwnBookAsAPlace(t *testing.T) {
	policy, err := own(t, "pension.floor,2025-07,2026-06,4775,x,,\n").Policy(month(t, "2025-08"))
	require.NoError(t, err)
	assert.Equal(t, rule.Supplied, policy.Pension.Floor.Grade())
	assert.NotEmpty(t, policy.Place)
	var names []string
	for _, m := range policy.Missing() {
		names = append(names, m.Name)
	}
	assert.Len(t, names, 34)
}

// The zero book has nothing and adds nothing.
func TestZeroBook(t *testing.T) {
	assert.Empty(t, figures.Book{}.Names())
	_, err := figures.Book{}.Lookup("pension.floor", month(t, "2025-08"))
	require.ErrorIs(t, err, rule.ErrNoRule)
	f, err := city(t).Lookup("medical.floor", month(t, "2025-08"), figures.Own(figures.Book{}))
	require.NoError(t, err)
	assert.NotEqual(t, rule.Supplied, f.Grade())
}

// A row of the caller's own that is disputed, or is no exact number, answers as such a row of the city does.
func TestOwnRowsThatDoNotAnswer(t *testing.T) {
	rows := "pension.floor,2025-07,2025-12,5600,disputed,notice,,,,,5700,another notice,,\n" +
		"pension.floor,2026-01,2026-06,5600,reported,notice,,,,,,,about,\n"
	mine, err := figures.Read(folder(rows))
	require.NoError(t, err)
	_, err = city(t).Lookup("pension.floor", month(t, "2025-08"), figures.Own(mine))
	assert.Equal(t, "no_rule", rule.CodeOf(err))
	var disputed *rule.DisputedError
	require.ErrorAs(t, err, &disputed)
	assert.Equal(t, "5700", disputed.Other)
	f, err := city(t).Lookup("pension.floor", month(t, "2025-08"), figures.Own(mine), figures.Disputed())
	require.NoError(t, err)
	assert.Equal(t, "5600", f.Number().String())
	_, err = city(t).Lookup("pension.floor", month(t, "2026-02"), figures.Own(mine))
	assert.Equal(t, "not_applicable", rule.CodeOf(err))
}

func TestOptionsRefuse(t *testing.T) {
	for _, grade := range []rule.Grade{0, rule.Supplied + 1, 200} {
		_, err := city(t).Policy(month(t, "2025-08"), figures.MinGrade(grade))
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, "is not a grade; use rule.Official to rule.Supplied")
	}
}

// A name in Chinese is answered with the figures of its scheme.
func TestUnknownFigureInChinese(t *testing.T) {
	for _, name := range []string{"养老下限", "养老保险费率", "公积金"} {
		_, err := city(t).Lookup(name, month(t, "2025-08"))
		require.ErrorIs(t, err, rule.ErrUnknownField)
	}
	_, err := city(t).Lookup("养老下限", month(t, "2025-08"))
	assert.ErrorContains(t, err, "pension.floor (缴费基数下限)")
	_, err = city(t).Lookup("公积金", month(t, "2025-08"))
	assert.ErrorContains(t, err, "housing.floor")
}

func TestOfRows(t *testing.T) {
	book, err := figures.OfRows(
		[]figures.Row{{Series: "pension.floor", From: "2025-07", To: "2026-06", Value: "5600", Source: "our notice"}},
	)
	require.NoError(t, err)
	f, err := book.Lookup("pension.floor", month(t, "2025-08"))
	require.NoError(t, err)
	assert.Equal(t, "5600", f.Number().String())
	_, err = figures.OfRows(
		[]figures.Row{{Series: "pension.floor", From: "2025-7", To: "2026-06", Value: "5600", Source: "our notice"}},
	)
	assert.ErrorContains(t, err, "from 2025-7 is not a month")
}

// The catalogue has every figure of a policy, and says of each what it is in both languages.
func TestCatalogue(t *testing.T) {
	names := figures.Names()
	seen := map[string]bool{}
	for _, name := range names {
		kind, ok := figures.Describe(name)
		require.True(t, ok)
		assert.False(t, seen[name], "%s is there twice", name)
		seen[name] = true
		assert.NotEmpty(t, kind.What.English, name)
		assert.NotEmpty(t, kind.What.Chinese, name)
		assert.NotEmpty(t, kind.Unit, name)
	}
	for _, name := range payroll.FigureNames() {
		kind, ok := figures.Describe(name)
		require.True(t, ok, "%s of a policy is not in the catalogue", name)
		info, _ := payroll.DescribeFigure(name)
		assert.Equal(t, info.Scheme, kind.Scheme, name)
		assert.Equal(t, info.Absent, kind.Absent, name)
	}
	_, ok := figures.Describe("pension.flor")
	assert.False(t, ok)
}

// Outside its months there is no relief, nor before it began as known on a day; a day between is unknown.
func TestReliefAsKnownOnADay(t *testing.T) {
	rows := "relief_2020.large,2020-02,2020-04,0.5,reported,notice,,,,2020-02-20,,,expires,\n" +
		"relief_2020.large,2020-05,2020-06,0.5,reported,notice,,,,2020-07-03,,,expires,\n"
	book, err := figures.Read(
		fstest.MapFS{"relief.csv": {Data: []byte(header + rows)}, "sources.csv": {Data: []byte(sources)}},
	)
	require.NoError(t, err)
	for _, c := range []struct {
		name, month, known, want string
	}{
		{"on the day of issue", "2020-05", "2020-07-03", "0.5"},
		{"before it began: the one before has expired", "2020-05", "2020-04-30", "none"},
		{"begun and not published", "2020-05", "2020-06-15", "unknown"},
		{"the first span", "2020-03", "2020-03-01", "0.5"},
		{"after its months", "2020-07", "2020-07-10", "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			day, err := rule.ParseDate(c.known)
			require.NoError(t, err)
			policy, err := book.Policy(month(t, c.month), figures.KnownOn(day))
			require.NoError(t, err)
			got := "unknown"
			if policy.Relief2020.Large.Known() {
				got = policy.Relief2020.Large.Number().String()
			}
			assert.Equal(t, c.want, got)
		})
	}
}
