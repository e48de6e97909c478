package cover

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Retiree asks whether a person is covered as a retiree (退休人员待遇). PaidMonths are all months that count: own, the
// former flexible scheme's, years of service of veterans.
type Retiree struct {
	Registered rule.Date  `json:"registered" doc:"first registration with the city's scheme" zh:"首次参保登记日期"`
	FirstPaid  rule.Date  `json:"first_paid" doc:"first payment to it" zh:"首次缴费日期"`
	PaidMonths int        `json:"paid_months" in:"count" max:"1200" doc:"all months that count" zh:"累计缴费月数"`
	Statutory  rule.Month `json:"statutory_month" doc:"month of the statutory age" zh:"达到法定退休年龄的月份"`
}

// CheckFields refuses a payment before the registration, and an age reached too late for benefits to begin.
func (r Retiree) CheckFields() error {
	var errs []error
	if r.FirstPaid.Before(r.Registered) {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrBadDate, "first_paid", r.FirstPaid.String(),
			rule.Say("is not a day on or after the registration", "早于参保登记日期"),
			rule.Say("pass the days of first registration and first payment", "请填写首次参保登记和首次缴费的日期")))
	}
	if r.Statutory.Add(1).IsZero() {
		errs = append(errs, badMonth("statutory_month",
			rule.Say("is not the month of the statutory age", "不是达到法定退休年龄的月份")))
	}
	return rule.Join(errs...)
}

// Retirement is the answer. A person short of the months may go on paying with an employee's benefits (art. 7, 17).
// From is zero while months are short.
type Retirement struct {
	RequiredMonths int        `json:"required_months" doc:"months of contribution needed" zh:"所需缴费月数"`
	ShortMonths    int        `json:"short_months" doc:"months still short" zh:"尚缺月数"`
	From           rule.Month `json:"from,omitempty" doc:"first month of a retiree's benefits" zh:"享受退休人员待遇的首月"`
}

// Retire returns the months of contribution a retiree needs (缴费年限) and the first month of a retiree's benefits. Who
// registered by 2013-12-31 and paid by 2014-01-31 needs 10 years, everybody else 15; the last day itself counts. With
// the months complete the benefits begin in the month after the statutory age. 令第123号 art. 16, 17.
//
// Errors: ErrNoRule for a statutory month outside the decree's months (after 2022-11: the decree that followed was
// not seen), ErrBadDate and ErrOutOfRange.
func Retire(p Params, r Retiree) (Retirement, error) {
	err := rule.Join(p.Check(), jsonrule.Check(rule.AreaMedical, r))
	if err == nil {
		err = rule.Join(p.Force.In(r.Statutory), p.whole(rule.Say("years of contribution", "缴费年限"), r.Statutory))
	}
	if err != nil {
		return Retirement{}, err
	}
	years := p.YearsNew
	if !r.Registered.After(p.RegisteredBy) && !r.FirstPaid.After(p.PaidBy) {
		years = p.YearsOld
	}
	out := Retirement{RequiredMonths: 12 * years, ShortMonths: max(0, 12*years-r.PaidMonths)}
	if out.ShortMonths == 0 {
		out.From = r.Statutory.Add(1)
	}
	return out, nil
}
