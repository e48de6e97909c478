package elsewhere

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// ByName are the rules of this package by name.
func ByName() []jsonrule.Rule {
	const texts = "广州市社会医疗保险办法 (市政府令第123号) art. 57; 医保发〔2022〕22号; Guangdong page of 2025"
	return []jsonrule.Rule{
		jsonrule.New("medical.elsewhere", jsonrule.About{
			Doc:     "the terms of care away from home: catalogue, rates, drop, settlement at the counter",
			Chinese: "异地就医待遇：目录、支付标准、降低比例、是否直接结算", Clause: "1.5a", Source: texts,
			Example: `{"version":"national_2022","visit":"registered"}`}, awayFromHome),
		jsonrule.New("medical.elsewhere_ratio", jsonrule.About{
			Doc:     "the ratio the fund applies to care away from home",
			Chinese: "异地就医的支付比例", Clause: "1.5a", Source: texts,
			Example: `{"version":"national_2022","visit":"registered","home_ratio":"0.8","drop":"0.1"}`}, ratio),
	}
}

type visitInput struct {
	Version string `json:"version" enum:"decree_123,national_2022,guangdong_2025" doc:"the text" zh:"适用文件"`
	Visit   Visit  `json:"visit" doc:"why: long_term, study, emergency, registered, unregistered" zh:"就医情形"`
}

// rules are the terms of the text that is named.
func (in visitInput) rules() Rules {
	switch in.Version {
	case "national_2022":
		return National2022()
	case "guangdong_2025":
		return Guangdong2025()
	}
	return Decree123()
}

type visitOutput struct {
	Covered   bool                `json:"covered" doc:"the fund pays" zh:"是否支付"`
	Catalogue Place               `json:"catalogue" doc:"whose list: insurance or care" zh:"执行何地目录（参保地、就医地）"`
	Rates     Place               `json:"rates" doc:"whose deductible, ratio and cap" zh:"执行何地支付标准"`
	Drop      decimal.NullDecimal `json:"drop" out:"plain" doc:"how much lower the ratio is" zh:"支付比例降低幅度"`
	Counter   bool                `json:"counter" doc:"settled at the counter" zh:"是否直接结算"`
	Article   string              `json:"article" doc:"of the text" zh:"条款"`
	Modality  rule.Modality       `json:"modality,omitempty" doc:"what kind of number the drop is" zh:"数字性质"`
	Grade     rule.Grade          `json:"grade" doc:"how well the text is known" zh:"依据等级"`
	Source    string              `json:"source" doc:"the text" zh:"依据"`
}

func awayFromHome(in visitInput) (visitOutput, error) {
	rules := in.rules()
	t, err := rules.Of(in.Visit)
	drop := decimal.NullDecimal{Decimal: t.Drop, Valid: t.Modality != 0} // none where the text names none
	return visitOutput{t.Covered, t.Catalogue, t.Rates, drop, t.Counter, t.Article, t.Modality, rules.Grade,
		rules.Cite.In(rule.English)}, err
}

// ratioInput has the drop where the text leaves it to the place of insurance.
type ratioInput struct {
	visitInput
	Home decimal.Decimal     `json:"home_ratio" in:"rate" doc:"of the same tier at home" zh:"本市同级医疗机构支付比例"`
	Drop decimal.NullDecimal `json:"drop" in:"rate" doc:"published by the place of insurance" zh:"参保地公布的降低幅度"`

	HomeGrade rule.Grade `json:"home_ratio_grade" in:",optional" doc:"how well home_ratio is known" zh:"本市支付比例的数据等级"`
	DropGrade rule.Grade `json:"drop_grade" in:",optional" doc:"how well drop is known" zh:"降低幅度的数据等级"`
}

type ratioOutput struct {
	Ratio  decimal.Decimal `json:"ratio" out:"plain" doc:"the fund applies" zh:"支付比例"`
	Grade  rule.Grade      `json:"grade" doc:"how well the text is known" zh:"依据等级"`
	Source string          `json:"source" doc:"the text" zh:"依据"`
}

func ratio(in ratioInput) (ratioOutput, error) {
	rules := in.rules()
	t, err := rules.Of(in.Visit)
	if err != nil {
		return ratioOutput{}, err
	}
	applied, err := t.Ratio(in.Home, in.Drop)
	return ratioOutput{applied, max(rules.Grade, in.HomeGrade, in.DropGrade), rules.Cite.In(rule.English)}, err
}
