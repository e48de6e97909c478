package maternity

import (
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Regulation203 returns the time 广东省职工生育保险规定 (省政府令第203号) is in force: from 2015-01-01 (art. 48), no end announced.
func Regulation203() rule.Span {
	return rule.OpenSpan(rule.AreaMaternity, rule.Say("maternity allowance", "生育津贴"),
		rule.DateOf(2015, time.January, 1), rule.Cite{
			Title:   "Guangdong regulation on employees' maternity insurance",
			Chinese: "广东省职工生育保险规定", Number: "广东省人民政府令第203号", Article: "art. 48",
			Issued: rule.DateOf(2014, time.November, 6), Quote: "本规定自2015年1月1日起施行",
			Checked: rule.MonthOf(2026, time.November)})
}

// StaffMonth is what an employer's insured staff earned in a month (参保职工工资总额), as the insurance fixed it.
type StaffMonth struct {
	Month rule.Month      `json:"month" doc:"a month with staff" zh:"月份"`
	Wages decimal.Decimal `json:"wages" in:"yuan" doc:"of all insured staff, yuan" zh:"参保职工工资总额（元）"`
	Heads int             `json:"heads" in:"count" min:"1" max:"100000000" doc:"insured staff" zh:"参保职工数"`
}

// staffMonths is what AverageOf takes.
type staffMonths struct {
	Event  rule.Date    `json:"event" doc:"day of the birth, miscarriage or operation" zh:"分娩、流产或手术日期"`
	Months []StaffMonth `json:"months" items:"1-12" doc:"of the year before, or its own" zh:"上年度（或当年）各月"`
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
// Errors: ErrNoRule for a day outside the regulation's time, ErrMissingField without the day, ErrConflict for a month
// twice or months of two years, ErrOutOfRange without months or for an amount out of bounds, ErrBadDate for months of
// another year.
func AverageOf(event rule.Date, months []StaffMonth) (Average, error) {
	in := staffMonths{event, months}
	if err := rule.Join(inForce(event), jsonrule.Check(rule.AreaMaternity, in)); err != nil {
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

// inForce refuses a day outside the regulation's time; that the day is set is checked with the months.
func inForce(event rule.Date) error {
	if event.IsZero() {
		return nil
	}
	return Regulation203().On(event)
}

// CheckFields refuses a month twice, months of two years and those of another year.
func (s staffMonths) CheckFields() error {
	var errs []error
	for i, m := range s.Months {
		at := "months[" + strconv.Itoa(i) + "].month"
		errs = append(errs, checkYear(at, s.Event, m.Month))
		for _, earlier := range s.Months[:i] {
			errs = append(errs, checkPair(at, earlier.Month, m.Month))
		}
	}
	return rule.Join(errs...)
}

// checkYear refuses a month that is neither of the year before the event nor of its year up to the event.
func checkYear(at string, event rule.Date, month rule.Month) error {
	year := event.Month().Year()
	if month.Year() == year-1 || month.Year() == year && !month.After(event.Month()) {
		return nil
	}
	return badMonth(rule.ErrBadDate, at, month, rule.Sayf("is not of %d", "不属于%d年", year-1),
		rule.Say("pass the calendar year before the event, or its own year where there was no staff before",
			"请填写上一年度的月份；上年度没有职工的，填写当年的月份"))
}

// checkPair refuses two months that are one, or of two years.
func checkPair(at string, earlier, month rule.Month) error {
	do := rule.Say("pass each month of one calendar year once", "请填写同一年度的月份，每月一次")
	switch {
	case earlier == month:
		return badMonth(rule.ErrConflict, at, month, rule.Say("is there twice", "重复"), do)
	case earlier.Year() != month.Year():
		return badMonth(rule.ErrConflict, at, month, rule.Sayf("and %s are of two years", "与%s不在同一年度", earlier), do)
	}
	return nil
}

func badMonth(kind error, field string, month rule.Month, reason, do rule.Text) error {
	return rule.AreaMaternity.Refuse(kind, field, month.String(), reason, do)
}
