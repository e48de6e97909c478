package staff

import (
	"slices"
	"sync"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Person is what a person is to the schemes. The zero value is refused.
type Person uint8

// The persons of the matrix.
const (
	Employee                    Person = iota + 1 // 职工
	Probationer                                   // 试用期职工
	RetiredRehire                                 // 退休返聘, drawing a pension
	Intern                                        // 实习生, a student
	Foreigner                                     // 外国人, with work and residence permits
	HongKongMacauTaiwan                           // 港澳台居民, lawfully employed
	FlexibleWorker                                // 灵活就业人员
	Unemployed                                    // 领取失业保险金的失业人员
	OverAge                                       // 超过法定退休年龄、未领取养老金的劳动者
	DisabledPensioner                             // 领取一级至四级伤残津贴或病残津贴的人员
	Trainee                                       // 单位见习人员
	DomesticWorker                                // 家政服务机构的家政服务人员
	CommitteeMember                               // 村（社区）两委人员
	PlatformWorker                                // 网约车、外卖、快递等新业态从业人员
	Volunteer                                     // 志愿者
	SelfEmployed                                  // 无雇工的个体工商户
	FlexibleHongKongMacauTaiwan                   // 办理居住证的港澳台灵活就业人员
)

// Job is which job of the person it is. The zero value is refused.
type Job uint8

// The jobs of the matrix.
const (
	MainJob Job = iota + 1
	SideJob     // a second employer beside the main job
	NoJob       // no employer: flexible workers, the self-employed and the unemployed
)

// Status is what a cell says. The zero value is unknown.
type Status uint8

// What a known cell says.
const (
	Covered    Status = iota + 1 // 应当参加
	MayJoin                      // 可以参加
	NotCovered                   // 不参加: no contribution
)

// The JSON names of persons, jobs and what a cell says.
func personNames() jsonrule.Words {
	return jsonrule.Words{"", "employee", "probationer", "retired_rehire", "intern", "foreigner",
		"hong_kong_macau_taiwan", "flexible_worker", "unemployed", "over_age", "disabled_pensioner", "trainee",
		"domestic_worker", "committee_member", "platform_worker", "volunteer", "self_employed",
		"flexible_hong_kong_macau_taiwan"}
}

func jobNames() jsonrule.Words { return jsonrule.Words{"", "main_job", "side_job", "no_job"} }

func statusNames() jsonrule.Words {
	return jsonrule.Words{"unknown", "covered", "may_join", "not_covered"}
}

// Persons returns every person of the matrix, in the order of the constants.
func Persons() []Person {
	var out []Person
	for who := Employee; who <= FlexibleHongKongMacauTaiwan; who++ {
		out = append(out, who)
	}
	return out
}

// String returns the JSON name, such as "intern".
func (p Person) String() string { return string(personNames().Text(uint8(p))) }

// MarshalText writes the JSON name.
func (p Person) MarshalText() ([]byte, error) { return personNames().Text(uint8(p)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (p *Person) UnmarshalText(text []byte) error { return personNames().Read((*uint8)(p), text) }

// Jobs returns the jobs the person may have: MainJob and SideJob, or NoJob for who has no employer.
func (p Person) Jobs() []Job {
	switch p {
	case FlexibleWorker, Unemployed, SelfEmployed, FlexibleHongKongMacauTaiwan:
		return []Job{NoJob}
	}
	return []Job{MainJob, SideJob}
}

// String returns the JSON name, such as "side_job".
func (j Job) String() string { return string(jobNames().Text(uint8(j))) }

// MarshalText writes the JSON name.
func (j Job) MarshalText() ([]byte, error) { return jobNames().Text(uint8(j)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (j *Job) UnmarshalText(text []byte) error { return jobNames().Read((*uint8)(j), text) }

// String returns the JSON name, such as "may_join".
func (s Status) String() string { return string(statusNames().Text(uint8(s))) }

// MarshalText writes the JSON name, such as "covered".
func (s Status) MarshalText() ([]byte, error) { return statusNames().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Status) UnmarshalText(text []byte) error { return statusNames().Read((*uint8)(s), text) }

// Cell is what the texts say about a person, a job and a scheme in a span of months.
type Cell struct {
	Scheme      rule.Scheme
	From, Until rule.Month // the first month, and the first it no longer holds in; zero where no end was announced
	Status      Status
	Reason      rule.Text
	Grade       rule.Grade // Official where a text says so; Reported where it only follows from one or a page shows it
	Cites       []rule.Cite
	Exception   rule.Text // who may stay outside with a document, by the caller's Answer; zero where nobody may
}

// holds reports whether the cell says something of a month. One without an end answers to the end of the year after the
// one the texts were last looked at in.
func (c *Cell) holds(month rule.Month) bool {
	until := c.Until.First()
	if c.Until.IsZero() {
		until = rule.HeldUntil(checkedMonth())
	}
	return !month.Before(c.From) && month.First().Before(until)
}

// Look returns the cell of a person, a job and a scheme in a month. The zero Month asks for what has not changed since
// a text first said it: the cell has the months it is of.
//
// Errors: ErrNoRule where no text at hand says; ErrMissingField for an argument that is not set or not known, and for
// the zero Month where the answer depends on it; ErrConflict for a job that the person does not have; ErrBadDate for
// numbers that name no month.
func Look(who Person, job Job, scheme rule.Scheme, month rule.Month) (Cell, error) {
	if err := rule.Join(checkWho(who, job), checkScheme(scheme), month.Err()); err != nil {
		return Cell{}, err
	}
	cell, err := look(who, job, scheme, month)
	if err != nil {
		return Cell{}, err
	}
	return cell.own(), nil
}

// own is a copy of a cell for a caller, who may write into its citations.
func (c *Cell) own() Cell {
	out := *c
	out.Cites = slices.Clone(c.Cites)
	return out
}

// Whole returns what the texts say of a person in a job and a month, one cell for each scheme in their order (全部险种的参保
// 规定). A cell that no text at hand fills has the status 0 and a reason that names it. The zero Month is that of Look.
//
// Errors: ErrMissingField for a person or a job that is not set or not known; ErrConflict for a job the person does not
// have.
func Whole(who Person, job Job, month rule.Month) ([]Cell, error) {
	if err := rule.Join(checkWho(who, job), month.Err()); err != nil {
		return nil, err
	}
	var out []Cell
	for _, scheme := range rule.Schemes() {
		cell, err := look(who, job, scheme, month)
		if err != nil {
			cell = &Cell{Scheme: scheme, Reason: rule.Say(err.Error(), rule.Message(err, rule.Chinese))}
		}
		out = append(out, cell.own())
	}
	return out, nil
}

// look is Look for arguments that were checked. The cell is that of the matrix, which is never changed.
func look(who Person, job Job, scheme rule.Scheme, month rule.Month) (*Cell, error) {
	cells := matrix()[who][job][scheme]
	if month.IsZero() {
		return lasting(who, job, scheme, cells)
	}
	for i := range cells {
		if cells[i].holds(month) {
			return &cells[i], nil
		}
	}
	return nil, unknown(who, job, scheme, month)
}

// lasting is what a scheme's cells say of every month since the first.
func lasting(who Person, job Job, scheme rule.Scheme, cells []Cell) (*Cell, error) {
	switch {
	case len(cells) == 0:
		return nil, unknown(who, job, scheme, rule.Month{})
	case !unchanged(cells):
		return nil, fail(rule.ErrMissingField, scheme, "month", "",
			rule.Say("is missing, and the answer depends on it", "没有填写，而答案因月份而异"),
			rule.Say("pass the month of the contributions", "请填写费款所属月"))
	}
	return &cells[len(cells)-1], nil
}

// unchanged reports whether cells in the order of their months say the same from the first of them on, without a gap.
func unchanged(cells []Cell) bool {
	next := cells[0].From
	for _, c := range cells {
		if next.IsZero() || c.From != next || c.Status != cells[0].Status {
			return false
		}
		next = c.Until
	}
	return next.IsZero()
}

// unknown is the error of a cell that no text at hand fills.
func unknown(who Person, job Job, scheme rule.Scheme, month rule.Month) error {
	en, zh := whom(who, job, month)
	return fail(rule.ErrNoRule, scheme, "scheme", "",
		rule.Say("has no source at hand that says whether it covers "+en, "没有依据说明是否覆盖 "+zh),
		rule.Say("ask the authority and pass your own Answer", "请向主管部门核实，并填写您自己的答复（Answer）"))
}

// unanswered is the error of such a cell on a slip.
func unanswered(who Person, job Job, scheme rule.Scheme, month rule.Month) error {
	en, zh := whom(who, job, month)
	return fail(rule.ErrNoRule, scheme, "answers", "",
		rule.Say("hold none, and no source at hand says whether the scheme covers "+en, "没有答复，也没有依据说明该险种是否覆盖 "+zh),
		rule.Say("ask the authority and answer the scheme, with the source", "请向主管部门核实，并答复该险种、写明依据"))
}

// whom names the person of a cell in both languages.
func whom(who Person, job Job, month rule.Month) (english, chinese string) {
	english, chinese = who.String()+", "+job.String(), who.String()+"、"+job.String()
	if month.IsZero() {
		return english, chinese
	}
	return english + " in " + month.String(), chinese + "（" + month.String() + "）"
}

func checkWho(who Person, job Job) error {
	var errs []error
	if who < Employee || who > FlexibleHongKongMacauTaiwan {
		errs = append(errs, fail(rule.ErrMissingField, 0, "person", "", notKnown(), useConstants("staff")))
	}
	if job < MainJob || job > NoJob {
		errs = append(errs, fail(rule.ErrMissingField, 0, "job", "", notKnown(),
			rule.Say("use MainJob, SideJob or NoJob", "请使用 MainJob、SideJob 或 NoJob")))
	}
	withoutEmployer := who.Jobs()[0] == NoJob
	if len(errs) == 0 && withoutEmployer != (job == NoJob) {
		errs = append(errs, fail(rule.ErrConflict, 0, "job", "",
			rule.Say("does not go with the person", "与人员类别不符"),
			rule.Say("NoJob is for flexible workers, the self-employed and the unemployed, the other jobs for the rest",
				"NoJob 用于灵活就业人员、无雇工的个体工商户和失业人员，其余人员用其他两种")))
	}
	return rule.Join(errs...)
}

// matrix is the cells of every person, job and scheme, made once.
var matrix = sync.OnceValue(func() *[FlexibleHongKongMacauTaiwan + 1][NoJob + 1][rule.Housing + 1][]Cell {
	var all [FlexibleHongKongMacauTaiwan + 1][NoJob + 1][rule.Housing + 1][]Cell
	for _, who := range Persons() {
		for job := MainJob; job <= NoJob; job++ {
			for _, cell := range column(who, job) {
				all[who][job][cell.Scheme] = append(all[who][job][cell.Scheme], cell)
			}
		}
	}
	return &all
})

// column returns the cells of a person and a job that a text at hand fills, those of a scheme in the order of months.
func column(who Person, job Job) []Cell {
	if job == SideJob {
		if who == Employee || who == Probationer {
			return sideJob()
		}
		return nil
	}
	switch who {
	case Employee:
		return employee()
	case Probationer:
		return probationer()
	case RetiredRehire:
		return retired()
	case Intern:
		return intern()
	case Foreigner:
		return foreigner()
	case HongKongMacauTaiwan:
		return hongKongMacauTaiwan()
	case FlexibleWorker, SelfEmployed:
		return flexibleWorker()
	case FlexibleHongKongMacauTaiwan:
		return flexibleHongKongMacauTaiwan()
	case Unemployed:
		return unemployed()
	case OverAge:
		return overAge()
	}
	return specialPeople()
}

// special reports whether a person works without an employment relation and may be insured against injury alone.
func (p Person) special() bool {
	switch p {
	case RetiredRehire, Intern, OverAge, DisabledPensioner, Trainee, DomesticWorker, CommitteeMember, PlatformWorker,
		Volunteer:
		return true
	}
	return false
}
