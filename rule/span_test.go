package rule_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/rule"
)

// trial is a text with days inside its first and last month, as 穗医保规字〔2024〕1号 art. 32 has them: three years from
// 2024-01-03.
func trial() rule.Span {
	return rule.Span{Area: rule.AreaMedical, What: rule.Say("long-term care", "long-term care"),
		From:  rule.DateOf(2024, time.January, 3),
		Until: rule.DateOf(2027, time.January, 3),
		Cite:  rule.Cite{Title: "trial measures", Number: "穗医保规字〔2024〕1号", Article: "art. 32"}}
}

// open is a text without an end: 社会保险法 art. 98, last looked at in November 2026.
func open() rule.Span {
	return rule.OpenSpan("", rule.Say("surcharge", "surcharge"), rule.DateOf(2011, time.July, 1),
		rule.Cite{Title: "社会保险法", Article: "art. 98", Checked: rule.MonthOf(2026, time.November)})
}

func TestSpanOn(t *testing.T) {
	for _, c := range []struct {
		name string
		span rule.Span
		day  rule.Date
		want string // of the error; none where the text is in force
	}{
		{name: "first day", span: trial(), day: rule.DateOf(2024, time.January, 3)},
		{name: "last day", span: trial(), day: rule.DateOf(2027, time.January, 2)},
		{name: "the day before", span: trial(), day: rule.DateOf(2024, time.January, 2),
			want: "medical: no long-term care is known for 2024-01 " +
				"(trial measures (穗医保规字〔2024〕1号) art. 32 is in force from 2024-01-03 to 2027-01-02); " +
				"the nearest month that has one is 2024-01"},
		{name: "the day after", span: trial(), day: rule.DateOf(2027, time.January, 3),
			want: "is in force from 2024-01-03 to 2027-01-02); the nearest month that has one is 2027-01"},
		{name: "no day", span: trial(), want: "no long-term care is known for -"},
		{name: "held to the end of the next year", span: open(), day: rule.DateOf(2027, time.December, 31)},
		{name: "beyond", span: open(), day: rule.DateOf(2028, time.January, 1),
			want: "no surcharge is known for 2028-01 " +
				"(社会保险法 art. 98 is in force from 2011-07-01; " +
				"no end was announced, and it was last looked at in 2026-11); " +
				"the nearest month that has one is 2027-12"},
		{name: "a span nobody set", day: rule.DateOf(2024, time.January, 3), want: "is known for 2024-01"},
	} {
		t.Run(c.name, func(t *testing.T) { checkSpan(t, c.span.On(c.day), c.want) })
	}
}

// checkSpan compares an error with what its text must hold, none where there must be none.
func checkSpan(t *testing.T, err error, want string) {
	t.Helper()
	if want == "" {
		assert.NoError(t, err)
		return
	}
	assert.ErrorContains(t, err, want)
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

func TestSpanMonths(t *testing.T) {
	for _, c := range []struct {
		name         string
		span         rule.Span
		month        rule.Month
		days         int
		whole, begun string // of the errors of In and During
	}{
		{name: "before", span: trial(), month: rule.MonthOf(2023, time.December),
			whole: "nearest month that has one is 2024-02", begun: "nearest month that has one is 2024-01"},
		{name: "first month, from the 3rd", span: trial(), month: rule.MonthOf(2024, time.January), days: 29,
			whole: "nearest month that has one is 2024-02"},
		{name: "first whole month, of a leap year", span: trial(), month: rule.MonthOf(2024, time.February), days: 29},
		{name: "last whole month", span: trial(), month: rule.MonthOf(2026, time.December), days: 31},
		{name: "last month, two days", span: trial(), month: rule.MonthOf(2027, time.January), days: 2,
			whole: "nearest month that has one is 2026-12"},
		{name: "after", span: trial(), month: rule.MonthOf(2027, time.February),
			whole: "nearest month that has one is 2026-12", begun: "nearest month that has one is 2027-01"},
		{name: "no month", span: trial(), whole: "is known for -", begun: "is known for -"},
		{name: "first month of a text from the 1st", span: open(), month: rule.MonthOf(2011, time.July), days: 31},
		{name: "before it", span: open(), month: rule.MonthOf(2011, time.June),
			whole: "nearest month that has one is 2011-07", begun: "nearest month that has one is 2011-07"},
		{name: "last month held", span: open(), month: rule.MonthOf(2027, time.December), days: 31},
		{name: "after it", span: open(), month: rule.MonthOf(2028, time.January),
			whole: "nearest month that has one is 2027-12", begun: "nearest month that has one is 2027-12"},
		{name: "last month there is", span: open(), month: rule.MonthOf(2200, time.December),
			whole: "is known for 2200-12", begun: "is known for 2200-12"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.days, c.span.Days(c.month))
			checkSpan(t, c.span.In(c.month), c.whole)
			checkSpan(t, c.span.During(c.month), c.begun)
		})
	}
}

func TestSpanIsZero(t *testing.T) {
	assert.True(t, rule.Span{}.IsZero())
	assert.True(t, rule.Span{From: rule.DateOf(2024, time.May, 1), Until: rule.DateOf(2024, time.May, 1)}.IsZero(),
		"no day")
	assert.False(t, trial().IsZero())
	assert.False(t, open().IsZero())
	assert.True(t, open().Holds)
}
