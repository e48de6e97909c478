package benefit

import (
	"errors"
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

// Incident is what decides who bears the costs of an injury besides the law's usual split.
type Incident struct {
	Accident  rule.Date // 事故伤害发生, or the diagnosis of an occupational disease
	Filed     rule.Date // 提出工伤认定申请; zero where nobody has yet
	Extended  rule.Date // last day of an extension the authority agreed to; zero for none
	Uninsured bool      // the employer had not insured the person
	Settled   rule.Date // day an uninsured employer had joined and paid arrears and surcharge; zero where it has not
}

// Deadlines returns the last day for the employer to apply for recognition, 30 days after the accident or the end of
// the extension, and for the person, the relatives or the union, one year. 工伤保险条例 art. 17.
func (i Incident) Deadlines() (employer, person rule.Date, err error) {
	employer = i.Accident.Add(30) // art. 17: 30日内
	year, month := i.Accident.Month().Year()+1, i.Accident.Month().Month()
	if person = rule.DateOf(year, month, i.Accident.Day()); person.IsZero() {
		person = rule.DateOf(year, month, i.Accident.Day()-1) // 29 February
	}
	if employer.IsZero() || person.IsZero() {
		return rule.Date{}, rule.Date{}, badDate("accident", i.Accident.String(), "is not a day", "pass the day of the accident or the diagnosis")
	}
	if i.Extended.After(employer) {
		employer = i.Extended
	}
	return employer, person, nil
}

// Payer returns who bears a cost that arose on a day and would usually be borne by usual. The employer bears all of
// them from the accident until the application where it did not apply in time (art. 17), and until it has joined and
// paid up where the person was not insured (art. 62). 工伤保险条例 art. 17, 62; 社会保险法 art. 41: where the employer does not
// pay, the fund pays first and recovers it.
//
// Errors: ErrOutOfRange for an unknown payer, ErrBadDate for a day before the accident.
func (i Incident) Payer(usual Payer, arose rule.Date) (Payer, error) {
	deadline, _, err := i.Deadlines()
	errs := []error{err}
	if usual != Fund && usual != Employer {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaInjury, Field: "payer", Value: strconv.Itoa(int(usual)), Reason: rule.Untranslated("is not known"), Do: rule.Untranslated("use Fund or Employer")})
	}
	for _, d := range [...]struct {
		field    string
		day      rule.Date
		required bool
	}{{"arose", arose, true}, {"filed", i.Filed, false}, {"settled", i.Settled, false}} {
		if d.day.Before(i.Accident) && (d.required || !d.day.IsZero()) {
			errs = append(errs, badDate(d.field, d.day.String(), "is before the accident", "pass a day from the accident on"))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return 0, err
	}
	late := i.Filed.IsZero() || i.Filed.After(deadline)
	if late && (i.Filed.IsZero() || arose.Before(i.Filed)) || i.Uninsured && (i.Settled.IsZero() || arose.Before(i.Settled)) {
		return Employer, nil
	}
	return usual, nil
}
