package maternity

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Rules are the rules of this package by name.
func Rules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("maternity.allowance", jsonrule.About{
			Doc:     "the allowance for so many days and what the employer adds up to the wage due",
			Chinese: "生育津贴及用人单位补足的差额", Clause: "1.3c",
			Source:  "社会保险法 art. 56; 女职工劳动保护特别规定 art. 8",
			Example: `{"employer_average":"21821.79","days":173,"wage_due":"130000"}`}, allowance),
		jsonrule.New("maternity.childcare_days", jsonrule.About{
			Doc:     "days of childcare leave each parent has in the child's current year of life, to the age of 3",
			Chinese: "子女当前年岁内父母各自的育儿假天数（三周岁以内）", Clause: "-",
			Source: "广东省人口与计划生育条例 art. 30", Example: `{"born":"2024-05-20","day":"2025-08-01"}`}, childcare),
		jsonrule.New("maternity.employer_average", jsonrule.About{
			Doc:     "the employer's average wage behind the allowance",
			Chinese: "计发生育津贴的用人单位上年度职工月平均工资", Clause: "1.3c",
			Source:  "广东省职工生育保险规定 (省政府令第203号) art. 15",
			Example: `{"event":"2025-08-15","months":[{"month":"2024-01","wages":"100000","heads":10}]}`},
			employerAverage),
		jsonrule.New("maternity.rate_by_reserve", jsonrule.About{
			Doc:     "the contribution rate a fund's reserve asks for; steps are the caller's",
			Chinese: "按基金结余可支付月数确定的生育保险费率（档次自定）", Clause: "1.3c, 1.7",
			Source: "the city's 2014 notice: 科学调整生育保险费率",
			Example: `{"steps":[{"over":"0","rate":"0.01"},{"over":"9","rate":"0.005"}],"balance":"1000000",` +
				`"monthly_expenditure":"100000"}`}, rateByReserve),
	}
}

type allowanceInput struct {
	Average    decimal.Decimal     `json:"employer_average" in:"yuan" doc:"yuan a month" zh:"单位上年度职工月平均工资（元）"`
	Days       int                 `json:"days" in:"count" min:"1" max:"1000" doc:"days of leave" zh:"产假天数"`
	DailyFirst bool                `json:"round_daily_first" default:"false" doc:"round the day first" zh:"先取整日额"`
	Due        decimal.NullDecimal `json:"wage_due" in:"yuan" doc:"for the whole leave, yuan" zh:"产假工资（元）"`
}

type allowanceOutput struct {
	Allowance decimal.Decimal     `json:"allowance" out:"yuan" doc:"for all days, yuan" zh:"生育津贴（元）"`
	TopUp     decimal.NullDecimal `json:"top_up" out:"yuan" doc:"what the employer adds, yuan" zh:"补足差额（元）"`
}

func allowance(in allowanceInput) (allowanceOutput, error) {
	order := RoundOnce
	if in.DailyFirst {
		order = DailyFirst
	}
	p, err := Allowance(in.Average, in.Days, order, in.Due)
	return allowanceOutput{p.Allowance, p.TopUp}, err
}

type childcareInput struct {
	Born rule.Date `json:"born" doc:"the child's birthday" zh:"子女出生日"`
	Day  rule.Date `json:"day" doc:"the day asked for, from the birth on" zh:"查询日（出生日起）"`
}

type childcareOutput struct {
	Days int `json:"days" doc:"a year, each parent; 0 from the third birthday on" zh:"每年天数（父母各）"`
}

func childcare(in childcareInput) (out childcareOutput, err error) {
	out.Days, err = GuangdongLeave().ChildcareDays(in.Born, in.Day)
	return out, err
}

type averageOutput struct {
	Average    decimal.Decimal `json:"average" out:"yuan" doc:"yuan a month" zh:"职工月平均工资（元）"`
	Wages      decimal.Decimal `json:"wages" out:"yuan" doc:"of all months, yuan" zh:"工资总额合计（元）"`
	HeadMonths int             `json:"head_months" doc:"the headcounts, added up" zh:"各月职工数合计"`
	Year       int             `json:"year" doc:"the year of the months" zh:"年度"`
}

func employerAverage(in staffMonths) (averageOutput, error) {
	a, err := AverageOf(in.Event, in.Months)
	if err != nil {
		return averageOutput{}, err
	}
	return averageOutput{a.Monthly, a.Wages, a.HeadMonths, in.Months[0].Month.Year()}, nil
}

type rateOutput struct {
	Rate decimal.Decimal `json:"rate" out:"plain" doc:"a fraction" zh:"缴费费率"`
}

func rateByReserve(in reserve) (rateOutput, error) {
	rate, err := RateByReserve(in.Steps, in.Balance, in.Monthly)
	return rateOutput{rate}, err
}
