package scenario

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// injuryRules are the rules of work injury insurance that read the city's figures.
func injuryRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("injury.base_rate", jsonrule.About{
			Doc:     "the base rate of an industry class in a month, in percent",
			Chinese: "行业工伤风险类别的基准费率（%）", Clause: "1.3b",
			Source:  "人社部发〔2015〕71号; 省级统筹工伤保险行业基准费率标准过渡办法 annex 2",
			Example: `{"industry_class":1,"place":"guangzhou","month":"2025-07"}`}, injuryBaseRate),
		jsonrule.New("injury.termination_subsidies", jsonrule.About{
			Doc:     "the two subsidies at the end of a contract, grades 5 to 10",
			Chinese: "一次性工伤医疗补助金和一次性伤残就业补助金（五至十级）", Clause: "1.3b",
			Source:  "工伤保险条例 art. 36-37; 广东省工伤保险条例 (2019)",
			Example: `{"grade":5,"own_wage":"1000","place":"guangdong"}`}, terminationSubsidies),
		jsonrule.New("injury.nursing", jsonrule.About{
			Doc:     "the monthly nursing payment of a level",
			Chinese: "生活护理费月标准", Clause: "1.3b", Source: "工伤保险条例 art. 34; 广东省工伤保险条例 (2019)",
			Example: `{"level":1,"pool_average":"9183","place":"guangdong"}`}, nursing),
		jsonrule.New("injury.death", jsonrule.About{
			Doc:     "what a death at work gives: funeral, lump sum, dependants",
			Chinese: "因工死亡待遇：丧葬补助金、一次性工亡补助金、供养亲属抚恤金", Clause: "1.3b", Source: "工伤保险条例 art. 39",
			Example: `{"own_wage":"8000","wage_before":"8000","pool_average":"9183","accident_year":2025,` +
				`"dependants":[{"spouse":true},{}]}`}, injuryDeath),
		jsonrule.New("injury.death_lump", jsonrule.About{
			Doc:     "the lump sum for a death, by the year of the accident",
			Chinese: "一次性工亡补助金（按事故年份）", Clause: "1.3b", Source: "工伤保险条例 art. 39",
			Example: `{"accident_year":2014}`}, deathLump),
	}
}

type baseRateInput struct {
	Class int        `json:"industry_class" in:"count" min:"1" max:"8" doc:"1 is the safest" zh:"行业风险类别"`
	Place string     `json:"place" enum:"national,guangzhou" doc:"whose table" zh:"适用费率表：全国、广州"`
	Month rule.Month `json:"month" doc:"the month" zh:"月份"`
}

type baseRateOutput struct {
	Percent decimal.Decimal `json:"percent" out:"plain" doc:"in percent" zh:"基准费率（%）"`
	Grade   rule.Grade      `json:"grade" doc:"how well it is known" zh:"数据等级"`
	Source  string          `json:"source" doc:"the document" zh:"依据"`
}

func injuryBaseRate(in baseRateInput) (baseRateOutput, error) {
	f, err := injury.NationalRate(in.Class, in.Month)
	if in.Place == "guangzhou" {
		f, err = guangzhou.Lookup("injury.class_"+strconv.Itoa(in.Class)+"_rate", in.Month)
	}
	return baseRateOutput{f.Number().Decimal().Shift(2), f.Grade(), f.Cite().In(rule.English)}, err
}

// injuryPlace is whose numbers a benefit is counted by: the national regulation leaves some to the provinces.
type injuryPlace struct {
	Place string `json:"place" enum:"national,guangdong" doc:"whose law" zh:"适用规定：全国、广东"`
}

func (p injuryPlace) params() injury.BenefitParams {
	if p.Place == "guangdong" {
		return guangzhou.InjuryBenefits().Value
	}
	return injury.NationalBenefits()
}

type terminationInput struct {
	injury.Leaver
	injuryPlace
}

func terminationSubsidies(in terminationInput) (injury.Subsidies, error) {
	return in.params().TerminationSubsidies(in.Leaver)
}

type nursingInput struct {
	injury.Nursed
	injuryPlace
}

type nursingOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"生活护理费（元/月）"`
}

func nursing(in nursingInput) (out nursingOutput, err error) {
	out.Monthly, err = in.params().NursingAllowance(in.Nursed)
	return out, err
}

// accident is the year that decides the national income of a death.
type accident struct {
	Year int `json:"accident_year" in:"year" doc:"the income of the year before decides" zh:"事故年份"`
}

func (a accident) income() (rule.Figure, error) {
	return guangzhou.Lookup("national.urban_income", rule.MonthOf(a.Year-1, 1))
}

type deathInput struct {
	injury.Survivors
	accident
}

func injuryDeath(in deathInput) (injury.DeathBenefits, error) {
	income, err := in.income()
	if err != nil {
		return injury.DeathBenefits{}, err
	}
	urban := decimal.NewNullDecimal(income.Number().Decimal())
	return injury.Death{Survivors: in.Survivors, UrbanIncome: urban}.Benefits()
}

type deathLumpOutput struct {
	Lump  decimal.Decimal `json:"lump" out:"yuan" doc:"yuan" zh:"一次性工亡补助金（元）"`
	Grade rule.Grade      `json:"grade" doc:"how well the income is known" zh:"数据等级"`
}

func deathLump(in accident) (deathLumpOutput, error) {
	income, err := in.income()
	if err != nil {
		return deathLumpOutput{}, err
	}
	lump, err := injury.DeathLump(income.Number().Decimal())
	return deathLumpOutput{lump, income.Grade()}, err
}
