package staff

import (
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Answer is what the caller says where the texts leave it open: whether to join a scheme that is voluntary, whether a
// person is in a scheme no text at hand rules on or of which the answer is only Reported, or that an exception frees.
type Answer struct {
	Scheme rule.Scheme `json:"scheme" doc:"the scheme" zh:"险种"`
	In     bool        `json:"join" doc:"the person is in the scheme" zh:"是否参加"`
	Source string      `json:"source" in:",optional" doc:"document; not for a voluntary scheme" zh:"依据（自愿参加的可不填）"`
}

// Enrolment is what a person's slip is made with: the schemes the person is outside of in a job, and whether the person
// is insured against injury alone, on a base with limits of its own.
type Enrolment struct {
	Outside       []payroll.Exclusion
	SpecialInjury bool
}

// Employee returns the employee with what the enrolment says.
func (n Enrolment) Employee(e payroll.Employee) payroll.Employee {
	e.Outside = slices.Concat(n.Outside, e.Outside)
	e.SpecialInjury = e.SpecialInjury || n.SpecialInjury
	return e
}

// Options returns what a plan for such people takes beside Outside.
func (n Enrolment) Options() []payroll.SlipOption {
	if n.SpecialInjury {
		return []payroll.SlipOption{payroll.SpecialInjury}
	}
	return nil
}

// Enrol returns what the slips of a person in a job and a month are made with (参保登记). The person is in what the texts
// say, and in a voluntary scheme only by the caller's answer; Outside says of every other scheme why, in the order of
// the schemes. What is collected with medical insurance follows it.
//
// Errors, all at once: ErrNoRule for a cell no text at hand fills and no answer; ErrConflict for an answer to what a
// text says, a scheme answered twice, or an answer that puts a person outside medical insurance into what is collected
// with it; ErrMissingField for a month that is not set or an answer without a source; ErrNotApplicable for a person
// without an employer, who has no slip.
func Enrol(who Person, job Job, month rule.Month, answers ...Answer) (Enrolment, error) {
	if err := rule.Join(checkWho(who, job), checkMonth(month)); err != nil {
		return Enrolment{}, err
	}
	if job == NoJob {
		return Enrolment{}, fail(rule.ErrNotApplicable, 0, "person", who.String(),
			rule.Say("has no employer and no slip", "没有单位，没有工资单"),
			rule.Say("use flexible contributions (package pension/benefit), or payroll.unemployed_contribution",
				"请使用灵活就业缴费的各项规则（pension/benefit 包），或 payroll.unemployed_contribution"))
	}
	answered, err := readAnswers(answers)
	d := desk{who: who, job: job, month: month, answers: answered}
	errs := []error{err}
	for _, scheme := range rule.Schemes() {
		errs = append(errs, d.place(scheme))
	}
	if err := rule.Join(errs...); err != nil {
		return Enrolment{}, err
	}
	in := !slices.ContainsFunc(d.out, func(x payroll.Exclusion) bool { return x.Scheme == rule.Injury })
	return Enrolment{Outside: d.out, SpecialInjury: in && who.special()}, nil
}

func checkMonth(month rule.Month) error {
	if month.IsZero() {
		return month.Blame(fail(rule.ErrMissingField, 0, "month", "", notSet(),
			rule.Say("pass the month of the contributions", "请填写费款所属月")))
	}
	return nil
}

// desk places one person scheme by scheme.
type desk struct {
	who     Person
	job     Job
	month   rule.Month
	answers map[rule.Scheme]Answer
	out     []payroll.Exclusion // of the schemes placed
}

// place puts the person into a scheme or outside of it.
func (d *desk) place(scheme rule.Scheme) error {
	cell, err := look(d.who, d.job, scheme, d.month)
	answer, answered := d.answers[scheme]
	switch {
	case err != nil && !answered:
		return unanswered(d.who, d.job, scheme, d.month)
	case err != nil:
		return d.ask(scheme, answer)
	case cell.Status == MayJoin && withMedicalInsurance(scheme):
		return d.follow(cell, answered)
	case cell.Status == MayJoin:
		return d.choose(cell, answer.In)
	case answered && !cell.open(answer.In):
		return fail(rule.ErrConflict, scheme, "answers", "",
			rule.Say("hold an answer to what a text at hand says", "答复了已有明文规定的事项"),
			rule.Say("leave the answer out", "请删除该答复"))
	case answered:
		return d.ask(scheme, answer)
	case cell.Status == NotCovered:
		d.leave(scheme, cell.cited())
	}
	return nil
}

// open reports whether the caller may answer otherwise than the cell says: an exception frees from a duty, and what
// only follows from a text, or shows on a page, is not a prohibition.
func (c *Cell) open(in bool) bool {
	return !c.Exception.IsZero() && !in || c.Status == NotCovered && c.Grade == rule.Reported
}

// ask takes the caller's answer, which needs a source.
func (d *desk) ask(scheme rule.Scheme, answer Answer) error {
	if answer.Source == "" || len(answer.Source) > maxSource {
		return fail(rule.ErrMissingField, scheme, "answers", "",
			rule.Say("hold one without a source of 1 to 1000 bytes", "有一项没有 1 至 1000 字节的依据"),
			rule.Say("say where the answer comes from", "请写明答复的依据"))
	}
	if !answer.In {
		d.leave(scheme, rule.Text{English: answer.Source})
		return nil
	}
	if withMedicalInsurance(scheme) && d.outsideMedical() {
		return fail(rule.ErrConflict, scheme, "answers", "",
			rule.Say("put a person outside medical insurance into what is collected with it",
				"把不参加医疗保险的人员列入随其一并征收的项目"),
			rule.Say("answer the scheme with out", "请答复为不参加"))
	}
	return nil
}

// choose takes a voluntary scheme, or leaves it out and says so.
func (d *desk) choose(cell *Cell, in bool) error {
	if !in {
		why := cell.cited()
		d.leave(cell.Scheme, rule.Say("voluntary and not chosen: "+why.English, "自愿参加，未选择："+why.Chinese))
	}
	return nil
}

// follow takes or leaves what is collected with medical insurance as the latter was.
func (d *desk) follow(cell *Cell, answered bool) error {
	if answered {
		return fail(rule.ErrConflict, cell.Scheme, "answers", "",
			rule.Say("hold an answer to what follows medical insurance", "答复了随医疗保险而定的事项"),
			rule.Say("answer medical instead", "请改为答复医疗保险"))
	}
	return d.choose(cell, !d.outsideMedical())
}

func (d *desk) leave(scheme rule.Scheme, why rule.Text) {
	d.out = append(d.out, payroll.Exclusion{Scheme: scheme, Reason: why.English, Chinese: why.Chinese})
}

func (d *desk) outsideMedical() bool {
	return slices.ContainsFunc(d.out, func(x payroll.Exclusion) bool { return x.Scheme == rule.Medical })
}

func withMedicalInsurance(scheme rule.Scheme) bool {
	return scheme == rule.Maternity || scheme == rule.IllnessSupplement
}

// cited is the reason with its texts.
func (c *Cell) cited() rule.Text {
	text := ""
	for i, one := range c.Cites {
		if i > 0 {
			text += "; "
		}
		text += one.In(rule.Chinese)
	}
	return rule.Say(c.Reason.English+" ("+text+")", c.Reason.Chinese+"（"+text+"）")
}

// maxSource bounds the text of a caller's source.
const maxSource = 1000

func readAnswers(answers []Answer) (map[rule.Scheme]Answer, error) {
	out := map[rule.Scheme]Answer{}
	var errs []error
	for i, a := range answers {
		if a.Scheme < rule.Pension || a.Scheme > rule.Housing {
			errs = append(errs, fail(rule.ErrMissingField, 0, "answers["+strconv.Itoa(i)+"].scheme", "", notKnown(),
				rule.Say("say which scheme is answered", "请写明答复的是哪一险种")))
			continue
		}
		if _, twice := out[a.Scheme]; twice {
			errs = append(errs, fail(rule.ErrConflict, a.Scheme, "answers", "",
				rule.Say("name the scheme twice", "重复答复同一险种"), rule.Say("answer each scheme once", "每一险种只答复一次")))
		}
		out[a.Scheme] = a
	}
	return out, rule.Join(errs...)
}
