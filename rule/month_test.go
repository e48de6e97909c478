package rule_test

import (
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestParseMonth(t *testing.T) {
	type c struct {
		name, text string
		year       int
		month      time.Month
	}
	tabletest.Each(t, []c{
		{name: "usual", text: "2025-08", year: 2025, month: time.August},
		{name: "first", text: "1900-01", year: 1900, month: time.January},
		{name: "last", text: "2200-12", year: 2200, month: time.December},
		{name: "December", text: "2024-12", year: 2024, month: time.December},
	}, func(t *testing.T, c c) {
		m, err := rule.ParseMonth(c.text)
		require.NoError(t, err)
		assert.Equal(t, c.year, m.Year())
		assert.Equal(t, c.month, m.Month())
		assert.Equal(t, c.text, m.String())
		assert.Equal(t, rule.MonthOf(c.year, c.month), m)
		assert.False(t, m.IsZero())
	})
}

func TestParseMonthRefuses(t *testing.T) {
	type c struct {
		name string
		text string
	}
	tabletest.Each(t, []c{
		{name: "empty", text: ""},
		{name: "no dash", text: "202508"},
		{name: "one digit", text: "2025-8"},
		{name: "month 13", text: "2025-13"},
		{name: "month 0", text: "2025-00"},
		{name: "before 1900", text: "1899-12"},
		{name: "after 2200", text: "2201-01"},
		{name: "slash", text: "2025/08"},
		{name: "a day", text: "2025-08-31"},
		{name: "Chinese", text: "2025年8月"},
		{name: "space", text: " 2025-08"},
		{name: "trailing space", text: "2025-08 "},
		{name: "full width", text: "２０２５-08"},
		{name: "sign", text: "+025-08"},
		{name: "minus", text: "-025-08"},
		{name: "letters", text: "abcd-ef"},
		{name: "zero month's own text", text: "-"},
		{name: "unicode dash", text: "2025–08"},
		{name: "two-digit year", text: "25-08"},
		{name: "NUL", text: "2025-0\x00"},
	}, func(t *testing.T, c c) {
		m, err := rule.ParseMonth(c.text)
		assert.True(t, m.IsZero())
		require.ErrorIs(t, err, rule.ErrBadDate)
		assert.Contains(t, err.Error(), `"2025-08"`, "the message shows how to write a month")
		assert.Contains(t, err.Error(), "month ")
	})
}

func TestMonthOf(t *testing.T) {
	first := rule.MonthOf(1900, 1)
	for _, c := range []struct {
		outside rule.Month
		prints  string
	}{
		{rule.MonthOf(1899, 12), "1899-12"},
		{rule.MonthOf(2201, 1), "2201-01"},
		{rule.MonthOf(2025, 0), "2025-00"},
		{rule.MonthOf(2025, 13), "2025-13"},
		{rule.MonthOf(2025, -1), "2025--1"},
		{rule.MonthOf(202508, 1), "202508-01"},
		{rule.MonthOf(8, 2025), "0008-2025"},
		{rule.DateOf(2025, 2, 30).Month(), "2025-02-30"},
		{rule.MonthOf(math.MaxInt, 1), "-"},
		{rule.MonthOf(math.MinInt, 1), "-"},
		{rule.Month{}, "-"},
	} {
		assert.True(t, c.outside.IsZero(), c.prints)
		assert.Equal(t, c.prints, c.outside.String())
		assert.Equal(t, c.prints, c.outside.First().String())
		assert.Zero(t, c.outside.Year())
		assert.Zero(t, c.outside.Month())
		assert.True(t, c.outside.First().IsZero())
		assert.Equal(t, rule.Month{}, c.outside.Add(1))
		assert.True(t, c.outside.Before(first), "it is before every month")
		assert.False(t, c.outside.After(first))
		assert.False(t, c.outside.Before(rule.Month{}))
		assert.False(t, c.outside.After(rule.Month{}))
		assert.Equal(t, 1900*12, first.Sub(c.outside), "as from the zero Month")
	}
}

// Numbers that name no month or day are never written, and the error has them; the zero values are written as "-".
func TestWhatNamesNoMonthIsNotWritten(t *testing.T) {
	type written interface {
		encoding.TextMarshaler
		driver.Valuer
		Err() error
		Blame(unset error) error
	}
	unset := rule.AreaPayroll.Missing("month", rule.Say("pass it", "请填写"))
	for _, c := range []struct {
		bad, zero written
		says      string
	}{
		{rule.MonthOf(2025, 13), rule.Month{}, "2025-13"},
		{rule.MonthOf(2025, 13).First(), rule.Date{}, "2025-13"},
		{rule.DateOf(2025, 2, 30), rule.Date{}, "2025-02-30"},
		{rule.DateOf(2025, 2, 30).Month(), rule.Month{}, "2025-02-30"},
	} {
		_, text := c.bad.MarshalText()
		_, stored := c.bad.Value()
		_, data := json.Marshal(map[string]any{"at": c.bad})
		appended := text
		if appender, ok := c.bad.(encoding.TextAppender); ok { // what encoding/json of Go 1.27 asks first
			_, appended = appender.AppendText(nil)
		}
		for _, err := range []error{text, stored, data, appended, c.bad.Err(), c.bad.Blame(unset)} {
			require.ErrorIs(t, err, rule.ErrBadDate)
			assert.ErrorContains(t, err, " "+c.says+" is not a ")
			assert.Contains(t, rule.Message(err, rule.Chinese), " "+c.says+" 不是 1900-01")
		}
		zero, err := c.zero.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, "-", string(zero))
		require.NoError(t, c.zero.Err())
		assert.Equal(t, unset, c.zero.Blame(unset))
	}
}

