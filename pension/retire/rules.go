package retire

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const measures = "国务院关于渐进式延迟法定退休年龄的办法 art. "
	return []jsonrule.Rule{
		jsonrule.New("pension.retirement", jsonrule.About{
			Doc:     "when somebody reaches the statutory age and retires, with an elastic choice",
			Chinese: "达到法定退休年龄和退休的时间，可弹性提前或延迟", Clause: "-",
			Source:  measures + "1-3; 人社部发〔2024〕94号",
			Example: `{"category":"male60","birth_month":"1975-06","elect_months":-12}`}, retirement),
		jsonrule.New("pension.minimum_contribution_months", jsonrule.About{
			Doc:     "the least contribution months for a year of retirement",
			Chinese: "按退休年份的最低缴费年限（月）", Clause: "-", Source: measures + "2",
			Example: `{"year":2030}`}, minimumMonths),
		jsonrule.New("pension.divisor", jsonrule.About{
			Doc:     "the divisor of the individual account at an age",
			Chinese: "个人账户养老金计发月数", Clause: "-", Source: "国发〔2005〕38号, annex",
			Example: `{"age_years":60,"age_months":3,"retired_in":"2025-07"}`}, divisorAt),
		jsonrule.New("pension.shortfall", jsonrule.About{
			Doc:     "contribution months that are missing at retirement, and the ways out",
			Chinese: "退休时缴费年限不足的月数和处理办法", Clause: "-",
			Source: "社会保险法 art. 16; 人社部令第13号 art. 2-3",
			Example: `{"category":"male60","birth_month":"1965-02","paid_months":100,"through":"2024-12",` +
				`"first_insured":"2005-01"}`}, shortfall),
		jsonrule.New("pension.disability_allowance", jsonrule.About{
			Doc:     "the allowance for lost working capacity; its amount is the caller's",
			Chinese: "病残津贴（标准由调用者填写）", Clause: "-", Source: "社会保险法 art. 17",
			Example: `{"since":"2024-05","statutory_month":"2030-01","complete":true,"monthly":"2000"}`}, allowance),
	}
}

func retirement(in Worker) (Result, error) { return Retirement(in.Category, in.Birth, in.Elect) }

type monthsOutput struct {
	Months int `json:"months" doc:"months asked for" zh:"最低缴费年限（月）"`
}

func minimumMonths(in yearInput) (monthsOutput, error) {
	months, err := MinimumContributionMonths(in.Year)
	return monthsOutput{months}, err
}

type divisorOutput struct {
	Divisor decimal.Decimal `json:"divisor" out:"plain" doc:"months" zh:"计发月数"`
}

func divisorAt(in age) (divisorOutput, error) {
	d, err := Divisor(in.Years, in.Months, in.RetiredIn)
	return divisorOutput{d}, err
}

type shortfallInput struct {
	Worker
	Record
}

type shortfallOutput struct {
	Required     int         `json:"required" doc:"months asked for" zh:"最低缴费年限（月）"`
	Missing      int         `json:"missing" doc:"missing after the last month counted" zh:"尚缺月数"`
	Complete     rule.Month  `json:"complete" doc:"the month that completes them" zh:"缴满月份"`
	AtRetirement int         `json:"at_retirement" doc:"still missing at retirement" zh:"退休时仍缺月数"`
	Ways         []wayOutput `json:"ways" doc:"the ways out that are open" zh:"可选办法"`
}

type wayOutput struct {
	Way      Way        `json:"way" doc:"the way" zh:"办法"`
	From     rule.Month `json:"from" doc:"the first month it can be taken" zh:"起始月份"`
	Months   int        `json:"months" doc:"contribution months it costs" zh:"须缴费月数"`
	Complete rule.Month `json:"complete,omitempty" doc:"the month the years are met" zh:"缴满月份"`
	Source   string     `json:"source" doc:"its document" zh:"依据"`
}

func shortfall(in shortfallInput) (shortfallOutput, error) {
	result, err := retirement(in.Worker)
	if err != nil {
		return shortfallOutput{}, err
	}
	s, err := result.Shortfall(in.Record)
	out := shortfallOutput{Required: s.Required, Missing: s.Missing, Complete: s.Complete, AtRetirement: s.AtRetirement}
	for _, w := range s.Ways {
		out.Ways = append(out.Ways, wayOutput{w.Way, w.From, w.Months, w.Complete, w.Cite.In(rule.English)})
	}
	return out, err
}

type allowanceOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"the allowance, yuan a month" zh:"病残津贴（元/月）"`
}

func allowance(in Incapacity) (allowanceOutput, error) {
	monthly, err := DisabilityAllowance(in)
	return allowanceOutput{monthly}, err
}
