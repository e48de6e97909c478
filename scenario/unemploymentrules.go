package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/unemployment"
)

// unemploymentRules are the rules of unemployment insurance that read the city's figures.
func unemploymentRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("unemployment.claim", jsonrule.About{
			Doc:     "a whole claim month by month, the minimum wage changing on the way",
			Chinese: "逐月计算失业保险金（最低工资标准期间变动）", Clause: "1.3a",
			Source: "广东省失业保险条例 art. 17, 19, 49; 粤人社规〔2018〕2号; " +
				"figures of package guangzhou, carried forward at most 12 months",
			Example: `{"paid_months":24,"first_month":"2025-03"}`}, unemploymentClaim),
	}
}

type claimInput struct {
	Paid  int        `json:"paid_months" in:"months" doc:"since the last claim" zh:"累计缴费月数"`
	First rule.Month `json:"first_month" doc:"first month of benefit, from 2014-07" zh:"首个领取月"`
	Left  int        `json:"carried_over" in:"count" max:"24" default:"0" doc:"left of an earlier claim" zh:"结转月数"`
}

type claimOutput struct {
	Entitled int             `json:"entitled_months" doc:"of the claim" zh:"领取期限（月）"`
	Payments []paymentOutput `json:"payments" doc:"month by month" zh:"逐月待遇"`
	Total    decimal.Decimal `json:"total" out:"yuan" doc:"together, yuan" zh:"合计（元）"`
	Left     int             `json:"months_left" doc:"kept for the next claim" zh:"结转下次的月数"`
	Grade    rule.Grade      `json:"grade,omitempty" doc:"the weakest of the months" zh:"数据等级"`
}

type paymentOutput struct {
	Month  rule.Month      `json:"month" doc:"the month" zh:"月份"`
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan" zh:"失业保险金（元）"`
	Grade  rule.Grade      `json:"grade" doc:"how well the figures are known" zh:"数据等级"`
}

// unemploymentClaim gives each month the amount the city published, 80 % of the minimum wage to 2018-04, then 90 %;
// months to come take the last one known.
func unemploymentClaim(in claimInput) (out claimOutput, err error) {
	claim := unemployment.Claim{PaidMonths: in.Paid, CarriedOver: in.Left, First: in.First,
		MinimumWage: func(m rule.Month) (rule.Figure, error) {
			return guangzhou.Lookup("minimum_wage", m, guangzhou.CarryForward())
		},
		Published: func(m rule.Month) (rule.Figure, error) { return guangzhou.Lookup("unemployment.benefit", m) }}
	paid, err := unemployment.Guangdong().Pay(claim)
	for _, p := range paid.Payments {
		out.Payments = append(out.Payments, paymentOutput{p.Month, p.Benefit, p.Grade})
	}
	out.Entitled, out.Total, out.Left, out.Grade = paid.Entitled, paid.Total, paid.Left, paid.Grade
	return out, err
}
