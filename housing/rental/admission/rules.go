package admission

import (
	"github.com/shebao-go/shebao/jsonrule"
)

// ByName are the rules of this package by name.
func ByName() []jsonrule.Rule {
	const waiting = "广州市公共租赁住房轮候配租实施细则 (2013-04-26)"
	return []jsonrule.Rule{
		jsonrule.New("housing.eligibility", jsonrule.About{
			Doc:     "whether a household is admitted to public rental housing, with every reason",
			Chinese: "公共租赁住房准入审核，列出全部理由", Clause: "2.4a",
			Source: "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号",
			Example: `{"text":"2013","applied":"2014-06-01","members":[{"role":"applicant","age":40,` +
				`"registered":true,"in_city":true}],` +
				`"income":"20000","assets":"0","own_area":"0"}`}, eligibility),
		jsonrule.New("housing.waiting_priority", jsonrule.About{
			Doc:     "the grounds on which a family that waits for a home is served first",
			Chinese: "优先配租的理由", Clause: "2.4a", Source: waiting + " art. 14",
			Example: `{"months_waited":37,"registered":true}`}, priority),
		jsonrule.New("housing.waiting_number", jsonrule.About{
			Doc:     "whether a family that waits for a home keeps its number",
			Chinese: "轮候号是否保留", Clause: "2.4a", Source: waiting + " art. 8-10",
			Example: `{"months_unregistered":59}`}, keepsNumber),
		jsonrule.New("housing.waiting_order", jsonrule.About{
			Doc:     "the order in which waiting families are given homes",
			Chinese: "轮候家庭的配租顺序", Clause: "2.4a", Source: waiting + " art. 13",
			Example: `{"entries":[{"id":"A","number":1,"sequence":"third"},{"id":"B","number":9,"sequence":"first"}]}`},
			register.order),
		jsonrule.New("housing.home_size", jsonrule.About{
			Doc:     "the kinds of home that fit a family of so many",
			Chinese: "按家庭人数的配租房型", Clause: "2.4a", Source: waiting + " art. 15",
			Example: `{"persons":4}`}, familySize.homes),
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

type priorityOutput struct {
	Grounds []Ground `json:"grounds" doc:"none where it has none or used its turn" zh:"优先配租理由"`
}

func priority(in Claims) (out priorityOutput, err error) {
	out.Grounds, err = in.Priority()
	return out, err
}

type numberOutput struct {
	Keeps bool `json:"keeps" doc:"the number still stands" zh:"轮候号是否保留"`
}

func keepsNumber(in Change) (out numberOutput, err error) {
	out.Keeps, err = in.KeepsNumber()
	return out, err
}

type orderOutput struct {
	Placed []Placed `json:"placed" doc:"first served first" zh:"配租顺序"`
}

func (r register) order() (out orderOutput, err error) {
	out.Placed, err = Order(r.Entries)
	return out, err
}

type homesOutput struct {
	Homes []Rooms `json:"homes" doc:"any of them fits" zh:"适配房型"`
}

func (f familySize) homes() (out homesOutput, err error) {
	out.Homes, err = HomeFor(f.Persons)
	return out, err
}
