package collection

import (
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Status is how a person was insured in a past month. The zero value is refused.
type Status uint8

// The two ways of being insured.
const (
	Employed Status = iota + 1 // 用人单位职工
	Flexible                   // 灵活就业人员
)

// statuses are the names of the two ways of being insured.
func statuses() jsonrule.Words { return jsonrule.Words{"", "employed", "flexible"} }

// MarshalText writes the JSON name, such as "employed".
func (s Status) MarshalText() ([]byte, error) { return statuses().Text(uint8(s)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (s *Status) UnmarshalText(text []byte) error { return statuses().Read((*uint8)(s), text) }

// PastMonth is a month of a social insurance that was not paid.
type PastMonth struct {
	Scheme rule.Scheme `json:"scheme" except:"housing" doc:"a social insurance" zh:"险种"`
	Status Status      `json:"status" doc:"how the person is insured" zh:"参保身份：单位职工、灵活就业"`
}

// MakeUp says who may still pay for a past month that was not paid (补缴), and where it is written. For an employee it
// is the employer, which applies to the tax authority with the labour contract and the records of wages paid. A
// flexible worker cannot: that is ErrNotApplicable with its source.
func MakeUp(in PastMonth) (rule.Payer, rule.Cite, error) {
	if err := jsonrule.Check(rule.AreaCollection, in); err != nil {
		return 0, rule.Cite{}, err
	}
	if in.Status == Employed {
		return rule.Employer, rule.Cite{Title: "广州市社会保险费补缴相关政策及业务宣传指引", Article: "第一部分 二、四(一)",
			Issued: rule.DateOf(2026, 2, 12)}, nil
	}
	why := rule.Say("no text seen opens past months of this scheme to flexible workers", "未见允许灵活就业人员补缴该险种往月的规定")
	switch in.Scheme {
	case rule.Medical:
		why = rule.Say("市政府令第123号 art. 36: what a person did not pay in time is not made up",
			"市政府令第123号第三十六条：个人未按时缴纳的，不予补缴")
	case rule.Pension:
		why = rule.Say("the city's guide of 2026-02-12 has make-up by employers, one-off cases and paying on by the "+
			"month only", "2026-02-12 补缴指引只列单位补缴、一次性补缴和按月延缴")
	}
	return 0, rule.Cite{}, in.Scheme.Area().Refuse(rule.ErrNotApplicable, "status", "flexible",
		rule.Say("cannot make up past months", "不能补缴往月"), why)
}
