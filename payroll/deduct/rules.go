package deduct

import "github.com/shebao-go/shebao/jsonrule"

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const form = "正常工资薪金所得: the columns of the form"
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
	}
}

type cumulatedOutput struct {
	Cumulated []Cumulated `json:"cumulated" doc:"the sums up to each month" zh:"截至各月的累计数"`
}

func cumulated(in Year) (cumulatedOutput, error) {
	sums, err := Cumulate(in)
	return cumulatedOutput{sums}, err
}
