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
		jsonrule.New("collection.underdeclared", jsonrule.About{
			Doc:     "the gap of a declared base and the arrears at one combined rate",
			Chinese: "少报基数的差额及欠费（按合计费率）", Clause: "1.6", Source: "社会保险法 art. 63, 86",
			Example: `{"actual_base":"20000","declared_base":"4800","combined_rate":"0.38","months":12}`},
			underdeclared),
		jsonrule.New("collection.provisional", jsonrule.About{
			Doc:     "what an employer that did not declare is charged for now",
			Chinese: "未申报单位的暂定应缴额", Clause: "1.6",
			Source:  "社会保险法 art. 62; 社会保险费征缴暂行条例 art. 10",
			Example: `{"last_month":"10000.00"}`}, provisional),
		jsonrule.New("collection.make_up", jsonrule.About{Doc: "who may still pay for a past month that was not paid",
			Chinese: "往月欠缴由谁补缴", Clause: "1.6",
			Source:  "广州市社会保险费补缴相关政策及业务宣传指引 (2026-02-12); 市政府令第123号 art. 36",
			Example: `{"scheme":"pension","status":"employed"}`}, makeUp),
		settleRule(),
		throughRule(),
	}
}

type actualInput struct {
	Income decimal.Decimal `json:"annual_income" in:"yuan" doc:"all wages of the year, yuan" zh:"全年工资收入（元）"`
	Months int             `json:"months" in:"count" min:"1" max:"12" doc:"worked" zh:"工作月数"`
}

type baseOutput struct {
	Base decimal.Decimal `json:"base" out:"yuan" doc:"yuan a month" zh:"月缴费基数（元）"`
}

func actualBase(in actualInput) (out baseOutput, err error) {
	out.Base, err = ActualBase(in.Income, in.Months)
	return out, err
}

type underdeclaredInput struct {
	Actual   decimal.Decimal `json:"actual_base" in:"yuan" doc:"yuan a month" zh:"实际基数（元/月）"`
	Declared decimal.Decimal `json:"declared_base" in:"yuan" doc:"yuan a month" zh:"申报基数（元/月）"`
	Rate     decimal.Decimal `json:"combined_rate" in:"rate" doc:"of both sides, a fraction" zh:"单位和个人合计费率"`
	Months   int             `json:"months" in:"count" min:"1" max:"1200" doc:"of arrears" zh:"月数"`
}

type shortfallOutput struct {
	Gap     decimal.Decimal `json:"gap" out:"yuan" doc:"of the base, yuan a month" zh:"基数差额（元/月）"`
	Arrears decimal.Decimal `json:"arrears" out:"yuan" doc:"of all months, yuan" zh:"欠费合计（元）"`
}

func underdeclared(in underdeclaredInput) (shortfallOutput, error) {
	s, err := Underdeclared(in.Actual, in.Declared, in.Rate, in.Months)
	return shortfallOutput(s), err
}

type provisionalInput struct {
	Last      decimal.NullDecimal `json:"last_month" in:"total" doc:"paid last month, yuan" zh:"上月缴费额（元）"`
	Situation decimal.NullDecimal `json:"situation" in:"total" doc:"set where there is none" zh:"核定额（元）"`
}

type provisionalOutput struct {
	Provisional decimal.Decimal `json:"provisional" out:"yuan" doc:"yuan a month" zh:"暂定应缴额（元）"`
}

func provisional(in provisionalInput) (out provisionalOutput, err error) {
	out.Provisional, err = Provisional(in.Last, in.Situation)
	return out, err
}

// statuses are the names of the two ways of being insured.
func statuses() jsonrule.Words { return jsonrule.Words{"", "employed", "flexible"} }

// MarshalText writes the JSON name, such as "employed".
func (s Status) MarshalText() ([]byte, error) { return statuses().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Status) UnmarshalText(text []byte) error { return statuses().Read((*uint8)(s), text) }

type makeUpInput struct {
	Scheme rule.Scheme `json:"scheme" except:"housing" doc:"a social insurance" zh:"险种"`
	Status Status      `json:"status" doc:"how the person is insured" zh:"参保身份：单位职工、灵活就业"`
}

type makeUpOutput struct {
	Payer  rule.Payer `json:"payer" doc:"who may pay" zh:"补缴主体"`
	Source string     `json:"source" doc:"the document" zh:"依据"`
}

func makeUp(in makeUpInput) (makeUpOutput, error) {
	payer, cite, err := MakeUp(in.Scheme, in.Status)
	return makeUpOutput{payer, cite.In(rule.English)}, err
}
