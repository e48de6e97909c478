package rule

import (
	"iter"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/fen"
)

// Charge is one contribution of one payer before the wage is known (缴费项目): the limits, the rate and the rounding.
// It is the whole of the one contribution formula: clamp the wage to [floor, ceiling], both inclusive, multiply by the
// rate, round once.
type Charge struct {
	Scheme Scheme `json:"scheme"`
	Payer  Payer  `json:"payer"`

	// 下限; 0 where the law sets none; the base itself where Fixed.
	Floor Figure `json:"floor"`

	// 上限; None where the law sets none.
	Ceiling Figure `json:"ceiling,omitzero"`

	// 费率, a fraction.
	Rate Figure `json:"rate"`

	// 减免系数, a factor of the rate from 0 (免征) to 1; the zero Figure or None where there is no relief.
	Relief Figure `json:"relief,omitzero"`

	// The zero value rounds half up to the fen.
	Rounding Rounding `json:"rounding"`

	// Where a rounding other than the zero one is a cited practice: its source; else the zero Figure.
	Practice Figure `json:"practice,omitzero"`

	// The base is the floor whatever the wage is (the illness supplement's city average).
	Fixed bool `json:"fixed,omitempty"`
}

// Missing yields the figures the charge needs and nobody knows: "floor", "ceiling", "base", "rate" or "relief", and
// why.
func (c Charge) Missing() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, part := range c.parts() {
			if err := part.figure.Err(); err != nil && !yield(part.what, err) {
				return
			}
		}
	}
}

type part struct {
	what   string
	figure *Figure
}

// fraction reports whether the part is a share of the base rather than money.
func (p part) fraction() bool { return p.what == "rate" || p.what == "relief" }

func (c *Charge) parts() []part {
	parts := []part{{"floor", &c.Floor}, {"ceiling", &c.Ceiling}, {"rate", &c.Rate}}
	if c.Fixed {
		parts = []part{{"base", &c.Floor}, {"rate", &c.Rate}}
	}
	if c.relieved() {
		parts = append(parts, part{"relief", &c.Relief})
	}
	return parts
}

// relieved reports whether a relief is in force, or may be.
func (c *Charge) relieved() bool { return c.Relief.reasons != nil && !c.Relief.None() }

// Err returns the first reason the charge cannot be computed, nil where every figure is known.
func (c Charge) Err() error {
	for _, part := range c.parts() {
		if err := part.figure.Err(); err != nil {
			return err
		}
	}
	return nil
}

// Check refuses figures that are not set or cannot be right: money with more than two decimals, a floor above its
// ceiling, a negative figure, a rate of none or above 1. A figure that is unknown for a stated reason passes.
func (c Charge) Check() error {
	var errs []error
	for _, p := range c.parts() {
		errs = append(errs, c.checkPart(p))
	}
	return Join(append(errs, c.checkLimits(), c.checkRounding())...)
}

// checkPart refuses one figure of the charge.
func (c *Charge) checkPart(p part) error {
	switch {
	case p.figure.reasons == nil:
		return &FieldError{Kind: ErrMissingField, Area: c.Scheme.Area(),
			Field:  strings.TrimSpace(c.Payer.String() + " " + p.what),
			Reason: Say("is not set", "没有设定"),
			Do:     Say("take parameters from guangzhou.Policy, or set every figure", "请取自 guangzhou.Policy，或设定每一项数值")}
	case !p.figure.Known():
		return nil
	case p.fraction():
		return c.checkFraction(p.what, p.figure.number)
	}
	return c.checkMoney(p.what, p.figure.number)
}

// CheckAll returns what Check says of several charges, each error once: charges of a scheme share figures.
func CheckAll(charges ...Charge) error {
	var errs []error
	said := map[string]bool{}
	for i := range charges {
		for err := range Errors(charges[i].Check()) {
			if !said[err.Error()] {
				said[err.Error()] = true
				errs = append(errs, err)
			}
		}
	}
	return Join(errs...)
}

// checkFraction refuses a rate or a relief that is no share of the base.
func (c *Charge) checkFraction(what string, n Number) error {
	if n.units < 0 || n.units > fen.RateOne { // none is above every number
		return c.refuse(what, n, Say("is not a fraction from 0 to 1", "不是 0 至 1 的小数"))
	}
	return nil
}

// checkMoney refuses a limit or a base that is no amount in fen; only a ceiling may be none.
func (c *Charge) checkMoney(what string, n Number) error {
	switch {
	case n.IsNone() && what == "ceiling":
		return nil
	case n.IsNone():
		return c.refuse(what, n, Say("must be a number", "必须是数字"))
	case n.units < 0:
		return c.refuse(what, n, Say("is below 0", "小于 0"))
	case n.units%fenUnits != 0:
		return c.refuse(what, n, Say("has more than 2 decimals", "小数超过 2 位"))
	}
	return nil
}

