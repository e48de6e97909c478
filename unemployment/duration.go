package unemployment

import (
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Contributed is the contribution time of a claim: since the last claim, and the benefit months left of that one.
type Contributed struct {
	PaidMonths  int `json:"paid_months" in:"months" doc:"since the last claim" zh:"累计缴费月数"`
	CarriedOver int `json:"carried_over" in:"count" max:"24" default:"0" doc:"left of an earlier claim" zh:"结转月数"`
}

// Months returns the benefit months (领取期限) of so many months of contributions, 0 to 1200: none under one year; one for
// each full year while the months are under four years; from four years on four, and one more for each full half year
// beyond; at most 24. 广东省失业保险条例 art. 15(1), 17, 45.
//
// Errors: ErrOutOfRange for months out of bounds.
func (p BenefitParams) Months(paid int) (int, error) {
	return p.Entitled(Contributed{PaidMonths: paid})
}

// Entitled returns the months of a claim (合并计算): those of the contributions since the last claim plus those left of
// it, at most 24. 广东省失业保险条例 art. 18; 社会保险法 art. 46.
//
// Errors: ErrOutOfRange for months out of bounds.
func (p BenefitParams) Entitled(c Contributed) (int, error) {
	if err := p.checked(c); err != nil {
		return 0, err
	}
	months := min(c.PaidMonths, p.YearsUpTo) / p.LeastPaid
	if c.PaidMonths > p.YearsUpTo {
		months += (c.PaidMonths - p.YearsUpTo) / p.HalfYear
	}
	return min(months+c.CarriedOver, p.MostMonths), nil
}

// NationalMonths returns the most benefit months the national law allows: none under one year of contributions, 12
// under five years, 18 under ten, 24 from then on. It is a limit, not an entitlement. 社会保险法 art. 46.
//
// Errors: ErrOutOfRange for months out of bounds.
func NationalMonths(paid int) (int, error) {
	if err := jsonrule.Check(rule.AreaUnemployment, Contributed{PaidMonths: paid}); err != nil {
		return 0, err
	}
	switch {
	case paid < 12: // art. 46: 满一年
		return 0, nil
	case paid < 60: // art. 46: 不足五年
		return 12, nil
	case paid < 120: // art. 46: 不足十年
		return 18, nil
	}
	return 24, nil // art. 46: 十年以上
}

// Remaining is the benefit months somebody has not drawn.
type Remaining struct {
	Months int `json:"remaining_months" in:"count" max:"24" doc:"benefit months not drawn" zh:"剩余领取月数"`
}

// ReemploymentMonths returns the months paid at once to somebody who found work: half of those left, half a month
// counting as one. 广东省失业保险条例 art. 22.
//
// Errors: ErrOutOfRange for months out of bounds.
func (p BenefitParams) ReemploymentMonths(r Remaining) (int, error) {
	if err := p.checked(r); err != nil {
		return 0, err
	}
	return (r.Months + p.LumpParts - 1) / p.LumpParts, nil
}

// Registration is the registration of unemployment and the application for the benefit. WorkingDays passed between
// them, by the official calendar.
type Registration struct {
	Registered  rule.Date `json:"registered" doc:"day of registration" zh:"失业登记日"`
	Applied     rule.Date `json:"applied" doc:"day of application" zh:"申领日"`
	WorkingDays int       `json:"working_days" in:"count" max:"100000" doc:"between the two" zh:"相隔工作日数"`
}

// CheckFields refuses an application before the registration, and more working days than there are days.
func (r Registration) CheckFields() error {
	if r.Applied.Before(r.Registered) {
		return badDate("applied", r.Applied.String(), rule.Say("is before the registration", "早于失业登记日"),
			rule.Say("pass the day of application", "请填写申领日"))
	}
	if r.WorkingDays > r.Applied.Sub(r.Registered)+1 {
		return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "working_days", Value: strconv.Itoa(r.WorkingDays),
			Reason: rule.Say("do not fit between the two days", "多于两日之间的天数"),
			Do:     rule.Say("count the working days from registration to application", "请核对登记日至申领日的工作日数")}
	}
	return nil
}

// PeriodStart returns the day the benefit period begins (领取期限起算日): the registration of unemployment if the person
// applied within 7 working days of it, else the application. The period is counted in calendar months, the first being
// the month of this day. 广东省失业保险条例 art. 36, 45.
//
// Errors: ErrMissingField for a day that is missing, ErrBadDate for an application before the registration,
// ErrOutOfRange for working days that do not fit between the two.
func (p BenefitParams) PeriodStart(r Registration) (rule.Date, error) {
	if err := p.checked(r); err != nil {
		return rule.Date{}, err
	}
	if r.WorkingDays <= p.ApplyDays {
		return r.Registered, nil
	}
	return r.Applied, nil
}

// MissedTwice returns the month in which a second monthly check of eligibility (资格核对) in a row was missed, from which
// the person is treated as employed again; the zero Month where no two in a row were. Leave out months missed for a
// good reason: hospital, pregnancy, a child under one year. 广东省失业保险条例 art. 37, 45.
func MissedTwice(missed []rule.Month) rule.Month {
	sorted := slices.Clone(missed)
	slices.SortFunc(sorted, rule.Month.Sub)
	for i := 1; i < len(sorted); i++ {
		if !sorted[i-1].IsZero() && sorted[i].Sub(sorted[i-1]) == 1 {
			return sorted[i]
		}
	}
	return rule.Month{}
}
