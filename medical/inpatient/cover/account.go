package cover

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Credit asks for the monthly credit of one person.
type Credit struct {
	Month   rule.Month
	Birth   rule.Month // not needed for a retiree
	Retired bool       // enjoys a retiree's benefits; those who pay on after retirement age do not
	// Base is the person's own monthly contribution base of the year, or for a retiree the city's average monthly wage of
	// staff of the year before (上年度本市在岗职工月平均工资), yuan.
	Base decimal.Decimal
}

// Credited is the credit and its reasons: Base x Rate = Amount.
type Credited struct {
	Base, Rate, Amount decimal.Decimal
	FromAge            int // the band's age, 0 for a retiree
}

// CreditMonth returns what is credited to the personal account in a month (个人账户按月划入), half up to the fen. The band of
// an age begins in the month of the birthday. 令第123号 art. 13.
//
// Errors: ErrNoRule before the decree, ErrBadDate for a birth that is no month or later, ErrOutOfRange for the base.
func CreditMonth(p Params, c Credit) (Credited, error) {
	base := rule.WageInput(rule.Medical, "base")
	base.Do = "pass the monthly contribution base, or a retiree's city average monthly wage, in yuan"
	err := errors.Join(p.Check(), p.inForce("account credit", c.Month), base.Check(c.Base))
	if !c.Retired && (c.Birth.IsZero() || c.Birth.After(c.Month)) {
		err = errors.Join(err, badMonth("birth", "is not a month before the credit"))
	}
	if err != nil {
		return Credited{}, err
	}
	out := Credited{Base: c.Base, Rate: p.RetireeRate}
	if !c.Retired {
		age := c.Month.Sub(c.Birth) / 12
		for _, b := range p.Bands {
			if b.FromAge <= age {
				out.Rate, out.FromAge = b.Rate, b.FromAge
			}
		}
	}
	out.Amount = out.Base.Mul(out.Rate).Round(2)
	return out, nil
}
