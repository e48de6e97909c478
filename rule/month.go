package rule

import (
	"fmt"
	"iter"
	"time"
)

const (
	firstYear = 1900
	lastYear  = 2200
)

// Month is a calendar month (年月), from 1900-01 to 2200-12. The zero value is no month; IsZero tells, and nothing is
// in force in it.
type Month struct{ n int64 } // 12 x year + month, so that 0 is no month; below 0 what unusable says

// MonthOf returns the month of a year. Arguments outside 1900-2200 and 1-12 give no month: IsZero reports true, but
// String still prints the numbers, such as "2025-13", so that an error says what was passed.
func MonthOf(year int, month time.Month) Month {
	if year < firstYear || year > lastYear || month < time.January || month > time.December {
		return Month{unusable(year, int(month), noDay)}
	}
	return Month{int64(year*12 + int(month) - 1)}
}

// ParseMonth reads "2025-08" and nothing else.
func ParseMonth(text string) (Month, error) {
	if len(text) == 7 && text[4] == '-' {
		if month := MonthOf(digits(text[:4]), time.Month(digits(text[5:]))); !month.IsZero() {
			return month, nil
		}
	}
	return Month{}, notAMonth(text)
}

// notAMonth is the error of a text that is no month.
func notAMonth(text string) error {
	return &FieldError{Kind: ErrBadDate, Field: "month", Value: shown(text), Reason: outOfMonths(),
		Do: Say(`write it as "2025-08"`, `请写作 "2025-08"`)}
}

// Err returns the error of numbers that name no month, such as 2025-13; nil for a month and for the zero Month.
func (m Month) Err() error {
	if m.n < 0 {
		return notAMonth(m.String())
	}
	return nil
}

// Blame returns the error of a month that was looked at and IsZero: unset for the zero Month. Where numbers were passed
// that name no month, such as 2025-13, it is the same *FieldError with them and with what a month is.
func (m Month) Blame(unset error) error { return blame(m.n, outOfMonths(), unset) }

// blame is unset, with the numbers that name no month or day where there are any.
func blame(n int64, reason Text, unset error) error {
	field, ok := unset.(*FieldError)
	if !ok || n >= 0 {
		return unset
	}
	told := *field
	told.Kind, told.Value, told.Reason = ErrBadDate, numbers(n), reason
	return &told
}

func outOfMonths() Text {
	return Say("is not a month from 1900-01 to 2200-12", "不是 1900-01 至 2200-12 之间的月份")
}

// digits reads a few ASCII digits; 0 where something else is among them.
func digits(text string) (v int) {
	if allDigits(text) {
		for i := range len(text) {
			v = v*10 + int(text[i]-'0')
		}
	}
	return v
}

// shown keeps an empty input visible in a message.
func shown(text string) string {
	if text == "" {
		return `""`
	}
	return text
}

// Year returns the calendar year, 0 for the zero Month.
func (m Month) Year() int { return int(m.count() / 12) }

// count is n, 0 for no month.
func (m Month) count() int64 { return max(m.n, 0) }

// Month returns the month of the year, 0 for the zero Month.
func (m Month) Month() time.Month {
	if m.IsZero() {
		return 0
	}
	return time.Month(m.n%12 + 1)
}

// Add returns the month n months later (earlier where n is negative), the zero Month outside 1900-2200.
func (m Month) Add(n int) Month {
	sum := m.n + int64(n)
	if m.IsZero() || sum < firstYear*12 || sum > lastYear*12+11 {
		return Month{}
	}
	return Month{sum}
}

// Months yields the months from one to another, both included, in their order; none where the last is before the first
// or one of them is no month.
func Months(first, last Month) iter.Seq[Month] {
	return func(yield func(Month) bool) {
		for m := first; !m.IsZero() && !m.After(last) && yield(m); {
			m = m.Add(1)
		}
	}
}

// Sub returns the number of months from other to m. No month counts as month 0, so that the difference to a month is
// above 22,000: ask IsZero first where one of them may be unset.
func (m Month) Sub(other Month) int { return int(m.count() - other.count()) }

// Before reports whether m is earlier than other. No month is earlier than every month.
func (m Month) Before(other Month) bool { return m.count() < other.count() }

// After reports whether m is later than other.
func (m Month) After(other Month) bool { return m.count() > other.count() }

// IsZero reports whether m is no month: the zero Month, or numbers that name none.
func (m Month) IsZero() bool { return m.n <= 0 }

// First returns the first day of the month.
func (m Month) First() Date {
	if m.IsZero() {
		return Date(m) // the numbers are kept alike
	}
	return DateOf(m.Year(), m.Month(), 1)
}

// String returns "2025-08", "-" for the zero Month, and the numbers that were passed where they name no month.
func (m Month) String() string { return string(m.append(nil)) }

// append appends what String returns.
func (m Month) append(to []byte) []byte {
	if m.IsZero() {
		return append(to, numbers(m.n)...)
	}
	year, month := m.Year(), int(m.Month())
	to = append(to, digit(year/1000), digit(year/100), digit(year/10), digit(year))
	return append(to, '-', digit(month/10), digit(month))
}

// AppendText appends what MarshalText writes, with the same error.
func (m Month) AppendText(to []byte) ([]byte, error) {
	if err := m.Err(); err != nil {
		return nil, err
	}
	return m.append(to), nil
}

// digit is the last decimal digit of n.
func digit(n int) byte { return byte('0' + n%10) }

// MarshalText writes "2025-08", "-" for the zero Month; numbers that name no month are an error.
func (m Month) MarshalText() ([]byte, error) { return m.AppendText(nil) }

