package relief

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
)

func destituteRule() jsonrule.Rule {
	return jsonrule.New("relief.destitute", jsonrule.About{
		Doc:     "the monthly living standard of a destitute person, not below what the district already grants",
		Chinese: "特困人员基本生活标准（不低于所在区现行标准）", Clause: "2.1b",
		Source:  "社会救助暂行办法 art. 15; 穗府办规〔2021〕7号; 穗民规字〔2025〕2号",
		Example: `{"standard":"1309","factor":"1.6","district_floor":"2120"}`}, destitute)
}

type destituteInput struct {
	Standard decimal.Decimal     `json:"standard" in:"yuan" doc:"yuan a head and month" zh:"低保标准（元/人·月）"`
	Factor   decimal.Decimal     `json:"factor" in:"factor" min:"0.0001" doc:"such as 1.6" zh:"倍数"`
	District decimal.NullDecimal `json:"district_floor" in:"yuan" doc:"yuan a month" zh:"所在区现行标准（元/月）"`
}

func destitute(in destituteInput) (out monthlyOutput, err error) {
	out.Monthly, err = Destitute(in.Standard, in.Factor, in.District)
	return out, err
}

func pocketRule() jsonrule.Rule {
	return jsonrule.New("relief.pocket_money", jsonrule.About{
		Doc:     "the least pocket money of a destitute person in an institution, up to the next fen",
		Chinese: "集中供养特困人员零用钱最低额", Clause: "2.1b", Source: "穗府办规〔2021〕7号 sec. 3",
		Example: `{"monthly":"2094.40","share":"0.2"}`}, pocketMoney)
}

type pocketInput struct {
	Monthly decimal.Decimal `json:"monthly" in:"yuan" doc:"living standard, yuan a month" zh:"基本生活标准（元/月）"`
	Share   decimal.Decimal `json:"share" in:"rate" doc:"a fraction" zh:"比例"`
}

func pocketMoney(in pocketInput) (out monthlyOutput, err error) {
	out.Monthly, err = PocketMoney(in.Monthly, in.Share)
	return out, err
}

func backPayRule() jsonrule.Rule {
	return jsonrule.New("relief.back_pay", jsonrule.About{
		Doc:     "what a household on the register gets when a higher standard reaches back",
		Chinese: "低保标准追溯提高的补发额", Clause: "2.1a", Source: "穗民规字〔2025〕2号 sec. 2(1)",
		Example: `{"before":"1238","after":"1309","persons":3,"months":5}`}, backPay)
}

type backPayInput struct {
	Before  decimal.Decimal `json:"before" in:"yuan" doc:"the standard paid, yuan" zh:"原标准（元/人·月）"`
	After   decimal.Decimal `json:"after" in:"yuan" doc:"the new standard, yuan" zh:"新标准（元/人·月）"`
	Persons int             `json:"persons" in:"count" min:"1" max:"100" doc:"household members" zh:"家庭人数"`
	Months  int             `json:"months" in:"count" max:"120" doc:"paid at the old standard" zh:"已按原标准发放月数"`
}

type backPayOutput struct {
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"for all months, yuan" zh:"补发额（元）"`
}

func backPay(in backPayInput) (out backPayOutput, err error) {
	out.Amount, err = BackPay(in.Before, in.After, in.Persons, in.Months)
	return out, err
}

func refusalsRule() jsonrule.Rule {
	return jsonrule.New("relief.refusals", jsonrule.About{
		Doc:     "what refusing offered work so many times in a row does to a household's benefit",
		Chinese: "无正当理由连续拒绝介绍工作对低保金的影响", Clause: "2.1a", Source: "社会救助暂行办法 art. 45",
		Example: `{"monthly":"1500.00","persons":3,"refusals":3}`}, refusals)
}

type refusalsInput struct {
	Monthly  decimal.Decimal `json:"monthly" in:"yuan" doc:"the household's benefit, yuan" zh:"家庭月低保金（元）"`
	Persons  int             `json:"persons" in:"count" min:"1" max:"100" doc:"household members" zh:"家庭人数"`
	Refusals int             `json:"refusals" in:"count" max:"1000" doc:"in a row, by one member" zh:"连续拒绝次数"`
}

type refusalsOutput struct {
	Due  bool            `json:"due" doc:"the authority has to act" zh:"是否应处理"`
	Own  decimal.Decimal `json:"own_part" out:"yuan" doc:"of the member, yuan a month" zh:"本人部分（元/月）"`
	Stop decimal.Decimal `json:"stopped" out:"yuan" doc:"paid where the own part is stopped" zh:"停发后（元/月）"`
	Full decimal.Decimal `json:"full" out:"yuan" doc:"paid before, yuan a month" zh:"停发前（元/月）"`
}

func refusals(in refusalsInput) (refusalsOutput, error) {
	s, err := Refusals(in.Monthly, in.Persons, in.Refusals)
	return refusalsOutput(s), err
}
