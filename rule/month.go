package rule

import (
	"time"
)

const (
	firstYear = 1900
	lastYear  = 2200
)

// Month is a calendar month (年月), from 1900-01 to 2200-12. The zero value is no month; IsZero tells, and nothing is
// in force in it.
type Month struct{ n int32 } // 12 x year + month, so that 0 is no month

// MonthOf returns the month of a year; arguments outside 1900-2200 and 1-12 give the zero Month.
func MonthOf(year int, month time.Month) Month {
	if year < firstYear || year > lastYear || month < time.January || month > time.December {
		return Month{}
	}
	return Month{int32(year*12 + int(month) - 1)}
}

// ParseMonth reads "2025-08" and nothing else.
func ParseMonth(text string) (Month, error) {
	y, m, ok := digits(text, 4), 0, len(text) == 7 && text[4] == '-'
	if ok {
		m = digits(text[5:], 2)
	}
	if month := MonthOf(y, time.Month(m)); ok && !month.IsZero() {
		return month, nil
	}
	return Month{}, &FieldError{Kind: ErrBadDate, Field: "month", Value: shown(text),
		Reason: Say("is not a month from 1900-01 to 2200-12", "不是 1900-01 至 2200-12 之间的月份"),
		Do:     Say(`write it as "2025-08"`, `请写作 "2025-08"`)}
}

// digits reads exactly n ASCII digits at the start of text; -1 where there are not so many.
func digits(text string, n int) int {
	if len(text) < n {
		return -1
	}
	v := 0
	for _, c := range []byte(text[:n]) {
		if c < '0' || c > '9' {
			return -1
		}
		v = v*10 + int(c-'0')
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
func (m Month) Year() int { return int(m.n / 12) }

// Month returns the month of the year, 0 for the zero Month.
func (m Month) Month() time.Month {
	if m.n == 0 {
		return 0
	}
	return time.Month(m.n%12 + 1)
}

// Add returns the month n months later (earlier where n is negative), the zero Month outside 1900-2200.
func (m Month) Add(n int) Month {
	sum := int64(m.n) + int64(n)
	if m.n == 0 || sum < firstYear*12 || sum > lastYear*12+11 {
		return Month{}
	}
	return Month{int32(sum)}
}

// Sub returns the number of months from other to m.
func (m Month) Sub(other Month) int { return int(m.n - other.n) }

// Before reports whether m is earlier than other.
func (m Month) Before(other Month) bool { return m.n < other.n }

// After reports whether m is later than other.
func (m Month) After(other Month) bool { return m.n > other.n }

// IsZero reports whether m is no month.
func (m Month) IsZero() bool { return m.n == 0 }

// First returns the first day of the month.
func (m Month) First() Date {
	if m.n == 0 {
		return Date{}
	}
	return DateOf(m.Year(), m.Month(), 1)
}

// String returns "2025-08", "-" for the zero Month.
func (m Month) String() string {
	text, _ := m.AppendText(nil)
	return string(text)
}

// AppendText appends what String returns; it never fails.
func (m Month) AppendText(to []byte) ([]byte, error) {
	if m.n == 0 {
		return append(to, '-'), nil
	}
	year, month := m.Year(), int(m.Month())
	to = append(to, digit(year/1000), digit(year/100), digit(year/10), digit(year))
	return append(to, '-', digit(month/10), digit(month)), nil
}

// digit is the last decimal digit of n.
func digit(n int) byte { return byte('0' + n%10) }

// MarshalText writes "2025-08".
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

// Date is a civil day (日), from 1900-01-01 to 2200-12-31. The zero value is no day.
type Date struct{ n int32 } // days since 1899-12-31

// epoch is the day before the first day a Date can hold.
func epoch() time.Time { return time.Date(firstYear-1, time.December, 31, 0, 0, 0, 0, time.UTC) }

// DateOf returns a day; arguments that name no day of 1900-2200 (such as 30 February) give the zero Date.
func DateOf(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if year < firstYear || year > lastYear || t.Month() != month || t.Day() != day {
		return Date{}
	}
	return Date{int32((t.Unix() - epoch().Unix()) / 86400)}
}

// ParseDate reads "2025-08-31" and nothing else.
func ParseDate(text string) (Date, error) {
	if len(text) == 10 && text[4] == '-' && text[7] == '-' {
		day := DateOf(digits(text, 4), time.Month(digits(text[5:], 2)), digits(text[8:], 2))
		if !day.IsZero() {
			return day, nil
		}
	}
	return Date{}, &FieldError{Kind: ErrBadDate, Field: "date", Value: shown(text),
		Reason: Say("is not a day from 1900-01-01 to 2200-12-31", "不是 1900-01-01 至 2200-12-31 之间的日期"),
		Do:     Say(`write it as "2025-08-31"`, `请写作 "2025-08-31"`)}
}

func (d Date) time() time.Time { return epoch().AddDate(0, 0, int(d.n)) }

// Month returns the month the day lies in.
func (d Date) Month() Month {
	if d.n == 0 {
		return Month{}
	}
	t := d.time()
	return MonthOf(t.Year(), t.Month())
}

// Day returns the day of the month, 0 for the zero Date.
func (d Date) Day() int {
	if d.n == 0 {
		return 0
	}
	return d.time().Day()
}

// Add returns the day n days later, the zero Date outside 1900-2200.
func (d Date) Add(n int) Date {
	last := DateOf(lastYear, time.December, 31)
	sum := int64(d.n) + int64(n)
	if d.n == 0 || sum < 1 || sum > int64(last.n) {
		return Date{}
	}
	return Date{int32(sum)}
}

// Sub returns the number of days from other to d.
func (d Date) Sub(other Date) int { return int(d.n - other.n) }

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.n < other.n }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.n > other.n }

// IsZero reports whether d is no day.
func (d Date) IsZero() bool { return d.n == 0 }

// String returns "2025-08-31", "-" for the zero Date.
func (d Date) String() string {
	if d.n == 0 {
		return "-"
	}
	return d.time().Format(time.DateOnly)
}

// MarshalText writes "2025-08-31".
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes; "-" is the zero Date.
func (d *Date) UnmarshalText(text []byte) (err error) {
	if string(text) == "-" {
		*d = Date{}
		return nil
	}
	*d, err = ParseDate(string(text))
	return err
}
