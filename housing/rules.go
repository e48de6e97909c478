package housing

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const notice = "the city's 2014 notice"
	return []jsonrule.Rule{
		jsonrule.New("housing.income_line", jsonrule.About{
			Doc:     "the income line of public rental housing, about 60 % of disposable income, by household size",
			Chinese: "公共租赁住房收入线（城镇居民人均可支配收入的60%左右），按家庭人口", Clause: "2.4a",
			Source:  notice + "; 穗府办〔2013〕3号 art. 22 and annex 1; the opinion of 2015-08-25, annex 1",
			Example: `{"disposable_income":"34438.08","rounding":"per_head_half_up"}`}, incomeLine),
		jsonrule.New("housing.land_revenue", jsonrule.About{
			Doc:     "the least part of net land revenue for public rental housing, at least 13 %",
			Chinese: "土地出让净收益用于公共租赁住房的最低额（不低于13%）", Clause: "2.5a",
			Source:  notice + "; 穗府办规〔2024〕13号 art. 18 (10 %)",
			Example: `{"net_revenue":"1000000000","allocated":"100000000"}`}, landRevenue),
		jsonrule.New("housing.added_value", jsonrule.About{
			Doc: "how the provident fund's added value is used: reserve, fee, all the rest to public rental " +
				"housing",
			Chinese: "住房公积金增值收益的分配：贷款风险准备金、管理费用，其余用于公共租赁住房", Clause: "2.5b",
			Source:  notice + "; 住房公积金管理条例 art. 29-30",
			Example: `{"added_value":"1000","risk_reserve":"600","management_fee":"100"}`}, addedValue),
		jsonrule.New("housing.fund_deposit", jsonrule.About{
			Doc:     "the monthly provident fund deposit of each side",
			Chinese: "住房公积金月缴存额（单位、个人各自）", Clause: "-",
			Source:  "住房公积金管理条例 art. 16, 18",
			Example: `{"base":"20010","rate":"0.05"}`}, fundDeposit),
	}
}

type decimals = []decimal.Decimal

type lineInput struct {
	Income decimal.Decimal `json:"disposable_income" in:"yuan" doc:"a year, per head, yuan" zh:"人均可支配收入（元/年）"`
	Ratio  decimal.Decimal `json:"ratio" in:"rate" default:"0.6" doc:"share of the income" zh:"占可支配收入的比例"`

	// The factors of both published annexes: households of 1, 2, 3 and 4 or more persons.
	Sizes decimals `json:"size_factors" in:"factor" items:"20" default:"1.2,1.1,1,0.9" doc:"by persons" zh:"家庭规模系数"`

	Rounding LineRounding `json:"rounding" doc:"how the table is rounded: as in 2013 or in 2015" zh:"取整方式"`
}

type lineOutput struct {
	PerHead   decimal.Decimal `json:"per_head" out:"plain" doc:"a year per head, yuan" zh:"人均年收入线（元）"`
	PerHeads  decimals        `json:"per_heads" out:"plain" doc:"a year per head, by size, yuan" zh:"各规模家庭人均年收入线（元）"`
	Household decimals        `json:"household" out:"plain" doc:"a year, by size, yuan" zh:"家庭年收入线（元）"`
	Monthly   decimals        `json:"monthly" out:"plain" doc:"a month, by size, yuan" zh:"家庭月收入线（元）"`
	Modality  rule.Modality   `json:"modality" doc:"what kind of number the text gives" zh:"数字性质"`
}

// lineRoundings are the names of the ways of rounding.
func lineRoundings() jsonrule.Words {
	return jsonrule.Words{"", "per_head_half_up", "household_half_up"}
}

// MarshalText writes the JSON name, such as "per_head_half_up".
func (r LineRounding) MarshalText() ([]byte, error) { return lineRoundings().Text(uint8(r)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (r *LineRounding) UnmarshalText(text []byte) error {
	return lineRoundings().Read((*uint8)(r), text)
}

func incomeLine(in lineInput) (lineOutput, error) {
	l, err := IncomeLine(in.Income, in.Ratio, in.Sizes, in.Rounding)
	return lineOutput(l), err
}

type landInput struct {
	Net       decimal.Decimal     `json:"net_revenue" in:"total" doc:"of the year, yuan" zh:"土地出让净收益（元）"`
	Ratio     decimal.Decimal     `json:"ratio" in:"rate" default:"0.13" doc:"the least share" zh:"最低比例"`
	Allocated decimal.NullDecimal `json:"allocated" in:"total" doc:"what was given, yuan" zh:"实际安排（元）"`
}

type landOutput struct {
	Least     decimal.Decimal     `json:"least" out:"yuan" doc:"the least amount, yuan" zh:"最低安排额（元）"`
	Shortfall decimal.NullDecimal `json:"shortfall" out:"yuan" doc:"what the allocation lacks, yuan" zh:"差额（元）"`
	Modality  rule.Modality       `json:"modality" doc:"what kind of number the text gives" zh:"数字性质"`
}

func landRevenue(in landInput) (landOutput, error) {
	share, err := LandRevenue(in.Net, in.Ratio, in.Allocated)
	return landOutput(share), err
}

type addedInput struct {
	Added   decimal.Decimal `json:"added_value" in:"total" doc:"of the year, yuan" zh:"增值收益（元）"`
	Prior   decimal.Decimal `json:"prior_loss" in:"total" default:"0" doc:"of the year before, yuan" zh:"上年亏损（元）"`
	Reserve decimal.Decimal `json:"risk_reserve" in:"total" doc:"loan risk reserve, yuan" zh:"贷款风险准备金（元）"`
	Fee     decimal.Decimal `json:"management_fee" in:"total" doc:"management fee, yuan" zh:"管理费用（元）"`
}

type addedOutput struct {
	Prior         decimal.Decimal `json:"prior_loss" out:"yuan" doc:"loss made good, yuan" zh:"弥补上年亏损（元）"`
	RiskReserve   decimal.Decimal `json:"risk_reserve" out:"yuan" doc:"loan risk reserve, yuan" zh:"贷款风险准备金（元）"`
	ManagementFee decimal.Decimal `json:"management_fee" out:"yuan" doc:"management fee, yuan" zh:"管理费用（元）"`
	PublicRental  decimal.Decimal `json:"public_rental" out:"yuan" doc:"to public rental housing, yuan" zh:"用于公租房（元）"`
	Unmet         decimal.Decimal `json:"unmet" out:"yuan" doc:"what could not be covered, yuan" zh:"不足额（元）"`
}

func addedValue(in addedInput) (addedOutput, error) {
	out, err := AddedValue(in.Added, in.Prior, in.Reserve, in.Fee)
	return addedOutput(out), err
}

type depositInput struct {
	Base     decimal.Decimal `json:"base" in:"wage" doc:"deposit base, yuan a month" zh:"缴存基数（元/月）"`
	Rate     decimal.Decimal `json:"rate" in:"rate" doc:"deposit rate, a fraction" zh:"缴存比例"`
	Rounding string          `json:"rounding" enum:"yuan,fen" default:"yuan" doc:"half up to the unit" zh:"取整单位"`
}

type depositOutput struct {
	EachSide decimal.Decimal `json:"each_side" out:"yuan" doc:"of each side, yuan a month" zh:"单位、个人各自缴存额（元/月）"`
}

func fundDeposit(in depositInput) (out depositOutput, err error) {
	rounding := rule.Rounding{Unit: rule.ToYuan}
	if in.Rounding == "fen" {
		rounding = rule.Rounding{}
	}
	out.EachSide, err = rule.Product(rule.Housing, in.Base, in.Rate, rounding)
	return out, err
}
