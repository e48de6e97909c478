package payroll

import (
	"errors"
	"maps"
	"slices"
	"strconv"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/medical"
	"github.com/shebao-go/shebao/pension"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/unemployment"
)

// Policy is the figures of one place for one month. It is a plain value: a copy may be changed without touching the
// original. The zero value is refused.
type Policy struct {
	Place        string
	Month        rule.Month
	Pension      pension.Params
	Medical      medical.Params // with the major-illness supplement
	Maternity    maternity.Params
	Unemployment unemployment.Params
	Injury       injury.Params
	Housing      housing.Params
	Relief2020   Relief2020
}

// Relief2020 is the relief of 2020 (阶段性减免企业社会保险费): factors of the employer's parts of pension, unemployment and
// injury insurance; the zero Figure or None outside its months.
type Relief2020 struct {
	Small rule.Figure // 中小微企业、以单位方式参保的个体工商户
	Large rule.Figure // 大型企业及机关事业单位以外的其他参保单位
}

// NewPolicy joins the figures of a place for a month, each taken by its name from of.
func NewPolicy(place string, month rule.Month, of func(name string) rule.Figure) (Policy, error) {
	p := Policy{Place: place, Month: month}
	if of == nil {
		return p, rule.AreaPayroll.Missing("figures",
			rule.Say("pass a function that finds a figure by its name", "请传入按名称取数值的函数"))
	}
	for _, n := range p.figures() {
		*n.figure = of(n.name)
	}
	return p, p.Check()
}

// named is one figure of a policy under its stable name.
type named struct {
	name   string
	scheme rule.Scheme
	figure *rule.Figure
	input  rule.Input
	absent bool // may be left out: then there is none, as a relief outside its months
}

// FigureInfo says what a figure of a policy is, without its value.
type FigureInfo struct {
	Name   string // stable, such as "pension.employer_rate"
	Scheme rule.Scheme
	Input  rule.Input // its bounds
	Absent bool       // may be left out of a policy: then there is none, as a relief outside its months
}

// NamedFigure is one figure of a policy with its name.
type NamedFigure struct {
	FigureInfo
	Figure rule.Figure
}

// FigureNames returns the name of every figure of a policy, in a fixed order: the one list that With, JSON, files of
// figures and receipts use.
func FigureNames() []string {
	var names []string
	for _, n := range new(Policy).figures() {
		names = append(names, n.name)
	}
	return names
}

// DescribeFigure returns what a figure is; false where no figure of a policy has the name.
func DescribeFigure(name string) (FigureInfo, bool) {
	for _, n := range new(Policy).figures() {
		if n.name == name {
			return FigureInfo{n.name, n.scheme, n.input, n.absent}, true
		}
	}
	return FigureInfo{}, false
}

// Figures returns every figure of the policy, in the order of FigureNames.
func (p Policy) Figures() []NamedFigure {
	var out []NamedFigure
	for _, n := range p.figures() {
		out = append(out, NamedFigure{FigureInfo{n.name, n.scheme, n.input, n.absent}, *n.figure})
	}
	return out
}

// mostPercent is the highest rate of a scheme that is taken. The small rates have a bound that refuses 0.2 for 0.2 %.
var mostPercent = [...]int64{rule.Pension: 100, rule.Medical: 100, rule.Maternity: 10, rule.IllnessSupplement: 10,
	rule.Unemployment: 10, rule.Injury: 10, rule.Housing: 100}

func money(scheme rule.Scheme, name string, f *rule.Figure) named {
	in := rule.WageInput("", name)
	in.Do = rule.Say("pass yuan a month with at most 2 decimals, such as 5510", "请填写金额（元/月），最多两位小数，例如 5510")
	return named{name: name, scheme: scheme, figure: f, input: in}
}

func rate(scheme rule.Scheme, name string, f *rule.Figure) named {
	return named{name: name, scheme: scheme, figure: f, input: rule.RateInput("", name, mostPercent[scheme])}
}

func factor(scheme rule.Scheme, name string, f *rule.Figure) named {
	in := rule.Input{Field: name, Max: 1, Places: 8,
		Do: rule.Say("pass a factor from 0 to 1, such as 0.6", "请填写 0 至 1 的系数，例如 0.6")}
	return named{name: name, scheme: scheme, figure: f, input: in}
}

