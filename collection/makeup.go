package collection

import (
	"github.com/shebao-go/shebao/collection/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Status is how a person was insured in a past month. The zero value is refused.
type Status uint8

// The two ways of being insured.
const (
	Employed Status = iota + 1 // 用人单位职工
	Flexible                   // 灵活就业人员
)

// MakeUp says who may still pay for a past month that was not paid (补缴), and where it is written. For an employee it
// is the employer, which applies to the tax authority with the labour contract and the records of wages paid. A
// flexible worker cannot: that is ErrNotApplicable with its source.
func MakeUp(scheme rule.Scheme, who Status) (rule.Payer, rule.Cite, error) {
	switch {
	case scheme < rule.Pension || scheme > rule.Injury:
		return 0, rule.Cite{}, door.Unknown("scheme", uint8(scheme), "use one of the social insurances")
	case who == Employed:
		return rule.Employer, rule.Cite{Title: "广州市社会保险费补缴相关政策及业务宣传指引", Article: "第一部分 二、四(一)", Issued: rule.DateOf(2026, 2, 12)}, nil
	case who != Flexible:
		return 0, rule.Cite{}, door.Unknown("status", uint8(who), "use Employed or Flexible")
	case scheme == rule.Medical:
		return 0, rule.Cite{}, noMakeUp(scheme, "市政府令第123号 art. 36: what a person did not pay in time is not made up")
	case scheme == rule.Pension:
		return 0, rule.Cite{}, noMakeUp(scheme, "the city's guide of 2026-02-12 has make-up by employers, one-off cases and paying on by the month only")
	}
	return 0, rule.Cite{}, noMakeUp(scheme, "no text seen opens past months of this scheme to flexible workers")
}

// noMakeUp is the error of a flexible worker who wants to pay for the past.
func noMakeUp(scheme rule.Scheme, source string) error {
	return &rule.FieldError{Kind: rule.ErrNotApplicable, Area: scheme.Area(), Field: "status", Value: "flexible", Reason: rule.Untranslated("cannot make up past months"), Do: rule.Untranslated(source)}
}
