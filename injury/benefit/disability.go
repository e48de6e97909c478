package benefit

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Payer is who bears a benefit. The zero value is nobody.
type Payer uint8

// The two payers of injury benefits.
const (
	Fund     Payer = iota + 1 // 工伤保险基金
	Employer                  // 用人单位
)

// String returns the JSON name, "fund" or "employer"; "" for nobody.
func (p Payer) String() string {
	switch p {
	case Fund:
		return "fund"
	case Employer:
		return "employer"
	}
	return ""
}

// OwnWage returns the own wage benefits are counted by (本人工资): the average monthly contribution wage of the 12 months
// before the injury, put between 60 % and 300 % of the pool's average wage (统筹地区职工平均工资, yuan a month, at least 1),
// both inclusive, half up to the fen. 工伤保险条例 art. 64.
func OwnWage(average, poolAverage decimal.Decimal) (decimal.Decimal, error) {
	if err := errors.Join(yuan("average_12_months", 0).Check(average), yuan("pool_average", 1).Check(poolAverage)); err != nil {
		return decimal.Decimal{}, err
	}
	floor := poolAverage.Mul(decimal.New(60, -2)) // art. 64: 60%
	ceiling := poolAverage.Mul(decimal.New(3, 0)) // art. 64: 300%
	return decimal.Max(floor, decimal.Min(average, ceiling)).Round(2), nil
}

// terms are what a grade gives: the lump sum in months of the own wage and the allowance in percent of it.
type terms struct{ lump, allowance int64 }

// termsOf returns the terms of a grade, false outside 1 to 10. 工伤保险条例 art. 35-37.
func termsOf(grade int) (terms, bool) {
	table := [...]terms{
		{27, 90}, // art. 35: 一级
		{25, 85}, // art. 35: 二级
		{23, 80}, // art. 35: 三级
		{21, 75}, // art. 35: 四级
		{18, 70}, // art. 36: 五级
		{16, 60}, // art. 36: 六级
		{13, 0},  // art. 37: 七级
		{11, 0},  // art. 37: 八级
		{9, 0},   // art. 37: 九级
		{7, 0},   // art. 37: 十级
	}
	if grade < 1 || grade > len(table) {
		return terms{}, false
	}
	return table[grade-1], true
}

// Award is what a disability grade gives.
type Award struct {
	Lump        decimal.Decimal     // 一次性伤残补助金, from the fund
	Allowance   decimal.NullDecimal // 伤残津贴 a month, grades 1 to 6; for 5 and 6 only where the employer has no suitable work
	TopUp       decimal.NullDecimal // what lifts the allowance to the minimum wage, where one was given; never negative
	Payer       Payer               // of allowance and top-up: the fund for grades 1 to 4, the employer for 5 and 6
	MedicalBase decimal.NullDecimal // base of the medical contributions of employer and person, grades 1 to 4: the allowance
}

// Disability returns the lump sum and the monthly allowance of a grade, 1 (heaviest) to 10, by the own wage (yuan;
// see OwnWage), each half up to the fen. The lump sum is 27 to 7 months; the allowance is 90 % to 60 % for grades 1
// to 6, with a top-up to the minimum wage where minimumWage is given. 工伤保险条例 art. 35-37.
//
// Errors: ErrOutOfRange for a grade outside 1 to 10, a wage outside 0 to 10^10 or a minimum wage below 1.
func Disability(grade int, ownWage decimal.Decimal, minimumWage decimal.NullDecimal) (Award, error) {
	errs := []error{count("grade", grade, 1, 10, "pass the assessed grade, 1 to 10"), yuan("own_wage", 0).Check(ownWage)}
	if minimumWage.Valid {
		errs = append(errs, yuan("minimum_wage", 1).Check(minimumWage.Decimal))
	}
	if err := errors.Join(errs...); err != nil {
		return Award{}, err
	}
	t, _ := termsOf(grade)
	out := Award{Lump: ownWage.Mul(decimal.New(t.lump, 0)).Round(2)}
	if t.allowance == 0 {
		return out, nil
	}
	out.Allowance = decimal.NewNullDecimal(ownWage.Mul(decimal.New(t.allowance, -2)).Round(2))
	if minimumWage.Valid {
		out.TopUp = decimal.NewNullDecimal(above(minimumWage.Decimal, out.Allowance.Decimal))
	}
	out.Payer = Employer
	if grade <= 4 { // art. 35
		out.Payer, out.MedicalBase = Fund, out.Allowance
	}
	return out, nil
}

