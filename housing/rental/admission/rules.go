package admission

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
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

// rulesOf returns the rules of the text of a year: 2013, 2015 or 2024.
func rulesOf(text string) Rules {
	switch text {
	case "2015":
		return Rules2015()
	case "2024":
		return Rules2024()
	}
	return Rules2013()
}

// roleOf returns the role of a name; the applicant is the first member, whatever the role.
func roleOf(name string) Role {
	switch name {
	case "spouse":
		return Spouse
	case "child":
		return Child
	}
	return Other
}

// householdInput is an application. Each text is in force on its own days: 2013 to 2016-04-30, 2015 to 2018-08-24, 2024
// to 2029-03-03.
type householdInput struct {
	Text    string          `json:"text" enum:"2013,2015,2024" doc:"the year of the text" zh:"文件年份"`
	Applied rule.Date       `json:"applied" doc:"a day the text was in force" zh:"申请日（须在文件有效期内）"`
	Members []memberInput   `json:"members" items:"1-50" doc:"the applicant first" zh:"家庭成员（申请人在前）"`
	Income  decimal.Decimal `json:"income" in:"yuan" doc:"of the household, yuan a year" zh:"家庭年可支配收入（元）"`
	Assets  decimal.Decimal `json:"assets" in:"yuan" doc:"net, yuan" zh:"家庭资产净值（元）"`
	OwnArea decimal.Decimal `json:"own_area" in:"number" min:"0" max:"100000" do:"pass m²" doc:"m²" zh:"自有面积"`
}

type memberInput struct {
	Role       string `json:"role" enum:"applicant,spouse,child,other" doc:"to the applicant" zh:"身份"`
	Age        int    `json:"age" in:"count" max:"150" doc:"full years on the day" zh:"年龄（周岁）"`
	Registered bool   `json:"registered" default:"false" doc:"registered in the city" zh:"本市城镇户籍"`
	InCity     bool   `json:"in_city" default:"false" doc:"works or lives in the city" zh:"在本市工作或居住"`
}

type decisionOutput struct {
	Admitted    bool            `json:"admitted" doc:"whether it is admitted" zh:"是否准入"`
	SubsidyOnly bool            `json:"subsidy_only" doc:"a subsidy, but no home" zh:"只发放住房租赁补贴"`
	Findings    []findingOutput `json:"findings" doc:"every reason, in order" zh:"理由"`
}

type findingOutput struct {
	Reason  string              `json:"reason" doc:"what fails or narrows, such as income" zh:"理由"`
	Article string              `json:"article" doc:"of the text" zh:"条款"`
	Have    decimal.NullDecimal `json:"have" out:"plain" doc:"what the household has" zh:"实际值"`
	Limit   decimal.NullDecimal `json:"limit" out:"plain" doc:"what the limit is" zh:"限额"`
}

func eligibility(in householdInput) (decisionOutput, error) {
	h := Household{Applied: in.Applied, Income: in.Income, Assets: in.Assets, OwnArea: in.OwnArea}
	for _, m := range in.Members {
		h.Members = append(h.Members, Member{Role: roleOf(m.Role), Age: m.Age, Registered: m.Registered,
			InCity: m.InCity})
	}
	d, err := rulesOf(in.Text).Decide(h)
	out := decisionOutput{Admitted: d.Admitted, SubsidyOnly: d.SubsidyOnly}
	for _, f := range d.Findings {
		out.Findings = append(out.Findings, findingOutput{f.Reason.String(), f.Article, f.Have, f.Limit})
	}
	return out, err
}
