package rental

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// ByName are the rules of this package by name.
func ByName() []jsonrule.Rule {
	const texts = "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号"
	return []jsonrule.Rule{
		jsonrule.New("housing.rental_limits", jsonrule.About{
			Doc:     "income and asset limits of a household by the text of a year",
			Chinese: "公共租赁住房准入的收入、资产净值限额", Clause: "2.4a", Source: texts,
			Example: `{"text":"2013","persons":2}`}, limits),
		jsonrule.New("housing.rent_subsidy", jsonrule.About{
			Doc:     "a month's rent subsidy by the text of a year",
			Chinese: "住房租赁补贴月标准", Clause: "2.4a", Source: texts,
			Example: `{"text":"2013","persons":1,"own_area":"0","income":"9600","district":"tianhe"}`}, subsidy),
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

type limitsInput struct {
	Text    string `json:"text" enum:"2013,2015,2024" doc:"the year of the text" zh:"文件年份"`
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

// kindOf returns the circumstance of a name the subsidy takes.
func kindOf(name string) Kind {
	switch name {
	case "dibao":
		return Dibao
	case "marginal":
		return Marginal
	case "hardship_worker":
		return HardshipWorker
	}
	return Destitute
}

type subsidyInput struct {
	Text    string          `json:"text" enum:"2013,2015,2024" doc:"the year of the text" zh:"文件年份"`
	Persons int             `json:"persons" in:"count" min:"1" max:"50" doc:"members of the household" zh:"家庭人数"`
	OwnArea decimal.Decimal `json:"own_area" in:"number" min:"0" max:"100000" do:"pass m²" doc:"m²" zh:"自有面积"`
	Income  decimal.Decimal `json:"income" in:"yuan" doc:"of the household, yuan a year" zh:"家庭年可支配收入（元）"`
	Counted *int            `json:"counted" in:"count" min:"1" max:"50" doc:"members who count" zh:"计入人数"`

	// Kinds are the circumstances the subsidy depends on.
	Kinds []string `json:"kinds" in:",optional" enum:"dibao,marginal,hardship_worker,destitute" doc:"kinds" zh:"类别"`

	District District `json:"district" doc:"where the household is registered" zh:"户籍所在区"`
}

type subsidyOutput struct {
	Monthly        decimal.Decimal `json:"monthly" out:"yuan" doc:"the subsidy, yuan a month" zh:"月补贴额（元）"`
	Formula        decimal.Decimal `json:"formula" out:"yuan" doc:"before the least amount, yuan" zh:"按公式计算额（元）"`
	IncomeFactor   decimal.Decimal `json:"income_factor" out:"plain" doc:"by income" zh:"收入补贴系数"`
	DistrictFactor decimal.Decimal `json:"district_factor" out:"plain" doc:"by district" zh:"区域补贴系数"`
	Limit          rule.Limit      `json:"limit" doc:"floor where the least amount decided, else none" zh:"是否按最低标准"`
}

// subsidy counts every member where counted is absent.
func subsidy(in subsidyInput) (subsidyOutput, error) {
	c := Claim{Persons: in.Persons, Counted: in.Persons, OwnArea: in.OwnArea, Income: in.Income, District: in.District}
	if in.Counted != nil {
		c.Counted = *in.Counted
	}
	for _, name := range in.Kinds {
		c.Kinds = append(c.Kinds, kindOf(name))
	}
	s, err := rulesOf(in.Text).Subsidy(c)
	return subsidyOutput{s.Monthly, s.Formula, s.IncomeFactor, s.DistrictFactor, s.Limit}, err
}
