package coverage

import (
	"errors"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Answer is the caller's own answer to a cell no text at hand fills.
type Answer struct {
	Scheme rule.Scheme
	In     bool   // the person is in the scheme
	Source string // where the answer comes from; required
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
		return nil, fail(rule.ErrNotApplicable, 0, who.name(), "has no employer and no slip", "use package pension/benefit, or Benefit")
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
		} else if err == nil && outside[rule.Medical] && (scheme == rule.Maternity || scheme == rule.IllnessSupplement) {
			errs = append(errs, fail(rule.ErrConflict, scheme, "answers", "put a person outside medical insurance into what is collected with it", "answer the scheme with out"))
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
		return "", fail(rule.ErrConflict, scheme, "answers", "hold an answer to what a text at hand says", "leave the answer out")
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
			errs = append(errs, fail(rule.ErrMissingField, 0, "answers", "hold one without a known scheme", "say which scheme is answered"))
			continue
		case twice:
			errs = append(errs, fail(rule.ErrConflict, a.Scheme, "answers", "name the scheme twice", "answer each scheme once"))
		case a.Source == "" || len(a.Source) > maxSource:
			errs = append(errs, fail(rule.ErrMissingField, a.Scheme, "answers", "hold one without a source of 1 to 1000 bytes", "say where the answer comes from"))
		}
		out[a.Scheme] = a
	}
	return out, errors.Join(errs...)
}
