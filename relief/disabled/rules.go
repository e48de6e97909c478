package disabled

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const source = "财税〔2015〕72号; 财政部公告2019年第98号, 2023年第8号; 残疾人就业条例 art. 8"
	return []jsonrule.Rule{
		jsonrule.New("relief.disability_levy", jsonrule.About{
			Doc:     "an employer's yearly levy for too few disabled staff",
			Chinese: "用人单位残疾人就业保障金", Clause: "2.2b", Source: source,
			Example: `{"year":2024,"average_headcount":"50","disabled_employed":"0","ratio":"0.015",` +
				`"average_annual_wage":"120000"}`}, levyInput.due),
		jsonrule.New("relief.disability_levy_hire", jsonrule.About{
			Doc:     "what hiring more disabled staff saves",
			Chinese: "增加安排残疾人就业可少缴的保障金", Clause: "2.2b", Source: source,
			Example: `{"year":2024,"average_headcount":"50","disabled_employed":"0","ratio":"0.015",` +
				`"average_annual_wage":"120000","hire":1}`}, hireInput.save),
	}
}

// staffInput is a year's staff: the average, or the twelve months it is taken of.
type staffInput struct {
	averageStaff
	monthlyStaff
}

// CheckFields asks for exactly one of the two.
func (in staffInput) CheckFields() error {
	average, months := in.Staff.Valid, in.Months != nil
	switch {
	case average && months:
		return &rule.FieldError{Kind: rule.ErrConflict, Field: "headcount",
			Reason: rule.Say("and average_headcount exclude each other", "与 average_headcount 只能填写一个"),
			Do:     rule.Say("pass one of them", "请填写其中一个")}
	case !average && !months:
		return &rule.FieldError{Kind: rule.ErrMissingField, Field: "average_headcount",
			Reason: rule.Say("is missing", "没有填写"),
			Do:     rule.Say("pass it, or headcount month by month", "请填写，或填写各月人数 headcount")}
	}
	return nil
}

// headcount is the average, exact.
func (in staffInput) headcount() (Headcount, error) {
	if in.Staff.Valid {
		return AverageHeadcount(in.Staff.Decimal)
	}
	return MonthlyHeadcount(in.Months)
}

type levyInput struct {
	staffInput
	Employer
	StatedPercent *int `json:"percent" in:"count" max:"100" doc:"due in a year after 2027" zh:"2027年之后应缴比例（%）"`
}

// employer is the employer with its headcount.
func (in levyInput) employer() (Employer, error) {
	var err error
	in.Employer.Headcount, err = in.headcount()
	in.Employer.StatedPercent = in.StatedPercent
	return in.Employer, err
}

func (in levyInput) due() (Due, error) {
	e, err := in.employer()
	if err != nil {
		return Due{}, err
	}
	return Levy(e)
}

type hireInput struct {
	staffInput
	Employer
	Hire int `json:"hire" in:"count" min:"1" max:"1000000" doc:"disabled employees more" zh:"增加安排人数"`
}

type hireOutput struct {
	Before decimal.Decimal `json:"before" out:"yuan" doc:"the levy without them, yuan" zh:"增加前应缴（元）"`
	After  decimal.Decimal `json:"after" out:"yuan" doc:"with them, yuan" zh:"增加后应缴（元）"`
	Saved  decimal.Decimal `json:"saved" out:"yuan" doc:"negative where the exemption is lost" zh:"少缴（元）"`
}

func (in hireInput) save() (hireOutput, error) {
	e, err := levyInput{staffInput: in.staffInput, Employer: in.Employer}.employer()
	if err != nil {
		return hireOutput{}, err
	}
	h, err := Hire(e, in.Hire)
	return hireOutput{h.Before.Levy, h.After.Levy, h.Saved}, err
}

// cards are the names of the certificates.
func cards() jsonrule.Words { return jsonrule.Words{"", "civil", "military", "police"} }

// MarshalText writes the JSON name, such as "civil".
func (c Card) MarshalText() ([]byte, error) { return cards().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Card) UnmarshalText(text []byte) error { return cards().Read((*uint8)(c), text) }
