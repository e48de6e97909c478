package benefit

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
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
		eligibilityRule(),
		periodRule(),
		formerRule(),
	}
}

type durationInput struct {
	Paid  int    `json:"paid_months" in:"count" max:"1200" doc:"since the last claim" zh:"累计缴费月数"`
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

type benefitInput struct {
	Minimum decimal.Decimal `json:"minimum_wage" in:"yuan" min:"1" doc:"yuan a month" zh:"最低工资标准（元/月）"`
	Ratio   decimal.Decimal `json:"ratio" in:"rate" doc:"a fraction" zh:"比例"`
}

type benefitOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"失业保险金（元/月）"`
}

func monthlyBenefit(in benefitInput) (out benefitOutput, err error) {
	out.Monthly, err = Amount(in.Minimum, in.Ratio, decimal.NullDecimal{})
	return out, err
}

type reemploymentInput struct {
	Remaining int `json:"remaining_months" in:"count" max:"24" doc:"benefit months not drawn" zh:"剩余领取月数"`
}

func reemployment(in reemploymentInput) (out monthsOutput, err error) {
	out.Months, err = Guangdong().ReemploymentMonths(in.Remaining)
	return out, err
}
