package rule

import (
	"errors"
	"iter"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/fen"
)

// Charge is one contribution of one payer before the wage is known (缴费项目): the limits, the rate and the rounding.
// It is the whole of the one contribution formula: clamp the wage to [floor, ceiling], both inclusive, multiply by the
// rate, round once.
type Charge struct {
	Scheme   Scheme
	Payer    Payer
	Floor    Figure   // 下限; 0 where the law sets none; the base itself where Fixed
	Ceiling  Figure   // 上限; None where the law sets none
	Rate     Figure   // 费率, a fraction
	Rounding Rounding // zero: half up to the fen
	Practice Figure   // where a rounding other than the zero one is a cited practice: its source; else the zero Figure
	Fixed    bool     // the base is the floor whatever the wage is (the illness supplement's city average)
}

// Missing yields the figures the charge needs and nobody knows: "floor", "ceiling", "base" or "rate", and why.
func (c *Charge) Missing() iter.Seq2[string, error] {
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

func (c *Charge) parts() []part {
	if c.Fixed {
		return []part{{"base", &c.Floor}, {"rate", &c.Rate}}
	}
	return []part{{"floor", &c.Floor}, {"ceiling", &c.Ceiling}, {"rate", &c.Rate}}
}

// Err returns the first reason the charge cannot be computed, nil where every figure is known.
func (c *Charge) Err() error {
	for _, part := range c.parts() {
		if err := part.figure.Err(); err != nil {
			return err
		}
	}
	return nil
}

// Check refuses figures that are not set or cannot be right: money with more than two decimals, a floor above its
// ceiling, a negative figure, a rate that is none or above 1. A figure that is unknown for a stated reason passes.
func (c *Charge) Check() error {
	var errs []error
	bad := func(what string, n Number, reason string) {
		errs = append(errs, &FieldError{Kind: ErrOutOfRange, Scheme: c.Scheme, Field: what, Value: n.String(), Reason: reason, Do: "check the parameters"})
	}
	for _, part := range c.parts() {
		f := part.figure
		switch n := f.number; {
		case f.reasons == nil:
			errs = append(errs, &FieldError{Kind: ErrMissingField, Scheme: c.Scheme, Field: c.Payer.String() + " " + part.what, Reason: "is not set",
				Do: "take parameters from guangzhou.Policy, or set every figure"})
		case !f.Known():
		case part.what == "rate" && (n.IsNone() || n.units < 0 || n.units > fen.RateOne):
			bad("rate", n, "is not a fraction from 0 to 1")
		case part.what != "rate" && n.IsNone() && part.what != "ceiling":
			bad(part.what, n, "must be a number")
		case n.units < 0:
			bad(part.what, n, "is below 0")
		case part.what != "rate" && !n.IsNone() && n.units%(fen.RateOne/fen.Yuan) != 0:
			bad(part.what, n, "has more than 2 decimals")
		}
	}
	if !c.Fixed && c.Floor.Known() && c.Ceiling.Known() && c.Floor.number.Cmp(c.Ceiling.number) > 0 {
		bad("floor", c.Floor.number, "is above the ceiling "+c.Ceiling.number.String())
	}
	if _, known := c.Rounding.core(); !known {
		errs = append(errs, &FieldError{Kind: ErrOutOfRange, Scheme: c.Scheme, Field: "rounding", Reason: "is not a known unit and mode", Do: "use the constants of package rule"})
	}
	return errors.Join(errs...)
}

// sound is Check and Err for the common case, without an allocation.
func (c *Charge) sound() bool {
	floor, rate := c.Floor.number.units, c.Rate.number.units
	if !c.Floor.Known() || !c.Rate.Known() || !wholeFen(floor) || uint64(rate) > fen.RateOne {
		return false
	}
	return c.Fixed || c.Ceiling.Known() && (c.Ceiling.None() || c.Ceiling.number.units >= floor && wholeFen(c.Ceiling.number.units))
}

// wholeFen reports whether units are money of at least 0 with at most two decimals.
func wholeFen(units int64) bool { return units >= 0 && units != noneUnits && units%fenUnits == 0 }

// fenUnits is a fen in the units of a Number.
const fenUnits = fen.RateOne / fen.Yuan

// Line applies the formula to a declared wage of 0 to 10^10 yuan. It fails with the figure's own error where one is
// unknown, and with ErrOutOfRange where the wage is outside its bounds, a figure cannot be right or the product does not fit.
func (c *Charge) Line(declared Amount) (Line, error) {
	core, rounded := c.Rounding.core()
	if !rounded || !c.sound() {
		broken := *c // a copy, so that the charge itself need not leave the stack
		if err := broken.Check(); err != nil {
			return Line{}, err
		}
		return Line{}, broken.Err()
	}
	if uint64(declared.fen) > uint64(numberLimit*fen.Yuan) {
		return Line{}, WageInput(c.Scheme, "wage").Check(declared.Decimal())
	}
	base, _ := c.base(declared.fen)
	amount, fits := fen.Mul(base, c.Rate.number.units, core)
	if !fits {
		return Line{}, &FieldError{Kind: ErrOutOfRange, Scheme: c.Scheme, Field: "wage", Value: fixed(declared.fen, 2), Reason: "gives no amount that fits",
			Do: "pass a declared wage of at least 0"}
	}
	return Line{charge: *c, declared: declared.fen, amount: amount}, nil
}

// base puts a declared wage, in fen, between the limits, and says which of them decided.
func (c *Charge) base(declared int64) (int64, Limit) {
	if c.Fixed {
		return c.Floor.number.fen(), LimitNone
	}
	base, hit := fen.Clamp(declared, c.Floor.number.fen(), c.Ceiling.number.fen())
	return base, [...]Limit{LimitFloor, LimitNone, LimitCeiling}[hit+1]
}

// Lines applies charges to one declared wage (缴费工资, yuan): the body of every scheme's Contribute. The wage is 0 to
// 10^10 with at most 2 decimals; each line is rounded on its own.
func Lines(wage decimal.Decimal, charges ...Charge) ([]Line, error) {
	if len(charges) == 0 {
		return nil, nil
	}
	declared, err := WageInput(charges[0].Scheme, "wage").Amount(wage)
	errs := []error{err}
	lines := make([]Line, len(charges))
	for i := range charges {
		lines[i], err = charges[i].Line(declared)
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return lines, nil
}

// fen returns a figure of money in fen; Check of the parameters refuses one with more than two decimals. None is above
// every wage.
func (n Number) fen() int64 { return n.units / fenUnits }

// Product returns base x rate rounded once: the formula for a base somebody has chosen, without limits. base is yuan, 0
// to 10^10 with at most 2 decimals, rate a fraction of at most 1.
func Product(scheme Scheme, base, rate decimal.Decimal, rounding Rounding) (decimal.Decimal, error) {
	number, err := RateInput(scheme, "rate", 100).Number(rate)
	declared, baseErr := WageInput(scheme, "base").Amount(base)
	if err := errors.Join(baseErr, err); err != nil {
		return decimal.Decimal{}, err
	}
	charge := Charge{Scheme: scheme, Floor: SettingFigure(Number{}), Ceiling: NoneFigure(), Rate: SettingFigure(number), Rounding: rounding}
	line, err := charge.Line(declared)
	return line.Amount(), err
}

// Line is one amount one payer owes, with everything it was made from (缴费明细). Integers inside, decimals by accessor.
type Line struct {
	charge   Charge
	declared int64
	amount   int64
}

// Scheme returns the insurance (险种).
func (l *Line) Scheme() Scheme { return l.charge.Scheme }

// Payer returns who owes the amount (缴费方).
func (l *Line) Payer() Payer { return l.charge.Payer }

// Declared returns the wage that was declared (缴费工资), in yuan.
func (l *Line) Declared() decimal.Decimal { return decimal.New(l.declared, -2) }

// Base returns the contribution base (缴费基数), in yuan.
func (l *Line) Base() decimal.Decimal {
	base, _ := l.charge.base(l.declared)
	return decimal.New(base, -2)
}

// Rate returns the rate (费率) as a fraction.
func (l *Line) Rate() decimal.Decimal { return l.charge.Rate.number.Decimal() }

// Amount returns the rounded amount (应缴额), in yuan.
func (l *Line) Amount() decimal.Decimal { return decimal.New(l.amount, -2) }

// Fen returns the rounded amount in fen.
func (l *Line) Fen() int64 { return l.amount }

// Limit returns which limit decided the base.
func (l *Line) Limit() Limit {
	_, limit := l.charge.base(l.declared)
	return limit
}

// Charge returns the limits, the rate and the rounding, each with its document.
func (l *Line) Charge() Charge { return l.charge }

// Grade returns the weakest grade of the figures that entered the line. A limit that was compared counts even if it
// did not bind; an employer's own setting has no grade and does not count.
func (l *Line) Grade() Grade {
	g := max(l.charge.Floor.Grade(), l.charge.Rate.Grade(), l.charge.Practice.Grade())
	if !l.charge.Fixed {
		g = max(g, l.charge.Ceiling.Grade())
	}
	return g
}

// Formula returns the arithmetic as text, such as "max(3000.00, 5510.00) × 8% = 440.80".
func (l *Line) Formula() string {
	fens, limit := l.charge.base(l.declared)
	base := fixed(fens, 2)
	switch limit {
	case LimitFloor:
		base = "max(" + fixed(l.declared, 2) + ", " + base + ")"
	case LimitCeiling:
		base = "min(" + fixed(l.declared, 2) + ", " + base + ")"
	}
	return base + " × " + l.charge.Rate.number.Percent() + " = " + fixed(l.amount, 2)
}

// Explain says in one sentence where the amount comes from, with the documents.
func (l *Line) Explain(lang Language) string {
	scheme, payer := nameOf(schemeNames[:], l.charge.Scheme), nameOf(payerNames[:], l.charge.Payer)
	var b strings.Builder
	if lang == Chinese {
		b.WriteString(scheme.zh + " " + payer.zh + "：" + l.Formula() + " 元（" + l.why(lang) + "，" + l.charge.Rounding.Explain(lang) + "）。依据：")
	} else {
		b.WriteString(strings.ReplaceAll(scheme.en, "_", " ") + ", " + payer.en + ": " + l.Formula() + " yuan (" + l.why(lang) + ", " + l.charge.Rounding.Explain(lang) + "). Source: ")
	}
	for i, part := range l.sources() {
		grade := name{en: "", zh: ""}
		if g := part.figure.Grade(); g != 0 {
			grade = name{" [" + g.String() + "]", "［" + g.Chinese() + "］"}
		}
		if i > 0 {
			b.WriteString(map[Language]string{Chinese: "；", English: "; "}[lang])
		}
		label := name{part.what, partNames[part.what]}
		if lang == Chinese {
			b.WriteString(label.zh + " " + part.figure.Cite().In(lang) + grade.zh)
		} else {
			b.WriteString(label.en + " " + part.figure.Cite().In(lang) + grade.en)
		}
	}
	return b.String()
}

// partNames are the Chinese terms for what a figure is in a charge.
var partNames = map[string]string{"floor": "下限", "ceiling": "上限", "base": "基数", "rate": "费率", "rounding": "取整"}

// sources lists the figures that entered the line.
func (l *Line) sources() []part {
	var out []part
	for _, p := range append(l.charge.parts(), part{"rounding", &l.charge.Practice}) {
		if p.figure.documented() {
			out = append(out, p)
		}
	}
	return out
}

// why says which limit decided the base.
func (l *Line) why(lang Language) string {
	zh, en := "工资在上下限之内", "the wage lies within the limits"
	switch {
	case l.charge.Fixed:
		zh, en = "基数为上年度本市在岗职工月平均工资，与本人工资无关", "the base is the city average wage, whatever the wage"
	case l.Limit() == LimitFloor:
		zh, en = "工资低于下限，按下限", "the wage is below the floor, which is the base"
	case l.Limit() == LimitCeiling:
		zh, en = "工资高于上限，按上限", "the wage is above the ceiling, which is the base"
	case l.charge.Ceiling.None():
		zh, en = "不设上限", "there is no ceiling"
	}
	if lang == Chinese {
		return zh
	}
	return en
}

// Cites returns the documents of the line in the order floor, ceiling, rate, rounding (base and rate for a fixed base).
func (l *Line) Cites() []Cite {
	var out []Cite
	for _, part := range l.sources() {
		out = append(out, part.figure.Cite())
	}
	return out
}
