package cover

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Credit asks for the monthly credit of one person.
//
// Birth is not needed for a retiree, nor where the decree has one rate for all ages. Retired is who enjoys a retiree's
// benefits; those who pay on after retirement age do not. Base is the person's own monthly contribution base of the
// year, or for a retiree the city's average monthly wage of staff of the year before (上年度本市在岗职工月平均工资); it
// is not used where a retiree's credit is a fixed amount. BaseGrade says how well the base is known, as that of a city
// average.
type Credit struct {
	Month   rule.Month          `json:"month" doc:"month of the credit" zh:"划入月份"`
	Birth   rule.Month          `json:"birth_month" in:",optional" doc:"where the rate goes by age" zh:"出生年月"`
	Retired bool                `json:"retired" default:"false" doc:"has a retiree's benefits" zh:"享受退休人员待遇"`
	Base    decimal.NullDecimal `json:"base" in:"wage" doc:"own base, or a retiree's city average" zh:"缴费基数（元/月）"`

	BaseGrade rule.Grade `json:"base_grade" in:",optional" doc:"how well the base is known" zh:"缴费基数的数据等级"`
}

// Credited is the credit and its reasons: Base x Rate = Amount, or an amount that is Fixed.
type Credited struct {
	Base, Rate, Amount decimal.Decimal
	FromAge            int // the band's age, 0 for a retiree
	Fixed              bool
	Grade              rule.Grade // the weaker of the rule's and, where it is used, the base's
}

// CreditMonth returns what is credited to the personal account in a month (个人账户按月划入), half up to the fen. The band of
// an age begins in the month of the birthday. Take p from ParamsIn. 令第123号 art. 13; from 2022-12 令第193号, as reported.
//
// Errors: ErrNoRule outside the decree's months, ErrMissingField for a birth or a base that is needed,
// ErrBadDate for a later birth, ErrOutOfRange for the base.
func CreditMonth(p Params, c Credit) (Credited, error) {
	err := rule.Join(p.Check(), jsonrule.Check(rule.AreaMedical, c))
	if err == nil {
		err = rule.Join(p.inForce(c.Month), p.needs(&c))
	}
	if err != nil {
		return Credited{}, err
	}
	if c.Retired && p.RetireeAmount.Valid {
		return Credited{Amount: p.RetireeAmount.Decimal, Fixed: true, Grade: p.Grade}, nil
	}
	out := Credited{Base: c.Base.Decimal, Rate: p.RetireeRate, Grade: max(p.Grade, c.BaseGrade)}
	if !c.Retired {
		out.Rate = p.Bands[0].Rate
		age := c.Month.Sub(c.Birth) / 12
		for _, b := range p.Bands[1:] {
			if b.FromAge <= age {
				out.Rate, out.FromAge = b.Rate, b.FromAge
			}
		}
	}
	out.Amount = out.Base.Mul(out.Rate).Round(2)
	return out, nil
}

// needs refuses a credit without what the decree computes it from.
func (p *Params) needs(c *Credit) error {
	var errs []error
	byAge := !c.Retired && p.ByAge()
	switch {
	case byAge && c.Birth.IsZero():
		errs = append(errs, rule.AreaMedical.Missing("birth_month", rule.Say("pass the month of birth", "请填写出生年月")))
	case c.Birth.After(c.Month):
		errs = append(errs, badMonth("birth_month", rule.Say("is not a month before the credit", "晚于划入月份")))
	}
	fixed := c.Retired && p.RetireeAmount.Valid
	if !fixed && !c.Base.Valid {
		errs = append(errs, rule.AreaMedical.Missing("base",
			rule.Say("pass the monthly contribution base, or a retiree's city average "+
				"monthly wage, in yuan", "请填写月缴费基数；退休人员填写本市在岗职工月平均工资（元）")))
	}
	return rule.Join(errs...)
}

// ByAge reports whether the credit before retirement goes by age.
func (p Params) ByAge() bool { return len(p.Bands) > 1 }
