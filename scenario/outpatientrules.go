package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/medical/outpatient"
	"github.com/shebao-go/shebao/rule"
)

// outpatientRules are ordinary outpatient care by the city's figures.
func outpatientRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("medical.outpatient", jsonrule.About{
			Doc:     "what the pooled fund pays of a bill of ordinary outpatient care",
			Chinese: "普通门诊费用的统筹基金支付金额", Clause: "1.2a",
			Source:  "市政府令第193号, from public pages; figures of package guangzhou from 2023",
			Example: `{"month":"2025-08","person":"employee","place":"community","cost":"200"}`}, ordinaryOutpatient),
	}
}

type outpatientInput struct {
	Month  rule.Month `json:"month" doc:"month of the bill" zh:"就诊月份"`
	Person string     `json:"person" enum:"employee,retiree" doc:"whose bill" zh:"人员类别（职工、退休人员）"`
	outpatient.Claim
}

type outpatientOutput struct {
	outpatient.Payment
	Cap   decimal.Decimal `json:"cap" out:"yuan" doc:"the year's highest amount, yuan" zh:"年度最高支付限额（元）"`
	Grade rule.Grade      `json:"grade" doc:"how well the figures are known" zh:"依据等级"`
}

func ordinaryOutpatient(in outpatientInput) (outpatientOutput, error) {
	terms, grade, err := guangzhou.Outpatient(in.Person == "retiree", in.Month)
	if err != nil {
		return outpatientOutput{}, err
	}
	paid, err := outpatient.Pay(terms, in.Claim)
	return outpatientOutput{paid, terms.Cap, grade}, err
}
