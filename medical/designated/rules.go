package designated

import "github.com/shebao-go/shebao/jsonrule"

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("medical.designated_disease", jsonrule.About{
			Doc:     "what the pooled fund pays for a designated disease in a month",
			Chinese: "门诊特定病种当月统筹基金支付金额", Clause: "1.2a", Source: "穗医保规字〔2019〕4号 三-六",
			Example: `{"disease":1,"group":"employee","month":"2024-05","cost":"300","primary":true}`},
			func(in Claim) (Payment, error) { return Pay(Notice2019(), in) }),
	}
}
