package payrollmonth

import (
	"errors"
	"strconv"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// onPayroll are the flags of maternity insurance as the employer's line on its payroll, from 2015-01 to 2019-12.
type onPayroll struct {
	lastMonth, thisMonth, rate string
	heads                      int
}

// maternityFlags are the employer's payroll; the slips of those months hold no maternity insurance.
func (o *options) maternityFlags(fs *program.FlagSet) {
	fs.StringVar(&o.maternity.lastMonth, "maternity-payroll", "",
		"wages of all employees of last month in `yuan` (上月职工工资总额), which maternity insurance is a share of "+
			"in 2015-01 to 2019-12",
		"上月职工工资总额（`元`），2015-01 至 2019-12 的生育保险按其计算")
	fs.IntVar(&o.maternity.heads, "maternity-heads", 0, "the `number` of employees of that payroll (职工人数)",
		"该工资总额的职工`人数`")
	fs.StringVar(&o.maternity.thisMonth, "maternity-this-month", "",
		"wages of this month in `yuan` (本月职工工资总额) in place of last month's, which had none",
		"本月职工工资总额（`元`），上月没有工资时用")
	fs.StringVar(&o.maternity.rate, "maternity-rate", "",
		"`rate` of that payroll (生育费率) of at most 0.01, without it the city's",
		"生育`费率`，不超过 0.01；不写时用全市的")
}

// checkMaternity refuses a payroll without its employees and employees without a payroll.
func (o *options) checkMaternity() error {
	switch p := o.maternity; {
	case !p.given() && (p.heads != 0 || p.rate != ""):
		return program.Errorf(
			"-maternity-heads and -maternity-rate need -maternity-payroll: the wages of all employees",
			"-maternity-heads、-maternity-rate 要与 -maternity-payroll（全部职工的工资总额）同用")
	case p.given() && p.heads == 0:
		return program.Errorf("-maternity-payroll needs -maternity-heads: "+
			"the payroll counts up to three times the city's average wage for each employee",
			"-maternity-payroll 要与 -maternity-heads 同用：工资总额以每人三倍全市平均工资为限")
	}
	return nil
}

// given reports whether there is a payroll.
func (p onPayroll) given() bool { return p.lastMonth != "" || p.thisMonth != "" }

// maternityLine returns the employer's line where a payroll is given. A month whose slips hold the scheme, and one for
// which no text is known, have none.
func (o *options) maternityLine(policy *payroll.Policy, books []ownBook) (maternity.EmployerLine, error) {
	if !o.maternity.given() {
		return maternity.EmployerLine{}, nil
	}
	in, err := o.maternity.read()
	err = errors.Join(maternity.CheckPayrollMonth(o.month), err)
	if err == nil && policy.Maternity.Levied() {
		err = program.Errorf(
			"figures of your own put maternity insurance on the slips; keep them or the payroll",
			"自填的数值使生育保险进入个人工资条；两者只留其一")
	}
	if err == nil {
		in.Month = o.month
		if o.maternity.rate == "" {
			in.Rate = policy.Maternity.EmployerRate
		}
		in.CityAverage, err = guangzhou.Lookup("city.average_wage", rule.MonthOf(maternity.AverageYear(o.month), 1),
			o.readWith(books)...)
	}
	var line maternity.EmployerLine
	if err == nil {
		line, err = maternity.ContributeOnPayroll(in)
	}
	if err != nil {
		return line, program.Errorf("-maternity-payroll cannot be used:\n%s", "-maternity-payroll 不能使用：\n%s",
			program.Indented(err))
	}
	return line, nil
}

// read reads the payrolls and the rate, which stays zero where none is given.
func (p onPayroll) read() (maternity.OnPayroll, error) {
	of := maternity.OnPayroll{Heads: p.heads}
	var lastErr, thisErr, rateErr error
	yuan := rule.Input{Area: rule.AreaMaternity, Max: 10_000_000_000, Places: 2,
		Do: rule.Say("pass the wages of all employees in yuan, such as 500000.00", "请填写全部职工工资总额（元），例如 500000.00")}
	if p.lastMonth != "" {
		yuan.Field = "payroll"
		of.LastMonth, lastErr = yuan.Parse(p.lastMonth)
	}
	if p.thisMonth != "" {
		yuan.Field = "this_month_payroll"
		of.ThisMonth.Valid = true
		of.ThisMonth.Decimal, thisErr = yuan.Parse(p.thisMonth)
	}
	if p.rate != "" {
		var number rule.Number
		rate := rule.RateInput(rule.AreaMaternity, "rate", 1)
		rate.Do = rule.Say("write the rate as a fraction of at most 0.01, such as 0.0085",
			"请用不超过 0.01 的小数填写费率，例如 0.0085")
		number, rateErr = rate.ParseNumber(p.rate)
		of.Rate = rule.SuppliedFigure(number, "-maternity-rate")
	}
	return of, errors.Join(lastErr, thisErr, rateErr)
}

// addMaternity takes over the employer's line on its payroll. Where the month needs one and has none, the employer's
// side is not known.
func (m *month) addMaternity() {
	t := total{unknown: true}
	switch {
	case m.ownLine.Month().IsZero() && m.policy.Maternity.Levied():
		return
	case !m.ownLine.Month().IsZero():
		line := m.ownLine.Line()
		t = total{fen: line.Fen(), any: true}
		m.grade = max(m.grade, line.Grade())
		m.documents.line(&line)
	}
	m.schemes[rule.Maternity].payers[rule.Employer].add(t)
	m.sides[rule.Employer].add(t)
}

// lacksMaternity reports whether the employer's side lacks its line on its payroll.
func (m *month) lacksMaternity() bool {
	return m.ownLine.Month().IsZero() && !m.policy.Maternity.Levied()
}

// maternityNote says under the totals where maternity insurance is, in a month in which it is on no slip.
func (m *month) maternityNote(p *page.Page) {
	if m.oneItem() {
		return // the name of medical insurance says it
	}
	if m.lacksMaternity() {
		p.Line(m.scheme(rule.Maternity) + m.Say(": paid by the employer on its payroll in "+m.month.String()+
			", not on a person's slip", "：本月由单位按工资总额缴纳，不在个人工资条上"))
		return
	}
	line := m.ownLine.Line()
	text := m.Say("Maternity: the employer's line on its payroll, not on a person's slip: ",
		"生育保险：本月由单位按工资总额缴纳，不在个人工资条上：") + line.Formula()
	if line.Limit() == rule.LimitCeiling {
		text += m.Say("; the payroll counts up to three times the city's average wage for each employee",
			"；工资总额以每人三倍全市平均工资为限")
	}
	p.Wrapped("", text)
}

// maternitySetting says which payroll was given.
func (m *month) maternitySetting() string {
	wages, of := m.maternity.lastMonth, m.Say("payroll of last month ", "上月工资总额 ")
	if m.maternity.thisMonth != "" {
		wages, of = m.maternity.thisMonth, m.Say("payroll of this month ", "本月工资总额 ")
	}
	return of + page.Grouped(wages) + m.Say("; employees: ", "；职工人数 ") + strconv.Itoa(m.maternity.heads)
}
