package unemployment

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Params are the figures of one month. The zero value is refused.
type Params struct {
	Floor        rule.Figure    // 缴费基数下限 (the city's minimum wage), yuan a month
	Ceiling      rule.Figure    // 缴费基数上限, yuan a month
	EmployeeRate rule.Figure    // 个人费率, a fraction
	Benchmark    rule.Figure    // 单位基准费率, a fraction
	Coefficients [3]rule.Figure // 浮动系数 of the month: low, middle, full; unknown where no table was seen
}

// EmployerRate returns the benchmark rate times the employer's floating coefficient (above 0, at most 1). Where the
// coefficients of the month are known, any other is refused; where they are not, the employer's own is taken.
// 广东省失业保险条例 art. 9.
func (p Params) EmployerRate(coefficient rule.Number) (rule.Figure, error) {
	in := rule.Input{Area: rule.AreaUnemployment, Field: "unemployment_coefficient", Max: 1, Places: 8,
		Do: rule.Say("pass the coefficient the employer was notified of, or its rate", "请填写核定的浮动系数，或单位费率")}
	refuse := func(reason rule.Text) (rule.Figure, error) {
		return rule.Figure{}, in.Area.Refuse(rule.ErrOutOfRange, in.Field, coefficient.String(), reason, in.Do)
	}
	if coefficient.IsNone() || coefficient.Cmp(rule.Number{}) <= 0 {
		return refuse(rule.Say("is not above 0", "不大于 0"))
	}
	if err := in.CheckNumber(coefficient); err != nil {
		return rule.Figure{}, err
	}
	if !p.takes(coefficient) {
		cite := p.Coefficients[0].Cite()
		return refuse(rule.Say(
			"is not one of the month's coefficients: "+p.listed()+" ("+cite.In(rule.English)+")",
			"不是当月的浮动系数："+p.listed()+"（"+cite.In(rule.Chinese)+"）"))
	}
	rate, err := p.Benchmark.Times(coefficient, in)
	for _, c := range p.Coefficients {
		if c.Known() && c.Number() == coefficient {
			return rate.AsWeakAs(c), err
		}
	}
	return rate, err
}

// takes reports whether a coefficient is one of the month's, or one of the month's is not known.
func (p *Params) takes(coefficient rule.Number) bool {
	for _, c := range p.Coefficients {
		if !c.Known() || c.Number() == coefficient {
			return true
		}
	}
	return false
}

// listed names the month's coefficients, each once.
func (p *Params) listed() string {
	var names []string
	for _, c := range p.Coefficients {
		if name := c.Number().String(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// Charges returns the employee's and the employer's contribution before the wage is known. employerRate is what
// EmployerRate returns, or the employer's own rate.
func (p Params) Charges(employerRate rule.Figure) [2]rule.Charge {
	return [2]rule.Charge{
		{Scheme: rule.Unemployment, Payer: rule.Employee, Floor: p.Floor, Ceiling: p.Ceiling, Rate: p.EmployeeRate},
		{Scheme: rule.Unemployment, Payer: rule.Employer, Floor: p.Floor, Ceiling: p.Ceiling, Rate: employerRate},
	}
}

// Check refuses parameters that are not set or cannot be right. A figure unknown for a stated reason passes; it fails
// where it is used.
func (p Params) Check() error {
	charges := p.Charges(p.Benchmark)
	return rule.CheckAll(charges[:]...)
}

// Contribute returns the month's contributions (失业保险费), employee first: the declared wage (yuan, 0 to 10^10, at most
// 2 decimals) put between floor and ceiling, times the rate, each line rounded half up to the fen.
// It fails with ErrNoRule where a figure is unknown. 广东省失业保险条例 art. 6, 8, 9.
func Contribute(p Params, employerRate rule.Figure, wage decimal.Decimal) ([]rule.Line, error) {
	charges := p.Charges(employerRate)
	return rule.Lines(wage, charges[:]...)
}
