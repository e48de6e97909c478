package coverage

import (
	"errors"

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
	errs := []error{checkWho(who, job)}
	if scheme < rule.Pension || scheme > rule.Housing {
		errs = append(errs, fail(rule.ErrMissingField, 0, "scheme", "is not set or not known", "use one of the constants of package rule"))
	}
	if err := errors.Join(errs...); err != nil {
		return Cell{}, err
	}
	cell, ok := column(who, job)[scheme]
	if !ok {
		return Cell{}, fail(rule.ErrNoRule, scheme, who.name()+", "+job.name(), "has no source at hand that says whether the scheme covers it", "ask the authority and pass your own Answer")
	}
	return cell, nil
}

func checkWho(who Person, job Job) error {
	var errs []error
	if who < Employee || who > Unemployed {
		errs = append(errs, fail(rule.ErrMissingField, 0, "person", "is not set or not known", "use one of the constants of package coverage"))
	}
	if job < MainJob || job > NoJob {
		errs = append(errs, fail(rule.ErrMissingField, 0, "job", "is not set or not known", "use MainJob, SideJob or NoJob"))
	}
	if len(errs) == 0 && (who >= FlexibleWorker) != (job == NoJob) {
		errs = append(errs, fail(rule.ErrConflict, 0, "job", "does not go with the person", "NoJob is for FlexibleWorker and Unemployed, the other jobs for the rest"))
	}
	return errors.Join(errs...)
}

func (p Person) name() string {
	return [...]string{"", "employee", "probationer", "retired_rehire", "intern", "foreigner", "hong_kong_macau_taiwan", "flexible_worker", "unemployed"}[p]
}

func (j Job) name() string { return [...]string{"", "main job", "side job", "no job"}[j] }

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

func fail(kind error, scheme rule.Scheme, field, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: scheme.Area(), Field: field, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
