package collection

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/collection/internal/door"
	"github.com/shebao-go/shebao/rule"
)

const monthsAYear = 12

// ActualBase returns the monthly base behind a year's income (实际缴费基数): all wages, bonuses and allowances of the year
// over the months worked, half away from zero to the fen. Floor and ceiling are not applied: they belong to each
// scheme and month (see package audit). months is 1 to 12.
func ActualBase(annualIncome decimal.Decimal, months int) (decimal.Decimal, error) {
	if err := errors.Join(door.Yuan("annual_income", door.Person).Check(annualIncome), countMonths(months, monthsAYear)); err != nil {
		return decimal.Decimal{}, err
	}
	return annualIncome.DivRound(decimal.New(int64(months), 0), 2), nil
}

// Shortfall is an estimate of what was declared too low (少报).
type Shortfall struct {
	Gap     decimal.Decimal // of the monthly base, yuan; 0 where the declared base is not below the actual one
	Arrears decimal.Decimal // of all months, yuan
}

// maxMonths bounds a time of arrears: a hundred years.
const maxMonths = 1200

// Underdeclared returns the gap of the monthly base and the arrears of so many months at one combined rate: gap x
// rate x months, half away from zero to the fen once. It is an estimate for months of equal figures; package audit
// has the arrears of each scheme and month. 社会保险法 art. 63, 86.
func Underdeclared(actual, declared, combinedRate decimal.Decimal, months int) (Shortfall, error) {
	rate := rule.RateInput("", "collection: combined_rate", 100)
	if err := errors.Join(door.Yuan("actual_base", door.Person).Check(actual), door.Yuan("declared_base", door.Person).Check(declared),
		rate.Check(combinedRate), countMonths(months, maxMonths)); err != nil {
		return Shortfall{}, err
	}
	gap := decimal.Max(actual.Sub(declared), decimal.Decimal{})
	return Shortfall{Gap: gap, Arrears: gap.Mul(combinedRate).Mul(decimal.New(int64(months), 0)).Round(2)}, nil
}

// countMonths checks a number of months.
func countMonths(n, most int) error {
	return door.Count("months", n, 1, most, "pass the months that are meant")
}
