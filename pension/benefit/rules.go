package benefit

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	const (
		awards = "国发〔2005〕38号; 粤府〔2006〕96号; 粤府函〔2021〕294号; award sheets"
		award  = `"benefit_base":"9307","average_index":"0.5241","contribution_months":208,"balance":"66720.85",` +
			`"divisor":"169.5","retired_in":"2025-04"`
	)
	return append(contributionRules(),
		jsonrule.New("pension.average_index", jsonrule.About{
			Doc:     "the average contribution index of deemed and paid months",
			Chinese: "视同缴费与实际缴费的平均缴费工资指数", Clause: "-", Source: awards,
			Example: `{"deemed_index":"1.191","deemed_months":60,"paid_months":24,"paid_index":"1.0"}`}, averageIndex),
		jsonrule.New("pension.index_history", jsonrule.About{
			Doc:     "the average index of a contribution history, with its gaps",
			Chinese: "缴费历史的平均缴费工资指数和中断月份", Clause: "-", Source: "养老待遇核定表 (award sheets of Guangdong)",
			Example: `{"paid":[{"month":"2025-07","base":"5510","average":"9183"}],"deemed":["1992-06"],` +
				`"deemed_index":"1.191"}`}, IndexOf),
		jsonrule.New("pension.basic", jsonrule.About{
			Doc: "the basic part of a pension", Chinese: "基础养老金", Clause: "-", Source: awards,
			Example: `{"benefit_base":"12183","average_index":"1","contribution_years":"30"}`}, basic),
		jsonrule.New("pension.account", jsonrule.About{
			Doc: "the account part of a pension", Chinese: "个人账户养老金", Clause: "-", Source: "国发〔2005〕38号",
			Example: `{"balance":"138096.30","divisor":"139"}`}, account),
		jsonrule.New("pension.account_year", jsonrule.About{
			Doc: "one year of an individual account", Chinese: "个人账户一年的记账和利息", Clause: "-",
			Source:  "社会保险法 art. 14",
			Example: `{"opening":"100000","rate":"0.0262","contributions":["440.80"]}`}, accountYear),
		jsonrule.New("pension.transitional_guangdong", jsonrule.About{
			Doc:     "Guangdong's transitional part by the old and the new method",
			Chinese: "广东省过渡性养老金（原办法与新办法）", Clause: "-", Source: awards,
			Example: `{"benefit_base":"9307","deemed_account_balance":"13615.08","contribution_months":335,` +
				`"new_method_years":"4.41845","coefficient":"0.012","phase_in":"1"}`}, transitional),
		jsonrule.New("pension.benefit_guangdong", jsonrule.About{
			Doc:     "a whole pension as an award sheet of Guangdong shows it",
			Chinese: "广东省核定表所列的月基本养老金", Clause: "-", Source: awards,
			Example: "{" + award + "}"}, guangdong),
		jsonrule.New("pension.recompute", jsonrule.About{
			Doc:     "a pension computed again once its year's benefit base is published",
			Chinese: "计发基数公布后的重新核定", Clause: "-", Source: "粤府〔2006〕96号; award sheets",
			Example: "{" + award + `,"published_base":"9493","months_paid":8}`}, recompute),
	)
}

// contributionRules are the rules of contributions and relations.
func contributionRules() []jsonrule.Rule {
	const transfers = "Guangzhou page on transfers (2025-10-15) "
	return []jsonrule.Rule{
		jsonrule.New("pension.flexible_subsidy", jsonrule.About{
			Doc:     "the share of a flexible worker's contribution that is paid back",
			Chinese: "灵活就业人员社保补贴", Clause: "1.1a", Source: "粤人社规〔2021〕12号",
			Example: `{"paid":"1102","numerator":2,"denominator":3}`}, flexibleSubsidy),
		jsonrule.New("pension.double_months", jsonrule.About{
			Doc:     "relations with months paid twice: which count, what is refunded",
			Chinese: "重复缴费的月份：计算哪些，退还多少", Clause: "-", Source: transfers + "二",
			Example: `{"relations":[{"name":"Guangzhou","paid":[{"month":"2020-02","account":"400"}]},` +
				`{"name":"Changsha","paid":[{"month":"2020-02","account":"250"}]}]}`}, doubleMonths),
		jsonrule.New("pension.temporary_account", jsonrule.About{
			Doc:     "whether an insurance relation is a temporary account",
			Chinese: "是否为临时基本养老保险缴费账户", Clause: "-", Source: transfers + "一",
			Example: `{"sex":"male","birth_month":"1970-05","first_paid":"2020-05","other_province":true}`},
			temporaryAccount),
	}
}

