package means

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("relief.means_check", jsonrule.About{
			Doc:     "a household's income and assets against the lines, with every reason",
			Chinese: "家庭经济状况核对（收入、财产）及理由", Clause: "2.2a, 2.7", Source: "社会救助暂行办法 art. 9",
			Example: `{"persons":3,"income":"3900","assets":"0","income_line":"1309","assets_line":"100000"}`}, check),
	}
}

type meansInput struct {
	Persons    int             `json:"persons" in:"count" min:"1" max:"100" doc:"household members" zh:"家庭人数"`
	Income     decimal.Decimal `json:"income" in:"yuan" doc:"of all, yuan a month" zh:"家庭月收入（元）"`
	Assets     decimal.Decimal `json:"assets" in:"yuan" doc:"of all, yuan" zh:"家庭财产（元）"`
	IncomeLine decimal.Decimal `json:"income_line" in:"yuan" doc:"a head: below it passes" zh:"人均收入线（元/月）"`
	AssetsLine decimal.Decimal `json:"assets_line" in:"yuan" doc:"a head: up to it passes" zh:"人均财产线（元）"`
	Factor     decimal.Decimal `json:"factor" in:"factor" min:"0.0001" default:"1" doc:"on both lines" zh:"放宽系数"`
}

type verdictOutput struct {
	Passes  bool            `json:"passes" doc:"whether it passes" zh:"是否通过"`
	Reasons []Reason        `json:"reasons" doc:"against it: income_too_high, assets_too_high" zh:"未通过理由"`
	Income  decimal.Decimal `json:"income_per_head" out:"yuan" doc:"yuan a month" zh:"人均月收入（元）"`
	Assets  decimal.Decimal `json:"assets_per_head" out:"yuan" doc:"yuan" zh:"人均财产（元）"`
}

func check(in meansInput) (verdictOutput, error) {
	lines := Lines{Income: Line{PerHead: in.IncomeLine}, Assets: Line{PerHead: in.AssetsLine, Inclusive: true},
		Factor: in.Factor}
	v, err := Check(Economy{in.Persons, in.Income, in.Assets}, lines)
	return verdictOutput{v.Passes, v.Reasons, v.IncomePerHead, v.AssetsPerHead}, err
}
