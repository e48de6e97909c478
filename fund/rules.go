package fund

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("fund.payable_months", jsonrule.About{Doc: "how many months of spending a balance pays for",
			Chinese: "基金可支付月数", Clause: "1.8", Source: "广东省社会保险基金监督条例",
			Example: `{"balance":"1050","monthly_expenditure":"100"}`}, payableMonths),
		jsonrule.New("fund.projection", jsonrule.About{
			Doc:     "a fund year by year under stated growth, until it is used up",
			Chinese: "按给定增长率逐年预测基金，直至用尽", Clause: "1.8",
			Source: "the city's 2014 notice: 预测各项基金支撑能力",
			Example: `{"first_year":2025,"years":3,"opening":"100","income":"1000","expenditure":"1200",` +
				`"income_growth":"0.05",` +
				`"expenditure_growth":"0.06"}`}, projection),
		jsonrule.New("fund.warning", jsonrule.About{
			Doc:     "the level of warning a fund has reached; levels are the caller's",
			Chinese: "基金预警级别（级别由使用者给定）", Clause: "1.8", Source: "广东省社会保险基金监督条例 art. 56",
			Example: `{"levels":[{"name":"red","below":"6"}],"balance":"500","monthly_expenditure":"100"}`}, warning),
		jsonrule.New("fund.rate_effect", jsonrule.About{
			Doc:     "what a moving contribution rate changes in a fund's income",
			Chinese: "费率调整对基金收入的影响", Clause: "1.1a, 1.8", Source: "the path of pension.unify_rates",
			Example: `{"rate":"0.20","target":"0.16","start":"2025-01","months":36,"base":"1000000",` +
				`"first_year":2025,"years":3}`},
			rateEffect),
		jsonrule.New("fund.fiscal_input", jsonrule.About{Doc: "fiscal input that grows with revenue",
			Chinese: "随财力增长的财政投入", Clause: "1.7", Source: "the city's 2014 notice: 随财力增长",
			Example: `{"first":"100","revenues":["1000","1100"]}`}, fiscalInput),
		jsonrule.New("fund.activity_money", jsonrule.About{
			Doc:     "activity money for the retired: head count times standard",
			Chinese: "退休人员活动经费：人数乘以标准", Clause: "1.5b", Source: "the city's 2014 notice; the standard is the caller's",
			Example: `{"persons":1000,"standard":"50"}`}, activityMoney),
		contributionsRule(),
		reserveRateRule(),
	}
}

type balanceInput struct {
	Balance  decimal.Decimal `json:"balance" in:"total" doc:"accumulated, yuan" zh:"累计结余（元）"`
	Spending decimal.Decimal `json:"monthly_expenditure" in:"total" min:"0.01" doc:"yuan a month" zh:"月均支出（元）"`
}

type monthsOutput struct {
	Months decimal.Decimal `json:"months" out:"1" doc:"months, one decimal" zh:"可支付月数"`
}

func payableMonths(in balanceInput) (out monthsOutput, err error) {
	out.Months, err = PayableMonths(in.Balance, in.Spending)
	return out, err
}

type projectionInput struct {
	FirstYear   int             `json:"first_year" in:"year" min:"1950" max:"2100" doc:"first year" zh:"首年"`
	Years       int             `json:"years" in:"count" min:"1" max:"100" doc:"at most so many" zh:"年数"`
	Opening     decimal.Decimal `json:"opening" in:"total" doc:"balance before the first year, yuan" zh:"上年末累计结余（元）"`
	Income      decimal.Decimal `json:"income" in:"total" doc:"of the first year without interest, yuan" zh:"首年收入（元）"`
	Expenditure decimal.Decimal `json:"expenditure" in:"total" min:"0.01" doc:"of the first year, yuan" zh:"首年支出（元）"`

	IncomeGrowth      decimal.Decimal `json:"income_growth" in:"growth" doc:"a year, a fraction" zh:"收入年增长率"`
	ExpenditureGrowth decimal.Decimal `json:"expenditure_growth" in:"growth" doc:"a year, a fraction" zh:"支出年增长率"`
	Return            decimal.Decimal `json:"return" in:"rate" default:"0" doc:"a year on the balance" zh:"年收益率"`

	// Changes may be below 0.
	Changes []decimal.Decimal `json:"changes" in:"number,optional" items:"100" doc:"of income, by year" zh:"各年收入增减（元）"`
}

type projectionOutput struct {
	Years     []yearOutput    `json:"years" doc:"year by year" zh:"各年"`
	Gap       decimal.Decimal `json:"gap" out:"yuan" doc:"what the last year lacks, yuan" zh:"缺口（元）"`
	Exhausted rule.Month      `json:"exhausted,omitempty" doc:"first month not paid in full" zh:"用尽月份"`
}

type yearOutput struct {
	Year        int             `json:"year" doc:"calendar year" zh:"年份"`
	Opening     decimal.Decimal `json:"opening" out:"yuan" doc:"yuan" zh:"年初结余（元）"`
	Income      decimal.Decimal `json:"income" out:"yuan" doc:"without change and interest, yuan" zh:"收入（元）"`
	Interest    decimal.Decimal `json:"interest" out:"yuan" doc:"yuan" zh:"收益（元）"`
	Expenditure decimal.Decimal `json:"expenditure" out:"yuan" doc:"yuan" zh:"支出（元）"`
	Closing     decimal.Decimal `json:"closing" out:"yuan" doc:"yuan" zh:"年末结余（元）"`
	Months      decimal.Decimal `json:"payable_months" out:"1" doc:"months, one decimal" zh:"可支付月数"`
}

