package amounts

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// plain is an input of payroll.slip that a plan can answer. One with other fields, such as figures of its own, cannot
// be read into it.
type plain struct {
	Month rule.Month          `json:"month"`
	Wage  decimal.NullDecimal `json:"wage" in:"wage"`
	Wages *payroll.Wages      `json:"wages"`
	payroll.Settings
	Outside []payroll.Exclusion `json:"outside" in:",optional"`
	Person  staff.Person        `json:"person" in:",optional"`
	Job     staff.Job           `json:"job" in:",optional"`
	Answers []staff.Answer      `json:"answers" in:",optional"`
	payroll.SlipChoices
	TownLocal bool `json:"town_local" in:",optional"`
	guangzhou.Reading
}

// compile makes the plan of people like this one, and this one's slip.
func (p *plain) compile() (*payroll.Plan, payroll.Slip, error) {
	policy, policyErr := guangzhou.Policy(p.Month, p.Reading.Options()...)
	employer, employerErr := payroll.NewEmployer(p.Settings)
	employee, enrolErr := p.employee()
	if err := errors.Join(policyErr, employerErr, enrolErr); err != nil {
		return nil, payroll.Slip{}, err
	}
	options := p.SlipChoices.Options()
	slip, slipErr := policy.Slip(employer, employee, options...)
	if employee.TownLocal {
		options = append(options, payroll.TownLocal)
	}
	if employee.SpecialInjury {
		options = append(options, payroll.SpecialInjury)
	}
	plan, planErr := policy.Plan(employer, employee.Outside, options...)
	return plan, slip, errors.Join(slipErr, planErr)
}

// employee is the person, as the enrolment of the month has it.
func (p *plain) employee() (payroll.Employee, error) {
	of := payroll.Employee{Wage: p.Wage, Outside: p.Outside, TownLocal: p.TownLocal}
	if p.Wages != nil {
		of.Wages = *p.Wages
	}
	if p.Person == 0 {
		return of, nil
	}
	job := p.Job
	if job == 0 {
		job = p.Person.Jobs()[0]
	}
	enrolment, err := staff.Enrol(p.Person, job, p.Month, p.Answers...)
	return enrolment.Employee(of), err
}

// readPlain reads a line; false where a plan cannot answer it.
func readPlain(line []byte) (*plain, bool) {
	in, err := jsonrule.Decode[plain](line)
	return &in, err == nil
}
