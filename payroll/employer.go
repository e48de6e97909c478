package payroll

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/rule"
)

// EmployerKind says which relief measures an employer comes under. The zero value is an enterprise, the kind the
// insurance of enterprise employees is made for.
type EmployerKind uint8

// The kinds that differ in a stored figure.
const (
	Enterprise   EmployerKind = iota // 企业
	NoEnterprise                     // 机关、事业单位、社会组织等
)

const (
	injuryNeeded       = "pass injury_class (with injury_float) or injury_rate"
	unemploymentNeeded = "pass unemployment_coefficient or unemployment_rate"
	housingNeeded      = "pass housing_employer_rate and housing_employee_rate"

	maxInjuryPercent       = 3 // the highest class, 1.9 %, floated to 150 % is 2.85 %
	maxUnemploymentPercent = 3 // the whole rate of both sides before 2013-04
)

// Settings are an employer's own rates as text, each required where one of its people is in the scheme; none has a
// default, but a class without InjuryFloat does not float. Rates are fractions: 0.002 is 0.2 %.
type Settings struct {
	InjuryClass             int    // 工伤行业类别 1-8; or
	InjuryFloat             string // 浮动比例, such as "0.8"; empty is 1
	InjuryRate              string // the employer's own rate (工伤费率)
	UnemploymentCoefficient string // 失业浮动系数; or
	UnemploymentRate        string // the employer's own rate (失业费率)
	HousingEmployerRate     string // 公积金单位缴存比例
	HousingEmployeeRate     string // 公积金个人缴存比例
	HousingToFen            bool   // deposits keep their fen; else they follow the practice of the month (whole yuan)
	Kind                    EmployerKind
}

// Employer is an employer's settings, checked once. It keeps what the last months it was asked for came to (some kB), so a
// slip of the same figures costs little; compare settings, not employers. The zero value has none, which Slip refuses in each scheme that
// needs one.
type Employer struct {
	injuryClass             int
	injuryFloat, injuryRate rule.Number
	hasInjury               bool
	coefficient, ownRate    rule.Number
	hasCoefficient, hasRate bool
	deposits                housing.Deposits
	hasDeposits             bool
	kind                    EmployerKind
	cache                   *cache // shared by copies, which have the same settings; nil in the zero value
}

// NewEmployer checks settings and returns the employer. Every bad field is reported at once; a class and a rate (or a
// coefficient and a rate) together are ErrConflict.
func NewEmployer(s Settings) (Employer, error) {
	e := Employer{injuryClass: s.InjuryClass, kind: s.Kind, cache: new(cache)}
	var errs []error
	read := func(text string, in rule.Input, into *rule.Number) bool {
		if text == "" {
			return false
		}
		n, err := in.ParseNumber(text)
		if err != nil {
			errs = append(errs, err)
		}
		*into = n
		return true
	}
	aboveZero := func(scheme rule.Scheme, field string, n rule.Number) {
		if n == (rule.Number{}) && len(errs) == 0 {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Scheme: scheme, Field: field, Value: "0", Reason: "is not above 0", Do: "pass the factor the employer was notified of"})
		}
	}
	conflict := func(scheme rule.Scheme, a, b string) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Scheme: scheme, Field: a, Reason: "and " + b + " exclude each other", Do: "pass one of them"})
	}
	float := rule.Input{Scheme: rule.Injury, Field: "injury_float", Max: 15, Scale: 1, Places: 8, Do: "pass a factor such as 0.8, at most 1.5"}
	hasFloat := read(s.InjuryFloat, float, &e.injuryFloat)
	if hasFloat {
		aboveZero(rule.Injury, "injury_float", e.injuryFloat)
	} else {
		e.injuryFloat, _ = float.Number(decimal.New(1, 0))
	}
	ownInjury := read(s.InjuryRate, rule.RateInput(rule.Injury, "injury_rate", maxInjuryPercent), &e.injuryRate)
	e.hasInjury = ownInjury
	switch {
	case s.InjuryClass < 0 || s.InjuryClass > 8:
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Scheme: rule.Injury, Field: "injury_class", Value: strconv.Itoa(s.InjuryClass), Reason: "is not 1 to 8", Do: injuryNeeded})
	case s.InjuryClass != 0 && ownInjury:
		conflict(rule.Injury, "injury_class", "injury_rate")
	case hasFloat && ownInjury:
		conflict(rule.Injury, "injury_float", "injury_rate")
	case hasFloat && s.InjuryClass == 0:
		errs = append(errs, missingField("injury_class", "injury_float multiplies the rate of a class"))
	case s.InjuryClass != 0:
		e.hasInjury = true
	}
	e.hasRate = read(s.UnemploymentRate, rule.RateInput(rule.Unemployment, "unemployment_rate", maxUnemploymentPercent), &e.ownRate)
	e.hasCoefficient = read(s.UnemploymentCoefficient, rule.Input{Scheme: rule.Unemployment, Field: "unemployment_coefficient", Max: 1, Places: 8,
		Do: "pass the coefficient the employer was notified of, such as 0.6"}, &e.coefficient)
	if e.hasCoefficient {
		aboveZero(rule.Unemployment, "unemployment_coefficient", e.coefficient)
	}
	if e.hasRate && e.hasCoefficient {
		conflict(rule.Unemployment, "unemployment_rate", "unemployment_coefficient")
	}
	one := read(s.HousingEmployerRate, rule.RateInput(rule.Housing, "housing_employer_rate", 100), &e.deposits.EmployerRate)
	both := read(s.HousingEmployeeRate, rule.RateInput(rule.Housing, "housing_employee_rate", 100), &e.deposits.EmployeeRate)
	if one != both {
		errs = append(errs, missingField("housing_employer_rate or housing_employee_rate", housingNeeded))
	}
	e.hasDeposits, e.deposits.ToFen = one && both, s.HousingToFen
	if s.Kind > NoEnterprise {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "employer_kind", Reason: "is not known", Do: "use Enterprise or NoEnterprise"})
	}
	if err := errors.Join(errs...); err != nil {
		return Employer{}, err
	}
	return e, nil
}

// unset is the error of a setting a scheme needs.
func unset(scheme rule.Scheme, do string) error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Scheme: scheme, Field: "employer setting", Reason: "is missing and has no default", Do: do}
}

// injuryFigure returns the rate of the employer's class and float, or its own rate.
func (e *Employer) injuryFigure(p *Policy) (rule.Figure, error) {
	switch {
	case !e.hasInjury:
		return rule.Figure{}, unset(rule.Injury, injuryNeeded)
	case e.injuryClass == 0:
		return rule.SettingFigure(e.injuryRate), nil
	}
	return p.Injury.Rate(e.injuryClass, e.injuryFloat)
}

// unemploymentFigure returns the benchmark times the employer's coefficient, or its own rate.
func (e *Employer) unemploymentFigure(p *Policy) (rule.Figure, error) {
	switch {
	case e.hasRate:
		return rule.SettingFigure(e.ownRate), nil
	case e.hasCoefficient:
		return p.Unemployment.EmployerRate(e.coefficient)
	}
	return rule.Figure{}, unset(rule.Unemployment, unemploymentNeeded)
}
