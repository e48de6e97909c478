package benefit

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Recomputed is a pension paid on an earlier benefit base and computed again on the published one. Differences are due
// minus paid: negative where too much was paid.
type Recomputed struct {
	Paid     Award
	Due      Award
	PerMonth decimal.Decimal // difference of the totals, yuan a month
	Total    decimal.Decimal // PerMonth times the months already paid
	Steps    []Step
}

// Recompute computes an award again (重新核定) when the benefit base of the year is published after the award: in holds the
// base the pension was paid on, published the one that is right, monthsPaid the months paid so far (0 to 1200). Both
// awards are rounded as awards are, and the difference is that of the rounded totals.
//
// Errors: those of Guangdong, and ErrOutOfRange for a base or months outside their bounds.
func Recompute(p GuangdongParams, in GuangdongInput, published decimal.Decimal, monthsPaid int) (Recomputed, error) {
	if err := checkMonths("months_paid", monthsPaid, 0); err != nil {
		return Recomputed{}, err
	}
	paid, err := Guangdong(p, in)
	if err != nil {
		return Recomputed{}, err
	}
	in.BenefitBase = published
	due, err := Guangdong(p, in)
	if err != nil {
		return Recomputed{}, err
	}
	out := Recomputed{Paid: paid, Due: due, PerMonth: due.Total.Sub(paid.Total)}
	out.Total = out.PerMonth.Mul(decimal.New(int64(monthsPaid), 0))
	out.Steps = []Step{
		{"每月差额", "difference a month", due.Total.StringFixed(2) + " - " + paid.Total.StringFixed(2) + " = " + out.PerMonth.StringFixed(2), out.PerMonth, rule.Cite{}},
		{"已发月份差额合计", "difference of the months already paid", out.PerMonth.StringFixed(2) + " × " + strconv.Itoa(monthsPaid) + " = " + out.Total.StringFixed(2), out.Total, rule.Cite{}},
	}
	return out, nil
}
