package tenure

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// OverLimit is a let home whose family is above the limits of its size. The limits are those of rental.Rules.Limit;
// those of 2024 are in an attachment that was not at hand. HomeAcquired: bought, given, inherited or otherwise got, no
// longer in need of housing.
type OverLimit struct {
	Home
	IncomeLimit  decimal.Decimal `json:"income_limit" in:"yuan" min:"1" doc:"yuan a year" zh:"年收入限额（元）"`
	Assets       decimal.Decimal `json:"assets" in:"yuan" doc:"net, yuan" zh:"家庭资产净值（元）"`
	AssetLimit   decimal.Decimal `json:"asset_limit" in:"yuan" min:"1" doc:"yuan" zh:"资产净值限额（元）"`
	HomeAcquired bool            `json:"home_acquired" default:"false" doc:"a home was acquired" zh:"已取得住房"`
}

// Outcome is what happens to a tenant above the limits once the transition is over. The tier is the higher of income
// and assets; the rent is half away from zero to the fen, of the stay, or of each month too long where the family
// leaves.
type Outcome struct {
	MustLeave bool            `json:"must_leave" doc:"the home is given back" zh:"应当退出"`
	Tier      int             `json:"tier" doc:"1 up to 1.5 times the limits, 2 up to 3 times, 3 above" zh:"档次"`
	Rent      decimal.Decimal `json:"rent" out:"yuan" doc:"yuan a month" zh:"月租金（元）"`
	Capped    bool            `json:"capped" doc:"the share of income or the least rent decided" zh:"是否受封顶或保底限制"`
}

// Beyond returns the rent of a tenant above the limits after the transition (过渡期满分类处理). In the first tier the rent is
// the project's or a fifth of the month's income, whichever is less, but not below the least rent; in the second one
// and a half times the project's; above that, or with a home of its own, the family leaves, and pays twice the
// project's rent for every month it does not. The higher rent counts where income and assets differ. 穗建规字〔2024〕5号
// sec. 5(2).
//
// Errors: ErrNotApplicable under a text without tiers (see Remain), ErrMissingField where the preferential rent is
// needed.
func (t Terms) Beyond(o OverLimit) (Outcome, error) {
	if err := t.checked(o); err != nil {
		return Outcome{}, err
	}
	if t.Tiers == nil {
		return Outcome{}, refuse(rule.ErrNotApplicable, "terms", "", rule.Say("have no tiers", "没有分档规定"),
			rule.Say("use Remain", "请使用 Remain"))
	}
	tier := max(t.Tiers.tier(o.Income, o.IncomeLimit), t.Tiers.tier(o.Assets, o.AssetLimit))
	switch {
	case tier == 3 || o.HomeAcquired:
		return Outcome{MustLeave: true, Tier: tier, Rent: o.Project.Mul(t.Tiers.OverstayFactor).Round(2)}, nil
	case tier == 2:
		return Outcome{Tier: 2, Rent: o.Project.Mul(t.Tiers.SecondFactor).Round(2)}, nil
	}
	charge, err := t.upTo(o.Home, o.Project, t.Tiers.FirstShare)
	return Outcome{Tier: 1, Rent: charge.Rent, Capped: charge.Capped}, err
}

// tier returns which tier an amount lies in.
func (t *Tiers) tier(amount, limit decimal.Decimal) int {
	switch {
	case amount.LessThanOrEqual(limit.Mul(t.FirstUpTo)):
		return 1
	case amount.LessThanOrEqual(limit.Mul(t.SecondUpTo)):
		return 2
	}
	return 3
}

// stay is what Remain takes.
type stay struct {
	Project  decimal.Decimal `json:"project_rent" in:"yuan" doc:"yuan a month" zh:"项目租金（元/月）"`
	Months   int             `json:"months_after" in:"count" min:"1" max:"1200" doc:"from 1" zh:"过渡期后第几个月"`
	Acquired bool            `json:"home_acquired" default:"false" doc:"a home was acquired" zh:"已取得住房"`
}

// Remain returns the rent of a month of a tenant who asked to stay after the transition (续租), under 2013: the
// project's rent for a year, then 1.2 times it; 1.2 times at once where the family acquired a home. monthsAfter
// counts from 1, the first month after the transition. 穗府办〔2013〕3号 art. 38(2), (3).
//
// Errors: ErrNotApplicable under a text without this stay (see Beyond).
func (t Terms) Remain(project decimal.Decimal, monthsAfter int, homeAcquired bool) (decimal.Decimal, error) {
	if err := t.checked(stay{project, monthsAfter, homeAcquired}); err != nil {
		return decimal.Decimal{}, err
	}
	if !t.StayFactor.Valid {
		return decimal.Decimal{}, refuse(rule.ErrNotApplicable, "terms", "",
			rule.Say("have no such stay", "没有这种续租"), rule.Say("use Beyond", "请使用 Beyond"))
	}
	if homeAcquired || monthsAfter > monthsOfYear {
		return project.Mul(t.StayFactor.Decimal).Round(2), nil
	}
	return project, nil
}
