package scenario

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	injurybenefit "github.com/shebao-go/shebao/injury/benefit"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/maternity/leave"
	"github.com/shebao-go/shebao/rule"
	unemploymentbenefit "github.com/shebao-go/shebao/unemployment/benefit"
)

// benefitRules are the benefits that read the city's figures.
func benefitRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("maternity.leave_days", jsonrule.About{
			Doc:     "days of maternity leave by case, national or with Guangdong's additions",
			Chinese: "产假天数（全国规定或含广东奖励假）", Clause: "1.3c",
			Source:  "女职工劳动保护特别规定 art. 7; 广东省人口与计划生育条例 art. 30",
			Example: `{"case":"normal","place":"guangdong"}`}, leaveDays),
		jsonrule.New("unemployment.claim", jsonrule.About{
			Doc:     "a whole claim month by month, the minimum wage changing on the way",
			Chinese: "逐月计算失业保险金（最低工资标准期间变动）", Clause: "1.3a",
			Source: "广东省失业保险条例 art. 17, 19, 49; 粤人社规〔2018〕2号; " +
				"figures of package guangzhou, carried forward at most 12 months",
			Example: `{"paid_months":24,"first_month":"2025-03"}`}, unemploymentClaim),
		jsonrule.New("injury.base_rate", jsonrule.About{
			Doc:     "the base rate of an industry class in a month, in percent",
			Chinese: "行业工伤风险类别的基准费率（%）", Clause: "1.3b",
			Source:  "人社部发〔2015〕71号; 省级统筹工伤保险行业基准费率标准过渡办法 annex 2",
			Example: `{"industry_class":1,"place":"guangzhou","month":"2025-07"}`}, injuryBaseRate),
		jsonrule.New("injury.termination_subsidies", jsonrule.About{
			Doc:     "the two subsidies at the end of a contract, grades 5 to 10",
			Chinese: "一次性工伤医疗补助金和一次性伤残就业补助金（五至十级）", Clause: "1.3b",
			Source:  "工伤保险条例 art. 36-37; 广东省工伤保险条例 (2019)",
			Example: `{"grade":5,"own_wage":"1000","place":"guangdong"}`}, terminationSubsidies),
		jsonrule.New("injury.death_lump", jsonrule.About{
			Doc:     "the lump sum for a death, by the year of the accident",
			Chinese: "一次性工亡补助金（按事故年份）", Clause: "1.3b", Source: "工伤保险条例 art. 39",
			Example: `{"accident_year":2014}`}, deathLump),
	}
}

type leaveInput struct {
	Case  caseName `json:"case" doc:"kind of birth or miscarriage" zh:"生育或流产情形"`
	Place string   `json:"place" enum:"national,guangdong" doc:"whose law" zh:"适用规定：全国、广东"`
}

// caseName is the name of a case of package leave.
type caseName uint8

// caseNames are the names of the cases.
func caseNames() jsonrule.Words {
	return jsonrule.Words{"", "normal", "difficult", "twins", "triplets", "difficult_twins", "miscarriage_under_4m",
		"miscarriage_4m_plus"}
}

// MarshalText writes the JSON name.
func (c caseName) MarshalText() ([]byte, error) { return caseNames().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *caseName) UnmarshalText(text []byte) error { return caseNames().Read((*uint8)(c), text) }

type leaveOutput struct {
	Days      int `json:"days" doc:"together" zh:"产假合计（天）"`
	Statutory int `json:"statutory" doc:"by national law" zh:"法定产假（天）"`
	Reward    int `json:"reward" doc:"added by the province" zh:"奖励假（天）"`
}

func leaveDays(in leaveInput) (leaveOutput, error) {
	params := leave.National()
	if in.Place == "guangdong" {
		params = guangzhou.MaternityLeave().Value
	}
	c, err := leave.ParseCase(string(caseNames().Text(uint8(in.Case))))
	if err != nil {
		return leaveOutput{}, err
	}
	days, err := params.Days(c)
	return leaveOutput{days.Total, days.Statutory, days.Reward}, err
}

type claimInput struct {
	Paid  int        `json:"paid_months" in:"count" max:"1200" doc:"since the last claim" zh:"累计缴费月数"`
	First rule.Month `json:"first_month" doc:"first month of benefit, from 2014-07" zh:"首个领取月"`
}

