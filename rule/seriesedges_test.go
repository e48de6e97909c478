package rule_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// rates is a series of entries.
func rates(t testing.TB, entries ...rule.Entry[string]) rule.Series[string] {
	t.Helper()
	s, err := rule.NewSeries(rule.AreaMedical, rule.Say("rate", "费率"), entries...)
	require.NoError(t, err)
	return s
}

// gapAt is the error of a month in which no entry answers.
func gapAt(t testing.TB, s rule.Series[string], at string, look rule.Lookup) *rule.NoRuleError {
	t.Helper()
	_, err := s.At(month(t, at), look)
	var gap *rule.NoRuleError
	require.ErrorAs(t, err, &gap)
	return gap
}

// An entry that ends on the first day of a month answers in it: it is carried from there, and nearest there.
func TestEntriesThatEndOnTheFirstOfAMonth(t *testing.T) {
	s := rates(t, entry(t, "2024-05-02", "2025-05-02", "0.1"))
	carried, err := s.At(month(t, "2025-06"), rule.Lookup{CarryForward: true})
	require.NoError(t, err)
	assert.Equal(t, "carried forward from 2025-05", carried.Cite.Note)
	_, err = s.At(month(t, "2026-05"), rule.Lookup{CarryForward: true})
	require.NoError(t, err, "the twelfth month behind")
	assert.Equal(t, month(t, "2025-05"), gapAt(t, s, "2026-06", rule.Lookup{CarryForward: true}).Nearest)
	assert.Equal(t, month(t, "2024-05"), gapAt(t, s, "2024-04", rule.Lookup{}).Nearest)
}

// An entry that has an end does not hold, whenever it was looked at.
func TestEntriesWithAnEndDoNotHold(t *testing.T) {
	got, err := rates(t, entry(t, "2025-01-01", "2028-01-01", "0.1")).At(month(t, "2027-06"), rule.Lookup{})
	require.NoError(t, err)
	assert.Equal(t, rule.InForce, got.Standing)
}

// CarryForward is offered where it would answer and was not asked for.
func TestWhereCarryForwardIsOffered(t *testing.T) {
	ended := entry(t, "2025-01-01", "2026-01-01", "0.1")
	expired, held := ended, ended
	expired.Expires, held.Holds = true, true
	known := func(day string, carry bool) rule.Lookup {
		return rule.Lookup{KnownOn: date(t, day), CarryForward: carry}
	}
	two := rates(t, entry(t, "2023-01-01", "2024-01-01", "0.2"), ended)
	for _, c := range []struct {
		name, at string
		series   rule.Series[string]
		look     rule.Lookup
		want     bool
	}{
		{name: "the month behind", at: "2026-01", series: rates(t, ended), want: true},
		{name: "the twelfth month behind", at: "2026-12", series: rates(t, ended), want: true},
		{name: "the thirteenth", at: "2027-01", series: rates(t, ended)},
		{name: "before the entry", at: "2024-12", series: rates(t, ended)},
		{name: "its instrument expired", at: "2026-01", series: rates(t, expired)},
		{name: "it holds", at: "2026-01", series: rates(t, held)},
		{name: "no entry", at: "2026-01", series: rates(t)},
		{name: "as known before, where there is a reason", at: "2026-02", series: two, look: known("2024-06-01",
			false)},
		{name: "as known before, and asked for", at: "2026-02", series: two, look: known("2024-06-01", true)},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, gapAt(t, c.series, c.at, c.look).Carry) })
	}
}

