package base

import (
	"errors"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Arrival is how a person came to the employer. The zero value is refused.
type Arrival uint8

// The two arrivals the provident fund tells apart (住房公积金管理条例 art. 17).
const (
	FirstJob Arrival = iota + 1 // 新参加工作: the fund begins in the second month
	Transfer                    // 新调入: the fund begins with the first wages
)

// Hire is a newly hired person. FirstPay and SecondPay are yuan with at most 2 decimals, 0 to 10^10.
type Hire struct {
	Arrival   Arrival
	Month     rule.Month          // of joining, the first that is paid
	FirstPay  decimal.Decimal     // wages of that month, as paid
	SecondPay decimal.NullDecimal // wages of the next month; the base of the fund in a first job
}

// FirstPay returns the base of a scheme for a newly hired person: the wages of the month of joining, frozen until the
// next month of declaration. The provident fund of a first job begins a month later, on the wages of that month; the
// month of joining has no line. 市政府令第123号 art. 34; 住房公积金管理条例 art. 17.
//
// Errors: ErrMissingField where the second month's wages are needed and absent, ErrOutOfRange for wages outside their
// bounds.
func FirstPay(scheme rule.Scheme, hire Hire, declaration time.Month) (Declared, error) {
	errs := []error{checkScheme(scheme), rule.WageInput(scheme.Area(), "first_pay").Check(hire.FirstPay), checkDeclaration(scheme, declaration)}
	if hire.SecondPay.Valid {
		errs = append(errs, rule.WageInput(scheme.Area(), "second_pay").Check(hire.SecondPay.Decimal))
	}
	if hire.Month.IsZero() {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrBadDate, Area: scheme.Area(), Field: "month", Reason: rule.Untranslated("is no month"), Do: rule.Untranslated("pass the month of joining")})
	}
	if hire.Arrival != FirstJob && hire.Arrival != Transfer {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: scheme.Area(), Field: "arrival", Reason: rule.Untranslated("is not set or not known"), Do: rule.Untranslated("use FirstJob or Transfer")})
	}
	later := scheme == rule.Housing && hire.Arrival == FirstJob
	if later && !hire.SecondPay.Valid {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: scheme.Area(), Field: "second_pay", Reason: rule.Untranslated("is missing"),
			Do: rule.Untranslated("pass the wages of the month after joining: a first job pays from then")})
	}
	if err := errors.Join(errs...); err != nil {
		return Declared{}, err
	}
	if later {
		return Freeze(scheme, hire.SecondPay.Decimal, hire.Month.Add(1), declaration)
	}
	return Freeze(scheme, hire.FirstPay, hire.Month, declaration)
}
