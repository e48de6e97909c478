package care

import (
	"github.com/shebao-go/shebao/jsonrule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const trial = "穗医保规字〔2024〕1号 art. "
	return []jsonrule.Rule{
		jsonrule.New("medical.long_term_care", jsonrule.About{
			Doc:     "what the long-term care fund pays of a month of care",
			Chinese: "长期护理保险基金当月支付的护理费用", Clause: "1.2a", Source: trial + "12-17",
			Example: `{"group":"employee","level":3,"place":"home","month":"2025-06","days":30,"living":"4000"}`},
			func(in Claim) (Benefit, error) { return Pay(Trial2024(), in) }),
		jsonrule.New("medical.care_assessment_fee", jsonrule.About{
			Doc:     "who pays for an assessment of long-term care",
			Chinese: "长期护理失能评估费用由谁支付", Clause: "1.2a", Source: trial + "18", Example: `{"level":1}`},
			func(in Assessment) (AssessmentFee, error) { return Assess(Trial2024(), in) }),
	}
}
