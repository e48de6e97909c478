package budget

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("fund.account", jsonrule.About{
			Doc:     "a budget or final account added up; it closes or says by how much not",
			Chinese: "基金预算或决算的加总与勾稽", Clause: "1.7", Source: "社会保险法 art. 65-67",
			Example: `{"opening":"100","income":[{"name":"contributions","amount":"50"}],` +
				`"expenditure":[{"name":"benefits","amount":"30"}],"closing":"120"}`}, account),
	}
}

type accountInput struct {
	Opening     decimal.Decimal     `json:"opening" in:"number" doc:"balance before, yuan" zh:"上年结余（元）"`
	Income      []itemInput         `json:"income" items:"1000" doc:"lines" zh:"本年收入"`
	Expenditure []itemInput         `json:"expenditure" items:"1000" doc:"lines" zh:"本年支出"`
	Closing     decimal.NullDecimal `json:"closing" in:"number" doc:"as printed, yuan" zh:"年末滚存结余（元）"`
}

type itemInput struct {
	Name   string          `json:"name" doc:"of the line" zh:"项目"`
	Amount decimal.Decimal `json:"amount" in:"total" doc:"yuan" zh:"金额（元）"`
}

type accountOutput struct {
	Income      decimal.Decimal `json:"income" out:"yuan" doc:"together, yuan" zh:"收入合计（元）"`
	Expenditure decimal.Decimal `json:"expenditure" out:"yuan" doc:"together, yuan" zh:"支出合计（元）"`
	Surplus     decimal.Decimal `json:"surplus" out:"yuan" doc:"income less expenditure, yuan" zh:"本年收支结余（元）"`
	Closing     decimal.Decimal `json:"closing" out:"yuan" doc:"balance after, yuan" zh:"年末滚存结余（元）"`
	Balanced    bool            `json:"balanced" doc:"income covers expenditure" zh:"收支平衡"`
	Subsidy     decimal.Decimal `json:"subsidy" out:"yuan" doc:"what a balance below 0 lacks, yuan" zh:"财政补贴（元）"`
}

func account(in accountInput) (accountOutput, error) {
	r, err := Account{in.Opening, items(in.Income), items(in.Expenditure), in.Closing}.Close()
	return accountOutput(r), err
}

func items(in []itemInput) []Item {
	out := make([]Item, len(in))
	for i, x := range in {
		out[i] = Item(x)
	}
	return out
}