// sometimes marks a figure that is there in its months only.
func sometimes(n named) named {
	n.absent = true
	return n
}

// figures lists every figure of the policy under its stable name.
func (p *Policy) figures() []named {
	return slices.Concat(p.insurances(), p.injuries(), p.deposits(), []named{
		sometimes(factor(0, "relief_2020.small", &p.Relief2020.Small)),
		sometimes(factor(0, "relief_2020.large", &p.Relief2020.Large)),
	})
}

func (p *Policy) insurances() []named {
	return []named{
		money(rule.Pension, "pension.floor", &p.Pension.Floor),
		money(rule.Pension, "pension.ceiling", &p.Pension.Ceiling),
		rate(rule.Pension, "pension.employee_rate", &p.Pension.EmployeeRate),
		rate(rule.Pension, "pension.employer_rate", &p.Pension.EmployerRate),
		sometimes(rate(rule.Pension, "pension.employer_rate_high", &p.Pension.EmployerRateHigh)),
		sometimes(rate(rule.Pension, "pension.employer_rate_low", &p.Pension.EmployerRateLow)),
		money(rule.Medical, "medical.floor", &p.Medical.Floor),
		money(rule.Medical, "medical.ceiling", &p.Medical.Ceiling),
		rate(rule.Medical, "medical.employee_rate", &p.Medical.EmployeeRate),
		rate(rule.Medical, "medical.employer_rate", &p.Medical.EmployerRate),
		sometimes(rate(rule.Medical, "medical.enterprise_relief_rate", &p.Medical.EnterpriseRelief)),
		sometimes(rate(rule.Medical, "medical.social_relief_rate", &p.Medical.SocialRelief)),
		money(rule.Maternity, "maternity.floor", &p.Maternity.Floor),
		money(rule.Maternity, "maternity.ceiling", &p.Maternity.Ceiling),
		rate(rule.Maternity, "maternity.employer_rate", &p.Maternity.EmployerRate),
		money(rule.IllnessSupplement, "illness_supplement.city_average", &p.Medical.Supplement.CityAverage),
		rate(rule.IllnessSupplement, "illness_supplement.rate", &p.Medical.Supplement.Rate),
		money(rule.Unemployment, "unemployment.floor", &p.Unemployment.Floor),
		money(rule.Unemployment, "unemployment.ceiling", &p.Unemployment.Ceiling),
		rate(rule.Unemployment, "unemployment.employee_rate", &p.Unemployment.EmployeeRate),
		rate(rule.Unemployment, "unemployment.benchmark_rate", &p.Unemployment.Benchmark),
		factor(rule.Unemployment, "unemployment.coefficient_low", &p.Unemployment.Coefficients[0]),
		factor(rule.Unemployment, "unemployment.coefficient_middle", &p.Unemployment.Coefficients[1]),
		factor(rule.Unemployment, "unemployment.coefficient_full", &p.Unemployment.Coefficients[2]),
	}
}

func (p *Policy) injuries() []named {
	out := []named{
		money(rule.Injury, "injury.floor", &p.Injury.Floor),
		money(rule.Injury, "injury.ceiling", &p.Injury.Ceiling),
	}
	for i := range p.Injury.ClassRates {
		out = append(out, rate(rule.Injury, "injury.class_"+strconv.Itoa(i+1)+"_rate", &p.Injury.ClassRates[i]))
	}
	return append(out,
		sometimes(factor(rule.Injury, "injury.float", &p.Injury.Float)),
		sometimes(money(rule.Injury, "injury.special_floor", &p.Injury.SpecialFloor)),
		sometimes(money(rule.Injury, "injury.special_ceiling", &p.Injury.SpecialCeiling)))
}

func (p *Policy) deposits() []named {
	unit := rule.Input{Field: "housing.deposit_unit", Max: 1, Places: 2,
		Do: rule.Say("pass 1 for whole yuan or 0.01 for fen", "取整到元填 1，取整到分填 0.01")}
	return []named{
		money(rule.Housing, "housing.floor", &p.Housing.Floor),
		money(rule.Housing, "housing.ceiling", &p.Housing.Ceiling),
		sometimes(money(rule.Housing, "housing.ceiling_five_times", &p.Housing.CeilingFiveTimes)),
		rate(rule.Housing, "housing.min_rate", &p.Housing.MinRate),
		rate(rule.Housing, "housing.max_rate", &p.Housing.MaxRate),
		{name: "housing.deposit_unit", scheme: rule.Housing, figure: &p.Housing.Unit, input: unit},
	}
}

