package scenario

import (
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/maternity/leave"
	"github.com/shebao-go/shebao/rule"
)

// operationRules are the days of rest after birth-control operations, by the province's regulation.
func operationRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("maternity.operation_days", jsonrule.About{
			Doc: "days of rest after birth-control operations", Chinese: "计划生育手术休假天数", Clause: "1.3c",
			Source:  "广东省职工生育保险规定 (省政府令第203号) art. 16(2)",
			Example: `{"date":"2025-08-15","operations":["coil_out","coil_in"]}`}, operationDays),
	}
}

type operationsInput struct {
	Date       rule.Date         `json:"date" doc:"day of the operation" zh:"手术日期"`
	Operations []leave.Operation `json:"operations" items:"2" doc:"one, or two done together" zh:"手术（一项或同时两项）"`
}

type operationsOutput struct {
	Days int `json:"days" doc:"calendar days of rest" zh:"休假天数"`
}

func operationDays(in operationsInput) (operationsOutput, error) {
	if err := leave.Regulation203().On(in.Date); err != nil {
		return operationsOutput{}, err
	}
	days, err := guangzhou.MaternityLeave().Value.OperationDays(in.Operations...)
	return operationsOutput{days}, err
}
