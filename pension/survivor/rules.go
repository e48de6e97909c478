package survivor

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("pension.survivor", jsonrule.About{
			Doc:     "funeral grant and lump sum for the survivors",
			Chinese: "遗属待遇：丧葬补助金和抚恤金", Clause: "-", Source: "人社部发〔2021〕18号 art. 4-5",
			Example: `{"contribution_years":"21.25","monthly_income":"2818.50"}`}, benefits),
		jsonrule.New("pension.funeral_choice", jsonrule.About{
			Doc:     "one funeral grant of several schemes; the other benefits add up",
			Chinese: "多个险种的丧葬补助金择一领取，其他待遇合计", Clause: "-", Source: "社会保险法 art. 49",
			Example: `{"grants":[{"scheme":"pension","funeral":"5637","other":"42982.13"},` +
				`{"scheme":"unemployment","funeral":"9000","other":"18000"}]}`}, combine),
	}
}

// deathInput is a Death with its spans in years.
type deathInput struct {
	Years  decimal.Decimal     `json:"contribution_years" in:"years" doc:"deemed years included" zh:"缴费年限（年，含视同缴费）"`
	Income decimal.Decimal     `json:"monthly_income" in:"income" doc:"the year before, yuan" zh:"上年度城镇居民月人均可支配收入（元）"`
	Own    decimal.NullDecimal `json:"own_contributions" in:"yuan" doc:"under 5 years the most, yuan" zh:"个人缴费之和（元）"`

	Drawn decimal.NullDecimal `json:"years_drawn" in:"years" doc:"absent before retirement" zh:"已领取年数（退休前死亡不填）"`
}

func benefits(in deathInput) (Benefit, error) {
	d := Death{ContributionMonths: in.Years.Mul(whole.Number(year)), MonthlyIncome: in.Income, OwnContributions: in.Own}
	if in.Drawn.Valid {
		d.DrawnMonths = decimal.NewNullDecimal(in.Drawn.Decimal.Mul(whole.Number(year)))
	}
	return Benefits(d)
}

func combine(in grants) (Combined, error) { return Combine(in.Grants...) }
