package cell_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/payroll/printed"
)

const (
	otherForm = "dates in another form than 2025-07-01: 1"
	dayNumber = "day numbers of a spreadsheet (1900 system): 1"
	withTime  = "dates with the time 00:00 behind: 1"
	wide      = "full-width characters: 1"
	monthOf   = "days of which the month was taken: 1"
)

// The day numbers are those of the spreadsheets' 1900 system: 1 is 1900-01-01, and 60 is a 1900-02-29 that never was.
func TestDate(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		seen             []string
	}{
		{name: "plain", text: "2025-07-01", want: "2025-07-01"},
		{name: "hyphens without zeros", text: "2011-2-6", want: "2011-02-06", seen: []string{otherForm}},
		{name: "slashes", text: "2025/7/1", want: "2025-07-01", seen: []string{otherForm}},
		{name: "points", text: "2011.02.06", want: "2011-02-06", seen: []string{otherForm}},
		{name: "digits", text: "20110206", want: "2011-02-06", seen: []string{otherForm}},
		{name: "Chinese", text: "2011年2月6日", want: "2011-02-06", seen: []string{otherForm}},
		{name: "Chinese with 号 and blanks", text: "2011 年 2 月 6 号", want: "2011-02-06", seen: []string{otherForm}},
		{name: "full width", text: "２０１１／２／６", want: "2011-02-06", seen: []string{wide, otherForm}},
		{name: "midnight", text: "2011/02/06 00:00:00", want: "2011-02-06", seen: []string{withTime}},
		{name: "midnight as ISO", text: "2011-02-06T00:00:00.000", want: "2011-02-06", seen: []string{withTime}},
		{name: "day number", text: "40580", want: "2011-02-06", seen: []string{dayNumber}},
		{name: "the first day number", text: "18264", want: "1950-01-01", seen: []string{dayNumber}},
		{name: "the last day number", text: "73415", want: "2100-12-31", seen: []string{dayNumber}},
		{name: "29 February", text: "20240229", want: "2024-02-29", seen: []string{otherForm}},
		{name: "long ago", text: "1930-05-01", want: "1930-05-01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var seen cell.Seen
			day, err := cell.Date(c.text, &seen)
			require.NoError(t, err)
			assert.Equal(t, c.want, day.String())
			assert.Equal(t, c.seen, listed(&seen))
		})
	}
}

func TestDateRefused(t *testing.T) {
	const none, noneZh = "does not exist in the calendar", "日历上没有这一天"
	const order, orderZh = "does not begin with a year of four digits, so that it can be read in several ways",
		"不是以四位年份开头，可以有几种读法"
	const number, numberZh = "is a number, and no day or month of 1950 to 2100", "是数字，但不是 1950 至 2100 年的日期或月份"
	const noDay, noDayZh = "is a month, and the day is needed", "只有年月，需要写明日"
	for _, c := range []struct{ name, text, english, chinese string }{
		{"empty", "", "is empty", "是空的"},
		{"a dash", "—", "stands for nothing", "表示没有内容"},
		{"an error of a spreadsheet", "#N/A", "is an error of a spreadsheet", "是电子表格的错误值"},
		{"letters", "6-Feb-11", "names the month in letters", "用字母写月份"},
		{"a year of two digits", "11-2-6", order, orderZh},
		{"a Chinese year of two digits", "11年2月6日", order, orderZh},
		{"the year last", "2/6/2011", order, orderZh},
		{"two digits in one", "110206", number, numberZh},
		{"a day number too early", "18263", number, numberZh},
		{"a day number too late", "73416", number, numberZh},
		{"a small number", "1", number, numberZh},
		{"a long number", "201102061", number, numberZh},
		{"no day", "2011-02", noDay, noDayZh},
		{"no day, in digits", "201102", noDay, noDayZh},
		{"no day, in Chinese", "2011年2月", noDay, noDayZh},
		{"30 February", "2025-02-30", none, noneZh},
		{"month 13", "20251301", none, noneZh},
		{"a time of day", "2011/02/06 08:30:00", "has a time of day", "带有时刻"},
		{"signs of two kinds", "2011-02/06", "is not a day or a month", "不是日期或月份"},
		{"a word", "昨天", "is not a day or a month", "不是日期或月份"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var seen cell.Seen
			_, err := cell.Date(c.text, &seen)
			refused(t, err, c.english, c.chinese)
			assert.Empty(t, seen.List())
		})
	}
}

