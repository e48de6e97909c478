package annuity

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Step is one step of a plan's vesting: from so many months of service on (本企业工作年限), this share of the employer's
// money. A plan may take at most 8 years (企业年金办法 art. 19) until the money is wholly the employee's.
type Step struct {
	Months int             `json:"months" in:"months" max:"96" doc:"of service, at most 8 years" zh:"本企业工作月数（最多8年）"`
	Share  decimal.Decimal `json:"share" in:"rate" doc:"of the employer's money, a fraction" zh:"归属比例"`
}

// Schedule is a plan's own vesting (归属约定), by rising months. Before its first step nothing has vested. Vesting from the
// start is one step of 0 months and share 1.
type Schedule []Step

// check refuses a schedule the law does not allow: steps must rise in months and not fall in share, and the last must
// give the whole. 企业年金办法 (令第36号) art. 19.
func (s Schedule) check() error {
	var errs []error
	for i := range s[1:] {
		before, step, at := s[i], s[i+1], "schedule["+strconv.Itoa(i+1)+"]"
		if step.Months <= before.Months {
			errs = append(errs, failed(rule.ErrOutOfRange, at+".months", strconv.Itoa(step.Months),
				rule.Say("does not rise", "没有递增"), rule.Say("let the months rise from step to step", "月数应逐档递增")))
		}
		if step.Share.LessThan(before.Share) {
			errs = append(errs, failed(rule.ErrOutOfRange, at+".share", step.Share.String(),
				rule.Say("is below the step before it", "低于上一档"),
				rule.Say("what has vested stays vested", "已归属的权益不应减少")))
		}
	}
	if last := s[len(s)-1].Share; len(errs) == 0 && !last.Equal(whole.Number(1)) {
		errs = append(errs, failed(rule.ErrOutOfRange, "schedule", last.String(),
			rule.Say("is the last share, not the whole", "是最后一档的比例，未达全部"),
			rule.Say("end with share 1 within 96 months", "请在96个月内以比例 1 结束")))
	}
	return rule.Join(errs...)
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

	// EmployerEnded is a contract ended by the employer without the employee's fault, or by the employee for the
	// employer's breach of law.
	EmployerEnded

	NotRenewed // the contract ran out and the employer's reasons kept it from being renewed
	PlanOther  // another case the plan names
)

// events are the text names, by value.
func events() jsonrule.Words {
	return jsonrule.Words{"", "in_service", "retirement_age", "total_incapacity", "died", "plan_ended",
		"employer_ended", "not_renewed", "plan_other"}
}

// String returns the text name, such as "in_service".
func (e Event) String() string { return string(events().Text(uint8(e))) }

// MarshalText writes the text name and refuses a value that has none.
func (e Event) MarshalText() ([]byte, error) {
	var known Event
	text := events().Text(uint8(e))
	return text, known.UnmarshalText(text)
}

// UnmarshalText reads a text name and refuses any other word.
func (e *Event) UnmarshalText(text []byte) error { return events().Read((*uint8)(e), text) }

// Vesting is an employee's annuity account (企业年金个人账户), returns included, with the plan and the service.
type Vesting struct {
	Schedule Schedule        `json:"schedule" items:"1-97" doc:"the plan's steps, by rising months" zh:"归属约定（按月数递增）"`
	Months   int             `json:"service_months" in:"months" doc:"with this employer" zh:"本企业工作月数"`
	Event    Event           `json:"event" default:"in_service" doc:"what decides" zh:"归属事由"`
	Own      decimal.Decimal `json:"own" in:"yuan" doc:"own contributions, yuan" zh:"个人缴费账户（元）"`
	Employer decimal.Decimal `json:"employer" in:"yuan" doc:"the employer's money, yuan" zh:"企业缴费账户（元）"`
}

// CheckFields refuses a schedule the law does not allow.
func (v Vesting) CheckFields() error { return v.Schedule.check() }

// Vested is what belongs to the employee, yuan. Own is always whole; Employer is the vested part, half up to the fen;
// Total is Own and Employer.
type Vested struct {
	Share    decimal.Decimal `json:"share" out:"plain" doc:"of the employer's money" zh:"归属比例"`
	Own      decimal.Decimal `json:"own" out:"yuan" doc:"own contributions, yuan" zh:"个人缴费部分（元）"`
	Employer decimal.Decimal `json:"employer" out:"yuan" doc:"the vested part, yuan" zh:"企业缴费已归属（元）"`
	Unvested decimal.Decimal `json:"unvested" out:"yuan" doc:"the rest, yuan" zh:"企业缴费未归属（元）"`
	Total    decimal.Decimal `json:"total" out:"yuan" doc:"what belongs to the employee, yuan" zh:"归属合计（元）"`
}

// Vest returns what belongs to an employee after so many months of service: the own contributions at once, the
// employer's by the plan's schedule, or wholly on one of the events of art. 20.
//
// Errors: ErrOutOfRange for a schedule that art. 19 does not allow (steps that do not rise, or that do not give the
// whole within 8 years), months outside 0 to 1200, an unknown event or an amount outside 0 to 10^10.
//
// 企业年金办法 (令第36号) art. 19 and 20.
func Vest(in Vesting) (Vested, error) {
	if err := jsonrule.Check(rule.AreaAnnuity, in); err != nil {
		return Vested{}, err
	}
	out := Vested{Share: whole.Number(1), Own: in.Own}
	if in.Event == InService {
		out.Share = in.Schedule.share(in.Months)
	}
	out.Employer = in.Employer.Mul(out.Share).Round(2)
	out.Unvested = in.Employer.Sub(out.Employer)
	out.Total = out.Own.Add(out.Employer)
	return out, nil
}
