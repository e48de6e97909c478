package scenario

import (
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/maternity/leave"
)

// benefitRules are the benefits that read the city's figures.
func benefitRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("maternity.leave_days", jsonrule.About{
			Doc:     "days of maternity leave by case, national or with Guangdong's additions",
			Chinese: "产假天数（全国规定或含广东奖励假）", Clause: "1.3c",
			Source:  "女职工劳动保护特别规定 art. 7; 广东省人口与计划生育条例 art. 30",
			Example: `{"case":"normal","place":"guangdong"}`}, leaveDays),
	}
}

type leaveInput struct {
	Case  caseName `json:"case" doc:"kind of birth or miscarriage" zh:"生育或流产情形"`
	Place string   `json:"place" enum:"national,guangdong" doc:"whose law" zh:"适用规定：全国、广东"`
}

// caseName is the name of a case of package leave.
type caseName uint8

// caseNames are the names of the cases.
func caseNames() jsonrule.Words {
	return jsonrule.Words{"", "normal", "difficult", "twins", "triplets", "difficult_twins", "miscarriage_under_4m",
		"miscarriage_4m_plus"}
}

// MarshalText writes the JSON name.
func (c caseName) MarshalText() ([]byte, error) { return caseNames().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *caseName) UnmarshalText(text []byte) error { return caseNames().Read((*uint8)(c), text) }

type leaveOutput struct {
	Days      int `json:"days" doc:"together" zh:"产假合计（天）"`
	Statutory int `json:"statutory" doc:"by national law" zh:"法定产假（天）"`
	Reward    int `json:"reward" doc:"added by the province" zh:"奖励假（天）"`
}

func leaveDays(in leaveInput) (leaveOutput, error) {
	params := leave.National()
	if in.Place == "guangdong" {
		params = guangzhou.MaternityLeave().Value
	}
	c, err := leave.ParseCase(string(caseNames().Text(uint8(in.Case))))
	if err != nil {
		return leaveOutput{}, err
	}
	days, err := params.Days(c)
	return leaveOutput{days.Total, days.Statutory, days.Reward}, err
}
