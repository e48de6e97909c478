package period

import (
	"errors"
	"strconv"

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

// Rules say which months of an employment are due. A cut-off day is 1 to 31 with a rule that has one, else 0.
type Rules struct {
	Entry       Entry
	EntryCutoff int
	Exit        Exit
	ExitCutoff  int
}

// Check refuses rules that are not set, not known or have no cut-off day where they need one.
func (r Rules) Check() error {
	var errs []error
	if r.Entry < EntryCounts || r.Entry > EntryNextMonth {
		errs = append(errs, fail(rule.ErrMissingField, "entry", "", "is not set or not known", "use EntryCounts, EntryBeforeCutoff or EntryNextMonth"))
	}
	if r.Exit < ExitCounts || r.Exit > ExitNever {
		errs = append(errs, fail(rule.ErrMissingField, "exit", "", "is not set or not known", "use ExitCounts, ExitAfterCutoff or ExitNever"))
	}
	return errors.Join(append(errs, checkCutoff("entry_cutoff", r.EntryCutoff, r.Entry == EntryBeforeCutoff), checkCutoff("exit_cutoff", r.ExitCutoff, r.Exit == ExitAfterCutoff))...)
}

func checkCutoff(field string, day int, needed bool) error {
	switch {
	case needed && (day < 1 || day > 31):
		return fail(rule.ErrOutOfRange, field, strconv.Itoa(day), "is not a day from 1 to 31", "pass the cut-off day of the place")
	case !needed && day != 0:
		return fail(rule.ErrConflict, field, strconv.Itoa(day), "has no meaning under this rule", "pass 0, or a rule with a cut-off")
	}
	return nil
}

// Employment is the time a person works for an employer.
type Employment struct {
	Employer string    // name, 1 to 100 bytes
	In       rule.Date // first day
	Out      rule.Date // last day; the zero Date where the employment goes on
}

// Due returns the months due for an employment up to and including the month through, in order, each whole; none
// where the rules leave none.
//
// Errors, all at once: ErrMissingField or ErrConflict for rules that cannot be used, ErrBadDate for a first day or a
// month through that is not set, or a last day before the first.
func (r Rules) Due(e Employment, through rule.Month) ([]rule.Month, error) {
	errs := []error{r.Check(), checkEmployer(e.Employer)}
	if e.In.IsZero() {
		errs = append(errs, fail(rule.ErrBadDate, "in", "", "is no day", "pass the first day of the employment"))
	}
	if !e.Out.IsZero() && e.Out.Before(e.In) {
		errs = append(errs, fail(rule.ErrBadDate, "out", e.Out.String(), "is before the first day "+e.In.String(), "pass the last day of the employment"))
	}
	if through.IsZero() {
		errs = append(errs, fail(rule.ErrBadDate, "through", "", "is no month", "pass the last month that is asked for"))
	}
	if err := errors.Join(errs...); err != nil {
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
func (r Rules) first(in rule.Date) rule.Month {
	if r.Entry == EntryNextMonth || r.Entry == EntryBeforeCutoff && in.Day() >= r.EntryCutoff {
		return in.Month().Add(1)
	}
	return in.Month()
}

// last returns the last month that is due.
func (r Rules) last(out rule.Date) rule.Month {
	if r.Exit == ExitNever || r.Exit == ExitAfterCutoff && out.Day() <= r.ExitCutoff {
		return out.Month().Add(-1)
	}
	return out.Month()
}

// maxEmployer bounds an employer's name in a message.
const maxEmployer = 100

func checkEmployer(name string) error {
	if name == "" || len(name) > maxEmployer {
		return fail(rule.ErrMissingField, "employer", "", "is not a name of 1 to 100 bytes", "name the employer")
	}
	return nil
}

func fail(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
