package fund

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/fund/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// PayableMonths returns how many months of spending a balance pays for (基金可支付月数): accumulated balance (累计结余) by the
// average spending of a month, one decimal, half up. balance is 0 to 10^15 yuan, spending above 0.
//
// Errors: ErrOutOfRange for a number out of bounds.
func PayableMonths(balance, monthlyExpenditure decimal.Decimal) (decimal.Decimal, error) {
	if err := errors.Join(door.Total("balance").Check(balance), door.Positive("monthly_expenditure").Check(monthlyExpenditure)); err != nil {
		return decimal.Decimal{}, err
	}
	return balance.DivRound(monthlyExpenditure, 1), nil
}

// Level is one level of warning (预警级别): it holds for a fund that pays for fewer months than Below.
type Level struct {
	Name  string
	Below decimal.Decimal // months, above 0
}

// Warning is where a fund stands.
type Warning struct {
	Months decimal.Decimal // payable months, one decimal
	Level  string          // empty where no level is reached
	Short  decimal.Decimal // yuan that would lift the fund out of the level, exact; 0 where there is none
}

const maxLevels = 20

// Warn returns the level of warning of a fund (基金预警): the first level, from the gravest, whose months the balance
// does not reach. The comparison is exact: 5.96 months print as 6.0 and are below 6. The levels are the caller's, the
// gravest first with the fewest months. 广东省社会保险基金监督条例 art. 56 asks for a warning mechanism and names no threshold.
//
// Errors: ErrOutOfRange for a number out of bounds or levels that do not rise.
func Warn(levels []Level, balance, monthlyExpenditure decimal.Decimal) (Warning, error) {
	months, err := PayableMonths(balance, monthlyExpenditure)
	if err := errors.Join(checkLevels(levels), err); err != nil {
		return Warning{}, err
	}
	for _, l := range levels {
		if needed := l.Below.Mul(monthlyExpenditure); balance.LessThan(needed) {
			return Warning{months, l.Name, needed.Sub(balance)}, nil
		}
	}
	return Warning{Months: months}, nil
}

func checkLevels(levels []Level) error {
	if len(levels) == 0 || len(levels) > maxLevels {
		return door.Fail(rule.ErrOutOfRange, "levels", strconv.Itoa(len(levels)), "are not 1 to 20", "pass the thresholds, the gravest first")
	}
	var errs []error
	for i, l := range levels {
		err := door.Months("below").Check(l.Below)
		errs = append(errs, err)
		switch {
		case l.Name == "":
			errs = append(errs, door.Fail(rule.ErrMissingField, "level", "", "has no name", "name every level"))
		case err == nil && (l.Below.Sign() == 0 || i > 0 && door.Months("below").Check(levels[i-1].Below) == nil && !l.Below.GreaterThan(levels[i-1].Below)):
			errs = append(errs, door.Fail(rule.ErrOutOfRange, "below", l.Below.String(), "is not above the level before it", "sort the levels by months, from above 0"))
		}
	}
	return errors.Join(errs...)
}

// ReserveRule is a rate that follows the reserve with a gap between down and up (按结余调整费率): it is cut once the reserve
// lasts longer than CutOver months, and restored once it lasts fewer than RestoreBelow. In between it stays as it is.
type ReserveRule struct {
	Normal       decimal.Decimal // fraction
	Cut          decimal.Decimal // fraction, below Normal
	CutOver      decimal.Decimal // months; above it the rate is cut
	RestoreBelow decimal.Decimal // months, at most CutOver; below it the cut ends
}

// Next returns the rate that follows from the reserve (1.3c of the city's 2014 notice: 科学调整费率). cut says whether the
// rate is cut now. Guangzhou's cut of the medical rate, for one, was to end below 6 months. The comparison is exact;
// every threshold is the caller's.
//
// Errors: ErrOutOfRange for a number out of bounds, ErrConflict where cut and normal or the thresholds are the wrong
// way round.
func (r ReserveRule) Next(cut bool, balance, monthlyExpenditure decimal.Decimal) (rate decimal.Decimal, cutNow bool, err error) {
	if err := errors.Join(r.check(), door.Total("balance").Check(balance), door.Positive("monthly_expenditure").Check(monthlyExpenditure)); err != nil {
		return decimal.Decimal{}, false, err
	}
	if cut {
		cut = balance.GreaterThanOrEqual(r.RestoreBelow.Mul(monthlyExpenditure))
	} else {
		cut = balance.GreaterThan(r.CutOver.Mul(monthlyExpenditure))
	}
	if cut {
		return r.Cut, true, nil
	}
	return r.Normal, false, nil
}

func (r *ReserveRule) check() error {
	err := errors.Join(door.Share("normal").Check(r.Normal), door.Share("cut").Check(r.Cut), door.Months("cut_over").Check(r.CutOver), door.Months("restore_below").Check(r.RestoreBelow))
	if err != nil {
		return err
	}
	if !r.Cut.LessThan(r.Normal) {
		err = errors.Join(err, door.Fail(rule.ErrConflict, "cut", r.Cut.String(), "is not below the normal rate", "check the rates"))
	}
	if r.RestoreBelow.GreaterThan(r.CutOver) {
		err = errors.Join(err, door.Fail(rule.ErrConflict, "restore_below", r.RestoreBelow.String(), "is above the months of the cut", "check the thresholds"))
	}
	return err
}
