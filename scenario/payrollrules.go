package scenario

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// handSlip is what one slip is computed from.
type handSlip struct {
	month    rule.Month
	employee payroll.Employee
	options  []guangzhou.Option
	figures  map[string]string // of the month, by name
}

// figuresOf returns the policy of the month with the caller's own figures.
func (s handSlip) figuresOf() (payroll.Policy, error) {
	policy, err := guangzhou.Policy(s.month, s.options...)
	if err != nil || len(s.figures) == 0 {
		return policy, err
	}
	return policy.WithAll(s.figures)
}

// readWages reads exactly one of wage and wages.
func readWages(in *input) payroll.Employee {
	var e payroll.Employee
	one, many := in.has("wage"), in.has("wages")
	switch {
	case one && many:
		in.exclude("wage", "wages")
		delete(in.fields, "wages")
	case many:
		in.object("wages", func(w *input) {
			read := func(scheme rule.Scheme) decimal.NullDecimal {
				return decimal.NewNullDecimal(w.number(scheme.String(), rule.WageInput("", "")))
			}
			e.Wages = payroll.Wages{Pension: read(rule.Pension), Medical: read(rule.Medical), Unemployment: read(rule.Unemployment),
				Injury: read(rule.Injury), Housing: read(rule.Housing)}
		})
	default:
		e.Wage = in.number("wage", rule.WageInput("", ""))
	}
	return e
}

// exclude notes a field that another one excludes.
func (in *input) exclude(field, by string) {
	if in.has(field) {
		in.note(rule.ErrConflict, field, "", "and "+by+" exclude each other", "pass one of them")
		delete(in.fields, field)
	}
}

// readOptions reads how the tables are to be read.
func readOptions(in *input) []guangzhou.Option {
	var out []guangzhou.Option
	if in.flag("carry_forward") {
		out = append(out, guangzhou.CarryForward())
	}
	if in.flag("disputed") {
		out = append(out, guangzhou.Disputed())
	}
	if in.has("known_on") {
		out = append(out, guangzhou.KnownOn(in.date("known_on")))
	}
	if in.has("min_grade") {
		var grade rule.Grade
		readName(in, "min_grade", &grade)
		out = append(out, guangzhou.MinGrade(grade))
	}
	return out
}

// readFigures reads the caller's own figures: an object of values by name for the month, or a list of dated rows.
func (s *handSlip) readFigures(in *input) {
	switch raw := in.fields["figures"]; {
	case !in.has("figures"):
	case len(raw) > 0 && raw[0] == '[':
		var rows []figures.Row
		in.list("figures", func(x *input) {
			rows = append(rows, figures.Row{Series: x.text("series"), From: x.text("from"), To: x.text("to"), Value: x.text("value"),
				Source: x.text("source"), SourceZH: x.textOr("source_zh", ""), URL: x.textOr("url", "")})
			if _, ofSlip := payroll.DescribeFigure(rows[len(rows)-1].Series); !ofSlip && !x.failed() {
				x.note(rule.ErrConflict, "series", rows[len(rows)-1].Series, "is no figure of a slip, so it has no effect", "leave it out, or correct its name")
			}
		})
		if !in.failed() {
			book, err := figures.OfRows(rows)
			in.keep(err)
			s.options = append(s.options, guangzhou.Own(book))
		}
	default:
		s.figures = map[string]string{}
		in.object("figures", func(f *input) {
			for _, name := range slices.Clone(f.order) {
				s.figures[name] = f.text(name)
			}
		})
	}
}
