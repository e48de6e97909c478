package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/inverse"
	"github.com/shebao-go/shebao/rule"
)

// inverseRules look at a slip from the other side: which wage gives an amount.
func inverseRules() []jsonrule.Rule {
	const boss = `{"month":"2025-08","injury_rate":"0.002","unemployment_rate":"0.008",` +
		`"housing_employer_rate":"0.05","housing_employee_rate":"0.05",`
	return []jsonrule.Rule{
		jsonrule.New("payroll.wages_of_contribution", jsonrule.About{
			Doc:     "every wage a contribution can come from, or the nearest that can be",
			Chinese: "由缴费金额反算工资区间，或最近的可得金额", Clause: "-", Source: slipSource,
			Example: boss + `"scheme":"pension","payer":"employee","amount":"440.80"}`}, wagesOfContribution),
		jsonrule.New("payroll.wage_from_net", jsonrule.About{
			Doc:     "every wage that leaves a net pay after the employee's contributions",
			Chinese: "由扣除个人缴费后的工资反算工资", Clause: "-", Source: slipSource,
			Example: boss + `"net_pay":"8480"}`}, wageFromNet),
		jsonrule.New("payroll.wage_from_cost", jsonrule.About{
			Doc:     "the wage that costs an employer a total",
			Chinese: "由用人成本反算工资", Clause: "-", Source: slipSource,
			Example: boss + `"total_cost":"12885"}`}, wageFromCost),
	}
}

type contributionInput struct {
	Month rule.Month `json:"month" doc:"the month of the contributions" zh:"费款所属月"`
	employment
	Scheme rule.Scheme     `json:"scheme" doc:"of the contribution" zh:"险种"`
	Payer  rule.Payer      `json:"payer" doc:"of the contribution" zh:"缴费方"`
	Amount decimal.Decimal `json:"amount" in:"yuan" doc:"the contribution, yuan" zh:"应缴额（元）"`

	TownLocal *bool `json:"town_local" doc:"to 2014-12, at a state employer" zh:"本市城镇户籍"`
}

func wagesOfContribution(in contributionInput) (inverse.Solution, error) {
	policy, employer, employee, err := in.employ(in.Month)
	if err != nil {
		return inverse.Solution{}, err
	}
	if employee.TownLocal, err = townLocal(&policy, in.Settings, in.TownLocal); err != nil {
		return inverse.Solution{}, err
	}
	employee.Wage = decimal.NewNullDecimal(decimal.New(0, 0)) // every wage has the same charges
	slip, err := policy.Slip(employer, employee, payroll.Partial)
	if err != nil {
		return inverse.Solution{}, err
	}
	if line, there := slip.Line(in.Scheme, in.Payer); there {
		return inverse.Wages(line.Charge(), in.Amount)
	}
	for _, m := range slip.Missing {
		if m.Scheme == in.Scheme && m.Payer == in.Payer {
			return inverse.Solution{}, m.Err
		}
	}
	return inverse.Solution{}, in.Scheme.Area().Refuse(rule.ErrNotApplicable, "payer", in.Payer.String(),
		rule.Say("has no line in the scheme", "在该险种没有缴费项目"), rule.Say("ask for a line of the slip", "请查询工资单上有的项目"))
}

// employ returns the figures of a month, the employer, and one of its people without a wage.
func (e employment) employ(month rule.Month) (payroll.Policy, payroll.Employer, payroll.Employee, error) {
	at, err := counterOf(month, &e)
	employee, employeeErr := e.enrol(month, payroll.Employee{})
	if err := rule.Join(err, employeeErr); err != nil {
		return payroll.Policy{}, payroll.Employer{}, payroll.Employee{}, err
	}
	return at.policy, at.employer, employee, nil
}

type netInput struct {
	Month rule.Month `json:"month" doc:"the month of the contributions" zh:"费款所属月"`
	employment
	NetPay decimal.Decimal `json:"net_pay" in:"yuan" min:"-10000000000" doc:"before income tax, yuan" zh:"税前实发（元）"`
}

func wageFromNet(in netInput) (inverse.Solution, error) {
	policy, employer, employee, err := in.employ(in.Month)
	if err != nil {
		return inverse.Solution{}, err
	}
	return inverse.FromNetPay(policy, employer, employee, in.NetPay)
}

type costInput struct {
	Month rule.Month `json:"month" doc:"the month of the contributions" zh:"费款所属月"`
	employment
	TotalCost decimal.Decimal `json:"total_cost" in:"yuan" doc:"wage and employer's side, yuan" zh:"用人成本（元）"`
}

func wageFromCost(in costInput) (inverse.Solution, error) {
	policy, employer, employee, err := in.employ(in.Month)
	if err != nil {
		return inverse.Solution{}, err
	}
	return inverse.FromTotalCost(policy, employer, employee, in.TotalCost)
}
