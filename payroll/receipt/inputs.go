package receipt

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Inputs is everything a slip is computed from but the policy.
type Inputs struct {
	Settings payroll.Settings
	Employee payroll.Employee
	Partial  bool // lines that can be known, where a figure is missing
}

// slip computes the slip of the inputs.
func (in *Inputs) slip(policy *payroll.Policy) (payroll.Slip, error) {
	employer, err := payroll.NewEmployer(in.Settings)
	if err != nil {
		return payroll.Slip{}, err
	}
	if in.Partial {
		return policy.Slip(employer, in.Employee, payroll.Partial)
	}
	return policy.Slip(employer, in.Employee)
}

type inputsJSON struct {
	InjuryClass             int               `json:"injury_class,omitempty"`
	InjuryFloat             string            `json:"injury_float,omitempty"`
	InjuryRate              string            `json:"injury_rate,omitempty"`
	UnemploymentCoefficient string            `json:"unemployment_coefficient,omitempty"`
	UnemploymentRate        string            `json:"unemployment_rate,omitempty"`
	HousingEmployerRate     string            `json:"housing_employer_rate,omitempty"`
	HousingEmployeeRate     string            `json:"housing_employee_rate,omitempty"`
	HousingToFen            bool              `json:"housing_to_fen,omitempty"`
	NoEnterprise            bool              `json:"no_enterprise,omitempty"`
	Social                  bool              `json:"social,omitempty"`
	PensionClass            string            `json:"pension_class,omitempty"`
	Relief2020              string            `json:"relief_2020,omitempty"`
	HousingCeilingTimes     int               `json:"housing_ceiling_times,omitempty"`
	HousingWholePercent     bool              `json:"housing_whole_percent,omitempty"`
	HousingOwnNotUnder      bool              `json:"housing_own_not_under,omitempty"`
	TownLocal               bool              `json:"town_local,omitempty"`
	Wage                    string            `json:"wage"`
	Wages                   map[string]string `json:"wages,omitempty"`
	Outside                 []outsideJSON     `json:"outside,omitempty"`
	Partial                 bool              `json:"partial,omitempty"`
}

type outsideJSON struct {
	Scheme rule.Scheme `json:"scheme"`
	Reason string      `json:"reason"`
}

// wages lists the wages of single schemes under their names.
func wages(w *payroll.Wages) map[string]*decimal.NullDecimal {
	return map[string]*decimal.NullDecimal{rule.Pension.String(): &w.Pension, rule.Medical.String(): &w.Medical,
		rule.Unemployment.String(): &w.Unemployment, rule.Injury.String(): &w.Injury, rule.Housing.String(): &w.Housing}
}

// MarshalJSON writes the inputs in one way only: wages as text with two decimals, what is not set left out. A wage
// that is no amount of money is an error.
func (in Inputs) MarshalJSON() ([]byte, error) {
	s := &in.Settings
	out := inputsJSON{InjuryClass: s.InjuryClass, InjuryFloat: s.InjuryFloat, InjuryRate: s.InjuryRate,
		UnemploymentCoefficient: s.UnemploymentCoefficient, UnemploymentRate: s.UnemploymentRate,
		HousingEmployerRate: s.HousingEmployerRate, HousingEmployeeRate: s.HousingEmployeeRate,
		HousingToFen: s.HousingToFen,
		NoEnterprise: s.Kind == payroll.NoEnterprise, Social: s.Kind == payroll.Social,
		PensionClass: s.PensionClass, Relief2020: s.Relief2020, HousingCeilingTimes: s.HousingCeilingTimes,
		HousingWholePercent: s.HousingWholePercent, HousingOwnNotUnder: s.HousingOwnNotUnder,
		TownLocal: in.Employee.TownLocal, Wages: map[string]string{}, Partial: in.Partial}
	var errs []error
	if s.Kind > payroll.Social {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "employer_kind",
			Reason: rule.Say("is not known", "不在可选范围内"),
			Do:     rule.Say("use Enterprise, NoEnterprise or Social", "请使用 Enterprise、NoEnterprise 或 Social")})
	}
	wage, err := rule.WageInput("", "wage").Amount(in.Employee.Wage)
	errs = append(errs, err)
	out.Wage = wage.String()
	own := wages(&in.Employee.Wages)
	for _, name := range slices.Sorted(maps.Keys(own)) {
		if own := own[name]; own.Valid {
			amount, err := rule.WageInput("", "wages."+name).Amount(own.Decimal)
			errs = append(errs, err)
			out.Wages[name] = amount.String()
		}
	}
	for _, x := range in.Employee.Outside {
		out.Outside = append(out.Outside, outsideJSON(x))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes. A field nobody knows is an error; the settings are checked when the
// slip is computed.
func (in *Inputs) UnmarshalJSON(data []byte) error {
	var j inputsJSON
	if err := strict(data, "inputs", &j); err != nil {
		return err
	}
	out := Inputs{Partial: j.Partial, Settings: j.settings()}
	out.Employee.TownLocal = j.TownLocal
	var errs []error
	if j.NoEnterprise && j.Social {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: "social",
			Reason: rule.Say("and no_enterprise exclude each other", "与 no_enterprise 不能同时填写"),
			Do:     rule.Say("keep one of them", "请保留其中一个")})
	}
	var err error
	out.Employee.Wage, err = rule.WageInput("", "wage").Parse(j.Wage)
	errs = append(errs, err)
	own := wages(&out.Employee.Wages)
	for _, name := range slices.Sorted(maps.Keys(j.Wages)) {
		into, known := own[name]
		if !known {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrUnknownField, Field: "wages." + name,
				Reason: rule.Say("is not a scheme with a wage of its own", "不是可单独申报工资的险种"),
				Do:     rule.Say("remove it or correct its name", "请删除或改正名称")})
			continue
		}
		wage, err := rule.WageInput("", "wages."+name).Parse(j.Wages[name])
		errs = append(errs, err)
		*into = decimal.NewNullDecimal(wage)
	}
	for _, x := range j.Outside {
		out.Employee.Outside = append(out.Employee.Outside, payroll.Exclusion(x))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	*in = out
	return nil
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

// strict reads one JSON object and refuses a field nobody knows.
func strict(data []byte, field string, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(into)
	if err == nil {
		_, err = decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		err = errors.New("more follows")
	}
	if rule.CodeOf(err) != "" {
		return err
	}
	return &rule.FieldError{Kind: rule.ErrBadType, Field: field,
		Reason: rule.Say("cannot be read: "+err.Error(), "无法读取"), Do: asWritten()}
}