// With returns a copy of the policy with the caller's own figure in place of the named one, marked Supplied. name is
// the figure's name in the policy's JSON, such as "pension.employer_rate"; value is plain text such as "0.15", or
// "none" for an absent ceiling, relief or supplement. The receiver is not changed. A figure that splits one base or
// has no effect is refused as Supply says.
func (p Policy) With(name, value string) (Policy, error) {
	return p.WithAll(map[string]string{name: value})
}

// WithAll is With for several figures at once: all of them or none.
func (p Policy) WithAll(values map[string]string) (Policy, error) {
	own := map[string]rule.Figure{}
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(values)) {
		n, err := p.named(name)
		number := rule.NoNumber()
		if err == nil && values[name] != "none" {
			number, err = n.input.ParseNumber(values[name])
		}
		own[name], errs = rule.SuppliedFigure(number, name), append(errs, err)
	}
	if err := rule.Join(errs...); err != nil {
		return Policy{}, err
	}
	return p.Supply(own)
}

// Supply returns a copy of the policy with the caller's own figures in place of the named ones: all of them or none. It
// fails with ErrConflict where a figure would have no effect (a relief beats it) or moves one of two limits that are
// one base; the error names the other figure.
func (p Policy) Supply(own map[string]rule.Figure) (Policy, error) {
	var errs []error
	published := p
	for _, name := range slices.Sorted(maps.Keys(own)) {
		n, err := p.named(name)
		if err == nil {
			*n.figure = own[name] // in this copy: named points into it
			if own[name].Known() {
				err = n.input.Check(own[name].Number().Decimal()) // none is a number of 0
			}
		}
		errs = append(errs, err)
	}
	if err := rule.Join(errs...); err != nil {
		return Policy{}, err
	}
	if err := rule.Join(p.Check(), p.idle(own), published.oneRate(own)); err != nil {
		return Policy{}, err
	}
	return p, nil
}

// named finds a figure of the policy.
func (p *Policy) named(name string) (named, error) {
	for _, n := range p.figures() {
		if n.name == name {
			return n, nil
		}
	}
	if name == "" {
		name = `""`
	}
	return named{}, &rule.FieldError{Kind: rule.ErrUnknownField, Field: name, Reason: noFigure(),
		Do: rule.Say("use a name of the files of figures, such as pension.employer_rate",
			"请使用数值文件中的名称，例如 pension.employer_rate")}
}

func noFigure() rule.Text { return rule.Say("is no figure of a policy", "不是政策中的数值") }

// oneBase are limits that are one limit: maternity insurance is collected on the medical base.
var oneBase = [...][2]string{{"medical.floor", "maternity.floor"}, {"medical.ceiling", "maternity.ceiling"}}

// beat is a figure that does nothing beside another one.
type beat struct {
	name, by string
	none     bool   // the other figure beats it by being none
	always   bool   // the other figure beats it even where it is the caller's own
	unless   string // given as well, this one says for whom the figure is meant
}

// beaten are figures that do nothing while another one is a number (or, for the supplement, is none).
var beaten = [...]beat{
	{name: "pension.employer_rate_high", by: "pension.employer_rate", always: true},
	{name: "pension.employer_rate_low", by: "pension.employer_rate", always: true},
	{name: "medical.employer_rate", by: "medical.enterprise_relief_rate"},
	{name: "medical.employer_rate", by: "medical.social_relief_rate", unless: "medical.enterprise_relief_rate"},
	{name: "illness_supplement.city_average", by: "illness_supplement.rate", none: true},
	{name: "maternity.employer_rate", by: "maternity.floor", none: true},
	{name: "maternity.ceiling", by: "maternity.floor", none: true},
}

// idle refuses own figures that split one base or have no effect.
func (p *Policy) idle(own map[string]rule.Figure) error {
	var errs []error
	for _, pair := range oneBase {
		for i, name := range pair {
			_, both := own[pair[0]]
			asked := i == 0 || !both // of two own limits that differ, the first is named
			if value, given := own[name]; given && asked && p.split(name, pair[1-i]) {
				errs = append(errs, p.conflict(name, value, pair[1-i]))
			}
		}
	}
	for _, b := range beaten {
		if value, given := own[b.name]; given && p.beats(b, own) {
			errs = append(errs, p.noEffect(b, value))
		}
	}
	return rule.Join(errs...)
}

