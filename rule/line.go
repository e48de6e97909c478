package rule

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/fen"
)

// Line is one amount one payer owes, with everything it was made from (缴费明细). Integers inside, decimals by accessor.
type Line struct {
	prepared *Prepared // shared and never changed; nil in the zero Line
	declared int64     // fen; everything else follows from the two
}

// charge returns the limits, the rate and the rounding, zero in the zero Line.
func (l *Line) charge() *Charge {
	if l.prepared == nil {
		return &Charge{}
	}
	return &l.prepared.charge
}

// base returns the base in fen and which limit decided it.
func (l *Line) base() (int64, Limit) {
	p := l.prepared
	switch {
	case p == nil:
		return 0, LimitNone
	case p.charge.Fixed:
		return p.floor, LimitNone
	}
	base, hit := fen.Clamp(l.declared, p.floor, p.ceiling)
	return base, [...]Limit{LimitFloor, LimitNone, LimitCeiling}[hit+1]
}

// Scheme returns the insurance (险种).
func (l Line) Scheme() Scheme { return l.charge().Scheme }

// Payer returns who owes the amount (缴费方).
func (l Line) Payer() Payer { return l.charge().Payer }

// Declared returns the wage that was declared (缴费工资), in yuan.
func (l Line) Declared() decimal.Decimal { return decimal.New(l.declared, -2) }

// Base returns the contribution base (缴费基数), in yuan.
func (l Line) Base() decimal.Decimal {
	base, _ := l.base()
	return decimal.New(base, -2)
}

// rate returns the rate that was multiplied, after a relief.
func (l *Line) rate() Number {
	if l.prepared == nil {
		return Number{}
	}
	return l.prepared.rate
}

// Rate returns the rate (费率) that was multiplied, after a relief, as a fraction.
func (l Line) Rate() decimal.Decimal { return l.rate().Decimal() }

// Amount returns the rounded amount (应缴额), in yuan.
func (l Line) Amount() decimal.Decimal {
	if l.prepared == nil {
		return decimal.New(0, -2)
	}
	return l.prepared.amount(l.Fen())
}

// Fen returns the rounded amount in fen.
func (l Line) Fen() int64 {
	if l.prepared == nil {
		return 0
	}
	amount, _ := l.prepared.product(l.declared)
	return amount
}

// Limit returns which limit decided the base.
func (l Line) Limit() Limit {
	_, limit := l.base()
	return limit
}

// Charge returns the limits, the rate and the rounding, each with its document.
func (l Line) Charge() Charge { return *l.charge() }

// Grade returns the weakest grade of the figures that entered the line. A limit that was compared counts even if it
// did not bind; an employer's own setting has no grade and does not count.
func (l Line) Grade() Grade {
	if l.prepared == nil {
		return l.weakest()
	}
	return l.prepared.grade
}

func (l *Line) weakest() Grade {
	g := max(l.charge().Floor.Grade(), l.charge().Rate.Grade(), l.charge().Practice.Grade())
	if l.charge().relieved() {
		g = max(g, l.charge().Relief.Grade())
	}
	if !l.charge().Fixed {
		g = max(g, l.charge().Ceiling.Grade())
	}
	return g
}

// Formula returns the arithmetic as text, such as "max(3000.00, 5510.00) × 8% = 440.80".
func (l Line) Formula() string {
	var numbers numberRoom
	var room [96]byte
	return string(l.appendFormula(room[:0], l.numbers(&numbers)))
}

// lineNumbers are what a line was computed of and comes to, as text: each is written once, and often said twice.
type lineNumbers struct {
	limit                  Limit
	declared, base, amount []byte
}

// numberRoom is for the texts of a line's numbers: an int64 has 19 digits, a point and a sign.
type numberRoom [3][24]byte

// numbers writes the numbers of the line.
func (l *Line) numbers(room *numberRoom) lineNumbers {
	base, limit := l.base()
	out := lineNumbers{limit, appendFen(room[0][:0], l.declared), nil, appendFen(room[1][:0], l.Fen())}
	out.base = out.declared
	if base != l.declared {
		out.base = appendFen(room[2][:0], base)
	}
	return out
}

