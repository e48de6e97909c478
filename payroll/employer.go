package payroll

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/medical"
	"github.com/shebao-go/shebao/rule"
)

// EmployerKind says which relief measures an employer comes under. The zero value is an enterprise, the kind the
// insurance of enterprise employees is made for.
type EmployerKind uint8

// The kinds that differ in a stored figure.
const (
	// Enterprise is an enterprise or a self-employed person with staff (企业、个体工商户).
	Enterprise EmployerKind = iota
	// NoEnterprise is a public body (机关、事业单位), for its people in the enterprise scheme; those in the pension scheme of
	// public bodies are outside of Pension: say so with Outside. JSON: "other".
	NoEnterprise
	// Social is a social organisation (社会组织、民办非企业).
	Social
)

const (
	injuryNeeded       = "pass injury_class (with injury_float) or injury_rate"
	unemploymentNeeded = "pass unemployment_coefficient or unemployment_rate"
	housingNeeded      = "pass housing_employer_rate and housing_employee_rate"

	pensionNeeded = `pass pension_class: "state" (国有、集体、三资企业) or "private" (私营企业、民办非企业)`

	maxInjuryPercent       = 3 // the highest class, 1.9 %, floated to 150 % is 2.85 %
	maxUnemploymentPercent = 3 // the whole rate of both sides before 2013-04
)

// Settings are an employer's own rates as text, each required where one of its people is in the scheme; none has a
// default, but a class without InjuryFloat does not float. Rates are fractions: 0.002 is 0.2 %.
type Settings struct {
	InjuryClass             int          // 工伤行业类别 1-8; or
	InjuryFloat             string       // 浮动比例, such as "0.8"; empty is 1
	InjuryRate              string       // the employer's own rate (工伤费率)
	UnemploymentCoefficient string       // 失业浮动系数; or
	UnemploymentRate        string       // the employer's own rate (失业费率)
	HousingEmployerRate     string       // 公积金单位缴存比例
	HousingEmployeeRate     string       // 公积金个人缴存比例
	HousingToFen            bool         // deposits keep their fen; else they follow the practice of the month (whole yuan)
	Kind                    EmployerKind // whose reliefs it comes under: Enterprise, NoEnterprise (机关、事业单位) or Social

	// "state" or "private" (养老保险单位类别): needed to 2014-12, when the employer's rate had two classes
	PensionClass string
	// "small" or "large" (2020 年阶段性减免); empty is not applied, and the slips of its months say so
	Relief2020          string
	HousingCeilingTimes int  // 3 or 5 (公积金缴存上限倍数), 5 only in 2016-07 to 2018-06; 0 is the ordinary ceiling
	HousingWholePercent bool // refuse fund rates that are not whole per cent, as the notices have it from 2018-07
	HousingOwnNotUnder  bool // refuse an employee's fund rate under the employer's, as the same notices have it
}

// Employer is an employer's settings, checked once. It keeps what the last months it was asked for came to (some kB),
// so a slip of the same figures costs little; compare settings, not employers. The zero value has none, which Slip
// refuses in each scheme that needs one.
type Employer struct {
	injuryClass             int
	injuryFloat, injuryRate rule.Number
	hasInjury               bool
	coefficient, ownRate    rule.Number
	hasCoefficient, hasRate bool
	deposits                housing.Deposits
	hasDeposits             bool
	kind                    EmployerKind
	pensionClass            string
	relief                  string
	cache                   *cache // shared by copies, which have the same settings; nil in the zero value
}

// NewEmployer checks settings and returns the employer. Every bad field is reported at once; a class and a rate (or a
// coefficient and a rate) together are ErrConflict.
func NewEmployer(s Settings) (Employer, error) {
	e := Employer{injuryClass: s.InjuryClass, kind: s.Kind, pensionClass: s.PensionClass, relief: s.Relief2020,
		cache: new(cache)}
	var r settingsReader
	r.injury(&e, s)
	r.unemployment(&e, s)
	r.housing(&e, s)
	if s.Kind > Social {
		r.refuse(0, "employer_kind", strconv.Itoa(int(s.Kind)), "is not known",
			"use Enterprise, NoEnterprise or Social")
	}
	r.word(rule.Pension, "pension_class", s.PensionClass, "state", "private")
	r.word(0, "relief_2020", s.Relief2020, "small", "large")
	if s.Relief2020 != "" && s.Kind == NoEnterprise {
		r.fail(&rule.FieldError{Kind: rule.ErrConflict, Field: "relief_2020", Value: s.Relief2020,
			Reason: rule.Untranslated("is not for public bodies (机关、事业单位)"),
			Do:     rule.Untranslated("leave it out, or correct employer_kind")})
	}
	if err := errors.Join(r.errs...); err != nil {
		return Employer{}, err
	}
	return e, nil
}

// settingsReader reads an employer's settings and keeps what is wrong with them.
type settingsReader struct{ errs []error }

func (r *settingsReader) fail(err error) {
	if err != nil {
		r.errs = append(r.errs, err)
	}
}

func (r *settingsReader) refuse(scheme rule.Scheme, field, value, reason, do string) {
	r.fail(&rule.FieldError{Kind: rule.ErrOutOfRange, Area: scheme.Area(), Field: field, Value: value, Reason: rule.Untranslated(reason),
		Do: rule.Untranslated(do)})
}

func (r *settingsReader) exclude(scheme rule.Scheme, a, b string) {
	r.fail(&rule.FieldError{Kind: rule.ErrConflict, Area: scheme.Area(), Field: a, Reason: rule.Untranslated("and " + b +
		" exclude each other"), Do: rule.Untranslated("pass one of them")})
}

