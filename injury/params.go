package injury

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Classes is the number of industry classes (行业风险类别).
const Classes = 8

// Params are the figures of one month. The zero value is refused.
type Params struct {
	Floor      rule.Figure          // 缴费基数下限 (the city's minimum wage), yuan a month
	Ceiling    rule.Figure          // None: the base has no ceiling
	ClassRates [Classes]rule.Figure // 行业基准费率 of classes 1 to 8, fractions
	// 浮动比例: the only factor of the month where rates do not float; the zero Figure or None where they do
	Float rule.Figure
}

// Rate returns the base rate of an industry class (1 to 8) times the employer's floating factor (浮动比例, above 0, at
// most 1.5). 工伤保险条例 art. 8-9.
func (p *Params) Rate(class int, float rule.Number) (rule.Figure, error) {
	if class < 1 || class > Classes {
		return rule.Figure{}, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaInjury, Field: "injury_class", Value: strconv.Itoa(class),
			Reason: rule.Untranslated("is not 1 to 8"), Do: rule.Untranslated("pass the industry class the employer was notified of, or its rate")}
	}
	if float.IsNone() || float.Cmp(rule.Number{}) <= 0 {
		return rule.Figure{}, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaInjury, Field: "injury_float", Value: float.String(),
			Reason: rule.Untranslated("is not above 0"), Do: rule.Untranslated("pass 1 where the rate does not float")}
	}
	in := rule.Input{Area: rule.AreaInjury, Field: "injury_float", Max: 15, Scale: 1, Places: 8, Do: rule.Untranslated("pass a factor such as 0.8, at most 1.5")}
	if err := in.CheckNumber(float); err != nil {
		return rule.Figure{}, err
	}
	if only := p.Float; only.Known() && !only.None() && float != only.Number() {
		return rule.Figure{}, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: rule.AreaInjury, Field: "injury_float",
			Value: float.String(),
			Reason: rule.Untranslated("is not " + only.Number().String() + ": rates do not float since " +
				only.Period().From.Month().String() + " (" + only.Cite().In(rule.English) + ")"),
			Do: rule.Untranslated("leave it out, or pass injury_rate where the employer was notified of a rate of its own")}
	}
	rate, err := p.ClassRates[class-1].Times(float, in)
	if one := p.Float.Number(); p.Float.Known() && !p.Float.None() && float.Decimal().Equal(one.Decimal()) && !one.Decimal().Equal(decimal.New(1, 0)) {
		rate = rate.AsWeakAs(p.Float) // the factor is that figure
	}
	return rate, err
}

// Charge returns the employer's contribution before the wage is known. rate is what Rate returns, or the employer's
// own.
func (p *Params) Charge(rate rule.Figure) rule.Charge {
	return rule.Charge{Scheme: rule.Injury, Payer: rule.Employer, Floor: p.Floor, Ceiling: p.Ceiling, Rate: rate}
}

// Check refuses parameters that are not set or cannot be right, naming the class. A figure unknown for a stated reason
// passes; it fails where it is used.
func (p Params) Check() error {
	limits := p.Charge(rule.SettingFigure(rule.Number{}))
	errs := []error{limits.Check()}
	for i, rate := range p.ClassRates {
		charge := rule.Charge{Scheme: rule.Injury, Payer: rule.Employer, Ceiling: rule.NoneFigure(), Floor: rule.SettingFigure(rule.Number{}), Rate: rate}
		if err := charge.Check(); err != nil {
			errs = append(errs, fmt.Errorf("class %d: %w", i+1, err))
		}
	}
	return errors.Join(errs...)
}

// Contribute returns the employer's contribution (工伤保险费): the declared wage (yuan, 0 to 10^10, at most 2 decimals),
// lifted to the floor, times the rate, rounded half up to the fen. It fails with ErrNoRule where a figure is unknown.
// 工伤保险条例 art. 10.
func Contribute(p Params, rate rule.Figure, wage decimal.Decimal) ([]rule.Line, error) {
	return rule.Lines(wage, p.Charge(rate))
}
