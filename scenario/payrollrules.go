package scenario

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/retro"
	"github.com/shebao-go/shebao/rule"
)

func payrollRules() []definition {
	return []definition{
		{Rule{"payroll.retro", "what is owed or due back after slips were paid on other figures, line by line", "-", "the difference of two slips, each line rounded on its own"}, retroRule},
	}
}

// handSlip is what one slip is computed from.
type handSlip struct {
	month    rule.Month
	employee payroll.Employee
	settings payroll.Settings
	options  []guangzhou.Option
	partial  bool
	figures  map[string]string // of the month, by name
	register bool              // town_local was given
}

// readSlip reads everything but the month.
func readSlip(in *input, month rule.Month) handSlip {
	s := handSlip{month: month, employee: readWages(in), settings: readSettings(in), options: readOptions(in), partial: in.flag("partial")}
	s.register = in.has("town_local")
	s.employee.TownLocal = in.flag("town_local")
	readOutside(in, &s.employee)
	s.readFigures(in)
	return s
}

// figuresOf returns the policy of the month with the caller's own figures.
func (s handSlip) figuresOf() (payroll.Policy, error) {
	policy, err := guangzhou.Policy(s.month, s.options...)
	if err != nil || len(s.figures) == 0 {
		return policy, err
	}
	return policy.WithAll(s.figures)
}

// policyOf returns the policy and the employer of a slip.
func (s handSlip) policyOf() (payroll.Policy, payroll.Employer, error) {
	policy, err := s.figuresOf()
	employer, settingsErr := payroll.NewEmployer(s.settings)
	return policy, employer, errors.Join(err, settingsErr)
}

func (s handSlip) compute() (payroll.Slip, error) {
	policy, employer, err := s.policyOf()
	if err != nil {
		return payroll.Slip{}, err
	}
	if policy.Pension.Classed() && s.settings.PensionClass == "state" && !s.register {
		return payroll.Slip{}, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaPension, Field: "town_local", Reason: rule.Untranslated("is missing"),
			Do: rule.Untranslated("say whether the person is local and town-registered (本市城镇户籍): it decides between the two classes of " + s.month.String())}
	}
	if s.partial {
		return policy.Slip(employer, s.employee, payroll.Partial)
	}
	return policy.Slip(employer, s.employee)
}

// retroRule reads wages {month: wage}, paid and due {month: the fields of payroll.slip}; a slip without a wage of its
// own has the month's.
func retroRule(in *input) (any, error) {
	wages := map[string]json.RawMessage{}
	in.object("wages", func(w *input) {
		for _, month := range slices.Clone(w.order) {
			_, err := rule.ParseMonth(month)
			w.keep(renamed(err, w.name(month)))
			wages[month], _ = w.take(month)
		}
	})
	paid, due := readSlips(in, "paid", wages), readSlips(in, "due", wages)
	in.unusedWages(wages, append(slices.Clone(paid), due...))
	if err := in.done(); err != nil {
		return nil, err
	}
	was, err1 := computeAll(paid)
	is, err2 := computeAll(due)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	out, err := retro.Compare(was, is)
	return out, err
}

// unusedWages notes wages of months without a slip, and a comparison of nothing.
func (in *input) unusedWages(wages map[string]json.RawMessage, slips []handSlip) {
	if len(slips) == 0 && !in.failed() {
		in.note(rule.ErrMissingField, "paid", "", "and due have no month", `give the slips of at least one month, such as {"2024-07": {...}}`)
	}
	for _, month := range slices.Sorted(maps.Keys(wages)) {
		if !slices.ContainsFunc(slips, func(s handSlip) bool { return s.month.String() == month }) {
			in.note(rule.ErrConflict, "wages."+month, "", "has no slip of its month", "give paid or due of the month, or leave the wage out")
		}
	}
}

// readSlips reads the slips of one side, by month.
func readSlips(in *input, field string, wages map[string]json.RawMessage) []handSlip {
	var out []handSlip
	in.object(field, func(side *input) {
		for _, name := range slices.Clone(side.order) {
			month, err := rule.ParseMonth(name)
			side.keep(renamed(err, side.name(name)))
			side.object(name, func(x *input) {
				if x.has("month") && x.month("month") != month {
					x.note(rule.ErrConflict, "month", "", "is not the month it stands under", "leave it out")
				}
				if wage, ok := wages[name]; ok && !x.has("wage") && !x.has("wages") {
					x.give("wage", wage)
				}
				if slip := readSlip(x, month); err == nil { // so there is one of each month at most
					out = append(out, slip)
				}
			})
		}
	})
	return out
}