func projection(in projectionInput) (out projectionOutput, err error) {
	f, err := Project(Projection(in))
	for _, y := range f.Years {
		out.Years = append(out.Years, yearOutput{y.Year, y.Opening, y.Income, y.Interest, y.Expenditure, y.Closing,
			y.Months})
	}
	out.Gap, out.Exhausted = f.Gap, f.Exhausted
	return out, err
}

type warningInput struct {
	Levels   []levelInput    `json:"levels" items:"1-20" doc:"the gravest first" zh:"预警级别（由重到轻）"`
	Balance  decimal.Decimal `json:"balance" in:"total" doc:"accumulated, yuan" zh:"累计结余（元）"`
	Spending decimal.Decimal `json:"monthly_expenditure" in:"total" min:"0.01" doc:"yuan a month" zh:"月均支出（元）"`
}

type levelInput struct {
	Name  string          `json:"name" doc:"of the level" zh:"级别名称"`
	Below decimal.Decimal `json:"below" in:"number" min:"0.1" max:"1200" places:"1" doc:"months" zh:"低于月数"`
}

type warningOutput struct {
	Months decimal.Decimal `json:"months" out:"1" doc:"months, one decimal" zh:"可支付月数"`
	Level  string          `json:"level" doc:"empty where none is reached" zh:"预警级别"`
	Short  decimal.Decimal `json:"short" out:"yuan" doc:"what would lift the fund out of it, yuan" zh:"差额（元）"`
}

func warning(in warningInput) (warningOutput, error) {
	levels := make([]Level, len(in.Levels))
	for i, l := range in.Levels {
		levels[i] = Level(l)
	}
	w, err := Warn(levels, in.Balance, in.Spending)
	return warningOutput(w), err
}

type effectInput struct {
	Rate       decimal.Decimal `json:"rate" in:"rate" doc:"before the first step" zh:"现行费率"`
	Target     decimal.Decimal `json:"target" in:"rate" doc:"after the last step" zh:"目标费率"`
	Start      rule.Month      `json:"start" doc:"month of the first step" zh:"起始月"`
	Months     int             `json:"months" in:"count" max:"1200" doc:"to the full target" zh:"过渡月数"`
	Every      int             `json:"every_months" in:"count" min:"1" max:"1200" default:"12" doc:"step" zh:"间隔月数"`
	Base       decimal.Decimal `json:"base" in:"total" doc:"of the first year, yuan" zh:"缴费基数总额（元）"`
	Growth     decimal.Decimal `json:"growth" in:"growth" default:"0" doc:"of the bases a year" zh:"基数年增长率"`
	Collection decimal.Decimal `json:"collection" in:"rate" default:"1" doc:"share collected" zh:"征缴率"`
	FirstYear  int             `json:"first_year" in:"year" min:"1950" max:"2100" doc:"first year" zh:"首年"`
	Years      int             `json:"years" in:"count" min:"1" max:"100" doc:"years" zh:"年数"`
}

type effectOutput struct {
	Years []effectYear `json:"years" doc:"year by year" zh:"各年"`
}

type effectYear struct {
	Year   int             `json:"year" doc:"calendar year" zh:"年份"`
	Before decimal.Decimal `json:"before" out:"yuan" doc:"income at the first rate, yuan" zh:"调整前收入（元）"`
	After  decimal.Decimal `json:"after" out:"yuan" doc:"income at the moving rate, yuan" zh:"调整后收入（元）"`
	Change decimal.Decimal `json:"change" out:"yuan" doc:"after less before, yuan" zh:"增减（元）"`
}

func rateEffect(in effectInput) (out effectOutput, err error) {
	path, err := rule.EqualSteps(in.Rate, in.Target, in.Start, in.Months, in.Every, 8)
	if err != nil {
		return out, err
	}
	years, err := EffectOfRate(RateChange{Path: path, Base: in.Base, Growth: in.Growth, Collection: in.Collection,
		FirstYear: in.FirstYear, Years: in.Years})
	for _, y := range years {
		out.Years = append(out.Years, effectYear(y))
	}
	return out, err
}

type fiscalInputs struct {
	First    decimal.Decimal   `json:"first" in:"total" doc:"input of the first year, yuan" zh:"首年投入（元）"`
	Revenues []decimal.Decimal `json:"revenues" in:"total" min:"0.01" items:"1-100" doc:"by year, yuan" zh:"各年财力（元）"`
	Never    bool              `json:"never_falls" default:"false" doc:"no year is below the one before" zh:"只增不减"`
}

type fiscalOutput struct {
	Inputs []decimal.Decimal `json:"inputs" out:"yuan" doc:"by year, yuan" zh:"各年投入（元）"`
}

func fiscalInput(in fiscalInputs) (out fiscalOutput, err error) {
	out.Inputs, err = FiscalInput(in.First, in.Revenues, in.Never)
	return out, err
}

type activityInput struct {
	Persons  int             `json:"persons" in:"count" max:"100000000" doc:"retired people" zh:"退休人数"`
	Standard decimal.Decimal `json:"standard" in:"yuan" doc:"yuan a head and year" zh:"标准（元/人·年）"`
}

type activityOutput struct {
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan a year" zh:"活动经费（元/年）"`
}

func activityMoney(in activityInput) (out activityOutput, err error) {
	out.Amount, err = ActivityMoney(in.Persons, in.Standard)
	return out, err
}
