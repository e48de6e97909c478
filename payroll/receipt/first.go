package receipt

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// maxFen is the largest wage the library takes, 10^10 yuan.
const maxFen = 1_000_000_000_000

// First is the smallest wage for which one line of a slip has another amount. A line that only one of two policies
// has is there, or missing, from a wage of 0.
type First struct {
	Scheme rule.Scheme         `json:"scheme" doc:"scheme" zh:"险种"`
	Payer  rule.Payer          `json:"payer" doc:"who pays" zh:"缴费方"`
	Wage   decimal.Decimal     `json:"wage" out:"yuan" doc:"the smallest wage, yuan" zh:"最低工资（元）"`
	Before decimal.NullDecimal `json:"before" in:",null" out:"yuan" doc:"its amount before" zh:"变更前金额（元）"`
	After  decimal.NullDecimal `json:"after" in:",null" out:"yuan" doc:"its amount after" zh:"变更后金额（元）"`
}

// FirstDifferences returns, for each line that two policies give differently to somebody, the smallest wage from
// which on somebody notices: the first whole fen at which the amounts differ. The employee's Wage is what is looked
// for and is not read; a scheme with a wage of its own is compared at that. Lines that neither policy knows are not
// compared; no entry says that every wage has the same amount in the line.
func FirstDifferences(before, after payroll.Policy, employer payroll.Employer, employee payroll.Employee) ([]First,
	error) {
	employee.Wage = decimal.NewNullDecimal(decimal.New(maxFen, -2))
	old, err := before.Slip(employer, employee, payroll.Partial)
	now, nowErr := after.Slip(employer, employee, payroll.Partial)
	if err := rule.Join(err, nowErr); err != nil {
		return nil, err
	}
	var out []First
	for _, c := range payroll.RowColumns() {
		follows := !hasOwn(&employee.Wages, c.Scheme)
		a, b := find(&old, c, follows), find(&now, c, follows)
		if wage, differs := firstOf(a, b); differs {
			out = append(out, First{c.Scheme, c.Payer, decimal.New(wage, -2), a.amount(wage), b.amount(wage)})
		}
	}
	return out, nil
}

// curve is what a line's amount is by wage, in fen. A nil curve is no line.
type curve struct {
	charge   rule.Charge
	prepared *rule.Prepared
	follows  bool  // the employee's wage; else the amount is own
	own      int64 // at the scheme's own wage
}

// hasOwn reports whether a scheme has a wage of its own; maternity follows medical.
func hasOwn(w *payroll.Wages, scheme rule.Scheme) bool {
	if scheme == rule.Maternity {
		scheme = rule.Medical
	}
	own := wageOf(w, scheme.String())
	return own != nil && own.Valid
}

// find returns the curve of a line of the slip of the largest wage.
func find(s *payroll.Slip, c payroll.Column, follows bool) *curve {
	line, there := s.Line(c.Scheme, c.Payer)
	if !there {
		return nil
	}
	charge := line.Charge()
	prepared, _ := charge.Prepare() // it made the line, so it can be prepared
	return &curve{charge, prepared, follows, line.Fen()}
}

func (c *curve) at(wage int64) int64 {
	if !c.follows {
		return c.own
	}
	_, amount, _ := c.prepared.Line(rule.FenAmount(wage)) // the slip of the largest wage has the line, so each has
	return amount
}

func (c *curve) amount(wage int64) decimal.NullDecimal {
	if c == nil {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(decimal.New(c.at(wage), -2))
}

// limits returns the wages, in fen, between which the amount rises with the wage: two equal ones where it never does.
func (c *curve) limits() (int64, int64) {
	if !c.follows || c.charge.Fixed {
		return 0, 0
	}
	high := int64(maxFen)
	if !c.charge.Ceiling.None() {
		high = fens(c.charge.Ceiling)
	}
	return fens(c.charge.Floor), high
}

// fens returns a figure of money in fen, which hold it.
func fens(f rule.Figure) int64 { return f.Number().Decimal().Shift(2).BigInt().Int64() }

// firstOf returns the smallest wage at which two curves differ. Between two neighbouring limits of either curve each
// amount is a constant, or the wage times a rate rounded; the pieces are searched in turn. Above the last limit nothing
// moves.
func firstOf(a, b *curve) (wage int64, differs bool) {
	if a == nil || b == nil {
		return 0, a != b
	}
	cuts := []int64{0}
	for _, c := range [...]*curve{a, b} {
		low, high := c.limits()
		cuts = append(cuts, low, high)
	}
	slices.Sort(cuts)
	for i := 1; i < len(cuts) && !differs; i++ {
		wage, differs = firstWithin(a, b, cuts[i-1], cuts[i])
	}
	return wage, differs
}

// firstWithin is firstOf for the wages of one piece, from low to high.
func firstWithin(a, b *curve, low, high int64) (int64, bool) {
	if a.at(low) != b.at(low) {
		return low, true
	}
	if !a.rises(low, high) || !b.rises(low, high) || a.charge.Rounding != b.charge.Rounding {
		// They agree at low. Where one stays as it is, or they move in steps of another size, they part at the first
		// step of either.
		wage := min(a.step(low, high), b.step(low, high))
		return wage, wage <= high
	}
	// Two rates in the same rounding: one amount is nowhere above the other, so that the sum of the differences from
	// low on never turns back, and the first wage that has one can be found by halving. The differences themselves
	// come and go.
	wage := first(low, high, func(w int64) bool { return a.sum(low, w).Cmp(b.sum(low, w)) != 0 })
	return wage, wage <= high
}

// rises reports whether the amount rises with the wage from low to high.
func (c *curve) rises(low, high int64) bool {
	floor, ceiling := c.limits()
	return floor <= low && high <= ceiling
}

// step returns the first wage after low whose amount is above that of low, high+1 where there is none.
func (c *curve) step(low, high int64) int64 {
	amount := c.at(low)
	return first(low, high, func(w int64) bool { return c.at(w) > amount })
}

// first returns the least wage from low to high for which a predicate that never turns false again holds, high+1
// where it holds for none.
func first(low, high int64, holds func(int64) bool) int64 {
	for high++; low < high; {
		if middle := low + (high-low)/2; holds(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
