package rental

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Tenancy is a home the government lets to a family. Rents are yuan a m² and month.
type Tenancy struct {
	Area         decimal.Decimal     `json:"area" in:"area"`         // 承租公共租赁住房建筑面积, m²
	OwnArea      decimal.Decimal     `json:"own_area" in:"area"`     // 自有产权住房建筑面积, m²
	Standard     decimal.Decimal     `json:"standard" in:"yuan"`     // 公共租赁住房(项目)租金标准
	Preferential decimal.NullDecimal `json:"preferential" in:"yuan"` // 优惠租金标准, where it is known
	Persons      int                 `json:"persons" in:"count" min:"1" max:"50"`
	Income       decimal.Decimal     `json:"income" in:"yuan"` // 家庭年可支配收入, yuan
	Kinds        []Kind              `json:"kinds"`
	LoneElder    bool                `json:"lone_elder"` // 孤寡老人
}

// Basis says how a rent came about.
type Basis uint8

// The bases.
const (
	Free         Basis = iota + 1 // 免交租金
	Preferential                  // 优惠租金
	Banded                        // 分档租金, or the full rent with its allowance
	CappedIncome                  // the share of the family's income
	LeastRent                     // the least share of the project's rent, or the preferential rent
)

// Rent is a month's rent, yuan. Net is Charged less Allowance; each is rounded half away from zero to the fen.
type Rent struct {
	Project   decimal.Decimal // area × standard
	Charged   decimal.Decimal // 月租金
	Allowance decimal.Decimal // 租金补助 (2013); 0 elsewhere
	Net       decimal.Decimal
	Factor    decimal.NullDecimal // of the income's band; not Valid where no band was asked
	Basis     Basis
}

// Rent returns the rent of a month. Under 2013 the full rent is charged and (rented area - own area) × standard ×
// factor is paid as an allowance; later the factor is that of the rent itself. Recognised families pay the
// preferential rent. Under 2024 a rent above the share of the month's income may be that share (租金可按…计算), but not
// less than a tenth of the project's rent or the preferential rent, whichever is more; the family never pays more
// than its band asks. 穗府办〔2013〕3号 art. 31 and annex 3; opinion of 2015-08-25 sec. 3 and annex 3; 穗建规字〔2024〕5号 sec. 3.
//
// Errors: ErrMissingField where the preferential rent is needed and not given, ErrNotApplicable above the last band
// or where own area leaves no allowance, a *rule.NoRuleError where the bands are not known.
func (r Rules) Rent(t Tenancy) (Rent, error) {
	if err := errors.Join(r.Check(), jsonrule.Check(rule.AreaHousing, t)); err != nil {
		return Rent{}, err
	}
	project := t.Area.Mul(t.Standard)
	out := Rent{Project: project.Round(2)}
	switch {
	case t.LoneElder && hasAny(t.Kinds, r.FreeKinds):
		out.Basis = Free
	case hasAny(t.Kinds, r.PreferentialKinds):
		if !t.Preferential.Valid {
			return Rent{}, noPreferential()
		}
		out.Basis, out.Charged = Preferential, t.Area.Mul(t.Preferential.Decimal).Round(2)
	default:
		if err := r.banded(t, project, &out); err != nil {
			return Rent{}, err
		}
	}
	out.Net = out.Charged.Sub(out.Allowance)
	return out, nil
}

func noPreferential() error {
	return rule.AreaHousing.Refuse(rule.ErrMissingField, "preferential", "", rule.Say("is not given", "没有填写"),
		rule.Say("pass the city's 优惠租金标准 in yuan a m² and month", "请填写优惠租金标准（元/平方米·月）"))
}

// banded fills in the rent of a family that pays by its income.
func (r *Rules) banded(t Tenancy, project decimal.Decimal, out *Rent) error {
	if len(r.RentBands) == 0 {
		return r.attached(rule.Say("rent factor", "分档租金系数"))
	}
	factor, err := bandFactor(r.RentBands, t.Income, t.Persons)
	if err != nil {
		return err
	}
	out.Factor, out.Basis = decimal.NewNullDecimal(factor), Banded
	if r.Allowance {
		if t.OwnArea.GreaterThanOrEqual(t.Area) {
			return rule.AreaHousing.Refuse(rule.ErrNotApplicable, "own_area", t.OwnArea.String(),
				rule.Say("is not below the rented area", "不小于承租面积"),
				rule.Say("the formula leaves no allowance", "按公式没有租金补助"))
		}
		out.Charged = project.Round(2)
		out.Allowance = t.Area.Sub(t.OwnArea).Mul(t.Standard).Mul(factor).Round(2)
		return nil
	}
	out.Charged = project.Mul(factor).Round(2)
	if !r.IncomeCap.Valid {
		return nil
	}
	return r.capped(t, project, project.Mul(factor), out)
}

// capped lowers a banded rent to the share of the month's income, within the two floors. All is compared times
// twelve, so that nothing is divided before the one rounding.
func (r *Rules) capped(t Tenancy, project, banded decimal.Decimal, out *Rent) error {
	twelve := whole(monthsOfYear)
	share := t.Income.Mul(r.IncomeCap.Decimal)
	if banded.Mul(twelve).LessThanOrEqual(share) {
		return nil
	}
	if !t.Preferential.Valid {
		return noPreferential()
	}
	least := decimal.Max(project.Mul(r.LeastShare), t.Area.Mul(t.Preferential.Decimal)).Mul(twelve)
	out.Basis = CappedIncome
	if least.GreaterThan(share) {
		share, out.Basis = least, LeastRent
	}
	if share.GreaterThanOrEqual(banded.Mul(twelve)) {
		out.Basis = Banded
		return nil
	}
	out.Charged = share.DivRound(twelve, 2)
	return nil
}