// appendFormula appends what Formula returns.
func (l *Line) appendFormula(to []byte, of lineNumbers) []byte {
	switch of.limit {
	case LimitFloor:
		to = append(to, "max("...)
	case LimitCeiling:
		to = append(to, "min("...)
	}
	if of.limit == LimitFloor || of.limit == LimitCeiling {
		to = append(append(to, of.declared...), ", "...)
		to = append(append(to, of.base...), ')')
	} else {
		to = append(to, of.base...)
	}
	to = append(append(append(to, " × "...), l.percent()...), " = "...)
	return append(to, of.amount...)
}

// percent is the rate as the formula has it.
func (l *Line) percent() string {
	if l.prepared == nil {
		return l.charge().Rate.number.Percent()
	}
	return l.prepared.percent
}

// appendFen appends an amount in yuan with two decimals.
func appendFen(to []byte, fens int64) []byte {
	to, _ = Amount{fens}.AppendText(to) // never fails
	return to
}

// Explain says in one sentence where the amount comes from, with the documents.
func (l Line) Explain(lang Language) string {
	scheme, payer := l.Scheme(), l.Payer()
	why, rounding := l.why(lang), l.charge().Rounding.Explain(lang)
	var b strings.Builder
	if lang == Chinese {
		fmt.Fprintf(&b, "%s %s：%s 元（%s，%s）。依据：", scheme.Chinese(), payer.Chinese(), l.Formula(), why, rounding)
	} else {
		plain := strings.ReplaceAll(scheme.String(), "_", " ")
		fmt.Fprintf(&b, "%s, %s: %s yuan (%s, %s). Source: ", plain, payer, l.Formula(), why, rounding)
	}
	for i, part := range l.sources() {
		if i > 0 {
			b.WriteString(semicolon(lang))
		}
		cite, note := part.figure.Cite().In(lang), part.figure.standingNote(lang)
		b.WriteString(part.name().In(lang) + " " + cite + part.figure.graded(lang) + note)
	}
	return b.String()
}

// graded is the grade of a figure in brackets; nothing for one that has none.
func (f Figure) graded(lang Language) string {
	switch grade := f.Grade(); {
	case grade == 0:
		return ""
	case lang == Chinese:
		return "［" + grade.Chinese() + "］"
	default:
		return " [" + grade.String() + "]"
	}
}

// name is what the figure is in a charge.
func (p part) name() Text {
	switch p.what {
	case "floor":
		return Say(p.what, "下限")
	case "ceiling":
		return Say(p.what, "上限")
	case "base":
		return Say(p.what, "基数")
	case "rate":
		return Say(p.what, "费率")
	case "relief":
		return Say(p.what, "减免")
	}
	return Say(p.what, "取整")
}

// sources lists the figures that entered the line.
func (l *Line) sources() []part {
	var out []part
	for _, p := range append(l.charge().parts(), part{"rounding", &l.charge().Practice}) {
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
	case l.charge().Fixed:
		zh, en = "基数为上年度本市在岗职工月平均工资，与本人工资无关", "the base is the city average wage, whatever the wage"
	case l.Limit() == LimitFloor:
		zh, en = "工资低于下限，按下限", "the wage is below the floor, which is the base"
	case l.Limit() == LimitCeiling:
		zh, en = "工资高于上限，按上限", "the wage is above the ceiling, which is the base"
	case l.charge().Ceiling.None():
		zh, en = "不设上限", "there is no ceiling"
	}
	if lang == Chinese {
		return zh
	}
	return en
}

// Cites returns the documents of the line in the order floor, ceiling, rate, rounding (base and rate for a fixed base).
func (l Line) Cites() []Cite {
	var out []Cite
	for _, part := range l.sources() {
		out = append(out, part.figure.Cite())
	}
	return out
}
