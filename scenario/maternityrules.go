package scenario

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/rule"
)

// maternityPayrollRules are maternity insurance as a line of the employer.
func maternityPayrollRules() []definition {
	return []definition{
		{Rule{"maternity.employer_contribution",
			"an employer's maternity insurance of a month of 2015-01 to 2019-12, on its total payroll", "1.3c",
			"广东省职工生育保险规定 (省政府令第203号) art. 10; figures of package guangzhou"}, employerContribution},
	}
}

// employerContribution reads month and the fields of readOnPayroll.
func employerContribution(in *input) (any, error) {
	p := readOnPayroll(in, in.month("month"))
	if err := in.done(); err != nil {
		return nil, err
	}
	line, err := p.contribute()
	if err != nil {
		return nil, err
	}
	return p.json(line), nil
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
	rate.Do = rule.Untranslated("write the rate as a fraction of at most 0.01 (省政府令第203号 art. 10), such as 0.0085")
	p.rate = in.optional("rate", rate)
	if in.has("city_average") {
		in.exclude("average_year", "city_average")
		p.average = in.optional("city_average", rule.Input{Area: rule.AreaMaternity, Min: 1, Max: 1_000_000, Places: 2,
			Do: rule.Untranslated("pass the city's average wage in yuan a month, such as 8218")})
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

// json writes the line; average_year is absent where the average is the caller's own.
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