func TestMonth(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		seen             []string
	}{
		{name: "plain", text: "2025-07", want: "2025-07"},
		{name: "a slash", text: "2025/7", want: "2025-07", seen: []string{otherForm}},
		{name: "a point", text: "2025.07", want: "2025-07", seen: []string{otherForm}},
		{name: "a point and October", text: "2025.10", want: "2025-10", seen: []string{otherForm}},
		{name: "digits", text: "202507", want: "2025-07", seen: []string{otherForm}},
		{name: "Chinese", text: "2025年7月", want: "2025-07", seen: []string{otherForm}},
		{name: "a day", text: "2025-07-01", want: "2025-07", seen: []string{monthOf}},
		{name: "a day of another form", text: "2025/7/15", want: "2025-07", seen: []string{otherForm, monthOf}},
		// From 2011-02-06, which is 40580, it is 14 years with four leap days and 145 days: 5114 + 145.
		{name: "a day number", text: "45839", want: "2025-07", seen: []string{monthOf, dayNumber}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var seen cell.Seen
			month, err := cell.Month(c.text, &seen)
			require.NoError(t, err)
			assert.Equal(t, c.want, month.String())
			assert.Equal(t, c.seen, listed(&seen))
		})
	}
}

func TestMonthRefused(t *testing.T) {
	const none, noneZh = "does not exist in the calendar", "日历上没有这一天"
	for _, c := range []struct{ name, text, english, chinese string }{
		{"empty", "", "is empty", "是空的"},
		{"January or October", "2025.1", "may be January and may be October without its 0",
			"可能是 1 月，也可能是丢了 0 的 10 月"},
		{"January or October, with a time", "2025.1 00:00:00", "may be January and may be October without its 0",
			"可能是 1 月，也可能是丢了 0 的 10 月"},
		{"a year and a digit, or a day number", "20257",
			"may be a year with a month of one digit, and may be the day number of a spreadsheet",
			"可能是年份加一位月份，也可能是电子表格的日期序号"},
		{"month 13", "2025-13", none, noneZh},
		{"month 0", "202500", none, noneZh},
		{"a day that is none", "2025-02-30", none, noneZh},
		{"letters", "Jul-25", "names the month in letters", "用字母写月份"},
		{"a year alone", "2025", "is a number, and no day or month of 1950 to 2100", "是数字，但不是 1950 至 2100 年的日期或月份"},
		{"a month alone", "7月", "is not a day or a month", "不是日期或月份"},
		{"a Chinese year of two digits", "25年7月",
			"does not begin with a year of four digits, so that it can be read in several ways", "不是以四位年份开头，可以有几种读法"},
		{"day 0", "2025-07-00", "is not a day or a month", "不是日期或月份"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := cell.Month(c.text, nil)
			refused(t, err, c.english, c.chinese)
		})
	}
}

var fiveDigits = regexp.MustCompile(`^[0-9]{5}$`)

// What is read is written back as the same day and month, and a day lies in its month.
func FuzzDate(f *testing.F) {
	for _, text := range []string{"2025-07-01", "40580", "2025年7月1日", "202507", "6-Feb-11",
		"2025/02/06 00:00:00", "2025.1", "20251"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		month, err := cell.Month(text, nil)
		if err == nil {
			again, err := cell.Month(month.String(), nil)
			require.NoError(t, err)
			require.Equal(t, month, again)
		}
		day, dayErr := cell.Date(text, nil)
		if dayErr != nil {
			return
		}
		if fiveDigits.MatchString(printed.Plain(text)) && err != nil {
			return // a day number that may be a year and a month of one digit is no month
		}
		require.NoError(t, err)
		require.Equal(t, month, day.Month())
		again, err := cell.Date(day.String(), nil)
		require.NoError(t, err)
		require.Equal(t, day, again)
	})
}
