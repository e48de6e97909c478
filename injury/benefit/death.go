package benefit

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Dependant is a relative without the ability to work whom the dead person mainly supported (供养亲属).
type Dependant struct {
	Spouse bool // 配偶
	Alone  bool // 孤寡老人或者孤儿
}

// Death is the death of an insured person from a work injury (因工死亡).
type Death struct {
	AfterLeaveGrade int                 // grade 1 to 4 of somebody who died after the paid leave; 0: died before or during it
	OwnWage         decimal.Decimal     // 本人工资, yuan a month
	WageBefore      decimal.Decimal     // 生前的工资, yuan a month: the limit of the pensions together
	PoolAverage     decimal.Decimal     // 统筹地区上年度职工月平均工资, yuan
	UrbanIncome     decimal.NullDecimal // 上一年度全国城镇居民人均可支配收入, yuan a year; needed where AfterLeaveGrade is 0
	Dependants      []Dependant
}

// DeathBenefits are what the relatives get, all from the fund.
type DeathBenefits struct {
	Funeral  decimal.Decimal     // 丧葬补助金
	Lump     decimal.NullDecimal // 一次性工亡补助金; not Valid after the paid leave
	Pensions []decimal.Decimal   // 供养亲属抚恤金 a month by share, in the order of the dependants
	Monthly  decimal.Decimal     // what they get together: the sum, at most WageBefore
	Capped   bool                // the sum is above the limit; the law does not say how the cut is shared
}

// The numbers of 工伤保险条例 art. 39.
const (
	funeralMonths = 6  // art. 39(1): 6个月
	spousePercent = 40 // art. 39(2): 配偶每月40%
	otherPercent  = 30 // art. 39(2): 其他亲属每人每月30%
	alonePercent  = 10 // art. 39(2): 孤寡老人或者孤儿增加10%
	lumpIncomes   = 20 // art. 39(3): 20倍
)

// Benefits returns what a death gives: 6 months of the pool's average wage for the funeral, 20 times national urban
// income once, and each dependant's share of the own wage, together not above the wage before death; each half up to
// the fen. Those of grades 1 to 4 who die after the paid leave leave no lump sum. 工伤保险条例 art. 39.
//
// Errors: ErrOutOfRange for a number out of bounds or a grade above 4 after the leave, ErrMissingField without
// UrbanIncome where it is needed, ErrConflict for two spouses.
func (d Death) Benefits() (DeathBenefits, error) {
	if err := d.check(); err != nil {
		return DeathBenefits{}, err
	}
	out := DeathBenefits{Funeral: times(d.PoolAverage, funeralMonths)}
	if d.AfterLeaveGrade == 0 {
		out.Lump = decimal.NewNullDecimal(times(d.UrbanIncome.Decimal, lumpIncomes))
	}
	for _, relative := range d.Dependants {
		percent := int64(otherPercent)
		if relative.Spouse {
			percent = spousePercent
		}
		if relative.Alone {
			percent += alonePercent
		}
		pension := d.OwnWage.Mul(decimal.New(percent, -2)).Round(2)
		out.Pensions = append(out.Pensions, pension)
		out.Monthly = out.Monthly.Add(pension)
	}
	if out.Capped = out.Monthly.GreaterThan(d.WageBefore); out.Capped {
		out.Monthly = d.WageBefore
	}
	return out, nil
}

func (d Death) check() error {
	errs := []error{
		count("after_leave_grade", d.AfterLeaveGrade, 0, 4, "the law names grades 1 to 4; pass 0 for a death before or during the paid leave"),
		yuan("own_wage", 1).Check(d.OwnWage), yuan("wage_before", 1).Check(d.WageBefore), yuan("pool_average", 1).Check(d.PoolAverage),
		count("dependants", len(d.Dependants), 0, 100, "pass each dependant once"),
	}
	if d.AfterLeaveGrade == 0 && !d.UrbanIncome.Valid {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaInjury, Field: "urban_income", Reason: rule.Untranslated("is missing"), Do: rule.Untranslated("pass the national urban disposable income per head of the year before")})
	}
	if d.UrbanIncome.Valid {
		errs = append(errs, yuan("urban_income", 1).Check(d.UrbanIncome.Decimal))
	}
	spouses := 0
	for _, relative := range d.Dependants {
		if relative.Spouse {
			spouses++
		}
	}
	if spouses > 1 {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaInjury, Field: "dependants", Reason: rule.Untranslated("name more than one spouse"), Do: rule.Untranslated("mark one")})
	}
	return errors.Join(errs...)
}

// DeathLump returns the lump sum for a death (一次性工亡补助金): 20 times the national urban disposable income per head of
// the year before (yuan a year, at least 1). 工伤保险条例 art. 39(3).
func DeathLump(urbanIncome decimal.Decimal) (decimal.Decimal, error) {
	if err := yuan("urban_income", 1).Check(urbanIncome); err != nil {
		return decimal.Decimal{}, err
	}
	return times(urbanIncome, lumpIncomes), nil
}

// Missing is what the law gives for somebody who went missing in an accident away on duty or in disaster relief.
type Missing struct {
	WagesUntil  rule.Month      // last month the employer pays the wage
	PensionFrom rule.Month      // first month the dependants draw their pensions
	Advance     decimal.Decimal // most of the lump sum that may be drawn ahead in hardship
}

// MissingPerson returns wages for 3 months from that of the accident, the dependants' pensions from the 4th, and half
// of the lump sum (yuan) as the most that may be advanced, half up to the fen. Once a court declares the death,
// Death.Benefits applies; what was advanced is part of its lump sum. 工伤保险条例 art. 41.
func MissingPerson(accident rule.Month, lump decimal.Decimal) (Missing, error) {
	err := yuan("lump", 0).Check(lump)
	from := accident.Add(3) // art. 41: 从第4个月起
	if from.IsZero() {
		err = errors.Join(badDate("accident", accident.String(), "is not a month", "pass the month of the accident"), err)
	}
	if err != nil {
		return Missing{}, err
	}
	return Missing{WagesUntil: accident.Add(2), PensionFrom: from, Advance: lump.Mul(decimal.New(50, -2)).Round(2)}, nil // art. 41: 50%
}
