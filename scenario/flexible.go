package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// flexibleRules are the contributions of flexible workers on a base of their own.
func flexibleRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("unemployment.flexible_contribution", jsonrule.About{
			Doc:     "a flexible worker's monthly unemployment contribution on a chosen base",
			Chinese: "灵活就业人员失业保险月缴费额（自选基数）", Clause: "1.3a", Source: "粤人社规〔2025〕50号",
			Example: `{"base":"5500","rate":"0.01"}`}, chosenBase(rule.Unemployment)),
		jsonrule.New("medical.flexible_contribution", jsonrule.About{
			Doc:     "a flexible worker's monthly medical contribution on a chosen base",
			Chinese: "灵活就业人员职工医保月缴费额（自选基数）", Clause: "1.2a",
			Source:  "广州市社会医疗保险办法 (市政府令第123号) art. 35; 穗医保规字〔2022〕1号",
			Example: `{"base":"5500","rate":"0.055"}`}, chosenBase(rule.Medical)),
	}
}

type chosenInput struct {
	Base decimal.Decimal `json:"base" in:"wage" doc:"chosen by the worker, yuan a month" zh:"缴费基数（元/月）"`
	Rate decimal.Decimal `json:"rate" in:"rate" doc:"a fraction" zh:"缴费比例"`
}

type chosenOutput struct {
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan a month" zh:"月缴费额（元）"`
}

// chosenBase returns the rule of one scheme: base x rate, half up to the fen, on a base the caller has chosen.
func chosenBase(scheme rule.Scheme) func(chosenInput) (chosenOutput, error) {
	return func(in chosenInput) (out chosenOutput, err error) {
		out.Amount, err = rule.Product(scheme, in.Base, in.Rate, rule.Rounding{})
		return out, err
	}
}
