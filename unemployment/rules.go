package unemployment

import (
	"slices"

	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule { return slices.Concat(benefitMonths(), otherBenefits()) }

// benefitMonths are for how long, from when and how much the monthly benefit is.
func benefitMonths() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("unemployment.duration_months", jsonrule.About{
			Doc:     "months of benefit for so many months of contributions, Guangdong's or the national most",
			Chinese: "失业保险金领取期限（广东）或全国最长期限", Clause: "1.3a",
			Source:  "广东省失业保险条例 art. 17; 社会保险法 art. 46",
			Example: `{"paid_months":132,"place":"guangdong"}`}, duration),
		jsonrule.New("unemployment.benefit", jsonrule.About{Doc: "the monthly benefit as a share of the minimum wage",
			Chinese: "失业保险金月标准（最低工资标准的一定比例）", Clause: "1.3a", Source: "广东省失业保险条例 art. 19",
			Example: `{"minimum_wage":"2500","ratio":"0.90"}`}, monthlyBenefit),
		jsonrule.New("unemployment.reemployment_months",
			jsonrule.About{Doc: "months paid at once to somebody who found work",
				Chinese: "重新就业后一次性领取的月数", Clause: "1.3a", Source: "广东省失业保险条例 art. 22",
				Example: `{"remaining_months":6}`}, reemployment),
		jsonrule.New("unemployment.eligibility", jsonrule.About{
			Doc:     "whether the benefit may be drawn, with every condition that is not met",
			Chinese: "是否符合领取失业保险金的条件，及各项未满足的条件", Clause: "1.3a",
			Source:  "广东省失业保险条例 art. 15-16; 社会保险法 art. 45",
			Example: `{"paid_months":8,"cause":"resigned","registered":true,"seeking_work":true}`}, eligibility),
		jsonrule.New("unemployment.period_start", jsonrule.About{
			Doc:     "the day the benefit period begins: registration, or an application after 7 working days",
			Chinese: "领取期限起算日", Clause: "1.3a", Source: "广东省失业保险条例 art. 36, 45",
			Example: `{"registered":"2025-08-01","applied":"2025-08-20","working_days":13}`}, periodStart),
	}
}

// otherBenefits are what is paid beside the monthly benefit.
func otherBenefits() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("unemployment.job_seeking", jsonrule.About{Doc: "the job-seeking subsidy of a month",
			Chinese: "求职补贴月标准", Clause: "1.3a", Source: "广东省失业保险条例 art. 20",
			Example: `{"wages":["8000"]}`}, jobSeeking),
		jsonrule.New("unemployment.death", jsonrule.About{
			Doc:     "funeral grant and survivors' grant of somebody who died drawing the benefit",
			Chinese: "领取失业保险金期间死亡的丧葬补助金和抚恤金", Clause: "1.3a", Source: "广东省失业保险条例 art. 25",
			Example: `{"city_average":"13704"}`}, Guangdong().Death),
		jsonrule.New("unemployment.former_contract_worker", jsonrule.About{
			Doc:     "what became of the months paid before 2014-07 under the rules for farmers on contract",
			Chinese: "原农民合同制工人2014年7月前缴费时间的折算及一次性生活补助", Clause: "1.3a",
			Source:  "广东省失业保险条例 art. 47",
			Example: `{"before":30,"after":24,"average_12_months":"2500.00"}`}, Guangdong().FormerContractWorker),
		jsonrule.New("unemployment.pension_premiums", jsonrule.About{
			Doc:     "what the fund pays back of own pension contributions within a year of the retirement age",
			Chinese: "距法定退休年龄不足一年人员的代缴养老保险费", Clause: "1.3a",
			Source:  "广州失业保险常见问题解答 (2025-11) items 11-14",
			Example: `{"retirement":"2026-06","premiums":[{"month":"2026-01","paid":"1102","minimum":"1102"}]}`},
			pensionPremiums),
		jsonrule.New("unemployment.missed_checks", jsonrule.About{
			Doc:     "the month in which a second monthly check of eligibility in a row was missed",
			Chinese: "连续两个月未办理资格核对的月份", Clause: "1.3a", Source: "广东省失业保险条例 art. 37, 45",
			Example: `{"missed":["2026-05","2026-06"]}`}, missedChecks),
		jsonrule.New("unemployment.float_coefficient", jsonrule.About{
			Doc:     "an employer's floating coefficient by the caller's tiers",
			Chinese: "单位浮动费率系数（档次由使用者给定）", Clause: "1.3a", Source: "广东省失业保险条例 art. 9",
			Example: `{"tiers":[{"up_to":"0.3","coefficient":"0.4"},{"up_to":null,"coefficient":"1"}],` +
				`"benefits":"400","contributions":"1000"}`}, floatCoefficient),
		jsonrule.New("unemployment.refund", jsonrule.About{
			Doc:     "what an employer that kept its staff gets back; terms are the caller's",
			Chinese: "稳岗返还（条件由使用者给定）", Clause: "1.3a", Source: "广东省失业保险条例 art. 9; 粤人社规〔2022〕9号",
			Example: `{"rate":"0.3","most_lost":"0.055","premium":"100000","staff":1000,"lost":55}`}, refund),
	}
}

