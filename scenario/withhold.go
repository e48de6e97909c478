package scenario

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll/deduct"
	"github.com/shebao-go/shebao/rule"
)

// withholdRules say who pays the employee's part of a slip.
func withholdRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("payroll.withhold", jsonrule.About{
			Doc:     "who pays the employee's part of a month: withheld, borne, advanced, carried forward",
			Chinese: "当月个人缴费由谁承担：代扣、单位承担、垫付、结转", Clause: "-",
			Source: "社会保险法 art. 60; 社会保险费征缴暂行条例 art. 12; 住房公积金管理条例 art. 19",
			Example: `{"slip":{"month":"2025-08","wage":"8000","injury_rate":"0.002","unemployment_rate":"0.008",` +
				`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"},` +
				`"pay":[{"kind":"wages","amount":"8000"}]}`}, withhold),
	}
}

type withholdInput struct {
	Slip slipInput `json:"slip" doc:"the slip of the month" zh:"当月缴费明细"`
	deduct.Month
}

func withhold(in withholdInput) (deduct.Result, error) {
	slip, err := in.Slip.slip(in.Slip.Month)
	if err != nil {
		return deduct.Result{}, rule.Within("slip", err)
	}
	return deduct.Withhold(&slip, in.Month)
}
