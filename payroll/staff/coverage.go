package staff

import (
	"errors"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Person is what a person is to the schemes. The zero value is refused.
type Person uint8

// The persons of the matrix.
const (
	Employee            Person = iota + 1 // 职工
	Probationer                           // 试用期职工
	RetiredRehire                         // 退休返聘, drawing a pension
	Intern                                // 实习生, a full-time student
	Foreigner                             // 外国人, with work and residence permits
	HongKongMacauTaiwan                   // 港澳台人员, lawfully employed
	FlexibleWorker                        // 灵活就业人员
	Unemployed                            // 领取失业保险金的失业人员
)

// Job is which job of the person it is. The zero value is refused.
type Job uint8

// The jobs of the matrix.
const (
	MainJob Job = iota + 1
	SideJob     // a second employer beside the main job
	NoJob       // no employer: flexible workers and the unemployed
)

// Status is what a cell says. The zero value is unknown.
type Status uint8

// What a known cell says.
const (
	Covered    Status = iota + 1 // 应当参加
	MayJoin                      // 可以参加
	NotCovered                   // no contribution
)

// The JSON names of persons, jobs and what a cell says.
func personNames() jsonrule.Words {
	return jsonrule.Words{"", "employee", "probationer", "retired_rehire", "intern", "foreigner",
		"hong_kong_macau_taiwan", "flexible_worker", "unemployed"}
}

func jobNames() jsonrule.Words { return jsonrule.Words{"", "main_job", "side_job", "no_job"} }

func statusNames() jsonrule.Words {
	return jsonrule.Words{"unknown", "covered", "may_join", "not_covered"}
}

// String returns the JSON name, such as "intern".
func (p Person) String() string { return string(personNames().Text(uint8(p))) }

// MarshalText writes the JSON name.
func (p Person) MarshalText() ([]byte, error) { return personNames().Text(uint8(p)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (p *Person) UnmarshalText(text []byte) error { return personNames().Read((*uint8)(p), text) }

// String returns the JSON name, such as "side_job".
func (j Job) String() string { return string(jobNames().Text(uint8(j))) }

// MarshalText writes the JSON name.
func (j Job) MarshalText() ([]byte, error) { return jobNames().Text(uint8(j)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (j *Job) UnmarshalText(text []byte) error { return jobNames().Read((*uint8)(j), text) }

// MarshalText writes the JSON name, such as "covered".
func (s Status) MarshalText() ([]byte, error) { return statusNames().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Status) UnmarshalText(text []byte) error { return statusNames().Read((*uint8)(s), text) }

// Cell is what the texts say about a person, a job and a scheme.
type Cell struct {
	Status Status
	Reason string
	Grade  rule.Grade // Official where a text says so; Reported where a page only shows a case
	Cites  []rule.Cite
}

// Look returns the cell of a person, a job and a scheme.
//
// Errors: ErrNoRule where no text at hand says; ErrMissingField for an argument that is not set or not known;
// ErrConflict for a job that the person does not have.
func Look(who Person, job Job, scheme rule.Scheme) (Cell, error) {
	if err := errors.Join(checkWho(who, job), checkScheme(scheme)); err != nil {
		return Cell{}, err
	}
	cell, ok := column(who, job)[scheme]
	if !ok {
		return Cell{}, fail(rule.ErrNoRule, scheme, "scheme", "",
			rule.Sayf("has no source at hand that says whether it covers %s, %s", "没有依据说明是否覆盖 %s、%s", who, job),
			rule.Say("ask the authority and pass your own Answer", "请向主管部门核实，并填写您自己的答复（Answer）"))
	}
	return cell, nil
}

func checkWho(who Person, job Job) error {
	var errs []error
	if who < Employee || who > Unemployed {
		errs = append(errs, fail(rule.ErrMissingField, 0, "person", "", notKnown(), useConstants("staff")))
	}
	if job < MainJob || job > NoJob {
		errs = append(errs, fail(rule.ErrMissingField, 0, "job", "", notKnown(),
			rule.Say("use MainJob, SideJob or NoJob", "请使用 MainJob、SideJob 或 NoJob")))
	}
	withoutJob := who >= FlexibleWorker
	if len(errs) == 0 && withoutJob != (job == NoJob) {
		errs = append(errs, fail(rule.ErrConflict, 0, "job", "",
			rule.Say("does not go with the person", "与人员类别不符"),
			rule.Say("NoJob is for FlexibleWorker and Unemployed, the other jobs for the rest",
				"NoJob 用于灵活就业人员和失业人员，其余人员用其他两种")))
	}
	return errors.Join(errs...)
}

// column returns the cells of a person and a job that a text at hand fills.
func column(who Person, job Job) map[rule.Scheme]Cell {
	if job == SideJob {
		if who == Employee || who == Probationer {
			return sideJob()
		}
		return nil
	}
	switch who {
	case Employee, Probationer:
		return employee(who == Probationer)
	case RetiredRehire:
		return retired()
	case Intern:
		return intern()
	case Foreigner:
		return foreigner()
	case HongKongMacauTaiwan:
		return hongKongMacauTaiwan()
	case FlexibleWorker:
		return flexibleWorker()
	}
	return unemployed()
}