// As known on a day before an entry was published, the one before it is named where it follows without a gap.
func TestEntriesThatWereNotPublished(t *testing.T) {
	issued := func(from, until, value, on string) rule.Entry[string] {
		e := entry(t, from, until, value)
		e.Cite.Issued = date(t, on)
		return e
	}
	meets := rates(t, entry(t, "2024-01-01", "2025-01-01", "0.1"), issued("2025-01-01", "2026-01-01", "0.2",
		"2025-06-30"))
	apart := rates(t, entry(t, "2024-01-01", "2024-12-31", "0.1"),
		issued("2025-01-01", "2026-01-01", "0.2", "2025-06-30"))
	alone := rates(t, issued("2025-01-01", "2026-01-01", "0.2", "2025-06-30"))
	const unseen, before = "as known on 2025-03-01: in force from 2025-01-01 and issued on 2025-06-30",
		"; as known on a day before 2025-01-01 the figure before answers"
	for _, c := range []struct {
		name, at, known string
		series          rule.Series[string]
		want            string
	}{
		{name: "within it, behind another", at: "2025-08", known: "2025-03-01", series: meets, want: unseen + before},
		{name: "within it, behind a gap", at: "2025-08", known: "2025-03-01", series: apart, want: unseen},
		{name: "within it, the first", at: "2025-08", known: "2025-03-01", series: alone, want: unseen},
		{name: "behind it", at: "2026-03", known: "2025-03-01", series: meets, want: unseen},
		{name: "as known before the first", at: "2025-08", known: "2024-12-01", series: alone,
			want: "as known on 2024-12-01"},
		{name: "as known before both", at: "2025-08", known: "2023-12-01", series: meets,
			want: "as known on 2023-12-01"},
		{name: "as known before, behind a gap", at: "2025-08", known: "2024-12-01", series: apart,
			want: "as known on 2024-12-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			gap := gapAt(t, c.series, c.at, rule.Lookup{KnownOn: date(t, c.known)})
			assert.Equal(t, c.want, gap.Detail.English)
			carry := gapAt(t, c.series, "2023-06", rule.Lookup{KnownOn: date(t, c.known), CarryForward: true})
			assert.Empty(t, carry.Detail, "before everything there is nothing to tell")
		})
	}
	gap := gapAt(t, meets, "2025-08", rule.Lookup{KnownOn: date(t, "2025-03-01")})
	assert.Equal(t, "按 2025-03-01 所知：自 2025-01-01 起施行，印发于 2025-06-30；按 2025-01-01 之前所知，适用前一数值",
		gap.Detail.Chinese)
	old, err := meets.At(month(t, "2025-08"), rule.Lookup{KnownOn: date(t, "2024-12-31")})
	require.NoError(t, err, "the one before it answers as known before it began")
	assert.Equal(t, "0.1", old.Value)
	three := rates(t, entry(t, "2023-01-01", "2024-01-01", "a"), issued("2024-01-01", "2024-03-01", "b", "2026-01-01"),
		issued("2024-06-01", "2025-06-01", "c", "2026-01-01"))
	assert.Equal(t, "as known on 2023-06-01",
		gapAt(t, three, "2024-08", rule.Lookup{KnownOn: date(t, "2023-06-01")}).Detail.English,
		"a gap between two that were not known is one")
	carried, err := apart.At(month(t, "2025-08"), rule.Lookup{KnownOn: date(t, "2024-12-31"), CarryForward: true})
	require.NoError(t, err, "asked for, the one before a gap is carried")
	assert.Equal(t, "0.1", carried.Value)
}

// The nearest month is that of the entry that may be seen and lies nearest, the earlier of two as near.
func TestNearestMonth(t *testing.T) {
	s := rates(t, entry(t, "2020-01-01", "2021-01-01", "a"), entry(t, "2023-01-01", "2024-01-01", "b"))
	for _, c := range []struct{ name, at, known, want string }{
		{name: "before all", at: "2019-06", want: "2020-01"},
		{name: "nearer the first", at: "2021-06", want: "2020-12"},
		{name: "nearer the second", at: "2022-06", want: "2023-01"},
		{name: "behind all", at: "2025-06", want: "2023-12"},
		{name: "the second is not yet known", at: "2025-06", known: "2022-12-31", want: "2020-12"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var look rule.Lookup
			if c.known != "" {
				look.KnownOn = date(t, c.known)
			}
			assert.Equal(t, month(t, c.want), gapAt(t, s, c.at, look).Nearest)
		})
	}
}

// Numbers that name no month are told what a month is; nobody is told to pass a figure for them.
func TestSeriesInNoMonth(t *testing.T) {
	_, err := floors(t).At(rule.MonthOf(2025, 13), rule.Lookup{})
	assert.EqualError(t, err,
		"pension: no floor is known for 2025-13 (there is no such month or day); pass a month or "+
			"day from 1900 to 2200")
}

// Who prints a disputed figure and its other value are both needed; the grades that may be stored are the best and what
// the caller supplied.
func TestEntriesAtTheBoundsOfTheirGrades(t *testing.T) {
	for _, c := range []struct {
		name, says string
		change     func(*rule.Entry[string])
	}{
		{name: "supplied", change: func(e *rule.Entry[string]) { e.Grade = rule.Supplied }},
		{name: "behind supplied", says: "is not graded",
			change: func(e *rule.Entry[string]) { e.Grade = rule.Supplied + 1 }},
		{name: "disputed by nobody", says: "is disputed without",
			change: func(e *rule.Entry[string]) { e.Grade, e.Other = rule.Disputed, "1" }},
		{name: "disputed without a value", says: "is disputed without",
			change: func(e *rule.Entry[string]) { e.Grade, e.OtherSource = rule.Disputed, "a page" }},
		{name: "disputed", change: func(e *rule.Entry[string]) {
			e.Grade, e.Other, e.OtherSource = rule.Disputed, "1", "a page"
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := entry(t, "2025-01-01", "2026-01-01", "0.1")
			c.change(&e)
			_, err := rule.NewSeries(rule.AreaMedical, rule.Say("rate", "费率"), e)
			refused(t, err, c.says)
		})
	}
	var s rule.Series[string]
	assert.ErrorContains(t, json.Unmarshal([]byte(`{"area":"medical","entries":[{}]}`), &s), "has no span of days")
	assert.ErrorContains(t, json.Unmarshal([]byte(`{"extra":1}`), &s), "extra is not a field of a series")
}
