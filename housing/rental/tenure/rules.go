package tenure

import "github.com/shebao-go/shebao/jsonrule"

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("housing.review", jsonrule.About{
			Doc:     "when a housing support ends and its review is due",
			Chinese: "保障资格期满日及期满审查申请期限", Clause: "2.4b",
			Source:  "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号",
			Example: `{"text":"2024","support":"contract","start":"2024-04-01"}`}, review),
		jsonrule.New("housing.over_limit_rent", jsonrule.About{
			Doc:     "the rent of a tenant above the limits once the transition is over",
			Chinese: "超限家庭过渡期满后的租金", Clause: "2.4b",
			Source: "穗建规字〔2024〕5号 sec. 5(2)",
			Example: `{"project_rent":"1200","preferential_rent":"300","income":"60000","income_limit":"50000",` +
				`"assets":"0","asset_limit":"200000"}`}, overLimit),
	}
}

type reviewInput struct {
	Text string `json:"text" enum:"2013,2024" doc:"the year of the text" zh:"文件年份"`
	begun
}

func review(in reviewInput) (Review, error) {
	terms := Terms2013()
	if in.Text == "2024" {
		terms = Terms2024()
	}
	return terms.Review(in.Support, in.Start)
}

func overLimit(in OverLimit) (Outcome, error) { return Terms2024().Beyond(in) }
