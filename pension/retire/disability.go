package retire

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Incapacity is the loss of working capacity of an insured person. No text at hand gives the amount of the allowance:
// Monthly is the caller's, yuan.
type Incapacity struct {
	Since          rule.Month      `json:"since" doc:"the month it was established" zh:"丧失劳动能力的月份"`
	StatutoryMonth rule.Month      `json:"statutory_month" doc:"of the statutory age" zh:"达到法定退休年龄的月份"`
	Complete       bool            `json:"complete" default:"false" doc:"a full loss" zh:"完全丧失劳动能力"`
	ByWork         bool            `json:"by_work" default:"false" doc:"by a work injury" zh:"因工伤残"`
	Monthly        decimal.Decimal `json:"monthly" in:"yuan" doc:"the allowance, yuan a month" zh:"病残津贴月标准（元）"`
}

// DisabilityAllowance returns the monthly allowance (病残津贴), yuan, of somebody who lost all working capacity by illness
// or off work before the statutory age, paid by the pension fund.
//
// Errors: ErrNotApplicable where the article gives no claim, ErrMissingField without a month, ErrOutOfRange for the
// amount, ErrNoRule for a loss before 2011-07, when the law began, or after 2027-12, up to which it holds.
//
// 社会保险法 art. 17.
func DisabilityAllowance(in Incapacity) (decimal.Decimal, error) {
	err := jsonrule.Check(rule.AreaPension, in)
	if err == nil {
		err = article17().In(in.Since)
	}
	if err == nil {
		err = in.claim()
	}
	if err != nil {
		return decimal.Decimal{}, err
	}
	return in.Monthly, nil
}

// claim says why the article gives no claim.
func (in Incapacity) claim() error {
	var errs []error
	if !in.Since.Before(in.StatutoryMonth) {
		errs = append(errs, failed(rule.ErrNotApplicable, "since", in.Since.String(),
			rule.Sayf("is not before the statutory age, reached in %s", "不早于达到法定退休年龄的 %s", in.StatutoryMonth),
			rule.Say("see the pension", "请按基本养老金办理")))
	}
	if !in.Complete {
		errs = append(errs, failed(rule.ErrNotApplicable, "complete", "",
			rule.Say("is not a full loss of working capacity", "不属于完全丧失劳动能力"),
			rule.Say("only a full loss gives the allowance", "只有完全丧失劳动能力才可领取病残津贴")))
	}
	if in.ByWork {
		errs = append(errs, failed(rule.ErrNotApplicable, "by_work", "",
			rule.Say("is for the injury scheme", "由工伤保险支付"),
			rule.Say("see its disability benefits", "请按工伤保险伤残待遇办理")))
	}
	return rule.Join(errs...)
}

// article17 is the span of the allowance.
func article17() rule.Span {
	return rule.OpenSpan(rule.AreaPension, rule.Say("disability allowance", "病残津贴"), rule.DateOf(2011, 7, 1),
		rule.Cite{Title: "社会保险法", Article: "art. 17, 98",
			Quote: "本法自2011年7月1日起施行", Checked: rule.MonthOf(2026, 11)})
}
