package staff

import (
	"errors"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Answer is the caller's own answer to a cell no text at hand fills.
type Answer struct {
	Scheme rule.Scheme `json:"scheme" doc:"the scheme" zh:"险种"`
	In     bool        `json:"in" doc:"the person is in the scheme" zh:"是否参加"`
	Source string      `json:"source" doc:"where the answer comes from" zh:"依据"`
}

// Exclusions returns the schemes a person is outside of in a job, for the slip of that job, in the order of the
// schemes. Unknown cells are answered by the caller. A person outside medical insurance is outside maternity and the
// supplement too.
//
// Errors, all at once: ErrNoRule for an unknown cell without an answer; ErrConflict for an answer to a cell that is
// known, a scheme answered twice, or an answer that puts a person outside medical insurance into what is collected
// with it; ErrMissingField for an answer without a source; ErrNotApplicable for a person without an employer, who has
// no slip.
func Exclusions(who Person, job Job, answers ...Answer) ([]payroll.Exclusion, error) {
	if err := checkWho(who, job); err != nil {
		return nil, err
	}
	if job == NoJob {
		return nil, fail(rule.ErrNotApplicable, 0, "person", who.String(),
			rule.Say("has no employer and no slip", "没有单位，没有工资单"),
			rule.Say("use package pension/benefit, or UnemployedContribution",
				"请使用 pension/benefit 包，或 UnemployedContribution"))
	}
	answered, err := readAnswers(answers)
	errs := []error{err}
	var out []payroll.Exclusion
	outside := map[rule.Scheme]bool{}
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		reason, err := resolve(who, job, scheme, answered)
		errs = append(errs, err)
		if reason != "" {
			outside[scheme] = true
			out = append(out, payroll.Exclusion{Scheme: scheme, Reason: reason})
			continue
		}
		withMedical := scheme == rule.Maternity || scheme == rule.IllnessSupplement
		if err == nil && withMedical && outside[rule.Medical] {
			errs = append(errs, fail(rule.ErrConflict, scheme, "answers", "",
				rule.Say("put a person outside medical insurance into what is collected with it",
					"把不参加医疗保险的人员列入随其一并征收的项目"),
				rule.Say("answer the scheme with out", "请答复为不参加")))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

// resolve returns why a person is outside a scheme, empty where the person is in it.
func resolve(who Person, job Job, scheme rule.Scheme, answered map[rule.Scheme]Answer) (string, error) {
	cell, err := Look(who, job, scheme)
	answer, ok := answered[scheme]
	switch {
	case err != nil && !ok:
		return "", err
	case err == nil && ok:
		return "", fail(rule.ErrConflict, scheme, "answers", "",
			rule.Say("hold an answer to what a text at hand says", "答复了已有明文规定的事项"),
			rule.Say("leave the answer out", "请删除该答复"))
	case ok && answer.In, err == nil && cell.Status != NotCovered:
		return "", nil
	case ok:
		return answer.Source, nil
	}
	return cell.Reason + " (" + cite(cell.Cites) + ")", nil
}

func cite(cites []rule.Cite) string {
	text := ""
	for i, c := range cites {
		if i > 0 {
			text += "; "
		}
		text += c.In(rule.Chinese)
	}
	return text
}

// maxSource bounds the text of a caller's source.
const maxSource = 1000

func readAnswers(answers []Answer) (map[rule.Scheme]Answer, error) {
	out := map[rule.Scheme]Answer{}
	var errs []error
	for _, a := range answers {
		switch _, twice := out[a.Scheme]; {
		case a.Scheme < rule.Pension || a.Scheme > rule.Housing:
			errs = append(errs, fail(rule.ErrMissingField, 0, "answers", "",
				rule.Say("hold one without a known scheme", "有一项没有写明险种"),
				rule.Say("say which scheme is answered", "请写明答复的是哪一险种")))
			continue
		case twice:
			errs = append(errs, fail(rule.ErrConflict, a.Scheme, "answers", "",
				rule.Say("name the scheme twice", "重复答复同一险种"), rule.Say("answer each scheme once", "每一险种只答复一次")))
		case a.Source == "" || len(a.Source) > maxSource:
			errs = append(errs, fail(rule.ErrMissingField, a.Scheme, "answers", "",
				rule.Say("hold one without a source of 1 to 1000 bytes", "有一项没有 1 至 1000 字节的依据"),
				rule.Say("say where the answer comes from", "请写明答复的依据")))
		}
		out[a.Scheme] = a
	}
	return out, errors.Join(errs...)
}
