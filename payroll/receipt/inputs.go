package receipt

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Inputs is everything a slip is computed from but the policy.
type Inputs struct {
	Settings payroll.Settings
	Employee payroll.Employee
	Partial  bool // lines that can be known, where a figure is missing

	OneMedicalItem bool // the employer's medical and maternity insurance as one line (see payroll.OneMedicalItem)
}

// inputsJSON is the form of the inputs, in the order they are written in.
type inputsJSON struct {
	InjuryClass int `json:"injury_class,omitempty" in:"count,optional" doc:"class of trade" zh:"工伤行业类别"`

	InjuryFloat string `json:"injury_float,omitempty" in:",optional" doc:"float" zh:"浮动比例"`

	InjuryRate string `json:"injury_rate,omitempty" in:",optional" doc:"its own rate" zh:"工伤费率"`

	UnemploymentCoefficient string `json:"unemployment_coefficient,omitempty" in:",optional" doc:"float" zh:"失业浮动系数"`

	UnemploymentRate string `json:"unemployment_rate,omitempty" in:",optional" doc:"its own rate" zh:"失业费率"`

	HousingEmployerRate string `json:"housing_employer_rate,omitempty" in:",optional" doc:"fund, employer" zh:"公积金单位比例"`

	HousingEmployeeRate string `json:"housing_employee_rate,omitempty" in:",optional" doc:"fund, employee" zh:"公积金个人比例"`

	HousingToFen bool `json:"housing_to_fen,omitempty" in:",optional" doc:"deposits keep their fen" zh:"公积金取整到分"`

	NoEnterprise bool `json:"no_enterprise,omitempty" in:",optional" doc:"a public body" zh:"机关、事业单位"`

	Social bool `json:"social,omitempty" in:",optional" doc:"a social organisation" zh:"社会组织"`

	PensionClass string `json:"pension_class,omitempty" in:",optional" doc:"to 2014-12" zh:"养老保险单位类别"`

	Relief2020 string `json:"relief_2020,omitempty" in:",optional" doc:"relief of 2020" zh:"2020 年阶段性减免"`

	HousingCeilingTimes int `json:"housing_ceiling_times,omitempty" in:"count,optional" doc:"3 or 5" zh:"公积金缴存上限倍数"`

	HousingWholePercent bool `json:"housing_whole_percent,omitempty" in:",optional" doc:"no other rate" zh:"限整数百分比"`

	HousingOwnNotUnder bool `json:"housing_own_not_under,omitempty" in:",optional" doc:"refuse less" zh:"个人比例不低于单位"`

	TownLocal bool `json:"town_local,omitempty" in:",optional" doc:"to 2014-12" zh:"本市城镇户籍"`

	SpecialInjury bool `json:"special_injury,omitempty" in:",optional" doc:"injury alone" zh:"特定人员"`

	Wage string `json:"wage,omitempty" in:"wage,optional" doc:"yuan a month" zh:"缴费工资（元/月）"`

	Wages map[string]string `json:"wages,omitempty" in:"wage,optional" doc:"by scheme, yuan a month" zh:"分险种缴费工资（元/月）"`

	Outside []payroll.Exclusion `json:"outside,omitempty" in:",optional" doc:"schemes without" zh:"不参加的险种"`

	Partial bool `json:"partial,omitempty" in:",optional" doc:"the lines that can be known" zh:"只算可知的部分"`

	OneMedicalItem bool `json:"one_medical_item,omitempty" in:",optional" doc:"with maternity" zh:"医疗含生育一项"`
}

// ownWage is the wage of a single scheme.
type ownWage struct {
	scheme rule.Scheme
	wage   *decimal.NullDecimal
}

// wages lists the wages of single schemes, by the names of these.
func wages(w *payroll.Wages) [5]ownWage {
	return [...]ownWage{{rule.Housing, &w.Housing}, {rule.Injury, &w.Injury}, {rule.Medical, &w.Medical},
		{rule.Pension, &w.Pension}, {rule.Unemployment, &w.Unemployment}}
}

// wageOf is the wage of the scheme of a name; nil where it has none of its own.
func wageOf(w *payroll.Wages, name string) *decimal.NullDecimal {
	for _, own := range wages(w) {
		if own.scheme.String() == name {
			return own.wage
		}
	}
	return nil
}

// options are the options of the slip.
func (in *Inputs) options() []payroll.SlipOption {
	return payroll.SlipChoices{Partial: in.Partial, OneMedicalItem: in.OneMedicalItem}.Options()
}

