package resident

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Contribution is one calendar year of one person (缴费年度), yuan. A year has one tier. PaidFor (政府代缴 for the severely
// disabled) is at most the lowest tier, Aid (集体补助) at most the highest; SoFar counts where a place sets a highest
// amount in all.
type Contribution struct {
	Tier     decimal.Decimal `json:"tier" in:"yuan" doc:"the tier that was chosen, yuan a year" zh:"缴费档次（元/年）"`
	Arrears  bool            `json:"arrears" default:"false" doc:"paid after its year, or at 65" zh:"补缴"`
	PaidFor  decimal.Decimal `json:"paid_for" in:"yuan" default:"0" doc:"by the government, yuan" zh:"政府代缴（元）"`
	Aid      decimal.Decimal `json:"aid" in:"yuan" default:"0" doc:"collective aid, yuan" zh:"集体补助（元）"`
	Donation decimal.Decimal `json:"donation" in:"yuan" default:"0" doc:"donations and other help, yuan" zh:"社会捐助（元）"`
	SoFar    decimal.Decimal `json:"so_far" in:"yuan" default:"0" doc:"subsidies of the years before" zh:"此前累计补贴（元）"`
}

// Credit is what a year puts on the account (记入个人账户), yuan. Own is the tier without what the government paid for the
// person; the subsidy is 0 for arrears. Total is the sum of the five before it.
type Credit struct {
	Own      decimal.Decimal `json:"own" out:"yuan" doc:"own contribution, yuan" zh:"个人缴费（元）"`
	PaidFor  decimal.Decimal `json:"paid_for" out:"yuan" doc:"by the government, yuan" zh:"政府代缴（元）"`
	Subsidy  decimal.Decimal `json:"subsidy" out:"yuan" doc:"of the tier and of the aid, yuan" zh:"政府补贴（元）"`
	Aid      decimal.Decimal `json:"aid" out:"yuan" doc:"collective aid, yuan" zh:"集体补助（元）"`
	Donation decimal.Decimal `json:"donation" out:"yuan" doc:"donations, yuan" zh:"社会捐助（元）"`
	Total    decimal.Decimal `json:"total" out:"yuan" doc:"to the account, yuan" zh:"记入个人账户合计（元）"`
	Limit    rule.Limit      `json:"limit" doc:"ceiling where it cut the subsidy" zh:"补贴是否受最高额限制"`
}

// Contribute returns what a year of contribution puts on the account: own contribution, subsidy, aid and donations, all
// of it (art. 11). The subsidy is the tier's and that on the aid, at most the year's highest amount and what is left of
// the highest amount in all (以政府补贴最高金额为上限, 1.1c of the city's 2014 notice); arrears have none (art. 14(1), 16(4)).
// 粤府〔2014〕37号 art. 6-9.
//
// Errors: ErrOutOfRange for an amount that is no tier, aid above the highest tier (art. 7), aid that is no tier where
// the place pays a subsidy on it, or more paid for the person than the lowest tier (art. 8(4)).
func Contribute(p Params, c Contribution) (Credit, error) {
	if err := rule.Join(p.Subsidies.check(), jsonrule.Check(rule.AreaPension, c)); err != nil {
		return Credit{}, err
	}
	tier, tierErr := p.tier("tier", c.Tier)
	subsidy, aidErr := p.subsidy(tier, c)
	if err := rule.Join(tierErr,
		atMost("paid_for", c.PaidFor, p.Tiers[0].Amount, rule.Say("the lowest tier", "最低档")),
		atMost("aid", c.Aid, p.Tiers[len(p.Tiers)-1].Amount, rule.Say("the highest tier", "最高档")), aidErr); err != nil {
		return Credit{}, err
	}
	out := Credit{Own: tier.Amount.Sub(c.PaidFor), PaidFor: c.PaidFor, Aid: c.Aid, Donation: c.Donation}
	out.Subsidy, out.Limit = p.capped(subsidy, c.SoFar)
	out.Total = out.Own.Add(out.PaidFor).Add(out.Subsidy).Add(out.Aid).Add(out.Donation)
	return out, nil
}

// subsidy returns what a year is subsidised before the highest amounts, 0 for arrears.
func (p *Subsidies) subsidy(tier Tier, c Contribution) (decimal.Decimal, error) {
	if c.Arrears {
		return decimal.Decimal{}, nil
	}
	aided, err := p.aided(c.Aid)
	return tier.Subsidy.Add(aided), err
}

// aided returns the subsidy on collective aid, 0 where there is no aid or the place pays none.
func (p *Subsidies) aided(aid decimal.Decimal) (decimal.Decimal, error) {
	if aid.IsZero() || p.Tiers[len(p.Tiers)-1].AidSubsidy.IsZero() {
		return decimal.Decimal{}, nil
	}
	t, err := p.tier("aid", aid)
	return t.AidSubsidy, err
}

// capped cuts a year's subsidy to the highest amounts.
func (p *Subsidies) capped(subsidy, soFar decimal.Decimal) (decimal.Decimal, rule.Limit) {
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
	if years < 1 || years > 100 {
		return Account{}, failed(rule.ErrOutOfRange, "years", strconv.Itoa(years),
			rule.Sayf("is not within %d to %d", "不在 %d 至 %d 之间", 1, 100),
			rule.Say("pass the years of contribution", "请填写缴费年数"))
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
	p.MaxSubsidy, p.MaxInAll = decimal.New(10_000_000_000, 0), decimal.NullDecimal{}
	uncut, err := Contribute(p, c)
	out.Uncut = uncut.Subsidy.Mul(whole.Number(years))
	if err != nil {
		return Account{}, err
	}
	return out, nil
}

// tier returns the tier of an amount.
func (p *Subsidies) tier(field string, amount decimal.Decimal) (Tier, error) {
	for _, t := range p.Tiers {
		if t.Amount.Equal(amount) {
			return t, nil
		}
	}
	return Tier{}, failed(rule.ErrOutOfRange, field, amount.String(), rule.Say("is not a tier", "不是缴费档次"),
		rule.Say("choose a tier of the table", "请从档次表中选择"))
}

func atMost(field string, amount, most decimal.Decimal, what rule.Text) error {
	if amount.LessThanOrEqual(most) {
		return nil
	}
	return failed(rule.ErrOutOfRange, field, amount.String(),
		rule.Say("is above "+what.English+", "+most.String(), "高于"+what.Chinese+" "+most.String()),
		rule.Say("check the amount", "请核对金额"))
}
