package cover

import (
	"github.com/shebao-go/shebao/jsonrule"
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
//
// FirstPaid is the first month paid, or of unemployment benefit; it is zero where an employer never enrolled the
// person. Due is zero where it is FirstPaid. Repaid is the month the arrears were paid with interest and surcharge; for
// BySelf the month payment resumed.
type Record struct {
	Insured     Insured    `json:"insured" enum:"employer,self,unemployment" doc:"who owes the contributions" zh:"缴费主体"`
	Due         rule.Month `json:"due" in:",optional" doc:"first month the employer owed" zh:"单位应缴首月"`
	FirstPaid   rule.Month `json:"first_paid" in:",optional" doc:"first month paid" zh:"首次缴费月份"`
	FirstUnpaid rule.Month `json:"first_unpaid" in:",optional" doc:"first month owed, not paid" zh:"开始欠缴之月"`
	Repaid      rule.Month `json:"repaid" in:",optional" doc:"month the arrears were paid" zh:"补缴月份"`
	Stopped     rule.Month `json:"stopped" in:",optional" doc:"first month no longer owed" zh:"停止缴费月份"`
}

// Bearer is who bears the care of a month.
type Bearer string

// The fund, the employer that owed the contributions, or the person.
const (
	Fund     Bearer = "fund"
	Employer Bearer = "employer"
	Person   Bearer = "person"
)

// Words lists them.
func (Bearer) Words() []string {
	return []string{string(Fund), string(Employer), string(Person)}
}

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

// Words lists them.
func (Reason) Words() []string {
	return []string{string(Paid), string(NotBegun), string(NotEnrolled), string(Ended), string(Suspended),
		string(BackPaid), string(RepaidLate), string(OwnArrears)}
}

// Cover is the answer for one month. RepayLast is set while the month is Suspended by an employer: the last month in
// which repaying makes the fund pay.
type Cover struct {
	Bearer    Bearer     `json:"bearer" doc:"who bears the care: fund, employer, person" zh:"医疗费用由谁承担"`
	Reason    Reason     `json:"reason" doc:"why, by article" zh:"原因"`
	RepayLast rule.Month `json:"repay_last,omitempty" doc:"last month to repay so that the fund pays" zh:"最迟补缴月份"`
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
	err := rule.Join(p.Check(), p.inForce(month), p.whole(rule.Say("cover", "医疗保险待遇享受"), month),
		jsonrule.Check(rule.AreaMedical, r))
	if err != nil {
		return Cover{}, err
	}
	switch {
	case !r.begun(month):
		return r.beforeCover(month), nil
	case r.ended(month):
		return Cover{Bearer: Person, Reason: Ended}, nil
	case !r.inArrears(month):
		return Cover{Bearer: Fund, Reason: Paid}, nil
	}
	return r.arrears(p.BackPaidMonths), nil
}

// begun reports whether cover has begun: in the month after the first payment, for the unemployed in the first month
// of benefit (art. 12).
func (r *Record) begun(month rule.Month) bool {
	if r.FirstPaid.IsZero() {
		return false
	}
	if r.Insured == ByUnemployment && month == r.FirstPaid {
		return true
	}
	return month.After(r.FirstPaid)
}

// beforeCover answers for a month before cover begins: the employer bears it where it owed contributions already.
func (r *Record) beforeCover(month rule.Month) Cover {
	owed := !r.Due.IsZero() && month.After(r.Due)
	if r.Insured == ByEmployer && owed {
		return Cover{Bearer: Employer, Reason: NotEnrolled}
	}
	return Cover{Bearer: Person, Reason: NotBegun}
}

// ended reports whether the month lies after payment stopped; the month it stopped in is covered (art. 36).
func (r *Record) ended(month rule.Month) bool {
	return !r.Stopped.IsZero() && month.After(r.Stopped)
}

// inArrears reports whether the month lies after the first unpaid one and not after repayment (art. 36).
func (r *Record) inArrears(month rule.Month) bool {
	if r.FirstUnpaid.IsZero() || !month.After(r.FirstUnpaid) {
		return false
	}
	return r.Repaid.IsZero() || !month.After(r.Repaid)
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

// CheckFields refuses months that contradict each other.
func (r Record) CheckFields() error {
	return rule.Join(r.checkFirst(), r.checkUnpaid(), r.checkStopped())
}

// checkFirst looks at the month owed and paid first.
func (r *Record) checkFirst() error {
	neverEnrolled := r.Insured == ByEmployer && !r.Due.IsZero()
	switch {
	case r.FirstPaid.IsZero() && !neverEnrolled:
		return rule.AreaMedical.Missing("first_paid",
			rule.Say("pass the first month paid, or for an employer that never enrolled the "+
				"person the month contributions were due", "请填写首次缴费月份；单位从未参保的，请填写应缴首月"))
	case !r.FirstPaid.IsZero() && r.Due.After(r.FirstPaid):
		return conflict("due", r.Due, rule.Say("is after the first month paid", "晚于首次缴费月份"),
			rule.Say("leave it out where the first payment was on time", "首次按时缴费的，请不填"))
	}
	return nil
}

// checkUnpaid looks at the arrears.
func (r *Record) checkUnpaid() error {
	var errs []error
	if !r.FirstUnpaid.IsZero() {
		paidBefore := !r.FirstPaid.IsZero() && r.FirstUnpaid.After(r.FirstPaid)
		if r.Insured == ByUnemployment || !paidBefore {
			errs = append(errs, conflict("first_unpaid", r.FirstUnpaid,
				rule.Say("is not a month after the first one paid by an employer or the person",
					"不在单位或个人首次缴费之后"),
				rule.Say("pass the first month owed and not paid", "请填写开始欠缴之月")))
		}
	}
	if !r.Repaid.IsZero() && (r.FirstUnpaid.IsZero() || !r.Repaid.After(r.FirstUnpaid)) {
		errs = append(errs, conflict("repaid", r.Repaid,
			rule.Say("is not after the first unpaid month", "不在开始欠缴之月之后"),
			rule.Say("pass the month the arrears were paid", "请填写补缴月份")))
	}
	return rule.Join(errs...)
}

// checkStopped looks at the end of payment.
func (r *Record) checkStopped() error {
	if r.Stopped.IsZero() || r.Stopped.After(r.FirstPaid) && r.Stopped.After(r.FirstUnpaid) {
		return nil
	}
	return conflict("stopped", r.Stopped, rule.Say("is not after the months paid and owed", "不在已缴和应缴月份之后"),
		rule.Say("pass the first month no longer owed", "请填写停止缴费的首月"))
}
