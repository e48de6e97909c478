package fund

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

func contributionsRule() jsonrule.Rule {
	return jsonrule.New("fund.contributions", jsonrule.About{
		Doc:     "the contributions a fund may expect of a year",
		Chinese: "全年预计征缴收入", Clause: "1.7",
		Source:  "the product of persons, base, rate and share collected; all the caller's",
		Example: `{"persons":1000,"average_base":"8000.00","rate":"0.24","collection":"0.95"}`}, contributions)
}

type contributionsInput struct {
	Persons    int             `json:"persons" in:"count" max:"100000000" doc:"insured" zh:"参保人数"`
	Base       decimal.Decimal `json:"average_base" in:"total" doc:"yuan a month" zh:"月平均基数（元）"`
	Rate       decimal.Decimal `json:"rate" in:"rate" doc:"a fraction" zh:"费率"`
	Collection decimal.Decimal `json:"collection" in:"rate" doc:"share collected, a fraction" zh:"征缴率"`
}

type contributionsOutput struct {
	Contributions decimal.Decimal `json:"contributions" out:"yuan" doc:"of a year, yuan" zh:"全年征缴收入（元）"`
}

func contributions(in contributionsInput) (out contributionsOutput, err error) {
	out.Contributions, err = Contributions(in.Persons, in.Base, in.Rate, in.Collection)
	return out, err
}

func reserveRateRule() jsonrule.Rule {
	return jsonrule.New("fund.reserve_rate", jsonrule.About{
		Doc:     "the contribution rate that follows from a fund's reserve; every threshold is the caller's",
		Chinese: "按基金支付能力确定的费率（阈值由使用者给定）", Clause: "1.3c",
		Source: "the city's 2014 notice: 科学调整费率",
		Example: `{"normal":"0.0545","cut":"0.0505","cut_over":"9","restore_below":"6","is_cut":true,` +
			`"balance":"550","monthly_expenditure":"100"}`}, reserveRate)
}

type reserveRateInput struct {
	Normal  decimal.Decimal `json:"normal" in:"rate" doc:"the rate that is not cut, a fraction" zh:"正常费率"`
	Cut     decimal.Decimal `json:"cut" in:"rate" doc:"the lower rate, a fraction" zh:"下调费率"`
	Over    decimal.Decimal `json:"cut_over" in:"number" min:"0" max:"1200" doc:"months, above it is cut" zh:"下调阈值（月）"`
	Restore decimal.Decimal `json:"restore_below" in:"number" min:"0" max:"1200" doc:"months" zh:"恢复阈值（月）"`
	IsCut   bool            `json:"is_cut" doc:"the rate is cut now" zh:"目前是否下调"`
	Balance decimal.Decimal `json:"balance" in:"total" doc:"accumulated, yuan" zh:"累计结余（元）"`
	Monthly decimal.Decimal `json:"monthly_expenditure" in:"total" min:"0.01" doc:"yuan a month" zh:"月均支出（元）"`
}

type reserveRateOutput struct {
	Rate  decimal.Decimal `json:"rate" out:"plain" doc:"a fraction" zh:"费率"`
	IsCut bool            `json:"is_cut" doc:"it is the lower one" zh:"是否下调"`
}

func reserveRate(in reserveRateInput) (out reserveRateOutput, err error) {
	r := ReserveRule{Normal: in.Normal, Cut: in.Cut, CutOver: in.Over, RestoreBelow: in.Restore}
	out.Rate, out.IsCut, err = r.Next(in.IsCut, in.Balance, in.Monthly)
	return out, err
}
