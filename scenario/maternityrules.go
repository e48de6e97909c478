package scenario

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/maternity/leave"
	"github.com/shebao-go/shebao/rule"
)

// maternityRules are maternity insurance by the city's figures: as a line of the employer, and days after operations.
func maternityRules() []jsonrule.Rule {
	const regulation = "广东省职工生育保险规定 (省政府令第203号) art. "
	return []jsonrule.Rule{
		jsonrule.New("maternity.employer_contribution", jsonrule.About{
			Doc:     "an employer's maternity insurance of a month of 2015-01 to 2019-12, on its total payroll",
			Chinese: "用人单位按工资总额缴纳的生育保险费（2015-01至2019-12）", Clause: "1.3c",
			Source:  regulation + "10; figures of package guangzhou",
			Example: `{"month":"2018-08","payroll":"650000","heads":100}`}, employerContribution),
		jsonrule.New("maternity.operation_days", jsonrule.About{
			Doc: "days of rest after birth-control operations", Chinese: "计划生育手术休假天数", Clause: "1.3c",
			Source:  regulation + "16(2)",
			Example: `{"date":"2025-08-15","operations":["coil_out","coil_in"]}`}, operationDays),
	}
}

type operationsInput struct {
	Date       rule.Date         `json:"date" doc:"day of the operation" zh:"手术日期"`
	Operations []leave.Operation `json:"operations" items:"2" doc:"one, or two done together" zh:"手术（一项或同时两项）"`
}

type operationsOutput struct {
	Days int `json:"days" doc:"calendar days of rest" zh:"休假天数"`
}

func operationDays(in operationsInput) (operationsOutput, error) {
	if err := leave.Regulation203().On(in.Date); err != nil {
		return operationsOutput{}, err
	}
	days, err := guangzhou.MaternityLeave().Value.OperationDays(in.Operations...)
	return operationsOutput{days}, err
}

// payrollInput is the employer's line as JSON gives it: the payroll of last month (left out or 0 where there was none),
// or this month's, and the figures the city does not give.
type payrollInput struct {
	Month       rule.Month          `json:"month" doc:"2015-01 to 2019-12" zh:"月份（2015-01至2019-12）"`
	Payroll     decimal.NullDecimal `json:"payroll" in:"yuan" doc:"of last month, yuan" zh:"上月职工工资总额（元）"`
	Heads       int                 `json:"heads" in:"count" min:"1" max:"1000000" doc:"employees" zh:"职工人数"`
	ThisMonth   decimal.NullDecimal `json:"this_month_payroll" in:"yuan" doc:"without a last one" zh:"本月职工工资总额（元）"`
	Rate        decimal.NullDecimal `json:"rate" in:"rate" max:"0.01" doc:"without it the city's" zh:"单位费率（不填为本市费率）"`
	AverageYear *int                `json:"average_year" in:"year" doc:"of the city average wage" zh:"社会平均工资年度"`
	CityAverage decimal.NullDecimal `json:"city_average" in:"yuan" min:"1" max:"1000000" doc:"own" zh:"月平均工资（元）"`
}

// CheckFields refuses a line without a payroll, two averages, and a year that does not limit the month's payroll: from
// January to June it is the year before last or the last one, from July the last one.
func (in payrollInput) CheckFields() error {
	var errs []error
	if !in.Payroll.Valid && !in.ThisMonth.Valid {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrMissingField, Area: rule.AreaMaternity, Field: "payroll",
			Reason: rule.Say("is missing", "没有填写"),
			Do:     rule.Say("pass the payroll of last month, or of this one", "请填写上月或本月职工工资总额")})
	}
	if in.AverageYear == nil {
		return errors.Join(errs...)
	}
	first, last := maternity.AverageYear(in.Month), in.Month.Year()-1
	switch year := *in.AverageYear; {
	case in.CityAverage.Valid:
		errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Area: rule.AreaMaternity, Field: "average_year",
			Reason: rule.Say("stands beside city_average", "与 city_average 同时填写"),
			Do:     rule.Say("pass one of them", "请只填写其中一项")})
	case year < first || year > last:
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaMaternity,
			Field: "average_year", Value: strconv.Itoa(year),
			Reason: rule.Sayf("is not within %d to %d", "不在 %d 至 %d 之间", first, last),
			Do:     rule.Say("pass the year whose average limits the month's payroll", "请填写限制当月工资总额的平均工资年度")})
	}
	return errors.Join(errs...)
}

// employerLine leaves average_year out where the average is the caller's own.
type employerLine struct {
	Month       rule.Month      `json:"month" doc:"of the contribution" zh:"月份"`
	Base        decimal.Decimal `json:"base" out:"yuan" doc:"the payroll that counts, yuan" zh:"缴费工资总额（元）"`
	Cap         decimal.Decimal `json:"cap" out:"yuan" doc:"three averages for every head" zh:"工资总额上限（元）"`
	Limit       rule.Limit      `json:"limit" doc:"ceiling where the cap decided" zh:"是否受上限限制"`
	Rate        decimal.Decimal `json:"rate" out:"plain" doc:"a fraction" zh:"单位费率"`
	Amount      decimal.Decimal `json:"amount" out:"yuan" doc:"yuan" zh:"应缴金额（元）"`
	AverageYear *int            `json:"average_year,omitempty" doc:"of the city average wage" zh:"社会平均工资年度"`
	Grade       rule.Grade      `json:"grade" doc:"of the weakest figure" zh:"依据等级"`
	Formula     string          `json:"formula" doc:"as text" zh:"算式"`
	Sources     []string        `json:"sources" doc:"the documents" zh:"依据"`
}

