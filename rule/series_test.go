package rule_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// entry is a reported entry in force from a day until another.
func entry(t testing.TB, from, until, value string) rule.Entry[string] {
	t.Helper()
	return rule.Entry[string]{From: date(t, from), Until: date(t, until), Value: value, Grade: rule.Reported,
		Modality: rule.Exact,
		Cite:     rule.Cite{Title: "notice of " + from, Checked: month(t, "2026-11")}}
}

// floors is a series with an inner gap from 2023-07 to 2023-12, the last entry issued on 2025-06-30.
func floors(t testing.TB) rule.Series[string] {
	t.Helper()
	last := entry(t, "2025-07-01", "2026-07-01", "5510")
	last.Cite.Issued = date(t, "2025-06-30")
	s, err := rule.NewSeries(rule.AreaPension, rule.Say("floor", "floor"),
		entry(t, "2022-07-01", "2023-07-01", "4588"), entry(t, "2024-01-01", "2025-07-01", "5500"), last)
	require.NoError(t, err)
	return s
}

// Every entry on the day before it begins, on its first day, on its last and on the day after.
func TestSeriesBoundaries(t *testing.T) {
	type c struct{ name, day, want, nearest string }
	tabletest.Each(t, []c{
		{name: "before the first", day: "2022-06-30", want: "", nearest: "2022-07"},
		{name: "first day of the first", day: "2022-07-01", want: "4588", nearest: ""},
		{name: "last day of the first", day: "2023-06-30", want: "4588", nearest: ""},
		{name: "first day of the gap", day: "2023-07-01", want: "", nearest: "2023-06"},
		{name: "in the gap, nearer early", day: "2023-09-15", want: "", nearest: "2023-06"},
		{name: "in the gap, nearer late", day: "2023-10-01", want: "", nearest: "2024-01"},
		{name: "last day of the gap", day: "2023-12-31", want: "", nearest: "2024-01"},
		{name: "first day of the second", day: "2024-01-01", want: "5500", nearest: ""},
		{name: "last day of the second", day: "2025-06-30", want: "5500", nearest: ""},
		{name: "first day of the third", day: "2025-07-01", want: "5510", nearest: ""},
		{name: "second day of the third", day: "2025-07-02", want: "5510", nearest: ""},
		{name: "last day of the third", day: "2026-06-30", want: "5510", nearest: ""},
		{name: "day after the last", day: "2026-07-01", want: "", nearest: "2026-06"},
		{name: "long before", day: "1900-01-01", want: "", nearest: "2022-07"},
		{name: "long after", day: "2200-12-31", want: "", nearest: "2026-06"},
	}, func(t *testing.T, c c) {
		day := date(t, c.day)
		e, err := floors(t).On(day, rule.Lookup{})
		if c.want != "" {
			require.NoError(t, err)
			assert.Equal(t, c.want, e.Value)
			assert.Equal(t, rule.Reported, e.Grade)
			return
		}
		var gap *rule.NoRuleError
		require.ErrorAs(t, err, &gap)
		require.ErrorIs(t, err, rule.ErrNoRule)
		carry := day.Month() == month(t, "2026-07") // within twelve months of the last entry
		assert.Equal(t, rule.NoRuleError{Area: rule.AreaPension, What: rule.Say("floor", "floor"), Month: day.Month(),
			Nearest: month(t, c.nearest), Carry: carry}, *gap)
		assert.Empty(t, e.Value)
	})
}

// A gap between 2023-06 and 2024-01 has no month in the middle; with one more month, the earlier neighbour wins the
// tie.
func TestSeriesNearestOnATie(t *testing.T) {
	s, err := rule.NewSeries(rule.AreaMedical, rule.Say("rate", "rate"), entry(t, "2023-01-01", "2023-02-01", "a"),
		entry(t, "2023-05-01", "2023-06-01", "b"))
	require.NoError(t, err)
	_, err = s.At(month(t, "2023-03"), rule.Lookup{})
	assert.ErrorContains(t, err, "medical: no rate is known for 2023-03; the nearest month that has one is 2023-01")
	_, err = s.At(month(t, "2023-04"), rule.Lookup{})
	assert.ErrorContains(t, err, "nearest month that has one is 2023-05")
}

