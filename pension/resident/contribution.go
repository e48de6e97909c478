package resident

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Contribution is one calendar year of one person (缴费年度), yuan. A year has one tier.
type Contribution struct {
	Tier     decimal.Decimal // the amount of the tier that was chosen
	Arrears  bool            // 补缴: paid after its year, or in one sum at 65
	PaidFor  decimal.Decimal // 政府代缴 for the severely disabled: at most the lowest tier
	Aid      decimal.Decimal // 集体补助: at most the highest tier
	Donation decimal.Decimal // 社会捐助 and other help
}

// Credit is what a year puts on the account (记入个人账户), yuan. Total is the sum of the five before it.
type Credit struct {
	Own      decimal.Decimal // 个人缴费: the tier without what the government paid for the person
	PaidFor  decimal.Decimal
	Subsidy  decimal.Decimal // 政府补贴: that of the tier, at most the highest amount; 0 for arrears
	Aid      decimal.Decimal
	Donation decimal.Decimal
	Total    decimal.Decimal
	Limit    rule.Limit // LimitCeiling where the highest amount cut the tier's subsidy
}

// Contribute returns what a year of contribution puts on the account: own contribution, subsidy, aid and donations, all of
// it (art. 11). The subsidy is the tier's, at most the highest amount (以政府补贴最高金额为上限, 1.1c of the city's 2014 notice);
// arrears have none (art. 14(1), 16(4)). 粤府〔2014〕37号 art. 6-9.
//
// Errors: ErrOutOfRange for an amount that is no tier, aid above the highest tier (art. 7) or more paid for the person than
// the lowest tier (art. 8(4)).
func Contribute(p Params, c Contribution) (Credit, error) {
	if err := errors.Join(p.checkSubsidies(), yuan("tier").Check(c.Tier), yuan("paid_for").Check(c.PaidFor), yuan("aid").Check(c.Aid), yuan("donation").Check(c.Donation)); err != nil {
		return Credit{}, err
	}
	tier, tierErr := p.tier(c.Tier)
	if err := errors.Join(tierErr,
		atMost("paid_for", c.PaidFor, p.Tiers[0].Amount, "the lowest tier"),
		atMost("aid", c.Aid, p.Tiers[len(p.Tiers)-1].Amount, "the highest tier")); err != nil {
		return Credit{}, err
	}
	out := Credit{Own: tier.Amount.Sub(c.PaidFor), PaidFor: c.PaidFor, Aid: c.Aid, Donation: c.Donation}
	if !c.Arrears {
		out.Subsidy = decimal.Min(tier.Subsidy, p.MaxSubsidy)
		if tier.Subsidy.GreaterThan(p.MaxSubsidy) {
			out.Limit = rule.LimitCeiling
		}
	}
	out.Total = out.Own.Add(out.PaidFor).Add(out.Subsidy).Add(out.Aid).Add(out.Donation)
	return out, nil
}

// tier returns the tier of an amount.
func (p *Params) tier(amount decimal.Decimal) (Tier, error) {
	for _, t := range p.Tiers {
		if t.Amount.Equal(amount) {
			return t, nil
		}
	}
	return Tier{}, failed(rule.ErrOutOfRange, "tier", amount.String(), "is not a tier", "choose a tier of the table")
}

func atMost(field string, amount, most decimal.Decimal, what string) error {
	if amount.LessThanOrEqual(most) {
		return nil
	}
	return failed(rule.ErrOutOfRange, field, amount.String(), "is above "+what+", "+most.String(), "check the amount")
}
