package cover

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const decree = "广州市社会医疗保险办法 (市政府令第123号) art. "
	return []jsonrule.Rule{
		jsonrule.New("medical.retiree_years", jsonrule.About{
			Doc:     "the contribution months a retiree needs for benefits, and from when",
			Chinese: "退休人员医保待遇所需缴费年限及享受待遇的首月", Clause: "1.2a", Source: decree + "16-17",
			Example: `{"registered":"2005-01-01","first_paid":"2005-01-10","paid_months":130,` +
				`"statutory_month":"2016-03"}`}, retireeYears),
		jsonrule.New("medical.cover", jsonrule.About{
			Doc:     "who bears the care of a month: fund, employer or person",
			Chinese: "某月医疗费用由统筹基金、用人单位还是个人承担", Clause: "1.2a", Source: "市政府令第123号 art. 12, 36",
			Example: `{"month":"2016-03","insured":"employer","first_paid":"2015-10"}`}, coverMonth),
		jsonrule.New("medical.medical_year", jsonrule.About{
			Doc:     "the employees' medical year a day lies in",
			Chinese: "某日所在的职工医保年度", Clause: "1.2a", Source: decree + "66",
			Example: `{"day":"2021-03-15"}`}, medicalYear),
	}
}

func retireeYears(in Retiree) (Retirement, error) { return Retire(Decree123(), in) }

type coverInput struct {
	Month rule.Month `json:"month" doc:"2015-07 to 2022-11, the months of the decree" zh:"月份（2015-07至2022-11）"`
	Record
}

func coverMonth(in coverInput) (Cover, error) { return CoverIn(Decree123(), in.Record, in.Month) }

type yearInput struct {
	Day rule.Date `json:"day" doc:"2015-07-01 to 2022-11-30, the days of the decree" zh:"日期（2015-07-01至2022-11-30）"`
}

func medicalYear(in yearInput) (MedicalYear, error) { return MedicalYearOf(Decree123(), in.Day) }
