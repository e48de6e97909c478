package care

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Assessment is one assessment and its result: of disability (失能评估), whose result is a level, or for extension care
// (延续护理评估), whose result is whether the conditions are met. First is the level the first assessment gave, 0 for
// none, of a review the applicant asked for (复评), and nil otherwise.
type Assessment struct {
	Extension bool `json:"extension" default:"false" doc:"for extension care" zh:"延续护理评估"`
	Review    bool `json:"review" default:"false" doc:"a review the applicant asked for" zh:"复评"`
	First     *int `json:"first" in:"count,optional" max:"3" doc:"of a review: the first level" zh:"首次评估等级"`
	Qualifies bool `json:"qualifies" default:"false" doc:"extension: conditions met" zh:"符合延续护理条件"`
	Level     *int `json:"level" in:"count" max:"3" doc:"of disability: the level, 0 for none" zh:"失能评估等级（0为未达）"`
}

// CheckFields refuses an assessment without the result of its kind or with that of the other one.
func (a Assessment) CheckFields() error {
	var errs []error
	switch {
	case a.Extension && a.Level != nil:
		errs = append(errs, conflict("level", rule.Say("is not for extension care", "不适用于延续护理评估")))
	case !a.Extension && a.Level == nil:
		errs = append(errs, rule.AreaMedical.Missing("level", rule.Say("pass 0 for no level", "未达等级的，请填写 0")))
	}
	if !a.Extension && a.Qualifies {
		errs = append(errs, conflict("qualifies", rule.Say("is for extension care only", "仅适用于延续护理评估")))
	}
	if a.Extension && a.Review {
		errs = append(errs, conflict("review", rule.Say("is not for extension care", "不适用于延续护理评估")))
	}
	switch {
	case !a.Review && a.First != nil:
		errs = append(errs, conflict("first", rule.Say("is for a review only", "仅适用于复评")))
	case a.Review && a.First == nil:
		errs = append(errs, rule.AreaMedical.Missing("first",
			rule.Say("pass the level of the first assessment, 0 for none", "请填写首次评估等级，未达等级的填 0")))
	}
	return rule.Join(errs...)
}

// AssessmentFee is who pays for an assessment: Fund + Applicant + Unpaid = the fee.
type AssessmentFee struct {
	Fund      decimal.Decimal `json:"fund" out:"yuan" doc:"paid by the fund, yuan" zh:"基金支付（元）"`
	Applicant decimal.Decimal `json:"applicant" out:"yuan" doc:"paid by the applicant, yuan" zh:"申请人支付（元）"`
	Unpaid    decimal.Decimal `json:"unpaid" out:"yuan" doc:"paid by neither, yuan" zh:"基金及参保人不予支付（元）"`
}

// Assess shares the fee of an assessment (评估费用): the fund pays for a result of level 2 or 3, half for level 1,
// nothing for none; a review with the result of the first is the applicant's. An assessment for extension care is the
// fund's where the conditions are met; otherwise neither pays. 穗医保规字〔2024〕1号 art. 18.
//
// Errors: ErrMissingField without the level of an assessment of disability, or of a review the first one;
// ErrOutOfRange, ErrConflict.
func Assess(p Params, a Assessment) (AssessmentFee, error) {
	if err := rule.Join(p.Check(), jsonrule.Check(rule.AreaMedical, a)); err != nil {
		return AssessmentFee{}, err
	}
	if a.Extension {
		return p.extensionFee(a.Qualifies), nil
	}
	confirmed := a.Review && *a.Level == *a.First
	return p.disabilityFee(*a.Level, confirmed), nil
}

// extensionFee is who pays for an assessment for extension care: art. 18 (2).
func (p *Params) extensionFee(qualifies bool) AssessmentFee {
	if qualifies {
		return AssessmentFee{Fund: p.ExtensionFee}
	}
	return AssessmentFee{Unpaid: p.ExtensionFee}
}

// disabilityFee is who pays for an assessment of disability that gives a level, 0 for none, or that confirms the first
// one: art. 18 (1).
func (p *Params) disabilityFee(level int, confirmed bool) AssessmentFee {
	switch {
	case level == 0 || confirmed:
		return AssessmentFee{Applicant: p.DisabilityFee}
	case level == 1:
		half := p.DisabilityFee.Mul(p.LevelOneShare).Round(2)
		return AssessmentFee{Fund: half, Applicant: p.DisabilityFee.Sub(half)}
	}
	return AssessmentFee{Fund: p.DisabilityFee}
}