// MarshalJSON writes the inputs in one way only: wages as text with two decimals, what is not set left out. A wage
// that is no amount of money is an error, and so is no wage.
func (in Inputs) MarshalJSON() ([]byte, error) {
	s := &in.Settings
	out := inputsJSON{InjuryClass: s.InjuryClass, InjuryFloat: s.InjuryFloat, InjuryRate: s.InjuryRate,
		UnemploymentCoefficient: s.UnemploymentCoefficient, UnemploymentRate: s.UnemploymentRate,
		HousingEmployerRate: s.HousingEmployerRate, HousingEmployeeRate: s.HousingEmployeeRate,
		HousingToFen: s.HousingToFen,
		NoEnterprise: s.Kind == payroll.NoEnterprise, Social: s.Kind == payroll.Social,
		PensionClass: s.PensionClass, Relief2020: s.Relief2020, HousingCeilingTimes: s.HousingCeilingTimes,
		HousingWholePercent: s.HousingWholePercent, HousingOwnNotUnder: s.HousingOwnNotUnder,
		TownLocal: in.Employee.TownLocal, SpecialInjury: in.Employee.SpecialInjury, Wages: map[string]string{},
		Outside: in.Employee.Outside, Partial: in.Partial, OneMedicalItem: in.OneMedicalItem}
	var errs []error
	if s.Kind > payroll.Social {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "employer_kind",
			Reason: rule.Say("is not known", "不在可选范围内"),
			Do:     rule.Say("use Enterprise, NoEnterprise or Social", "请使用 Enterprise、NoEnterprise 或 Social")})
	}
	wage, err := written("wage", in.Employee.Wage)
	errs = append(errs, err)
	out.Wage = wage
	for _, own := range wages(&in.Employee.Wages) {
		if !own.wage.Valid {
			continue
		}
		name := own.scheme.String()
		wage, err := written("wages."+name, *own.wage)
		errs = append(errs, err)
		out.Wages[name] = wage
	}
	if err := rule.Join(append(errs, out.CheckFields())...); err != nil {
		return nil, err
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes. A field nobody knows is an error; the settings are checked when the
// slip is computed.
func (in *Inputs) UnmarshalJSON(data []byte) error {
	var j inputsJSON
	if err := jsonrule.Unmarshal(rule.AreaPayroll, data, &j); err != nil {
		return err
	}
	out := Inputs{Partial: j.Partial, OneMedicalItem: j.OneMedicalItem, Settings: j.settings()}
	out.Employee = payroll.Employee{Wage: read(j.Wage), TownLocal: j.TownLocal, SpecialInjury: j.SpecialInjury,
		Outside: j.Outside}
	for name, wage := range j.Wages {
		*wageOf(&out.Employee.Wages, name) = read(wage)
	}
	*in = out
	return nil
}

// written is a wage as it is written, empty where there is none.
func written(field string, wage decimal.NullDecimal) (string, error) {
	if !wage.Valid {
		return "", nil
	}
	amount, err := rule.WageInput("", field).Amount(wage.Decimal)
	return amount.String(), err
}

// read reads a wage that was checked. One left out is absent, not 0.
func read(text string) decimal.NullDecimal {
	if text == "" {
		return decimal.NullDecimal{}
	}
	d, _ := decimal.NewFromString(text)
	return decimal.NewNullDecimal(d)
}

// CheckFields refuses two kinds of employer at once, no wage at all, and a wage of its own for a scheme that has none.
func (j inputsJSON) CheckFields() error {
	var errs []error
	if j.Wage == "" && len(j.Wages) == 0 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Field: "wage",
			Reason: rule.Say("is missing", "没有填写"), Do: rule.Say("pass it, or wages", "请填写，或填写 wages")})
	}
	if j.NoEnterprise && j.Social {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: "social",
			Reason: rule.Say("and no_enterprise exclude each other", "与 no_enterprise 不能同时填写"),
			Do:     rule.Say("keep one of them", "请保留其中一个")})
	}
	for _, name := range slices.Sorted(maps.Keys(j.Wages)) {
		if wageOf(&payroll.Wages{}, name) == nil {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrUnknownField, Field: "wages." + name,
				Reason: rule.Say("is not a scheme with a wage of its own", "不是可单独申报工资的险种"),
				Do:     rule.Say("remove it or correct its name", "请删除或改正名称")})
		}
	}
	return rule.Join(errs...)
}

// settings returns the employer's settings.
func (j *inputsJSON) settings() payroll.Settings {
	s := payroll.Settings{InjuryClass: j.InjuryClass, InjuryFloat: j.InjuryFloat, InjuryRate: j.InjuryRate,
		UnemploymentCoefficient: j.UnemploymentCoefficient, UnemploymentRate: j.UnemploymentRate,
		HousingEmployerRate: j.HousingEmployerRate, HousingEmployeeRate: j.HousingEmployeeRate,
		HousingToFen: j.HousingToFen,
		PensionClass: j.PensionClass, Relief2020: j.Relief2020, HousingCeilingTimes: j.HousingCeilingTimes,
		HousingWholePercent: j.HousingWholePercent, HousingOwnNotUnder: j.HousingOwnNotUnder}
	switch {
	case j.NoEnterprise:
		s.Kind = payroll.NoEnterprise
	case j.Social:
		s.Kind = payroll.Social
	}
	return s
}
