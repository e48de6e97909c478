package collection

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("collection.actual_base", jsonrule.About{Doc: "the monthly base behind a year's income",
			Chinese: "由全年收入推算的月实际缴费基数", Clause: "1.6", Source: "社会保险法 art. 63, 86",
			Example: `{"annual_income":"240000","months":12}`}, actualBase),
		jsonrule.New("collection.provisional", jsonrule.About{
			Doc:     "what an employer that did not declare is charged for now",
			Chinese: "未申报单位的暂定应缴额", Clause: "1.6",
			Source:  "社会保险法 art. 62; 社会保险费征缴暂行条例 art. 10",
			Example: `{"last_month":"10000.00"}`}, provisional),
		jsonrule.New("collection.settle", jsonrule.About{
			Doc:     "what is still due, or comes back, once an employer charged provisionally has declared",
			Chinese: "暂按缴纳后补办申报的结算额（正数补缴，负数退还）", Clause: "1.6",
			Source:  "社会保险法 art. 62; 社会保险费征缴暂行条例 art. 10",
			Example: `{"due":"12000.00","provisional":"11000.00"}`}, settle),
		jsonrule.New("collection.make_up", jsonrule.About{Doc: "who may still pay for a past month that was not paid",
			Chinese: "往月欠缴由谁补缴", Clause: "1.6",
			Source:  "广州市社会保险费补缴相关政策及业务宣传指引 (2026-02-12); 市政府令第123号 art. 36",
			Example: `{"scheme":"pension","status":"employed"}`}, makeUp),
		surchargeRule(),
		throughRule(),
		finesRule(),
		deadlinesRule(),
		jsonrule.New("collection.exposure", jsonrule.About{
			Doc:     "the employers in arrears to be named by the caller's criteria, the highest arrears first",
			Chinese: "符合曝光标准（由使用者给定）的欠费单位，欠费多者在前", Clause: "1.6",
			Source: "the city's 2014 notice: 恶意欠缴曝光; 广东省社会保险基金监督条例 art. 47",
			Example: `{"least_arrears":"100000","least_months":3,"debtors":[` +
				`{"id":"a","arrears":"250000","months":6},{"id":"b","arrears":"90000","months":12}]}`}, exposure),
	}
}

type baseOutput struct {
	Base decimal.Decimal `json:"base" out:"yuan" doc:"yuan a month" zh:"月缴费基数（元）"`
}

func actualBase(in Income) (out baseOutput, err error) {
	out.Base, err = ActualBase(in)
	return out, err
}

type provisionalOutput struct {
	Provisional decimal.Decimal `json:"provisional" out:"yuan" doc:"yuan a month" zh:"暂定应缴额（元）"`
}

func provisional(in Undeclared) (out provisionalOutput, err error) {
	out.Provisional, err = Provisional(in)
	return out, err
}

type settleOutput struct {
	Rest decimal.Decimal `json:"rest" out:"yuan" doc:"positive: still due; negative: comes back" zh:"结算额（元，正补负退）"`
}

func settle(in LateDeclaration) (out settleOutput, err error) {
	out.Rest, err = Settle(in)
	return out, err
}

type makeUpOutput struct {
	Payer  rule.Payer `json:"payer" doc:"who may pay" zh:"补缴主体"`
	Source string     `json:"source" doc:"the document" zh:"依据"`
}

func makeUp(in PastMonth) (makeUpOutput, error) {
	payer, cite, err := MakeUp(in)
	return makeUpOutput{payer, cite.In(rule.English)}, err
}

type exposureOutput struct {
	Exposed []Debtor `json:"exposed" doc:"those that meet all criteria" zh:"符合标准的单位"`
}

func exposure(in Debtors) (out exposureOutput, err error) {
	out.Exposed, err = Exposed(in)
	return out, err
}
