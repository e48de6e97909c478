package rental

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/rental/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Claim is a family that asks for the subsidy.
type Claim struct {
	Persons  int             // all members
	Counted  int             // 家庭人口: members less children who do not count (annex 2(2) of 2013 and 2015); Persons where all count
	OwnArea  decimal.Decimal // 自有产权住房建筑面积 of all together, m²
	Income   decimal.Decimal // 家庭年可支配收入, yuan
	Kinds    []Kind
	District District
}

// Subsidy is a month's rent subsidy (住房租赁补贴) with what it was made from.
type Subsidy struct {
	Persons        decimal.Decimal // as they count: a household of one as 1.5
	IncomeFactor   decimal.Decimal
	DistrictFactor decimal.Decimal
	Formula        decimal.Decimal // yuan, half away from zero to the fen
	Monthly        decimal.Decimal // yuan: Formula, or the least amount where that is more
	Limit          rule.Limit      // LimitFloor where the least amount decided
}

// Subsidy returns the rent subsidy of a month: (area standard - own area a head) × persons × rate × income factor ×
// district factor, rounded once, and not less than the text's least amount. It does not ask whether the family is
// admitted: see package admission. 穗府办〔2013〕3号 annex 2; opinion of 2015-08-25 annex 2; 穗建规字〔2024〕5号 sec. 2(1).
//
// Errors: ErrNotApplicable where own area or income leaves nothing, a *rule.NoRuleError where a factor is not known.
func (r Rules) Subsidy(c Claim) (Subsidy, error) {
	if err := errors.Join(r.Check(), c.check()); err != nil {
		return Subsidy{}, err
	}
	income, incomeErr := r.incomeFactor(c)
	district, districtErr := r.districtFactor(c.District)
	persons, personsErr := r.counted(c)
	if err := errors.Join(r.known("area standard", r.AreaStandard), personsErr, incomeErr, districtErr); err != nil {
		return Subsidy{}, err
	}
	heads := door.Whole(c.Persons)
	gap := r.AreaStandard.Decimal.Mul(heads).Sub(c.OwnArea)
	if gap.Sign() <= 0 {
		return Subsidy{}, door.Fail(rule.ErrNotApplicable, "own_area", c.OwnArea.String(), "is not below "+r.AreaStandard.Decimal.String()+" m² a head", "no subsidy is due")
	}
	out := Subsidy{Persons: persons, IncomeFactor: income, DistrictFactor: district}
	out.Formula = gap.Mul(persons).Mul(r.Rate).Mul(income).Mul(district).DivRound(heads, 2)
	out.Monthly = out.Formula
	if out.Formula.LessThan(r.MinimumSubsidy) {
		out.Monthly, out.Limit = r.MinimumSubsidy, rule.LimitFloor
	}
	return out, nil
}

func (c *Claim) check() error {
	return errors.Join(door.Persons(c.Persons), door.Count("counted", c.Counted, 1, max(1, c.Persons), "pass the members who count, at most all"),
		door.Area("own_area").Check(c.OwnArea), door.Yuan("income").Check(c.Income), checkKinds(c.Kinds))
}

func checkKinds(kinds []Kind) error {
	for _, k := range kinds {
		if k < Dibao || k > NamedElsewhere {
			return door.Fail(rule.ErrOutOfRange, "kinds", door.Whole(int(k)).String(), "is not known", "use the constants of this package")
		}
	}
	return nil
}

// known refuses a figure an attachment holds.
func (r *Rules) known(what string, d decimal.NullDecimal) error {
	if d.Valid {
		return nil
	}
	return door.Unknown(what, r.From, attachment)
}

// counted returns the persons as the formula counts them.
func (r *Rules) counted(c Claim) (decimal.Decimal, error) {
	if c.Persons > 1 {
		return door.Whole(c.Counted), nil
	}
	return r.SingleCountsAs.Decimal, r.known("count of a household of one", r.SingleCountsAs)
}

// incomeFactor returns the 收入补贴系数: that of a recognised family, else that of the income's band.
func (r *Rules) incomeFactor(c Claim) (decimal.Decimal, error) {
	if hasAny(c.Kinds, r.ReliefKinds) {
		return r.ReliefFactor.Decimal, r.known("income factor", r.ReliefFactor)
	}
	if len(r.SubsidyBands) == 0 {
		return decimal.Decimal{}, door.Unknown("income factor", r.From, attachment)
	}
	return bandFactor(r.SubsidyBands, c.Income, c.Persons)
}

// bandFactor returns the factor of an income's band, ErrNotApplicable above the last.
func bandFactor(bands []Band, income decimal.Decimal, persons int) (decimal.Decimal, error) {
	factor, found := factorOf(bands, income, persons)
	if !found {
		return factor, door.Fail(rule.ErrNotApplicable, "income", income.String(), "is above the last band, "+bands[len(bands)-1].UpTo.String()+" a head and year", "the text gives such a family no factor")
	}
	return factor, nil
}

func (r *Rules) districtFactor(d District) (decimal.Decimal, error) {
	if d < Yuexiu || d > Zengcheng {
		return decimal.Decimal{}, door.Fail(rule.ErrOutOfRange, "district", door.Whole(int(d)).String(), "is not known", "use the constants of this package")
	}
	if len(r.Districts) == 0 {
		return decimal.Decimal{}, door.Unknown("district factor", r.From, attachment)
	}
	for _, f := range r.Districts {
		if f.District == d {
			return f.Factor, nil
		}
	}
	return decimal.Decimal{}, door.Fail(rule.ErrNotApplicable, "district", door.Whole(int(d)).String(), "has no factor in this text", "its own district may follow the table: add the factor")
}

// hasAny reports whether a family is of one of the kinds of a list.
func hasAny(have, list []Kind) bool {
	return slices.ContainsFunc(have, func(k Kind) bool { return slices.Contains(list, k) })
}

// MayDrawWhileWaiting reports whether a family in the waiting list may draw the subsidy until it gets a home
// (轮候期间可领取住房租赁补贴): the named kinds at once, others after more than five years in which they registered for an allotment
// and got none. Nobody may under the texts of 2013 and 2015. 穗建规字〔2024〕5号 sec. 2(2).
func (r Rules) MayDrawWhileWaiting(kinds []Kind, monthsWaited int, registeredInVain bool) (bool, error) {
	if err := errors.Join(r.Check(), checkKinds(kinds), door.Count("months_waited", monthsWaited, 0, 1200, "pass whole months")); err != nil {
		return false, err
	}
	return hasAny(kinds, r.WaitingKinds) || r.WaitingMonths > 0 && registeredInVain && monthsWaited > r.WaitingMonths, nil
}
