package provident

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/provident/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Counting says from when a deposit earns interest. The zero value is refused.
type Counting uint8

// The two ways.
const (
	// FromDay counts from the day the deposit is on the account (自存入职工住房公积金账户之日起): 住房公积金管理条例 art. 21.
	FromDay Counting = iota + 1
	// FromNextMonth counts whole months from the month after the deposit, as statements show it.
	FromNextMonth
)

// Movement is money in (positive) or out (negative: 提取) on one day.
type Movement struct {
	Day    rule.Date
	Amount decimal.Decimal // yuan
}

// Account is one account over a stretch of days, such as a year of interest.
type Account struct {
	From      rule.Date       // first day
	Until     rule.Date       // the day after the last
	Opening   decimal.Decimal // yuan, on the account all the time
	Movements []Movement      // in order of their days
	Rate      decimal.Decimal // a year, a fraction
	Counting  Counting
	DayBasis  int // FromDay: days of a year of interest, 360 or 365; no text seen says which. 0 with FromNextMonth
}

// Statement is an account at the end of the stretch.
type Statement struct {
	Interest decimal.Decimal // half away from zero to the fen
	Closing  decimal.Decimal // opening + movements + interest
}

const (
	monthsOfYear = 12
	maxMovements = 5000
)

// InterestYear returns a year of twelve equal deposits, each earning from the next month (住房公积金计息): the first earns
// eleven twelfths of the rate, the last nothing. deposits is the total of the twelve. Yuan, rounded once to the fen.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10 or a rate above 1.
func InterestYear(opening, deposits, rate decimal.Decimal) (Statement, error) {
	if err := errors.Join(door.Yuan("opening").Check(opening), door.Yuan("deposits").Check(deposits), door.Share("rate").Check(rate)); err != nil {
		return Statement{}, err
	}
	// The deposits stand for 11 + 10 + ... + 0 = 66 of their 144 months: 11 of 24.
	weighted := opening.Mul(door.Whole(24)).Add(deposits.Mul(door.Whole(11)))
	interest := weighted.Mul(rate).DivRound(door.Whole(24), 2)
	return Statement{interest, opening.Add(deposits).Add(interest)}, nil
}

// Interest returns what an account earns from its first day to its last (住房公积金计息), in the way the account names. With
// FromNextMonth the stretch is whole months, and withdrawals are refused: no text says from when they stop earning.
// 住房公积金管理条例 art. 21.
//
// Errors: ErrBadDate for days out of order or outside the stretch, ErrConflict for more taken out than is there,
// ErrNotApplicable for a withdrawal with FromNextMonth.
func Interest(a Account) (Statement, error) {
	if err := a.check(); err != nil {
		return Statement{}, err
	}
	unit, basis := a.units()
	weighted, closing := a.Opening.Mul(door.Whole(unit(a.From, true))), a.Opening
	for _, m := range a.Movements {
		weighted = weighted.Add(m.Amount.Mul(door.Whole(unit(m.Day, false))))
		closing = closing.Add(m.Amount)
		if closing.Sign() < 0 {
			return Statement{}, door.Fail(rule.ErrConflict, "movements", m.Amount.String(), "on "+m.Day.String()+" takes out more than is on the account", "check the opening balance and the amounts")
		}
	}
	interest := weighted.Mul(a.Rate).DivRound(door.Whole(basis), 2)
	return Statement{interest, closing.Add(interest)}, nil
}

// units returns how many days or months an amount of a day earns, and how many make a year.
func (a *Account) units() (func(day rule.Date, opening bool) int, int) {
	if a.Counting == FromDay {
		return func(day rule.Date, _ bool) int { return a.Until.Sub(day) }, a.DayBasis
	}
	return func(day rule.Date, opening bool) int {
		months := a.Until.Month().Sub(day.Month())
		if opening {
			return months
		}
		return months - 1
	}, monthsOfYear
}

func (a *Account) check() error {
	errs := []error{door.Yuan("opening").Check(a.Opening), door.Share("rate").Check(a.Rate), a.checkSpan()}
	if len(a.Movements) > maxMovements {
		return errors.Join(append(errs, door.Fail(rule.ErrOutOfRange, "movements", strconv.Itoa(len(a.Movements)), "are more than 5000", "pass a shorter stretch"))...)
	}
	amount := door.Yuan("movements")
	amount.Min = -amount.Max
	for i, m := range a.Movements {
		errs = append(errs, amount.Check(m.Amount))
		if m.Day.IsZero() || m.Day.Before(a.From) || !m.Day.Before(a.Until) || i > 0 && m.Day.Before(a.Movements[i-1].Day) {
			errs = append(errs, door.Fail(rule.ErrBadDate, "movements", m.Day.String(), "is outside the stretch or before the one before it", "sort the movements of the stretch by day"))
		}
		if a.Counting == FromNextMonth && m.Amount.Sign() < 0 {
			errs = append(errs, door.Fail(rule.ErrNotApplicable, "movements", m.Day.String(), "is a withdrawal, and no text says from when one stops earning by months", "count from the day"))
		}
	}
	return errors.Join(errs...)
}

func (a *Account) checkSpan() error {
	var errs []error
	if a.From.IsZero() || a.Until.IsZero() || !a.From.Before(a.Until) {
		errs = append(errs, door.Fail(rule.ErrBadDate, "from", a.From.String(), "is no day before until", "pass the first day and the day after the last"))
	}
	switch {
	case a.Counting == FromDay && a.DayBasis != 360 && a.DayBasis != 365:
		errs = append(errs, door.Fail(rule.ErrOutOfRange, "day_basis", strconv.Itoa(a.DayBasis), "is not 360 or 365", "say how many days make a year of interest"))
	case a.Counting == FromNextMonth && a.DayBasis != 0:
		errs = append(errs, door.Fail(rule.ErrConflict, "day_basis", strconv.Itoa(a.DayBasis), "is set though months are counted", "leave it 0"))
	case a.Counting == FromNextMonth && (a.From.Day() > 1 || a.Until.Day() > 1):
		errs = append(errs, door.Fail(rule.ErrBadDate, "from", a.From.String(), "to "+a.Until.String()+" is not a stretch of whole months", "begin on the first of a month and end before the first of one"))
	case a.Counting != FromDay && a.Counting != FromNextMonth:
		errs = append(errs, door.Fail(rule.ErrOutOfRange, "counting", strconv.Itoa(int(a.Counting)), "is not known", "use FromDay or FromNextMonth"))
	}
	return errors.Join(errs...)
}
