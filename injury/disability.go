package injury

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Payer is who bears a benefit. The zero value is nobody.
type Payer uint8

// The two payers of injury benefits.
const (
	Fund     Payer = iota + 1 // 工伤保险基金
	Employer                  // 用人单位
)

// payers are the names of the two payers.
func payers() jsonrule.Words { return jsonrule.Words{"", "fund", "employer"} }

// String returns the JSON name, "fund" or "employer"; "" for nobody.
func (p Payer) String() string {
	if p == 0 {
		return ""
	}
	return string(payers().Text(uint8(p)))
}

// MarshalText writes the JSON name.
func (p Payer) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (p *Payer) UnmarshalText(text []byte) error { return payers().Read((*uint8)(p), text) }

// Wages are what the own wage follows from: the average monthly contribution wage of the 12 months before the injury,
// and the pool's average wage (统筹地区职工平均工资).
type Wages struct {
	Average     decimal.Decimal `json:"average_12_months" in:"yuan" doc:"yuan a month" zh:"月平均缴费工资（元）"`
	PoolAverage decimal.Decimal `json:"pool_average" in:"yuan" min:"1" doc:"yuan a month" zh:"统筹地区职工月平均工资（元）"`
}

// OwnWage returns the own wage benefits are counted by (本人工资): the average put between 60 % and 300 % of the pool's
// average, both inclusive, half up to the fen. 工伤保险条例 art. 64.
//
// Errors: ErrOutOfRange for a wage out of bounds.
func OwnWage(w Wages) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaInjury, w); err != nil {
		return decimal.Decimal{}, err
	}
	floor := w.PoolAverage.Mul(decimal.New(60, -2)) // art. 64: 60%
	ceiling := w.PoolAverage.Mul(decimal.New(3, 0)) // art. 64: 300%
	return decimal.Max(floor, decimal.Min(w.Average, ceiling)).Round(2), nil
}

// terms are what a grade gives: the lump sum in months of the own wage and the allowance in percent of it.
type terms struct {
	lump      int
	allowance int64
}

// termsOf returns the terms of a grade of 1 to 10. 工伤保险条例 art. 35-37.
func termsOf(grade int) terms {
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
	return table[grade-1]
}

// Disabled is somebody whose disability was assessed. MinimumWage is the city's; not Valid leaves the top-up out.
type Disabled struct {
	Grade       int                 `json:"grade" in:"count" min:"1" max:"10" doc:"1 is the heaviest" zh:"伤残等级"`
	OwnWage     decimal.Decimal     `json:"own_wage" in:"yuan" doc:"as of injury.own_wage" zh:"本人工资（元/月）"`
	MinimumWage decimal.NullDecimal `json:"minimum_wage" in:"yuan" min:"1" doc:"yuan a month" zh:"最低工资标准（元/月）"`
}

// Award is what a disability grade gives.
type Award struct {
	Lump decimal.Decimal // 一次性伤残补助金, from the fund
	// Allowance is 伤残津贴 a month, grades 1 to 6; for 5 and 6 only where the employer has no suitable work.
	Allowance decimal.NullDecimal
	TopUp     decimal.NullDecimal // what lifts the allowance to the minimum wage, where one was given; never negative
	Payer     Payer               // of allowance and top-up: the fund for grades 1 to 4, the employer for 5 and 6
	// MedicalBase is the base of the medical contributions of employer and person, grades 1 to 4: the allowance.
	MedicalBase decimal.NullDecimal
}

// Disability returns the lump sum and the monthly allowance of a grade by the own wage. The lump sum is 27 to 7
// months; the allowance is 90 % to 60 % for grades 1 to 6, half up to the fen, with a top-up to the minimum wage where
// one is given. 工伤保险条例 art. 35-37.
//
// Errors: ErrOutOfRange for a grade outside 1 to 10, a wage outside 0 to 10^10 or a minimum wage below 1.
func Disability(in Disabled) (Award, error) {
	if err := jsonrule.Check(rule.AreaInjury, in); err != nil {
		return Award{}, err
	}
	t := termsOf(in.Grade)
	out := Award{Lump: times(in.OwnWage, t.lump)}
	if t.allowance == 0 {
		return out, nil
	}
	out.Allowance = decimal.NewNullDecimal(in.OwnWage.Mul(decimal.New(t.allowance, -2)).Round(2))
	if in.MinimumWage.Valid {
		out.TopUp = decimal.NewNullDecimal(above(in.MinimumWage.Decimal, out.Allowance.Decimal))
	}
	out.Payer = Employer
	if in.Grade <= 4 { // art. 35
		out.Payer, out.MedicalBase = Fund, out.Allowance
	}
	return out, nil
}

// above returns how far a is above b, never negative.
func above(a, b decimal.Decimal) decimal.Decimal { return decimal.Max(a.Sub(b), decimal.Decimal{}) }

// Replaced is an allowance whose place a pension takes.
type Replaced struct {
	Allowance decimal.Decimal `json:"allowance" in:"yuan" doc:"yuan a month" zh:"伤残津贴（元/月）"`
	Pension   decimal.Decimal `json:"pension" in:"yuan" doc:"yuan a month" zh:"基本养老金（元/月）"`
}

// PensionTopUp returns what the fund adds a month once the pension takes the place of the allowance (伤残津贴): the
// difference where the pension is lower, else 0. 工伤保险条例 art. 35(3); 社会保险法 art. 40.
//
// Errors: ErrOutOfRange for an amount out of bounds.
func PensionTopUp(in Replaced) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaInjury, in); err != nil {
		return decimal.Decimal{}, err
	}
	return above(in.Allowance, in.Pension), nil
}