func computeAll(list []handSlip) ([]payroll.Slip, error) {
	var out []payroll.Slip
	var errs []error
	for _, s := range list {
		one, err := s.compute()
		out, errs = append(out, one), append(errs, err)
	}
	return out, errors.Join(errs...)
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

// readSettings reads the employer's settings scheme by scheme, each checked where it is read so that errors come in the
// order of the fields.
func readSettings(in *input) payroll.Settings {
	injury := payroll.Settings{}
	if in.has("injury_class") {
		injury.InjuryClass = in.count("injury_class", 1, 8)
		injury.InjuryFloat = in.textOr("injury_float", "1")
		in.exclude("injury_rate", "injury_class")
	} else if in.needed("injury_rate", rule.Injury) {
		injury.InjuryRate = in.text("injury_rate")
	}
	in.settings(injury)
	unemployment := payroll.Settings{}
	if in.has("unemployment_coefficient") {
		unemployment.UnemploymentCoefficient = in.text("unemployment_coefficient")
		in.exclude("unemployment_rate", "unemployment_coefficient")
	} else if in.needed("unemployment_rate", rule.Unemployment) {
		unemployment.UnemploymentRate = in.text("unemployment_rate")
	}
	in.settings(unemployment)
	housing := payroll.Settings{}
	if in.needed("housing_employer_rate", rule.Housing) {
		housing.HousingEmployerRate = in.text("housing_employer_rate")
	}
	if in.needed("housing_employee_rate", rule.Housing) {
		housing.HousingEmployeeRate = in.text("housing_employee_rate")
	}
	readFundSettings(in, &housing)
	in.settings(housing)
	s := payroll.Settings{InjuryClass: injury.InjuryClass, InjuryFloat: injury.InjuryFloat, InjuryRate: injury.InjuryRate,
		UnemploymentCoefficient: unemployment.UnemploymentCoefficient, UnemploymentRate: unemployment.UnemploymentRate,
		HousingEmployerRate: housing.HousingEmployerRate, HousingEmployeeRate: housing.HousingEmployeeRate,
		HousingToFen: housing.HousingToFen, HousingCeilingTimes: housing.HousingCeilingTimes,
		HousingWholePercent: housing.HousingWholePercent, HousingOwnNotUnder: housing.HousingOwnNotUnder}
	if in.has("employer_kind") {
		s.Kind = map[string]payroll.EmployerKind{"other": payroll.NoEnterprise, "social": payroll.Social}[in.choice("employer_kind", "enterprise", "social", "other")]
	}
	if in.has("pension_class") {
		s.PensionClass = in.choice("pension_class", "state", "private")
	}
	if in.has("relief_2020") {
		s.Relief2020 = in.choice("relief_2020", "small", "large")
	}
	return s
}

// readFundSettings reads the settings of the provident fund that may be left out.
func readFundSettings(in *input, s *payroll.Settings) {
	s.HousingToFen = in.has("housing_rounding") && in.choice("housing_rounding", "yuan", "fen") == "fen"
	if in.has("housing_ceiling_times") {
		s.HousingCeilingTimes = in.count("housing_ceiling_times", 3, 5)
	}
	s.HousingWholePercent, s.HousingOwnNotUnder = in.flag("housing_whole_percent"), in.flag("housing_own_not_under")
}

// settings notes what is wrong with one scheme's settings, unless reading them failed already.
func (in *input) settings(s payroll.Settings) {
	if !in.failed() {
		_, err := payroll.NewEmployer(s)
		in.keep(err)
	}
}

// exclude notes a field that another one excludes.
func (in *input) exclude(field, by string) {
	if in.has(field) {
		in.note(rule.ErrConflict, field, "", "and "+by+" exclude each other", "pass one of them")
		delete(in.fields, field)
	}
}

// needed reports whether a setting has to be read: it is there, or the person is not stated to be outside the scheme.
func (in *input) needed(field string, scheme rule.Scheme) bool {
	if in.has(field) {
		return true
	}
	var outside []struct{ Scheme string }
	if raw, ok := in.fields["outside"]; ok && json.Unmarshal(raw, &outside) == nil {
		for _, x := range outside {
			if x.Scheme == scheme.String() {
				return false
			}
		}
	}
	return true
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

// readOutside reads the schemes a person is outside of.
func readOutside(in *input, e *payroll.Employee) {
	if !in.has("outside") {
		return
	}
	in.list("outside", func(x *input) {
		var scheme rule.Scheme
		readName(x, "scheme", &scheme)
		e.Outside = append(e.Outside, payroll.Exclusion{Scheme: scheme, Reason: x.text("reason")})
	})
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

// readEmployment reads the fields of payroll.slip but the wage, which is looked for.
func readEmployment(in *input) handSlip {
	s := handSlip{month: in.month("month"), settings: readSettings(in), options: readOptions(in)}
	readOutside(in, &s.employee)
	s.readFigures(in)
	return s
}
