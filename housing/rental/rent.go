package rental

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Tenancy is a home the government lets to a family. Rents are yuan a m² and month.
type Tenancy struct {
	Area         decimal.Decimal     `json:"area" in:"area" doc:"rented floor area, m²" zh:"承租建筑面积（平方米）"`
	OwnArea      decimal.Decimal     `json:"own_area" in:"area" doc:"own floor area, m²" zh:"自有住房建筑面积（平方米）"`
	Standard     decimal.Decimal     `json:"standard" in:"yuan" doc:"project's, yuan a m²" zh:"项目租金标准（元/平方米）"`
	Preferential decimal.NullDecimal `json:"preferential" in:"yuan" doc:"lower rent, yuan a m²" zh:"优惠租金标准（元/平方米）"`
	Persons      int                 `json:"persons" in:"count" min:"1" max:"50" doc:"members of the family" zh:"家庭人数"`
	Income       decimal.Decimal     `json:"income" in:"yuan" doc:"of all, yuan a year" zh:"家庭年可支配收入（元）"`
	Kinds        []Kind              `json:"kinds" in:",optional" doc:"recognised circumstances" zh:"保障对象类别"`
	LoneElder    bool                `json:"lone_elder" default:"false" doc:"an old person without family" zh:"孤寡老人"`
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

// bases are the names of the bases.
func bases() jsonrule.Words {
	return jsonrule.Words{"", "free", "preferential", "banded", "capped_income", "least_rent"}
}

// MarshalText writes the JSON name, such as "banded".
func (b Basis) MarshalText() ([]byte, error) { return bases().Text(uint8(b)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (b *Basis) UnmarshalText(text []byte) error { return bases().Read((*uint8)(b), text) }

// Rent is a month's rent, yuan. Net is Charged less Allowance; each is rounded half away from zero to the fen. Factor
// is not Valid where no band was asked.
type Rent struct {
	Project   decimal.Decimal     `json:"project" out:"yuan" doc:"area x the project's rent" zh:"项目租金（元）"`
	Charged   decimal.Decimal     `json:"charged" out:"yuan" doc:"what is charged" zh:"月租金（元）"`
	Allowance decimal.Decimal     `json:"allowance" out:"yuan" doc:"paid back (2013), 0 elsewhere" zh:"租金补助（元）"`
	Net       decimal.Decimal     `json:"net" out:"yuan" doc:"what the family pays" zh:"实际负担（元）"`
	Factor    decimal.NullDecimal `json:"factor" out:"plain" doc:"of the income's band" zh:"分档系数"`
	Basis     Basis               `json:"basis" doc:"how it came about" zh:"计租方式"`
}

// Rent returns the rent of a month. Under 2013 the full rent is charged and (rented area - own area) × standard ×
// factor is paid as an allowance; later the factor is that of the rent itself. Recognised families pay the
// preferential rent. Under 2024 a rent above the share of the month's income may be that share (租金可按…计算), but not
// less than a tenth of the project's rent or the preferential rent, whichever is more; the family never pays more
// than its band asks. 穗府办〔2013〕3号 art. 31 and annex 3; opinion of 2015-08-25 sec. 3 and annex 3; 穗建规字〔2024〕5号 sec. 3.
//
// Errors: ErrMissingField where the preferential rent is needed and not given, ErrNotApplicable above the last band
// or where the own area is above the rented, a *rule.NoRuleError where the bands are not known.
func (r Rules) Rent(t Tenancy) (Rent, error) {
	if err := rule.Join(r.Check(), jsonrule.Check(rule.AreaHousing, t)); err != nil {
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
		if t.OwnArea.GreaterThan(t.Area) {
			return rule.AreaHousing.Refuse(rule.ErrNotApplicable, "own_area", t.OwnArea.String(),
				rule.Say("is above the rented area", "大于承租面积"),
				rule.Say("the formula has no allowance below zero", "按公式租金补助不能为负"))
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
	twelve := whole.Number(monthsOfYear)
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
