package maternity

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// OnPayroll is what an employer's maternity insurance of a month is computed from before it was collected with medical
// insurance: its total payroll (职工工资总额), not each person's base.
type OnPayroll struct {
	Month       rule.Month          // the month the contribution is for
	LastMonth   decimal.Decimal     // 上月职工工资总额, yuan; 0 where nothing was paid last month
	ThisMonth   decimal.NullDecimal // 本月职工工资总额, yuan; only where LastMonth is 0
	Heads       int                 // 本单位职工人数, the persons of that payroll
	CityAverage rule.Figure         // 上年度在岗职工月平均工资 of AverageYear, yuan a month
	Rate        rule.Figure         // 单位费率, a fraction of at most 0.01
}

// EmployerLine is what an employer owes for a month on its payroll. Only ContributeOnPayroll makes one; the zero value
// has no month.
type EmployerLine struct {
	month rule.Month
	line  rule.Line
}

// Month returns the month the contribution is for, zero where there is no line.
func (l EmployerLine) Month() rule.Month { return l.month }

// Line returns the line: its declared wage is the payroll, its ceiling three times the average wage for every head.
func (l EmployerLine) Line() rule.Line { return l.line }

// maxHeads bounds the employees of one employer.
const maxHeads = 1_000_000

// maxTotal is the largest payroll and the largest ceiling, in yuan.
const maxTotal = 10_000_000_000

// PayrollSpan returns the first and the last month in which maternity insurance is a line on the employer's payroll:
// 省政府令第203号 is in force from 2015-01-01 (art. 48), and from 2020-01 Params apply.
func PayrollSpan() (first, last rule.Month) { return rule.MonthOf(2015, 1), rule.MonthOf(2019, 12) }

// InMedicalItem reports whether the employer's medical and maternity insurance of a month are one item of the bureau
// (职工基本医疗保险（含生育保险）) at the sum of both rates: from 2021-10, the first month for which the notice of 2021-08-25
// (通告, art. 2) states one rate, "5.45%(含生育保险费率0.45%)". To 2021-09 they are two.
func InMedicalItem(month rule.Month) bool { return !month.Before(rule.MonthOf(2021, 10)) }

// CheckPayrollMonth returns a *rule.NoRuleError for a month outside PayrollSpan, with the reason.
func CheckPayrollMonth(month rule.Month) error {
	first, last := PayrollSpan()
	gap := &rule.NoRuleError{Area: rule.AreaMaternity,
		What: rule.Say("contribution on the employer's payroll", "按职工工资总额缴纳的生育保险费"), Month: month}
	switch {
	case month.IsZero():
		return month.Blame(rule.AreaMaternity.Refuse(rule.ErrMissingField, "month", "", rule.Say("is not set", "没有设定"),
			rule.Say("pass the month the contribution is for, 2015-01 to 2019-12",
				"请填写费款所属月份，2015-01 至 2019-12")))
	case month.Before(first):
		gap.Nearest, gap.Detail = first, rule.Say(
			"省政府令第203号 is in force from 2015-01-01, and the text before it was not seen",
			"省政府令第203号自 2015-01-01 起施行，此前的文本未见")
	case month.After(last):
		gap.Nearest, gap.Detail = last, rule.Say("from 2020-01 it is in the slips, on each person's base",
			"自 2020-01 起按个人缴费基数计入工资单")
	default:
		return nil
	}
	return gap
}

// AverageYear returns the calendar year whose city average wage limits a month's payroll (上年度在岗职工月平均工资). 省政府令第203号
// art. 10 names no month in which the average changes; here it changes in July, as it does in the city's ceilings of
// medical and unemployment insurance, whose texts have the same words.
func AverageYear(month rule.Month) int { return month.Add(-6).Year() - 1 }

// ContributeOnPayroll returns the employer's maternity insurance of a month (用人单位生育保险费): last month's payroll, or
// this month's where nothing was paid last month, at most three times the city average wage for every head, times the
// rate, rounded half up to the fen once. The employees pay nothing. 广东省职工生育保险规定 (省政府令第203号) art. 10.
//
// Errors, all at once: ErrNoRule for a month outside PayrollSpan or a figure that is unknown, ErrMissingField without a
// payroll, ErrConflict for two of them, ErrOutOfRange for a payroll above 10^10 yuan or with more than 2 decimals, for
// Heads below 1 and for a rate above 1 %.
func ContributeOnPayroll(p OnPayroll) (EmployerLine, error) {
	declared, payrollErr := p.payroll()
	ceiling, ceilingErr := p.ceiling()
	if err := rule.Join(CheckPayrollMonth(p.Month), payrollErr, ceilingErr, p.checkRate()); err != nil {
		return EmployerLine{}, err
	}
	charge := rule.Charge{Scheme: rule.Maternity, Payer: rule.Employer,
		Floor: noFloor(), Ceiling: ceiling, Rate: p.Rate}
	line, err := charge.Line(declared)
	if err != nil {
		return EmployerLine{}, err
	}
	return EmployerLine{p.Month, line}, nil
}

