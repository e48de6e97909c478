package admission

import (
	"github.com/shebao-go/shebao/jsonrule"
)

// ByName are the rules of this package by name.
func ByName() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("housing.eligibility", jsonrule.About{
			Doc:     "whether a household is admitted to public rental housing, with every reason",
			Chinese: "公共租赁住房准入审核，列出全部理由", Clause: "2.4a",
			Source: "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号",
			Example: `{"text":"2013","applied":"2014-06-01","members":[{"role":"applicant","age":40,` +
				`"registered":true,"in_city":true}],` +
				`"income":"20000","assets":"0","own_area":"0"}`}, eligibility),
	}
}

// applicationInput is an application under a text. Each is in force on its own days: 2013 to 2016-04-30, 2015 to
// 2018-08-24, 2024 to 2029-03-03.
type applicationInput struct {
	Text string `json:"text" enum:"2013,2015,2024" doc:"the year of the text" zh:"文件年份"`
	Household
}

func eligibility(in applicationInput) (Decision, error) {
	rules := Rules2013()
	switch in.Text {
	case "2015":
		rules = Rules2015()
	case "2024":
		rules = Rules2024()
	}
	return rules.Decide(in.Household)
}
