package staff

import (
	"strconv"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Entry says whether the month of joining is due (入职当月). The zero value is refused.
type Entry uint8

// The rules of entry.
const (
	EntryCounts       Entry = iota + 1 // always
	EntryBeforeCutoff                  // where the day of joining is before the cut-off day
	EntryNextMonth                     // never: the next month is the first
)

// Exit says whether the month of leaving is due (离职当月). The zero value is refused.
type Exit uint8

// The rules of exit.
const (
	ExitCounts      Exit = iota + 1 // always
	ExitAfterCutoff                 // where the last day is after the cut-off day
	ExitNever                       // never: the month before is the last
)

// entries and exits are the JSON names of the rules.
func entries() jsonrule.Words { return jsonrule.Words{"", "counts", "before_cutoff", "next_month"} }

func exits() jsonrule.Words { return jsonrule.Words{"", "counts", "after_cutoff", "never"} }

// MarshalText writes the JSON name, such as "counts".
func (e Entry) MarshalText() ([]byte, error) { return entries().Text(uint8(e)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (e *Entry) UnmarshalText(text []byte) error { return entries().Read((*uint8)(e), text) }

// MarshalText writes the JSON name, such as "counts".
func (e Exit) MarshalText() ([]byte, error) { return exits().Text(uint8(e)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (e *Exit) UnmarshalText(text []byte) error { return exits().Read((*uint8)(e), text) }

// DueRules say which months of an employment are due. A cut-off day is 1 to 31 with a rule that has one, else 0.
type DueRules struct {
	Entry       Entry `json:"entry" doc:"whether the month of joining is due" zh:"入职当月规则"`
	EntryCutoff int   `json:"entry_cutoff" in:"count,optional" min:"1" max:"31" doc:"cut-off day" zh:"入职截止日"`
	Exit        Exit  `json:"exit" doc:"whether the month of leaving is due" zh:"离职当月规则"`
	ExitCutoff  int   `json:"exit_cutoff" in:"count,optional" min:"1" max:"31" doc:"cut-off day" zh:"离职截止日"`
}

// CheckFields refuses rules without the cut-off day they need, and a day without such a rule.
func (r DueRules) CheckFields() error {
	return rule.Join(checkCutoff("entry_cutoff", r.EntryCutoff, r.Entry == EntryBeforeCutoff),
		checkCutoff("exit_cutoff", r.ExitCutoff, r.Exit == ExitAfterCutoff))
}

func checkCutoff(field string, day int, needed bool) error {
	switch {
	case needed && day == 0:
		return fail(rule.ErrMissingField, 0, field, "", rule.Say("is missing", "没有填写"),
			rule.Say("pass the cut-off day of the place", "请填写当地的截止日"))
	case !needed && day != 0:
		return fail(rule.ErrConflict, 0, field, strconv.Itoa(day),
			rule.Say("has no meaning under this rule", "在该规则下不起作用"),
			rule.Say("leave it out, or take a rule with a cut-off", "请不要填写，或选择有截止日的规则"))
	}
	return nil
}

// Employment is the time a person works for an employer.
type Employment struct {
	In  rule.Date `json:"in" doc:"first day" zh:"入职日"`
	Out rule.Date `json:"out" in:",optional" doc:"last day; absent where it goes on" zh:"离职日"`
}

// dueInput is a time of employment, the rules and the last month asked for.
type dueInput struct {
	Employment
	Through rule.Month `json:"through" doc:"last month asked for" zh:"查询截止月"`
	DueRules
}

// CheckFields refuses a last day before the first, and what DueRules refuse.
func (in dueInput) CheckFields() error {
	errs := []error{in.DueRules.CheckFields()}
	if !in.Out.IsZero() && in.Out.Before(in.In) {
		errs = append(errs, fail(rule.ErrBadDate, 0, "out", in.Out.String(),
			rule.Sayf("is before the first day %s", "早于入职日 %s", in.In),
			rule.Say("pass the last day of the employment", "请填写离职日")))
	}
	return rule.Join(errs...)
}

// Due returns the months due for an employment up to and including the month through, in order, each whole; none
// where the rules leave none.
//
// Errors: ErrMissingField for rules, a first day or a month through that is not set or a cut-off day that is needed,
// ErrOutOfRange for an invalid cut-off day, ErrConflict for one without its rule, ErrBadDate for a last day before
// the first.
func (r DueRules) Due(e Employment, through rule.Month) ([]rule.Month, error) {
	if err := jsonrule.Check(rule.AreaPayroll, dueInput{e, through, r}); err != nil {
		return nil, err
	}
	last := r.last(e.Out)
	if e.Out.IsZero() || last.After(through) {
		last = through
	}
	var months []rule.Month
	for m := r.first(e.In); !m.IsZero() && !m.After(last); m = m.Add(1) {
		months = append(months, m)
	}
	return months, nil
}

// first returns the first month that is due.
func (r DueRules) first(in rule.Date) rule.Month {
	if r.Entry == EntryNextMonth || r.Entry == EntryBeforeCutoff && in.Day() >= r.EntryCutoff {
		return in.Month().Add(1)
	}
	return in.Month()
}

// last returns the last month that is due.
func (r DueRules) last(out rule.Date) rule.Month {
	if r.Exit == ExitNever || out.Day() <= r.ExitCutoff { // 0 for a rule without one
		return out.Month().Add(-1)
	}
	return out.Month()
}
