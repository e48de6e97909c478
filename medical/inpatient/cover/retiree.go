package cover

import (
	"errors"
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

// Retiree asks whether a person is covered as a retiree (退休人员待遇).
type Retiree struct {
	Registered rule.Date  // first registration with the city's scheme
	FirstPaid  rule.Date  // first payment to it
	PaidMonths int        // all months that count: own, the former flexible scheme's, years of service of veterans
	Statutory  rule.Month // the month of the statutory retirement age
}

// Retirement is the answer. A person short of the months may go on paying with an employee's benefits (art. 7, 17).
type Retirement struct {
	RequiredMonths int
	ShortMonths    int
	From           rule.Month // first month of a retiree's benefits; zero while months are short
}

// Retire returns the months of contribution a retiree needs (缴费年限) and the first month of a retiree's benefits. Who
// registered by 2013-12-31 and paid by 2014-01-31 needs 10 years, everybody else 15; the last day itself counts. With
// the months complete the benefits begin in the month after the statutory age. 令第123号 art. 16, 17.
//
// Errors: ErrNoRule for a statutory month outside the decree's months (after 2022-11: the decree that followed was
// not seen), ErrBadDate and ErrOutOfRange.
func Retire(p Params, r Retiree) (Retirement, error) {
	err := p.Check()
	if r.Registered.IsZero() || r.FirstPaid.IsZero() || r.FirstPaid.Before(r.Registered) {
		err = errors.Join(err, &rule.FieldError{Kind: rule.ErrBadDate, Area: rule.AreaMedical, Field: "first_paid", Value: r.FirstPaid.String(),
			Reason: rule.Untranslated("is not a day on or after the registration"), Do: rule.Untranslated("pass the days of first registration and first payment")})
	}
	if r.PaidMonths < 0 || r.PaidMonths > 1200 {
		err = errors.Join(err, outside("paid_months", strconv.Itoa(r.PaidMonths), "is not 0 to 1200", "pass the months of contribution that count"))
	}
	if r.Statutory.IsZero() || r.Statutory.Add(1).IsZero() {
		err = errors.Join(err, badMonth("statutory", "is not the month of the statutory age"))
	}
	if err == nil {
		err = errors.Join(p.Force.In(r.Statutory), p.whole("years of contribution", r.Statutory))
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
