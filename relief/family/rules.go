package family

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const regulation = "广东省人口与计划生育条例 art. 36"
	return []jsonrule.Rule{
		jsonrule.New("relief.one_child_fee", jsonrule.About{
			Doc:     "the one-child health fee of a month and each employer's half",
			Chinese: "独生子女保健费及双方单位各半", Clause: "2.6", Source: regulation,
			Example: `{"birth_month":"2012-05","certificate_month":"2013-01","month":"2025-01"}`}, oneChild),
		jsonrule.New("relief.care_leave", jsonrule.About{
			Doc:     "days an only child may take in a year to care for a parent",
			Chinese: "独生子女照顾父母的护理假天数", Clause: "2.6", Source: regulation + "(5)",
			Example: `{"parent_birth_month":"1960-05","month":"2025-08","in_hospital":true}`}, careLeave),
		jsonrule.New("relief.family_planning_amount", jsonrule.About{
			Doc:     "a month's reward or special support from the caller's own table of amounts",
			Chinese: "按自填标准表查当月计划生育奖励金或特别扶助金", Clause: "2.6", Source: regulation + "(1), (3); the caller's table",
			Example: `{"table":[{"from":"2014-01","basic":"300","higher":"500"}],"eligible":true,` +
				`"higher_amount":true,"month":"2014-02"}`}, amount),
	}
}

func oneChild(in oneChildInput) (Fee, error) {
	return OneChildFee(Guangzhou2021(), in.Birth, in.Certificate, in.Month)
}

func careLeave(in careLeaveInput) (Leave, error) {
	return CareLeave(Guangzhou2021(), in.Parent, in.Month, in.Hospital)
}

type amountInput struct {
	standards
	Eligible     bool       `json:"eligible" doc:"whether it is paid" zh:"是否享受"`
	HigherAmount bool       `json:"higher_amount" default:"false" doc:"special: the higher amount" zh:"是否享受较高标准"`
	Month        rule.Month `json:"month" doc:"the month asked for" zh:"查询月"`
}

type amountOutput struct {
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"of the month, 0 where not eligible, yuan" zh:"当月金额（元）"`
}

func amount(in amountInput) (out amountOutput, err error) {
	out.Amount, err = Amount(in.Table, Support{Eligible: in.Eligible, HigherAmount: in.HigherAmount}, in.Month)
	return out, err
}