// Every number of a month that can be mistyped is printed as it was passed.
func FuzzNumbersOfNoMonth(f *testing.F) {
	f.Add(2025, 13, 1)
	f.Add(-1, -1, -1)
	f.Add(1<<20, 1, 1)
	f.Add(2025, 2, 30)
	f.Fuzz(func(t *testing.T, year, month, day int) {
		kept := true
		for _, n := range []int{year, month, day} {
			kept = kept && n >= -1<<20 && n < 1<<20
		}
		d := rule.DateOf(year, time.Month(month), day)
		want := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
		if kept && day != -1<<20 && d.String() != want || !kept && d.String() != "-" {
			t.Fatalf("%s is printed as %s", want, d)
		}
		if d.Err() != nil && !d.IsZero() || d.Month().IsZero() != d.IsZero() {
			t.Fatalf("%s: %v", want, d.Err())
		}
	})
}

// Every month from 1900-01 to 2200-12, counted on by the calendar.
func TestEveryMonth(t *testing.T) {
	m, n := rule.MonthOf(1900, time.January), 0
	for year := 1900; year <= 2200; year++ {
		for mm := time.January; mm <= time.December; mm++ {
			text := time.Date(year, mm, 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
			parsed, err := rule.ParseMonth(text)
			if err != nil || m != parsed || m != rule.MonthOf(year, mm) || m.String() != text || m.Year() != year ||
				m.Month() != mm || m.Sub(rule.MonthOf(1900, 1)) != n || m.First().String() != text+"-01" {
				t.Fatalf("month %s: got %s, %v", text, m, err)
			}
			m, n = m.Add(1), n+1
		}
	}
	assert.True(t, m.IsZero(), "there is no month after 2200-12")
	assert.Equal(t, 301*12, n)
}

func TestMonthAddAndSub(t *testing.T) {
	type c struct {
		name, from string
		add        int
		want       string
	}
	tabletest.Each(t, []c{
		{name: "none", from: "2025-08", add: 0, want: "2025-08"},
		{name: "into the year", from: "2025-08", add: 4, want: "2025-12"},
		{name: "over the year", from: "2025-08", add: 5, want: "2026-01"},
		{name: "back", from: "2025-01", add: -1, want: "2024-12"},
		{name: "36 months", from: "2014-07", add: 36, want: "2017-07"},
		{name: "to the last", from: "1900-01", add: 3611, want: "2200-12"},
		{name: "past the last", from: "1900-01", add: 3612, want: "-"},
		{name: "to the first", from: "2200-12", add: -3611, want: "1900-01"},
		{name: "before the first", from: "2200-12", add: -3612, want: "-"},
		{name: "greatest int", from: "2025-08", add: math.MaxInt, want: "-"},
		{name: "least int", from: "2025-08", add: math.MinInt, want: "-"},
	}, func(t *testing.T, c c) {
		from := month(t, c.from)
		to := from.Add(c.add)
		assert.Equal(t, c.want, to.String())
		if !to.IsZero() {
			assert.Equal(t, c.add, to.Sub(from))
			assert.Equal(t, c.add < 0, to.Before(from))
			assert.Equal(t, c.add > 0, to.After(from))
		}
	})
}

func TestMonthAndDateText(t *testing.T) {
	type spans struct {
		Month rule.Month `json:"month"`
		Day   rule.Date  `json:"day"`
	}
	in := spans{month(t, "2025-08"), date(t, "2025-08-31")}
	data, err := json.Marshal(in)
	require.NoError(t, err)
	assert.JSONEq(t, `{"month":"2025-08","day":"2025-08-31"}`, string(data))
	var out spans
	require.NoError(t, json.Unmarshal(data, &out))
	assert.Equal(t, in, out)

	data, err = json.Marshal(spans{})
	require.NoError(t, err)
	assert.JSONEq(t, `{"month":"-","day":"-"}`, string(data))
	require.NoError(t, json.Unmarshal(data, &out))
	assert.Equal(t, spans{}, out, "a dash clears what was there")

	assert.ErrorIs(t, json.Unmarshal([]byte(`{"month":"2025-8"}`), &out), rule.ErrBadDate)
	assert.ErrorIs(t, json.Unmarshal([]byte(`{"day":"2025-02-30"}`), &out), rule.ErrBadDate)
	assert.Error(t, json.Unmarshal([]byte(`{"month":202508}`), &out))
}

func TestParseDate(t *testing.T) {
	type c struct {
		name string
		text string
	}
	tabletest.Each(t, []c{
		{name: "usual", text: "2025-08-31"},
		{name: "first", text: "1900-01-01"},
		{name: "last", text: "2200-12-31"},
		{name: "leap day", text: "2024-02-29"},
		{name: "leap day of a 400th year", text: "2000-02-29"},
	}, func(t *testing.T, c c) {
		d, err := rule.ParseDate(c.text)
		require.NoError(t, err)
		assert.Equal(t, c.text, d.String())
		assert.Equal(t, c.text[:7], d.Month().String())
	})
}

func TestParseDateRefuses(t *testing.T) {
	type c struct {
		name string
		text string
	}
	tabletest.Each(t, []c{
		{name: "empty", text: ""},
		{name: "a month", text: "2025-08"},
		{name: "30 February", text: "2025-02-30"},
		{name: "29 February of no leap year", text: "2025-02-29"},
		{name: "29 February 1900", text: "1900-02-29"},
		{name: "31 April", text: "2025-04-31"},
		{name: "day 0", text: "2025-08-00"},
		{name: "month 13", text: "2025-13-01"},
		{name: "month 0", text: "2025-00-10"},
		{name: "before 1900", text: "1899-12-31"},
		{name: "after 2200", text: "2201-01-01"},
		{name: "slashes", text: "2025/08/31"},
		{name: "one digit", text: "2025-8-31"},
		{name: "with a time", text: "2025-08-31T00:00"},
		{name: "space", text: " 2025-08-3"},
		{name: "letters", text: "aaaa-bb-cc"},
		{name: "minus", text: "2025--1-01"},
		{name: "Chinese", text: "2025年8月1日"},
		{name: "dash", text: "-"},
	}, func(t *testing.T, c c) {
		d, err := rule.ParseDate(c.text)
		assert.True(t, d.IsZero())
		require.ErrorIs(t, err, rule.ErrBadDate)
		assert.Contains(t, err.Error(), `"2025-08-31"`, "the message shows how to write a day")
	})
}

// Every day from 1900-01-01 to 2200-12-31, beside the standard library's calendar.
func TestEveryDay(t *testing.T) {
	d, n := rule.DateOf(1900, 1, 1), 0
	first := d
	for at := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() <= 2200; at = at.AddDate(0, 0, 1) {
		if d != rule.DateOf(at.Year(), at.Month(), at.Day()) || d.Day() != at.Day() ||
			d.Month() != rule.MonthOf(at.Year(), at.Month()) || d.Sub(first) != n ||
			n%97 == 0 && d.String() != at.Format(time.DateOnly) {
			t.Fatalf("day %d is %s, want %s", n, d, at.Format(time.DateOnly))
		}
		d, n = d.Add(1), n+1
	}
	assert.True(t, d.IsZero(), "there is no day after 2200-12-31")
	assert.Equal(t, 301*365+73, n, "1900 to 2200 has 73 leap years: 1900, 2100 and 2200 are not among them")
}

func TestDateArithmetic(t *testing.T) {
	d := date(t, "2025-08-31")
	assert.Equal(t, "2025-09-01", d.Add(1).String())
	assert.Equal(t, "2025-08-01", d.Add(-30).String())
	assert.Equal(t, 1, d.Add(1).Sub(d))
	assert.True(t, d.Before(d.Add(1)))
	assert.True(t, d.Add(1).After(d))
	assert.False(t, d.Before(d))
	assert.False(t, d.After(d))
	for _, n := range []int{math.MaxInt, math.MinInt, 1_000_000, -1_000_000} {
		assert.True(t, d.Add(n).IsZero(), "%d days on", n)
	}
	assert.True(t, rule.DateOf(1900, 1, 1).Add(-1).IsZero())

	var none rule.Date
	assert.True(t, none.Add(1).IsZero())
	assert.True(t, none.Month().IsZero())
	assert.Zero(t, none.Day())
	assert.Equal(t, "-", none.String())
	for _, c := range []struct {
		bad    rule.Date
		prints string
	}{
		{rule.DateOf(2025, 2, 29), "2025-02-29"},
		{rule.DateOf(2025, 13, 1), "2025-13-01"},
		{rule.DateOf(2025, 1, 0), "2025-01-00"},
		{rule.DateOf(2025, 0, 1), "2025-00-01"},
		{rule.DateOf(1899, 12, 31), "1899-12-31"},
		{rule.DateOf(2201, 1, 1), "2201-01-01"},
		{rule.DateOf(2025, 1, math.MaxInt), "-"},
		{rule.DateOf(math.MinInt, 1, 1), "-"},
	} {
		assert.True(t, c.bad.IsZero())
		assert.Equal(t, c.prints, c.bad.String())
		assert.Zero(t, c.bad.Day())
		assert.Equal(t, rule.Date{}, c.bad.Add(1))
		assert.True(t, c.bad.Before(d))
		assert.False(t, c.bad.After(d))
		assert.Equal(t, d.Sub(rule.Date{}), d.Sub(c.bad))
	}
}

// FuzzParseMonth: what is accepted is what the standard library accepts, and prints as it was written.
func FuzzParseMonth(f *testing.F) {
	for _, s := range []string{"2025-08", "1900-01", "2200-12", "2201-01", "", "-", "2025-8", "２０２５-08", "2025-08-31"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := rule.ParseMonth(text)
		at, wrong := time.Parse("2006-01", text)
		valid := wrong == nil && at.Year() >= 1900 && at.Year() <= 2200
		if valid != (err == nil) || valid == m.IsZero() || valid && m.String() != text {
			t.Fatalf("ParseMonth(%q) = %s, %v", text, m, err)
		}
		if err != nil && rule.CodeOf(err) != "bad_date" {
			t.Fatalf("ParseMonth(%q): code %s", text, rule.CodeOf(err))
		}
	})
}

