package aid

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
)

// Terms are a group's terms of medical assistance (医疗救助标准).
type Terms struct {
	Start decimal.Decimal     // 起付标准, yuan a year
	Rate  decimal.Decimal     // 救助比例, a fraction from 0 to 1
	Cap   decimal.NullDecimal // 年度最高救助限额, yuan; not Valid where there is none
}

// Year is a person's bills of one year so far.
type Year struct {
	Remaining decimal.Decimal // own in-policy cost left by basic, critical-illness and other supplementary insurance, yuan
	Before    decimal.Decimal // the same of earlier bills of the year, yuan
	Paid      decimal.Decimal // assistance already paid in the year, yuan
}

// Assistance is what is paid of a bill, yuan.
type Assistance struct {
	Paid   decimal.Decimal
	Own    decimal.Decimal // Remaining - Paid
	Capped bool            // the yearly limit cut it
}

// Medical returns the assistance on what the insurances leave (社会救助暂行办法 art. 29(2)): what is above the year's
// threshold, times the rate, half away from zero to the fen, up to the year's limit. The threshold is used up by the
// bills before.
func Medical(t Terms, y Year) (Assistance, error) {
	errs := []error{door.Yuan("start").Check(t.Start), door.Share("rate", 100).Check(t.Rate), door.Yuan("remaining").Check(y.Remaining),
		door.Yuan("before").Check(y.Before), door.Yuan("paid").Check(y.Paid)}
	if t.Cap.Valid {
		errs = append(errs, door.Yuan("cap").Check(t.Cap.Decimal))
	}
	if err := errors.Join(errs...); err != nil {
		return Assistance{}, err
	}
	var none decimal.Decimal
	start := decimal.Max(t.Start.Sub(y.Before), none)
	out := Assistance{Paid: decimal.Max(y.Remaining.Sub(start), none).Mul(t.Rate).Round(2)}
	if left := decimal.Max(t.Cap.Decimal.Sub(y.Paid), none); t.Cap.Valid && out.Paid.GreaterThan(left) {
		out.Paid, out.Capped = left, true
	}
	out.Own = y.Remaining.Sub(out.Paid)
	return out, nil
}
