package payroll

import (
	"errors"
	"strconv"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/medical"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/unemployment"
)

// Policy is the figures of one place for one month. It is a plain value: a copy may be changed without touching the
// original. The zero value is refused.
type Policy struct {
	Place        string
	Month        rule.Month
	Pension      pension.Params
	Medical      medical.Params // with the major-illness supplement
	Maternity    maternity.Params
	Unemployment unemployment.Params
	Injury       injury.Params
	Housing      housing.Params
}

// named is one figure of a policy under its stable name.
type named struct {
	name   string
	scheme rule.Scheme
	figure *rule.Figure
	input  rule.Input
}

// mostPercent is the highest rate of a scheme that is taken. The small rates have a bound that refuses 0.2 for 0.2 %.
var mostPercent = [...]int64{rule.Pension: 100, rule.Medical: 100, rule.Maternity: 10, rule.IllnessSupplement: 10, rule.Unemployment: 10, rule.Injury: 10, rule.Housing: 100}

// figures lists every figure of the policy under its stable name. It is the one list behind With, Missing and JSON.
func (p *Policy) figures() []named {
	money := func(scheme rule.Scheme, name string, f *rule.Figure) named {
		in := rule.WageInput(0, name)
		in.Do = "pass yuan a month with at most 2 decimals, such as 5510"
		return named{name, scheme, f, in}
	}
	rate := func(scheme rule.Scheme, name string, f *rule.Figure) named {
		return named{name, scheme, f, rule.RateInput(0, name, mostPercent[scheme])}
	}
	factor := func(name string, f *rule.Figure) named {
		return named{name, rule.Unemployment, f, rule.Input{Field: name, Max: 1, Places: 8, Do: "pass a coefficient such as 0.6"}}
	}
	out := []named{
		money(rule.Pension, "pension.floor", &p.Pension.Floor),
		money(rule.Pension, "pension.ceiling", &p.Pension.Ceiling),
		rate(rule.Pension, "pension.employee_rate", &p.Pension.EmployeeRate),
		rate(rule.Pension, "pension.employer_rate", &p.Pension.EmployerRate),
		money(rule.Medical, "medical.floor", &p.Medical.Floor),
		money(rule.Medical, "medical.ceiling", &p.Medical.Ceiling),
		rate(rule.Medical, "medical.employee_rate", &p.Medical.EmployeeRate),
		rate(rule.Medical, "medical.employer_rate", &p.Medical.EmployerRate),
		rate(rule.Medical, "medical.enterprise_relief_rate", &p.Medical.EnterpriseRelief),
		money(rule.Maternity, "maternity.floor", &p.Maternity.Floor),
		money(rule.Maternity, "maternity.ceiling", &p.Maternity.Ceiling),
		rate(rule.Maternity, "maternity.employer_rate", &p.Maternity.EmployerRate),
		money(rule.IllnessSupplement, "illness_supplement.city_average", &p.Medical.Supplement.CityAverage),
		rate(rule.IllnessSupplement, "illness_supplement.rate", &p.Medical.Supplement.Rate),
		money(rule.Unemployment, "unemployment.floor", &p.Unemployment.Floor),
		money(rule.Unemployment, "unemployment.ceiling", &p.Unemployment.Ceiling),
		rate(rule.Unemployment, "unemployment.employee_rate", &p.Unemployment.EmployeeRate),
		rate(rule.Unemployment, "unemployment.benchmark_rate", &p.Unemployment.Benchmark),
		factor("unemployment.coefficient_low", &p.Unemployment.Coefficients[0]),
		factor("unemployment.coefficient_middle", &p.Unemployment.Coefficients[1]),
		factor("unemployment.coefficient_full", &p.Unemployment.Coefficients[2]),
		money(rule.Injury, "injury.floor", &p.Injury.Floor),
		money(rule.Injury, "injury.ceiling", &p.Injury.Ceiling),
	}
	for i := range p.Injury.ClassRates {
		out = append(out, rate(rule.Injury, "injury.class_"+strconv.Itoa(i+1)+"_rate", &p.Injury.ClassRates[i]))
	}
	unit := rule.Input{Field: "housing.deposit_unit", Max: 1, Places: 2, Do: "pass 1 for whole yuan or 0.01 for fen"}
	return append(out,
		money(rule.Housing, "housing.floor", &p.Housing.Floor),
		money(rule.Housing, "housing.ceiling", &p.Housing.Ceiling),
		rate(rule.Housing, "housing.min_rate", &p.Housing.MinRate),
		rate(rule.Housing, "housing.max_rate", &p.Housing.MaxRate),
		named{"housing.deposit_unit", rule.Housing, &p.Housing.Unit, unit},
	)
}

// With returns a copy of the policy with the caller's own figure in place of the named one, marked Supplied. name is
// the figure's name in the policy's JSON, such as "pension.employer_rate"; value is plain text such as "0.15", or
// "none" for an absent ceiling, relief or supplement. The receiver is not changed.
func (p Policy) With(name, value string) (Policy, error) {
	for _, n := range p.figures() {
		if n.name != name {
			continue
		}
		number := rule.NoNumber()
		if value != "none" {
			var err error
			if number, err = n.input.ParseNumber(value); err != nil {
				return Policy{}, err
			}
		}
		// figures points into this copy, so the caller's policy keeps its figure.
		*n.figure = rule.SuppliedFigure(number, name)
		if err := p.Check(); err != nil {
			return Policy{}, err
		}
		return p, nil
	}
	return Policy{}, &rule.FieldError{Kind: rule.ErrUnknownField, Field: "figure", Value: name, Reason: "is no figure of a policy", Do: "use a name such as pension.employer_rate"}
}

// Unknown is one figure of a policy that nobody knows for its month.
type Unknown struct {
	Name string // such as "pension.employer_rate"
	Err  error  // a *rule.NoRuleError or *rule.GradeError
}

// Missing returns the figures the policy does not know, in a fixed order. Slip refuses only what it needs.
func (p *Policy) Missing() []Unknown {
	var out []Unknown
	for _, n := range p.figures() {
		if err := n.figure.Err(); err != nil {
			out = append(out, Unknown{n.name, err})
		}
	}
	return out
}

// Check refuses a policy without a month, with figures that are not set, or with figures that cannot be right. Figures
// unknown for a stated reason pass.
func (p *Policy) Check() error {
	var errs []error
	if p.Month.IsZero() {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "month", Reason: "is not set", Do: "take the policy from guangzhou.Policy or read it from JSON"})
	}
	return errors.Join(append(errs, p.Pension.Check(), p.Medical.Check(), p.Maternity.Check(), p.Unemployment.Check(), p.Injury.Check(), p.Housing.Check())...)
}
