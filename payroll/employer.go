package payroll

import (
	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/jsonrule"
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

// kindNames are the JSON names of the kinds.
func kindNames() jsonrule.Words { return jsonrule.Words{"enterprise", "other", "social"} }

// MarshalText writes the JSON name, such as "social".
func (k EmployerKind) MarshalText() ([]byte, error) { return kindNames().Text(uint8(k)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (k *EmployerKind) UnmarshalText(text []byte) error { return kindNames().Read((*uint8)(k), text) }

// Settings are an employer's own rates as text, each required where one of its people is in the scheme; none has a
// default, but a class without InjuryFloat does not float. Rates are fractions: 0.002 is 0.2 %. The highest class,
// 1.9 %, floated to 150 % is 2.85 %; the whole rate of unemployment insurance was 3 % before 2013-04.
//
// Some months have settings of their own. To 2014-12 the employer's pension rate had two classes: PensionClass, and
// Employee.TownLocal. The relief of 2020 is Relief2020; a slip of its months without it says so in Notices. In 2016-07
// to 2018-06 an employer that did well chose a fund ceiling of five times the average: HousingCeilingTimes.
type Settings struct {
	// A class of trade with its float (empty is 1), or the employer's own rate.
	InjuryClass int    `json:"injury_class" in:"count,optional" min:"1" max:"8" doc:"class of trade" zh:"工伤行业类别"`
	InjuryFloat string `json:"injury_float" in:"rate,optional" min:"0.00000001" max:"1.5" doc:"float" zh:"浮动比例"`
	InjuryRate  string `json:"injury_rate" in:"rate,optional" max:"0.03" doc:"its own rate, for a class" zh:"工伤费率"`

	// The coefficient of the benchmark rate, or the employer's own rate.
	UnemploymentCoefficient string `json:"unemployment_coefficient" in:"coefficient,optional" doc:"float" zh:"浮动系数"`

	UnemploymentRate string `json:"unemployment_rate" in:"rate,optional" max:"0.03" doc:"its own rate" zh:"失业费率"`

	HousingEmployerRate string `json:"housing_employer_rate" in:"rate,optional" doc:"fund, employer" zh:"公积金单位缴存比例"`
	HousingEmployeeRate string `json:"housing_employee_rate" in:"rate,optional" doc:"fund, employee" zh:"公积金个人缴存比例"`

	// Deposits are in whole yuan, the practice of the month, or keep their fen.
	HousingToFen bool `json:"housing_rounding" in:",optional" enum:"yuan,fen" doc:"of deposits" zh:"公积金取整单位"`

	// 5 only in 2016-07 to 2018-06; 0 is the ordinary ceiling.
	HousingCeilingTimes int `json:"housing_ceiling_times" in:"count,optional" min:"3" max:"5" doc:"3 or 5" zh:"公积金上限倍数"`

	// The notices from 2018-07 have whole per cent, and no employee's rate under the employer's.
	HousingWholePercent bool `json:"housing_whole_percent" in:",optional" doc:"refuse other rates" zh:"限整数百分比"`
	HousingOwnNotUnder  bool `json:"housing_own_not_under" in:",optional" doc:"refuse less" zh:"个人比例不低于单位"`

	// Whose reliefs it comes under: Enterprise, NoEnterprise (机关、事业单位) or Social.
	Kind EmployerKind `json:"employer_kind" in:",optional" doc:"whose reliefs it comes under" zh:"单位性质"`

	// To 2014-12 the employer's pension rate had two classes, and one of them is needed.
	PensionClass string `json:"pension_class" in:",optional" enum:"state,private" doc:"to 2014-12" zh:"养老保险单位类别"`

	// The relief of 2020 (2020 年阶段性减免); empty is not applied, and the slips of its months say so.
	Relief2020 string `json:"relief_2020" in:",optional" enum:"small,large" doc:"relief of 2020" zh:"2020 年阶段性减免"`
}

// CheckFields refuses settings that exclude each other or need one another.
func (s Settings) CheckFields() error {
	return rule.Join(s.checkInjury(), s.checkUnemployment(), s.checkDeposits(), s.checkWholePercent(),
		s.checkRelief())
}

func (s Settings) checkInjury() error {
	switch {
	case s.InjuryClass != 0 && s.InjuryRate != "":
		return exclusive(rule.AreaInjury, "injury_class", "injury_rate")
	case s.InjuryFloat != "" && s.InjuryRate != "":
		return exclusive(rule.AreaInjury, "injury_float", "injury_rate")
	case s.InjuryFloat != "" && s.InjuryClass == 0:
		return missingField("injury_class",
			rule.Say("injury_float multiplies the rate of a class", "injury_float 是行业类别费率的浮动"))
	}
	return nil
}

func (s Settings) checkUnemployment() error {
	if s.UnemploymentRate != "" && s.UnemploymentCoefficient != "" {
		return exclusive(rule.AreaUnemployment, "unemployment_rate", "unemployment_coefficient")
	}
	return nil
}

func (s Settings) checkDeposits() error {
	switch {
	case s.HousingEmployerRate == "" && s.HousingEmployeeRate != "":
		return missingField("housing_employer_rate", housingNeeded())
	case s.HousingEmployeeRate == "" && s.HousingEmployerRate != "":
		return missingField("housing_employee_rate", housingNeeded())
	case s.HousingCeilingTimes == 4:
		return refuse("housing_ceiling_times", "4", rule.Say("is not 3 or 5", "不是 3 或 5"),
			rule.Say("leave it out for the ordinary ceiling", "适用一般上限时请不要填写"))
	case s.HousingOwnNotUnder && numberOf(s.HousingEmployeeRate).Cmp(numberOf(s.HousingEmployerRate)) < 0:
		return refuse("housing_employee_rate", s.HousingEmployeeRate,
			rule.Sayf("is under the employer's %s", "低于单位的 %s", s.HousingEmployerRate),
			rule.Say("raise it, or leave housing_own_not_under out", "请提高比例，或不填 housing_own_not_under"))
	}
	return nil
}

// checkWholePercent refuses fund rates that are not whole per cent, where the employer asks for it.
func (s Settings) checkWholePercent() error {
	if !s.HousingWholePercent {
		return nil
	}
	whole := func(field, text string) error {
		rate := numberOf(text)
		if percent := rate.Decimal().Shift(2); percent.IsInteger() {
			return nil
		}
		return refuse(field, rate.String(), rule.Say("is not whole per cent", "不是整数百分比"),
			rule.Say("pass 0.05 to 0.12 in steps of 0.01, or leave housing_whole_percent out",
				"请填写 0.05 至 0.12 之间、以 0.01 为一档的比例，或不填 housing_whole_percent"))
	}
	return rule.Join(whole("housing_employer_rate", s.HousingEmployerRate),
		whole("housing_employee_rate", s.HousingEmployeeRate))
}

func (s Settings) checkRelief() error {
	if s.Relief2020 == "" || s.Kind != NoEnterprise {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrConflict, Field: "relief_2020", Value: s.Relief2020,
		Reason: rule.Say("is not for public bodies (机关、事业单位)", "不适用于机关、事业单位"),
		Do:     rule.Say("leave it out, or correct employer_kind", "请不要填写，或改正 employer_kind")}
}

// exclusive is the error of two settings of which one is to be passed.
func exclusive(area rule.Area, a, b string) error {
	return area.Refuse(rule.ErrConflict, a, "", rule.Sayf("and %s exclude each other", "与 %s 只能填写一个", b),
		rule.Say("pass one of them", "请填写其中一个"))
}

// refuse is the error of a setting of the provident fund.
func refuse(field, value string, reason, do rule.Text) error {
	return rule.AreaHousing.Refuse(rule.ErrOutOfRange, field, value, reason, do)
}

// numberOf reads a number that was checked; 0 where it was left out.
func numberOf(text string) rule.Number {
	var n rule.Number
	_ = n.UnmarshalText([]byte(text)) // fails only for what is left out
	return n
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

// NewEmployer checks settings and returns the employer. Every bad field is reported at once; then a class and a rate
// (or a coefficient and a rate) together, which are ErrConflict, and the other conditions of CheckFields.
func NewEmployer(s Settings) (Employer, error) {
	if err := jsonrule.Check(rule.AreaPayroll, s); err != nil {
		return Employer{}, err
	}
	float := s.InjuryFloat
	if float == "" {
		float = "1"
	}
	return Employer{
		injuryClass: s.InjuryClass, injuryFloat: numberOf(float), injuryRate: numberOf(s.InjuryRate),
		hasInjury:   s.InjuryClass != 0 || s.InjuryRate != "",
		coefficient: numberOf(s.UnemploymentCoefficient), hasCoefficient: s.UnemploymentCoefficient != "",
		ownRate: numberOf(s.UnemploymentRate), hasRate: s.UnemploymentRate != "",
		deposits: housing.Deposits{EmployerRate: numberOf(s.HousingEmployerRate),
			EmployeeRate: numberOf(s.HousingEmployeeRate), ToFen: s.HousingToFen,
			CeilingTimes: s.HousingCeilingTimes},
		hasDeposits: s.HousingEmployerRate != "",
		kind:        s.Kind, pensionClass: s.PensionClass, relief: s.Relief2020, cache: new(cache),
	}, nil
}

// medicalPayer says which medical reliefs the employer comes under.
func (e *Employer) medicalPayer() medical.Payer {
	return [...]medical.Payer{Enterprise: medical.Enterprise, NoEnterprise: medical.PublicBody,
		Social: medical.Social}[e.kind]
}

// unset is the error of a setting a scheme needs.
func unset(area rule.Area, field string, do rule.Text) error {
	return area.Refuse(rule.ErrMissingField, field, "", rule.Say("is missing and has no default", "没有填写，且没有默认值"), do)
}

func injuryNeeded() rule.Text {
	return rule.Say("pass injury_class (with injury_float) or injury_rate",
		"请填写 injury_class（及 injury_float），或 injury_rate")
}

func unemploymentNeeded() rule.Text {
	return rule.Say("pass unemployment_coefficient or unemployment_rate",
		"请填写 unemployment_coefficient 或 unemployment_rate")
}

func housingNeeded() rule.Text {
	return rule.Say("pass housing_employer_rate and housing_employee_rate",
		"请填写 housing_employer_rate 和 housing_employee_rate")
}

func pensionNeeded() rule.Text {
	return rule.Say(`pass pension_class: "state" (国有、集体、三资企业) or "private" (私营企业、民办非企业)`,
		`请填写 pension_class："state"（国有、集体、三资企业）或 "private"（私营企业、民办非企业）`)
}

// injuryFigure returns the rate of the employer's class and float, or its own rate.
func (e *Employer) injuryFigure(p *Policy) (rule.Figure, error) {
	switch {
	case !e.hasInjury:
		return rule.Figure{}, unset(rule.AreaInjury, "injury_rate", injuryNeeded())
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
	return rule.Figure{}, unset(rule.AreaUnemployment, "unemployment_rate", unemploymentNeeded())
}

// MarshalJSON is always an error: store payroll.Settings and use NewEmployer.
func (e Employer) MarshalJSON() ([]byte, error) { return nil, e.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (e *Employer) UnmarshalJSON([]byte) error { return e.unstored() }

func (*Employer) unstored() error {
	return rule.Unstored("employer", rule.Say("store payroll.Settings and use NewEmployer",
		"请保存 payroll.Settings，并使用 NewEmployer"))
}
