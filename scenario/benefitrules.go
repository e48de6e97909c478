package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
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
