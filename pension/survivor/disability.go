package survivor

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Incapacity is the loss of working capacity of an insured person.
type Incapacity struct {
	Since          rule.Month // the month it was established
	StatutoryMonth rule.Month // the month the statutory retirement age is reached
	Complete       bool       // 完全丧失劳动能力
	ByWork         bool       // by a work injury: the injury scheme answers
}

// DisabilityAllowance returns the monthly allowance (病残津贴) of somebody who lost all working capacity by illness or
// off work before the statutory age, paid by the pension fund. No text at hand gives its amount: monthly is the
// caller's, yuan.
//
// Errors: ErrNotApplicable where the article gives no claim, ErrBadDate without a month, ErrOutOfRange for the
// amount, ErrNoRule for a loss before 2011-07, when the law began, or after 2027-12, up to which it holds.
//
// 社会保险法 art. 17.
func DisabilityAllowance(i Incapacity, monthly decimal.Decimal) (decimal.Decimal, error) {
	err := errors.Join(checkMonth("since", i.Since), checkMonth("statutory_month", i.StatutoryMonth), yuan("monthly").Check(monthly))
	if err == nil {
		err = article17().In(i.Since)
	}
	if err != nil {
		return decimal.Decimal{}, err
	}
	if !i.Since.Before(i.StatutoryMonth) {
		err = errors.Join(err, failed(rule.ErrNotApplicable, "since", i.Since.String(), "is not before the statutory age, reached in "+i.StatutoryMonth.String(), "see the pension"))
	}
	if !i.Complete {
		err = errors.Join(err, failed(rule.ErrNotApplicable, "complete", "false", "is not a full loss of working capacity", "only a full loss gives the allowance"))
	}
	if i.ByWork {
		err = errors.Join(err, failed(rule.ErrNotApplicable, "by_work", "true", "is for the injury scheme", "see its disability benefits"))
	}
	if err != nil {
		return decimal.Decimal{}, err
	}
	return monthly, nil
}

// article17 is the span of the allowance.
func article17() rule.Span {
	return rule.OpenSpan(rule.AreaPension, rule.Say("disability allowance", "病残津贴"), rule.DateOf(2011, 7, 1),
		rule.Cite{Title: "社会保险法", Article: "art. 17, 98",
			Quote: "本法自2011年7月1日起施行", Checked: checked()})
}
