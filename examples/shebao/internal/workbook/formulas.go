package workbook

import (
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

// base is the formula of a contribution base: the wage within the limits.
func (l *figureList) base(wage string, c *rule.Charge) string {
	if c.Fixed {
		return l.ref(c, floor, c.Floor)
	}
	formula := wage
	floorRef, ceilingRef := l.ref(c, floor, c.Floor), l.ref(c, ceiling, c.Ceiling)
	if !c.Floor.Number().Decimal().IsZero() {
		formula = "MAX(" + formula + "," + floorRef + ")"
	}
	if !c.Ceiling.None() {
		formula = "MIN(" + formula + "," + ceilingRef + ")"
	}
	return formula
}

// amount is the formula of an amount on a base.
func (l *figureList) amount(base string, c *rule.Charge) string {
	product := base + "*" + l.ref(c, rate, c.Rate)
	if c.Relief.Known() && !c.Relief.None() {
		product += "*" + l.ref(c, relief, c.Relief)
	}
	if c.Practice.Known() {
		l.ref(c, rounding, c.Practice)
	}
	return rounded(product, c.Rounding)
}

// rounded is a formula rounded as the law rounds. A product has up to ten decimals; before a remainder is carried up or
// cut off, what binary numbers add behind them is taken away.
func rounded(product string, r rule.Rounding) string {
	const decimals = "10"
	if r.FromFen {
		product = "ROUND(" + product + ",2)"
	}
	digits := strconv.Itoa(2 - int(r.Unit))
	switch r.Mode {
	case rule.Up:
		return "ROUNDUP(ROUND(" + product + "," + decimals + ")," + digits + ")"
	case rule.Down:
		return "ROUNDDOWN(ROUND(" + product + "," + decimals + ")," + digits + ")"
	}
	return "ROUND(" + product + "," + digits + ")"
}
