package annuity

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Suspension is a time without contributions (中止缴费), agreed with the employees where the employer could not go on, as
// in loss or reorganisation.
type Suspension struct {
	From, Until rule.Month      // first and last month without contributions
	Missed      decimal.Decimal // what the plan in force at the suspension would have taken in them, yuan
}

// BackPayment compares a back-payment (补缴) with its limits.
type BackPayment struct {
	MonthsMost int             // the months actually suspended
	MonthsOver int             // by how many months the payment reaches beyond them
	AmountMost decimal.Decimal // the amount actually suspended, yuan
	AmountOver decimal.Decimal // by how much the payment is above it
}

// CheckBackPayment compares a back-payment of so many months and so much money with what was actually suspended:
// neither may be more. It is made, if at all, after contributions have begun again.
//
// Errors: ErrNoRule for a suspension with a month before 2018-02 or after 2027-12, ErrBadDate for one without months
// or one that ends before it begins, ErrOutOfRange for months outside 0 to 1200 or an amount outside 0 to 10^15.
//
// 企业年金办法 (令第36号) art. 16.
func CheckBackPayment(s Suspension, months int, amount decimal.Decimal) (BackPayment, error) {
	err := errors.Join(checkMonth("from", s.From), checkMonth("until", s.Until))
	if err == nil && s.Until.Before(s.From) {
		err = failed(rule.ErrBadDate, "until", s.Until.String(), "is before "+s.From.String(), "pass the first and the last month suspended")
	}
	err = errors.Join(err, sum("missed").Check(s.Missed), checkCount("months", months, 0, maxMonths, "pass the months paid for"), sum("amount").Check(amount))
	if err == nil {
		law := order36("annuity back-payment")
		law.Cite.Article = "art. 16"
		err = errors.Join(law.In(s.From), law.In(s.Until))
	}
	if err != nil {
		return BackPayment{}, err
	}
	out := BackPayment{MonthsMost: s.Until.Sub(s.From) + 1, AmountMost: s.Missed, AmountOver: over(amount, s.Missed)}
	out.MonthsOver = max(months-out.MonthsMost, 0)
	return out, nil
}
