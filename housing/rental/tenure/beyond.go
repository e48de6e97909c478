package tenure

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Means are a family's income and assets against the limits of its size, yuan. The limits are those of
// rental.Rules.Limit; those of 2024 are in an attachment that was not at hand.
type Means struct {
	IncomeLimit  decimal.Decimal // a year, above 0
	Assets       decimal.Decimal
	AssetLimit   decimal.Decimal // above 0
	HomeAcquired bool            // bought, given, inherited or otherwise got: no longer in need of housing
}

// Outcome is what happens to a tenant above the limits once the transition is over.
type Outcome struct {
	MustLeave bool
	Tier      int             // 1 up to 1.5 times the limits, 2 up to 3 times, 3 above; the higher of income and assets
	Rent      decimal.Decimal // yuan a month, half away from zero to the fen: of the stay, or of each month too long where MustLeave
	Capped    bool            // the first tier's share of income, or the least rent, decided
}

// Beyond returns the rent of a tenant above the limits after the transition (过渡期满分类处理). In the first tier the rent is
// the project's or a fifth of the month's income, whichever is less, but not below the least rent; in the second one
// and a half times the project's; above that, or with a home of its own, the family leaves, and pays twice the
// project's rent for every month it does not. The higher rent counts where income and assets differ. 穗建规字〔2024〕5号
// sec. 5(2).
//
// Errors: ErrNotApplicable under a text without tiers (see Remain), ErrMissingField where the preferential rent is
// needed.
func (t Terms) Beyond(h Home, m Means) (Outcome, error) {
	if err := errors.Join(t.Check(), h.check(), m.check()); err != nil {
		return Outcome{}, err
	}
	if t.Tiers == nil {
		return Outcome{}, door.Fail(rule.ErrNotApplicable, "terms", "", "have no tiers", "use Remain")
	}
	tier := max(t.Tiers.tier(h.Income, m.IncomeLimit), t.Tiers.tier(m.Assets, m.AssetLimit))
	switch {
	case tier == 3 || m.HomeAcquired:
		return Outcome{MustLeave: true, Tier: tier, Rent: h.Project.Mul(t.Tiers.OverstayFactor).Round(2)}, nil
	case tier == 2:
		return Outcome{Tier: 2, Rent: h.Project.Mul(t.Tiers.SecondFactor).Round(2)}, nil
	}
	charge, err := t.upTo(h, h.Project, t.Tiers.FirstShare)
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

func (m *Means) check() error {
	limit := door.Yuan("income_limit")
	limit.Min = 1
	errs := []error{limit.Check(m.IncomeLimit), door.Yuan("assets").Check(m.Assets)}
	limit.Field = "asset_limit"
	return errors.Join(append(errs, limit.Check(m.AssetLimit))...)
}

// Remain returns the rent of a month of a tenant who asked to stay after the transition (续租), under 2013: the
// project's rent for a year, then 1.2 times it; 1.2 times at once where the family acquired a home. monthsAfter
// counts from 1, the first month after the transition. 穗府办〔2013〕3号 art. 38(2), (3).
//
// Errors: ErrNotApplicable under a text without this stay (see Beyond).
func (t Terms) Remain(project decimal.Decimal, monthsAfter int, homeAcquired bool) (decimal.Decimal, error) {
	if err := errors.Join(t.Check(), door.Yuan("project").Check(project), door.Count("months_after", monthsAfter, 1, 1200, "count from 1")); err != nil {
		return decimal.Decimal{}, err
	}
	if !t.StayFactor.Valid {
		return decimal.Decimal{}, door.Fail(rule.ErrNotApplicable, "terms", "", "have no such stay", "use Beyond")
	}
	if homeAcquired || monthsAfter > 12 {
		return project.Mul(t.StayFactor.Decimal).Round(2), nil
	}
	return project, nil
}
