package benefit

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

func missingRule() jsonrule.Rule {
	return jsonrule.New("injury.missing_person", jsonrule.About{
		Doc:     "what is paid for somebody missing after an accident at work",
		Chinese: "因工外出或抢险救灾中下落不明人员的待遇", Clause: "1.3b", Source: "工伤保险条例 art. 41",
		Example: `{"accident":"2025-03","lump":"1083760"}`}, missing)
}

type missingInput struct {
	Accident rule.Month      `json:"accident" doc:"month of the accident" zh:"事故月份"`
	Lump     decimal.Decimal `json:"lump" in:"yuan" doc:"the lump sum for a death, yuan" zh:"一次性工亡补助金（元）"`
}

type missingOutput struct {
	Wages   rule.Month      `json:"wages_until" doc:"the last month of the wage" zh:"工资照发至"`
	Pension rule.Month      `json:"pension_from" doc:"the dependants' first month" zh:"供养亲属抚恤金起始月"`
	Advance decimal.Decimal `json:"advance" out:"yuan" doc:"the most in hardship, yuan" zh:"可预支上限（元）"`
}

func missing(in missingInput) (missingOutput, error) {
	m, err := MissingPerson(in.Accident, in.Lump)
	return missingOutput{m.WagesUntil, m.PensionFrom, m.Advance}, err
}

func applicationRule() jsonrule.Rule {
	return jsonrule.New("injury.application_deadlines", jsonrule.About{
		Doc:     "the last days to apply for the recognition of a work injury, for the employer and for the person",
		Chinese: "工伤认定申请期限（单位、个人）", Clause: "1.3b", Source: "工伤保险条例 art. 17",
		Example: `{"accident":"2025-03-10"}`}, application)
}

type applicationInput struct {
	Accident rule.Date  `json:"accident" doc:"day of the accident or the diagnosis" zh:"事故伤害发生日或诊断日"`
	Extended *rule.Date `json:"extended" doc:"last day of an agreed extension" zh:"经同意延长至"`
}

type applicationOutput struct {
	Employer rule.Date `json:"employer" doc:"the employer's last day" zh:"单位申请期限"`
	Person   rule.Date `json:"person" doc:"of the person, the relatives, the union" zh:"个人申请期限"`
}

func application(in applicationInput) (out applicationOutput, err error) {
	i := Incident{Accident: in.Accident}
	if in.Extended != nil {
		i.Extended = *in.Extended
	}
	out.Employer, out.Person, err = i.Deadlines()
	return out, err
}
