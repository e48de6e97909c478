package cover

import (
	"errors"

	"github.com/shebao-go/shebao/rule"
)

// Insured is who owes a person's contributions (缴费主体).
type Insured string

// An employee's are owed by the employer, a flexible worker's or deferred retiree's by the person, those of somebody on
// unemployment benefit by the unemployment fund.
const (
	ByEmployer     Insured = "employer"
	BySelf         Insured = "self"
	ByUnemployment Insured = "unemployment"
)

// Record is what was paid and when. Months that do not apply are zero.
type Record struct {
	Insured     Insured
	Due         rule.Month // first month the employer owed contributions; zero where it is FirstPaid
	FirstPaid   rule.Month // first month paid, or of unemployment benefit; zero where an employer never enrolled the person
	FirstUnpaid rule.Month // 开始欠缴之月: first month owed and not paid
	Repaid      rule.Month // month the arrears were paid with interest and surcharge; for BySelf the month payment resumed
	Stopped     rule.Month // 停止缴费: first month no longer owed
}

// Bearer is who bears the care of a month.
type Bearer string

// The fund, the employer that owed the contributions, or the person.
const (
	Fund     Bearer = "fund"
	Employer Bearer = "employer"
	Person   Bearer = "person"
)

// Reason is why; each with its article of 令第123号.
type Reason string

// The reasons.
const (
	Paid        Reason = "paid"         // art. 12
	NotBegun    Reason = "not_begun"    // art. 12: cover begins in the month after payment
	NotEnrolled Reason = "not_enrolled" // art. 36: the employer did not enrol the person in time
	Ended       Reason = "ended"        // art. 36: the month after payment stopped
	Suspended   Reason = "suspended"    // art. 36: in arrears and not repaid
	BackPaid    Reason = "back_paid"    // art. 36: repaid in time, so the fund pays afterwards
	RepaidLate  Reason = "repaid_late"  // art. 36: years count, care is not paid
	OwnArrears  Reason = "own_arrears"  // art. 36: not repaid by rule
)

// Cover is the answer for one month.
type Cover struct {
	Bearer    Bearer
	Reason    Reason
	RepayLast rule.Month // while Suspended by an employer: the last month in which repaying makes the fund pay
}

// CoverIn says who bears the care of a month (待遇享受). Cover begins in the month after the first payment, for the
// unemployed in the first month of benefit, and ends in the month after payment stops. From the month after an employer
// falls into arrears nothing is paid; the fund pays afterwards where the months from the first unpaid one to the month
// before repayment are at most three, otherwise the employer bears them. A person's own arrears are not made up for.
// 令第123号 art. 12, 36.
//
// Errors: ErrNoRule outside the decree's months (after 2022-11: the decree that followed was not seen), and of every
// bad field.
func CoverIn(p Params, r Record, month rule.Month) (Cover, error) {
	if err := errors.Join(p.Check(), p.inForce(month), p.whole("cover", month), r.check()); err != nil {
		return Cover{}, err
	}
	begun := month.After(r.FirstPaid) || r.Insured == ByUnemployment && month == r.FirstPaid
	switch {
	case r.FirstPaid.IsZero() || !begun:
		if r.Insured == ByEmployer && !r.Due.IsZero() && month.After(r.Due) {
			return Cover{Bearer: Employer, Reason: NotEnrolled}, nil
		}
		return Cover{Bearer: Person, Reason: NotBegun}, nil
	case !r.Stopped.IsZero() && month.After(r.Stopped):
		return Cover{Bearer: Person, Reason: Ended}, nil
	case r.FirstUnpaid.IsZero(), !month.After(r.FirstUnpaid), !r.Repaid.IsZero() && month.After(r.Repaid):
		return Cover{Bearer: Fund, Reason: Paid}, nil
	}
	return r.arrears(p.BackPaidMonths), nil
}

// arrears answers for a month between the first unpaid one and repayment.
func (r *Record) arrears(limit int) Cover {
	switch {
	case r.Insured == BySelf:
		return Cover{Bearer: Person, Reason: OwnArrears}
	case r.Repaid.IsZero():
		return Cover{Bearer: Employer, Reason: Suspended, RepayLast: r.FirstUnpaid.Add(limit)}
	case r.Repaid.Sub(r.FirstUnpaid) > limit:
		return Cover{Bearer: Employer, Reason: RepaidLate}
	}
	return Cover{Bearer: Fund, Reason: BackPaid}
}

// check refuses months that contradict each other.
func (r *Record) check() error {
	var errs []error
	switch r.Insured {
	case ByEmployer, BySelf, ByUnemployment:
	case "":
		errs = append(errs, missing("insured", "use employer, self or unemployment"))
	default:
		errs = append(errs, outside("insured", string(r.Insured), "is not known", "use employer, self or unemployment"))
	}
	if r.FirstPaid.IsZero() && (r.Insured != ByEmployer || r.Due.IsZero()) {
		errs = append(errs, missing("first_paid", "pass the first month paid, or for an employer that never enrolled the person the month contributions were due"))
	}
	if !r.Due.IsZero() && !r.FirstPaid.IsZero() && r.Due.After(r.FirstPaid) {
		errs = append(errs, conflict("due", r.Due, "is after the first month paid", "leave it out where the first payment was on time"))
	}
	if !r.FirstUnpaid.IsZero() && (r.Insured == ByUnemployment || r.FirstPaid.IsZero() || !r.FirstUnpaid.After(r.FirstPaid)) {
		errs = append(errs, conflict("first_unpaid", r.FirstUnpaid, "is not a month after the first one paid by an employer or the person", "pass the first month owed and not paid"))
	}
	if !r.Repaid.IsZero() && (r.FirstUnpaid.IsZero() || !r.Repaid.After(r.FirstUnpaid)) {
		errs = append(errs, conflict("repaid", r.Repaid, "is not after the first unpaid month", "pass the month the arrears were paid"))
	}
	if !r.Stopped.IsZero() && (!r.Stopped.After(r.FirstPaid) || !r.FirstUnpaid.IsZero() && !r.Stopped.After(r.FirstUnpaid)) {
		errs = append(errs, conflict("stopped", r.Stopped, "is not after the months paid and owed", "pass the first month no longer owed"))
	}
	return errors.Join(errs...)
}
