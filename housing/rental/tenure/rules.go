package tenure

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("housing.review", jsonrule.About{
			Doc:     "when a housing support ends and its review is due",
			Chinese: "保障资格期满日及期满审查申请期限", Clause: "2.4b",
			Source:  "穗府办〔2013〕3号; the opinion of 2015-08-25; 穗府办规〔2024〕13号; 穗建规字〔2024〕5号",
			Example: `{"text":"2024","support":"contract","start":"2024-09-01"}`}, reviewInput.review),
		jsonrule.New("housing.over_limit_rent", jsonrule.About{
			Doc:     "the rent of a tenant above the limits once the transition is over",
			Chinese: "超限家庭过渡期满后的租金", Clause: "2.4b",
			Source: "穗建规字〔2024〕5号 sec. 5(2)",
			Example: `{"project_rent":"1200","preferential_rent":"300","income":"60000","income_limit":"50000",` +
				`"assets":"0","asset_limit":"200000"}`}, overLimit),
		jsonrule.New("housing.review_means", jsonrule.About{
			Doc:     "whether a review looks at income and assets again",
			Chinese: "期满审查是否再审收入和资产", Clause: "2.4b", Source: "穗建规字〔2024〕5号 sec. 4(2)",
			Example: `{"text":"2024","support":"contract","start":"2024-09-01","filed":"2029-05-01",` +
				`"all_over_60":true}`}, meansInput.means),
		jsonrule.New("housing.review_passed", jsonrule.About{
			Doc:     "from when support runs on after a review that was passed, and what is paid back",
			Chinese: "期满审查通过后的发放起始月和补发金额", Clause: "2.4b", Source: "穗府办〔2013〕3号 art. 36; 穗府办规〔2024〕13号 art. 36-37",
			Example: `{"text":"2024","support":"subsidy","start":"2024-09-15","filed":"2029-06-14",` +
				`"approved":"2029-12-20","monthly":"500.50"}`}, passedInput.resume),
		jsonrule.New("housing.transition_subsidy", jsonrule.About{
			Doc:     "the rent subsidy in the months of transition of a family that no longer qualifies",
			Chinese: "过渡期内的住房租赁补贴", Clause: "2.4b", Source: "穗府办〔2013〕3号 art. 38; 穗建规字〔2024〕5号 sec. 5(1)",
			Example: `{"text":"2024","subsidy":"643.55"}`}, endedInput.transition),
		jsonrule.New("housing.transition_rent", jsonrule.About{
			Doc:     "the rent in the months of transition of a family that no longer qualifies",
			Chinese: "过渡期内的租金", Clause: "2.4b", Source: "穗府办〔2013〕3号 art. 38(2); 穗建规字〔2024〕5号 sec. 5(2)",
			Example: `{"text":"2013","project_rent":"1500","income":"60000","net":"300","banded":true}`},
			transitionInput.rent),
		jsonrule.New("housing.stay_rent", jsonrule.About{
			Doc:     "the rent of a tenant who asked to stay after the transition, by the text of 2013",
			Chinese: "过渡期满续租的租金（2013年文本）", Clause: "2.4b", Source: "穗府办〔2013〕3号 art. 38(2), (3)",
			Example: `{"project_rent":"800.10","months_after":13}`}, stay.rent),
		jsonrule.New("housing.misuse", jsonrule.About{
			Doc:     "what misuse ends the support of a family, and how long it may not apply",
			Chinese: "违规使用的情形及不予受理期", Clause: "2.4b", Source: "穗府办〔2013〕3号 art. 41-42",
			Example: `{"text":"2013","cancelled":"2015-05-10","rent_row":3,"rent_total":3}`}, conductInput.misuse),
		jsonrule.New("housing.misuse_recovery", jsonrule.About{
			Doc:     "what is claimed back from a family that got its support by false papers",
			Chinese: "骗取保障的追缴金额", Clause: "2.4b", Source: "穗府办〔2013〕3号 art. 41",
			Example: `{"text":"2013","subsidies":"1000.50","allowances":"200","months":10,"rent_paid":"400",` +
				`"market_rent":"1000"}`}, obtainedInput.recovered),
	}
}

// byText chooses the terms by the year of the text.
type byText struct {
	Text string `json:"text" enum:"2013,2024" doc:"the year of the text" zh:"文件年份"`
}

func (b byText) terms() Terms {
	if b.Text == "2024" {
		return Terms2024()
	}
	return Terms2013()
}

type reviewInput struct {
	byText
	begun
}

func (in reviewInput) review() (Review, error) { return in.terms().Review(in.Support, in.Start) }

func overLimit(in OverLimit) (Outcome, error) { return Terms2024().Beyond(in) }

type passedInput struct {
	reviewInput
	passed
}

func (in passedInput) resume() (Resumed, error) {
	due, err := in.review()
	if err != nil {
		return Resumed{}, err
	}
	return in.terms().Resume(due, in.Filed, in.Approved, in.Monthly)
}

type meansInput struct {
	reviewInput
	Filed   rule.Date `json:"filed" doc:"the day it was asked for" zh:"提出申请之日"`
	Elders  bool      `json:"all_over_60" default:"false" doc:"all are 60 or older" zh:"家庭成员均为60周岁以上"`
	Changed bool      `json:"members_changed" default:"false" doc:"the family changed" zh:"家庭成员有变化"`
}

type meansOutput struct {
	Needed bool `json:"needed" doc:"income and assets are looked at again" zh:"是否再审收入和资产"`
}

func (in meansInput) means() (out meansOutput, err error) {
	due, err := in.review()
	if err != nil {
		return out, err
	}
	out.Needed, err = in.terms().NeedsMeans(due, in.Filed, in.Elders, in.Changed)
	return out, err
}

type endedInput struct {
	byText
	ended
}

type endedOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"subsidy, yuan a month" zh:"过渡期月补贴额（元）"`
	Months  int             `json:"months" doc:"at most" zh:"最长月数"`
}

func (in endedInput) transition() (out endedOutput, err error) {
	out.Monthly, out.Months, err = in.terms().TransitionSubsidy(in.Subsidy, in.Acquired)
	return out, err
}

type transitionInput struct {
	byText
	Transition
}

func (in transitionInput) rent() (Charge, error) { return in.terms().TransitionRent(in.Transition) }

type stayOutput struct {
	Rent decimal.Decimal `json:"rent" out:"yuan" doc:"yuan a month" zh:"月租金（元）"`
}

func (s stay) rent() (out stayOutput, err error) {
	out.Rent, err = Terms2013().Remain(s.Project, s.Months, s.Acquired)
	return out, err
}

type conductInput struct {
	byText
	Conduct
}

func (in conductInput) misuse() (Bar, error) { return in.terms().Misuse(in.Conduct) }

type obtainedInput struct {
	byText
	Obtained
}

type recoveredOutput struct {
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"claimed back, yuan" zh:"应追缴金额（元）"`
}

func (in obtainedInput) recovered() (out recoveredOutput, err error) {
	out.Amount, err = in.terms().Recover(in.Obtained)
	return out, err
}
