package rental

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

// ByName are the rules of this package by name.
func ByName() []jsonrule.Rule {
	const notice = "the city's 2014 notice"
	return []jsonrule.Rule{
		jsonrule.New("housing.income_line", jsonrule.About{
			Doc:     "the income line of public rental housing, about 60 % of disposable income, by household size",
			Chinese: "公共租赁住房收入线（城镇居民人均可支配收入的60%左右），按家庭人口", Clause: "2.4a",
			Source:  notice + "; 穗府办〔2013〕3号 art. 22 and annex 1; the opinion of 2015-08-25, annex 1",
			Example: `{"disposable_income":"34438.08","rounding":"per_head_half_up"}`}, lineInput.line),
		jsonrule.New("housing.line_adjustment", jsonrule.About{
			Doc:     "income lines that follow a series of disposable incomes",
			Chinese: "收入线随城镇居民人均可支配收入动态调整", Clause: "2.4a",
			Source: notice + ": 动态调整; 穗府办〔2013〕3号 art. 22",
			Example: `{"incomes":[{"year":2011,"amount":"34438.08"}],"rounding":"per_head_half_up","first":2013,` +
				`"last":2013}`}, adjust),
		jsonrule.New("housing.land_revenue", jsonrule.About{
			Doc:     "the least part of net land revenue for public rental housing, at least 13 %",
			Chinese: "土地出让净收益用于公共租赁住房的最低额（不低于13%）", Clause: "2.5a",
			Source:  notice + "; 穗府办规〔2024〕13号 art. 18 (10 %)",
			Example: `{"net_revenue":"1000000000","allocated":"100000000"}`}, landInput.share),
		jsonrule.New("housing.rental_limits", jsonrule.About{
			Doc:     "income and asset limits of a household by the text of a year",
			Chinese: "公共租赁住房准入的收入、资产净值限额", Clause: "2.4a",
			Source:  "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号",
			Example: `{"text":"2013","persons":2}`}, limits),
	}
}

type adjustOutput struct {
	Years []LineYear `json:"years" doc:"year by year" zh:"各年收入线"`
}

func adjust(in Adjustment) (out adjustOutput, err error) {
	out.Years, err = AdjustLine(in)
	return out, err
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
	Text string `json:"text" enum:"2013,2015,2022,2024" doc:"the year of the text" zh:"文件年份"`
	household
	Elders bool `json:"all_over_60" default:"false" doc:"all are 60 or older" zh:"家庭成员均为60周岁以上"`
}

func limits(in limitsInput) (Limit, error) { return rulesOf(in.Text).Limit(in.Persons, in.Elders) }

// districts are the names of the districts.
func districts() jsonrule.Words {
	return jsonrule.Words{"", "yuexiu", "haizhu", "liwan", "tianhe", "baiyun", "huangpu", "luogang", "nansha",
		"panyu", "huadu", "conghua", "zengcheng"}
}

// MarshalText writes the JSON name, such as "tianhe".
func (d District) MarshalText() ([]byte, error) { return districts().Text(uint8(d)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (d *District) UnmarshalText(text []byte) error { return districts().Read((*uint8)(d), text) }

// kinds are the names of the circumstances.
func kinds() jsonrule.Words {
	return jsonrule.Words{"", "dibao", "marginal", "hardship_worker", "expense_poor", "destitute", "entitled",
		"martyr_family", "leaving_care", "severe_disability", "named_elsewhere"}
}

// MarshalText writes the JSON name, such as "dibao".
func (k Kind) MarshalText() ([]byte, error) { return kinds().Text(uint8(k)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (k *Kind) UnmarshalText(text []byte) error { return kinds().Read((*uint8)(k), text) }

// readings are the names of the readings.
func readings() jsonrule.Words { return jsonrule.Words{"unsettled", "printed_total", "times_persons"} }

// MarshalText writes the JSON name, such as "printed_total".
func (r Reading) MarshalText() ([]byte, error) { return readings().Text(uint8(r)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (r *Reading) UnmarshalText(text []byte) error { return readings().Read((*uint8)(r), text) }
