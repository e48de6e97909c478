package family

import "github.com/shebao-go/shebao/jsonrule"

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const regulation = "广东省人口与计划生育条例 art. 36"
	return []jsonrule.Rule{
		jsonrule.New("relief.one_child_fee", jsonrule.About{
			Doc:     "the one-child health fee of a month and each employer's half",
			Chinese: "独生子女保健费及双方单位各半", Clause: "2.6", Source: regulation,
			Example: `{"birth_month":"2012-05","certificate_month":"2013-01","month":"2025-01"}`}, oneChild),
		jsonrule.New("relief.care_leave", jsonrule.About{
			Doc:     "days an only child may take in a year to care for a parent",
			Chinese: "独生子女照顾父母的护理假天数", Clause: "2.6", Source: regulation + "(5)",
			Example: `{"parent_birth_month":"1960-05","month":"2025-08","in_hospital":true}`}, careLeave),
	}
}

func oneChild(in oneChildInput) (Fee, error) {
	return OneChildFee(Guangzhou2021(), in.Birth, in.Certificate, in.Month)
}

func careLeave(in careLeaveInput) (Leave, error) {
	return CareLeave(Guangzhou2021(), in.Parent, in.Month, in.Hospital)
}
