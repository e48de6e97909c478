package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

// pensionRules are the rules of employees' pensions that read the city's figures.
func pensionRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("pension.record_rate", jsonrule.About{
			Doc:     "the rate a year's account balance is credited with (记账利率)",
			Chinese: "个人账户记账利率（按年度）", Clause: "-",
			Source: "社会保险法 art. 14; figures of package guangzhou", Example: `{"year":2024}`}, recordRate),
		jsonrule.New("pension.benefit_base", jsonrule.About{
			Doc:     "the base of a year's new pensions (计发基数)",
			Chinese: "养老金计发基数（按年度）", Clause: "-",
			Source: "国发〔2005〕38号; figures of package guangzhou", Example: `{"year":2024}`}, benefitBase),
		jsonrule.New("pension.account_statement", jsonrule.About{
			Doc:     "an individual account year by year from its monthly credits",
			Chinese: "个人账户逐年对账（由每月记账额计算）", Clause: "-",
			Source: "社会保险法 art. 14; record rates of package guangzhou or the caller's",
			Example: `{"opening":"50000","from":2023,"through":"2024-06","credits":[{"month":"2023-01",` +
				`"amount":"440.80"}],"rates":[{"year":2023,"rate":"0.0397"},{"year":2024,"rate":"0.0262"}]}`},
			accountStatement),
	}
}

type calendarYear struct {
	Year int `json:"year" in:"year" doc:"calendar year" zh:"年份"`
}

type recordRateOutput struct {
	Rate   decimal.Decimal `json:"rate" out:"plain" doc:"a fraction" zh:"记账利率"`
	Grade  rule.Grade      `json:"grade" doc:"how well it is known" zh:"数据等级"`
	Source string          `json:"source" doc:"its document" zh:"依据"`
}

func recordRate(in calendarYear) (recordRateOutput, error) {
	f, err := guangzhou.Lookup("pension.record_rate", rule.MonthOf(in.Year, 1))
	if err != nil {
		return recordRateOutput{}, err
	}
	return recordRateOutput{f.Number().Decimal(), f.Grade(), f.Cite().In(rule.English)}, nil
}

type benefitBaseOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"计发基数（元/月）"`
	Grade   rule.Grade      `json:"grade" doc:"how well it is known" zh:"数据等级"`
	Source  string          `json:"source" doc:"its document" zh:"依据"`
}

func benefitBase(in calendarYear) (benefitBaseOutput, error) {
	f, err := guangzhou.Lookup("pension.benefit_base", rule.MonthOf(in.Year, 1))
	if err != nil {
		return benefitBaseOutput{}, err
	}
	return benefitBaseOutput{f.Number().Decimal(), f.Grade(), f.Cite().In(rule.English)}, nil
}

type statementOutput struct {
	Years []benefit.StatementYear `json:"years" doc:"one by one" zh:"各年"`
}

// accountStatement takes the record rate of the tables for a year without one.
func accountStatement(in benefit.AccountHistory) (statementOutput, error) {
	own := map[int]bool{}
	for _, r := range in.Rates {
		own[r.Year] = true
	}
	for year := in.From; year <= in.Through.Year(); year++ {
		f, err := guangzhou.Lookup("pension.record_rate", rule.MonthOf(year, 1))
		if err == nil && !own[year] {
			in.Rates = append(in.Rates, benefit.YearRate{Year: year, Rate: f.Number().Decimal()})
		}
	}
	years, err := benefit.Statement(in)
	return statementOutput{years}, err
}
