package benefit

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

func eligibilityRule() jsonrule.Rule {
	return jsonrule.New("unemployment.eligibility", jsonrule.About{
		Doc:     "whether the benefit may be drawn, with every condition that is not met",
		Chinese: "是否符合领取失业保险金的条件，及各项未满足的条件", Clause: "1.3a",
		Source:  "广东省失业保险条例 art. 15-16; 社会保险法 art. 45",
		Example: `{"paid_months":8,"cause":"resigned","registered":true,"seeking_work":true}`}, eligibility)
}

// causes are the names of the causes, in their order.
func causes() jsonrule.Words {
	return jsonrule.Words{"", "contract_expired", "employer_bankrupt", "employer_closed", "dismissed_for_fault",
		"dismissed_with_notice", "laid_off", "agreed_on_employer_side", "discharged", "left_for_employer_fault",
		"other_involuntary", "resigned", "closed_own_business"}
}

// MarshalText writes the JSON name, such as "laid_off".
func (c Cause) MarshalText() ([]byte, error) { return causes().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Cause) UnmarshalText(text []byte) error { return causes().Read((*uint8)(c), text) }

type eligibilityInput struct {
	Paid       int   `json:"paid_months" in:"count" max:"1200" doc:"since the last claim" zh:"累计缴费月数"`
	Carried    int   `json:"carried_over" in:"count" max:"24" default:"0" doc:"left of an earlier claim" zh:"结转月数"`
	Cause      Cause `json:"cause" doc:"why the job ended" zh:"终止、解除劳动关系的原因"`
	Registered bool  `json:"registered" doc:"as unemployed" zh:"已办理失业登记"`
	Seeking    bool  `json:"seeking_work" doc:"looks for work" zh:"有求职要求"`
}

type eligibilityOutput struct {
	Eligible bool     `json:"eligible" doc:"every condition is met" zh:"是否符合"`
	Unmet    []string `json:"unmet" doc:"the fields whose condition is not met" zh:"未满足条件的字段"`
}

// eligibility turns each condition that is not met from an error into the name of its field.
func eligibility(in eligibilityInput) (out eligibilityOutput, err error) {
	refusals := Guangdong().Eligible(Application{in.Paid, in.Carried, in.Cause, in.Registered, in.Seeking})
	for one := range rule.Errors(refusals) {
		var field *rule.FieldError
		if !errors.As(one, &field) || field.Kind != rule.ErrNotApplicable {
			return eligibilityOutput{}, refusals
		}
		out.Unmet = append(out.Unmet, field.Field)
	}
	out.Eligible = len(out.Unmet) == 0
	return out, nil
}

func periodRule() jsonrule.Rule {
	return jsonrule.New("unemployment.period_start", jsonrule.About{
		Doc:     "the day the benefit period begins: registration, or an application after 7 working days",
		Chinese: "领取期限起算日", Clause: "1.3a", Source: "广东省失业保险条例 art. 36, 45",
		Example: `{"registered":"2025-08-01","applied":"2025-08-20","working_days":13}`}, period)
}

type periodInput struct {
	Registered rule.Date `json:"registered" doc:"day of registration" zh:"失业登记日"`
	Applied    rule.Date `json:"applied" doc:"day of application" zh:"申领日"`
	Days       int       `json:"working_days" in:"count" max:"100000" doc:"between the two" zh:"相隔工作日数"`
}

type periodOutput struct {
	Start rule.Date `json:"start" doc:"the first month is that of this day" zh:"起算日"`
}

func period(in periodInput) (out periodOutput, err error) {
	out.Start, err = Guangdong().PeriodStart(in.Registered, in.Applied, in.Days)
	return out, err
}

func formerRule() jsonrule.Rule {
	return jsonrule.New("unemployment.former_contract_worker", jsonrule.About{
		Doc:     "what became of the months paid before 2014-07 under the rules for farmers on contract",
		Chinese: "原农民合同制工人2014年7月前缴费时间的折算及一次性生活补助", Clause: "1.3a",
		Source:  "广东省失业保险条例 art. 47",
		Example: `{"before":30,"after":24,"average_12_months":"2500.00"}`}, former)
}

type formerInput struct {
	Before  int             `json:"before" in:"count" max:"1200" doc:"months without a gap to then" zh:"此前连续缴费月数"`
	After   int             `json:"after" in:"count" max:"1200" doc:"months paid since" zh:"此后缴费月数"`
	Average decimal.Decimal `json:"average_12_months" in:"yuan" doc:"yuan a month" zh:"本人月平均缴费工资（元）"`
}

type formerOutput struct {
	Paid int             `json:"paid_months" doc:"contribution months that count" zh:"计入的缴费月数"`
	Lump decimal.Decimal `json:"lump" out:"yuan" doc:"paid once, yuan" zh:"一次性生活补助（元）"`
}

func former(in formerInput) (out formerOutput, err error) {
	out.Paid, out.Lump, err = Guangdong().FormerContractWorker(in.Before, in.After, in.Average)
	return out, err
}
