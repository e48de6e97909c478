package scenario

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/rule"
)

// maternityPayrollRules are maternity insurance as a line of the employer.
func maternityPayrollRules() []jsonrule.Rule {
	return []jsonrule.Rule{
		jsonrule.New("maternity.employer_contribution", jsonrule.About{
			Doc:     "an employer's maternity insurance of a month of 2015-01 to 2019-12, on its total payroll",
			Chinese: "2015年1月至2019年12月用人单位生育保险费（按工资总额）", Clause: "1.3c",
			Source:  "广东省职工生育保险规定 (省政府令第203号) art. 10; figures of package guangzhou",
			Example: `{"month":"2018-08","payroll":"650000","heads":100}`}, employerContribution),
	}
}

type contributionOnPayroll struct {
	Month rule.Month `json:"month" doc:"the month of the contribution" zh:"费款所属月"`
	onPayroll
}

func employerContribution(in contributionOnPayroll) (payrollLine, error) {
	_, line, err := in.contribute(in.Month)
	if err != nil {
		return payrollLine{}, err
	}
	return *line, nil
}

// onPayroll is an employer's payroll of a month, and the caller's own figures in place of the city's. The payroll is
// last month's, left out or 0 where there was none. Three times the city average wage of average_year limits it: from
// January to June that of the year before last, or the last one.
type onPayroll struct {
	Payroll     decimal.NullDecimal `json:"payroll" in:"yuan" doc:"of last month, yuan" zh:"上月工资总额（元）"`
	Heads       int                 `json:"heads" in:"count" min:"1" max:"1000000" doc:"employees" zh:"职工人数"`
	ThisMonth   decimal.NullDecimal `json:"this_month_payroll" in:"yuan" doc:"where last month had none" zh:"本月工资总额（元）"`
	Rate        decimal.NullDecimal `json:"rate" in:"rate" max:"0.01" doc:"in place of the city's" zh:"自填费率"`
	AverageYear int                 `json:"average_year" in:"year,optional" doc:"of the city average" zh:"社平工资年度"`
	CityAverage decimal.NullDecimal `json:"city_average" in:"yuan" min:"1" max:"1000000" doc:"monthly" zh:"自填社平工资（元/月）"`
}

// CheckFields asks for a payroll and refuses an average both given and looked up.
func (p onPayroll) CheckFields() error {
	var errs []error
	if !p.Payroll.Valid && !p.ThisMonth.Valid {
		errs = append(errs, rule.AreaMaternity.Missing("payroll",
			rule.Say("pass it, or this_month_payroll", "请填写，或填写 this_month_payroll")))
	}
	if p.AverageYear != 0 && p.CityAverage.Valid {
		errs = append(errs, rule.AreaMaternity.Refuse(rule.ErrConflict, "average_year", "",
			rule.Say("and city_average exclude each other", "与 city_average 只能填写一个"),
			rule.Say("pass one of them", "请填写其中一个")))
	}
	return rule.Join(errs...)
}

// payrollLine is the employer's line; average_year is absent where the average is the caller's own.
type payrollLine struct {
	Month       rule.Month      `json:"month" doc:"the month of the contribution" zh:"费款所属月"`
	AverageYear int             `json:"average_year,omitempty" doc:"of the city average" zh:"社平工资年度"`
	Base        decimal.Decimal `json:"base" out:"yuan" doc:"the payroll that counts, yuan" zh:"缴费基数（元）"`
	Cap         decimal.Decimal `json:"cap" out:"yuan" doc:"three averages for every head, yuan" zh:"基数上限（元）"`
	Limit       rule.Limit      `json:"limit" doc:"which limit decided the base" zh:"适用的上下限"`
	Rate        decimal.Decimal `json:"rate" out:"plain" doc:"a fraction" zh:"费率"`
	Amount      decimal.Decimal `json:"amount" out:"yuan" doc:"rounded, yuan" zh:"应缴额（元）"`
	Grade       rule.Grade      `json:"grade" doc:"the weakest of its figures" zh:"数据等级"`
	Formula     string          `json:"formula" doc:"the arithmetic" zh:"算式"`
	Sources     []string        `json:"sources" doc:"the documents, in English" zh:"依据"`
}

// contribute looks up what the caller did not pass and computes the line.
func (p onPayroll) contribute(month rule.Month) (maternity.EmployerLine, *payrollLine, error) {
	if err := maternity.CheckPayrollMonth(month); err != nil {
		return maternity.EmployerLine{}, nil, err
	}
	year, err := p.yearOf(month)
	if err != nil {
		return maternity.EmployerLine{}, nil, err
	}
	average, averageErr := ownOrCity(p.CityAverage, "city_average", "city.average_wage", rule.MonthOf(year, 1))
	rate, rateErr := ownOrCity(p.Rate, "rate", "maternity.employer_rate", month)
	if err := rule.Join(averageErr, rateErr); err != nil {
		return maternity.EmployerLine{}, nil, err
	}
	line, err := maternity.ContributeOnPayroll(maternity.OnPayroll{Month: month, LastMonth: p.Payroll.Decimal,
		ThisMonth: p.ThisMonth, Heads: p.Heads, CityAverage: average, Rate: rate})
	if err != nil {
		return maternity.EmployerLine{}, nil, err
	}
	out := printed(line)
	if !p.CityAverage.Valid {
		out.AverageYear = year
	}
	return line, &out, nil
}

// yearOf is the year whose city average limits the payroll of a month: the caller's, or that of the city's ceilings.
func (p onPayroll) yearOf(month rule.Month) (int, error) {
	year, last := maternity.AverageYear(month), month.Year()-1
	if p.AverageYear == 0 {
		return year, nil
	}
	return p.AverageYear, rule.Input{Area: rule.AreaMaternity, Field: "average_year", Min: int64(year),
		Max: int64(last),
		Do: rule.Say("pass the last calendar year, or to June the one before it",
			"请填写上一公历年；1月至6月可填写前一年")}.Check(whole.Number(p.AverageYear))
}

// ownOrCity returns the caller's own figure, passed as a field, or the city's of a month.
func ownOrCity(own decimal.NullDecimal, field, series string, month rule.Month) (rule.Figure, error) {
	if own.Valid {
		n, err := rule.Input{Area: rule.AreaMaternity, Field: field, Max: 10_000_000_000, Places: 8}.Number(own.Decimal)
		return rule.SuppliedFigure(n, field), err
	}
	return guangzhou.Lookup(series, month)
}

// printed is a line as it is written.
func printed(l maternity.EmployerLine) payrollLine {
	line := l.Line()
	charge := line.Charge()
	out := payrollLine{Month: l.Month(), Base: line.Base(), Cap: charge.Ceiling.Number().Decimal(), Limit: line.Limit(),
		Rate: charge.Rate.Number().Decimal(), Amount: line.Amount(), Grade: line.Grade(), Formula: line.Formula()}
	for _, cite := range line.Cites() {
		out.Sources = append(out.Sources, cite.In(rule.English))
	}
	return out
}
