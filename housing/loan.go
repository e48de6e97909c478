package housing

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Method is how a loan is paid back. The zero value is refused.
type Method uint8

// The two methods.
const (
	EqualPayment   Method = iota + 1 // 等额本息: the same amount every month
	EqualPrincipal                   // 等额本金: the same principal every month, interest on what is left
)

// Loan is a provident fund loan (住房公积金贷款). A month's interest is a twelfth of the year's.
type Loan struct {
	Principal  decimal.Decimal `json:"principal" in:"yuan" min:"0.01" doc:"yuan" zh:"贷款本金（元）"`
	AnnualRate decimal.Decimal `json:"annual_rate" in:"rate" doc:"a year, a fraction" zh:"年利率"`
	Months     int             `json:"months" in:"count" min:"1" max:"600" doc:"term in months" zh:"期限（月）"`
	Method     Method          `json:"method" doc:"how it is paid back" zh:"还款方式：等额本息、等额本金"`
}

// Instalment is one month of a schedule, yuan. Payment is Interest + Principal. Interest is that on the balance before,
// half away from zero to the fen.
type Instalment struct {
	Payment   decimal.Decimal `json:"payment" out:"yuan" doc:"yuan" zh:"还款额（元）"`
	Interest  decimal.Decimal `json:"interest" out:"yuan" doc:"yuan" zh:"利息（元）"`
	Principal decimal.Decimal `json:"principal" out:"yuan" doc:"yuan" zh:"本金（元）"`
	Balance   decimal.Decimal `json:"balance" out:"yuan" doc:"left after it, yuan" zh:"剩余本金（元）"`
}

// First returns the payment of the first month (首月还款额), half away from zero to the fen of its exact value.
//
// Errors: ErrOutOfRange for a principal of 0 or above 10^10, a rate above 1, months outside 1 to 600 or an unknown
// method.
func (l Loan) First() (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaHousing, l); err != nil {
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
	num := l.Principal.Mul(whole.Number(monthsOfYear)).Add(left.Mul(l.AnnualRate).Mul(whole.Number(l.Months)))
	return num.DivRound(whole.Number(monthsOfYear*l.Months), 2)
}

// annuity returns principal × r(1+r)^n / ((1+r)^n - 1) with r a twelfth of the rate, in whole numbers: r is rate/year
// with both in hundred-millionths.
func (l Loan) annuity() decimal.Decimal {
	fen := l.Principal.Shift(2).BigInt()
	rate := l.AnnualRate.Shift(8).BigInt()
	if rate.Sign() == 0 {
		return l.Principal.DivRound(whole.Number(l.Months), 2)
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
	if err := jsonrule.Check(rule.AreaHousing, l); err != nil {
		return nil, err
	}
	out := make([]Instalment, l.Months)
	left, payment := l.Principal, l.payment(l.Principal)
	for i := range out {
		interest := left.Mul(l.AnnualRate).DivRound(whole.Number(monthsOfYear), 2)
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
