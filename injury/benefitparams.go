package injury

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// BenefitParams are what a province may set itself. Start from NationalBenefits.
type BenefitParams struct {
	Nursing          []decimal.Decimal // 生活护理费 by level, the heaviest first, shares of the average wage
	MedicalMonths    [6]int            // 一次性工伤医疗补助金 of grades 5 to 10, in months of the own wage; all 0: not known
	EmploymentMonths [6]int            // 一次性伤残就业补助金 of grades 5 to 10, in months of the own wage; all 0: not known
}

// NationalBenefits returns the national numbers; it has no termination subsidies, which each province sets (art. 36,
// 37).
func NationalBenefits() BenefitParams {
	return BenefitParams{Nursing: []decimal.Decimal{
		decimal.New(50, -2), // 工伤保险条例 art. 34: 生活完全不能自理
		decimal.New(40, -2), // 工伤保险条例 art. 34: 生活大部分不能自理
		decimal.New(30, -2), // 工伤保险条例 art. 34: 生活部分不能自理
	}}
}

// lists are the parameters as their bounds see them.
type lists struct {
	Nursing    []decimal.Decimal `json:"nursing" in:"rate" items:"1-10"`
	Medical    []int             `json:"medical_months" in:"count" max:"1200"`
	Employment []int             `json:"employment_months" in:"count" max:"1200"`
}

// CheckFields refuses what rises as the injury gets lighter.
func (l lists) CheckFields() error {
	var errs []error
	rises := func(field string, i int, value string) {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: field + "[" + strconv.Itoa(i) + "]",
			Value: value, Reason: rule.Say("is above that of a heavier injury", "高于更重等级"),
			Do: rule.Say("list the heaviest first", "请由重到轻排列")})
	}
	for i := 1; i < len(l.Nursing); i++ {
		if l.Nursing[i].GreaterThan(l.Nursing[i-1]) {
			rises("nursing", i, l.Nursing[i].String())
		}
	}
	for i := 1; i < len(l.Medical); i++ {
		if l.Medical[i] > l.Medical[i-1] {
			rises("medical_months", i, strconv.Itoa(l.Medical[i]))
		}
		if l.Employment[i] > l.Employment[i-1] {
			rises("employment_months", i, strconv.Itoa(l.Employment[i]))
		}
	}
	return rule.Join(errs...)
}

// Check refuses parameters that cannot be right: nursing shares or months that rise as the injury gets lighter.
func (p BenefitParams) Check() error {
	return jsonrule.Check(rule.AreaInjury, lists{p.Nursing, p.MedicalMonths[:], p.EmploymentMonths[:]})
}

// times returns a number of times an amount.
func times(amount decimal.Decimal, n int) decimal.Decimal {
	return amount.Mul(whole.Number(n))
}
