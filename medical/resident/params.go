package resident

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/rule"
)

// Category is which amount a resident pays (人员类别).
type Category string

// A pupil or student in full-time education, and everybody else.
const (
	Student Category = "student" // 在校学生
	Other   Category = "other"   // 其他参保人员
)

// Params are the published amounts of one year, yuan a person and year. The zero value is refused.
type Params struct {
	StudentPersonal rule.Figure // 在校学生个人缴费标准
	StudentSubsidy  rule.Figure // 在校学生财政补助标准
	OtherPersonal   rule.Figure // 其他参保人员个人缴费标准
	OtherSubsidy    rule.Figure // 其他参保人员财政补助标准
}

// Contribution is what is paid for one person and year, yuan. Assistance is paid by the medical assistance fund in the
// person's place.
type Contribution struct {
	Personal   decimal.Decimal `json:"personal" out:"yuan" doc:"paid by the person, yuan" zh:"个人缴费（元）"`
	Assistance decimal.Decimal `json:"assistance" out:"yuan" doc:"by medical assistance" zh:"医疗救助资助参保（元）"`
	Subsidy    decimal.Decimal `json:"subsidy" out:"yuan" doc:"paid by the treasury, yuan" zh:"财政补助（元）"`
	Total      decimal.Decimal `json:"total" out:"yuan" doc:"of both, yuan" zh:"合计（元）"`
	Grade      rule.Grade      `json:"grade" doc:"of the weaker figure" zh:"依据等级"`
}

// Contribute returns the year's contribution and subsidy (个人缴费, 财政补助) of one person. For a person the medical
// assistance fund aids (资助参保) that fund pays the personal part and the person nothing: notice of 2025-10-14, 五. It
// fails with the figure's own error where one is unknown.
func Contribute(p Params, c Category, aided bool) (Contribution, error) {
	personal, subsidy, err := p.amounts(c)
	if err != nil {
		return Contribution{}, err
	}
	out := Contribution{Personal: personal.Number().Decimal(), Subsidy: subsidy.Number().Decimal(),
		Grade: max(personal.Grade(), subsidy.Grade())}
	out.Total = out.Personal.Add(out.Subsidy)
	if aided {
		out.Personal, out.Assistance = decimal.Decimal{}, out.Personal
	}
	return out, nil
}

// Repair returns what repairing waiting months costs (修复变动待遇等待期), yuan: the personal amount of the current year for
// each year made up, 0 to 150. Notice of 2025-10-14, 三. CheckWaitingYear says which years have a waiting period.
func Repair(p Params, c Category, years int) (decimal.Decimal, error) {
	personal, _, err := p.amounts(c)
	if years < 0 || years > maxYears {
		err = rule.Join(err, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "repair_years_paid", strconv.Itoa(years),
			rule.Say("is not 0 to 150", "不在 0 至 150 之间"), rule.Say("pass the years made up", "请填写补缴年数")))
	}
	if err != nil {
		return decimal.Decimal{}, err
	}
	return personal.Number().Decimal().Mul(whole.Number(years)), nil
}

// amounts returns the two figures of a category, checked.
func (p *Params) amounts(c Category) (personal, subsidy rule.Figure, err error) {
	switch c {
	case Student:
		personal, subsidy = p.StudentPersonal, p.StudentSubsidy
	case Other:
		personal, subsidy = p.OtherPersonal, p.OtherSubsidy
	case "":
		return personal, subsidy, rule.AreaMedical.Missing("category",
			rule.Say("use student or other", "可选：student, other"))
	default:
		return personal, subsidy, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "category", string(c),
			rule.Say("is not known", "不在可选范围内"),
			rule.Say("use student or other", "可选：student, other"))
	}
	return personal, subsidy, rule.Join(usable("personal", personal), usable("subsidy", subsidy))
}

// usable refuses a figure that is unknown, none or no amount of money.
func usable(field string, f rule.Figure) error {
	err := f.Err()
	if err != nil && !errors.Is(err, rule.ErrMissingField) {
		return err
	}
	if err != nil || f.None() {
		return rule.AreaMedical.Missing(field, rule.Say("pass the published amount; 0 is an amount, none is not",
			"请填写公布的标准；0 是标准，没有不是"))
	}
	return rule.YuanInput(rule.AreaMedical, field).Check(f.Number().Decimal())
}

func badDate(field string, d rule.Date, reason, do rule.Text) error {
	return rule.AreaMedical.Refuse(rule.ErrBadDate, field, d.String(), reason, do)
}
