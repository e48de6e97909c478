package scenario

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll/items"
	"github.com/shebao-go/shebao/rule"
)

// statementRules put the caller's own items beside a slip.
func statementRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("payroll.statement", jsonrule.About{
			Doc:     "a slip with the items beside the insurances that are due in its month, and the totals of both",
			Chinese: "当月缴费明细及附加项目，连同合计", Clause: "-", Source: slipSource + "; the caller's own items",
			Example: `{"slip":{"month":"2025-08","wage":"8000","injury_rate":"0.002","unemployment_rate":"0.008",` +
				`"housing_employer_rate":"0.05","housing_employee_rate":"0.05"},` +
				`"items":[{"name":"补充医疗","kind":"percent_of_average","value":"0.005","employee_share":"0.5",` +
				`"city_average":"7001","rounding":{"unit":"fen","mode":"half_up"}}]}`}, statement),
	}
}

type besideInput struct {
	Slip  slipInput     `json:"slip" doc:"the slip of the month" zh:"当月缴费明细"`
	Items []items.Entry `json:"items" items:"100" doc:"items of the person" zh:"附加项目"`
}

// besideOutput has no total of a side of the slip that has none.
type besideOutput struct {
	Slip     slipAnswer          `json:"slip" doc:"unchanged" zh:"当月缴费明细"`
	Items    []items.LineFields  `json:"items" doc:"those due in the month" zh:"当月应缴的附加项目"`
	Employee decimal.NullDecimal `json:"employee_total" out:"yuan" doc:"slip and items" zh:"个人合计（元）"`
	Employer decimal.NullDecimal `json:"employer_total" out:"yuan" doc:"slip and items" zh:"单位合计（元）"`
}

func statement(in besideInput) (besideOutput, error) {
	slip, err := in.Slip.slip(in.Slip.Month)
	if err != nil {
		return besideOutput{}, rule.Within("slip", err)
	}
	list, bases, err := itemsOf(in.Items)
	if err != nil {
		return besideOutput{}, err
	}
	s, err := items.Beside(slip, list, bases)
	if err != nil {
		return besideOutput{}, err
	}
	out := besideOutput{Slip: answerOf(&s.Slip), Items: make([]items.LineFields, len(s.Items))}
	for i := range s.Items {
		out.Items[i] = s.Items[i].Fields()
	}
	out.Employee = totalOf(s, rule.Employee)
	out.Employer = totalOf(s, rule.Employer)
	return out, nil
}

// itemsOf returns the items with what each is charged on.
func itemsOf(entries []items.Entry) ([]items.Item, []items.Basis, error) {
	list, bases := make([]items.Item, len(entries)), make([]items.Basis, len(entries))
	var errs []error
	for i, entry := range entries {
		var err error
		list[i], bases[i], err = entry.Item()
		errs = append(errs, rule.Within("items["+strconv.Itoa(i)+"]", err))
	}
	return list, bases, rule.Join(errs...)
}

// totalOf is one side's total, not valid where the slip's side has none.
func totalOf(s items.Statement, payer rule.Payer) decimal.NullDecimal {
	total, err := s.Total(payer)
	if err != nil {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(*total)
}
