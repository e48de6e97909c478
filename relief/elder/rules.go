package elder

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("relief.home_care_aid", jsonrule.About{
			Doc:     "monthly aid for the care of the old at home",
			Chinese: "居家社区养老服务资助（月）", Clause: "2.3b", Source: "穗府办规〔2022〕13号 art. 24-27, 49",
			Example: `{"standard":"1309","age":82,"disability":"severe","old_only":true,"household_persons":2,` +
				`"household_income":"5000"}`}, homeCare),
		jsonrule.New("relief.home_care_income_line", jsonrule.About{
			Doc:     "the monthly income per head below which an old person is in need",
			Chinese: "经济困难老年人的家庭人均月收入线", Clause: "2.3b", Source: "穗府办规〔2022〕13号 art. 49",
			Example: `{"standard":"1309"}`}, incomeLine),
		jsonrule.New("relief.waiting_list", jsonrule.About{Doc: "the order of a waiting list: priority, need, date",
			Chinese: "评估轮候次序：优先级、需求、日期", Clause: "2.3a, 2.7", Source: "the city's 2014 notice: 评估轮候",
			Example: `{"applicants":[{"id":"a","priority":1,"need":9,"applied":"2020-01-01"}]}`}, waiting.order),
	}
}

type homeCareInput struct {
	standardInput
	Person
}

func homeCare(in homeCareInput) (Aid, error) { return Monthly(Guangzhou2022(), in.Standard, in.Person) }

type lineOutput struct {
	Line decimal.Decimal `json:"income_line" out:"yuan" doc:"in need below it, yuan a head" zh:"人均月收入线（元）"`
}

func incomeLine(in standardInput) (out lineOutput, err error) {
	out.Line, err = Guangzhou2022().IncomeLine(in.Standard)
	return out, err
}

type orderOutput struct {
	Order []string `json:"order" doc:"the ids, first to last" zh:"轮候次序"`
}

func (w waiting) order() (out orderOutput, err error) {
	ordered, err := Order(w.Applicants)
	for _, a := range ordered {
		out.Order = append(out.Order, a.ID)
	}
	return out, err
}

// standardInput is the minimum living standard.
type standardInput struct {
	Standard decimal.Decimal `json:"standard" in:"yuan" doc:"yuan a head and month" zh:"低保标准（元/人·月）"`
}

// disabilities are the names of the results.
func disabilities() jsonrule.Words { return jsonrule.Words{"able", "mild", "moderate", "severe"} }

// MarshalText writes the JSON name, such as "mild".
func (d Disability) MarshalText() ([]byte, error) { return disabilities().Text(uint8(d)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (d *Disability) UnmarshalText(text []byte) error { return disabilities().Read((*uint8)(d), text) }
