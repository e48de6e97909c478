package resident

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Due asks what is paid in one month: Way is BasicOnly, Full or AccountOnly, Balance what the account holds before the
// payment. Death is the zero Month for the living.
type Due struct {
	Way     Way             `json:"way" doc:"basic_only, full or account_only" zh:"领取方式"`
	Pension Pension         `json:"pension" doc:"the monthly pension" zh:"月养老金"`
	Balance decimal.Decimal `json:"balance" in:"yuan" doc:"before the payment, yuan" zh:"支付前个人账户余额（元）"`
	Month   rule.Month      `json:"month" doc:"of the payment" zh:"支付月份"`
	Death   rule.Month      `json:"death" in:",optional" doc:"of the death; absent for the living" zh:"死亡月份"`
}

// Payment is one month's payment in yuan. Basic + Extra + Account is Total, FromAccount + FromGovernment is Account:
// what the account pays, and the place's government once the account is empty (art. 15). What the account holds after a
// death goes to the heirs (art. 14(4)).
type Payment struct {
	Basic          decimal.Decimal `json:"basic" out:"yuan" doc:"basic pension, yuan" zh:"基础养老金（元）"`
	Extra          decimal.Decimal `json:"extra" out:"yuan" doc:"for long contribution, yuan" zh:"长缴加发（元）"`
	Account        decimal.Decimal `json:"account" out:"yuan" doc:"account pension, yuan" zh:"个人账户养老金（元）"`
	FromAccount    decimal.Decimal `json:"from_account" out:"yuan" doc:"of it from the account" zh:"其中由个人账户支付（元）"`
	FromGovernment decimal.Decimal `json:"from_government" out:"yuan" doc:"of it from the place" zh:"其中由政府支付（元）"`
	Total          decimal.Decimal `json:"total" out:"yuan" doc:"the sum, yuan" zh:"合计（元）"`
	Balance        decimal.Decimal `json:"balance" out:"yuan" doc:"afterwards, yuan" zh:"支付后个人账户余额（元）"`
}

// Pay returns the payment of a month. A full pension goes on at its amount when the account is empty (art. 15); the
// account alone is paid until it is empty, the last month what is left (art. 16(5)); nothing is paid from the month
// after the death (art. 18). The account earns nothing here: add its yearly interest to the balance between two
// calls. 粤府〔2014〕37号.
//
// Errors: ErrNotApplicable for a way that pays nothing yet, ErrMissingField without a month, ErrOutOfRange for an
// amount outside 0 to 10^10 with 2 decimals, ErrConflict for a pension whose total is not the sum of its parts.
func Pay(d Due) (Payment, error) {
	err := jsonrule.Check(rule.AreaPension, d)
	if d.Way != BasicOnly && d.Way != Full && d.Way != AccountOnly {
		err = rule.Join(failed(rule.ErrNotApplicable, "way", d.Way.String(), rule.Say("pays no pension", "不支付养老金"),
			rule.Say("pass basic_only, full or account_only", "请填写 basic_only、full 或 account_only")), err)
	}
	if err != nil {
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
