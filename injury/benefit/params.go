package benefit

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Params are what a province may set itself. Start from National.
type Params struct {
	Nursing          []decimal.Decimal // 生活护理费 by level, the heaviest first, shares of the average wage
	MedicalMonths    [6]int            // 一次性工伤医疗补助金 of grades 5 to 10, in months of the own wage; all 0: not known
	EmploymentMonths [6]int            // 一次性伤残就业补助金 of grades 5 to 10, in months of the own wage; all 0: not known
}

// National returns the national numbers; it has no termination subsidies, which each province sets (art. 36, 37).
func National() Params {
	return Params{Nursing: []decimal.Decimal{
		decimal.New(50, -2), // 工伤保险条例 art. 34: 生活完全不能自理
		decimal.New(40, -2), // 工伤保险条例 art. 34: 生活大部分不能自理
		decimal.New(30, -2), // 工伤保险条例 art. 34: 生活部分不能自理
	}}
}

// Check refuses parameters that cannot be right: nursing shares or months that rise as the injury gets lighter.
func (p Params) Check() error {
	errs := []error{count("nursing", len(p.Nursing), 1, 10, "start from National")}
	for i, share := range p.Nursing[:min(len(p.Nursing), 10)] {
		err := rule.RateInput(rule.AreaInjury, "nursing", 100).Check(share)
		errs = append(errs, err)
		if err == nil && i > 0 && rule.RateInput(rule.AreaInjury, "nursing", 100).Check(p.Nursing[i-1]) == nil && share.GreaterThan(p.Nursing[i-1]) {
			errs = append(errs, rises("nursing", share.String()))
		}
	}
	return errors.Join(append(errs, checkMonths("medical_months", p.MedicalMonths), checkMonths("employment_months", p.EmploymentMonths))...)
}

func checkMonths(field string, list [6]int) error {
	var errs []error
	for i, n := range list {
		errs = append(errs, count(field, n, 0, 1200, "pass months of the own wage"))
		if i > 0 && n > list[i-1] {
			errs = append(errs, rises(field, strconv.Itoa(n)))
		}
	}
	return errors.Join(errs...)
}

func rises(field, value string) error {
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaInjury, Field: field, Value: value, Reason: rule.Untranslated("is above that of a heavier injury"), Do: rule.Untranslated("list the heaviest first")}
}

// count is the door for a whole number.
func count(field string, n int, least, most int64, do string) error {
	return rule.Input{Area: rule.AreaInjury, Field: field, Min: least, Max: most, Do: rule.Untranslated(do)}.Check(decimal.New(int64(n), 0))
}

// yuan is the door for an amount of money of at least least yuan.
func yuan(field string, least int64) rule.Input {
	return rule.Input{Area: rule.AreaInjury, Field: field, Min: least, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals")}
}

// badDate is the error of a month or day that is none or out of order.
func badDate(field, value, reason, do string) error {
	return &rule.FieldError{Kind: rule.ErrBadDate, Area: rule.AreaInjury, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

// times returns a number of times an amount.
func times(amount decimal.Decimal, n int) decimal.Decimal {
	return amount.Mul(decimal.New(int64(n), 0))
}
