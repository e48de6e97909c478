package collection

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

func surchargeRule() jsonrule.Rule {
	return jsonrule.New("collection.surcharge", jsonrule.About{
		Doc:     "the surcharge on arrears by days, each day at the rate of its law",
		Chinese: "欠费按日加收的滞纳金（逐日适用当日的法律）", Clause: "1.6",
		Source:  "社会保险法 art. 86; 社会保险费征缴暂行条例 art. 13; 工伤保险条例 art. 62; 残疾人就业条例 art. 27",
		Example: `{"arrears":"9600.00","days":45}`}, surcharge)
}

type surchargeInput struct {
	Arrears
	Debt
}

type surchargeOutput struct {
	Surcharge decimal.Decimal `json:"surcharge" out:"yuan" doc:"yuan" zh:"滞纳金（元）"`
	Parts     []partOutput    `json:"parts" doc:"the days under each law" zh:"分段（按适用法律）"`
}

type partOutput struct {
	From   rule.Date       `json:"from,omitempty" doc:"the first day" zh:"起算日"`
	Days   int             `json:"days" doc:"days under the law" zh:"天数"`
	Rate   decimal.Decimal `json:"rate" out:"plain" doc:"a day, a fraction" zh:"日加收率"`
	Due    bool            `json:"due" doc:"false: it asks for an ordered deadline" zh:"是否加收"`
	Source string          `json:"source" doc:"the law" zh:"依据"`
}

func surcharge(in surchargeInput) (surchargeOutput, error) {
	law, err := in.Kind()
	if err != nil {
		return surchargeOutput{}, err
	}
	due, err := law.Of(in.Arrears, in.Overdue)
	return due.output(), err
}

// output names the laws.
func (s Surcharge) output() surchargeOutput {
	out := surchargeOutput{Surcharge: s.Amount}
	for _, p := range s.Parts {
		out.Parts = append(out.Parts, partOutput{p.From, p.Days, p.Rate, p.Due, p.Source.In(rule.English)})
	}
	return out
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
	Claim
	Debt
}

type throughOutput struct {
	Arrears   decimal.Decimal   `json:"arrears" out:"yuan" doc:"of all lots, yuan" zh:"欠费合计（元）"`
	NotYet    decimal.Decimal   `json:"not_yet" out:"yuan" doc:"of it in lots that begin after last" zh:"其中截止日后才欠缴（元）"`
	Surcharge decimal.Decimal   `json:"surcharge" out:"yuan" doc:"of all lots, yuan" zh:"滞纳金合计（元）"`
	Lots      []surchargeOutput `json:"lots" doc:"in the order they came in" zh:"各笔结果"`
}

func through(in throughInput) (throughOutput, error) {
	law, err := in.Kind()
	if err != nil {
		return throughOutput{}, err
	}
	total, err := law.Through(in.Claim, in.Overdue)
	out := throughOutput{Arrears: total.Arrears, NotYet: total.NotYet, Surcharge: total.Amount}
	for _, one := range total.Lots {
		out.Lots = append(out.Lots, one.output())
	}
	return out, err
}
