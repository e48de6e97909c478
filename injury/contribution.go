package injury

import (
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

	// 单位从业的特定人员单项参保的缴费基数下限、上限, yuan a month; the zero Figure or None where nobody knows them
	SpecialFloor, SpecialCeiling rule.Figure
}

// Rate returns the base rate of an industry class (1 to 8) times the employer's floating factor (浮动比例, above 0, at
// most 1.5). 工伤保险条例 art. 8-9.
func (p Params) Rate(class int, float rule.Number) (rule.Figure, error) {
	if err := checkClass("injury_class", class); err != nil {
		return rule.Figure{}, err
	}
	in := rule.Input{Area: rule.AreaInjury, Field: "injury_float", Max: 15, Scale: 1, Places: 8,
		Do: rule.Say("pass a factor such as 0.8, at most 1.5", "请填写浮动比例，例如 0.8，最高 1.5")}
	if float.IsNone() || float.Cmp(rule.Number{}) <= 0 {
		return rule.Figure{}, noFloat(float, rule.Say("is not above 0", "不大于 0"),
			rule.Say("pass 1 where the rate does not float", "费率不浮动的，请填写 1"))
	}
	if err := in.CheckNumber(float); err != nil {
		return rule.Figure{}, err
	}
	fixed := p.Float.Known() && !p.Float.None()
	only := p.Float.Number()
	if fixed && float != only {
		since, cite := p.Float.Period().From.Month(), p.Float.Cite()
		return rule.Figure{}, noFloat(float, rule.Say(
			fmt.Sprintf("is not %s: rates do not float since %s (%s)", only, since, cite.In(rule.English)),
			fmt.Sprintf("不是 %s：自 %s 起费率不浮动（%s）", only, since, cite.In(rule.Chinese))),
			rule.Say("leave it out, or pass injury_rate where the employer was notified of a rate of its own",
				"请勿填写；单位另有核定费率的，请填写 injury_rate"))
	}
	rate, err := p.ClassRates[class-1].Times(float, in)
	if fixed && !only.Decimal().Equal(decimal.New(1, 0)) {
		rate = rate.AsWeakAs(p.Float) // the factor is that figure
	}
	return rate, err
}

// noFloat is the error of a factor that is none of the month.
func noFloat(float rule.Number, reason, do rule.Text) error {
	return rule.AreaInjury.Refuse(rule.ErrOutOfRange, "injury_float", float.String(), reason, do)
}

// Charge returns the employer's contribution before the wage is known. rate is what Rate returns, or the employer's
// own.
func (p Params) Charge(rate rule.Figure) rule.Charge {
	return rule.Charge{Scheme: rule.Injury, Payer: rule.Employer, Floor: p.Floor, Ceiling: p.Ceiling, Rate: rate}
}

// SpecialCharge is Charge for people who are insured against injury alone (单位从业的特定人员单项参加工伤保险): their base has
// limits of its own, which month is said in where they are not known. 粤人社规〔2020〕55号.
func (p Params) SpecialCharge(rate rule.Figure, month rule.Month) rule.Charge {
	charge := p.Charge(rate)
	charge.Floor = specialLimit(p.SpecialFloor, "injury.special_floor", month)
	charge.Ceiling = specialLimit(p.SpecialCeiling, "injury.special_ceiling", month)
	return charge
}

// specialLimit is a limit of special people: they always have one, so none is one that nobody knows.
func specialLimit(f rule.Figure, name string, month rule.Month) rule.Figure {
	if f != (rule.Figure{}) && !f.None() {
		return f
	}
	return rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaInjury, Name: name, Month: month,
		What: rule.Say("limit of the base of people insured against injury alone", "特定人员工伤保险缴费基数上下限")})
}

// Check refuses parameters that are not set or cannot be right, naming the class. A figure unknown for a stated reason
// passes; it fails where it is used.
func (p Params) Check() error {
	limits := p.Charge(rule.SettingFigure(rule.Number{}))
	special := p.SpecialCharge(rule.SettingFigure(rule.Number{}), rule.Month{})
	errs := []error{limits.Check(), ofSpecial(special.Check())}
	for i, rate := range p.ClassRates {
		charge := rule.Charge{Scheme: rule.Injury, Payer: rule.Employer, Ceiling: rule.NoneFigure(),
			Floor: rule.SettingFigure(rule.Number{}), Rate: rate}
		if err := charge.Check(); err != nil {
			errs = append(errs, rule.Within("class_"+strconv.Itoa(i+1), err))
		}
	}
	return rule.Join(errs...)
}

// ofSpecial names the limits of special people in an error of their charge.
func ofSpecial(err error) error {
	var errs []error
	for one := range rule.Errors(err) {
		if field, ok := one.(*rule.FieldError); ok {
			field.Field = "special_" + field.Field
		}
		errs = append(errs, one)
	}
	return rule.Join(errs...)
}

// Contribute returns the employer's contribution (工伤保险费): the declared wage (yuan, 0 to 10^10, at most 2 decimals),
// lifted to the floor, times the rate, rounded half up to the fen. It fails with ErrNoRule where a figure is unknown.
// 工伤保险条例 art. 10.
func Contribute(p Params, rate rule.Figure, wage decimal.Decimal) ([]rule.Line, error) {
	return rule.Lines(wage, p.Charge(rate))
}
