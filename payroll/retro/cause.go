package retro

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Cause says why a line differs. The zero value is no cause.
//
// The parts of the line due are put back to what they were, one at a time: the published figures that limit the base,
// the rate, the relief that multiplies it, the declared wage, the rounding. A part counts where the amount then
// changes. One part that counts is the cause. Where several count, or none does because each alone is enough, the
// cause is Mixed. A line only one slip has is a Correction.
type Cause uint8

// The causes of a difference.
const (
	Limit      Cause = iota + 1 // a floor, a ceiling or a published base (上下限调整)
	Rate                        // 费率调整
	Base                        // the declared wage (缴费工资更正)
	Correction                  // another rounding, or a line only one of the slips has
	Mixed                       // several of these together
	Relief                      // a relief that is another factor, or on one side only (减免调整)
)

func causeNames() jsonrule.Words {
	return jsonrule.Words{"", "limit", "rate", "base", "correction", "mixed", "relief"}
}

// String returns the JSON name, such as "limit".
func (c Cause) String() string { return string(causeNames().Text(uint8(c))) }

// MarshalText writes the JSON name.
func (c Cause) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (c *Cause) UnmarshalText(text []byte) error { return causeNames().Read((*uint8)(c), text) }

// causeOf finds the cause of two lines of one scheme and payer whose amounts differ.
func causeOf(paid, due *rule.Line) Cause {
	was, is := paid.Charge(), due.Charge()
	limits, rate, relief := is, is, is
	limits.Floor, limits.Ceiling = was.Floor, was.Ceiling
	rate.Rate = was.Rate
	relief.Relief = was.Relief
	rounding := is
	rounding.Rounding = was.Rounding
	var found []Cause
	if moves(limits, due.Declared(), due) {
		found = append(found, Limit)
	}
	if moves(rate, due.Declared(), due) {
		found = append(found, Rate)
	}
	if moves(relief, due.Declared(), due) {
		found = append(found, Relief)
	}
	if moves(is, paid.Declared(), due) {
		found = append(found, Base)
	}
	if moves(rounding, due.Declared(), due) {
		found = append(found, Correction)
	}
	if len(found) == 1 {
		return found[0]
	}
	return Mixed
}

// moves reports whether a charge with one part put back gives another amount than the line due.
func moves(charge rule.Charge, wage decimal.Decimal, due *rule.Line) bool {
	if wage.Equal(due.Declared()) && charge == due.Charge() {
		return false // the part is what it was
	}
	declared, _ := rule.WageInput("", "").Amount(wage) // both lines were made: their parts and wages are checked
	amount, _ := charge.Fen(declared)
	return amount != due.Fen()
}
