package scenario

import (
	"slices"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

// receiptRules say whether a slip kept earlier is still right, and whom a changed figure touches.
func receiptRules() []jsonrule.Rule {
	const (
		rates = `"injury_rate":"0.002","unemployment_rate":"0.008",` +
			`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"`
		kept = `{"version":"v1","place":"guangzhou","month":"2025-08","policy_sha256":"","inputs_sha256":"",` +
			`"inputs":{` + rates + `,"wage":"8000.00"},"slip":{}}`
		sides = `"before":{"figures":{"pension.floor":"5500"}},"after":{}`
	)
	return []jsonrule.Rule{
		jsonrule.New("payroll.receipt", jsonrule.About{
			Doc:     "a slip with everything needed to compute it again, and its digests",
			Chinese: "缴费明细回执：附重新计算所需的全部内容及其摘要", Clause: "-", Source: slipSource,
			Example: `{"version":"v1","month":"2025-08","wage":"8000",` + rates + `}`}, makeReceipt),
		jsonrule.New("payroll.verify_receipt", jsonrule.About{
			Doc:     "what differs where a receipt is computed again",
			Chinese: "核对回执：重新计算后有何不同", Clause: "-", Source: slipSource,
			Example: `{"receipt":` + kept + `,"figures":{}}`}, verifyReceipt),
		jsonrule.New("payroll.policy_diff", jsonrule.About{
			Doc: "the figures two readings of a month know differently, " +
				"and the smallest wage that notices",
			Chinese: "同一月份两种参数的差异，及受影响的最低工资", Clause: "-", Source: slipSource,
			Example: `{"month":"2025-08",` + rates + `,` + sides + `}`}, policyDiff),
		jsonrule.New("payroll.affected", jsonrule.About{
			Doc:     "which receipts a change of a month's figures touches",
			Chinese: "某月参数变更影响哪些回执", Clause: "-", Source: slipSource,
			Example: `{"month":"2025-08","receipts":[],` + sides + `}`}, affected),
	}
}

type receiptInput struct {
	Version string     `json:"version" doc:"of the figures, as you name it" zh:"参数版本（自定）"`
	Month   rule.Month `json:"month" doc:"the month of the contributions" zh:"费款所属月"`
	slipFields
}

// receiptFields are a receipt's own fields without its way of writing them.
type receiptFields receipt.Receipt

func makeReceipt(in receiptInput) (receiptFields, error) {
	policy, err := in.policy(in.Month)
	if err != nil {
		return receiptFields{}, err
	}
	employee, err := in.employee(&policy)
	if err != nil {
		return receiptFields{}, err
	}
	r, err := receipt.New(in.Version, policy,
		receipt.Inputs{Settings: in.Settings, Employee: employee, Partial: in.Partial,
			OneMedicalItem: in.OneMedicalItem})
	return receiptFields(r), err
}

type verifyInput struct {
	Receipt receipt.Receipt `json:"receipt" doc:"what payroll.receipt wrote" zh:"payroll.receipt 的结果"`
	Figures reading         `json:"figures" doc:"how the figures are read now" zh:"现在如何取数"`
}

type verifyOutput struct {
	Differences []receipt.Difference `json:"differences" doc:"what is not the same" zh:"不同之处"`
}

func verifyReceipt(in verifyInput) (verifyOutput, error) {
	policy, err := in.Figures.policy(in.Receipt.Month)
	if err != nil {
		return verifyOutput{}, rule.Within("figures", err)
	}
	differences, err := in.Receipt.Verify(policy)
	return verifyOutput{slices.DeleteFunc(differences, func(d receipt.Difference) bool {
		return d.Field == "slip" // the same values in another order, as a JSON writer of another language leaves them
	})}, err
}

// sides are two ways to read one month's figures.
type sides struct {
	Before reading `json:"before" doc:"how the figures were read" zh:"变更前如何取数"`
	After  reading `json:"after" doc:"how they are read now" zh:"变更后如何取数"`
}

func (s sides) policies(month rule.Month) (before, after payroll.Policy, err error) {
	before, beforeErr := s.Before.policy(month)
	after, afterErr := s.After.policy(month)
	return before, after, rule.Join(rule.Within("before", beforeErr), rule.Within("after", afterErr))
}

type diffInput struct {
	Month rule.Month `json:"month" doc:"the month of the contributions" zh:"费款所属月"`
	payroll.Settings
	enrolled
	TownLocal *bool `json:"town_local" doc:"to 2014-12, at a state employer" zh:"本市城镇户籍"`
	sides
}

// CheckFields refuses settings that do not fit together.
func (in diffInput) CheckFields() error {
	return rule.Join(checkSettings(in.Settings), in.enrolled.CheckFields())
}

type diffOutput struct {
	Changes []receipt.Change `json:"changes" doc:"figures known differently" zh:"不同的参数"`
	First   []receipt.First  `json:"first" doc:"the smallest wage that notices, by line" zh:"各行受影响的最低工资"`
}

func policyDiff(in diffInput) (out diffOutput, err error) {
	before, after, err := in.policies(in.Month)
	employer, settingsErr := payroll.NewEmployer(in.Settings)
	local, localErr := townLocal(&after, in.Settings, in.TownLocal)
	employee, employeeErr := in.enrol(in.Month, payroll.Employee{TownLocal: local})
	if err := rule.Join(err, settingsErr, localErr, employeeErr); err != nil {
		return diffOutput{}, err
	}
	out.Changes, err = receipt.Diff([]payroll.Policy{before}, []payroll.Policy{after})
	if err != nil {
		return diffOutput{}, err
	}
	out.First, err = receipt.FirstDifferences(before, after, employer, employee)
	return out, err
}

type affectedInput struct {
	Month    rule.Month        `json:"month" doc:"the month of the figures" zh:"参数所属月"`
	Receipts []receipt.Receipt `json:"receipts" doc:"what payroll.receipt wrote" zh:"payroll.receipt 的结果"`
	sides
}

type affectedOutput struct {
	Touched []touchedOutput `json:"touched" doc:"receipts a changed figure touches" zh:"受影响的回执"`
}

type touchedOutput struct {
	Receipt     int                  `json:"receipt" doc:"its place in the list, from 0" zh:"在列表中的位置（从0起）"`
	Figures     []string             `json:"figures" doc:"changed figures it uses" zh:"用到的变更参数"`
	Differences []receipt.Difference `json:"differences" doc:"of the slip" zh:"明细的差异"`
	Error       *touchedError        `json:"error" doc:"why it cannot be computed now" zh:"现在无法计算的原因"`
}

type touchedError struct {
	Code    string `json:"code" doc:"stable" zh:"代码"`
	Message string `json:"message" doc:"in English" zh:"说明（英文）"`
}

func affected(in affectedInput) (affectedOutput, error) {
	before, after, err := in.policies(in.Month)
	if err != nil {
		return affectedOutput{}, err
	}
	list, err := receipt.Affected(before, after, in.Receipts)
	var out affectedOutput
	for _, t := range list {
		one := touchedOutput{Receipt: t.Receipt, Figures: t.Figures, Differences: t.Differences}
		if t.Err != nil {
			one.Error = &touchedError{rule.CodeOf(t.Err), t.Err.Error()}
		}
		out.Touched = append(out.Touched, one)
	}
	return out, err
}
