package care

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"
)

// Assessment is one assessment and its result.
type Assessment struct {
	Extension bool // 延续护理评估 instead of 失能评估
	Level     int  // 失能评估: the level it gives, 0 for none
	Qualifies bool // 延续护理评估: the conditions are met
	Review    bool // 复评, asked for by the applicant
	First     int  // Review: the level the first assessment gave, 0 for none
}

// AssessmentFee is who pays for an assessment: Fund + Applicant + Unpaid = the fee.
type AssessmentFee struct {
	Fund      decimal.Decimal
	Applicant decimal.Decimal
	Unpaid    decimal.Decimal // 长护险基金及参保人不予支付
}

// Assess shares the fee of an assessment (评估费用): the fund pays for a result of level 2 or 3, half for level 1,
// nothing for none; a review with the result of the first is the applicant's. An assessment for extension care is the
// fund's where the conditions are met; otherwise neither pays. 穗医保规字〔2024〕1号 art. 18.
func Assess(p Params, a Assessment) (AssessmentFee, error) {
	err := p.Check()
	if a.Level < 0 || a.Level > levels || a.First < 0 || a.First > levels {
		err = errors.Join(err, outside("level", strconv.Itoa(a.Level), "or the first one is not 0 to 3", "pass 0 for no level"))
	}
	if a.Extension && (a.Level != 0 || a.Review) || !a.Extension && a.Qualifies || !a.Review && a.First != 0 {
		err = errors.Join(err, conflict("assessment", "mixes the two kinds, or has a first result without a review"))
	}
	if err != nil {
		return AssessmentFee{}, err
	}
	switch {
	case a.Extension && a.Qualifies:
		return AssessmentFee{Fund: p.ExtensionFee}, nil
	case a.Extension:
		return AssessmentFee{Unpaid: p.ExtensionFee}, nil
	case a.Level == 0, a.Review && a.Level == a.First:
		return AssessmentFee{Applicant: p.DisabilityFee}, nil
	case a.Level == 1:
		half := p.DisabilityFee.Mul(p.LevelOneShare).Round(2)
		return AssessmentFee{Fund: half, Applicant: p.DisabilityFee.Sub(half)}, nil
	}
	return AssessmentFee{Fund: p.DisabilityFee}, nil
}