// checkLimits refuses a floor above its ceiling.
func (c *Charge) checkLimits() error {
	floor, ceiling := c.Floor.number, c.Ceiling.number
	if c.Fixed || !c.Floor.Known() || !c.Ceiling.Known() || floor.Cmp(ceiling) <= 0 {
		return nil
	}
	return c.refuse("floor", floor, Sayf("is above the ceiling %s", "高于上限 %s", ceiling))
}

func (c *Charge) checkRounding() error {
	if _, known := c.Rounding.core(); known {
		return nil
	}
	return c.Rounding.unknown(c.Scheme.Area(), "")
}

// refuse is the error of a figure that cannot be right.
func (c *Charge) refuse(what string, n Number, reason Text) error {
	return &FieldError{Kind: ErrOutOfRange, Area: c.Scheme.Area(), Field: what, Value: n.String(), Reason: reason,
		Do: Say("check the parameters", "请核对各项参数")}
}

// fenUnits is a fen in the units of a Number.
const fenUnits = fen.RateOne / fen.Yuan

// fen returns a figure of money in fen; Check of the parameters refuses one with more than two decimals. None is above
// every wage.
func (n Number) fen() int64 { return n.units / fenUnits }

// Prepared is a charge that was checked once, for many wages. The zero value is refused by Line.
type Prepared struct {
	charge             Charge
	rate               Number // after the relief
	floor, ceiling     int64  // fen
	rounding           fen.Rounding
	atFloor, atCeiling int64           // amounts, fen
	onFloor, onCeiling decimal.Decimal // the same in yuan, shared by all lines: decimals never change
	wording
}

// wording is what every line of a charge says, whatever the wage.
type wording struct {
	grade    Grade
	rateText string   // "0.08"
	percent  string   // as a formula has it, with its relief: "8%"
	sources  []string // the documents, in English

	// What a line as JSON says between its formula and its limit, and behind that.
	jsonBeforeLimit, jsonBehindLimit string
}

// word puts into words what every line says.
func (p *Prepared) word() wording {
	l := Line{prepared: p}
	w := wording{grade: l.weakest(), rateText: p.rate.String(), percent: p.charge.Rate.number.Percent()}
	if p.charge.relieved() {
		w.percent += " × " + p.charge.Relief.number.String()
	}
	for _, cite := range l.Cites() {
		w.sources = append(w.sources, cite.In(English))
	}
	w.jsonBeforeLimit, w.jsonBehindLimit = w.aroundLimit(p.charge.Scheme, p.charge.Payer)
	return w
}

// Prepare checks a charge for many wages. It fails with the figure's own error where one is unknown and with
// ErrOutOfRange where a figure cannot be right.
func (c Charge) Prepare() (*Prepared, error) {
	p, err := c.numbers()
	if err != nil {
		return nil, err
	}
	p.wording = p.word()
	return p, nil
}

// numbers is Prepare without the words of the lines.
func (c *Charge) numbers() (*Prepared, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	rate, err := c.relievedRate()
	if err != nil {
		return nil, err
	}
	rounding, _ := c.Rounding.core()
	p := &Prepared{charge: *c, rate: rate, rounding: rounding,
		floor: c.Floor.number.fen(), ceiling: c.Ceiling.number.fen()}
	if c.Fixed {
		p.ceiling = p.floor
	}
	p.atFloor, _ = fen.Mul(p.floor, rate.units, rounding)     // fits: a limit is at most 10^10 yuan, the rate at most 1
	p.atCeiling, _ = fen.Mul(p.ceiling, rate.units, rounding) // without a ceiling an amount nobody owes
	p.onFloor, p.onCeiling = decimal.New(p.atFloor, -2), decimal.New(p.atCeiling, -2)
	return p, nil
}

// relievedRate returns the rate that is multiplied: the rate of the law times the relief, exact in 8 decimals.
func (c *Charge) relievedRate() (Number, error) {
	if !c.relieved() {
		return c.Rate.number, nil
	}
	in := Input{Area: c.Scheme.Area(), Field: c.Payer.String() + " rate after the relief"}
	return c.Rate.number.Times(c.Relief.number, in)
}

// amount returns an amount of the charge in yuan.
func (p *Prepared) amount(fens int64) decimal.Decimal {
	switch fens {
	case p.atFloor:
		return p.onFloor
	case p.atCeiling:
		return p.onCeiling
	}
	return decimal.New(fens, -2)
}

// Charge returns what was prepared.
func (p *Prepared) Charge() Charge { return p.charge }

// Payer returns who owes the amount (缴费方).
func (p *Prepared) Payer() Payer { return p.charge.Payer }

