package deduct

import "github.com/shebao-go/shebao/jsonrule"

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const form = "the columns of the form for regular wages"
	return []jsonrule.Rule{
		jsonrule.New("payroll.tax_columns", jsonrule.About{
			Doc:     "the four amounts withheld, by the columns of the income tax form",
			Chinese: "个人所得税专项扣除：按申报表栏目的四项代扣额", Clause: "-", Source: form,
			Example: `{"month":"2025-08","withheld":[{"scheme":"medical","amount":"124.72"}],
				"borne":[{"scheme":"pension","amount":"440.80"}],
				"treatment":{"income":true,"source":"the tax office's answer"}}`},
			NewTaxRow),
		jsonrule.New("payroll.tax_cumulated", jsonrule.About{
			Doc:     "the four amounts since January, month by month",
			Chinese: "个人所得税累计专项扣除：本年逐月累计四项代扣额", Clause: "-", Source: form,
			Example: `{"joined":"2025-08","months":[{"month":"2025-08",
				"withheld":[{"scheme":"medical","amount":"124.72"}],
				"treatment":{"income":false,"source":"the tax office's answer"}}]}`},
			cumulated),
		jsonrule.New("payroll.fund_excess", jsonrule.About{
			Doc:     "the taxed part of each side's provident fund deposit",
			Chinese: "住房公积金超过免税标准的部分（单位、个人各自）", Clause: "-", Source: "财税〔2006〕10号, as reported",
			Example: `{"base":"41000","employee_rate":"0.12","employer_rate":"0.12","ceiling":"39828"}`}, FundExcess),
	}
}

type cumulatedOutput struct {
	Cumulated []Cumulated `json:"cumulated" doc:"the sums up to each month" zh:"截至各月的累计数"`
}

func cumulated(in Year) (cumulatedOutput, error) {
	sums, err := Cumulate(in)
	return cumulatedOutput{sums}, err
}
