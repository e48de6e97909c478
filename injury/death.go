package injury

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Dependant is a relative without the ability to work whom the dead person mainly supported (供养亲属).
type Dependant struct {
	Spouse bool `json:"spouse" default:"false" doc:"the spouse" zh:"配偶"`
	Alone  bool `json:"alone" default:"false" doc:"old and alone, or an orphan" zh:"孤寡老人或者孤儿"`
}

// Survivors are the wages that count for those a death leaves behind, and the dependants. WageBefore is the limit of
// the pensions together.
type Survivors struct {
	OwnWage     decimal.Decimal `json:"own_wage" in:"yuan" min:"1" doc:"as of injury.own_wage" zh:"本人工资（元/月）"`
	WageBefore  decimal.Decimal `json:"wage_before" in:"yuan" min:"1" doc:"before death, yuan a month" zh:"生前工资（元/月）"`
	PoolAverage decimal.Decimal `json:"pool_average" in:"yuan" min:"1" doc:"of the year before" zh:"统筹地区职工月平均工资（元）"`
	Dependants  []Dependant     `json:"dependants" items:"100" doc:"the relatives" zh:"供养亲属"`
}

// CheckFields refuses two spouses.
func (s Survivors) CheckFields() error {
	spouses := 0
	for _, relative := range s.Dependants {
		if relative.Spouse {
			spouses++
		}
	}
	if spouses > 1 {
		return &rule.FieldError{Kind: rule.ErrConflict, Field: "dependants",
			Reason: rule.Say("name more than one spouse", "中有不止一名配偶"), Do: rule.Say("mark one", "请只标注一名")}
	}
	return nil
}

// Death is the death of an insured person from a work injury (因工死亡).
type Death struct {
	// AfterLeaveGrade is the grade, 1 to 4, of somebody who died after the paid leave; 0: died before or during it.
	AfterLeaveGrade int `json:"after_leave_grade" in:"count" max:"4"`
	Survivors
	// UrbanIncome is 上一年度全国城镇居民人均可支配收入, yuan a year; needed where AfterLeaveGrade is 0.
	UrbanIncome decimal.NullDecimal `json:"urban_income" in:"yuan" min:"1"`
}

// CheckFields refuses two spouses and a missing national income.
func (d Death) CheckFields() error {
	err := d.Survivors.CheckFields()
	if d.AfterLeaveGrade > 0 || d.UrbanIncome.Valid {
		return err
	}
	return rule.Join(err, &rule.FieldError{Kind: rule.ErrMissingField, Field: "urban_income",
		Reason: rule.Say("is missing", "没有填写"),
		Do: rule.Say("pass the national urban disposable income per head of the year before",
			"请填写上一年度全国城镇居民人均可支配收入")})
}

// DeathBenefits are what the relatives get, all from the fund. Lump is 0 after the paid leave.
type DeathBenefits struct {
	Funeral  decimal.Decimal   `json:"funeral" out:"yuan" doc:"yuan" zh:"丧葬补助金（元）"`
	Lump     decimal.Decimal   `json:"lump" out:"yuan" doc:"yuan" zh:"一次性工亡补助金（元）"`
	Pensions []decimal.Decimal `json:"pensions" out:"yuan" doc:"by share, in their order" zh:"供养亲属抚恤金（元/月）"`
	// Monthly is the sum, at most WageBefore. The law does not say how a cut is shared.
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"together, yuan a month" zh:"抚恤金合计（元/月）"`
	Capped  bool            `json:"capped" doc:"the sum is above the limit" zh:"超过生前工资"`
	// Cut is what the pensions together are above the limit, 0 where they are not.
	Cut decimal.Decimal `json:"cut,omitempty" out:"yuan" doc:"above the limit, together" zh:"超过生前工资的部分（元/月）"`
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
	if err := jsonrule.Check(rule.AreaInjury, d); err != nil {
		return DeathBenefits{}, err
	}
	out := DeathBenefits{Funeral: times(d.PoolAverage, funeralMonths)}
	if d.AfterLeaveGrade == 0 {
		out.Lump = times(d.UrbanIncome.Decimal, lumpIncomes)
	}
	for _, relative := range d.Dependants {
		pension := d.OwnWage.Mul(decimal.New(relative.percent(), -2)).Round(2)
		out.Pensions = append(out.Pensions, pension)
		out.Monthly = out.Monthly.Add(pension)
	}
	out.Capped = out.Monthly.GreaterThan(d.WageBefore)
	if out.Capped {
		out.Cut = out.Monthly.Sub(d.WageBefore)
		out.Monthly = d.WageBefore
	}
	return out, nil
}

// percent is a dependant's share of the own wage.
func (d Dependant) percent() int64 {
	percent := int64(otherPercent)
	if d.Spouse {
		percent = spousePercent
	}
	if d.Alone {
		percent += alonePercent
	}
	return percent
}

// DeathLump returns the lump sum for a death (一次性工亡补助金): 20 times the national urban disposable income per head of
// the year before (yuan a year, at least 1). 工伤保险条例 art. 39(3).
func DeathLump(urbanIncome decimal.Decimal) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaInjury, income{urbanIncome}); err != nil {
		return decimal.Decimal{}, err
	}
	return times(urbanIncome, lumpIncomes), nil
}

// income is the national urban disposable income per head.
type income struct {
	Urban decimal.Decimal `json:"urban_income" in:"yuan" min:"1"`
}

// Disappearance is somebody who went missing in an accident away on duty or in disaster relief (下落不明).
type Disappearance struct {
	Accident rule.Month      `json:"accident" doc:"month of the accident" zh:"事故月份"`
	Lump     decimal.Decimal `json:"lump" in:"yuan" doc:"the lump sum for a death, yuan" zh:"一次性工亡补助金（元）"`
}

// CheckFields refuses a month too near the end of the calendar.
func (d Disappearance) CheckFields() error {
	if !d.Accident.Add(3).IsZero() {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrBadDate, Field: "accident", Value: d.Accident.String(),
		Reason: rule.Say("is too near the year 2200", "过于接近2200年"),
		Do:     rule.Say("pass the month of the accident", "请填写事故月份")}
}

// Missing is what the law gives for the missing.
type Missing struct {
	WagesUntil  rule.Month      `json:"wages_until" doc:"the last month of the wage" zh:"工资照发至"`
	PensionFrom rule.Month      `json:"pension_from" doc:"the dependants' first month" zh:"供养亲属抚恤金起始月"`
	Advance     decimal.Decimal `json:"advance" out:"yuan" doc:"the most in hardship, yuan" zh:"可预支上限（元）"`
}

// MissingPerson returns wages for 3 months from that of the accident, the dependants' pensions from the 4th, and half
// of the lump sum (yuan) as the most that may be advanced, half up to the fen. Once a court declares the death,
// Death.Benefits applies; what was advanced is part of its lump sum. 工伤保险条例 art. 41.
//
// Errors: ErrMissingField without a month, ErrBadDate for one too late, ErrOutOfRange for a lump sum out of bounds.
func MissingPerson(d Disappearance) (Missing, error) {
	if err := jsonrule.Check(rule.AreaInjury, d); err != nil {
		return Missing{}, err
	}
	half := decimal.New(50, -2) // art. 41: 50%
	return Missing{WagesUntil: d.Accident.Add(2), PensionFrom: d.Accident.Add(3),
		Advance: d.Lump.Mul(half).Round(2)}, nil
}
