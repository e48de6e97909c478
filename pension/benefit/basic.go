package benefit

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// BasicInput is what the basic pension is made from.
type BasicInput struct {
	BenefitBase       decimal.Decimal     // 计发基数, yuan a month
	AverageIndex      decimal.Decimal     // 平均缴费工资指数
	Months            int                 // 缴费月数, deemed months included; 0 where Years is given
	Years             decimal.NullDecimal // 缴费年限 as a sheet prints it, where the months are not known
	LowIndexThreshold decimal.NullDecimal // below it the coefficient a applies; not Valid: a is 1
}

// Basic returns the basic pension (基础养老金): (base × a + base × index) ÷ 2 × years × 1 %, rounded once, half away from
// zero to the fen. Years are months ÷ 12, not rounded. a is index ÷ threshold to 4 decimals where the index is below
// the threshold, else 1; only Guangdong's award sheets, Shenzhen's apart, show it. 国发〔2005〕38号.
//
// Errors: ErrOutOfRange for a number outside its bounds, ErrMissingField without months and years, ErrConflict with
// both.
func Basic(in BasicInput) (Part, error) {
	if err := in.check(); err != nil {
		return Part{}, err
	}
	var steps []Step
	a := decimal.New(1, 0)
	if t := in.LowIndexThreshold; t.Valid {
		if in.AverageIndex.LessThan(t.Decimal) {
			a = in.AverageIndex.DivRound(t.Decimal, 4)
		}
		steps = append(steps, Step{"低指数系数a", "low-index coefficient a",
			"min(1, " + in.AverageIndex.String() + " ÷ " + t.Decimal.String() + ") = " + a.String(), a, rule.Cite{}})
	}
	indexed := in.BenefitBase.Mul(in.AverageIndex)
	length, divisor, text := in.Years.Decimal, int64(200), in.Years.Decimal.String()
	if in.Months > 0 {
		length, divisor, text = decimal.New(int64(in.Months), 0), 2400, strconv.Itoa(in.Months)+" ÷ 12"
	}
	monthly := in.BenefitBase.Mul(a).Add(indexed).Mul(length).DivRound(decimal.New(divisor, 0), 2)
	steps = append(steps,
		Step{"本人指数化月平均缴费工资", "indexed monthly wage", in.BenefitBase.String() + " × " + in.AverageIndex.String() + " = " + indexed.String(), indexed, rule.Cite{}},
		Step{"基础养老金", "basic pension", "(" + in.BenefitBase.String() + " × " + a.String() + " + " + indexed.String() + ") ÷ 2 × " + text + " × 1% = " + monthly.StringFixed(2),
			monthly, decision("")})
	return Part{monthly, steps}, nil
}

// check reports every bad field at once.
func (in *BasicInput) check() error {
	errs := []error{baseInput().Check(in.BenefitBase), checkLong(indexInput(), in.AverageIndex)}
	if in.Years.Valid {
		errs = append(errs, checkLong(rule.Input{Area: rule.AreaPension, Field: "contribution_years", Max: 100, Places: 8, Do: rule.Untranslated("pass the contribution years, such as 17.3333")}, in.Years.Decimal))
	}
	switch {
	case in.Years.Valid && in.Months != 0:
		errs = append(errs, failed(rule.ErrConflict, "contribution_years", "", "and contribution_months are both given", "pass one of them"))
	case !in.Years.Valid && in.Months == 0:
		errs = append(errs, failed(rule.ErrMissingField, "contribution_months", "", "is missing", "pass the months of contribution, or the years a sheet prints"))
	case !in.Years.Valid:
		errs = append(errs, checkMonths("contribution_months", in.Months, 1))
	}
	if in.LowIndexThreshold.Valid {
		errs = append(errs, rule.Input{Area: rule.AreaPension, Field: "low_index_threshold", Min: 1, Max: 100_000, Scale: 4, Places: 4, Do: rule.Untranslated("pass the threshold, such as 0.6")}.Check(in.LowIndexThreshold.Decimal))
	}
	return errors.Join(errs...)
}
