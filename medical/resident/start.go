package resident

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

const (
	noticeYear    = 2026
	newbornMonths = 6   // 出生6个月内, with household registration or residence permit (四 (二))
	newbornDays   = 180 // 出生180天内, without (四 (三))
)

// Enrolment is one person's joining for the residents' year of the notice, without a waiting period. Which fields are
// needed depends on the ground; the others stay empty.
type Enrolment struct {
	Who  Who `json:"who" in:",optional" doc:"on which ground" zh:"参保情形"`
	Year int `json:"year" in:"year,optional" doc:"the residents' year; not of a newborn" zh:"居民医保年度（新生儿不填）"`

	Paid      rule.Date `json:"paid" in:",optional" doc:"ordinary, switcher, mid_year: money arrived" zh:"缴费到账日期"`
	WindowEnd rule.Date `json:"window_end" in:",optional" doc:"ordinary: last day to enrol" zh:"集中参保期最后一日"`
	Marked    rule.Date `json:"marked" in:",optional" doc:"aided: the day of marking" zh:"做好身份标识日期"`

	Born          rule.Date `json:"born" in:",optional" doc:"newborn: birthday" zh:"新生儿出生日期"`
	Enrolled      rule.Date `json:"enrolled" in:",optional" doc:"newborn: day of enrolment" zh:"新生儿参保日期"`
	Residence     bool      `json:"residence" default:"false" doc:"newborn: registered here" zh:"新生儿已落户或办居住证"`
	BirthYearPaid bool      `json:"birth_year_paid" default:"false" doc:"newborn: its year" zh:"新生儿出生当年已缴费"`
	NextYearPaid  bool      `json:"next_year_paid" default:"false" doc:"newborn: the next" zh:"新生儿出生次年已缴费"`
}

// Benefits are the days on which a person has benefits.
type Benefits struct {
	From rule.Date `json:"from" doc:"the first day" zh:"享受待遇首日"`
	Last rule.Date `json:"last" doc:"the last day" zh:"享受待遇末日"`
}

// CheckFields asks for the fields of the ground and refuses those of another.
func (e Enrolment) CheckFields() error {
	newborn, aided, ordinary := e.Who == Newborn, e.Who == Aided, e.Who == Ordinary
	var errs []error
	for _, f := range []struct {
		field         string
		given, needed bool
		do            rule.Text
	}{
		{"year", e.Year != 0, !newborn, rule.Say("pass the residents' year", "请填写居民医保年度")},
		{"paid", !e.Paid.IsZero(), !newborn && !aided,
			rule.Say("pass the day the contribution arrived", "请填写缴费到账日期")},
		{"window_end", !e.WindowEnd.IsZero(), ordinary,
			rule.Say("pass the last day of the enrolment window", "请填写集中参保期的最后一日")},
		{"marked", !e.Marked.IsZero(), aided,
			rule.Say("pass the day the person was marked as aided", "请填写做好救助对象标识的日期")},
		{"born", !e.Born.IsZero(), newborn, rule.Say("pass the day of birth", "请填写出生日期")},
		{"enrolled", !e.Enrolled.IsZero(), newborn, rule.Say("pass the day of enrolment", "请填写参保日期")},
	} {
		switch {
		case f.needed && !f.given:
			errs = append(errs, rule.AreaMedical.Missing(f.field, f.do))
		case f.given && !f.needed:
			errs = append(errs, ofAnotherGround(f.field))
		}
	}
	return rule.Join(append(errs, e.checkNewbornFlags())...)
}

// checkNewbornFlags asks a newborn for the years paid, and refuses what is said of newborns alone of anybody else.
func (e Enrolment) checkNewbornFlags() error {
	if e.Who == Newborn {
		if e.BirthYearPaid || e.NextYearPaid {
			return nil
		}
		return rule.AreaMedical.Missing("birth_year_paid", rule.Say("say which years are paid", "请填写已缴费的年度"))
	}
	var errs []error
	for _, f := range []struct {
		field string
		set   bool
	}{
		{"residence", e.Residence}, {"birth_year_paid", e.BirthYearPaid}, {"next_year_paid", e.NextYearPaid},
	} {
		if f.set {
			errs = append(errs, ofAnotherGround(f.field))
		}
	}
	return rule.Join(errs...)
}

func ofAnotherGround(field string) error {
	return rule.AreaMedical.Refuse(rule.ErrConflict, field, "",
		rule.Say("is not for this ground", "不适用于该参保情形"),
		rule.Say("leave it out, or name the ground as who", "请不填，或更正 who"))
}

