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
		destituteRule(),
		pocketRule(),
		backPayRule(),
		refusalsRule(),
	}
}

type dibaoInput struct {
	Standard decimal.Decimal `json:"standard" in:"yuan" doc:"yuan a head and month" zh:"低保标准（元/人·月）"`
	Persons  int             `json:"persons" in:"count" min:"1" max:"100" doc:"household members" zh:"家庭人数"`
	Income   decimal.Decimal `json:"household_income" in:"yuan" doc:"of all, yuan a month" zh:"家庭月收入（元）"`
}

type dibaoOutput struct {
	Monthly  decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"低保金（元/月）"`
	Entitled bool            `json:"entitled" doc:"the income is below the standard" zh:"是否符合收入条件"`
}

func dibao(in dibaoInput) (dibaoOutput, error) {
	g, err := Dibao(in.Standard, Household{Persons: in.Persons, Income: in.Income})
	return dibaoOutput(g), err
}

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
	Months int             `json:"months" in:"count" max:"1200" doc:"to the urban standard" zh:"过渡月数"`
	Every  int             `json:"every_months" in:"count" min:"1" max:"1200" default:"12" doc:"step" zh:"间隔月数"`
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

// combines are the names of the ways.
func combines() jsonrule.Words { return jsonrule.Words{"", "highest", "sum"} }

// MarshalText writes the JSON name, such as "highest".
func (c Combine) MarshalText() ([]byte, error) { return combines().Text(uint8(c)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Combine) UnmarshalText(text []byte) error { return combines().Read((*uint8)(c), text) }

type rowInput struct {
	Class  string          `json:"class" doc:"class of need" zh:"类别"`
	Amount decimal.Decimal `json:"amount" in:"yuan" doc:"yuan" zh:"金额（元）"`
}

// tableOf turns the rows into a table.
func tableOf(rows []rowInput) Table {
	out := make(Table, len(rows))
	for i, r := range rows {
		out[i] = Row(r)
	}
	return out
}

type upliftInput struct {
	Table   []rowInput    `json:"table" items:"1-1000" doc:"amounts by class" zh:"分类标准"`
	Combine Combine       `json:"combine" default:"highest" doc:"of several classes of one person" zh:"多类别时就高或叠加"`
	Members []memberInput `json:"members" items:"1-100" doc:"of the household" zh:"家庭成员"`
}

type memberInput struct {
	Classes []string `json:"classes" doc:"those of the table the member is of" zh:"所属类别"`
}

type upliftOutput struct {
	Members []decimal.Decimal `json:"members" out:"yuan" doc:"of each member, yuan" zh:"各成员增发额（元）"`
	Total   decimal.Decimal   `json:"total" out:"yuan" doc:"together, yuan" zh:"合计（元）"`
}

func uplift(in upliftInput) (upliftOutput, error) {
	members := make([][]string, len(in.Members))
	for i, m := range in.Members {
		members[i] = m.Classes
	}
	u, err := Uplift(tableOf(in.Table), members, in.Combine)
	return upliftOutput(u), err
}

type educationInput struct {
	Table   []rowInput `json:"table" items:"1-1000" doc:"amounts by class" zh:"分类标准"`
	Combine Combine    `json:"combine" default:"highest" doc:"of several classes" zh:"多类别时就高或叠加"`
	Classes []string   `json:"classes" doc:"those of the table the person is of" zh:"所属类别"`
}

type amountOutput struct {
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan" zh:"金额（元）"`
}

func educationAid(in educationInput) (out amountOutput, err error) {
	out.Amount, err = tableOf(in.Table).Amount(in.Classes, in.Combine)
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
