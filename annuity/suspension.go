package annuity

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Suspension is a time without contributions (中止缴费), agreed with the employees where the employer could not go on, as
// in loss or reorganisation, and what is paid for it afterwards. Missed is what the plan in force at the suspension
// would have taken, yuan.
type Suspension struct {
	From   rule.Month      `json:"from" doc:"first month without contributions" zh:"中止缴费首月"`
	Until  rule.Month      `json:"until" doc:"last month without contributions" zh:"中止缴费末月"`
	Missed decimal.Decimal `json:"missed" in:"total" doc:"what would have been paid, yuan" zh:"中止期间应缴额（元）"`
	Months int             `json:"months" in:"months" doc:"months paid for" zh:"补缴月数"`
	Amount decimal.Decimal `json:"amount" in:"total" doc:"of the back-payment, yuan" zh:"补缴额（元）"`
}

// CheckFields refuses a suspension that ends before it begins.
func (s Suspension) CheckFields() error {
	if !s.Until.Before(s.From) {
		return nil
	}
	return failed(rule.ErrBadDate, "until", s.Until.String(), rule.Sayf("is before %s", "早于 %s", s.From),
		rule.Say("pass the first and the last month suspended", "请填写中止缴费的首月和末月"))
}

// BackPayment compares a back-payment (补缴) with its limits: the months and the amount actually suspended.
type BackPayment struct {
	MonthsMost int             `json:"months_most" doc:"months actually suspended" zh:"实际中止月数"`
	MonthsOver int             `json:"months_over" doc:"months beyond them" zh:"超出月数"`
	AmountMost decimal.Decimal `json:"amount_most" out:"yuan" doc:"the amount suspended, yuan" zh:"实际中止额（元）"`
	AmountOver decimal.Decimal `json:"amount_over" out:"yuan" doc:"yuan above it" zh:"超出额（元）"`
}

// CheckBackPayment compares a back-payment with what was actually suspended: neither its months nor its amount may be
// more. It is made, if at all, after contributions have begun again.
//
// Errors: ErrNoRule for a suspension with a month before 2018-02 or after 2027-12, ErrMissingField for one without
// months, ErrBadDate for one that ends before it begins, ErrOutOfRange for months outside 0 to 1200 or an amount
// outside 0 to 10^15.
//
// 企业年金办法 (令第36号) art. 16.
func CheckBackPayment(s Suspension) (BackPayment, error) {
	if err := jsonrule.Check(rule.AreaAnnuity, s); err != nil {
		return BackPayment{}, err
	}
	law := order36(rule.Say("back-payment", "年金补缴"), "art. 16")
	for _, m := range []rule.Month{s.From, s.Until} {
		if err := law.In(m); err != nil {
			return BackPayment{}, err
		}
	}
	most := s.Until.Sub(s.From) + 1
	return BackPayment{MonthsMost: most, MonthsOver: max(s.Months-most, 0), AmountMost: s.Missed,
		AmountOver: over(s.Amount, s.Missed)}, nil
}
