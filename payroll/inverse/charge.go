package inverse

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Wages returns the declared wages (缴费工资) for which a charge gives an amount: one interval, which is long at the
// floor and at the ceiling. amount is yuan, 0 to 10^10 with at most 2 decimals. It fails with the figure's own error
// where one of the charge is unknown.
func Wages(charge rule.Charge, amount decimal.Decimal) (Solution, error) {
	asked, err := fenOf("amount", 0, amount)
	prepared, chargeErr := charge.Prepare()
	if err := rule.Join(err, chargeErr); err != nil {
		return Solution{}, err
	}
	return rising(func(wage int64) int64 {
		_, amount, _ := prepared.Line(rule.FenAmount(wage)) // every wage that is asked for is within its bounds
		return amount
	}, asked), nil
}

// Bases is Wages for the contribution base (缴费基数): the part of the interval within the limits of the charge. A fixed
// charge has one base, whatever the wage.
func Bases(charge rule.Charge, amount decimal.Decimal) (Solution, error) {
	s, err := Wages(charge, amount)
	if err != nil {
		return Solution{}, err
	}
	for _, list := range [...][]Interval{s.Wages, s.Below.wages(), s.Above.wages()} {
		for i := range list {
			list[i].Low, list[i].High = base(charge, list[i].Low), base(charge, list[i].High)
		}
	}
	return s, nil
}

func (n *Near) wages() []Interval {
	if n == nil {
		return nil
	}
	return n.Wages
}

// base returns the base of a wage that Wages found.
func base(charge rule.Charge, wage decimal.Decimal) decimal.Decimal {
	fen, _ := rule.Wage(charge.Scheme.Area(), "wage", wage)
	line, _ := charge.Line(fen)
	return line.Base()
}
