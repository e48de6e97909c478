package payrollyear

import (
	"errors"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// figures are the policies of the months that are computed.
type figures struct {
	runs      [months + 1]bool
	due, paid [months + 1]payroll.Policy         // of a month: as it is known now, and as it was first run
	levied    [months + 1][rule.Housing + 1]bool // the schemes an ordinary employee has lines of
	unknown   []unknownMonth                     // the months that cannot be computed
	late      []int                              // the months that were first run on older figures
	settles   [months + 1]int                    // of a late month: the one that makes up for it, 0 after the year
	newer     []lateFigure
}

// unknownMonth is a month for which figures are not known.
type unknownMonth struct {
	month int
	lacks []lack
	err   error
}

// lack is a figure that is not known, or on which sources disagree.
type lack struct {
	name     string
	disputed bool
}

// lateFigure is a figure in force that was not known when a month was first run, and the one it was run on.
type lateFigure struct {
	name         string
	now, instead rule.Figure
}

// asked are the months of the run: those of the year, or that of the bill alone.
func (o *options) asked() []int {
	if o.alone() {
		return []int{int(o.billMonth.Month())}
	}
	all := make([]int, months)
	for i := range all {
		all[i] = i + 1
	}
	return all
}

// readFigures reads the policies of the months asked for, as known now and as known on the day each was first run.
// Where everything was known in time, no month was first run on other figures.
func (o *options) readFigures(employer payroll.Employer) (*figures, error) {
	f := &figures{}
	var pending []int
	for _, m := range o.asked() {
		if err := f.read(m, o.monthOf(m), employer); err != nil {
			return nil, err
		}
		if !f.runs[m] {
			continue
		}
		late := false
		if !o.onTime {
			var err error
			if late, err = f.firstRun(m, employer); err != nil {
				return nil, program.About(o.monthOf(m), err)
			}
		}
		if late {
			f.late, pending = append(f.late, m), append(pending, m)
			continue
		}
		for _, before := range pending {
			f.settles[before] = m
		}
		pending = nil
	}
	if len(f.computed()) == 0 {
		first := f.unknown[0]
		return nil, program.NotComputed(o.monthOf(first.month), first.err)
	}
	return f, nil
}

// isLate reports whether a month was first run on older figures.
func (f *figures) isLate(m int) bool { return slices.Contains(f.late, m) }

// computed are the months that are computed.
func (f *figures) computed() []int {
	var list []int
	for m, runs := range f.runs {
		if runs {
			list = append(list, m)
		}
	}
	return list
}

// settlements are the months that make up for late ones, 0 first where some are made up after the year.
func (f *figures) settlements() []int {
	var list []int
	for _, m := range f.late {
		if s := f.settles[m]; !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	slices.Sort(list)
	return list
}

// madeUpIn are the late months a settlement makes up for.
func (f *figures) madeUpIn(settlement int) []int {
	var list []int
	for _, m := range f.late {
		if f.settles[m] == settlement {
			list = append(list, m)
		}
	}
	return list
}

// ordinary is an employee who is in every scheme, by whom a month is tried: what is not known for one is not known for
// anybody.
func ordinary() payroll.Employee {
	return payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(10_000, 0))}
}

// read reads a month as it is known now.
func (f *figures) read(m int, month rule.Month, employer payroll.Employer) error {
	policy, err := guangzhou.Policy(month)
	if err != nil {
		return err
	}
	slip, err := policy.Slip(employer, ordinary())
	var lacks []lack
	for one := range rule.Errors(err) {
		lacking := lackOf(one)
		if lacking.name == "" {
			return program.About(month, err)
		}
		lacks = append(lacks, lacking)
	}
	if len(lacks) > 0 {
		f.unknown = append(f.unknown, unknownMonth{m, lacks, err})
		return nil
	}
	f.runs[m], f.due[m], f.paid[m] = true, policy, policy
	for i := range slip.Lines {
		f.levied[m][slip.Lines[i].Scheme()] = true
	}
	return nil
}

// lackOf is the figure that an error says is not known; without a name for any other error.
func lackOf(err error) lack {
	if none := (*rule.NoRuleError)(nil); errors.As(err, &none) {
		return lack{name: none.Name}
	}
	if disputed := (*rule.DisputedError)(nil); errors.As(err, &disputed) {
		return lack{disputed.Name, true}
	}
	return lack{}
}

// firstRun takes for a month the figures known on the day it was run, and reports whether some of those in force were
// not. In the place of each stands the one that was in force before it began: who ran the month knew no other. Figures
// that the employer's slips do not use do not count, and neither do those that stayed as they were.
func (f *figures) firstRun(m int, employer payroll.Employer) (bool, error) {
	month := f.due[m].Month
	known, err := guangzhou.Policy(month, guangzhou.KnownOn(month.First().Add(runDay-1)))
	if err != nil {
		return false, err
	}
	slip, err := known.Slip(employer, ordinary(), payroll.Partial)
	if err != nil {
		return false, err
	}
	used := map[string]bool{}
	for _, missing := range slip.Missing {
		used[lackOf(missing.Err).name] = true
	}
	older, changed := map[string]rule.Figure{}, false
	for _, now := range f.due[m].Figures() {
		if !used[now.Name] {
			continue
		}
		if older[now.Name], err = inForceBefore(now, month); err != nil {
			return false, err
		}
		if older[now.Name].Number() != now.Figure.Number() {
			f.note(lateFigure{now.Name, now.Figure, older[now.Name]})
			changed = true
		}
	}
	if !changed {
		return false, nil
	}
	f.paid[m], err = known.Supply(older)
	return true, err
}

// inForceBefore is what a month was run on by who did not know the figure now in force: the one before it, or that
// there was none, as of a relief that had not begun.
func inForceBefore(now payroll.NamedFigure, month rule.Month) (rule.Figure, error) {
	from := now.Figure.Period().From
	older, err := guangzhou.Lookup(now.Name, month, guangzhou.KnownOn(from.Add(-1)))
	if !errors.Is(err, rule.ErrNoRule) {
		return older, err
	}
	policy, policyErr := guangzhou.Policy(from.Month().Add(-1))
	if policyErr != nil {
		return older, policyErr
	}
	for _, before := range policy.Figures() {
		if before.Name == now.Name && before.Figure.Known() {
			return before.Figure, nil
		}
	}
	return older, err
}

// note keeps a figure that came late, once.
func (f *figures) note(late lateFigure) {
	same := func(l lateFigure) bool { return l.name == late.name && l.now.Period() == late.now.Period() }
	if !slices.ContainsFunc(f.newer, same) {
		f.newer = append(f.newer, late)
	}
}

// notKnown says of each span of months that cannot be computed which figures are not known.
func (y *year) notKnown() []string {
	var out []string
	list := y.unknown
	for len(list) > 0 {
		var span []int
		lacks := list[0].lacks
		for len(list) > 0 && slices.Equal(list[0].lacks, lacks) {
			span, list = append(span, list[0].month), list[1:]
		}
		var names []string
		for _, lacking := range lacks {
			name := y.figureName(lacking.name)
			if lacking.disputed {
				name += y.Say(" (sources disagree)", "（来源不一致）")
			}
			names = append(names, name)
		}
		out = append(out, y.spans(span)+y.Say(": ", "：")+strings.Join(names, y.Say(", ", "、")))
	}
	return out
}
