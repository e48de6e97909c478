package rental

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// ByName are the rules of this package by name.
func ByName() []jsonrule.Rule {
	const texts = "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号"
	return []jsonrule.Rule{
		jsonrule.New("housing.rental_limits", jsonrule.About{
			Doc:     "income and asset limits of a household by the text of a year",
			Chinese: "公共租赁住房准入的收入、资产净值限额", Clause: "2.4a", Source: texts,
			Example: `{"text":"2013","persons":2}`}, limits),
	}
}

// rulesOf returns the rules of the text of a year. No limit depends on the low-income line of 2022.
func rulesOf(text string) Rules {
	switch text {
	case "2015":
		return Rules2015()
	case "2022":
		return Rules2022(decimal.Decimal{})
	case "2024":
		return Rules2024()
	}
	return Rules2013()
}

type limitsInput struct {
	Text    string `json:"text" enum:"2013,2015,2022,2024" doc:"the year of the text" zh:"文件年份"`
	Persons int    `json:"persons" in:"count" min:"1" max:"50" doc:"members of the household" zh:"家庭人数"`
	Elders  bool   `json:"all_over_60" default:"false" doc:"all are 60 or older" zh:"家庭成员均为60周岁以上"`
}

type limitsOutput struct {
	Year   decimal.Decimal     `json:"year" out:"plain" doc:"income limit, yuan a year" zh:"家庭年可支配收入限额（元）"`
	Month  decimal.NullDecimal `json:"month" out:"plain" doc:"income limit, yuan a month" zh:"家庭月可支配收入限额（元）"`
	Assets decimal.Decimal     `json:"assets" out:"plain" doc:"asset limit, yuan" zh:"家庭资产净值限额（元）"`
}

func limits(in limitsInput) (limitsOutput, error) {
	l, err := rulesOf(in.Text).Limit(in.Persons, in.Elders)
	return limitsOutput{l.Year, l.Month, l.Assets}, err
}

// districts are the names of the districts.
func districts() jsonrule.Words {
	return jsonrule.Words{"", "yuexiu", "haizhu", "liwan", "tianhe", "baiyun", "huangpu", "luogang", "nansha",
		"panyu", "huadu",
		"conghua", "zengcheng"}
}

// MarshalText writes the JSON name, such as "tianhe".
func (d District) MarshalText() ([]byte, error) { return districts().Text(uint8(d)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (d *District) UnmarshalText(text []byte) error { return districts().Read((*uint8)(d), text) }
