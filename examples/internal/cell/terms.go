package cell

import "github.com/shebao-go/shebao/rule"

// Schemes are the insurances and the provident fund under the names people use.
func Schemes() []Option[rule.Scheme] {
	also := map[rule.Scheme][]string{
		rule.Pension:           {"养老", "基本养老保险"},
		rule.Medical:           {"医疗", "医保", "基本医疗保险", "职工基本医疗保险"},
		rule.Maternity:         {"生育"},
		rule.IllnessSupplement: {"重大疾病", "大额医疗", "重疾"},
		rule.Unemployment:      {"失业"},
		rule.Injury:            {"工伤"},
		rule.Housing:           {"公积金", "housing_fund"},
	}
	var list []Option[rule.Scheme]
	for s := rule.Pension; s <= rule.Housing; s++ {
		list = append(list, Option[rule.Scheme]{Value: s, English: s.String(), Chinese: s.Chinese(), Also: also[s]})
	}
	return list
}

// Payers are the two payers.
func Payers() []Option[rule.Payer] {
	var list []Option[rule.Payer]
	for p := rule.Employee; p <= rule.Employer; p++ {
		list = append(list, Option[rule.Payer]{Value: p, English: p.String(), Chinese: p.Chinese(),
			Also: []string{p.Chinese() + "部分"}})
	}
	return list
}

// Grades are how well a figure is known.
func Grades() []Option[rule.Grade] {
	var list []Option[rule.Grade]
	for g := rule.Official; g <= rule.Supplied; g++ {
		list = append(list, Option[rule.Grade]{Value: g, English: g.String(), Chinese: g.Chinese()})
	}
	return list
}
