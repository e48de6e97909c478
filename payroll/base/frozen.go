package base

import (
	"errors"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Declared is a base that stands from a month until the next declaration (缴费工资年度申报). The zero value stands in no month.
type Declared struct {
	scheme      rule.Scheme
	from, until rule.Month
	base        decimal.Decimal
}

// Freeze returns a base (yuan, 0 to 10^10, at most 2 decimals) that stands from a month until the scheme's next month
// of declaration, such as time.July, which it no longer covers. A base that begins in the month of declaration stands
// a year.
func Freeze(scheme rule.Scheme, base decimal.Decimal, from rule.Month, declaration time.Month) (Declared, error) {
	errs := []error{checkScheme(scheme), rule.WageInput(scheme.Area(), "base").Check(base), checkDeclaration(scheme, declaration)}
	if from.IsZero() {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrBadDate, Area: scheme.Area(), Field: "from", Reason: rule.Untranslated("is no month"), Do: rule.Untranslated("pass the first month the base stands")})
	}
	if err := errors.Join(errs...); err != nil {
		return Declared{}, err
	}
	months := int(declaration - from.Month())
	if months <= 0 {
		months += monthsAYear
	}
	until := from.Add(months)
	if until.IsZero() {
		return Declared{}, &rule.FieldError{Kind: rule.ErrBadDate, Area: scheme.Area(), Field: "from", Value: from.String(), Reason: rule.Untranslated("has no declaration after it before 2201"), Do: rule.Untranslated("pass an earlier month")}
	}
	return Declared{scheme, from, until, base}, nil
}

// From returns the first month the base stands.
func (d Declared) From() rule.Month { return d.from }

// Until returns the month of the next declaration, the first month the base no longer stands.
func (d Declared) Until() rule.Month { return d.until }

// In returns the base of a month. Before its first month there is none: the value is not Valid, and the month has no
// line, which is not a line of 0.00. From the next declaration on it is ErrNoRule.
func (d Declared) In(month rule.Month) (decimal.NullDecimal, error) {
	switch {
	case month.IsZero():
		return decimal.NullDecimal{}, &rule.FieldError{Kind: rule.ErrBadDate, Area: d.scheme.Area(), Field: "month", Reason: rule.Untranslated("is no month"), Do: rule.Untranslated(`pass a month such as "2025-08"`)}
	case !month.Before(d.until):
		return decimal.NullDecimal{}, &rule.FieldError{Kind: rule.ErrNoRule, Area: d.scheme.Area(), Field: "declared base of", Value: month.String(),
			Reason: rule.Untranslated("is not known: the last one ended before " + d.until.String()), Do: rule.Untranslated("declare the average of the year before with Freeze")}
	case month.Before(d.from):
		return decimal.NullDecimal{}, nil
	}
	return decimal.NewNullDecimal(d.base), nil
}

func checkScheme(scheme rule.Scheme) error {
	if scheme < rule.Pension || scheme > rule.Housing {
		return &rule.FieldError{Kind: rule.ErrMissingField, Field: "scheme", Reason: rule.Untranslated("is not set or not known"), Do: rule.Untranslated("use one of the constants of package rule")}
	}
	return nil
}

func checkDeclaration(scheme rule.Scheme, declaration time.Month) error {
	if declaration < time.January || declaration > time.December {
		return failed(scheme, "declaration_month", strconv.Itoa(int(declaration)), "is not 1 to 12", "pass the month of the year the scheme's bases are declared anew, such as time.July")
	}
	return nil
}
