package cover

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Credit asks for the monthly credit of one person.
type Credit struct {
	Month   rule.Month
	Birth   rule.Month // not needed for a retiree, nor where the decree has one rate for all ages
	Retired bool       // enjoys a retiree's benefits; those who pay on after retirement age do not
	// Base is the person's own monthly contribution base of the year, or for a retiree the city's average monthly
	// wage of staff of the year before (上年度本市在岗职工月平均工资), yuan. Not used where a retiree's credit is a fixed amount.
	Base decimal.Decimal
}

// Credited is the credit and its reasons: Base x Rate = Amount, or an amount that is Fixed.
type Credited struct {
	Base, Rate, Amount decimal.Decimal
	FromAge            int // the band's age, 0 for a retiree
	Fixed              bool
}

// CreditMonth returns what is credited to the personal account in a month (个人账户按月划入), half up to the fen. The band of
// an age begins in the month of the birthday. Take p from ParamsIn. 令第123号 art. 13; from 2022-12 令第193号, as reported.
//
// Errors: ErrNoRule outside the decree's months, ErrBadDate for a birth that is no month or later, ErrOutOfRange for
// the base.
func CreditMonth(p Params, c Credit) (Credited, error) {
	base := rule.WageInput(rule.AreaMedical, "base")
	base.Do = rule.Untranslated("pass the monthly contribution base, or a retiree's city average monthly wage, in yuan")
	err := errors.Join(p.Check(), p.inForce(c.Month), base.Check(c.Base))
	if !c.Retired && (c.Birth.IsZero() && p.ByAge() || c.Birth.After(c.Month)) {
		err = errors.Join(err, badMonth("birth", "is not a month before the credit"))
	}
	if err != nil {
		return Credited{}, err
	}
	if c.Retired && p.RetireeAmount.Valid {
		return Credited{Amount: p.RetireeAmount.Decimal, Fixed: true}, nil
	}
	out := Credited{Base: c.Base, Rate: p.RetireeRate}
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

// ByAge reports whether the credit before retirement goes by age.
func (p *Params) ByAge() bool { return len(p.Bands) > 1 }
