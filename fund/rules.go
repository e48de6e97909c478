package fund

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule { return slices.Concat(balanceRules(), settlementRules()) }

// balanceRules are what comes in, what goes out and how long the balance lasts.
func balanceRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("fund.payable_months", jsonrule.About{Doc: "how many months of spending a balance pays for",
			Chinese: "基金可支付月数", Clause: "1.8", Source: "广东省社会保险基金监督条例",
			Example: `{"balance":"1050","monthly_expenditure":"100"}`}, payableMonths),
		jsonrule.New("fund.projection", jsonrule.About{
			Doc:     "a fund year by year under stated growth, until it is used up",
			Chinese: "按给定增长率逐年预测基金，直至用尽", Clause: "1.8",
			Source: "the city's 2014 notice: 预测各项基金支撑能力",
			Example: `{"first_year":2025,"years":3,"opening":"100","income":"1000","expenditure":"1200",` +
				`"income_growth":"0.05","expenditure_growth":"0.06"}`}, Project),
		jsonrule.New("fund.warning", jsonrule.About{
			Doc:     "the level of warning a fund has reached; levels are the caller's",
			Chinese: "基金预警级别（级别由使用者给定）", Clause: "1.8", Source: "广东省社会保险基金监督条例 art. 56",
			Example: `{"levels":[{"name":"red","below":"6"}],"balance":"500","monthly_expenditure":"100"}`}, Warn),
		jsonrule.New("fund.rate_effect", jsonrule.About{
			Doc:     "what a moving contribution rate changes in a fund's income",
			Chinese: "费率调整对基金收入的影响", Clause: "1.1a, 1.8",
			Source: "the city's 2014 notice: 预测各项基金支撑能力; the path of pension.unify_rates",
			Example: `{"rate":"0.20","target":"0.16","start":"2025-01","months":36,"base":"1000000",` +
				`"first_year":2025,"years":3}`}, rateEffect),
		jsonrule.New("fund.fiscal_input", jsonrule.About{Doc: "fiscal input that grows with revenue",
			Chinese: "随财力增长的财政投入", Clause: "1.7", Source: "the city's 2014 notice: 随财力增长",
			Example: `{"first":"100","revenues":["1000","1100"]}`}, fiscalInput),
		jsonrule.New("fund.activity_money", jsonrule.About{
			Doc:     "activity money for the retired: head count times standard",
			Chinese: "退休人员活动经费：人数乘以标准", Clause: "1.5b",
			Source:  "the city's 2014 notice: 调整提高退休人员活动经费标准; the standard is the caller's",
			Example: `{"persons":1000,"standard":"50"}`}, activityMoney),
		jsonrule.New("fund.account", jsonrule.About{
			Doc:     "a budget or final account added up; it closes or says by how much not",
			Chinese: "基金预算或决算的加总与勾稽", Clause: "1.7", Source: "社会保险法 art. 65-67",
			Example: `{"opening":"100","income":[{"name":"contributions","amount":"50"}],` +
				`"expenditure":[{"name":"benefits","amount":"30"}],"closing":"120"}`}, Account.Close),
		jsonrule.New("fund.reserve_return", jsonrule.About{Doc: "what a ladder of deposits and bonds earns",
			Chinese: "定期存款、国债组合的收益", Clause: "1.7", Source: "the city's 2014 notice: 定期存款、购买国债",
			Example: `{"rungs":[{"name":"a","principal":"1000","rate":"0.02","from":"2025-01","months":12}]}`},
			Ladder.Earn),
	}
}

