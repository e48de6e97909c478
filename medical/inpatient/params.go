package inpatient

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

const (
	tiers    = 3      // 一级, 二级, 三级
	longStay = 10_000 // days; no stay is longer
)

// Params are the benefit rules of one decree. Arrays go by tier of the hospital, first tier first. Rates are fractions,
// money is yuan. The zero value is refused.
type Params struct {
	Version string
	From    rule.Date // 施行之日

	ClassB      decimal.Decimal // 乙类药品
	Treatment   decimal.Decimal // 治疗项目
	Examination decimal.Decimal // 检查项目
	Disposable  decimal.Decimal // 可单独收费的一次性医用材料
	Implant     decimal.Decimal // 人造器官和体内置放材料

	EmployeeDeductible [3]decimal.Decimal // 职工起付标准
	RetireeDeductible  [3]decimal.Decimal // 退休人员起付标准
	AgainAfter         int                // days of one stay after which the deductible is due again
	TuberculosisAfter  int                // the same for tuberculosis in a specialist hospital

	EmployeeRatio [3]decimal.Decimal // 职工支付比例
	RetireeRatio  [3]decimal.Decimal // 退休人员支付比例

	EssentialMore     decimal.Decimal // added to the ratio for essential medicines
	EssentialMost     decimal.Decimal // the highest ratio so reached
	ConsultationLeast decimal.Decimal // 一般诊疗费: the least ratio, not a payable one

	PooledCap  decimal.Decimal // 统筹基金最高支付限额, in annual average wages of the city
	MajorRatio decimal.Decimal // 职工重大疾病医疗补助
	MajorCap   decimal.Decimal // its yearly limit, in annual average wages of the city

	SupplementOver  decimal.Decimal // 职工补充医疗保险: own cost of a year above which it pays
	SupplementRatio decimal.Decimal
}

// Decree123 returns the benefit rules of 广州市社会医疗保险办法 (广州市人民政府令第123号), version "decree_123_2015".
func Decree123() Params {
	yuan := func(n int64) decimal.Decimal { return decimal.New(n, 0) }
	percent := func(n int64) decimal.Decimal { return decimal.New(n, -2) }
	return Params{
		Version: "decree_123_2015",
		From:    rule.DateOf(2015, 7, 1), // art. 70

		ClassB:      percent(5),  // art. 11 (1)
		Treatment:   percent(10), // art. 11 (2)
		Examination: percent(15), // art. 11 (2)
		Disposable:  percent(10), // art. 11 (2)
		Implant:     percent(20), // art. 11 (2)

		EmployeeDeductible: [3]decimal.Decimal{yuan(400), yuan(800), yuan(1600)}, // art. 18 (1)
		RetireeDeductible:  [3]decimal.Decimal{yuan(280), yuan(560), yuan(1120)}, // art. 18 (2)
		AgainAfter:         90,                                                   // art. 18 (3)
		TuberculosisAfter:  180,                                                  // art. 18 (4)

		EmployeeRatio: [3]decimal.Decimal{percent(90), percent(85), percent(80)},          // art. 19 (1)
		RetireeRatio:  [3]decimal.Decimal{percent(93), decimal.New(895, -3), percent(86)}, // art. 19 (2)

		EssentialMore:     percent(10), // art. 22
		EssentialMost:     percent(95), // art. 22
		ConsultationLeast: percent(70), // art. 22: 不低于

		PooledCap:  yuan(6),     // art. 23
		MajorRatio: percent(95), // art. 24 (1)
		MajorCap:   yuan(3),     // art. 24

		SupplementOver:  yuan(2000),  // art. 25
		SupplementRatio: percent(70), // art. 25
	}
}

// ParamsOf returns the benefit rules of a version by its name, such as "decree_123_2015".
func ParamsOf(version string) (Params, error) {
	if p := Decree123(); version == p.Version {
		return p, nil
	}
	return Params{}, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "version", version,
		rule.Say("is not a known version", "不是已知的版本"), rule.Say("use decree_123_2015", "请用 decree_123_2015"))
}

// Check refuses parameters that are not set or cannot be right.
func (p Params) Check() error {
	var errs []error
	if p.Version == "" {
		errs = append(errs, rule.AreaMedical.Missing("version", rule.Say("start from Decree123", "请从 Decree123 开始")))
	}
	if p.AgainAfter < 1 || p.AgainAfter > longStay || p.TuberculosisAfter < 1 || p.TuberculosisAfter > longStay {
		errs = append(errs, rule.AreaMedical.Refuse(rule.ErrOutOfRange, "again_after", strconv.Itoa(p.AgainAfter),
			rule.Say("is not 1 to 10000 days", "不在 1 至 10000 天之间"),
			rule.Say("the 2015 decree has 90, and 180 for tuberculosis", "2015年的办法为90天，结核病为180天")))
	}
	for _, r := range [...]struct {
		field string
		rate  decimal.Decimal
	}{{"class_b", p.ClassB}, {"treatment", p.Treatment}, {"examination", p.Examination}, {"disposable",
		p.Disposable}, {"implant", p.Implant},
		{"essential_more", p.EssentialMore}, {"essential_most", p.EssentialMost}, {"consultation_least",
			p.ConsultationLeast},
		{"major_ratio", p.MajorRatio}, {"supplement_ratio", p.SupplementRatio}} {
		errs = append(errs, rule.RateInput(rule.AreaMedical, r.field, 100).Check(r.rate))
	}
	for i := range tiers {
		errs = append(errs, rule.YuanInput(rule.AreaMedical, "deductible").Check(p.EmployeeDeductible[i]),
			rule.YuanInput(rule.AreaMedical, "deductible").Check(p.RetireeDeductible[i]),
			ratioInput("ratio").Check(p.EmployeeRatio[i]), ratioInput("ratio").Check(p.RetireeRatio[i]))
	}
	multiple := rule.Input{Area: rule.AreaMedical, Field: "cap", Max: 100, Places: 2,
		Do: rule.Say("write the cap in annual average wages, such as 6", "请填写年平均工资的倍数，例如 6")}
	errs = append(errs, multiple.Check(p.PooledCap), multiple.Check(p.MajorCap),
		rule.YuanInput(rule.AreaMedical, "supplement_over").Check(p.SupplementOver))
	return rule.Join(errs...)
}

// deductible returns the standard of a person at a tier from 1 to 3.
func (p *Params) deductible(person Person, tier int) decimal.Decimal {
	if person == Retiree {
		return p.RetireeDeductible[tier-1]
	}
	return p.EmployeeDeductible[tier-1]
}

// ratio returns the pooled fund's ratio of a person at a tier from 1 to 3.
func (p *Params) ratio(person Person, tier int) decimal.Decimal {
	if person == Retiree {
		return p.RetireeRatio[tier-1]
	}
	return p.EmployeeRatio[tier-1]
}

// ratioInput are the bounds of a ratio that may not be 0.
func ratioInput(field string) rule.Input {
	in := rule.RateInput(rule.AreaMedical, field, 100)
	in.Min = 1
	return in
}

func conflict(field string, reason, do rule.Text) error {
	return rule.AreaMedical.Refuse(rule.ErrConflict, field, "", reason, do)
}