type indexOutput struct {
	Average decimal.Decimal `json:"average_index" out:"4" doc:"4 decimals" zh:"平均缴费工资指数（4位小数）"`
}

func averageIndex(in indexes) (indexOutput, error) {
	average, err := AverageIndex(in.DeemedIndex, in.DeemedMonths, in.PaidMonths, in.PaidIndex)
	return indexOutput{average}, err
}

// stepOutput is a Step with its document as a line of text.
type stepOutput struct {
	Name    string          `json:"name" doc:"what the value is" zh:"名称（英文）"`
	Chinese string          `json:"name_zh" doc:"the same in Chinese" zh:"名称"`
	Formula string          `json:"formula" doc:"the arithmetic with its numbers" zh:"算式"`
	Value   decimal.Decimal `json:"value" out:"plain" doc:"rounded as the step is" zh:"结果"`
	Source  string          `json:"source" doc:"the document; empty for a plain sum" zh:"依据"`
}

// shown writes the reckoning of an award for the person who has to explain it.
func shown(steps []Step) []stepOutput {
	out := make([]stepOutput, len(steps))
	for i, s := range steps {
		out[i] = stepOutput{s.English, s.Chinese, s.Formula, s.Value, s.Cite.In(rule.English)}
	}
	return out
}

type partOutput struct {
	Monthly decimal.Decimal `json:"monthly" out:"yuan" doc:"yuan a month" zh:"月金额（元）"`
	Steps   []stepOutput    `json:"steps" doc:"the reckoning" zh:"计算步骤"`
}

func basic(in BasicInput) (partOutput, error) {
	part, err := Basic(in)
	return partOutput{part.Monthly, shown(part.Steps)}, err
}

type accountInput struct {
	savings

	Rounding string `json:"rounding" enum:"fen,jiao_up_from_fen" default:"fen" doc:"of the sum" zh:"取整：到分，或再进到角"`
}

func account(in accountInput) (partOutput, error) {
	rounding := rule.Rounding{}
	if in.Rounding == "jiao_up_from_fen" {
		rounding = rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}
	}
	part, err := Account(in.Balance, in.Divisor, rounding)
	return partOutput{part.Monthly, shown(part.Steps)}, err
}

type closingOutput struct {
	Credited decimal.Decimal `json:"credited" out:"yuan" doc:"in the year, yuan" zh:"当年记账额（元）"`
	Interest decimal.Decimal `json:"interest" out:"yuan" doc:"of the opening balance, yuan" zh:"当年利息（元）"`
	Closing  decimal.Decimal `json:"closing" out:"yuan" doc:"on 31 December, yuan" zh:"年末余额（元）"`
}

func accountYear(in yearOpened) (closingOutput, error) {
	year, err := AccountYear(in.Opening, in.Rate, in.Credits)
	return closingOutput{year.Credited, year.Interest, year.Closing}, err
}

type transitionalInput struct {
	DeemedYears
	Coefficient decimal.Decimal `json:"coefficient" in:"rate" doc:"of the new method, such as 0.012" zh:"过渡系数，例如0.012"`
	PhaseIn     decimal.Decimal `json:"phase_in" in:"rate" doc:"the year's share, a fraction" zh:"当年发放比例"`
}

type transitionalOutput struct {
	OldPart      decimal.Decimal `json:"old_part" out:"yuan" doc:"by the old method, yuan" zh:"原办法过渡性养老金（元）"`
	Seniority    decimal.Decimal `json:"seniority" out:"yuan" doc:"4 for each full year, yuan" zh:"缴费年限津贴（元）"`
	Transitional decimal.Decimal `json:"transitional" out:"yuan" doc:"paid, yuan a month" zh:"过渡性养老金（元）"`
	NewMethod    decimal.Decimal `json:"new_method" out:"yuan" doc:"by the new method, yuan" zh:"新办法过渡性养老金（元）"`
	Adjustment   decimal.Decimal `json:"adjustment" out:"yuan" doc:"paid besides, yuan" zh:"过渡性养老金调整额（元）"`
	Steps        []stepOutput    `json:"steps" doc:"the reckoning" zh:"计算步骤"`
}

