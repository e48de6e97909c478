package provident

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("housing.fund_interest_year", jsonrule.About{
			Doc:     "a provident fund account's interest of a year of equal deposits",
			Chinese: "住房公积金账户一个结息年度的利息（每月等额缴存）", Clause: "-",
			Source:  "住房公积金管理条例 art. 21; statements",
			Example: `{"opening":"85514.18","deposits":"55872.00","rate":"0.015"}`}, interestYear),
		jsonrule.New("housing.fund_tax_free", jsonrule.About{
			Doc:     "the part of a deposit free of income tax",
			Chinese: "免征个人所得税的住房公积金", Clause: "-",
			Source:  "财税〔2006〕10号",
			Example: `{"base":"30000","rate":"0.12","city_average":"8000"}`}, taxFree),
		interestRule(),
	}
}

type interestInput struct {
	Opening  decimal.Decimal `json:"opening" in:"yuan" doc:"balance at the start, yuan" zh:"年初余额（元）"`
	Deposits decimal.Decimal `json:"deposits" in:"yuan" doc:"the twelve equal deposits together, yuan" zh:"全年缴存额（元）"`
	Rate     decimal.Decimal `json:"rate" in:"rate" doc:"interest rate of a year, a fraction" zh:"年利率"`
}

type interestOutput struct {
	Interest decimal.Decimal `json:"interest" out:"yuan" doc:"of the year, yuan" zh:"利息（元）"`
	Closing  decimal.Decimal `json:"closing" out:"yuan" doc:"balance at the end, yuan" zh:"年末余额（元）"`
}

func interestYear(in interestInput) (interestOutput, error) {
	s, err := InterestYear(in.Opening, in.Deposits, in.Rate)
	return interestOutput(s), err
}

type taxFreeInput struct {
	Base    decimal.Decimal `json:"base" in:"yuan" doc:"deposit base, yuan a month" zh:"缴存基数（元/月）"`
	Rate    decimal.Decimal `json:"rate" in:"rate" doc:"deposit rate, a fraction" zh:"缴存比例"`
	Average decimal.Decimal `json:"city_average" in:"yuan" min:"0.01" doc:"the city's, yuan a month" zh:"上年度职工月平均工资（元）"`
}

type taxFreeOutput struct {
	Deposit decimal.Decimal `json:"deposit" out:"yuan" doc:"of one side, yuan a month" zh:"缴存额（元/月）"`
	TaxFree decimal.Decimal `json:"tax_free" out:"yuan" doc:"free of tax, yuan" zh:"免税部分（元）"`
	Taxable decimal.Decimal `json:"taxable" out:"yuan" doc:"taxed, yuan" zh:"应税部分（元）"`
}

func taxFree(in taxFreeInput) (taxFreeOutput, error) {
	t, err := TaxFree(in.Base, in.Rate, in.Average)
	return taxFreeOutput(t), err
}