type durationInput struct {
	Paid  int    `json:"paid_months" in:"months" doc:"since the last claim" zh:"累计缴费月数"`
	Place string `json:"place" enum:"guangdong,national" doc:"whose law" zh:"适用规定：广东、全国"`
}

type monthsOutput struct {
	Months int `json:"months" doc:"months of benefit" zh:"月数"`
}

func duration(in durationInput) (out monthsOutput, err error) {
	if in.Place == "guangdong" {
		out.Months, err = Guangdong().Months(in.Paid)
	} else {
		out.Months, err = NationalMonths(in.Paid)
	}
	return out, err
}

func reemployment(in Remaining) (out monthsOutput, err error) {
	out.Months, err = Guangdong().ReemploymentMonths(in)
	return out, err
}

type monthlyOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"月标准（元）"`
}

func monthlyBenefit(in Standard) (out monthlyOutput, err error) {
	out.Monthly, err = Amount(in)
	return out, err
}

type eligibilityOutput struct {
	Eligible bool     `json:"eligible" doc:"every condition is met" zh:"是否符合"`
	Unmet    []string `json:"unmet" doc:"the fields whose condition is not met" zh:"未满足条件的字段"`

	Reasons []unmetOutput `json:"reasons" doc:"why, in the order of unmet" zh:"未满足条件的说明"`
}

// unmetOutput is why a condition is not met.
type unmetOutput struct {
	Reason  string `json:"reason" doc:"what is not met, and what the law asks for" zh:"说明（英文）"`
	Chinese string `json:"reason_zh" doc:"the same in Chinese" zh:"说明"`
}

// subjects are the fields of an application in words.
var subjects = [...]struct{ field, english, chinese string }{
	{"paid_months", "months of contributions", "缴费月数"},
	{"cause", "the cause", "离职原因"},
	{"registered", "registration as unemployed", "失业登记"},
	{"seeking_work", "the wish to work", "求职要求"},
}

// eligibility turns each condition that is not met from an error into the name of its field and a reason.
func eligibility(in Application) (out eligibilityOutput, err error) {
	refusals := Guangdong().Eligible(in)
	for one := range rule.Errors(refusals) {
		var field *rule.FieldError
		if !errors.As(one, &field) || field.Kind != rule.ErrNotApplicable {
			return eligibilityOutput{}, refusals
		}
		out.Unmet, out.Reasons = append(out.Unmet, field.Field), append(out.Reasons, unmet(*field))
	}
	out.Eligible = len(out.Unmet) == 0
	return out, nil
}

// unmet is the reason of an error, which names its field in words.
func unmet(of rule.FieldError) unmetOutput {
	english, chinese := of, of
	for _, s := range subjects {
		if s.field == of.Field {
			english.Field, chinese.Field = s.english, s.chinese
		}
	}
	english.Area, chinese.Area = "", ""
	return unmetOutput{english.In(rule.English), chinese.In(rule.Chinese)}
}

type periodOutput struct {
	Start rule.Date `json:"start" doc:"the first month is that of this day" zh:"起算日"`
}

func periodStart(in Registration) (out periodOutput, err error) {
	out.Start, err = Guangdong().PeriodStart(in)
	return out, err
}

type seekingOutput struct {
	monthlyOutput
	Most int `json:"most_months" doc:"paid at most" zh:"最长月数"`
}

func jobSeeking(in Wages) (out seekingOutput, err error) {
	params := Guangdong()
	out.Most = params.SeekingMonths
	out.Monthly, err = params.JobSeeking(in)
	return out, err
}

type premiumsOutput struct {
	Paid decimal.Decimal `json:"paid" out:"yuan" doc:"by the fund, yuan" zh:"基金代缴（元）"`
}

func pensionPremiums(in Premiums) (out premiumsOutput, err error) {
	out.Paid, err = Guangdong().PensionPremiums(in)
	return out, err
}

type missedInput struct {
	Missed []rule.Month `json:"missed" items:"1200" doc:"without a good reason" zh:"无正当理由未核对的月份"`
}

type missedOutput struct {
	Month rule.Month `json:"month,omitempty" doc:"absent: no two in a row" zh:"第二个月（没有则不出现）"`
}

func missedChecks(in missedInput) (missedOutput, error) {
	return missedOutput{MissedTwice(in.Missed)}, nil
}

type coefficientOutput struct {
	Coefficient decimal.Decimal `json:"coefficient" out:"plain" doc:"of the benchmark rate" zh:"缴费系数"`
}

func floatCoefficient(in Record) (out coefficientOutput, err error) {
	out.Coefficient, err = FloatCoefficient(in)
	return out, err
}

type refundOutput struct {
	Refund decimal.Decimal `json:"refund" out:"yuan" doc:"yuan" zh:"返还金额（元）"`
}

func refund(in Stabilised) (out refundOutput, err error) {
	out.Refund, err = Refund(in)
	return out, err
}
