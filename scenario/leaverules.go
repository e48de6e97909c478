package scenario

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/rule"
)

// leaveRules are maternity leave and its allowance by the province's days and the city's way of paying.
func leaveRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("maternity.leave_days", jsonrule.About{
			Doc:     "days of maternity leave by case, national or with Guangdong's additions",
			Chinese: "产假天数（全国规定或含广东奖励假）", Clause: "1.3c",
			Source:  "女职工劳动保护特别规定 art. 7; 广东省人口与计划生育条例 art. 30",
			Example: `{"case":"normal","place":"guangdong"}`}, leaveDays),
		jsonrule.New("maternity.award", jsonrule.About{
			Doc:     "a whole case: days, allowance without and with the reward leave, who pays and who is paid",
			Chinese: "一次生育或流产的产假天数、生育津贴（不含及含奖励假）、支付方和领取人", Clause: "1.3c",
			Source: "女职工劳动保护特别规定 art. 7-8; 广东省职工生育保险规定 (省政府令第203号) art. 15-17; " +
				"广东省人口与计划生育条例 art. 30; the city's page of 2025-12-03",
			Example: `{"case":"normal","event":"2026-01-10","employer_average":"9000","wage_due":"55000"}`}, award),
		jsonrule.New("maternity.operation_days", jsonrule.About{
			Doc: "days of rest after birth-control operations", Chinese: "计划生育手术休假天数", Clause: "1.3c",
			Source:  "广东省职工生育保险规定 (省政府令第203号) art. 16(2)",
			Example: `{"date":"2025-08-15","operations":["coil_out","coil_in"]}`}, operationDays),
	}
}

// caseName is the name of a common case.
type caseName uint8

// caseNames are the names of the cases; the zero value has none.
func caseNames() jsonrule.Words { return append(jsonrule.Words{""}, maternity.CaseNames()...) }

// MarshalText writes the JSON name.
func (c caseName) MarshalText() ([]byte, error) { return caseNames().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *caseName) UnmarshalText(text []byte) error { return caseNames().Read((*uint8)(c), text) }

// parse returns the case of the name.
func (c caseName) parse() (maternity.Case, error) {
	return maternity.ParseCase(string(caseNames().Text(uint8(c))))
}

type leaveInput struct {
	Case  caseName `json:"case" doc:"kind of birth or miscarriage" zh:"生育或流产情形"`
	Place string   `json:"place" enum:"national,guangdong" doc:"whose law" zh:"适用规定：全国、广东"`
}

type leaveOutput struct {
	Days      int `json:"days" doc:"together" zh:"产假合计（天）"`
	Statutory int `json:"statutory" doc:"by national law" zh:"法定产假（天）"`
	Reward    int `json:"reward" doc:"added by the province" zh:"奖励假（天）"`
	Before    int `json:"before_birth" doc:"of statutory, at most before the birth" zh:"其中产前可休（天）"`
	Nursing   int `json:"nursing_hours" doc:"a working day, after the leave" zh:"哺乳时间（小时/工作日）"`
}

func leaveDays(in leaveInput) (leaveOutput, error) {
	params := maternity.NationalLeave()
	if in.Place == "guangdong" {
		params = guangzhou.MaternityLeave().Value
	}
	c, err := in.Case.parse()
	if err != nil {
		return leaveOutput{}, err
	}
	days, err := params.Days(c)
	return leaveOutput{days.Total, days.Statutory, days.Reward, days.BeforeBirth, days.Nursing}, err
}

// awardInput has employer_average where she is insured, wage_before where her employer did not insure her.
type awardInput struct {
	Case       caseName            `json:"case" doc:"kind of birth or miscarriage" zh:"生育或流产情形"`
	Event      rule.Date           `json:"event" doc:"the day it ended, from 2021-12-01" zh:"分娩或终止妊娠日期"`
	Average    decimal.NullDecimal `json:"employer_average" in:"yuan" doc:"insured: yuan a month" zh:"单位上年度职工月平均工资（元）"`
	WageBefore decimal.NullDecimal `json:"wage_before" in:"yuan" doc:"not insured: yuan a month" zh:"产假前工资（元/月）"`
	DailyFirst bool                `json:"round_daily_first" default:"false" doc:"round the day first" zh:"先取整日额"`
	Due        decimal.NullDecimal `json:"wage_due" in:"yuan" doc:"for the whole leave, yuan" zh:"产假工资（元）"`
}

type awardPart struct {
	Days      int                 `json:"days" doc:"calendar days" zh:"天数"`
	Allowance decimal.Decimal     `json:"allowance" out:"yuan" doc:"for these days, yuan" zh:"生育津贴（元）"`
	TopUp     decimal.NullDecimal `json:"top_up" out:"yuan" doc:"what the employer adds, yuan" zh:"补足差额（元）"`
}

// awardOutput shows both sums, because one source only says that the fund pays the reward leave.
type awardOutput struct {
	ByFund     bool            `json:"by_fund" doc:"false: the employer pays it all" zh:"是否由基金支付"`
	Payee      maternity.Payee `json:"payee" doc:"who gets the money first" zh:"领取人（个人、单位）"`
	Statutory  awardPart       `json:"statutory" doc:"the days of national law and for a hard birth" zh:"法定产假部分"`
	WithReward awardPart       `json:"with_reward" doc:"with the province's reward leave" zh:"含奖励假"`
}

func award(in awardInput) (awardOutput, error) {
	if err := familyRegulation().On(in.Event); err != nil {
		return awardOutput{}, err
	}
	c, err := in.Case.parse()
	if err != nil {
		return awardOutput{}, err
	}
	claim := maternity.Claim{Case: c, Event: in.Event, DirectFrom: guangzhou.DirectPayment().Value,
		Average: in.Average, WageBefore: in.WageBefore, WageDue: in.Due}
	if in.DailyFirst {
		claim.Order = maternity.DailyFirst
	}
	a, err := guangzhou.MaternityLeave().Value.Award(claim)
	part := func(p maternity.Payment) awardPart { return awardPart{p.Days, p.Allowance, p.TopUp} }
	return awardOutput{a.ByFund, a.Payee, part(a.Statutory), part(a.WithReward)}, err
}

// familyRegulation is the time the text of 广东省人口与计划生育条例 that sets 80 days of reward leave is in force. The other
// texts of an award are in force from earlier days.
func familyRegulation() rule.Span {
	return rule.OpenSpan(rule.AreaMaternity, rule.Say("maternity leave of Guangdong", "广东产假"),
		rule.DateOf(2021, time.December, 1), rule.Cite{
			Title:   "Guangdong population and family planning regulation, as amended 2021-12-01",
			Chinese: "广东省人口与计划生育条例（2021-12-01 修正）", Article: "art. 30",
			Note: "the versions before the amendment were not seen", Checked: rule.MonthOf(2026, time.November)})
}

type operationsInput struct {
	Date       rule.Date             `json:"date" doc:"day of the operation" zh:"手术日期"`
	Operations []maternity.Operation `json:"operations" items:"2" doc:"one, or two done together" zh:"手术（一项或同时两项）"`
}

type operationsOutput struct {
	Days int `json:"days" doc:"calendar days of rest" zh:"休假天数"`
}

func operationDays(in operationsInput) (operationsOutput, error) {
	if err := maternity.Regulation203().On(in.Date); err != nil {
		return operationsOutput{}, err
	}
	days, err := guangzhou.MaternityLeave().Value.OperationDays(in.Operations...)
	return operationsOutput{days}, err
}