// Terms are a prepared charge as integers, for whoever computes many wages at once.
type Terms struct {
	Floor, Ceiling int64        // fen, equal where the base is fixed; without a ceiling it is above every wage
	Rate           int64        // after the relief, in hundred-millionths
	Unit           int64        // the fen the product is rounded to: 1, 10 or 100
	From           int64        // the fen it is first rounded to, half up; 0 where it is rounded once
	Mode           RoundingMode // which way a remainder goes
}

// Terms returns the formula as integers.
func (p *Prepared) Terms() Terms {
	r := p.rounding
	return Terms{p.floor, p.ceiling, p.rate.units, r.Unit, r.From, RoundingMode(r.Mode)}
}

// Line applies the formula to a declared wage of 0 to 10^10 yuan and returns the line with its amount in fen. It
// fails with ErrOutOfRange where the wage is outside its bounds.
func (p *Prepared) Line(declared Amount) (Line, int64, error) {
	if uint64(declared.fen) > uint64(numberLimit*fen.Yuan) {
		_, err := Wage(p.charge.Scheme.Area(), "wage", declared.Decimal())
		return Line{}, 0, err
	}
	amount, fits := p.product(declared.fen)
	if !fits {
		return Line{}, 0, &FieldError{Kind: ErrMissingField, Area: p.charge.Scheme.Area(), Field: "charge",
			Reason: Say("was not prepared", "未经准备"),
			Do:     Say("use what Charge.Prepare returns", "请使用 Charge.Prepare 的返回值")}
	}
	return Line{p, declared.fen}, amount, nil
}

// product is the formula in fen. It fits in what Prepare returns: a base is at most 10^10 yuan, a rate at most 1.
func (p *Prepared) product(declared int64) (int64, bool) {
	base, _ := fen.Clamp(declared, p.floor, p.ceiling)
	return fen.Mul(base, p.rate.units, p.rounding)
}

// Line applies the formula to one declared wage of 0 to 10^10 yuan. It fails as Prepare and Prepared.Line do.
func (c Charge) Line(declared Amount) (Line, error) {
	p, err := c.Prepare()
	if err != nil {
		return Line{}, err
	}
	line, _, err := p.Line(declared)
	return line, err
}

// Fen is the amount of Line, in fen, for whoever needs no line. It fails as Line does.
func (c Charge) Fen(declared Amount) (int64, error) {
	p, err := c.numbers()
	if err != nil {
		return 0, err
	}
	_, amount, err := p.Line(declared)
	return amount, err
}

// CheckChosen refuses a base somebody chose outside the limits of the charge, both inclusive: a chosen base is not
// moved into them. Limits that are not known refuse nothing here; Err says why they are not.
func (c Charge) CheckChosen(base Amount) error {
	if !c.Floor.Known() || !c.Ceiling.Known() {
		return nil
	}
	floor, ceiling := c.Floor.number, c.Ceiling.number
	if base.fen >= floor.fen() && base.fen <= ceiling.fen() {
		return nil
	}
	return &FieldError{Kind: ErrOutOfRange, Area: c.Scheme.Area(), Field: "base", Value: base.String(),
		Reason: Sayf("is not within %s to %s", "不在 %s 至 %s 之间", floor, ceiling),
		Do:     Say("choose a base within the limits", "请在上下限之间选择缴费基数")}
}

// Lines applies charges to one declared wage (缴费工资, yuan): the body of every scheme's Contribute. The wage is 0 to
// 10^10 with at most 2 decimals; each line is rounded on its own.
func Lines(wage decimal.Decimal, charges ...Charge) ([]Line, error) {
	if len(charges) == 0 {
		return nil, nil
	}
	declared, err := Wage(charges[0].Scheme.Area(), "wage", wage)
	errs := []error{err}
	lines := make([]Line, len(charges))
	for i := range charges {
		lines[i], err = charges[i].Line(declared)
		errs = append(errs, err)
	}
	if err := Join(errs...); err != nil {
		return nil, err
	}
	return lines, nil
}

// Product returns base x rate rounded once: the formula for a base somebody has chosen, without limits. base is yuan, 0
// to 10^10 with at most 2 decimals, rate a fraction of at most 1.
func Product(scheme Scheme, base, rate decimal.Decimal, rounding Rounding) (decimal.Decimal, error) {
	number, err := RateInput(scheme.Area(), "rate", 100).Number(rate)
	declared, baseErr := Wage(scheme.Area(), "base", base)
	if err := Join(baseErr, err); err != nil {
		return decimal.Decimal{}, err
	}
	charge := Charge{Scheme: scheme, Floor: SettingFigure(Number{}), Ceiling: NoneFigure(),
		Rate: SettingFigure(number), Rounding: rounding}
	line, err := charge.Line(declared)
	if err != nil {
		return decimal.Decimal{}, err
	}
	return line.Amount(), nil
}
