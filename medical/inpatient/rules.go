package inpatient

import "github.com/shebao-go/shebao/jsonrule"

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("medical.inpatient", jsonrule.About{
			Doc:     "an employee's or retiree's year of hospital stays: who pays what",
			Chinese: "职工、退休人员医保年度内各次住院费用的分担", Clause: "1.2a",
			Source: "广州市社会医疗保险办法 (市政府令第123号) art. 11, 18, 19, 22-24, 52-54",
			Example: `{"version":"decree_123_2015","person":"employee",` +
				`"stays":[{"tier":3,"days":10,"bill":"20000","class_b":"1000"}],"city_annual_wage":"90000",` +
				`"used":{"pooled":"0"}}`}, claims),
	}
}

type yearInput struct {
	Version string `json:"version" doc:"decree_123_2015" zh:"适用办法（decree_123_2015）"`
	Year
}

type yearOutput struct {
	Stays []Claim `json:"stays" doc:"one for each stay" zh:"各次住院"`
	Year  Sums    `json:"year" doc:"their sums" zh:"年度合计"`
	Used  Used    `json:"used" doc:"for the next call of the year" zh:"本年度累计使用"`
}

func claims(in yearInput) (yearOutput, error) {
	params, err := ParamsOf(in.Version)
	if err != nil {
		return yearOutput{}, err
	}
	r, err := Reimburse(params, in.Year)
	return yearOutput{r.Claims, r.Sums, r.Used}, err
}
