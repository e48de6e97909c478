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
		return from, rule.Date{}, outside("year", strconv.Itoa(e.Year), "is not 1900 to 2199", "pass the residents' year")
	}
	if from, err = e.from(); err != nil {
		return rule.Date{}, rule.Date{}, err
	}
	if !from.Before(until) || from.Month().Year() != e.Year {
		return rule.Date{}, rule.Date{}, badDate("paid", from, "begins cover outside the year", "pass the day of payment or marking that belongs to the residents' year")
	}
	return from, until, nil
}

// from returns the first day for everybody but newborns.
func (e *Enrolment) from() (rule.Date, error) {
	switch {
	case e.Who == Aided && e.Marked.IsZero():
		return rule.Date{}, badDate("marked", e.Marked, "is not a day", "pass the day the person was marked as aided")
	case e.Who == Aided:
		return e.Marked, nil
	case e.Paid.IsZero():
		return rule.Date{}, badDate("paid", e.Paid, "is not a day", "pass the day the contribution arrived")
	case e.Who == Switcher || e.Who == MidYear:
		return e.Paid.Month().Add(1).First(), nil
	case e.WindowEnd.IsZero():
		return rule.Date{}, badDate("window_end", e.WindowEnd, "is not a day", "pass the last day of the enrolment window")
	case e.Paid.After(e.WindowEnd):
		return rule.Date{}, notApplicable("paid", e.Paid, "is after the enrolment window", "see WaitingMonths")
	}
	return rule.DateOf(e.Year, 1, 1), nil
}

func (e *Enrolment) newborn() (from, until rule.Date, err error) {
	if e.Born.IsZero() || e.Enrolled.IsZero() || e.Enrolled.Before(e.Born) {
		err = badDate("enrolled", e.Enrolled, "is not a day on or after the birth", "pass the days of birth and enrolment")
	}
	if !e.BirthYearPaid && !e.NextYearPaid {
		err = errors.Join(err, missing("birth_year_paid", "say which years are paid"))
	}
	if err != nil {
		return from, until, err
	}
	if e.Enrolled.After(e.newbornLimit()) {
		return from, until, notApplicable("enrolled", e.Enrolled, "is after the time limit for newborns", "see WaitingMonths")
	}
	year := e.Born.Month().Year()
	if e.BirthYearPaid && !e.NextYearPaid && e.Enrolled.Month().Year() > year {
		return from, until, notApplicable("next_year_paid", e.Enrolled, "is in the year after birth, which is not paid", "the notice covers both years paid, or the second alone")
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

func notApplicable(field string, d rule.Date, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrNotApplicable, Area: rule.AreaMedical, Field: field, Value: d.String(), Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
