package injury

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
		jsonrule.New("injury.pension_top_up", jsonrule.About{
			Doc:     "what the fund adds where the pension is below the allowance",
			Chinese: "基本养老金低于伤残津贴时基金补足的差额", Clause: "1.3b", Source: "工伤保险条例 art. 35; 社会保险法 art. 40",
			Example: `{"allowance":"4500","pension":"4000.50"}`}, pensionTopUp),
		jsonrule.New("injury.paid_leave", jsonrule.About{
			Doc:     "the wage the employer goes on paying during treatment",
			Chinese: "停工留薪期内单位照发的工资", Clause: "1.3b", Source: "工伤保险条例 art. 33",
			Example: `{"wage":"8000","months":13,"confirmed":true}`}, paidLeave),
		jsonrule.New("injury.missing_person", jsonrule.About{
			Doc:     "what is paid for somebody missing after an accident at work",
			Chinese: "因工外出或抢险救灾中下落不明人员的待遇", Clause: "1.3b", Source: "工伤保险条例 art. 41",
			Example: `{"accident":"2025-03","lump":"1083760"}`}, MissingPerson),
		jsonrule.New("injury.application_deadlines", jsonrule.About{
			Doc:     "the last days to apply for the recognition of a work injury, for the employer and for the person",
			Chinese: "工伤认定申请期限（单位、个人）", Clause: "1.3b", Source: "工伤保险条例 art. 17",
			Example: `{"accident":"2025-03-10"}`}, Application.Deadlines),
		jsonrule.New("injury.cost_bearer", jsonrule.About{
			Doc:     "who bears a cost where the employer applied late or had not insured the person",
			Chinese: "单位逾期申请或未参保时费用的承担方", Clause: "1.3b", Source: "工伤保险条例 art. 17, 62; 社会保险法 art. 41",
			Example: `{"accident":"2025-03-10","filed":"2025-05-10","usual":"fund","arose":"2025-04-20"}`}, costBearer),
		jsonrule.New("injury.float_factor", jsonrule.About{
			Doc:     "an employer's floating factor by the caller's tiers",
			Chinese: "单位浮动费率档次（档次由使用者给定）", Clause: "1.3b", Source: "工伤保险条例 art. 8",
			Example: `{"tiers":[{"up_to":"0.5","factor":"0.8"},{"up_to":null,"factor":"1.2"}],"spent":"400",` +
				`"contributions":"1000"}`}, floatFactor),
	}
}

type ownWageOutput struct {
	OwnWage decimal.Decimal `json:"own_wage" out:"yuan" doc:"yuan a month" zh:"本人工资（元/月）"`
}

func ownWage(in Wages) (out ownWageOutput, err error) {
	out.OwnWage, err = OwnWage(in)
	return out, err
}

// disabilityOutput: grades 7 to 10 have no monthly allowance and so no payer of one.
type disabilityOutput struct {
	Lump      decimal.Decimal     `json:"lump" out:"yuan" doc:"lump sum, yuan" zh:"一次性伤残补助金（元）"`
	Allowance decimal.Decimal     `json:"allowance" out:"yuan" doc:"yuan a month" zh:"伤残津贴（元/月）"`
	Payer     string              `json:"payer" enum:",fund,employer" doc:"fund, employer or empty" zh:"伤残津贴支付方"`
	TopUp     decimal.NullDecimal `json:"top_up" out:"yuan" doc:"to the minimum wage, yuan" zh:"补足差额（元/月）"`
	Medical   decimal.NullDecimal `json:"medical_base" out:"yuan" doc:"grades 1 to 4, yuan a month" zh:"一至四级医保基数（元/月）"`
}

func disability(in Disabled) (disabilityOutput, error) {
	award, err := Disability(in)
	return disabilityOutput{award.Lump, award.Allowance.Decimal, award.Payer.String(), award.TopUp,
		award.MedicalBase}, err
}

type topUpOutput struct {
	TopUp decimal.Decimal `json:"top_up" out:"yuan" doc:"yuan a month" zh:"补足差额（元/月）"`
}

func pensionTopUp(in Replaced) (out topUpOutput, err error) {
	out.TopUp, err = PensionTopUp(in)
	return out, err
}

type paidLeaveOutput struct {
	Wages decimal.Decimal `json:"wages" out:"yuan" doc:"of the whole leave, yuan" zh:"停工留薪期工资（元）"`
}

func paidLeave(in Leave) (out paidLeaveOutput, err error) {
	out.Wages, err = PaidLeave(in)
	return out, err
}

type bearerOutput struct {
	Bearer Payer `json:"bearer" doc:"who bears it" zh:"承担方"`
}

func costBearer(in Cost) (out bearerOutput, err error) {
	out.Bearer, err = in.Bearer()
	return out, err
}

type factorOutput struct {
	Factor decimal.Decimal `json:"factor" out:"plain" doc:"of the class rate" zh:"浮动比例"`
}

func floatFactor(in Record) (out factorOutput, err error) {
	out.Factor, err = FloatFactor(in)
	return out, err
}