// word reads a setting that is one of two words, or left out.
func (r *settingsReader) word(scheme rule.Scheme, field, got, one, other string) {
	if got != "" && got != one && got != other {
		r.refuse(scheme, field, got, "is not known", "use "+one+" or "+other+", or leave it out")
	}
}

// number reads a setting that may be left out, and reports whether it was there.
func (r *settingsReader) number(text string, in rule.Input, into *rule.Number) bool {
	if text == "" {
		return false
	}
	n, err := in.ParseNumber(text)
	r.fail(err)
	*into = n
	return true
}

// aboveZero refuses a factor of 0.
func (r *settingsReader) aboveZero(scheme rule.Scheme, field string, n rule.Number) {
	if n == (rule.Number{}) && len(r.errs) == 0 {
		r.refuse(scheme, field, "0", "is not above 0", "pass the factor the employer was notified of")
	}
}

func (r *settingsReader) injury(e *Employer, s Settings) {
	float := rule.Input{Area: rule.AreaInjury, Field: "injury_float", Max: 15, Scale: 1, Places: 8, Do: rule.Untranslated("pass a factor such as 0.8, at most 1.5")}
	hasFloat := r.number(s.InjuryFloat, float, &e.injuryFloat)
	if hasFloat {
		r.aboveZero(rule.Injury, "injury_float", e.injuryFloat)
	} else {
		e.injuryFloat, _ = float.Number(decimal.New(1, 0))
	}
	own := r.number(s.InjuryRate, rule.RateInput(rule.AreaInjury, "injury_rate", maxInjuryPercent), &e.injuryRate)
	e.hasInjury = own
	switch {
	case s.InjuryClass < 0 || s.InjuryClass > injury.Classes:
		r.refuse(rule.Injury, "injury_class", strconv.Itoa(s.InjuryClass), "is not 1 to 8", injuryNeeded)
	case s.InjuryClass != 0 && own:
		r.exclude(rule.Injury, "injury_class", "injury_rate")
	case hasFloat && own:
		r.exclude(rule.Injury, "injury_float", "injury_rate")
	case hasFloat && s.InjuryClass == 0:
		r.fail(missingField("injury_class", "injury_float multiplies the rate of a class"))
	case s.InjuryClass != 0:
		e.hasInjury = true
	}
}

func (r *settingsReader) unemployment(e *Employer, s Settings) {
	e.hasRate = r.number(s.UnemploymentRate, rule.RateInput(rule.AreaUnemployment, "unemployment_rate",
		maxUnemploymentPercent), &e.ownRate)
	e.hasCoefficient = r.number(s.UnemploymentCoefficient, rule.Input{Area: rule.AreaUnemployment,
		Field: "unemployment_coefficient", Max: 1, Places: 8,
		Do: rule.Untranslated("pass the coefficient the employer was notified of, such as 0.6")}, &e.coefficient)
	if e.hasCoefficient {
		r.aboveZero(rule.Unemployment, "unemployment_coefficient", e.coefficient)
	}
	if e.hasRate && e.hasCoefficient {
		r.exclude(rule.Unemployment, "unemployment_rate", "unemployment_coefficient")
	}
}

func (r *settingsReader) housing(e *Employer, s Settings) {
	one := r.number(s.HousingEmployerRate, rule.RateInput(rule.AreaHousing, "housing_employer_rate", 100),
		&e.deposits.EmployerRate)
	both := r.number(s.HousingEmployeeRate, rule.RateInput(rule.AreaHousing, "housing_employee_rate", 100),
		&e.deposits.EmployeeRate)
	if one != both {
		r.fail(missingField("housing_employer_rate or housing_employee_rate", housingNeeded))
	}
	e.hasDeposits, e.deposits.ToFen, e.deposits.CeilingTimes = one && both, s.HousingToFen, s.HousingCeilingTimes
	if times := s.HousingCeilingTimes; times != 0 && times != 3 && times != 5 {
		r.refuse(rule.Housing, "housing_ceiling_times", strconv.Itoa(times), "is not 3 or 5",
			"leave it out for the ordinary ceiling")
	}
	if s.HousingWholePercent {
		r.whole("housing_employer_rate", e.deposits.EmployerRate)
		r.whole("housing_employee_rate", e.deposits.EmployeeRate)
	}
	if s.HousingOwnNotUnder && e.deposits.EmployeeRate.Cmp(e.deposits.EmployerRate) < 0 {
		r.refuse(rule.Housing, "housing_employee_rate", s.HousingEmployeeRate,
			"is under the employer's "+s.HousingEmployerRate,
			"raise it, or leave housing_own_not_under out")
	}
}

// whole refuses a fund rate that is not whole per cent.
func (r *settingsReader) whole(field string, rate rule.Number) {
	if percent := rate.Decimal().Shift(2); !percent.Equal(percent.Truncate(0)) {
		r.refuse(rule.Housing, field, rate.String(), "is not whole per cent",
			"pass 0.05 to 0.12 in steps of 0.01, or leave housing_whole_percent out")
	}
}

// medicalPayer says which medical reliefs the employer comes under.
func (e *Employer) medicalPayer() medical.Payer {
	return [...]medical.Payer{Enterprise: medical.Enterprise, NoEnterprise: medical.PublicBody,
		Social: medical.Social}[e.kind]
}

// unset is the error of a setting a scheme needs.
func unset(scheme rule.Scheme, do string) error {
	return &rule.FieldError{Kind: rule.ErrMissingField, Area: scheme.Area(), Field: "employer setting", Reason: rule.Untranslated("is missing and has no default"), Do: rule.Untranslated(do)}
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
