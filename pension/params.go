package pension

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Params are the figures of one month. The zero value is refused.
type Params struct {
	Floor        rule.Figure // 缴费基数下限, yuan a month
	Ceiling      rule.Figure // 缴费基数上限, yuan a month
	EmployeeRate rule.Figure // 个人费率, a fraction
	EmployerRate rule.Figure // 单位费率, a fraction

	// The two classes of the employer's rate where there is no one rate, as to 2014-12; the zero Figure or None
	// elsewhere.
	EmployerRateHigh rule.Figure // 国有、集体、三资企业的本市城镇户籍从业人员
	EmployerRateLow  rule.Figure // 私营企业、民办非企业的从业人员，以及前者的其他从业人员
}

// Classed reports whether the employer's rate has two classes in place of one rate.
func (p Params) Classed() bool {
	high := p.EmployerRateHigh
	if high == (rule.Figure{}) || high.None() || p.EmployerRate.Known() {
		return false
	}
	var disputed *rule.DisputedError // of one rate, whose value is in doubt
	return !errors.As(p.EmployerRate.Err(), &disputed)
}

// ClassCharges is Charges with the employer's rate of a class where there are two: high for the local town-registered
// staff of state, collective and foreign-invested employers, else low (粤劳社发〔2009〕18号).
func (p Params) ClassCharges(high bool) [2]rule.Charge {
	charges := p.Charges()
	switch {
	case !p.Classed():
	case high:
		charges[1].Rate = p.EmployerRateHigh
	default:
		charges[1].Rate = p.EmployerRateLow
	}
	return charges
}

// Charges returns the employee's and the employer's contribution before the wage is known.
func (p Params) Charges() [2]rule.Charge {
	return [2]rule.Charge{
		{Scheme: rule.Pension, Payer: rule.Employee, Floor: p.Floor, Ceiling: p.Ceiling, Rate: p.EmployeeRate},
		{Scheme: rule.Pension, Payer: rule.Employer, Floor: p.Floor, Ceiling: p.Ceiling, Rate: p.EmployerRate},
	}
}

// Check refuses parameters that are not set or cannot be right. A figure unknown for a stated reason passes; it fails
// where it is used.
func (p Params) Check() error {
	charges := p.Charges()
	return rule.CheckAll(charges[:]...)
}

// Contribute returns the month's contributions (养老保险费), employee first: the declared wage (yuan, 0 to 10^10, at most
// 2 decimals) put between floor and ceiling, times the rate, each line rounded half up to the fen.
// It fails with ErrNoRule where a figure is unknown. 社会保险法 art. 12.
func Contribute(p Params, wage decimal.Decimal) ([]rule.Line, error) {
	charges := p.Charges()
	return rule.Lines(wage, charges[:]...)
}