// FuzzParseDate is FuzzParseMonth for days.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2025-08-31", "1900-01-01", "2200-12-31", "2025-02-29", "2024-02-29", "", "-",
		"2025-8-1", "2025--1-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := rule.ParseDate(text)
		at, wrong := time.Parse(time.DateOnly, text)
		valid := wrong == nil && at.Year() >= 1900 && at.Year() <= 2200
		if valid != (err == nil) || valid == d.IsZero() || valid && d.String() != text {
			t.Fatalf("ParseDate(%q) = %s, %v", text, d, err)
		}
		if err != nil && rule.CodeOf(err) != "bad_date" {
			t.Fatalf("ParseDate(%q): code %s", text, rule.CodeOf(err))
		}
	})
}

func TestMonths(t *testing.T) {
	from := rule.MonthOf(2025, 11)
	var got []string
	for m := range rule.Months(from, rule.MonthOf(2026, 2)) {
		got = append(got, m.String())
	}
	assert.Equal(t, []string{"2025-11", "2025-12", "2026-01", "2026-02"}, got)
	for _, none := range [][2]rule.Month{{from, rule.MonthOf(2025, 10)}, {{}, from}, {from, {}}} {
		assert.Empty(t, slices.Collect(rule.Months(none[0], none[1])))
	}
	end := rule.MonthOf(2200, 12)
	assert.Equal(t, []rule.Month{end}, slices.Collect(rule.Months(end, end)))
}
