package base

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// monthsAYear is the most months a year's average is taken over.
const monthsAYear = 12

// Average returns the monthly base behind the wages of a year (上年度月平均工资): total over the months actually worked,
// rounded once, half away from zero, to the fen (the zero Rounding) or to the yuan. total is 0 to 10^10 yuan with at
// most 2 decimals. 住房公积金管理条例 art. 16; 市政府令第123号 art. 34.
//
// Errors: ErrNotApplicable where no month was worked (see FirstPay); ErrOutOfRange for a total outside its bounds,
// more than 12 months or another rounding.
func Average(total decimal.Decimal, monthsWorked int, rounding rule.Rounding) (decimal.Decimal, error) {
	in := rule.WageInput("", "annual_wages")
	in.Do = rule.Untranslated("pass all wages of the year in yuan, such as 137456.78")
	errs := []error{in.Check(total)}
	switch {
	case monthsWorked == 0:
		errs = append(errs, &rule.FieldError{Kind: rule.ErrNotApplicable, Field: "months_worked", Value: "0", Reason: rule.Untranslated("leaves no year to average"),
			Do: rule.Untranslated("use the rule for new employees, FirstPay")})
	case monthsWorked < 0 || monthsWorked > monthsAYear:
		errs = append(errs, failed(0, "months_worked", strconv.Itoa(monthsWorked), "is not 1 to 12", "pass the months that were paid in the year"))
	}
	places := int32(2)
	switch rounding {
	case rule.Rounding{}:
	case rule.Rounding{Unit: rule.ToYuan}:
		places = 0
	default:
		errs = append(errs, failed(0, "rounding", "", "is not half up to the fen or to the yuan", "use rule.Rounding{} or rule.Rounding{Unit: rule.ToYuan}"))
	}
	if err := errors.Join(errs...); err != nil {
		return decimal.Decimal{}, err
	}
	return total.DivRound(decimal.New(int64(monthsWorked), 0), places), nil
}

func failed(scheme rule.Scheme, field, value, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Area: scheme.Area(), Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
