package elsewhere

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// ByName are the rules of this package by name.
func ByName() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("medical.elsewhere", jsonrule.About{
			Doc:     "the terms of care away from home: catalogue, rates, drop, settlement at the counter",
			Chinese: "异地就医待遇：目录、支付标准、降低比例、是否直接结算", Clause: "1.5a",
			Source: "广州市社会医疗保险办法 (市政府令第123号) art. 57; 医保发〔2022〕22号; " +
				"Guangdong page of 2025",
			Example: `{"version":"national_2022","visit":"registered"}`}, awayFromHome),
	}
}

type visitInput struct {
	Version string `json:"version" enum:"decree_123,national_2022,guangdong_2025" doc:"the text" zh:"适用文件"`
	Visit   Visit  `json:"visit" doc:"why: long_term, study, emergency, registered, unregistered" zh:"就医情形"`
}

type visitOutput struct {
	Covered   bool            `json:"covered" doc:"the fund pays" zh:"是否支付"`
	Catalogue Place           `json:"catalogue" doc:"whose list: insurance or care" zh:"执行何地目录（参保地、就医地）"`
	Rates     Place           `json:"rates" doc:"whose deductible, ratio and cap" zh:"执行何地支付标准"`
	Drop      decimal.Decimal `json:"drop" out:"plain" doc:"how much lower the ratio is" zh:"支付比例降低幅度"`
	Counter   bool            `json:"counter" doc:"settled at the counter" zh:"是否直接结算"`
	Article   string          `json:"article" doc:"of the text" zh:"条款"`
	Modality  rule.Modality   `json:"modality,omitempty" doc:"what kind of number the drop is" zh:"数字性质"`
	Grade     rule.Grade      `json:"grade" doc:"how well the text is known" zh:"依据等级"`
	Source    string          `json:"source" doc:"the text" zh:"依据"`
}

func awayFromHome(in visitInput) (visitOutput, error) {
	var rules Rules
	switch in.Version {
	case "decree_123":
		rules = Decree123()
	case "national_2022":
		rules = National2022()
	case "guangdong_2025":
		rules = Guangdong2025()
	}
	t, err := rules.Of(in.Visit)
	return visitOutput{t.Covered, t.Catalogue, t.Rates, t.Drop, t.Counter, t.Article, t.Modality, rules.Grade,
		rules.Cite.In(rule.English)}, err
}
