package payout

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/rule"
)

// Due asks what is paid in one month.
type Due struct {
	Way     Way // BasicOnly, Full or AccountOnly
	Pension resident.Pension
	Balance decimal.Decimal // what the account holds before the payment, yuan
	Month   rule.Month
	Death   rule.Month // month of death; the zero Month for the living
}

// Payment is one month's payment in yuan. Basic + Extra + Account is Total, FromAccount + FromGovernment is Account.
type Payment struct {
	Basic          decimal.Decimal
	Extra          decimal.Decimal
	Account        decimal.Decimal
	FromAccount    decimal.Decimal // what the account pays
	FromGovernment decimal.Decimal // what the place's government pays once the account is empty (art. 15)
	Total          decimal.Decimal
	Balance        decimal.Decimal // what the account holds afterwards; after a death it goes to the heirs (art. 14(4))
}

// Pay returns the payment of a month. A full pension goes on at its amount when the account is empty (art. 15); the
// account alone is paid until it is empty, the last month what is left (art. 16(5)); nothing is paid from the month
// after the death (art. 18). The account earns nothing here: add its yearly interest to the balance between two
// calls. 粤府〔2014〕37号.
//
// Errors: ErrNotApplicable for a way that pays nothing yet, ErrBadDate without a month, ErrOutOfRange for an amount
// outside 0 to 10^10 with 2 decimals.
func Pay(d Due) (Payment, error) {
	errs := []error{yuan("basic").Check(d.Pension.Basic), yuan("extra").Check(d.Pension.Extra), yuan("account").Check(d.Pension.Account), yuan("balance").Check(d.Balance)}
	if d.Month.IsZero() {
		errs = append(errs, failed(rule.ErrBadDate, "month", "", "is not a month", `pass the month of the payment, such as "2025-08"`))
	}
	if d.Way != BasicOnly && d.Way != Full && d.Way != AccountOnly {
		errs = append(errs, failed(rule.ErrNotApplicable, "way", d.Way.String(), "pays no pension", "pass basic_only, full or account_only"))
	}
	if err := errors.Join(errs...); err != nil {
		return Payment{}, err
	}
	out := Payment{Balance: d.Balance}
	if !d.Death.IsZero() && d.Month.After(d.Death) {
		return out, nil
	}
	if d.Way != AccountOnly {
		out.Basic = d.Pension.Basic
	}
	if d.Way == Full {
		out.Extra = d.Pension.Extra
	}
	if d.Way != BasicOnly {
		out.FromAccount = decimal.Min(d.Pension.Account, d.Balance)
	}
	if d.Way == Full {
		out.FromGovernment = d.Pension.Account.Sub(out.FromAccount)
	}
	out.Account = out.FromAccount.Add(out.FromGovernment)
	out.Total = out.Basic.Add(out.Extra).Add(out.Account)
	out.Balance = d.Balance.Sub(out.FromAccount)
	return out, nil
}