func transitional(in transitionalInput) (transitionalOutput, error) {
	coefficient, err := rule.RateInput(rule.AreaPension, "coefficient", 100).Number(in.Coefficient)
	if err != nil {
		return transitionalOutput{}, err
	}
	params := Yuefuhan294Of2021()
	params.Coefficient = rule.SettingFigure(coefficient)
	t, err := Transitional(params, TransitionalInput{in.DeemedYears, in.PhaseIn})
	return transitionalOutput{t.OldPart, t.Seniority, t.Transitional, t.NewMethod, t.Adjustment, shown(t.Steps)}, err
}

type awardOutput struct {
	Basic        decimal.Decimal `json:"basic" out:"yuan" doc:"basic part, yuan a month" zh:"基础养老金（元）"`
	Account      decimal.Decimal `json:"account" out:"yuan" doc:"account part" zh:"个人账户养老金（元）"`
	Transitional decimal.Decimal `json:"transitional" out:"yuan" doc:"transitional part" zh:"过渡性养老金（元）"`
	Adjustment   decimal.Decimal `json:"adjustment" out:"yuan" doc:"0 without deemed years" zh:"过渡性养老金调整额（元）"`
	Total        decimal.Decimal `json:"total" out:"yuan" doc:"the sum, yuan a month" zh:"月基本养老金（元）"`
	Steps        []stepOutput    `json:"steps" doc:"the reckoning" zh:"计算步骤"`
	Grade        rule.Grade      `json:"grade" doc:"how well the figures are known" zh:"数据等级"`
}

func guangdong(in GuangdongInput) (awardOutput, error) {
	a, err := Guangdong(Yuefuhan294Of2021(), in)
	return awardOutput{a.Basic, a.Account, a.Transitional, a.Adjustment, a.Total, shown(a.Steps), a.Grade}, err
}

type recomputeOutput struct {
	Paid     decimal.Decimal `json:"paid" out:"yuan" doc:"what was paid, yuan a month" zh:"原核定月养老金（元）"`
	Due      decimal.Decimal `json:"due" out:"yuan" doc:"what is due, yuan a month" zh:"重新核定月养老金（元）"`
	PerMonth decimal.Decimal `json:"per_month" out:"yuan" doc:"due minus paid, yuan" zh:"每月差额（元）"`
	Total    decimal.Decimal `json:"total" out:"yuan" doc:"of the months already paid, yuan" zh:"已发月份差额合计（元）"`
	Steps    []stepOutput    `json:"steps" doc:"the reckoning" zh:"计算步骤"`
	Grade    rule.Grade      `json:"grade" doc:"the weaker of both awards" zh:"数据等级"`
}

func recompute(in RecomputeInput) (recomputeOutput, error) {
	out, err := Recompute(Yuefuhan294Of2021(), in)
	return recomputeOutput{out.Paid.Total, out.Due.Total, out.PerMonth, out.Total, shown(out.Steps), out.Grade}, err
}

type flexibleSubsidyOutput struct {
	Subsidy decimal.Decimal `json:"subsidy" out:"yuan" doc:"paid back, yuan" zh:"补贴额（元）"`
}

func flexibleSubsidy(in subsidised) (flexibleSubsidyOutput, error) {
	subsidy, err := FlexibleSubsidy(in.Paid, in.Numerator, in.Denominator)
	return flexibleSubsidyOutput{subsidy}, err
}

func doubleMonths(in relations) (MergedRelations, error) { return MergeRelations(in.Relations) }

type temporaryOutput struct {
	Temporary bool `json:"temporary" doc:"whether it is a temporary account" zh:"是否为临时账户"`
}

func temporaryAccount(in Entrant) (temporaryOutput, error) {
	temporary, err := TemporaryAccount(in)
	return temporaryOutput{temporary}, err
}
