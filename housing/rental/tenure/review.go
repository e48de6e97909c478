package tenure

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Support is what a family has. The zero value is refused.
type Support uint8

// The kinds of support.
const (
	Subsidy  Support = iota + 1 // 住房租赁补贴
	Contract                    // 租赁合同
	Stay                        // the contract of a family above the limits
)

// supports are the names of the kinds of support.
func supports() jsonrule.Words { return jsonrule.Words{"", "subsidy", "contract", "stay"} }

// MarshalText writes the JSON name, such as "subsidy".
func (s Support) MarshalText() ([]byte, error) { return supports().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Support) UnmarshalText(text []byte) error { return supports().Read((*uint8)(s), text) }

// Review is when a term ends and its review is due (资格期满审查).
type Review struct {
	Last    rule.Date `json:"last" doc:"last day of the term" zh:"期满日"`
	ApplyBy rule.Date `json:"apply_by" doc:"last day to ask in time" zh:"申请期限"`
	LateBy  rule.Date `json:"late_by,omitempty" in:",optional" doc:"last day papers are still taken" zh:"逾期受理期限"`
}

// begun is a support that began on a day.
type begun struct {
	Support Support   `json:"support" doc:"what the household has" zh:"保障方式：补贴、租赁合同、超限续租"`
	Start   rule.Date `json:"start" doc:"its first day, on which the text was in force" zh:"起始日（须在文件有效期内）"`
}

// Review returns the review of a support that began on a day. 穗府办〔2013〕3号 art. 32, 36; 穗府办规〔2024〕13号 art. 27, 31, 35,
// 37; 穗建规字〔2024〕5号 sec. 5(2)1(2).
//
// Errors: a *rule.NoRuleError for a start on a day the text was not in force, ErrMissingField for no day,
// ErrOutOfRange for an unknown support, ErrNotApplicable for a Stay under a text without one.
func (t Terms) Review(s Support, start rule.Date) (Review, error) {
	if err := t.checked(begun{s, start}); err != nil {
		return Review{}, err
	}
	years := t.years(s)
	if years == 0 {
		return Review{}, refuse(rule.ErrNotApplicable, "support", "stay",
			rule.Say("is not a contract of this text", "不是该文件规定的合同"),
			rule.Say("families above the limits stay by the rents of Beyond", "超限家庭按 Beyond 的租金续租"))
	}
	if err := t.force(s).On(start); err != nil {
		return Review{}, err
	}
	after := rental.Later(start, monthsOfYear*years)
	if after.IsZero() {
		return Review{}, refuse(rule.ErrBadDate, "start", start.String(),
			rule.Say("gives a term that ends after 2200", "的期限在2200年之后结束"), rule.Say("check the day", "请核对日期"))
	}
	out := Review{Last: after.Add(-1), ApplyBy: rental.Later(after, -t.NoticeMonths).Add(-1)}
	if t.LateMonths > 0 {
		out.LateBy = rental.Later(after, t.LateMonths).Add(-1)
	}
	return out, nil
}

// force is when a support of a kind may begin under this text.
func (t Terms) force(s Support) rule.Span {
	if s == Stay {
		return t.StayForce
	}
	return t.Force
}

// years is how long a support runs, 0 where the text has none of its kind.
func (t Terms) years(s Support) int {
	switch s {
	case Subsidy:
		return t.SubsidyYears
	case Contract:
		return t.ContractYears
	}
	return t.StayYears
}

// resumption is what Resume takes.
type resumption struct {
	Review
	passed
}

// passed is a review that was passed.
type passed struct {
	Filed    rule.Date       `json:"filed" doc:"the day it was asked for" zh:"提出申请之日"`
	Approved rule.Date       `json:"approved" doc:"the day it was passed" zh:"审核通过之日"`
	Monthly  decimal.Decimal `json:"monthly" in:"yuan" doc:"subsidy, or what lowers the rent, yuan" zh:"新标准月补贴或租金减额（元）"`
}

// CheckFields refuses days out of order and papers after the last day.
func (r resumption) CheckFields() error {
	bad := rule.FieldError{}
	switch {
	case r.Approved.Before(r.Filed):
		bad.Kind, bad.Field, bad.Value = rule.ErrBadDate, "approved", r.Approved.String()
		bad.Reason = rule.Say("is before the papers were filed", "早于提交申请的日期")
		bad.Do = rule.Say("check the days", "请核对日期")
	case !r.LateBy.IsZero() && r.Filed.After(r.LateBy):
		bad.Kind, bad.Field, bad.Value = rule.ErrNotApplicable, "filed", r.Filed.String()
		bad.Reason = rule.Sayf("is after the last day %s", "晚于最后受理日 %s", r.LateBy)
		bad.Do = rule.Say("the support has ended: apply anew", "保障已终止：请重新申请")
	default:
		return nil
	}
	return &bad
}

// Resumed is what follows a review that was passed.
type Resumed struct {
	From     rule.Month      `json:"from" doc:"first month by the new standard" zh:"按新标准发放首月"`
	PaidLate int             `json:"paid_late" doc:"months held back by the review and paid" zh:"补发月数"`
	Lost     int             `json:"lost" doc:"months without support" zh:"停发月数"`
	BackPay  decimal.Decimal `json:"back_pay" out:"yuan" doc:"monthly x paid_late, yuan" zh:"补发金额（元）"`
}

// Resume returns what a family gets that passes its review (期满审查通过). monthly is the subsidy by the new standard, or
// what the rent is lowered by: a tenant pays the project's rent while the review runs and BackPay is set off against
// later rents. Asked for in time, support runs on from the month after the end; under 2024 the months held back are
// paid. Asked for late it begins the month after approval and nothing is paid back. 穗府办〔2013〕3号 art. 36;
// 穗府办规〔2024〕13号 art. 36-37.
//
// Errors: ErrNotApplicable where the papers came after the last day, ErrBadDate for an approval before the papers.
func (t Terms) Resume(r Review, filed, approved rule.Date, monthly decimal.Decimal) (Resumed, error) {
	if err := t.checked(resumption{r, passed{filed, approved, monthly}}); err != nil {
		return Resumed{}, err
	}
	next := r.Last.Month().Add(1)
	over := max(0, approved.Month().Add(1).Sub(next)) // months from the one after the end to that of the approval
	if filed.After(r.ApplyBy) {
		return Resumed{From: next.Add(over), Lost: over}, nil
	}
	if !t.PaysBack {
		return Resumed{From: next}, nil
	}
	return Resumed{From: next, PaidLate: over, BackPay: monthly.Mul(whole.Number(over))}, nil
}

// filing is what NeedsMeans takes.
type filing struct {
	Last  rule.Date `json:"last"`
	Filed rule.Date `json:"filed"`
}

// NeedsMeans reports whether a review looks at income and assets again: not where all members are 60 or older at the
// review, the family is unchanged and it asks within three months of the end at the latest. Housing need is always
// looked at. 穗建规字〔2024〕5号 sec. 4(2); the text of 2013 has no such rule.
func (t Terms) NeedsMeans(r Review, filed rule.Date, allOver60, membersChanged bool) (bool, error) {
	if err := t.checked(filing{r.Last, filed}); err != nil {
		return false, err
	}
	return !allOver60 || membersChanged || filed.After(r.LateBy), nil
}
