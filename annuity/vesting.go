package annuity

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// vestedBy is the longest a plan may take until the employer's money is wholly the employee's, months.
const vestedBy = 8 * 12 // 企业年金办法 art. 19: at most 8 years

// Step is one step of a plan's vesting: from so many months of service on (本企业工作年限), this share of the employer's
// money.
type Step struct {
	Months int
	Share  decimal.Decimal // a fraction
}

// Schedule is a plan's own vesting (归属约定), by rising months. Before its first step nothing has vested. Vesting from the
// start is one step of 0 months and share 1.
type Schedule []Step

// Check refuses a schedule the law does not allow: steps must rise in months and not fall in share, and the last must
// give the whole within 8 years. 企业年金办法 (令第36号) art. 19.
func (s Schedule) Check() error {
	if err := checkCount("schedule", len(s), 1, vestedBy+1, "pass the plan's steps"); err != nil {
		return err
	}
	var errs []error
	before := Step{Months: -1}
	for i, step := range s {
		if err := step.follows(before, "schedule["+strconv.Itoa(i)+"]"); err != nil {
			errs = append(errs, err)
			continue
		}
		before = step
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if !before.Share.Equal(whole(1)) {
		return failed(rule.ErrOutOfRange, "schedule", before.Share.String(), "is the last share, not the whole", "end with share 1 within 96 months")
	}
	return nil
}

// follows refuses a step that is out of bounds or does not rise above the one before it.
func (s Step) follows(before Step, field string) error {
	var errs []error
	if s.Months <= before.Months || s.Months > vestedBy {
		errs = append(errs, failed(rule.ErrOutOfRange, field+".months", strconv.Itoa(s.Months), "does not rise, or is beyond 8 years", "let the months rise from step to step, to 96 at most"))
	}
	if err := (rule.Input{Area: rule.AreaAnnuity, Field: field + ".share", Max: 1, Places: 8, Do: rule.Untranslated("pass a fraction such as 0.2")}).Check(s.Share); err != nil {
		errs = append(errs, err)
	} else if s.Share.LessThan(before.Share) {
		errs = append(errs, failed(rule.ErrOutOfRange, field+".share", s.Share.String(), "is below the step before it", "what has vested stays vested"))
	}
	return errors.Join(errs...)
}

// share returns what has vested after so many months by the schedule alone.
func (s Schedule) share(months int) decimal.Decimal {
	var out decimal.Decimal
	for _, step := range s {
		if step.Months <= months {
			out = step.Share
		}
	}
	return out
}

// Event is what decides vesting. The zero value is none and refused.
type Event uint8

// Every event but the first makes the employer's money wholly the employee's (企业年金办法 art. 20).
const (
	InService       Event = iota + 1 // still employed, or leaving for a reason not named here: the schedule decides
	RetirementAge                    // 达到法定退休年龄
	TotalIncapacity                  // 完全丧失劳动能力
	Died                             // 死亡
	PlanEnded                        // 企业年金方案终止
	EmployerEnded                    // ended by the employer without the employee's fault, or by the employee for the employer's breach of law
	NotRenewed                       // the contract ran out and the employer's reasons kept it from being renewed
	PlanOther                        // another case the plan names
)

// eventNames are the text names, by value.
func eventNames() []string {
	return []string{"", "in_service", "retirement_age", "total_incapacity", "died", "plan_ended", "employer_ended", "not_renewed", "plan_other"}
}

// String returns the text name, such as "in_service".
func (e Event) String() string {
	if names := eventNames(); e != 0 && int(e) < len(names) {
		return names[e]
	}
	return fmt.Sprintf("invalid(%d)", uint8(e))
}

// MarshalText writes the text name and refuses a value that has none.
func (e Event) MarshalText() ([]byte, error) {
	if err := e.check(); err != nil {
		return nil, err
	}
	return []byte(e.String()), nil
}

// check refuses a value that is no event.
func (e Event) check() error {
	if e == 0 || int(e) >= len(eventNames()) {
		return failed(rule.ErrOutOfRange, "event", e.String(), "is not known", "use InService where no event of art. 20 happened")
	}
	return nil
}

// UnmarshalText reads a text name and refuses any other word.
func (e *Event) UnmarshalText(text []byte) error {
	for i, known := range eventNames() {
		if i > 0 && known == string(text) {
			*e = Event(i)
			return nil
		}
	}
	return failed(rule.ErrOutOfRange, "event", string(text), "is not known", "use in_service, retirement_age, total_incapacity, died, plan_ended, employer_ended, not_renewed or plan_other")
}

// Account is one employee's annuity account (企业年金个人账户), returns included, yuan.
type Account struct {
	Own      decimal.Decimal // own contributions
	Employer decimal.Decimal // the employer's contributions
}

// Vested is what belongs to the employee, yuan.
type Vested struct {
	Share    decimal.Decimal // of the employer's money
	Own      decimal.Decimal // always whole
	Employer decimal.Decimal // the vested part, half up to the fen
	Unvested decimal.Decimal // the rest of the employer's money
	Total    decimal.Decimal // Own and Employer
}

// Vest returns what belongs to an employee after so many months of service: the own contributions at once, the
// employer's by the plan's schedule, or wholly on one of the events of art. 20.
//
// Errors: those of Schedule.Check, and ErrOutOfRange for months outside 0 to 1200, an unknown event or an amount
// outside 0 to 10^10.
//
// 企业年金办法 (令第36号) art. 19 and 20.
func Vest(plan Schedule, months int, event Event, account Account) (Vested, error) {
	err := errors.Join(plan.Check(), checkCount("months", months, 0, maxMonths, "pass the months of service with this employer"),
		event.check(), yuan("own").Check(account.Own), yuan("employer").Check(account.Employer))
	if err != nil {
		return Vested{}, err
	}
	out := Vested{Share: whole(1), Own: account.Own}
	if event == InService {
		out.Share = plan.share(months)
	}
	out.Employer = account.Employer.Mul(out.Share).Round(2)
	out.Unvested = account.Employer.Sub(out.Employer)
	out.Total = out.Own.Add(out.Employer)
	return out, nil
}
