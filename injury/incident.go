package injury

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Application is what the deadlines to apply for recognition follow from (工伤认定申请).
type Application struct {
	Accident rule.Date `json:"accident" doc:"day of the accident or the diagnosis" zh:"事故伤害发生日或诊断日"`
	Extended rule.Date `json:"extended" in:",optional" doc:"last day of an agreed extension" zh:"经同意延长至"`
}

// usualDays is the employer's time to apply: art. 17, 30日内.
const usualDays = 30

// CheckFields refuses an accident too near the end of the calendar, and an extension that ends before the usual time.
func (a Application) CheckFields() error {
	if a.Accident.Add(366).IsZero() {
		return &rule.FieldError{Kind: rule.ErrBadDate, Field: "accident", Value: a.Accident.String(),
			Reason: rule.Say("is too near the year 2200", "过于接近2200年"),
			Do:     rule.Say("pass the day of the accident or the diagnosis", "请填写事故发生日或诊断日")}
	}
	usual := a.Accident.Add(usualDays)
	if a.Extended.IsZero() || !a.Extended.Before(usual) {
		return nil
	}
	return rule.AreaInjury.Refuse(rule.ErrConflict, "extended", a.Extended.String(),
		rule.Sayf("is before %s, the last day without an extension", "早于未延长时的期限 %s", usual),
		rule.Say("pass the last day of the extension, or leave it out", "请填写延长后的最后一日，或不填"))
}

// ApplicationDeadlines are the last days to apply.
type ApplicationDeadlines struct {
	Employer rule.Date `json:"employer" doc:"the employer's last day" zh:"单位申请期限"`
	Person   rule.Date `json:"person" doc:"of the person, the relatives, the union" zh:"个人申请期限"`
}

// Deadlines returns the last day for the employer to apply for recognition, 30 days after the accident or the end of
// the extension, and for the person, the relatives or the union, one year. 工伤保险条例 art. 17.
//
// Errors: ErrMissingField without a day, ErrBadDate for one too late, ErrConflict for an extension before the 30 days
// end.
func (a Application) Deadlines() (ApplicationDeadlines, error) {
	if err := jsonrule.Check(rule.AreaInjury, a); err != nil {
		return ApplicationDeadlines{}, err
	}
	out := ApplicationDeadlines{Employer: a.Accident.Add(usualDays)}
	year, month := a.Accident.Month().Year()+1, a.Accident.Month().Month()
	out.Person = rule.DateOf(year, month, a.Accident.Day())
	if out.Person.IsZero() {
		out.Person = rule.DateOf(year, month, a.Accident.Day()-1) // 29 February
	}
	if !a.Extended.IsZero() {
		out.Employer = a.Extended
	}
	return out, nil
}

// Cost is a cost of an injury and what decides who bears it besides the law's usual split.
type Cost struct {
	Application
	Filed     rule.Date `json:"filed" in:",optional" doc:"day of application; absent: nobody has yet" zh:"提出工伤认定申请日"`
	Uninsured bool      `json:"uninsured" default:"false" doc:"the person was not insured" zh:"用人单位未参保"`
	// Settled is the day an uninsured employer had joined and paid arrears and surcharge; zero where it has not.
	Settled rule.Date `json:"settled" in:",optional" doc:"joined and paid up; absent: not yet" zh:"参保并补缴完毕日"`
	Usual   Payer     `json:"usual" doc:"who would usually bear it" zh:"通常承担方：基金、用人单位"`
	Arose   rule.Date `json:"arose" doc:"day the cost arose" zh:"费用发生日"`
}

// CheckFields refuses days before the accident.
func (c Cost) CheckFields() error {
	errs := []error{c.Application.CheckFields()}
	for _, d := range [...]struct {
		field string
		day   rule.Date
	}{{"filed", c.Filed}, {"settled", c.Settled}, {"arose", c.Arose}} {
		if !d.day.IsZero() && d.day.Before(c.Accident) {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrBadDate, Field: d.field, Value: d.day.String(),
				Reason: rule.Say("is before the accident", "早于事故发生日"),
				Do:     rule.Say("pass a day from the accident on", "请填写事故发生日或之后的日期")})
		}
	}
	return rule.Join(errs...)
}

// Bearer returns who bears a cost. The employer bears all of them from the accident until the application where it did
// not apply in time (art. 17), and until it has joined and paid up where the person was not insured (art. 62).
// 工伤保险条例 art. 17, 62; 社会保险法 art. 41: where the employer does not pay, the fund pays first and recovers it.
//
// Errors: ErrOutOfRange for an unknown payer, ErrMissingField for a day that is missing, ErrBadDate for one before the
// accident.
func (c Cost) Bearer() (Payer, error) {
	if err := jsonrule.Check(rule.AreaInjury, c); err != nil {
		return 0, err
	}
	deadlines, err := c.Deadlines()
	if err != nil {
		return 0, err
	}
	late := c.Filed.IsZero() || c.Filed.After(deadlines.Employer)
	if late && before(c.Arose, c.Filed) || c.Uninsured && before(c.Arose, c.Settled) {
		return Employer, nil
	}
	return c.Usual, nil
}

// before reports whether a day is before one that may never have come.
func before(day, event rule.Date) bool { return event.IsZero() || day.Before(event) }
