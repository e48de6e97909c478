package cell

import (
	"strconv"
	"strings"
	"time"

	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Numbers without signs are dates of these years alone.
const (
	firstYear = 1950
	lastYear  = 2100
)

// Date reads a day: 2025-07-01, 2025/7/1, 2025.07.01, 2025年7月1日, 20250701, any of them with the time 00:00:00 behind,
// and the day number of a spreadsheet from 1950 to 2100 (40580 is 2011-02-06 in the 1900 system).
//
// Errors: a *rule.FieldError for an empty cell, a month without its day, a year that is not written first and with four
// digits, a time of day, a day that does not exist, and anything else.
func Date(text string, seen *Seen) (rule.Date, error) {
	parts, err := readDate("date", text)
	if err != nil {
		return rule.Date{}, err
	}
	if parts.day == 0 {
		return rule.Date{}, refusal{rule.Say("is a month, and the day is needed", "只有年月，需要写明日"),
			rule.Say("write the day too, such as 2025-07-01", "请写明日期，例如 2025-07-01")}.date("date", text)
	}
	day := rule.DateOf(parts.year, time.Month(parts.month), parts.day)
	if day.IsZero() {
		return rule.Date{}, noSuchDay().date("date", text)
	}
	parts.note(text, day.String(), seen)
	return day, nil
}

// Month reads a month: 2025-07, 2025/7, 2025.07, 2025年7月, 202507, and the month of a day as Date reads it.
//
// Errors: those of Date, but a month needs no day. 2025.1 is refused, for it is also what is left of 2025.10 as a
// number; so is 20251, which is also the day number of a spreadsheet.
func Month(text string, seen *Seen) (rule.Month, error) {
	parts, err := readDate("month", text)
	if err != nil {
		return rule.Month{}, err
	}
	if parts.cutShort {
		return rule.Month{}, refusal{
			rule.Say("may be January and may be October without its 0", "可能是 1 月，也可能是丢了 0 的 10 月"),
			rule.Say("write the month with two digits, such as 2025-01", "月份请写两位，例如 2025-01")}.date("month", text)
	}
	month := rule.MonthOf(parts.year, time.Month(parts.month))
	day := rule.DateOf(parts.year, time.Month(parts.month), max(parts.day, 1))
	if month.IsZero() || day.IsZero() {
		return rule.Month{}, noSuchDay().date("month", text)
	}
	if parts.serial && isYearAndDigit(printed.Plain(text)) {
		return rule.Month{}, refusal{
			rule.Say("may be a year with a month of one digit, and may be the day number of a spreadsheet",
				"可能是年份加一位月份，也可能是电子表格的日期序号"),
			rule.Say("write the month with two digits, such as 2025-01", "月份请写两位，例如 2025-01")}.date("month", text)
	}
	usual := month.String()
	if parts.day != 0 {
		usual = day.String()
		seen.note(dayOfMonth)
	}
	parts.note(text, usual, seen)
	return month, nil
}

// TypedMonth reads a month that somebody types, as Month does, and takes none of a day or of the day number of a
// spreadsheet.
//
// Errors: those of Month, and one for a day.
func TypedMonth(text string) (rule.Month, error) {
	parts, err := readDate("month", text)
	if err == nil && parts.day != 0 {
		return rule.Month{}, refusal{rule.Say("is a day, and a month is asked for", "是日期，这里要的是月份"),
			rule.Say("write the month alone, such as 2025-07", "请只写年月，例如 2025-07")}.date("month", text)
	}
	if err != nil {
		return rule.Month{}, err
	}
	return Month(text, nil)
}

// TypedDate reads a day that somebody types, as Date does, and takes none of the day number of a spreadsheet.
//
// Errors: those of Date, and one for such a number.
func TypedDate(text string) (rule.Date, error) {
	parts, err := readDate("date", text)
	if err == nil && parts.serial {
		return rule.Date{}, notADate("").date("date", text)
	}
	if err != nil {
		return rule.Date{}, err
	}
	return Date(text, nil)
}

// isYearAndDigit reports whether five digits may be a year and a month: 20257, which counted as days is 1955-06-17.
func isYearAndDigit(digits string) bool {
	n, err := strconv.Atoi(digits)
	return err == nil && firstYear <= n/10 && n/10 <= lastYear && n%10 > 0
}

// parts are the numbers of a date; the day is 0 where none is written.
type parts struct {
	year, month, day int
	serial, midnight bool
	cutShort         bool // 2025.1, which is also what is left of 2025.10 as a number
}

// note counts what had to be understood in a text that means the usual form.
func (p *parts) note(text, usual string, seen *Seen) {
	seen.note(taken(text)...)
	switch {
	case p.serial:
		seen.note(serial)
	case p.midnight:
		seen.note(midnight)
	case printed.Plain(text) != usual:
		seen.note(dateForm)
	}
}

// date makes a refusal the error of a date.
func (r refusal) date(field, text string) error {
	return rule.Area("").Refuse(rule.ErrBadDate, field, text, r.reason, r.do)
}

func noSuchDay() refusal {
	return refusal{rule.Say("does not exist in the calendar", "日历上没有这一天"),
		rule.Say("write the day as 2025-07-01, the month as 2025-07", "日期请写作 2025-07-01，月份请写作 2025-07")}
}

// readDate takes a date apart.
func readDate(field, text string) (parts, error) {
	plain := printed.Plain(text)
	if why, bad := notACell(plain); bad {
		return parts{}, why.date(field, text)
	}
	date, clock := cutTime(plain)
	if strings.Trim(clock, "0:.") != "" {
		return parts{}, refusal{rule.Say("has a time of day", "带有时刻"),
			rule.Say("write the day alone, such as 2025-07-01", "请只写日期，例如 2025-07-01")}.date(field, text)
	}
	p, ok := compact(date)
	if !ok {
		p, ok = separated(date)
	}
	if !ok {
		return parts{}, notADate(date).date(field, text)
	}
	p.midnight = clock != ""
	return p, nil
}

// cutTime cuts a time such as 00:00:00 off a date.
func cutTime(plain string) (date, clock string) {
	at := strings.LastIndexAny(plain, " T")
	if at < 0 || !strings.Contains(plain[at:], ":") {
		return plain, ""
	}
	return strings.TrimRight(plain[:at], " "), plain[at+1:]
}

// compact reads a number: 20250701, 202507 or the day number of a spreadsheet.
func compact(date string) (parts, bool) {
	n, isNumber := whole(date, len(date), len(date))
	if !isNumber {
		return parts{}, false
	}
	var p parts
	switch len(date) {
	case len("20250701"):
		p = parts{year: n / 10000, month: n / 100 % 100, day: n % 100}
	case len("202507"):
		p = parts{year: n / 100, month: n % 100}
	case len("45839"):
		// Serial 1 is 1900-01-01, and the system counts a 1900-02-29 that never was.
		day := rule.DateOf(1900, time.January, 1).Add(n - 2)
		p = parts{year: day.Month().Year(), month: int(day.Month().Month()), day: day.Day(), serial: true}
	}
	return p, firstYear <= p.year && p.year <= lastYear
}

// separated reads numbers with signs between them: 2025-07-01, 2025/7/1, 2025.07.01, 2025年7月1日.
func separated(date string) (parts, bool) {
	for _, signs := range [...][3]string{{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"},
		{"年", "月", "号"}} {
		if p, ok := between(date, signs); ok {
			return p, true
		}
	}
	return parts{}, false
}

// between reads a date whose numbers have these signs behind them; the day may be missing.
func between(date string, signs [3]string) (parts, bool) {
	var p parts
	year, rest, found := strings.Cut(date, signs[0])
	month, day, more := strings.Cut(rest, signs[1])
	chinese := signs[2] != ""
	if !found || chinese && !more {
		return parts{}, false
	}
	var yearOK, monthOK bool
	p.year, yearOK = whole(year, 4, 4)
	p.month, monthOK = whole(month, 1, 2)
	if !yearOK || !monthOK {
		return parts{}, false
	}
	monthAlone := !more || chinese && strings.TrimSpace(day) == ""
	if monthAlone {
		p.cutShort = signs[0] == "." && month == "1"
		return p, true
	}
	day, ended := strings.CutSuffix(day, signs[2])
	var dayOK bool
	p.day, dayOK = whole(day, 1, 2)
	return p, ended && dayOK && p.day > 0
}

// whole reads a number of so many digits; blanks around it do not count.
func whole(text string, least, most int) (int, bool) {
	text = strings.TrimSpace(text)
	if len(text) < least || len(text) > most || len(text) > len("20250701") || !Digits(text) {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil
}

// notADate says why a text is no date.
func notADate(date string) refusal {
	write := rule.Say("write it as 2025-07-01 (a month as 2025-07)", "请写作 2025-07-01（月份写作 2025-07）")
	latin := func(r rune) bool { return 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' }
	numbers := strings.FieldsFunc(date, func(r rune) bool { return !isDigit(r) })
	switch {
	case len(numbers) > 0 && strings.ContainsFunc(date, latin):
		return refusal{rule.Say("names the month in letters", "用字母写月份"), write}
	case len(numbers) > 1 && len(numbers[0]) <= 2:
		return refusal{rule.Say("does not begin with a year of four digits, so that it can be read in several ways",
			"不是以四位年份开头，可以有几种读法"), write}
	case len(numbers) == 1 && numbers[0] == date:
		return refusal{rule.Sayf("is a number, and no day or month of %d to %d", "是数字，但不是 %d 至 %d 年的日期或月份",
			firstYear, lastYear), write}
	}
	return refusal{rule.Say("is not a day or a month", "不是日期或月份"), write}
}
