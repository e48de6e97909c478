package bill

import (
	"strings"

	"github.com/shopspring/decimal"
)

// ClassTotal is the items of one class.
type ClassTotal struct {
	Class    Class
	Count    int
	Explains decimal.Decimal // share of Report.Difference
}

// Report is the comparison. The sums are of what is known; a total is valid only where nothing of its side is unknown.
type Report struct {
	Items      []Item
	OursKnown  decimal.Decimal     // sum of our amounts that are known
	BillKnown  decimal.Decimal     // sum of the bill's amounts that can be read
	Ours       decimal.NullDecimal // our total
	Bill       decimal.NullDecimal // the bill's total
	Difference decimal.Decimal     // OursKnown less BillKnown
	ByClass    []ClassTotal        // in the order of the classes; only those that occur
	Sums       []Sum               // the bill's sum rows, which are nobody
	Other      *Other              // what the bill seems to be about instead; nil where it is about what was said
}

// report adds up lines, rows and items, each on its own.
func report(ours []own, rows []reading, items []Item) Report {
	r := Report{Items: items}
	r.Ours.Valid, r.Bill.Valid = true, true
	for _, o := range ours {
		if o.line == nil {
			r.Ours.Valid = false
			continue
		}
		r.OursKnown = r.OursKnown.Add(o.figures().Amount.Decimal)
	}
	for _, row := range rows {
		if row.sum {
			continue
		}
		r.BillKnown = r.BillKnown.Add(row.Amount.Decimal)
		r.Bill.Valid = r.Bill.Valid && row.Amount.Valid
	}
	r.Ours.Decimal, r.Bill.Decimal = r.OursKnown, r.BillKnown
	r.Difference = r.OursKnown.Sub(r.BillKnown)
	var byClass [Ambiguous + 1]ClassTotal
	for _, item := range items {
		c := &byClass[item.Class]
		c.Class, c.Count, c.Explains = item.Class, c.Count+1, c.Explains.Add(item.Explains)
	}
	for _, c := range byClass {
		if c.Count > 0 {
			r.ByClass = append(r.ByClass, c)
		}
	}
	return r
}

// Proof writes the identity of the difference: ours less the bill is the difference, which is what the classes
// explain, such as "2040.80 - 1760.80 = 280.00 = 40.00 (base_diff) + 640.00 (missing_in_bill) - 400.00
// (extra_in_bill)". A sum that is not a total, because something is unknown, says so.
func (r Report) Proof() string {
	known := func(sum decimal.Decimal, total decimal.NullDecimal) string {
		if total.Valid {
			return signed(sum)
		}
		return signed(sum) + " (known)"
	}
	var b strings.Builder
	b.WriteString(known(r.OursKnown, r.Ours) + " - " + known(r.BillKnown, r.Bill))
	b.WriteString(" = " + r.Difference.StringFixed(2) + " = ")
	first := true
	for _, c := range r.ByClass {
		if c.Explains.IsZero() {
			continue
		}
		sign, amount := " + ", c.Explains
		switch {
		case c.Explains.IsNegative() && first:
			sign, amount = "-", amount.Neg()
		case c.Explains.IsNegative():
			sign, amount = " - ", amount.Neg()
		case first:
			sign = ""
		}
		b.WriteString(sign + amount.StringFixed(2) + " (" + c.Class.String() + ")")
		first = false
	}
	if first {
		b.WriteString("0.00")
	}
	return b.String()
}

// signed writes an amount, a negative one in brackets.
func signed(d decimal.Decimal) string {
	if d.IsNegative() {
		return "(" + d.StringFixed(2) + ")"
	}
	return d.StringFixed(2)
}
