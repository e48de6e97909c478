package figures

import (
	"errors"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Option changes how a book is read.
type Option func(*options)

type options struct {
	look  rule.Lookup
	grade rule.Grade
	own   []Book
	err   error
}

// read applies options; an invalid one is an error and not ignored.
func read(with []Option) (options, error) {
	var o options
	for _, option := range with {
		if option != nil {
			option(&o)
		}
	}
	return o, o.err
}

// CarryForward takes a figure past its series' last entry for at most 12 months, graded provisional; never across an
// inner gap or past the end of an instrument that expires. A figure that holds needs no carrying: it keeps its grade.
func CarryForward() Option { return func(o *options) { o.look.CarryForward = true } }

// Disputed takes the likelier value of a figure on which public sources contradict one another; without it such a
// figure is a *rule.DisputedError that prints both.
func Disputed() Option { return func(o *options) { o.look.Disputed = true } }

// KnownOn answers as on a day, so that an old run can be reproduced: an entry answers from its day of issue, else
// from the first dated page that prints it, else, where its source is undated, from the day it began. On a day before
// it began, the entry it follows answers, provisionally; between its first day and its issue nobody could know which
// of the two would be right, and that is an error.
func KnownOn(day rule.Date) Option {
	return func(o *options) {
		if o.look.KnownOn = day; day.IsZero() {
			o.err = rule.Join(
				o.err,
				day.Blame(bad(rule.ErrBadDate, "known_on", "", rule.Say("is not a day", "不是日期"),
					rule.Say(`pass a day such as "2025-07-15"`, `请填写日期，例如 "2025-07-15"`))),
			)
		}
	}
}

// MinGrade treats a figure known less well than g as unknown: what needs it fails with a *rule.GradeError.
func MinGrade(g rule.Grade) Option {
	return func(o *options) {
		if o.grade = g; g < rule.Official || g > rule.Supplied {
			o.err = rule.Join(
				o.err,
				bad(rule.ErrOutOfRange, "min_grade", g.String(), rule.Say("is not a grade", "不是等级"),
					rule.Say("use rule.Official to rule.Supplied", "可用 rule.Official 至 rule.Supplied")),
			)
		}
	}
}

// Own puts the figures of a book over those that are read, graded supplied, with their own documents: in the months
// of its rows, whatever MinGrade asks for; other months have the city's. A row with a day of issue is not known
// before it (KnownOn), one graded disputed needs Disputed. A figure that would have no effect or would split one base
// is refused as payroll.Policy.Supply says; two books with a figure of one month are a conflict.
func Own(book Book) Option { return func(o *options) { o.own = append(o.own, book) } }

// ownFigure returns the caller's own figure of a day, and whether there is one.
func (o *options) ownFigure(name string, day rule.Date) (f rule.Figure, found bool) {
	for _, b := range o.own {
		if b.content == nil {
			continue
		}
		e, err := b.series[name].On(day, rule.Lookup{Disputed: o.look.Disputed})
		var disputed *rule.DisputedError
		later := !o.look.KnownOn.IsZero() && o.look.KnownOn.Before(e.Cite.Issued)
		switch {
		case errors.As(err, &disputed):
			return rule.UnknownFigure(err), true
		case err != nil || later:
		case found:
			return rule.UnknownFigure(bad(rule.ErrConflict, name, e.Value.String(),
				rule.Sayf("stands in two books for %s", "在两份数值中都有 %s 的值", day.Month()), rule.Say("keep one of them",
					"请保留其一"))), true
		case e.Modality != rule.Exact:
			return rule.FigureOf(e), true
		default:
			f, found = rule.OwnFigure(e), true
		}
	}
	return f, found
}

// feeds are figures that reach a slip under other names only.
var feeds = map[string]string{
	"minimum_wage":      "unemployment.floor and injury.floor",
	"city.average_wage": "illness_supplement.city_average",
}

// ownFigures returns the caller's own figures of a policy's month, by name.
func (o *options) ownFigures(month rule.Month) (map[string]rule.Figure, error) {
	own := map[string]rule.Figure{}
	var errs []error
	for _, name := range payroll.FigureNames() {
		if f, found := o.ownFigure(name, month.First()); found {
			own[name] = f
			errs = append(errs, f.Err())
		}
	}
	for name, to := range feeds {
		if _, found := o.ownFigure(name, month.First()); found {
			errs = append(errs, bad(rule.ErrConflict, name, "",
				rule.Say("has no effect on a slip by itself", "单独设置对工资单没有作用"), rule.Sayf("give %s instead", "请改填 %s",
					to)))
		}
	}
	return own, rule.Join(errs...)
}
