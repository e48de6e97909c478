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
	SoFar    decimal.Decimal // subsidies of the years before; counts where Params.MaxInAll is set
}

// Credit is what a year puts on the account (记入个人账户), yuan. Total is the sum of the five before it.
type Credit struct {
	Own      decimal.Decimal // 个人缴费: the tier without what the government paid for the person
	PaidFor  decimal.Decimal
	Subsidy  decimal.Decimal // 政府补贴: of the tier and of the aid, at most the highest amounts; 0 for arrears
	Aid      decimal.Decimal
	Donation decimal.Decimal
	Total    decimal.Decimal
	Limit    rule.Limit // LimitCeiling where a highest amount cut the subsidy
}

// Contribute returns what a year of contribution puts on the account: own contribution, subsidy, aid and donations, all
// of it (art. 11). The subsidy is the tier's and that on the aid, at most the year's highest amount and what is left of
// the highest amount in all (以政府补贴最高金额为上限, 1.1c of the city's 2014 notice); arrears have none (art. 14(1), 16(4)).
// 粤府〔2014〕37号 art. 6-9.
//
// Errors: ErrOutOfRange for an amount that is no tier, aid above the highest tier (art. 7), aid that is no tier where
// the place pays a subsidy on aid, or more paid for the person than the lowest tier (art. 8(4)).
func Contribute(p Params, c Contribution) (Credit, error) {
	if err := errors.Join(p.checkSubsidies(), c.check()); err != nil {
		return Credit{}, err
	}
	tier, tierErr := p.tier("tier", c.Tier)
	aided, aidErr := p.aided(c.Aid)
	if err := errors.Join(tierErr,
		atMost("paid_for", c.PaidFor, p.Tiers[0].Amount, "the lowest tier"),
		atMost("aid", c.Aid, p.Tiers[len(p.Tiers)-1].Amount, "the highest tier"), aidErr); err != nil {
		return Credit{}, err
	}
	out := Credit{Own: tier.Amount.Sub(c.PaidFor), PaidFor: c.PaidFor, Aid: c.Aid, Donation: c.Donation}
	if !c.Arrears {
		out.Subsidy, out.Limit = p.capped(tier.Subsidy.Add(aided), c.SoFar)
	}
	out.Total = out.Own.Add(out.PaidFor).Add(out.Subsidy).Add(out.Aid).Add(out.Donation)
	return out, nil
}

func (c *Contribution) check() error {
	return errors.Join(yuan("tier").Check(c.Tier), yuan("paid_for").Check(c.PaidFor), yuan("aid").Check(c.Aid),
		yuan("donation").Check(c.Donation), yuan("so_far").Check(c.SoFar))
}

// aided returns the subsidy on collective aid, 0 where there is no aid or the place pays none.
func (p *Params) aided(aid decimal.Decimal) (decimal.Decimal, error) {
	if aid.IsZero() || p.Tiers[len(p.Tiers)-1].AidSubsidy.IsZero() {
		return decimal.Decimal{}, nil
	}
	t, err := p.tier("aid", aid)
	return t.AidSubsidy, err
}

// capped cuts a year's subsidy to the highest amounts.
func (p *Params) capped(subsidy, soFar decimal.Decimal) (decimal.Decimal, rule.Limit) {
	most := p.MaxSubsidy
	if p.MaxInAll.Valid {
		most = decimal.Min(most, decimal.Max(p.MaxInAll.Decimal.Sub(soFar), decimal.Decimal{}))
	}
	if subsidy.GreaterThan(most) {
		return most, rule.LimitCeiling
	}
	return subsidy, rule.LimitNone
}

// Account is what equal years put on an account, yuan, without interest. Total is the sum of the five before it.
type Account struct {
	Own      decimal.Decimal
	PaidFor  decimal.Decimal
	Subsidy  decimal.Decimal
	Aid      decimal.Decimal
	Donation decimal.Decimal
	Total    decimal.Decimal
	Uncut    decimal.Decimal // what the subsidies would be without the highest amounts
	Limit    rule.Limit      // LimitCeiling where a highest amount cut the subsidies
}

// Accumulate returns what so many equal years of contribution put on the account (个人账户储存额, without interest), each
// as in Contribute, the subsidies of all years together at most Params.MaxInAll. Subsidies of c.SoFar came before them.
//
// Errors: those of Contribute; ErrOutOfRange for years outside 1 to 100.
func Accumulate(p Params, c Contribution, years int) (Account, error) {
	if err := checkRange("years", years, 1, 100); err != nil {
		return Account{}, err
	}
	var out Account
	for range years {
		year, err := Contribute(p, c)
		if err != nil {
			return Account{}, err
		}
		c.SoFar = c.SoFar.Add(year.Subsidy)
		out.Own, out.PaidFor = out.Own.Add(year.Own), out.PaidFor.Add(year.PaidFor)
		out.Subsidy, out.Aid = out.Subsidy.Add(year.Subsidy), out.Aid.Add(year.Aid)
		out.Donation, out.Total = out.Donation.Add(year.Donation), out.Total.Add(year.Total)
		out.Limit = max(out.Limit, year.Limit)
	}
	p.MaxSubsidy, p.MaxInAll = decimal.New(maxYuan, 0), decimal.NullDecimal{}
	uncut, err := Contribute(p, c)
	out.Uncut = uncut.Subsidy.Mul(decimal.New(int64(years), 0))
	if err != nil {
		return Account{}, err
	}
	return out, nil
}

// tier returns the tier of an amount.
func (p *Params) tier(field string, amount decimal.Decimal) (Tier, error) {
	for _, t := range p.Tiers {
		if t.Amount.Equal(amount) {
			return t, nil
		}
	}
	return Tier{}, failed(rule.ErrOutOfRange, field, amount.String(), "is not a tier", "choose a tier of the table")
}

func atMost(field string, amount, most decimal.Decimal, what string) error {
	if amount.LessThanOrEqual(most) {
		return nil
	}
	return failed(rule.ErrOutOfRange, field, amount.String(), "is above "+what+", "+most.String(), "check the amount")
}