// settlementRules are the settlement with hospitals, and the budget and the reserve of a fund.
func settlementRules() []jsonrule.Rule {
	const settling = "the city's 2014 notice: 医疗费用结算方式"
	return []jsonrule.Rule{
		jsonrule.New("fund.settlement_per_case",
			jsonrule.About{Doc: "hospital bills settled at an agreed price per case",
				Chinese: "按病种、定额结算", Clause: "1.7", Source: settling,
				Example: `{"groups":[{"name":"a","cases":2,"standard":"300","cost":"500"}]}`}, Cases.Settle),
		jsonrule.New("fund.settlement_per_head", jsonrule.About{Doc: "hospital bills settled per insured head",
			Chinese: "按人头结算", Clause: "1.7", Source: settling,
			Example: `{"persons":10,"months":12,"standard":"5","cost":"700"}`}, Heads.Settle),
		jsonrule.New("fund.settlement_under_cap", jsonrule.About{Doc: "hospital bills settled under an agreed total",
			Chinese: "总额控制下的结算：结余留用、超支分担", Clause: "1.7", Source: settling,
			Example: `{"cap":"1000","least_use":"0.9","keep_share":"0.6",` +
				`"overruns":[{"up_to":"0.1","fund_share":"0.7"}],"cost":"1050"}`}, Cap.Settle),
		jsonrule.New("fund.account_years", jsonrule.About{
			Doc:     "accounts of years that follow one another; each opens with what the one before it closed with",
			Chinese: "各年基金预决算的勾稽：上年结余等于前一年年末结余", Clause: "1.7", Source: "社会保险法 art. 65-67",
			Example: `{"accounts":[{"opening":"100","income":[{"name":"contributions","amount":"50"}],` +
				`"expenditure":[]},{"opening":"150","income":[],"expenditure":[{"name":"benefits","amount":"30"}]}]}`},
			closeYears),
		jsonrule.New("fund.budget_execution", jsonrule.About{
			Doc:     "a final account against its budget, line by line",
			Chinese: "决算与预算逐项对照（预算执行率）", Clause: "1.7", Source: "社会保险法 art. 65-67; 广东省社会保险基金监督条例 art. 51",
			Example: `{"budget":{"opening":"100","income":[{"name":"contributions","amount":"50"}],"expenditure":[]},` +
				`"final":{"opening":"100","income":[{"name":"contributions","amount":"45"}],"expenditure":[]}}`},
			budgetExecution),
		jsonrule.New("fund.reserve_cover", jsonrule.About{
			Doc:     "whether cash and what falls due of deposits and bonds pay for the months to come",
			Chinese: "现金和到期存款、国债能否保证各月待遇支付", Clause: "1.7", Source: "社会保险法 art. 69",
			Example: `{"cash":"100","rungs":[{"name":"a","principal":"1000","rate":"0.02","from":"2025-01",` +
				`"months":12}],"needs":[{"month":"2025-06","amount":"100"},{"month":"2026-01","amount":"1000"}]}`},
			Covers),
		jsonrule.New("fund.contributions", jsonrule.About{
			Doc:     "the contributions a fund may expect of a year",
			Chinese: "全年预计征缴收入", Clause: "1.7",
			Source:  "社会保险法 art. 66; the product of persons, base, rate and share collected; all the caller's",
			Example: `{"persons":1000,"average_base":"8000.00","rate":"0.24","collection":"0.95"}`}, contributions),
		jsonrule.New("fund.reserve_rate", jsonrule.About{
			Doc:     "the contribution rate that follows from a fund's reserve; every threshold is the caller's",
			Chinese: "按基金支付能力确定的费率（阈值由使用者给定）", Clause: "1.3c",
			Source: "the city's 2014 notice: 科学调整费率",
			Example: `{"normal":"0.0545","cut":"0.0505","cut_over":"9","restore_below":"6","is_cut":true,` +
				`"balance":"550","monthly_expenditure":"100"}`}, reserveRate),
	}
}

type monthsOutput struct {
	Months decimal.Decimal `json:"months" out:"1" doc:"months, one decimal" zh:"可支付月数"`
}

func payableMonths(in Reserve) (out monthsOutput, err error) {
	out.Months, err = PayableMonths(in)
	return out, err
}

// effectInput names the path of a rate by its steps.
type effectInput struct {
	Rate   decimal.Decimal `json:"rate" in:"rate" doc:"before the first step" zh:"现行费率"`
	Target decimal.Decimal `json:"target" in:"rate" doc:"after the last step" zh:"目标费率"`
	Start  rule.Month      `json:"start" doc:"month of the first step" zh:"起始月"`
	Months int             `json:"months" in:"months" doc:"to the full target" zh:"过渡月数"`
	Every  int             `json:"every_months" in:"months" min:"1" default:"12" doc:"step" zh:"间隔月数"`
	Bases
}

type effectOutput struct {
	Years []Effect `json:"years" doc:"year by year" zh:"各年"`
}

func rateEffect(in effectInput) (out effectOutput, err error) {
	path, err := rule.EqualSteps(in.Rate, in.Target, in.Start, in.Months, in.Every, 8)
	if err != nil {
		return out, err
	}
	out.Years, err = EffectOfRate(path, in.Bases)
	return out, err
}

type fiscalOutput struct {
	Inputs []decimal.Decimal `json:"inputs" out:"yuan" doc:"by year, yuan" zh:"各年投入（元）"`
}

func fiscalInput(in Fiscal) (out fiscalOutput, err error) {
	out.Inputs, err = FiscalInput(in)
	return out, err
}

type contributionsOutput struct {
	Contributions decimal.Decimal `json:"contributions" out:"yuan" doc:"of a year, yuan" zh:"全年征缴收入（元）"`
}

func contributions(in Payers) (out contributionsOutput, err error) {
	out.Contributions, err = Contributions(in)
	return out, err
}

type reserveRateInput struct {
	ReserveRule
	IsCut bool `json:"is_cut" doc:"the rate is cut now" zh:"目前是否下调"`
	Reserve
}

type reserveRateOutput struct {
	Rate  decimal.Decimal `json:"rate" out:"plain" doc:"a fraction" zh:"费率"`
	IsCut bool            `json:"is_cut" doc:"it is the lower one" zh:"是否下调"`
}

func reserveRate(in reserveRateInput) (out reserveRateOutput, err error) {
	out.Rate, out.IsCut, err = in.Next(in.IsCut, in.Reserve)
	return out, err
}

type yearsOutput struct {
	Years []Totals `json:"years" doc:"year by year" zh:"各年"`
}

func closeYears(in years) (out yearsOutput, err error) {
	out.Years, err = CloseYears(in.Accounts)
	return out, err
}

type executionInput struct {
	Budget Account `json:"budget" doc:"the budget" zh:"预算"`
	Final  Account `json:"final" doc:"the final account" zh:"决算"`
}

func budgetExecution(in executionInput) (Comparison, error) {
	return CompareBudget(in.Budget, in.Final)
}

type activityOutput struct {
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan a year" zh:"活动经费（元/年）"`
}

func activityMoney(in Activity) (out activityOutput, err error) {
	out.Amount, err = ActivityMoney(in)
	return out, err
}
