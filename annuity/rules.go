package annuity

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("annuity.limits", jsonrule.About{
			Doc:     "an employer's annuity contributions against the limits of the month",
			Chinese: "企业年金缴费与当月上限的比较", Clause: "1.4a",
			Source:  "劳社部令第20号 art. 8; 企业年金办法 (令第36号) art. 15",
			Example: `{"month":"2018-02","wages":"1000000","employer":"90000","employees":"20000"}`}, limits),
		jsonrule.New("annuity.vesting", jsonrule.About{
			Doc:     "what belongs to an employee after so many months or on an event",
			Chinese: "企业年金个人账户的权益归属", Clause: "1.4a", Source: "企业年金办法 (令第36号) art. 19-20",
			Example: `{"schedule":[{"months":24,"share":"0.5"},{"months":96,"share":"1"}],"service_months":30,` +
				`"own":"1000","employer":"3000"}`}, Vest),
		jsonrule.New("annuity.spread", jsonrule.About{
			Doc:     "five times the average credited to an employee",
			Chinese: "企业缴费计入职工账户的差距（不超过平均额的5倍）", Clause: "1.4a", Source: "企业年金办法 (令第36号)",
			Example: `{"month":"2020-01","credits":["100","100","700"]}`}, CheckSpread),
		jsonrule.New("annuity.tax_deferred", jsonrule.About{
			Doc:     "the part of an own contribution that is not taxed now",
			Chinese: "个人缴费中暂不征税的部分（4%）", Clause: "1.4a", Source: "财税〔2013〕103号",
			Example: `{"contribution":"1000","own_base":"20000","local_average":null}`}, ownPart.split),
		jsonrule.New("annuity.back_payment", jsonrule.About{
			Doc:     "a back-payment against what was actually suspended",
			Chinese: "中止缴费后的补缴与实际中止额的比较", Clause: "1.4a", Source: "企业年金办法 (令第36号) art. 16",
			Example: `{"from":"2020-01","until":"2020-06","missed":"60000","months":6,"amount":"60000"}`},
			CheckBackPayment),
	}
}

// limitsInput is a year's contributions and a month the limits are in force in.
type limitsInput struct {
	Month rule.Month `json:"month" doc:"a month the limits are in force in" zh:"适用月份"`
	Contributions
}

type limitsOutput struct {
	Employer string        `json:"employer_share" doc:"the employer's limit, a fraction of the wages" zh:"企业缴费上限比例"`
	Total    string        `json:"total_share" doc:"both sides' limit" zh:"合计上限比例"`
	LastYear bool          `json:"of_last_years_wages" doc:"of last year's wages, else this year's" zh:"以上年度工资总额计"`
	Modality rule.Modality `json:"modality" doc:"what kind of number the text gives" zh:"数字性质"`
	Usage
}

func limits(in limitsInput) (limitsOutput, error) {
	l, err := LimitsIn(in.Month)
	if err != nil {
		return limitsOutput{}, err
	}
	u, err := l.Use(in.Contributions)
	return limitsOutput{l.Employer.String(), l.Total.String(), l.LastYear, l.Modality, u}, err
}
