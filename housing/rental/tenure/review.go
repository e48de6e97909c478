package tenure

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental/internal/door"
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

// Review is when a term ends and its review is due (资格期满审查).
type Review struct {
	Last    rule.Date // last day of the term
	ApplyBy rule.Date // last day to ask for the review in time
	LateBy  rule.Date // last day on which papers are still taken; zero where the text sets none
}

// Review returns the review of a support that began on a day. 穗府办〔2013〕3号 art. 32, 36; 穗府办规〔2024〕13号 art. 27, 31, 35,
// 37; 穗建规字〔2024〕5号 sec. 5(2)1(2).
//
// Errors: a *rule.NoRuleError for a start on a day the text was not in force, ErrBadDate, ErrOutOfRange for an
// unknown support, ErrNotApplicable for a Stay under a text without one.
func (t Terms) Review(s Support, start rule.Date) (Review, error) {
	years, known := map[Support]int{Subsidy: t.SubsidyYears, Contract: t.ContractYears, Stay: t.StayYears}[s]
	errs := []error{t.Check(), door.Day("start", start)}
	switch {
	case !known:
		errs = append(errs, door.Fail(rule.ErrOutOfRange, "support", strconv.Itoa(int(s)), "is not known", "use Subsidy, Contract or Stay"))
	case years == 0:
		errs = append(errs, door.Fail(rule.ErrNotApplicable, "support", "stay", "is not a contract of this text", "families above the limits stay by the rents of Beyond"))
	}
	err := errors.Join(errs...)
	if err == nil {
		err = t.Force.On(start)
	}
	if err != nil {
		return Review{}, err
	}
	after := door.Later(start, 12*years)
	if after.IsZero() {
		return Review{}, door.Fail(rule.ErrBadDate, "start", start.String(), "gives a term that ends after 2200", "check the day")
	}
	out := Review{Last: after.Add(-1), ApplyBy: door.Later(after, -t.NoticeMonths).Add(-1)}
	if t.LateMonths > 0 {
		out.LateBy = door.Later(after, t.LateMonths).Add(-1)
	}
	return out, nil
}

// Resumed is what follows a review that was passed.
type Resumed struct {
	From     rule.Month      // first month of support by the new standard
	PaidLate int             // months of support paid afterwards: they were held back while the review ran
	Lost     int             // months without support
	BackPay  decimal.Decimal // 补发: monthly × PaidLate, yuan
}

// Resume returns what a family gets that passes its review (期满审查通过). monthly is the subsidy by the new standard, or
// what the rent is lowered by: a tenant pays the project's rent while the review runs and BackPay is set off against
// later rents. Asked for in time, support runs on from the month after the end; under 2024 the months held back are
// paid. Asked for late it begins the month after approval and nothing is paid back. 穗府办〔2013〕3号 art. 36;
// 穗府办规〔2024〕13号 art. 36-37.
//
// Errors: ErrNotApplicable where the papers came after the last day, ErrBadDate for an approval before the papers.
func (t Terms) Resume(r Review, filed, approved rule.Date, monthly decimal.Decimal) (Resumed, error) {
	err := errors.Join(t.Check(), door.Day("last", r.Last), door.Day("apply_by", r.ApplyBy), door.Day("filed", filed), door.Day("approved", approved), door.Yuan("monthly").Check(monthly))
	if err == nil && approved.Before(filed) {
		err = door.Fail(rule.ErrBadDate, "approved", approved.String(), "is before the papers were filed", "check the days")
	}
	if err == nil && !r.LateBy.IsZero() && filed.After(r.LateBy) {
		err = door.Fail(rule.ErrNotApplicable, "filed", filed.String(), "is after the last day "+r.LateBy.String(), "the support has ended: apply anew")
	}
	if err != nil {
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
	return Resumed{From: next, PaidLate: over, BackPay: monthly.Mul(door.Whole(over))}, nil
}

// NeedsMeans reports whether a review looks at income and assets again: not where all members are 60 or older at the
// review, the family is unchanged and it asks within three months of the end at the latest. Housing need is always
// looked at. 穗建规字〔2024〕5号 sec. 4(2); the text of 2013 has no such rule.
func (t Terms) NeedsMeans(r Review, filed rule.Date, allOver60, membersChanged bool) (bool, error) {
	if err := errors.Join(t.Check(), door.Day("last", r.Last), door.Day("filed", filed)); err != nil {
		return false, err
	}
	return r.LateBy.IsZero() || !allOver60 || membersChanged || filed.After(r.LateBy), nil
}