// Nursed is somebody who needs care.
type Nursed struct {
	Level       int             `json:"level" in:"count" min:"1" max:"10" doc:"1 is the heaviest" zh:"护理依赖等级"`
	PoolAverage decimal.Decimal `json:"pool_average" in:"yuan" min:"1" doc:"of the year before" zh:"统筹地区职工月平均工资（元）"`
}

// NursingAllowance returns the monthly nursing payment (生活护理费) of a level: its share of the pool's average monthly wage
// of the year before, half up to the fen, from the fund. 工伤保险条例 art. 34.
//
// Errors: ErrOutOfRange for a wage out of bounds or a level the place does not have.
func (p BenefitParams) NursingAllowance(in Nursed) (decimal.Decimal, error) {
	if err := rule.Join(p.Check(), jsonrule.Check(rule.AreaInjury, in)); err != nil {
		return decimal.Decimal{}, err
	}
	if in.Level > len(p.Nursing) {
		return decimal.Decimal{}, rule.AreaInjury.Refuse(rule.ErrOutOfRange, "level", strconv.Itoa(in.Level),
			rule.Sayf("is above %d", "大于 %d", len(p.Nursing)),
			rule.Say("pass the confirmed level, 1 the heaviest", "请填写确认的护理等级，1 为最重"))
	}
	return in.PoolAverage.Mul(p.Nursing[in.Level-1]).Round(2), nil
}

// Leaver is somebody with a disability whose contract ends.
type Leaver struct {
	Grade   int             `json:"grade" in:"count" min:"1" max:"10" doc:"5 to 10 have subsidies" zh:"伤残等级"`
	OwnWage decimal.Decimal `json:"own_wage" in:"yuan" doc:"as of injury.own_wage" zh:"本人工资（元/月）"`
}

// Subsidies are paid at the end of the contract of somebody of grades 5 to 10, the medical one by the fund, the other
// by the employer.
type Subsidies struct {
	Medical    decimal.Decimal `json:"medical_subsidy" out:"yuan" doc:"yuan" zh:"一次性工伤医疗补助金（元）"`
	Employment decimal.Decimal `json:"employment_subsidy" out:"yuan" doc:"yuan" zh:"一次性伤残就业补助金（元）"`
}

// TerminationSubsidies returns both subsidies, months of the own wage. 工伤保险条例 art. 36-37; 社会保险法 art. 38(7), 39(3).
//
// Errors: ErrOutOfRange for a grade outside 1 to 10, ErrNotApplicable for grades 1 to 4, which keep the employment
// relation, ErrNoRule where the months of the place are not set.
func (p BenefitParams) TerminationSubsidies(in Leaver) (Subsidies, error) {
	if err := rule.Join(p.Check(), jsonrule.Check(rule.AreaInjury, in)); err != nil {
		return Subsidies{}, err
	}
	if in.Grade < 5 {
		return Subsidies{}, rule.AreaInjury.Refuse(rule.ErrNotApplicable, "grade", strconv.Itoa(in.Grade),
			rule.Say("keeps the employment relation (工伤保险条例 art. 35)", "保留劳动关系（工伤保险条例第三十五条）"),
			rule.Say("pass a grade of 5 to 10", "请填写五级至十级"))
	}
	medical, employment := p.MedicalMonths[in.Grade-5], p.EmploymentMonths[in.Grade-5]
	if medical == 0 || employment == 0 {
		return Subsidies{}, rule.AreaInjury.Refuse(rule.ErrNoRule, "place", "",
			rule.Say("has no known months of the subsidies", "没有可用的补助月数"),
			rule.Say("set both lists of BenefitParams from a dated source", "请按有日期的来源填写两项月数"))
	}
	return Subsidies{times(in.OwnWage, medical), times(in.OwnWage, employment)}, nil
}

// Leave is the time somebody is treated with the wage paid on (停工留薪期). Confirmed: by the city's committee.
type Leave struct {
	Wage      decimal.Decimal `json:"wage" in:"yuan" doc:"yuan a month" zh:"工资（元/月）"`
	Months    int             `json:"months" in:"count" max:"24" doc:"of leave" zh:"停工留薪月数"`
	Confirmed bool            `json:"confirmed" default:"false" doc:"beyond 12 months, confirmed" zh:"已确认延长"`
}

// CheckFields refuses more than 12 months that were not confirmed.
func (l Leave) CheckFields() error {
	if l.Confirmed || l.Months <= 12 { // art. 33: 一般不超过12个月; 延长不得超过12个月
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "months", Value: strconv.Itoa(l.Months),
		Reason: rule.Say("is above 12", "大于 12"),
		Do: rule.Say("beyond 12 months the city's committee must confirm it",
			"超过12个月须经设区的市级劳动能力鉴定委员会确认")}
}

// PaidLeave returns the wage the employer goes on paying while somebody is treated: wage x months. It lasts up to 12
// months, with the city committee's confirmation up to 24, and ends with the assessment of a grade; the employer also
// sees to nursing in that time. A relapse has the same. 工伤保险条例 art. 33, 38.
//
// Errors: ErrOutOfRange for a wage out of bounds or too many months.
func PaidLeave(l Leave) (decimal.Decimal, error) {
	if err := jsonrule.Check(rule.AreaInjury, l); err != nil {
		return decimal.Decimal{}, err
	}
	return times(l.Wage, l.Months), nil
}
