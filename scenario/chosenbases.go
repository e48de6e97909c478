package scenario

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/staff"
	"github.com/shebao-go/shebao/rule"
)

// chosenBaseRules hold the bases an employer chose against the city's limits.
func chosenBaseRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("payroll.chosen_bases", jsonrule.About{
			Doc:     "whether bases the employer chose lie within the limits of their schemes",
			Chinese: "单位选定的缴费基数是否在各险种上下限之内", Clause: "-",
			Source: "社会保险法 art. 12; figures of package guangzhou",
			Example: `{"month":"2025-08","wages":{"pension":"6000","medical":"7000","unemployment":"6000",` +
				`"injury":"6000","housing":"6000"}}`}, chosenBases),
	}
}

type chosenBasesInput struct {
	Month rule.Month    `json:"month" doc:"the month of the contributions" zh:"费款所属月"`
	Wages payroll.Wages `json:"wages" doc:"the bases chosen, one for each scheme" zh:"各险种选定基数（元/月）"`
	reading
}

// CheckFields asks for the base of every scheme.
func (in chosenBasesInput) CheckFields() error { return everyScheme(in.Wages) }

type withinOutput struct {
	Within bool `json:"within" doc:"true: a base outside its limits is an error" zh:"是否在上下限之内"`
}

func chosenBases(in chosenBasesInput) (withinOutput, error) {
	policy, err := in.policy(in.Month)
	if err != nil {
		return withinOutput{}, err
	}
	if err := staff.CheckChosen(policy, in.Wages); err != nil {
		return withinOutput{}, err
	}
	return withinOutput{Within: true}, nil
}
