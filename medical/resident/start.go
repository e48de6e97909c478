package resident

import (
	"errors"
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

const (
	newbornMonths = 6   // 出生6个月内, with household registration or residence permit (四 (二))
	newbornDays   = 180 // 出生180天内, without (四 (三))
)

// Enrolment is one person's joining for one residents' year, without a waiting period.
type Enrolment struct {
	Who  Who
	Year int // the residents' year; for a newborn the year of birth counts instead

	Paid      rule.Date // the day the contribution arrived (缴费到账)
	WindowEnd rule.Date // Ordinary: the last day of the enrolment window (集中参保期)
	Marked    rule.Date // Aided: the day the person was registered and marked (做好身份标识之日)

	Born          rule.Date // Newborn
	Enrolled      rule.Date // Newborn: the day of enrolment
	Residence     bool      // Newborn: registered in the city or with a residence permit
	BirthYearPaid bool      // Newborn: the year of birth is paid
	NextYearPaid  bool      // Newborn: the year after it is paid
}

// BenefitStart returns the first day of benefits and the day they end before (待遇享受时间). Who enrolled and paid within
// the window without a gap is covered from 1 January; who may join within the year or switches in time from the
// employees' scheme from the month after payment; a newly aided person from the day of marking; a newborn from birth
// where enrolled within 6 months (180 days without registration in the city) and paid for that year, from 1 January
// of the next year where only that is paid. Notice of 2025-10-14, 四, 七 (一).
//
// ErrNotApplicable: outside the window or a newborn's time limit, where WaitingMonths applies instead.
func BenefitStart(e Enrolment) (from, until rule.Date, err error) {
	if err := e.Who.check(); err != nil {
		return from, until, err
	}
	if e.Who == Newborn {
		return e.newborn()
	}
	until = rule.DateOf(e.Year+1, 1, 1)
	if until.IsZero() || e.Year < 1900 {
		return from, rule.Date{}, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "year", strconv.Itoa(e.Year),
			rule.Say("is not 1900 to 2199", "不在 1900 至 2199 之间"), rule.Say("pass the residents' year", "请填写居民医保年度"))
	}
	if from, err = e.from(); err != nil {
		return rule.Date{}, rule.Date{}, err
	}
	if !from.Before(until) || from.Month().Year() != e.Year {
		return rule.Date{}, rule.Date{}, badDate("paid", from,
			rule.Say("begins cover outside the year", "使待遇不在该年度开始"),
			rule.Say("pass the day of payment or marking that belongs to the residents' year", "请填写该年度的缴费到账或标识日期"))
	}
	return from, until, nil
}

// from returns the first day for everybody but newborns.
func (e *Enrolment) from() (rule.Date, error) {
	notADay := rule.Say("is not a day", "不是日期")
	switch {
	case e.Who == Aided && e.Marked.IsZero():
		return rule.Date{}, badDate("marked", e.Marked, notADay,
			rule.Say("pass the day the person was marked as aided", "请填写做好救助对象标识的日期"))
	case e.Who == Aided:
		return e.Marked, nil
	case e.Paid.IsZero():
		return rule.Date{}, badDate("paid", e.Paid, notADay,
			rule.Say("pass the day the contribution arrived", "请填写缴费到账日期"))
	case e.Who == Switcher || e.Who == MidYear:
		return e.Paid.Month().Add(1).First(), nil
	case e.WindowEnd.IsZero():
		return rule.Date{}, badDate("window_end", e.WindowEnd, notADay,
			rule.Say("pass the last day of the enrolment window", "请填写集中参保期的最后一日"))
	case e.Paid.After(e.WindowEnd):
		return rule.Date{}, notApplicable("paid", e.Paid,
			rule.Say("is after the enrolment window", "晚于集中参保期"), seeWaiting())
	}
	return rule.DateOf(e.Year, 1, 1), nil
}

func (e *Enrolment) newborn() (from, until rule.Date, err error) {
	if e.Born.IsZero() || e.Enrolled.IsZero() || e.Enrolled.Before(e.Born) {
		err = badDate("enrolled", e.Enrolled,
			rule.Say("is not a day on or after the birth", "早于出生日期"),
			rule.Say("pass the days of birth and enrolment", "请填写出生和参保日期"))
	}
	if !e.BirthYearPaid && !e.NextYearPaid {
		err = errors.Join(err, rule.AreaMedical.Missing("birth_year_paid",
			rule.Say("say which years are paid", "请填写已缴费的年度")))
	}
	if err != nil {
		return from, until, err
	}
	if e.Enrolled.After(e.newbornLimit()) {
		return from, until, notApplicable("enrolled", e.Enrolled,
			rule.Say("is after the time limit for newborns", "超过新生儿参保期限"), seeWaiting())
	}
	year := e.Born.Month().Year()
	if e.BirthYearPaid && !e.NextYearPaid && e.Enrolled.Month().Year() > year {
		return from, until, notApplicable("next_year_paid", e.Enrolled,
			rule.Say("is in the year after birth, which is not paid", "在出生次年，而次年未缴费"),
			rule.Say("the notice covers both years paid, or the second alone", "通知只规定两年均缴费或只缴次年的情形"))
	}
	from, until = e.Born, rule.DateOf(year+1, 1, 1)
	if !e.BirthYearPaid {
		from = until
	}
	if e.NextYearPaid {
		until = rule.DateOf(year+2, 1, 1)
	}
	return from, until, nil
}

// newbornLimit returns the last day on which a newborn may be enrolled.
func (e *Enrolment) newbornLimit() rule.Date {
	if !e.Residence {
		return e.Born.Add(newbornDays)
	}
	month := e.Born.Month().Add(newbornMonths)
	if day := rule.DateOf(month.Year(), month.Month(), e.Born.Day()); !day.IsZero() {
		return day
	}
	return month.Add(1).First().Add(-1)
}

// seeWaiting says which rule applies outside the time limits.
func seeWaiting() rule.Text { return rule.Say("see WaitingMonths", "请按待遇等待期计算") }

func notApplicable(field string, d rule.Date, reason, do rule.Text) error {
	return rule.AreaMedical.Refuse(rule.ErrNotApplicable, field, d.String(), reason, do)
}
