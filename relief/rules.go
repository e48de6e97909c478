package relief

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const aidLaw = "社会救助暂行办法"
	return []jsonrule.Rule{
		jsonrule.New("relief.dibao", jsonrule.About{
			Doc:     "the benefit of a household below the minimum living standard",
			Chinese: "最低生活保障金（按家庭差额）", Clause: "2.1a", Source: aidLaw + " art. 9, 12",
			Example: `{"standard":"1309","persons":3,"household_income":"3000"}`}, dibao),
		jsonrule.New("relief.multiple_of_standard", jsonrule.About{
			Doc:     "a multiple of the standard: marginal families, the destitute, families with better terms",
			Chinese: "最低生活保障标准的倍数（低保边缘、特困人员等）", Clause: "2.1a, 2.7", Source: "穗民规字〔2025〕2号",
			Example: `{"standard":"1309","factor":"1.5"}`}, multiple),
		jsonrule.New("relief.unify_standards", jsonrule.About{
			Doc:     "the rural standard rises to the urban one in dated steps",
			Chinese: "农村低保标准分步与城镇标准一致", Clause: "2.1a", Source: "the city's 2014 notice: 城乡一体化",
			Example: `{"rural":"400","urban":"600","start":"2014-07","months":12}`}, unify),
		jsonrule.New("relief.uplift", jsonrule.About{Doc: "extra amounts by class of need, from the caller's table",
			Chinese: "分类救济增发额（标准由使用者给定）", Clause: "2.1b", Source: aidLaw + " art. 12",
			Example: `{"table":[{"class":"old","amount":"100"}],"members":[{"classes":["old"]},{"classes":[]}]}`},
			uplift),
		jsonrule.New("relief.education_aid", jsonrule.About{Doc: "education aid by class, from the caller's table",
			Chinese: "教育救助（标准由使用者给定）", Clause: "2.1d", Source: aidLaw + " art. 33-35",
			Example: `{"table":[{"class":"college","amount":"3000"}],"classes":["college"]}`}, educationAid),
		jsonrule.New("relief.indexed_allowance", jsonrule.About{Doc: "an allowance after an adjustment by a rate",
			Chinese: "补助标准按比例调整", Clause: "2.3b", Source: "the city's 2014 notice: 调整机制; the rate is the caller's",
			Example: `{"allowance":"209","rate":"0.0383"}`}, indexed),
		jsonrule.New("relief.means_check", jsonrule.About{
			Doc:     "a household's income and assets against the lines, with every reason",
			Chinese: "家庭经济状况核对（收入、财产）及理由", Clause: "2.2a, 2.7", Source: aidLaw + " art. 9",
			Example: `{"persons":3,"income":"3900","assets":"0","income_line":"1309","assets_line":"100000"}`},
			meansInput.check),
		jsonrule.New("relief.temporary", jsonrule.About{Doc: "temporary relief with every limit that cut it",
			Chinese: "临时救助金额及所受限额", Clause: "2.1b", Source: "穗府办规〔2021〕19号",
			Example: `{"kind":"urgent","persons":2,"standard":"1309","months":3}`}, Request.award),
		jsonrule.New("relief.contribution_aid", jsonrule.About{
			Doc:     "how much of a contribution the government pays for a group in need",
			Chinese: "困难群体参保缴费资助", Clause: "2.1c", Source: aidLaw + " art. 29",
			Example: `{"shares":[{"group":"marginal","share":"0.5"}],"groups":["marginal"],"contribution":"549"}`},
			contributionInput.pay),
		jsonrule.New("relief.medical_aid", jsonrule.About{
			Doc:     "medical assistance on what the insurances leave of a bill; the terms are the caller's",
			Chinese: "医疗救助金额（标准由使用者给定）", Clause: "2.1c", Source: aidLaw + " art. 29(2)",
			Example: `{"start":"1000","rate":"0.8","cap":"50000","remaining":"5000"}`}, medicalInput.pay),
		destituteRule(),
		pocketRule(),
		backPayRule(),
		refusalsRule(),
	}
}

type dibaoInput struct {
	Standard decimal.Decimal `json:"standard" in:"yuan" doc:"yuan a head and month" zh:"低保标准（元/人·月）"`
	Household
}

func dibao(in dibaoInput) (Benefit, error) { return Dibao(in.Standard, in.Household) }

type multipleInput struct {
	Standard decimal.Decimal `json:"standard" in:"yuan" doc:"yuan a head and month" zh:"低保标准（元/人·月）"`
	Factor   decimal.Decimal `json:"factor" in:"factor" min:"0.0001" doc:"such as 1.5" zh:"倍数"`
}

type monthlyOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"月标准（元）"`
}

func multiple(in multipleInput) (out monthlyOutput, err error) {
	out.Monthly, err = MultipleOfStandard(in.Standard, in.Factor)
	return out, err
}

type unifyInput struct {
	Rural  decimal.Decimal `json:"rural" in:"yuan" doc:"yuan a head and month" zh:"农村标准（元/人·月）"`
	Urban  decimal.Decimal `json:"urban" in:"yuan" doc:"yuan a head and month" zh:"城镇标准（元/人·月）"`
	Start  rule.Month      `json:"start" doc:"month of the first step" zh:"起始月"`
	Months int             `json:"months" in:"months" doc:"to the urban standard" zh:"过渡月数"`
	Every  int             `json:"every_months" in:"months" min:"1" default:"12" doc:"step" zh:"间隔月数"`
}

type unifyOutput struct {
	Path []stepOutput `json:"path" doc:"step by step" zh:"分步标准"`
}

type stepOutput struct {
	From     rule.Month      `json:"from" doc:"first month" zh:"起始月"`
	Standard decimal.Decimal `json:"standard" out:"yuan" doc:"yuan a head and month" zh:"标准（元/人·月）"`
}

func unify(in unifyInput) (out unifyOutput, err error) {
	path, err := Unify(in.Rural, in.Urban, in.Start, in.Months, in.Every)
	if err != nil {
		return out, err
	}
	for _, s := range path.Steps() {
		out.Path = append(out.Path, stepOutput{s.From, s.Value})
	}
	return out, nil
}

func uplift(in upliftInput) (Uplifts, error) { return Uplift(in.Table, in.Members, in.Combine) }

type educationInput struct {
	byClass
	Classes []string `json:"classes" doc:"those of the table the person is of" zh:"所属类别"`
}

type amountOutput struct {
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan" zh:"金额（元）"`
}

func educationAid(in educationInput) (out amountOutput, err error) {
	out.Amount, err = in.Table.Amount(in.Classes, in.Combine)
	return out, err
}

type indexInput struct {
	Allowance decimal.Decimal `json:"allowance" in:"yuan" doc:"before, yuan" zh:"调整前标准（元）"`
	Rate      decimal.Decimal `json:"rate" in:"rate" doc:"of the adjustment, a fraction" zh:"调整比例"`
}

type indexOutput struct {
	Allowance decimal.Decimal `json:"allowance" out:"yuan" doc:"after, yuan" zh:"调整后标准（元）"`
}

func indexed(in indexInput) (out indexOutput, err error) {
	out.Allowance, err = Index(in.Allowance, in.Rate)
	return out, err
}