// payroll returns the payroll that counts.
func (p *OnPayroll) payroll() (rule.Amount, error) {
	in := rule.Input{Area: rule.AreaMaternity, Field: "payroll", Max: maxTotal, Places: 2,
		Do: rule.Say("pass the wages of all employees of last month in yuan, such as 500000.00",
			"请填写上月全部职工工资总额（元），例如 500000.00")}
	last, err := in.Amount(p.LastMonth)
	if !p.ThisMonth.Valid {
		if err == nil && last.Fen() == 0 {
			err = rule.AreaMaternity.Refuse(rule.ErrMissingField, "this_month_payroll", "",
				rule.Say("is missing where last month had no payroll", "在上月无工资总额时必须填写"),
				rule.Say("pass the wages of all employees of this month (art. 10)", "请填写本月全部职工工资总额（第十条）"))
		}
		return last, err
	}
	in.Field, in.Do = "this_month_payroll", rule.Say("pass the wages of all employees of this month in yuan",
		"请填写本月全部职工工资总额（元）")
	this, thisErr := in.Amount(p.ThisMonth.Decimal)
	if last.Fen() != 0 {
		thisErr = rule.AreaMaternity.Refuse(rule.ErrConflict, "this_month_payroll", "",
			rule.Say("stands beside a payroll of last month", "与上月工资总额同时填写"),
			rule.Say("leave it out: it counts only where last month had none (art. 10)", "请勿填写：仅在上月没有工资总额时适用（第十条）"))
	}
	return this, rule.Join(err, thisErr)
}

// ceiling returns three times the average wage for every head, with the document of the average.
func (p *OnPayroll) ceiling() (rule.Figure, error) {
	bad := func(reason, do rule.Text) error {
		return rule.AreaMaternity.Refuse(rule.ErrOutOfRange, "heads", strconv.Itoa(p.Heads), reason, do)
	}
	var headsErr error
	if p.Heads < 1 || p.Heads > maxHeads {
		headsErr = bad(rule.Sayf("is not within 1 to %d", "不在 1 至 %d 之间", maxHeads),
			rule.Say("pass the number of employees the payroll is for", "请填写该工资总额对应的职工人数"))
	}
	average := rule.Input{Area: rule.AreaMaternity, Field: "city_average", Min: 1, Max: 1_000_000, Places: 2,
		Do: rule.Say("pass the city's average wage in yuan a month, such as 8218", "请填写全市月平均工资（元），例如 8218")}
	averageErr := p.CityAverage.Err()
	if averageErr == nil {
		averageErr = average.CheckNumber(p.CityAverage.Number())
	}
	if err := rule.Join(headsErr, averageErr); err != nil {
		return rule.Figure{}, err
	}
	times := decimal.New(3*int64(p.Heads), 0)
	if p.CityAverage.Number().Decimal().Mul(times).GreaterThan(decimal.New(maxTotal, 0)) {
		return rule.Figure{}, bad(rule.Say("gives a ceiling above 10^10 yuan", "使上限超过 10^10 元"),
			rule.Say("pass the employees of one employer", "请填写一个用人单位的职工人数"))
	}
	factor, err := rule.Input{Area: rule.AreaMaternity, Field: "heads", Max: 3 * maxHeads}.Number(times)
	if err != nil {
		return rule.Figure{}, err
	}
	return p.CityAverage.Times(factor, average)
}

// checkRate refuses a rate above 1 % (art. 10).
func (p *OnPayroll) checkRate() error {
	if err := p.Rate.Err(); err != nil {
		return err
	}
	in := rule.RateInput(rule.AreaMaternity, "rate", 1)
	in.Do = rule.Say("write the rate as a fraction of at most 0.01 (art. 10), such as 0.0085",
		"请用小数填写费率，最高 0.01（第十条），例如 0.0085")
	return in.CheckNumber(p.Rate.Number())
}

// noFloor is the floor of the payroll: article 10 sets none.
func noFloor() rule.Figure {
	return rule.FigureOf(rule.Entry[rule.Number]{Grade: rule.Official, Modality: rule.Exact, Cite: rule.Cite{
		Title: "Guangdong regulation on employees' maternity insurance", Chinese: "广东省职工生育保险规定",
		Number: "省政府令第203号", Article: "第十条", Issued: rule.DateOf(2014, 11, 6), Checked: rule.MonthOf(2026, 11),
		Quote: "用人单位按照不超过本单位上月职工工资总额1%的比例缴纳生育保险费", Note: "sets a ceiling and no floor"}})
}

// MarshalJSON is always an error: store the month and its Line.
func (l EmployerLine) MarshalJSON() ([]byte, error) { return nil, l.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (l *EmployerLine) UnmarshalJSON([]byte) error { return l.unstored() }

func (*EmployerLine) unstored() error {
	return rule.Unstored("line", rule.Say("store the month and its Line", "请保存月份和 Line 返回的明细"))
}