func employerContribution(in payrollInput) (employerLine, error) {
	p := onPayroll{averageYear: maternity.AverageYear(in.Month), average: in.CityAverage, rate: in.Rate}
	if in.AverageYear != nil {
		p.averageYear = *in.AverageYear
	}
	p.Month, p.LastMonth, p.ThisMonth, p.Heads = in.Month, in.Payroll.Decimal, in.ThisMonth, in.Heads
	l, err := p.contribute()
	if err != nil {
		return employerLine{}, err
	}
	return p.line(l), nil
}

// onPayroll is the employer's line before the city's figures are looked up.
type onPayroll struct {
	maternity.OnPayroll
	averageYear int
	average     decimal.NullDecimal // the caller's own
	rate        decimal.NullDecimal // the caller's own
}

// readOnPayroll reads payroll (of last month; left out or "0" where there was none), heads and, optionally,
// this_month_payroll, rate (of at most 1 %, without it the city's), average_year (whose city average wage limits the
// payroll: from January to June the year before last, or the last one) or city_average.
func readOnPayroll(in *input, month rule.Month) onPayroll {
	p := onPayroll{averageYear: maternity.AverageYear(month)}
	p.Month = month
	firstYear, lastYear := p.averageYear, month.Year()-1
	if month.IsZero() { // its error is noted
		firstYear, lastYear = 1900, 2200
	}
	yuan := amount(rule.Maternity, person)
	if in.has("payroll") || !in.has("this_month_payroll") {
		p.LastMonth = in.number("payroll", yuan)
	}
	p.Heads = in.count("heads", 1, 1_000_000)
	p.ThisMonth = in.optional("this_month_payroll", yuan)
	rate := rule.RateInput(rule.AreaMaternity, "", 1)
	rate.Do = rule.Say("write the rate as a fraction of at most 0.01 (省政府令第203号 art. 10), such as 0.0085",
		"请用小数填写不超过 0.01 的费率（省政府令第203号第十条），例如 0.0085")
	p.rate = in.optional("rate", rate)
	if in.has("city_average") {
		in.exclude("average_year", "city_average")
		p.average = in.optional("city_average", rule.Input{Area: rule.AreaMaternity, Min: 1, Max: 1_000_000, Places: 2,
			Do: rule.Say("pass the city's average wage in yuan a month, such as 8218", "请填写本市月平均工资（元），例如 8218")})
	} else if in.has("average_year") {
		p.averageYear = in.count("average_year", firstYear, lastYear)
	}
	return p
}

// contribute looks up what the caller did not pass and computes the line.
func (p *onPayroll) contribute() (maternity.EmployerLine, error) {
	if err := maternity.CheckPayrollMonth(p.Month); err != nil {
		return maternity.EmployerLine{}, err
	}
	var averageErr, rateErr error
	year := rule.MonthOf(p.averageYear, 1)
	p.CityAverage, averageErr = ownOrCity(p.average, "city_average", "city.average_wage", year)
	p.Rate, rateErr = ownOrCity(p.rate, "rate", "maternity.employer_rate", p.Month)
	if err := errors.Join(averageErr, rateErr); err != nil {
		return maternity.EmployerLine{}, err
	}
	return maternity.ContributeOnPayroll(p.OnPayroll)
}

// ownOrCity returns the caller's own figure, passed as a field, or the city's of a month.
func ownOrCity(own decimal.NullDecimal, field, series string, month rule.Month) (rule.Figure, error) {
	if own.Valid {
		n, err := rule.Input{Area: rule.AreaMaternity, Field: field, Max: person, Places: 8}.Number(own.Decimal)
		return rule.SuppliedFigure(n, field), err
	}
	f, err := guangzhou.Lookup(series, month)
	var gap *rule.NoRuleError
	if errors.As(err, &gap) {
		told := *gap
		told.Area, told.Detail = rule.AreaMaternity, rule.Sayf("pass it as %s", "可用 %s 填写", field)
		return f, &told
	}
	return f, err
}

// line is the answer.
func (p *onPayroll) line(l maternity.EmployerLine) employerLine {
	line := l.Line()
	charge := line.Charge()
	out := employerLine{Month: l.Month(), Base: line.Base(), Cap: charge.Ceiling.Number().Decimal(), Limit: line.Limit(),
		Rate: charge.Rate.Number().Decimal(), Amount: line.Amount(), Grade: line.Grade(), Formula: line.Formula()}
	for _, cite := range line.Cites() {
		out.Sources = append(out.Sources, cite.In(rule.English))
	}
	if !p.average.Valid {
		out.AverageYear = &p.averageYear
	}
	return out
}

// json writes the line for a month's bill; average_year is absent where the average is the caller's own.
func (p *onPayroll) json(l maternity.EmployerLine) map[string]any {
	line := l.Line()
	sources := []string{}
	for _, cite := range line.Cites() {
		sources = append(sources, cite.In(rule.English))
	}
	charge := line.Charge()
	out := map[string]any{"month": l.Month(), "base": yuan(line.Base()), "cap": yuan(charge.Ceiling.Number().Decimal()),
		"limit": line.Limit(), "rate": charge.Rate.Number().String(), "amount": yuan(line.Amount()),
		"grade": line.Grade(), "formula": line.Formula(), "sources": sources}
	if !p.average.Valid {
		out["average_year"] = p.averageYear
	}
	return out
}
