package benefit

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("injury.own_wage", jsonrule.About{
			Doc:     "the own wage benefits are counted by, within 60 % to 300 % of the pool's average",
			Chinese: "本人工资（统筹地区职工平均工资的60%至300%之间）", Clause: "1.3b", Source: "工伤保险条例 art. 64",
			Example: `{"average_12_months":"8000","pool_average":"6764"}`}, ownWage),
		jsonrule.New("injury.disability", jsonrule.About{
			Doc:     "lump sum and monthly allowance of a disability grade, and who pays",
			Chinese: "伤残等级的一次性伤残补助金、伤残津贴及支付方", Clause: "1.3b", Source: "工伤保险条例 art. 35-37",
			Example: `{"grade":5,"own_wage":"3000","minimum_wage":"2500"}`}, disability),
		missingRule(),
		applicationRule(),
	}
}

type ownWageInput struct {
	Average decimal.Decimal `json:"average_12_months" in:"yuan" doc:"before the injury, yuan a month" zh:"月平均缴费工资（元）"`
	Pool    decimal.Decimal `json:"pool_average" in:"yuan" min:"1" doc:"yuan a month" zh:"统筹地区职工月平均工资（元）"`
}

type ownWageOutput struct {
	OwnWage decimal.Decimal `json:"own_wage" out:"yuan" doc:"yuan a month" zh:"本人工资（元/月）"`
}

func ownWage(in ownWageInput) (out ownWageOutput, err error) {
	out.OwnWage, err = OwnWage(in.Average, in.Pool)
	return out, err
}

type disabilityInput struct {
	Grade   int                 `json:"grade" in:"count" min:"1" max:"10" doc:"1 is the heaviest" zh:"伤残等级"`
	OwnWage decimal.Decimal     `json:"own_wage" in:"yuan" doc:"as of injury.own_wage" zh:"本人工资（元/月）"`
	Minimum decimal.NullDecimal `json:"minimum_wage" in:"yuan" min:"1" doc:"yuan a month" zh:"最低工资标准（元/月）"`
}

// disabilityOutput: grades 7 to 10 have no monthly allowance and so no payer of one.
type disabilityOutput struct {
	Lump      decimal.Decimal     `json:"lump" out:"yuan" doc:"lump sum, yuan" zh:"一次性伤残补助金（元）"`
	Allowance decimal.Decimal     `json:"allowance" out:"yuan" doc:"yuan a month" zh:"伤残津贴（元/月）"`
	Payer     string              `json:"payer" doc:"fund, employer or empty" zh:"伤残津贴支付方"`
	TopUp     decimal.NullDecimal `json:"top_up" out:"yuan" doc:"to the minimum wage, yuan" zh:"补足差额（元/月）"`
}

func disability(in disabilityInput) (disabilityOutput, error) {
	award, err := Disability(in.Grade, in.OwnWage, in.Minimum)
	return disabilityOutput{award.Lump, award.Allowance.Decimal, award.Payer.String(), award.TopUp}, err
}
