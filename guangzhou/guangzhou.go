package guangzhou

import (
	"errors"
	"strconv"
	"sync/atomic"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/medical"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/unemployment"
)

// Place is the name a policy of this package carries.
const Place = "广州"

// Option changes how the tables are read.
type Option func(*options)

type options struct {
	look  rule.Lookup
	grade rule.Grade
	err   error
}

// read applies options; one that cannot be right is an error, not ignored.
func read(with []Option) (options, error) {
	var o options
	for _, option := range with {
		if option != nil {
			option(&o)
		}
	}
	return o, o.err
}

// CarryForward takes a figure past its series' last entry for at most 12 months, graded provisional; never across an inner
// gap or past the end of the instrument.
func CarryForward() Option { return func(o *options) { o.look.CarryForward = true } }

// KnownOn hides what was issued after a day, so that an old run can be reproduced. An entry with no known day of issue
// counts as issued when it began.
func KnownOn(day rule.Date) Option {
	return func(o *options) {
		if o.look.KnownOn = day; day.IsZero() {
			o.err = errors.Join(o.err, &rule.FieldError{Kind: rule.ErrBadDate, Field: "known_on", Reason: "is not a day", Do: `pass a day such as "2025-07-15"`})
		}
	}
}

// MinGrade treats a figure known less well than g as unknown: what needs it fails with a *rule.GradeError.
func MinGrade(g rule.Grade) Option {
	return func(o *options) {
		if o.grade = g; g < rule.Official || g > rule.Supplied {
			o.err = errors.Join(o.err, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "min_grade", Value: g.String(), Reason: "is no grade", Do: "use rule.Official to rule.Supplied"})
		}
	}
}

// Policy joins the dated tables for one month. A figure that is not known is recorded in the policy (see
// payroll.Policy.Missing) and refused by the slip that needs it; a month outside 2000-2100 is an error.
func Policy(month rule.Month, with ...Option) (payroll.Policy, error) {
	if month.Year() < firstYear || month.Year() > lastYear {
		return payroll.Policy{}, &rule.FieldError{Kind: rule.ErrBadDate, Field: "month", Value: month.String(), Reason: "is not within 2000-01 to 2100-12", Do: "pass the month the contribution is for"}
	}
	if len(with) > 0 {
		return join(month, with)
	}
	slot := &policies[month.Sub(rule.MonthOf(firstYear, 1))]
	if p := slot.Load(); p != nil {
		return *p, nil
	}
	p, err := join(month, nil)
	if err == nil {
		slot.Store(&p)
	}
	return p, err
}

const firstYear, lastYear = 2000, 2100

// policies keeps each month's policy once it has been joined without options; a caller gets a copy.
var policies [(lastYear - firstYear + 1) * 12]atomic.Pointer[payroll.Policy]

// join builds the policy of one month from the tables.
func join(month rule.Month, with []Option) (payroll.Policy, error) {
	b, err := theBook()
	if err != nil {
		return payroll.Policy{}, err
	}
	o, err := read(with)
	if err != nil {
		return payroll.Policy{}, err
	}
	fig := func(name string) rule.Figure { return b.figure(name, month, o) }
	p := payroll.Policy{
		Place: Place,
		Month: month,
		Pension: pension.Params{Floor: fig("pension.floor"), Ceiling: fig("pension.ceiling"),
			EmployeeRate: fig("pension.employee_rate"), EmployerRate: fig("pension.employer_rate")},
		Medical: medical.Params{Floor: fig("medical.floor"), Ceiling: fig("medical.ceiling"),
			EmployeeRate: fig("medical.employee_rate"), EmployerRate: fig("medical.employer_rate"), EnterpriseRelief: b.relief(month, o),
			Supplement: medical.Supplement{CityAverage: fig("illness_supplement.city_average"), Rate: fig("illness_supplement.rate")}},
		Maternity: maternity.Params{Floor: fig("maternity.floor"), Ceiling: fig("maternity.ceiling"), EmployerRate: fig("maternity.employer_rate")},
		Unemployment: unemployment.Params{Floor: fig("unemployment.floor"), Ceiling: fig("unemployment.ceiling"),
			EmployeeRate: fig("unemployment.employee_rate"), Benchmark: fig("unemployment.benchmark_rate"),
			Coefficients: [3]rule.Figure{fig("unemployment.coefficient_low"), fig("unemployment.coefficient_middle"), fig("unemployment.coefficient_full")}},
		Injury: injury.Params{Floor: fig("injury.floor"), Ceiling: fig("injury.ceiling")},
		Housing: housing.Params{Floor: fig("housing.floor"), Ceiling: fig("housing.ceiling"),
			MinRate: fig("housing.min_rate"), MaxRate: fig("housing.max_rate"), Unit: fig("housing.deposit_unit")},
	}
	for i := range p.Injury.ClassRates {
		p.Injury.ClassRates[i] = fig("injury.class_" + strconv.Itoa(i+1) + "_rate")
	}
	return p, p.Check()
}

// figure reads one series; what is unknown, or known less well than asked for, is an unknown figure with its reason.
func (b *book) figure(name string, month rule.Month, o options) rule.Figure {
	s := b.series[name]
	e, err := s.At(month, o.look)
	if err != nil {
		return rule.UnknownFigure(err)
	}
	f := rule.FigureOf(e)
	if o.grade != 0 {
		f = f.AtLeast(o.grade, s.Scheme(), s.What(), month)
	}
	return f
}

// relief is the enterprise relief of the month. The table is the whole of it: outside its months, and before it was
// known, there is none.
func (b *book) relief(month rule.Month, o options) rule.Figure {
	const name = "medical.enterprise_relief_rate"
	if _, err := b.series[name].At(month, rule.Lookup{KnownOn: o.look.KnownOn}); err != nil {
		return rule.NoneFigure()
	}
	return b.figure(name, month, o)
}

// Lookup returns one series' figure for a month, such as Lookup("minimum_wage", month); a figure of a year is found under
// any of its months. An unknown name is ErrUnknownField, a month without an entry ErrNoRule, a figure known less well than
// MinGrade ErrBelowGrade. Names and units are in TABLES.md.
func Lookup(name string, month rule.Month, with ...Option) (rule.Figure, error) {
	b, err := theBook()
	if err != nil {
		return rule.Figure{}, err
	}
	if _, ok := b.series[name]; !ok {
		return rule.Figure{}, &rule.FieldError{Kind: rule.ErrUnknownField, Field: "series", Value: name, Reason: "is not in the tables", Do: "use a name of TABLES.md"}
	}
	o, err := read(with)
	if err != nil {
		return rule.Figure{}, err
	}
	f := b.figure(name, month, o)
	return f, f.Err()
}

// Table is one series for people to read.
type Table struct {
	Name    string
	Scheme  rule.Scheme
	What    string
	Unit    string
	Entries []rule.Entry[rule.Number]
}

// Tables returns every series with all its entries, in a fixed order.
func Tables() ([]Table, error) {
	b, err := theBook()
	if err != nil {
		return nil, err
	}
	var out []Table
	for _, name := range b.names {
		s := b.series[name]
		out = append(out, Table{name, s.Scheme(), s.What(), b.units[name], s.Entries()})
	}
	return out, nil
}