// A month is read on its first day: an entry of the 15th counts from the next month on.
func TestSeriesAtReadsTheFirstDay(t *testing.T) {
	s, err := rule.NewSeries("", rule.Say("minimum wage", "minimum wage"), entry(t, "2025-03-15", "2025-05-15", "2500"))
	require.NoError(t, err)
	_, err = s.At(month(t, "2025-03"), rule.Lookup{})
	var gap *rule.NoRuleError
	require.ErrorAs(t, err, &gap)
	assert.Equal(t, month(t, "2025-03"), gap.Month)
	assert.Equal(t, "no minimum wage is known for 2025-03; the nearest month that has one is 2025-03; "+
		"pass your own figure", err.Error())
	for _, m := range []string{"2025-04", "2025-05"} {
		e, err := s.At(month(t, m), rule.Lookup{})
		require.NoError(t, err)
		assert.Equal(t, "2500", e.Value)
	}
	_, err = s.At(month(t, "2025-06"), rule.Lookup{})
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

func TestSeriesWithoutAMonth(t *testing.T) {
	_, err := floors(t).At(rule.Month{}, rule.Lookup{CarryForward: true})
	require.ErrorIs(t, err, rule.ErrNoRule)
	assert.Contains(t, err.Error(), "no month was given")
	_, err = floors(t).On(rule.Date{}, rule.Lookup{CarryForward: true})
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

func TestEmptySeries(t *testing.T) {
	var empty rule.Series[string]
	for _, look := range []rule.Lookup{{}, {CarryForward: true}, {KnownOn: date(t, "2025-01-01")}} {
		_, err := empty.At(month(t, "2025-08"), look)
		require.ErrorIs(t, err, rule.ErrNoRule)
		assert.NotContains(t, err.Error(), "nearest", "no month has it")
	}
	s, err := rule.NewSeries[string](rule.AreaPension, rule.Say("floor", "floor"))
	require.NoError(t, err)
	_, err = s.At(month(t, "2025-08"), rule.Lookup{CarryForward: true})
	assert.EqualError(t, err, "pension: no floor is known for 2025-08; pass your own figure")
}

// KnownOn: from the day of issue (else the first dated page, else the first day) an entry answers; before it began the
// one it follows does, provisionally; between the two nobody could know.
func TestKnownOn(t *testing.T) {
	late := entry(t, "2025-07-01", "2026-07-01", "5510")
	late.Cite.Issued = date(t, "2025-10-31")
	page := entry(t, "2024-07-01", "2025-07-01", "5500")
	page.Cite.Seen = date(t, "2024-08-31")
	cut := entry(t, "2023-01-01", "2024-07-01", "5284")
	cut.Expires = true
	series, err := rule.NewSeries(rule.AreaPension, rule.Say("floor", "floor"),
		entry(t, "2021-07-01", "2022-07-01", "4588"), cut, page, late)
	require.NoError(t, err)
	type c struct{ name, month, known, want, says string }
	tabletest.Each(t, []c{
		{name: "on the day of issue", month: "2025-08", known: "2025-10-31", want: "5510"},
		{name: "the day before issue", month: "2025-08", known: "2025-10-30",
			says: "in force from 2025-07-01 and issued on 2025-10-31; as known on a day before 2025-07-01 the figure " +
				"before answers); the nearest month that has one is 2025-06"},
		{name: "on its first day, before issue",
			month: "2025-08", known: "2025-07-01", says: "as known on 2025-07-01",
		},
		{name: "the day before it began: the old one", month: "2025-08", known: "2025-06-30", want: "5500"},
		{name: "what was in force is seen", month: "2025-06", known: "2025-06-30", want: "5500"},
		{name: "the first dated page", month: "2024-07", known: "2024-08-31", want: "5500"},
		{name: "before the first dated page",
			month: "2024-07", known: "2024-08-30", says: "first seen on 2024-08-31",
		},
		{name: "the old one is an expired cut", month: "2024-07", known: "2024-06-30", says: "expired"},
		{name: "no date of any kind: from its start", month: "2023-02", known: "2023-01-01", want: "5284"},
		{name: "the old one before a gap is not taken",
			month: "2023-02", known: "2022-12-31", says: "as known on 2022-12-31",
		},
		{name: "before everything",
			month: "2021-08", known: "2000-01-01", says: "as known on 2000-01-01",
		},
	}, func(t *testing.T, c c) {
		e, err := series.At(month(t, c.month), rule.Lookup{KnownOn: date(t, c.known)})
		if c.want == "" {
			require.ErrorIs(t, err, rule.ErrNoRule)
			assert.Contains(t, err.Error(), c.says)
			return
		}
		require.NoError(t, err)
		assert.Equal(t, c.want, e.Value)
		old := !e.Period().Contains(month(t, c.month).First())
		assert.Equal(t, old, e.Standing == rule.Carried)
		assert.Equal(t, old, e.Grade == rule.Provisional)
	})
}

// An entry that holds answers with its grade to the end of the year after its source was looked at, and says so.
func TestHolds(t *testing.T) {
	e := entry(t, "2025-01-01", "2028-01-01", "0.16")
	e.Holds = true
	require.Equal(t, "2028-01-01", rule.HeldUntil(e.Cite.Checked).String())
	series, err := rule.NewSeries(rule.AreaPension, rule.Say("employer rate", "employer rate"), e)
	require.NoError(t, err)
	type c struct {
		name, month string
		standing    rule.Standing
		known       bool
	}
	tabletest.Each(t, []c{
		{name: "the month it was checked", month: "2026-11", standing: rule.InForce, known: true},
		{name: "the month after", month: "2026-12", standing: rule.Held, known: true},
		{name: "the last month", month: "2027-12", standing: rule.Held, known: true},
		{name: "beyond", month: "2028-01", standing: rule.Held, known: false},
	}, func(t *testing.T, c c) {
		for _, look := range []rule.Lookup{{}, {CarryForward: true}} {
			got, err := series.Named("pension.employer_rate").At(month(t, c.month), look)
			if !c.known {
				require.ErrorIs(t, err, rule.ErrNoRule)
				assert.ErrorContains(t, err, "no employer rate (pension.employer_rate) is known for 2028-01")
				continue
			}
			require.NoError(t, err)
			assert.Equal(t, rule.Reported, got.Grade)
			assert.Equal(t, c.standing, got.Standing)
		}
	})
}

func TestDisputed(t *testing.T) {
	e := entry(t, "2022-08-01", "2022-10-01", "0.15")
	e.Grade, e.Other, e.OtherSource = rule.Disputed, "0.14", "a table of 2023-01"
	series, err := rule.NewSeries(rule.AreaPension, rule.Say("employer rate", "employer rate"), e)
	require.NoError(t, err)
	_, err = series.Named("pension.employer_rate").At(month(t, "2022-08"), rule.Lookup{})
	require.ErrorIs(t, err, rule.ErrNoRule)
	assert.EqualError(t, err, "pension: the employer rate (pension.employer_rate) of 2022-08 is disputed: 0.15 ("+
		e.Cite.Title+") or 0.14 (a table of 2023-01); the option disputed takes the likelier, 0.15; "+
		"or pass your own figure")
	got, err := series.At(month(t, "2022-08"), rule.Lookup{Disputed: true})
	require.NoError(t, err)
	assert.Equal(t, "0.15", got.Value)
	assert.Equal(t, rule.Disputed, got.Grade)
}

func TestCarryForward(t *testing.T) {
	carry := rule.Lookup{CarryForward: true}
	known := func(day string) rule.Lookup { return rule.Lookup{CarryForward: true, KnownOn: date(t, day)} }
	type c struct {
		name, month string
		look        rule.Lookup
		want        string
		provisional bool
	}
	tabletest.Each(t, []c{
		{name: "in force: nothing is carried", month: "2026-06", look: carry, want: "5510", provisional: false},
		{name: "first month past the last", month: "2026-07", look: carry, want: "5510", provisional: true},
		{name: "twelfth month past the last", month: "2027-06", look: carry, want: "5510", provisional: true},
		{name: "thirteenth month past the last", month: "2027-07", look: carry, want: "", provisional: false},
		{name: "not across an inner gap, its first month", month: "2023-07", look: carry, want: "", provisional: false},
		{name: "not across an inner gap, its last month", month: "2023-12", look: carry, want: "", provisional: false},
		{name: "not before the first", month: "2022-06", look: carry, want: "", provisional: false},
		{name: "not without being asked", month: "2026-07", look: rule.Lookup{}, want: "", provisional: false},
		{name: "past what was known on a day", month: "2025-08", look: known("2025-06-29"), want: "5500",
			provisional: true},
		{name: "past what was known, the twelfth month", month: "2026-06", look: known("2025-06-29"), want: "5500",
			provisional: true},
		{name: "past what was known, the thirteenth month", month: "2026-07", look: known("2025-06-29"), want: "",
			provisional: false},
		{name: "the gap as seen from inside it", month: "2023-08", look: known("2023-08-01"), want: "4588",
			provisional: true},
	}, func(t *testing.T, c c) {
		e, err := floors(t).At(month(t, c.month), c.look)
		if c.want == "" {
			require.ErrorIs(t, err, rule.ErrNoRule)
			return
		}
		require.NoError(t, err)
		assert.Equal(t, c.want, e.Value)
		assert.Equal(t, c.provisional, e.Grade == rule.Provisional)
		assert.Equal(t, c.provisional, e.Cite.Note != "", "the note says that it was carried")
	})

	e, err := floors(t).At(month(t, "2026-07"), carry)
	require.NoError(t, err)
	assert.Equal(t, "carried forward from 2026-06", e.Cite.Note)
	again, err := floors(t).At(month(t, "2026-06"), carry)
	require.NoError(t, err)
	assert.Equal(t, rule.Reported, again.Grade, "the series itself is not touched")
}

func TestCarryForwardNotPastAnExpiry(t *testing.T) {
	e := entry(t, "2020-02-01", "2020-07-01", "0.0275")
	e.Expires = true
	e.Cite.Note = "a relief of five months"
	s, err := rule.NewSeries(rule.AreaMedical, rule.Say("enterprise relief rate", "enterprise relief rate"), e)
	require.NoError(t, err)
	_, err = s.At(month(t, "2020-07"), rule.Lookup{CarryForward: true})
	require.ErrorIs(t, err, rule.ErrNoRule)
	assert.Contains(t, err.Error(), "expired")

	e.Expires = false
	s, err = rule.NewSeries(rule.AreaMedical, rule.Say("enterprise relief rate", "enterprise relief rate"), e)
	require.NoError(t, err)
	carried, err := s.At(month(t, "2020-07"), rule.Lookup{CarryForward: true})
	require.NoError(t, err)
	assert.Equal(t, "a relief of five months; carried forward from 2020-06", carried.Cite.Note, "an earlier note stays")
}

func TestNewSeriesRefuses(t *testing.T) {
	good := func() rule.Entry[string] { return entry(t, "2025-07-01", "2026-07-01", "5510") }
	type c struct {
		name   string
		change func(*rule.Entry[string])
		says   string
	}
	tabletest.Each(t, []c{
		{name: "overlap by a day",
			change: func(e *rule.Entry[string]) { e.From = date(t, "2025-06-30") },
			says:   "begins before the entry before it ends",
		},
		{name: "out of order",
			change: func(e *rule.Entry[string]) { e.From, e.Until = date(t, "2020-01-01"), date(t, "2021-01-01") },
			says:   "begins before the entry before it ends",
		},
		{name: "no first day",
			change: func(e *rule.Entry[string]) { e.From = rule.Date{} }, says: "has no span of days",
		},
		{name: "no last day",
			change: func(e *rule.Entry[string]) { e.Until = rule.Date{} }, says: "has no span of days",
		},
		{name: "empty span",
			change: func(e *rule.Entry[string]) { e.Until = e.From }, says: "has no span of days",
		},
		{name: "span backwards",
			change: func(e *rule.Entry[string]) { e.Until = e.From.Add(-1) }, says: "has no span of days",
		},
		{name: "no grade", change: func(e *rule.Entry[string]) { e.Grade = 0 }, says: "is not graded"},
		{name: "a stored provisional",
			change: func(e *rule.Entry[string]) { e.Grade = rule.Provisional }, says: "is not graded",
		},
		{name: "an unknown grade", change: func(e *rule.Entry[string]) { e.Grade = 99 }, says: "is not graded"},
		{name: "no modality",
			change: func(e *rule.Entry[string]) { e.Modality = 0 },
			says:   "does not say what kind of number it is",
		},
		{name: "no title",
			change: func(e *rule.Entry[string]) { e.Cite.Title = "" }, says: "has no title or no month checked",
		},
		{name: "never checked",
			change: func(e *rule.Entry[string]) { e.Cite.Checked = rule.Month{} },
			says:   "has no title or no month checked",
		},
		{name: "disputed by nobody",
			change: func(e *rule.Entry[string]) { e.Grade = rule.Disputed },
			says:   "is disputed without the other value",
		},
		{name: "held and due",
			change: func(e *rule.Entry[string]) { e.Holds, e.Due = true, 7 },
			says:   "holds and ends at the same time",
		},
		{name: "held and expiring",
			change: func(e *rule.Entry[string]) { e.Holds, e.Expires = true, true },
			says:   "holds and ends at the same time",
		},
		{name: "official without quoted word",
			change: func(e *rule.Entry[string]) { e.Grade = rule.Official },
			says:   "is official without quoted words",
		},
	}, func(t *testing.T, c c) {
		e := good()
		c.change(&e)
		_, err := rule.NewSeries(rule.AreaPension, rule.Say("floor", "floor"),
			entry(t, "2024-07-01", "2025-07-01", "5500"), e)
		require.Error(t, err)
		assert.Contains(t, err.Error(), c.says)
		assert.Contains(t, err.Error(), "pension: entries[1] ")
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})

	held := good()
	held.Holds = true
	_, err := rule.NewSeries(rule.AreaPension, rule.Say("floor", "下限"), held,
		entry(t, "2026-07-01", "2027-07-01", "5510"))
	require.ErrorIs(t, err, rule.ErrConflict)
	assert.Contains(t, err.Error(), "pension: entries[0] 2025-07-01 of floor holds although another follows")

	official := good()
	official.Grade, official.Cite.Quote = rule.Official, "缴费基数下限为5510元"
	_, err = rule.NewSeries(rule.AreaPension, rule.Say("floor", "floor"),
		entry(t, "2024-07-01", "2025-07-01", "5500"), official)
	assert.NoError(t, err, "entries that meet are in order")
}

func TestNewSeriesReportsEveryFault(t *testing.T) {
	_, err := rule.NewSeries(rule.AreaPension, rule.Say("floor", "floor"), rule.Entry[string]{}, rule.Entry[string]{})
	joined, ok := err.(interface{ Unwrap() []error })
	require.True(t, ok)
	assert.Len(t, joined.Unwrap(), 8, "no span, no grade, no modality, no title: of two entries")
}

func TestSeriesIsNotChangedThroughItsEntries(t *testing.T) {
	in := []rule.Entry[string]{entry(t, "2025-07-01", "2026-07-01", "5510")}
	s, err := rule.NewSeries(rule.AreaPension, rule.Say("floor", "floor"), in...)
	require.NoError(t, err)
	in[0].Value = "1"
	s.Entries()[0].Value = "2"
	e, err := s.At(month(t, "2025-08"), rule.Lookup{})
	require.NoError(t, err)
	assert.Equal(t, "5510", e.Value)
	assert.Equal(t, rule.AreaPension, s.Area())
	assert.Equal(t, "floor", s.What().English)
	assert.Len(t, s.Entries(), 1)
}

// FuzzSeries: of the days around an entry exactly those inside it have it, and every error is a NoRuleError.
func FuzzSeries(f *testing.F) {
	f.Add(uint16(0), uint16(31), uint16(30))
	f.Add(uint16(400), uint16(1), uint16(401))
	f.Fuzz(func(t *testing.T, from, span, day uint16) {
		first := rule.DateOf(2000, 1, 1)
		e := rule.Entry[int]{From: first.Add(int(from)), Until: first.Add(int(from) + int(span)), Value: 7,
			Grade: rule.Corroborated, Modality: rule.Exact,
			Cite: rule.Cite{Title: "a notice", Checked: rule.MonthOf(2026, 11)}}
		s, err := rule.NewSeries(rule.AreaInjury, rule.Say("rate", "rate"), e)
		if (err == nil) != (span > 0 && !e.Until.IsZero()) {
			t.Fatalf("span of %d days: %v", span, err)
		}
		if err != nil {
			return
		}
		on := first.Add(int(day))
		got, err := s.On(on, rule.Lookup{})
		inside := day >= from && int(day) < int(from)+int(span)
		var gap *rule.NoRuleError
		if inside != (err == nil) || inside && got.Value != 7 || !inside && !errors.As(err, &gap) {
			t.Fatalf("day %s of %s to %s: %v, %v", on, e.From, e.Until, got.Value, err)
		}
		carried, err := s.On(on, rule.Lookup{CarryForward: true})
		last := e.Until.Add(-1).Month()
		may := !on.Before(e.From) && on.Month().Sub(last) <= 12
		if may != (err == nil) || may && (carried.Grade == rule.Provisional) == inside {
			t.Fatalf("carried to %s from %s: %v", on, last, err)
		}
	})
}