// split reports whether two limits that are one differ.
func (p *Policy) split(name, other string) bool {
	a, b := p.figureOf(name), p.figureOf(other)
	return p.Maternity.Levied() && a.Known() && b.Known() && a.Number() != b.Number()
}

// conflict is the error of one of two limits that are one.
func (p *Policy) conflict(name string, value rule.Figure, other string) error {
	return &rule.FieldError{Kind: rule.ErrConflict, Field: name, Value: value.Number().String(),
		Reason: rule.Sayf("and %s (%s) are one base", "与 %s（%s）是同一基数", other, p.figureOf(other).Number()),
		Do:     rule.Sayf("give %s as well", "请同时填写 %s", other)}
}

// beats reports whether a figure has no effect beside those that are in force.
func (p *Policy) beats(b beat, own map[string]rule.Figure) bool {
	by := p.figureOf(b.by)
	_, givenToo := own[b.by]
	_, meantForOthers := own[b.unless]
	if givenToo && !b.always || meantForOthers {
		return false
	}
	return by.Known() && by.None() == b.none
}

// noEffect is the error of a figure that another one beats.
func (p *Policy) noEffect(b beat, value rule.Figure) error {
	do := rule.Sayf("give %s as well", "请同时填写 %s", b.by)
	if b.always {
		do = rule.Say("leave it out: there is one rate for all", "请不要填写：所有单位适用同一费率")
	}
	return &rule.FieldError{Kind: rule.ErrConflict, Field: b.name, Value: value.Number().String(), Do: do,
		Reason: rule.Sayf("has no effect while %s is %s", "不起作用：%s 为 %s", b.by, p.figureOf(b.by).Number())}
}

// oneRate refuses the two classes of the pension rate in a month that has one rate for all, known or disputed.
func (p *Policy) oneRate(own map[string]rule.Figure) error {
	var errs []error
	for _, name := range [...]string{"pension.employer_rate_high", "pension.employer_rate_low"} {
		published := p.figureOf(name)
		classed := p.Pension.EmployerRate.Known() || published != (rule.Figure{}) && !published.None()
		if value, given := own[name]; given && !classed {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: name, Value: value.Number().String(),
				Reason: rule.Say("is for the months with two classes, 2014-05 to 2014-12",
					"只用于分两档的月份（2014-05 至 2014-12）"),
				Do: rule.Say("give pension.employer_rate instead", "请改填 pension.employer_rate")})
		}
	}
	return rule.Join(errs...)
}

// figureOf returns a figure by a name that is one.
func (p *Policy) figureOf(name string) rule.Figure {
	n, err := p.named(name)
	if err != nil {
		return rule.UnknownFigure(err)
	}
	return *n.figure
}

// Unknown is one figure of a policy that nobody knows for its month.
type Unknown struct {
	Name string // such as "pension.employer_rate"
	Err  error  // a *rule.NoRuleError, *rule.DisputedError or *rule.GradeError
}

// Missing returns the figures the policy does not know, in a fixed order. Slip refuses only what it needs.
func (p *Policy) Missing() []Unknown {
	var out []Unknown
	for _, n := range p.figures() {
		if n.absent && *n.figure == (rule.Figure{}) {
			continue
		}
		if err := n.figure.Err(); err != nil {
			out = append(out, Unknown{n.name, err})
		}
	}
	return out
}

// Check refuses a policy without a month, with figures that are not set, or with figures that cannot be right. Figures
// unknown for a stated reason pass. Of a policy without a month, as the zero Policy, nothing else is said.
func (p *Policy) Check() error {
	if p.Month.IsZero() {
		return p.Month.Blame(rule.AreaPayroll.Refuse(rule.ErrMissingField, "month", "",
			rule.Say("is not set", "没有设定"),
			rule.Say("take the policy from guangzhou.Policy or read it from JSON",
				"请取自 guangzhou.Policy，或从 JSON 读入")))
	}
	return errors.Join(p.Pension.Check(), p.Medical.Check(), p.Maternity.Check(), p.Unemployment.Check(),
		p.Injury.Check(), p.Housing.Check()) // each figure by name: there are so many and no more
}
