package leave

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

func childcareRule() jsonrule.Rule {
	return jsonrule.New("maternity.childcare_days", jsonrule.About{
		Doc:     "days of childcare leave each parent has in the child's current year of life, to the age of 3",
		Chinese: "子女当前年岁内父母各自的育儿假天数（三周岁以内）", Clause: "-",
		Source: "广东省人口与计划生育条例 art. 30", Example: `{"born":"2024-05-20","day":"2025-08-01"}`}, childcare)
}

type childcareInput struct {
	Born rule.Date `json:"born" doc:"the child's birthday" zh:"子女出生日"`
	Day  rule.Date `json:"day" doc:"the day asked for, from the birth on" zh:"查询日（出生日起）"`
}

type childcareOutput struct {
	Days int `json:"days" doc:"a year, each parent; 0 from the third birthday on" zh:"每年天数（父母各）"`
}

func childcare(in childcareInput) (out childcareOutput, err error) {
	out.Days, err = Guangdong().ChildcareDays(in.Born, in.Day)
	return out, err
}