type claimOutput struct {
	Payments []paymentOutput `json:"payments" doc:"month by month" zh:"逐月待遇"`
	Total    decimal.Decimal `json:"total" out:"yuan" doc:"together, yuan" zh:"合计（元）"`
}

type paymentOutput struct {
	Month  rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan" zh:"失业保险金（元）"`
	Grade  rule.Grade      `json:"grade" doc:"how well the figures are known" zh:"数据等级"`
}

// unemploymentClaim gives each month the amount the city published, 80 % of the minimum wage to 2018-04, then 90 %;
// months to come take the last one known.
func unemploymentClaim(in claimInput) (out claimOutput, err error) {
	claim := unemploymentbenefit.Claim{PaidMonths: in.Paid, First: in.First,
		MinimumWage: func(m rule.Month) (rule.Figure, error) {
			return guangzhou.Lookup("minimum_wage", m, guangzhou.CarryForward())
		},
		Published: func(m rule.Month) (rule.Figure, error) { return guangzhou.Lookup("unemployment.benefit", m) }}
	paid, err := unemploymentbenefit.Guangdong().Pay(claim)
	for _, p := range paid.Payments {
		out.Payments = append(out.Payments, paymentOutput{p.Month, p.Benefit, p.Grade})
	}
	out.Total = paid.Total
	return out, err
}

type baseRateInput struct {
	Class int        `json:"industry_class" in:"count" min:"1" max:"8" doc:"1 is the safest" zh:"行业风险类别"`
	Place string     `json:"place" enum:"national,guangzhou" doc:"whose table" zh:"适用费率表：全国、广州"`
	Month rule.Month `json:"month" doc:"the month" zh:"月份"`
}

type baseRateOutput struct {
	Percent decimal.Decimal `json:"percent" out:"plain" doc:"in percent" zh:"基准费率（%）"`
	Grade   rule.Grade      `json:"grade" doc:"how well it is known" zh:"数据等级"`
	Source  string          `json:"source" doc:"the document" zh:"依据"`
}

func injuryBaseRate(in baseRateInput) (baseRateOutput, error) {
	f, err := injurybenefit.NationalRate(in.Class, in.Month)
	if in.Place == "guangzhou" {
		f, err = guangzhou.Lookup("injury.class_"+strconv.Itoa(in.Class)+"_rate", in.Month)
	}
	return baseRateOutput{f.Number().Decimal().Shift(2), f.Grade(), f.Cite().In(rule.English)}, err
}

type terminationInput struct {
	Grade   int             `json:"grade" in:"count" min:"1" max:"10" doc:"5 to 10 have subsidies" zh:"伤残等级"`
	OwnWage decimal.Decimal `json:"own_wage" in:"yuan" doc:"as of injury.own_wage" zh:"本人工资（元/月）"`
	Place   string          `json:"place" enum:"national,guangdong" doc:"whose law" zh:"适用规定：全国、广东"`
}

type terminationOutput struct {
	Medical    decimal.Decimal `json:"medical_subsidy" out:"yuan" doc:"yuan" zh:"一次性工伤医疗补助金（元）"`
	Employment decimal.Decimal `json:"employment_subsidy" out:"yuan" doc:"yuan" zh:"一次性伤残就业补助金（元）"`
}

// terminationSubsidies: the national regulation leaves the months to the provinces.
func terminationSubsidies(in terminationInput) (terminationOutput, error) {
	params := injurybenefit.National()
	if in.Place == "guangdong" {
		params = guangzhou.InjuryBenefits().Value
	}
	out, err := params.TerminationSubsidies(in.Grade, in.OwnWage)
	return terminationOutput{out.Medical, out.Employment}, err
}

type deathInput struct {
	Year int `json:"accident_year" in:"year" doc:"of the accident; the income of the year before decides" zh:"事故年份"`
}

type deathOutput struct {
	Lump  decimal.Decimal `json:"lump" out:"yuan" doc:"yuan" zh:"一次性工亡补助金（元）"`
	Grade rule.Grade      `json:"grade" doc:"how well the income is known" zh:"数据等级"`
}

func deathLump(in deathInput) (deathOutput, error) {
	income, err := guangzhou.Lookup("national.urban_income", rule.MonthOf(in.Year-1, 1))
	if err != nil {
		return deathOutput{}, err
	}
	lump, err := injurybenefit.DeathLump(income.Number().Decimal())
	return deathOutput{lump, income.Grade()}, err
}
