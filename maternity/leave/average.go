package leave

import (
	"errors"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Regulation203 returns the time 广东省职工生育保险规定 (省政府令第203号) is in force: from 2015-01-01 (art. 48), no end announced.
func Regulation203() rule.Span {
	return rule.OpenSpan(rule.AreaMaternity, rule.Say("maternity allowance", "生育津贴"), rule.DateOf(2015, time.January, 1), rule.Cite{
		Title:   "Guangdong regulation on employees' maternity insurance",
		Chinese: "广东省职工生育保险规定", Number: "广东省人民政府令第203号", Article: "art. 48",
		Issued: rule.DateOf(2014, time.November, 6), Quote: "本规定自2015年1月1日起施行",
		Checked: rule.MonthOf(2026, time.November)})
}

// Payroll is what an employer's insured staff earned in a month (参保职工工资总额), as the insurance fixed it.
type Payroll struct {
	Month rule.Month
	Wages decimal.Decimal // of all, yuan
	Heads int             // 参保职工数
}

// Average is an employer's average monthly wage with what it was made of.
type Average struct {
	Monthly    decimal.Decimal // yuan
	Wages      decimal.Decimal // yuan, of all months
	HeadMonths int             // the sum of the monthly headcounts
	ThisYear   bool            // of the year of the event: the employer had no staff in the year before
}

// AverageOf returns the average monthly wage behind the allowance of a birth, miscarriage or operation on a day
// (用人单位上年度职工月平均工资): the wages of the insured staff of each month of the calendar year before, added up, by their
// monthly headcounts, added up, half up to the fen. An employer without staff in that year passes the months of the
// year of the event, up to that of the event. 广东省职工生育保险规定 (省政府令第203号) art. 15.
//
// Errors: ErrNoRule for a day outside the regulation's time, ErrMissingField without months, ErrConflict for a month
// twice or months of two years, ErrOutOfRange for an amount out of bounds, ErrBadDate for months of another year or a
// day that is none.
func AverageOf(event rule.Date, months []Payroll) (Average, error) {
	if event.IsZero() {
		const do = "pass the day of the birth or operation"
		return Average{}, badMonths(rule.ErrBadDate, "event", "", "is not a day", do)
	}
	if err := errors.Join(Regulation203().On(event), checkMonths(event, months)); err != nil {
		return Average{}, err
	}
	out := Average{ThisYear: months[0].Month.Year() == event.Month().Year()}
	for _, m := range months {
		out.Wages, out.HeadMonths = out.Wages.Add(m.Wages), out.HeadMonths+m.Heads
	}
	monthly, err := EmployerAverage(out.Wages, out.HeadMonths)
	out.Monthly = monthly
	if err != nil {
		return Average{}, err
	}
	return out, nil
}

const monthsOfYear = 12

func checkMonths(event rule.Date, months []Payroll) error {
	if len(months) == 0 || len(months) > monthsOfYear {
		return badMonths(rule.ErrMissingField, "months", strconv.Itoa(len(months)), "are not 1 to 12",
			"pass the months of the year before in which there was insured staff")
	}
	var errs []error
	for i, m := range months {
		at := "months[" + strconv.Itoa(i) + "]"
		wages := yuan(at+".wages", "pass the wages of all insured staff of the month in yuan")
		errs = append(errs, wages.Check(m.Wages), checkHeads(at, m.Heads), checkYear(at, event, m.Month))
		for _, earlier := range months[:i] {
			errs = append(errs, checkPair(at, earlier.Month, m.Month))
		}
	}
	return errors.Join(errs...)
}

// checkHeads refuses a headcount of nobody: such a month has no part in the average.
func checkHeads(at string, heads int) error {
	const do = "pass the insured staff of the month, and leave out a month without any"
	return count(at+".heads", heads, 1, 100_000_000, do)
}

// checkYear refuses a month that is neither of the year before the event nor of its year up to the event.
func checkYear(at string, event rule.Date, month rule.Month) error {
	year := event.Month().Year()
	if month.Year() == year-1 || month.Year() == year && !month.After(event.Month()) {
		return nil
	}
	return badMonths(rule.ErrBadDate, at+".month", month.String(), "is not of "+strconv.Itoa(year-1),
		"pass the calendar year before the event, or its own year where there was no staff before")
}

// checkPair refuses two months that are one, or of two years.
func checkPair(at string, earlier, month rule.Month) error {
	const do = "pass each month of one calendar year once"
	switch {
	case earlier == month:
		return badMonths(rule.ErrConflict, at+".month", month.String(), "is there twice", do)
	case earlier.Year() != month.Year():
		return badMonths(rule.ErrConflict, at+".month", month.String(), "and "+earlier.String()+" are of two years", do)
	}
	return nil
}

func badMonths(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaMaternity, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
