package collection

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/collection/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// provisionalPercent is what is charged of the last month's payment.
const provisionalPercent = 110 // 社会保险法 art. 62

// Provisional returns what an employer that did not declare is charged for now (暂按): 110 % of what it paid last
// month, half away from zero to the fen (社会保险法 art. 62). Without a payment last month it is the amount the agency
// sets by business situation and staff (社会保险费征缴暂行条例 art. 10), which is the caller's figure. Exactly one of the two is
// given; both are yuan.
//
// Errors: ErrMissingField for neither, ErrConflict for both.
func Provisional(lastMonth, situation decimal.NullDecimal) (decimal.Decimal, error) {
	switch {
	case lastMonth.Valid && situation.Valid:
		return decimal.Decimal{}, door.Fail(rule.ErrConflict, "situation", situation.Decimal.String(), "is for employers without a payment last month", "pass one of the two")
	case lastMonth.Valid:
		if err := door.Yuan("last_month", door.Employer).Check(lastMonth.Decimal); err != nil {
			return decimal.Decimal{}, err
		}
		return lastMonth.Decimal.Mul(decimal.New(provisionalPercent, -2)).Round(2), nil
	case situation.Valid:
		return situation.Decimal, door.Yuan("situation", door.Employer).Check(situation.Decimal)
	}
	return decimal.Decimal{}, door.Fail(rule.ErrMissingField, "last_month", "", "is missing", "pass last month's payment, or the amount the agency sets without one")
}

// Settle returns what is still due (positive) or comes back (negative) once the employer has declared: the amount due
// less the provisional one. 社会保险法 art. 62; 社会保险费征缴暂行条例 art. 10.
func Settle(due, provisional decimal.Decimal) (decimal.Decimal, error) {
	if err := errors.Join(door.Yuan("due", door.Employer).Check(due), door.Yuan("provisional", door.Employer).Check(provisional)); err != nil {
		return decimal.Decimal{}, err
	}
	return due.Sub(provisional), nil
}
