package loan

import (
	"errors"
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/provident/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Method is how a loan is paid back. The zero value is refused.
type Method uint8

// The two methods.
const (
	EqualPayment   Method = iota + 1 // 等额本息: the same amount every month
	EqualPrincipal                   // 等额本金: the same principal every month, interest on what is left
)

// Loan is a provident fund loan (住房公积金贷款).
type Loan struct {
	Principal  decimal.Decimal // yuan, above 0, at most 10^10
	AnnualRate decimal.Decimal // a fraction; a month's interest is a twelfth
	Months     int             // 1 to 600
	Method     Method
}

// Instalment is one month of a schedule, yuan. Payment is Interest + Principal.
type Instalment struct {
	Payment   decimal.Decimal
	Interest  decimal.Decimal // on the balance before, half away from zero to the fen
	Principal decimal.Decimal
	Balance   decimal.Decimal // left after it
}

const (
	maxMonths    = 600
	monthsOfYear = 12
)

func (l Loan) check() error {
	errs := []error{door.Positive("principal").Check(l.Principal), door.Share("annual_rate").Check(l.AnnualRate),
		door.Count("months", l.Months, 1, maxMonths, "pass the months of the loan")}
	if l.Method != EqualPayment && l.Method != EqualPrincipal {
		errs = append(errs, door.Fail(rule.ErrOutOfRange, "method", strconv.Itoa(int(l.Method)), "is not known", "use equal_payment or equal_principal"))
	}
	return errors.Join(errs...)
}

// First returns the payment of the first month (首月还款额), half away from zero to the fen of its exact value.
//
// Errors: ErrOutOfRange for a principal of 0 or above 10^10, a rate above 1, months outside 1 to 600 or an unknown
// method.
func (l Loan) First() (decimal.Decimal, error) {
	if err := l.check(); err != nil {
		return decimal.Decimal{}, err
	}
	return l.payment(l.Principal), nil
}

// payment returns the regular payment of a month that begins with so much left.
func (l Loan) payment(left decimal.Decimal) decimal.Decimal {
	if l.Method == EqualPayment {
		return l.annuity()
	}
	// principal/months + left × rate/12, over one denominator
	num := l.Principal.Mul(door.Whole(monthsOfYear)).Add(left.Mul(l.AnnualRate).Mul(door.Whole(l.Months)))
	return num.DivRound(door.Whole(monthsOfYear*l.Months), 2)
}

// annuity returns principal × r(1+r)^n / ((1+r)^n - 1) with r a twelfth of the rate, in whole numbers: r is rate/year
// with both in hundred-millionths.
func (l Loan) annuity() decimal.Decimal {
	fen := l.Principal.Shift(2).BigInt()
	rate := l.AnnualRate.Shift(8).BigInt()
	if rate.Sign() == 0 {
		return l.Principal.DivRound(door.Whole(l.Months), 2)
	}
	year := big.NewInt(monthsOfYear * 100_000_000)
	months := big.NewInt(int64(l.Months))
	grown := new(big.Int).Exp(new(big.Int).Add(year, rate), months, nil)
	over := new(big.Int).Sub(grown, new(big.Int).Exp(year, months, nil))
	num := grown.Mul(grown, fen.Mul(fen, rate))
	return decimal.NewFromBigInt(quotient(num, over.Mul(over, year)), -2)
}

// quotient divides two numbers above 0 and rounds half up.
func quotient(num, den *big.Int) *big.Int {
	num.Lsh(num, 1).Add(num, den)
	return num.Quo(num, den.Lsh(den, 1))
}

// Schedule returns every instalment (还款计划). The principal of a month is its payment less its interest, never more than
// is left; the last instalment pays what is left. The principal repaid adds up to the loan exactly.
func (l Loan) Schedule() ([]Instalment, error) {
	if err := l.check(); err != nil {
		return nil, err
	}
	out := make([]Instalment, l.Months)
	left, payment := l.Principal, l.payment(l.Principal)
	for i := range out {
		interest := left.Mul(l.AnnualRate).DivRound(door.Whole(monthsOfYear), 2)
		if l.Method == EqualPrincipal {
			payment = l.payment(left)
		}
		principal := decimal.Min(payment.Sub(interest), left)
		if i == l.Months-1 {
			principal = left
		}
		left = left.Sub(principal)
		out[i] = Instalment{principal.Add(interest), interest, principal, left}
	}
	return out, nil
}
