package family

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

func careLeaveRule() jsonrule.Rule {
	return jsonrule.New("relief.care_leave", jsonrule.About{
		Doc:     "days an only child may take in a year to care for a parent",
		Chinese: "独生子女照顾父母的护理假天数", Clause: "2.6", Source: "广东省人口与计划生育条例 art. 36(5)",
		Example: `{"parent_birth_month":"1960-05","month":"2025-08","in_hospital":true}`}, careLeave)
}

type careLeaveInput struct {
	Parent   rule.Month `json:"parent_birth_month" doc:"of the parent" zh:"父母出生年月"`
	Month    rule.Month `json:"month" doc:"the month asked for" zh:"查询月"`
	Hospital bool       `json:"in_hospital" default:"false" doc:"the parent is in hospital" zh:"父母住院期间"`
}

type careLeaveOutput struct {
	Days     int           `json:"days" doc:"a year; 0 before the parent is 60" zh:"每年天数"`
	Modality rule.Modality `json:"modality" doc:"exact, or at_most in hospital" zh:"确数或上限"`
}

func careLeave(in careLeaveInput) (careLeaveOutput, error) {
	l, err := CareLeave(Guangzhou2021(), in.Parent, in.Month, in.Hospital)
	return careLeaveOutput(l), err
}