// BenefitStart returns the first and the last day of benefits (待遇享受时间). Who enrolled and paid within the window
// without a gap is covered from 1 January; who may join within the year or switches in time from the employees' scheme
// from the month after payment; a newly aided person from the day of marking; a newborn from birth where enrolled
// within 6 months (180 days without registration in the city) and paid for that year, from 1 January of the next year
// where only that is paid. Notice of 2025-10-14, 四, 七 (一), for the residents' year 2026.
//
// Errors: ErrNoRule for cover outside the notice's year; ErrNotApplicable outside the window or a newborn's time limit,
// where WaitingMonths applies instead; ErrMissingField, ErrConflict for a field of another ground, ErrBadDate,
// ErrOutOfRange.
func BenefitStart(e Enrolment) (Benefits, error) {
	if err := jsonrule.Check(rule.AreaMedical, e); err != nil {
		return Benefits{}, err
	}
	find := e.within
	if e.Who == Newborn {
		find = e.newborn
	}
	out, err := find()
	if err != nil {
		return Benefits{}, err
	}
	return out, out.inNotice()
}

// inNotice refuses benefits of which no day lies in the residents' year of the notice.
func (b Benefits) inNotice() error {
	first, last := rule.DateOf(noticeYear, 1, 1), rule.DateOf(noticeYear, 12, 31)
	if !b.From.After(last) && !b.Last.Before(first) {
		return nil
	}
	return &rule.NoRuleError{Area: rule.AreaMedical,
		What:  rule.Say("first day of residents' benefits", "城乡居民医保待遇开始日期"),
		Month: b.From.Month(), Nearest: first.Month(),
		Detail: rule.Sayf("the notice is for the residents' year %d; those of other years were not seen",
			"通告适用于 %d 年度，其他年度的通告未见", noticeYear)}
}

// within returns the days of everybody but newborns, which lie within the year.
func (e *Enrolment) within() (Benefits, error) {
	from, err := e.from()
	if err != nil {
		return Benefits{}, err
	}
	if from.Month().Year() != e.Year {
		field, day := "paid", e.Paid
		if e.Who == Aided {
			field, day = "marked", e.Marked
		}
		return Benefits{}, badDate(field, day,
			rule.Sayf("begins cover on %s, outside the year %d", "使待遇自 %s 起，不在 %d 年度", from, e.Year),
			rule.Say("pass the day of payment or marking that belongs to the residents' year",
				"请填写该年度的缴费到账或标识日期"))
	}
	return Benefits{from, rule.DateOf(e.Year, 12, 31)}, nil
}

// from returns the first day for everybody but newborns.
func (e *Enrolment) from() (rule.Date, error) {
	switch {
	case e.Who == Aided:
		return e.Marked, nil
	case e.Who == Switcher || e.Who == MidYear:
		return e.Paid.Month().Add(1).First(), nil
	case e.Paid.After(e.WindowEnd):
		return rule.Date{}, notApplicable("paid", e.Paid,
			rule.Say("is after the enrolment window", "晚于集中参保期"), seeWaiting())
	}
	return rule.DateOf(e.Year, 1, 1), nil
}

// newborn returns the days of a newborn.
func (e *Enrolment) newborn() (Benefits, error) {
	if e.Enrolled.Before(e.Born) {
		return Benefits{}, badDate("enrolled", e.Enrolled, rule.Say("is before the birth", "早于出生日期"),
			rule.Say("pass the days of birth and enrolment", "请填写出生和参保日期"))
	}
	if e.Enrolled.After(e.newbornLimit()) {
		return Benefits{}, notApplicable("enrolled", e.Enrolled,
			rule.Say("is after the time limit for newborns", "超过新生儿参保期限"), seeWaiting())
	}
	year := e.Born.Month().Year()
	if !e.NextYearPaid && e.Enrolled.Month().Year() > year {
		return Benefits{}, notApplicable("enrolled", e.Enrolled,
			rule.Say("is in the year after birth, which is not paid", "在出生次年，而次年未缴费"),
			rule.Say("the notice covers both years paid, or the second alone", "通知只规定两年均缴费或只缴次年的情形"))
	}
	out := Benefits{e.Born, rule.DateOf(year, 12, 31)}
	if !e.BirthYearPaid {
		out.From = rule.DateOf(year+1, 1, 1)
	}
	if e.NextYearPaid {
		out.Last = rule.DateOf(year+1, 12, 31)
	}
	return out, nil
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