// above returns how far a is above b, never negative.
func above(a, b decimal.Decimal) decimal.Decimal { return decimal.Max(a.Sub(b), decimal.Decimal{}) }

// PensionTopUp returns what the fund adds a month once the pension takes the place of the allowance (伤残津贴): the
// difference where the pension is lower, else 0. 工伤保险条例 art. 35(3); 社会保险法 art. 40.
func PensionTopUp(allowance, pension decimal.Decimal) (decimal.Decimal, error) {
	if err := errors.Join(yuan("allowance", 0).Check(allowance), yuan("pension", 0).Check(pension)); err != nil {
		return decimal.Decimal{}, err
	}
	return above(allowance, pension), nil
}

// NursingAllowance returns the monthly nursing payment (生活护理费) of a level, 1 the heaviest: its share of the pool's
// average monthly wage of the year before (yuan, at least 1), half up to the fen, from the fund. 工伤保险条例 art. 34.
func (p Params) NursingAllowance(level int, poolAverage decimal.Decimal) (decimal.Decimal, error) {
	if err := errors.Join(p.Check(), count("level", level, 1, int64(len(p.Nursing)), "pass the confirmed level, 1 the heaviest"), yuan("pool_average", 1).Check(poolAverage)); err != nil {
		return decimal.Decimal{}, err
	}
	return poolAverage.Mul(p.Nursing[level-1]).Round(2), nil
}

// Subsidies are paid at the end of the contract of somebody of grades 5 to 10.
type Subsidies struct {
	Medical    decimal.Decimal // 一次性工伤医疗补助金, from the fund
	Employment decimal.Decimal // 一次性伤残就业补助金, from the employer
}

// TerminationSubsidies returns both subsidies by the own wage (yuan), half up to the fen. 工伤保险条例 art. 36-37; 社会保险法
// art. 38(7), 39(3). Errors: ErrOutOfRange for a grade outside 1 to 10, ErrNotApplicable for grades 1 to 4, which
// keep the employment relation, ErrNoRule where the months of the place are not set.
func (p Params) TerminationSubsidies(grade int, ownWage decimal.Decimal) (Subsidies, error) {
	if err := errors.Join(p.Check(), count("grade", grade, 1, 10, "pass the assessed grade, 5 to 10"), yuan("own_wage", 0).Check(ownWage)); err != nil {
		return Subsidies{}, err
	}
	if grade < 5 {
		return Subsidies{}, &rule.FieldError{Kind: rule.ErrNotApplicable, Area: rule.AreaInjury, Field: "grade", Value: strconv.Itoa(grade),
			Reason: rule.Untranslated("keeps the employment relation (工伤保险条例 art. 35)"), Do: rule.Untranslated("pass a grade of 5 to 10")}
	}
	medical, employment := p.MedicalMonths[grade-5], p.EmploymentMonths[grade-5]
	if medical == 0 || employment == 0 {
		return Subsidies{}, &rule.FieldError{Kind: rule.ErrNoRule, Area: rule.AreaInjury, Field: "months", Reason: rule.Untranslated("of the place are not known"), Do: rule.Untranslated("set both lists of Params from a dated source")}
	}
	return Subsidies{times(ownWage, medical).Round(2), times(ownWage, employment).Round(2)}, nil
}

// PaidLeave returns the wage the employer goes on paying while somebody is treated (停工留薪期): wage x months. It lasts
// up to 12 months, with the city committee's confirmation up to 24, and ends with the assessment of a grade; the
// employer also sees to nursing in that time. A relapse has the same. 工伤保险条例 art. 33, 38.
func PaidLeave(wage decimal.Decimal, months int, confirmed bool) (decimal.Decimal, error) {
	most, do := int64(12), "beyond 12 months the city's committee must confirm it" // art. 33: 一般不超过12个月
	if confirmed {
		most, do = 24, "it may be extended by 12 months at most" // art. 33: 延长不得超过12个月
	}
	if err := errors.Join(yuan("wage", 0).Check(wage), count("months", months, 0, most, do)); err != nil {
		return decimal.Decimal{}, err
	}
	return times(wage, months), nil
}