// UnmarshalText reads what MarshalText writes; "-" is the zero Month.
func (m *Month) UnmarshalText(text []byte) (err error) {
	if string(text) == "-" {
		*m = Month{}
		return nil
	}
	*m, err = ParseMonth(string(text))
	return err
}

// Numbers that name no month or day are kept below 0, 21 bits each, so that they can be printed. Numbers beyond half a
// million are not kept: they give the zero value.
const (
	keptBits  = 21
	keptRange = 1 << (keptBits - 1)
	noDay     = -keptRange // there is no day beside the year and the month
)

// unusable keeps numbers that name no month or day, as a number below 0.
func unusable(year, month, day int) int64 {
	var packed int64
	for _, n := range [...]int{year, month, day} {
		if n < -keptRange || n >= keptRange {
			return 0
		}
		packed = packed<<keptBits | int64(n+keptRange)
	}
	return -1 - packed
}

// numbers prints what unusable kept, "-" for 0.
func numbers(n int64) string {
	if n == 0 {
		return "-"
	}
	kept := func(place int) int64 { return (-1-n)>>(place*keptBits)&(1<<keptBits-1) - keptRange }
	text := fmt.Sprintf("%04d-%02d", kept(2), kept(1))
	if day := kept(0); day != noDay {
		text += fmt.Sprintf("-%02d", day)
	}
	return text
}

// Date is a civil day (日), from 1900-01-01 to 2200-12-31. The zero value is no day.
type Date struct{ n int64 } // days since 1899-12-31; below 0 what unusable says

// epoch is the day before the first day a Date can hold.
func epoch() time.Time { return civil(firstYear-1, time.December, 31) }

// civil is the beginning of a day in UTC; a day that a month does not have is one of a later month.
func civil(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// DateOf returns a day. Arguments that name no day of 1900-2200 (such as 30 February) give no day: IsZero reports true,
// but String still prints the numbers, such as "2025-02-30".
func DateOf(year int, month time.Month, day int) Date {
	t := civil(year, month, day)
	if year < firstYear || year > lastYear || t.Month() != month || t.Day() != day {
		return Date{unusable(year, int(month), day)}
	}
	return Date{(t.Unix() - epoch().Unix()) / 86400}
}

// ParseDate reads "2025-08-31" and nothing else.
func ParseDate(text string) (Date, error) {
	if len(text) == 10 && text[4] == '-' && text[7] == '-' {
		day := DateOf(digits(text[:4]), time.Month(digits(text[5:7])), digits(text[8:]))
		if !day.IsZero() {
			return day, nil
		}
	}
	return Date{}, notADay(text)
}

// notADay is the error of a text that is no day.
func notADay(text string) error {
	return &FieldError{Kind: ErrBadDate, Field: "date", Value: shown(text), Reason: outOfDays(),
		Do: Say(`write it as "2025-08-31"`, `请写作 "2025-08-31"`)}
}

// Err returns the error of numbers that name no day, such as 2025-02-30; nil for a day and for the zero Date.
func (d Date) Err() error {
	if d.n < 0 {
		return notADay(d.String())
	}
	return nil
}

// Blame is Month.Blame for a day, such as 2025-02-30.
func (d Date) Blame(unset error) error { return blame(d.n, outOfDays(), unset) }

func outOfDays() Text {
	return Say("is not a day from 1900-01-01 to 2200-12-31", "不是 1900-01-01 至 2200-12-31 之间的日期")
}

func (d Date) time() time.Time { return epoch().AddDate(0, 0, int(d.n)) }

// Month returns the month the day lies in.
func (d Date) Month() Month {
	if d.IsZero() {
		return Month(d)
	}
	t := d.time()
	return MonthOf(t.Year(), t.Month())
}

// Day returns the day of the month, 0 for the zero Date.
func (d Date) Day() int {
	if d.IsZero() {
		return 0
	}
	return d.time().Day()
}

// Add returns the day n days later, the zero Date outside 1900-2200.
func (d Date) Add(n int) Date {
	last := DateOf(lastYear, time.December, 31)
	sum := d.n + int64(n)
	if d.IsZero() || sum > last.n {
		return Date{}
	}
	return Date{max(sum, 0)}
}

// count is n, 0 for no day.
func (d Date) count() int64 { return max(d.n, 0) }

// Sub returns the number of days from other to d. No day counts as 1899-12-31: ask IsZero first where one of them may
// be unset.
func (d Date) Sub(other Date) int { return int(d.count() - other.count()) }

// Before reports whether d is earlier than other. No day is earlier than every day.
func (d Date) Before(other Date) bool { return d.count() < other.count() }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.count() > other.count() }

// IsZero reports whether d is no day: the zero Date, or numbers that name none.
func (d Date) IsZero() bool { return d.n <= 0 }

// String returns "2025-08-31", "-" for the zero Date, and the numbers that were passed where they name no day.
func (d Date) String() string {
	if d.IsZero() {
		return numbers(d.n)
	}
	return d.time().Format(time.DateOnly)
}

// MarshalText writes "2025-08-31", "-" for the zero Date; numbers that name no day are an error.
func (d Date) MarshalText() ([]byte, error) {
	if err := d.Err(); err != nil {
		return nil, err
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText writes; "-" is the zero Date.
func (d *Date) UnmarshalText(text []byte) (err error) {
	if string(text) == "-" {
		*d = Date{}
		return nil
	}
	*d, err = ParseDate(string(text))
	return err
}
