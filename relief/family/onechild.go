package family

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Fee is the one-child health fee of a month (独生子女保健费), yuan.
type Fee struct {
	Total      decimal.Decimal // 0 outside its months
	EachParent decimal.Decimal // what the employer of each parent bears
	Last       rule.Month      // the last month it is paid for
}

// OneChildFee returns the fee of a month: 10 yuan, half from each parent's employer, from the month of the certificate
// (独生子女父母光荣证) through the month the child turns 14. The regulation counts by days from the certificate to the birthday;
// a month begun is paid in full. 条例 art. 36(1).
//
// Errors: ErrBadDate for no month, or a certificate before the child's birth.
func OneChildFee(p Params, birth, certificate, month rule.Month) (Fee, error) {
	errs := []error{p.Check(), p.checkMonths(birth, month)}
	if certificate.IsZero() || certificate.Before(birth) {
		errs = append(errs, door.Fail(rule.ErrBadDate, "certificate", certificate.String(), "is not a month from the birth on", "pass the month the certificate was given"))
	}
	if err := errors.Join(errs...); err != nil {
		return Fee{}, err
	}
	out := Fee{Last: birth.Add(12 * p.FeeUntilAge)}
	if !month.Before(certificate) && !out.Last.IsZero() && !month.After(out.Last) {
		out.Total = p.FeeMonthly
		out.EachParent = p.FeeMonthly.Mul(p.FeeShare).Round(2)
	}
	return out, nil
}

// Leave is a yearly leave. Modality says whether the days are due (exact) or a limit (at most).
type Leave struct {
	Days     int
	Modality rule.Modality
}

// CareLeave returns the days an only child may take in a year to care for a parent (护理假): 5 once the parent is 60, up
// to 15 while the parent is in hospital, none before that age. 条例 art. 36(5).
func CareLeave(p Params, parentBirth, month rule.Month, inHospital bool) (Leave, error) {
	if err := errors.Join(p.Check(), p.checkMonths(parentBirth, month)); err != nil {
		return Leave{}, err
	}
	reached := parentBirth.Add(12 * p.LeaveAge)
	switch {
	case reached.IsZero() || month.Before(reached):
		return Leave{Modality: rule.Exact}, nil
	case inHospital:
		return Leave{Days: p.LeaveHospital, Modality: rule.AtMost}, nil
	}
	return Leave{Days: p.LeaveDays, Modality: rule.Exact}, nil
}
