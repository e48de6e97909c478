package settle

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const source = "the city's 2014 notice: 医疗费用结算方式"
	return []jsonrule.Rule{
		jsonrule.New("fund.settlement_per_case",
			jsonrule.About{Doc: "hospital bills settled at an agreed price per case",
				Chinese: "按病种、定额结算", Clause: "1.7", Source: source,
				Example: `{"groups":[{"name":"a","cases":2,"standard":"300","cost":"500"}]}`}, perCase),
		jsonrule.New("fund.settlement_per_head", jsonrule.About{Doc: "hospital bills settled per insured head",
			Chinese: "按人头结算", Clause: "1.7", Source: source,
			Example: `{"persons":10,"months":12,"standard":"5","cost":"700"}`}, perHead),
	}
}

type caseInput struct {
	Groups []groupInput `json:"groups" items:"1-10000" doc:"cases of one kind" zh:"病种"`
}

type groupInput struct {
	Name     string          `json:"name" doc:"of the kind" zh:"病种名称"`
	Cases    int             `json:"cases" in:"count" max:"100000000" doc:"number of cases" zh:"病例数"`
	Standard decimal.Decimal `json:"standard" in:"yuan" doc:"yuan a case" zh:"定额标准（元）"`
	Cost     decimal.Decimal `json:"cost" in:"total" doc:"recorded for all, yuan" zh:"实际费用（元）"`
}

type headInput struct {
	Persons  int             `json:"persons" in:"count" max:"100000000" doc:"insured heads" zh:"人数"`
	Months   int             `json:"months" in:"count" min:"1" max:"120" doc:"months of the period" zh:"月数"`
	Standard decimal.Decimal `json:"standard" in:"yuan" doc:"yuan a head and month" zh:"人头标准（元/月）"`
	Cost     decimal.Decimal `json:"cost" in:"total" doc:"recorded for all, yuan" zh:"实际费用（元）"`
}

type settlementOutput struct {
	Cost     decimal.Decimal `json:"cost" out:"yuan" doc:"recorded, yuan" zh:"实际费用（元）"`
	Fund     decimal.Decimal `json:"fund" out:"yuan" doc:"what the fund pays, yuan" zh:"基金支付（元）"`
	Hospital decimal.Decimal `json:"hospital" out:"yuan" doc:"what the hospital bears, yuan" zh:"医院承担（元）"`
}

func perCase(in caseInput) (settlementOutput, error) {
	groups := make([]Group, len(in.Groups))
	for i, g := range in.Groups {
		groups[i] = Group(g)
	}
	s, err := PerCase(groups)
	return settlementOutput(s), err
}

func perHead(in headInput) (settlementOutput, error) {
	s, err := PerHead(in.Persons, in.Months, in.Standard, in.Cost)
	return settlementOutput(s), err
}
