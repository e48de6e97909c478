package designated

import "github.com/shebao-go/shebao/jsonrule"

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const notice = "穗医保规字〔2019〕4号 "
	return []jsonrule.Rule{
		jsonrule.New("medical.designated_disease", jsonrule.About{
			Doc:     "what the pooled fund pays for a designated disease in a month",
			Chinese: "门诊特定病种当月统筹基金支付金额", Clause: "1.2a", Source: notice + "三-六",
			Example: `{"disease":1,"group":"employee","month":"2024-05","cost":"300","primary":true}`},
			func(in Claim) (Payment, error) { return Pay(Notice2019(), in) }),
		jsonrule.New("medical.designated_choice", jsonrule.About{
			Doc:     "whether a person may choose these designated diseases for a year: at most three of class 1",
			Chinese: "一个年度内选定的门诊特定病种是否符合规定（一类最多 3 种）", Clause: "1.2a", Source: notice + "六",
			Example: `{"month":"2024-05","diseases":[1,2,34]}`},
			func(in chosen) (Choice, error) { return Choose(Notice2019(), in.Month, in.Diseases) }),
	}
}
