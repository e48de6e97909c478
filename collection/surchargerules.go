package collection

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

func settleRule() jsonrule.Rule {
	return jsonrule.New("collection.settle", jsonrule.About{
		Doc:     "what is still due, or comes back, once an employer charged provisionally has declared",
		Chinese: "暂按缴纳后补办申报的结算额（正数补缴，负数退还）", Clause: "1.6",
		Source:  "社会保险法 art. 62; 社会保险费征缴暂行条例 art. 10",
		Example: `{"due":"12000.00","provisional":"11000.00"}`}, settle)
}

type settleInput struct {
	Due         decimal.Decimal `json:"due" in:"total" doc:"by the declaration, yuan" zh:"申报后应缴额（元）"`
	Provisional decimal.Decimal `json:"provisional" in:"total" doc:"paid for the time being, yuan" zh:"暂按缴纳额（元）"`
}

type settleOutput struct {
	Rest decimal.Decimal `json:"rest" out:"yuan" doc:"positive: still due; negative: comes back" zh:"结算额（元，正补负退）"`
}

func settle(in settleInput) (out settleOutput, err error) {
	out.Rest, err = Settle(in.Due, in.Provisional)
	return out, err
}

func throughRule() jsonrule.Rule {
	return jsonrule.New("collection.surcharge_through", jsonrule.About{
		Doc:     "the surcharge on several lots of arrears, each from its first day to one last day, both counted",
		Chinese: "多笔欠费各自欠缴之日至截止日（首尾均计）的滞纳金", Clause: "1.6",
		Source: "社会保险法 art. 86; 社会保险费征缴暂行条例 art. 13; 工伤保险条例 art. 62; 残疾人就业条例 art. 27",
		Example: `{"last":"2025-03-31","lots":[{"since":"2025-01-01","amount":"1000.00"},` +
			`{"since":"2025-02-01","amount":"1000.00"}]}`}, through)
}

type throughInput struct {
	Last rule.Date  `json:"last" doc:"the last day that counts" zh:"截止日（含）"`
	Lots []lotInput `json:"lots" items:"10000" doc:"the arrears, a month or a bill each" zh:"各笔欠费"`

	Law string `json:"law" enum:"social_insurance,disability_levy" default:"social_insurance" doc:"the debt" zh:"费种"`

	Scheme    *rule.Scheme `json:"scheme" except:"housing,illness_supplement" doc:"whose contributions" zh:"险种"`
	NotJoined bool         `json:"not_joined" default:"false" doc:"injury: not insured at all" zh:"应参加工伤保险而未参加"`
	Overdue   bool         `json:"ordered_and_overdue" default:"false" doc:"an ordered deadline was missed" zh:"逾期仍不缴纳"`
}

type lotInput struct {
	Since  rule.Date       `json:"since" doc:"the first day of arrears, counted" zh:"欠缴之日（含）"`
	Amount decimal.Decimal `json:"amount" in:"total" doc:"yuan" zh:"欠缴数额（元）"`
}

type throughOutput struct {
	Arrears   decimal.Decimal `json:"arrears" out:"yuan" doc:"of all lots, yuan" zh:"欠费合计（元）"`
	Surcharge decimal.Decimal `json:"surcharge" out:"yuan" doc:"of all lots, yuan" zh:"滞纳金合计（元）"`
	Lots      []lotOutput     `json:"lots" doc:"in the order they came in" zh:"各笔结果"`
}

type lotOutput struct {
	Surcharge decimal.Decimal `json:"surcharge" out:"yuan" doc:"yuan" zh:"滞纳金（元）"`
	Parts     []partOutput    `json:"parts" doc:"the days under each law" zh:"分段（按适用法律）"`
}

type partOutput struct {
	Days   int             `json:"days" doc:"days under the law" zh:"天数"`
	Rate   decimal.Decimal `json:"rate" out:"plain" doc:"a day, a fraction" zh:"日加收率"`
	Due    bool            `json:"due" doc:"false: it asks for an ordered deadline" zh:"是否加收"`
	Source string          `json:"source" doc:"the law" zh:"依据"`
}

func through(in throughInput) (throughOutput, error) {
	law, err := in.owed()
	if err != nil {
		return throughOutput{}, err
	}
	lots := make([]Lot, len(in.Lots))
	for i, lot := range in.Lots {
		lots[i] = Lot{Since: lot.Since, Amount: lot.Amount}
	}
	total, err := law.Through(in.Last, lots, in.Overdue)
	out := throughOutput{Arrears: total.Arrears, Surcharge: total.Amount}
	for _, one := range total.Lots {
		lot := lotOutput{Surcharge: one.Amount}
		for _, p := range one.Parts {
			lot.Parts = append(lot.Parts, partOutput{p.Days, p.Rate, p.Due, p.Source.In(rule.English)})
		}
		out.Lots = append(out.Lots, lot)
	}
	return out, err
}

// owed is the kind of payment in arrears: without a scheme, that of pension, medical and unemployment insurance.
func (in *throughInput) owed() (Law, error) {
	named := in.Scheme != nil || in.NotJoined
	switch {
	case in.Law == "disability_levy" && named:
		return 0, &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaCollection, Field: "law", Value: in.Law,
			Reason: rule.Say("has no scheme", "与险种无关"), Do: rule.Say("leave scheme and not_joined out",
				"请勿填写 scheme 和 not_joined")}
	case in.Law == "disability_levy":
		return DisabilityLevy, nil
	case !named:
		return SocialInsurance, nil
	case in.Scheme == nil:
		return 0, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaCollection, Field: "scheme",
			Reason: rule.Say("is missing", "没有填写"),
			Do:     rule.Say("pass injury with not_joined", "not_joined 须与 injury 同填")}
	}
	return LawOf(*in.Scheme, in.NotJoined)
}
