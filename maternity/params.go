package maternity

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Params are the figures of one month. The zero value is refused.
type Params struct {
	Floor        rule.Figure // 缴费基数下限, yuan a month
	Ceiling      rule.Figure // 缴费基数上限, yuan a month
	EmployerRate rule.Figure // 单位费率, a fraction
}

// Levied reports whether the contribution is collected on each person's base: it is not where the floor is known not to
// exist, as before 2020, when it was the employer's on its payroll.
func (p Params) Levied() bool { return !p.Floor.None() }

// Charge returns the employer's contribution before the wage is known.
func (p Params) Charge() rule.Charge {
	return rule.Charge{Scheme: rule.Maternity, Payer: rule.Employer,
		Floor: p.Floor, Ceiling: p.Ceiling, Rate: p.EmployerRate}
}

// Check refuses parameters that are not set or cannot be right. A figure unknown for a stated reason passes; it fails
// where it is used.
func (p Params) Check() error {
	if !p.Levied() {
		return nil
	}
	charge := p.Charge()
	return charge.Check()
}

// Contribute returns the employer's contribution (生育保险费): the declared wage (yuan, 0 to 10^10, at most 2 decimals) put
// between floor and ceiling, times the rate, rounded half up to the fen. It fails with ErrNoRule where a figure is
// unknown. 社会保险法 art. 53.
func Contribute(p Params, wage decimal.Decimal) ([]rule.Line, error) {
	if !p.Levied() {
		return nil, rule.Join(rule.WageInput(rule.AreaMaternity, "wage").Check(wage), notLevied())
	}
	return rule.Lines(wage, p.Charge())
}

// notLevied is the error of a month in which nobody has a base of their own.
func notLevied() error {
	return rule.AreaMaternity.Refuse(rule.ErrNotApplicable, "wage", "",
		rule.Say("is not what maternity insurance is collected on", "不是生育保险费的计征依据"),
		rule.Say("before 2020 it is the employer's contribution on its payroll", "2020 年以前由用人单位按职工工资总额缴纳"))
}
