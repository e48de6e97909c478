package shebao_test

import (
	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/medical/inpatient"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// genericFunctions are instances of the generic functions of the core, in the order of their names.
func genericFunctions() []exportedFunction {
	return []exportedFunction{
		{"jsonrule.Check", jsonrule.Check[inpatient.Year]},
		{"jsonrule.Check", jsonrule.Check[*annuity.Vesting]},
		{"jsonrule.Check", jsonrule.Check[any]},
		{"jsonrule.Decode", jsonrule.Decode[inpatient.Year]},
		{"jsonrule.Decode", jsonrule.Decode[string]},
		{"jsonrule.Marshal", jsonrule.Marshal[payroll.SlipFields]},
		{"jsonrule.Marshal", jsonrule.Marshal[any]},
		{"jsonrule.New", jsonrule.New[annuity.Vesting, annuity.Vested]},
		{"jsonrule.New", jsonrule.New[any, error]},
		{"jsonrule.SchemaOf", jsonrule.SchemaOf[inpatient.Year]},
		{"jsonrule.SchemaOf", jsonrule.SchemaOf[any]},
		{"jsonrule.Unmarshal", jsonrule.Unmarshal[inpatient.Year]},
		{"jsonrule.Unmarshal", jsonrule.Unmarshal[int]},
		{"rule.NewSeries", rule.NewSeries[rule.Number]},
		{"rule.NewSeries", rule.NewSeries[any]},
	}
}
