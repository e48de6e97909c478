package retro

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// PaidCause says why what was paid differs from what is due. The zero value is no cause.
//
// Base and rate are causes only where they give the amount paid to the fen; one that is not given is taken to be the
// one due.
type PaidCause uint8

// The causes of a difference from an amount paid.
const (
	BaseDiff        PaidCause = iota + 1 // it was paid on another base (缴费基数不同)
	RateDiff                             // it was paid at another rate (费率不同)
	BaseAndRateDiff                      // both (基数和费率都不同)
	AmountDiff                           // the amount alone differs, or base and rate do not explain it (仅金额不同)
	NotPaid                              // due, and nothing was paid (应缴未缴): a back payment
	NotDue                               // paid, and nothing is due (无应缴而已缴): may be asked back
)

func paidCauseNames() jsonrule.Words {
	return jsonrule.Words{"", "base_diff", "rate_diff", "base_and_rate_diff", "amount_diff", "not_paid", "not_due"}
}

// String returns the JSON name, such as "base_diff".
func (c PaidCause) String() string { return string(paidCauseNames().Text(uint8(c))) }

// MarshalText writes the JSON name.
func (c PaidCause) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *PaidCause) UnmarshalText(text []byte) error { return paidCauseNames().Read((*uint8)(c), text) }

// paidCauseOf finds the cause of a line whose amounts differ.
func paidCauseOf(d *Difference, due *rule.Line) PaidCause {
	switch {
	case due == nil:
		return NotDue
	case d.Paid.IsZero():
		return NotPaid
	}
	base, otherBase := orDue(d.PaidBase, due.Base())
	rate, otherRate := orDue(d.PaidRate, due.Rate())
	product, err := rule.Product(due.Scheme(), base, rate, due.Charge().Rounding)
	switch explained := err == nil && product.Equal(d.Paid); {
	case explained && otherBase && otherRate:
		return BaseAndRateDiff
	case explained && otherBase:
		return BaseDiff
	case explained && otherRate:
		return RateDiff
	}
	return AmountDiff
}

// orDue returns what a payment was made on, and whether that is another than the one due.
func orDue(paid decimal.NullDecimal, due decimal.Decimal) (decimal.Decimal, bool) {
	if !paid.Valid {
		return due, false
	}
	return paid.Decimal, !paid.Decimal.Equal(due)
}
