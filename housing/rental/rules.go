package rental

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

const notice = "the city's 2014 notice"

// ByName are the rules of this package by name.
func ByName() []jsonrule.Rule { return append(familyRules(), moneyRules()...) }

// moneyRules are the rules of the money for public rental housing.
func moneyRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("housing.land_revenue", jsonrule.About{
			Doc:     "the least part of net land revenue for public rental housing, at least 13 %",
			Chinese: "土地出让净收益用于公共租赁住房的最低额（不低于13%）", Clause: "2.5a",
			Source:  notice + "; 穗府办规〔2024〕13号 art. 18 (10 %)",
			Example: `{"net_revenue":"1000000000","allocated":"100000000"}`}, landInput.share),
		jsonrule.New("housing.rental_funding", jsonrule.About{
			Doc:     "each year's money for public rental housing and its split over the projects",
			Chinese: "公共租赁住房各年资金及其在项目间的分配", Clause: "2.5a, 2.5b",
			Source: notice + "; 穗府办规〔2024〕13号 art. 18; 住房公积金管理条例 art. 29-30",
			Example: `{"years":[{"year":2014,"net_revenue":"1000","added_value":"100","risk_reserve":"60",` +
				`"management_fee":"10"}],"projects":[{"name":"A","weight":"1"},{"name":"B","weight":"2"}]}`}, fund),
	}
}

// familyRules are the rules of a family's limits, subsidy and rent.
func familyRules() []jsonrule.Rule {
	const texts = "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号"
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
		jsonrule.New("housing.rental_limits", jsonrule.About{
			Doc:     "income and asset limits of a household by the text of a year",
			Chinese: "公共租赁住房准入的收入、资产净值限额", Clause: "2.4a",
			Source:  texts,
			Example: `{"text":"2013","persons":2}`}, limits),
		jsonrule.New("housing.income_benchmark", jsonrule.About{
			Doc:     "the income limit a head that the limits of public rental housing start from",
			Chinese: "公共租赁住房收入准入限额基准（人均）", Clause: "2.4a",
			Source:  "the opinion of 2015-08-25 sec. 1; 穗建规字〔2024〕5号 sec. 1",
			Example: `{"text":"2024","all_over_60":true}`}, benchmark),
		jsonrule.New("housing.rent", jsonrule.About{
			Doc:     "a month's rent of a public rental home by the text of a year",
			Chinese: "公共租赁住房月租金", Clause: "2.4a",
			Source: "穗府办〔2013〕3号 art. 31 and annex 3; the opinion of 2015-08-25 sec. 3 and annex 3; " +
				"穗建规字〔2024〕5号 sec. 3",
			Example: `{"text":"2013","area":"50","own_area":"0","standard":"20","persons":2,"income":"19200"}`}, rent),
		jsonrule.New("housing.waiting_subsidy", jsonrule.About{
			Doc:     "whether a family that waits for a home may draw the rent subsidy",
			Chinese: "轮候期间能否领取住房租赁补贴", Clause: "2.4a", Source: texts,
			Example: `{"text":"2024","months_waited":61,"registered_in_vain":true}`}, mayDraw),
	}
}

type adjustOutput struct {
	Years []LineYear `json:"years" doc:"year by year" zh:"各年收入线"`
}

func adjust(in Adjustment) (out adjustOutput, err error) {
	out.Years, err = AdjustLine(in)
	return out, err
}

// rulesOf returns the rules of the text of a year. No limit and no rent depends on the low-income line of 2022.
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

// byText chooses the rules by the year of the text.
type byText struct {
	Text string `json:"text" enum:"2013,2015,2022,2024" doc:"the year of the text" zh:"文件年份"`
}

type elders struct {
	All bool `json:"all_over_60" default:"false" doc:"all are 60 or older" zh:"家庭成员均为60周岁以上"`
}

type limitsInput struct {
	byText
	household
	elders
}

func limits(in limitsInput) (Limit, error) { return rulesOf(in.Text).Limit(in.Persons, in.All) }

type benchmarkInput struct {
	byText
	elders
}

type benchmarkOutput struct {
	Benchmark decimal.Decimal `json:"benchmark" out:"plain" doc:"yuan a head and year" zh:"人均年收入基准（元）"`
}

func benchmark(in benchmarkInput) (out benchmarkOutput, err error) {
	out.Benchmark, err = rulesOf(in.Text).PerHeadBenchmark(in.All)
	return out, err
}

type rentInput struct {
	byText
	Tenancy
}

func rent(in rentInput) (Rent, error) { return rulesOf(in.Text).Rent(in.Tenancy) }

type waitingInput struct {
	byText
	Waiting
}

type waitingOutput struct {
	May bool `json:"may_draw" doc:"the subsidy, until there is a home" zh:"轮候期间可否领取补贴"`
}

func mayDraw(in waitingInput) (out waitingOutput, err error) {
	out.May, err = rulesOf(in.Text).MayDrawWhileWaiting(in.Waiting)
	return out, err
}

func fund(in funding) (FundingPlan, error) { return Fund(in.Years, in.Projects) }

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
