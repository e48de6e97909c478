package planrow

import (
	"slices"
	"strings"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Plan is what the rows of a plan have in common.
type Plan struct {
	Columns []payroll.Column
	Limits  []Limits
}

// Text is how a row is written: what is the same in every row, and between it the id and the numbers.
type Text struct {
	limits []Limits
	parts  []Part
	end    string
}

// Part is a number of a row, or its id.
type Part struct {
	before string
	what   kind
	at     int // of the limits, the columns, or a payer
}

type kind uint8

const (
	theID kind = iota
	theBase
	theAmount
	theTotal
	theDeclared
	theLimit
	theFormula // up to the rate
)

// ID is the part of the id.
func ID() Part { return Part{what: theID} }

// Total is the part of a payer's total.
func Total(payer rule.Payer) Part { return Part{what: theTotal, at: int(payer)} }

// Amount is the part of the amount of a column.
func Amount(column int) Part { return Part{what: theAmount, at: column} }

// Base is the part of a scheme's base.
func (p *Plan) Base(scheme rule.Scheme) Part { return p.of(theBase, scheme) }

// Declared is the part of the wage that a scheme is charged on.
func (p *Plan) Declared(scheme rule.Scheme) Part { return p.of(theDeclared, scheme) }

// Limit is the part of the limit that decides a scheme's base.
func (p *Plan) Limit(scheme rule.Scheme) Part { return p.of(theLimit, scheme) }

// Formula is the part of the formula of a scheme's line, up to the rate.
func (p *Plan) Formula(scheme rule.Scheme) Part { return p.of(theFormula, scheme) }

func (p *Plan) of(what kind, scheme rule.Scheme) Part {
	at := slices.IndexFunc(p.Limits, func(l Limits) bool { return l.Scheme == scheme })
	return Part{what: what, at: at}
}

// Variable stands in a row for the id or a number. It is a character that no text has a meaning for.
const Variable = "\ue000"

// NewText takes a row apart in which Variable stands for each of some parts, in their order.
func (p *Plan) NewText(row string, parts []Part) *Text {
	texts := strings.Split(row, Variable)
	for i := range parts {
		parts[i].before = texts[i]
	}
	return &Text{p.Limits, parts, texts[len(parts)]}
}

// Least is the bytes of what is the same in every row.
func (t *Text) Least() int {
	bytes := len(t.end)
	for _, part := range t.parts {
		bytes += len(part.before)
	}
	return bytes
}

// Append appends a row of a batch that was filled.
func (t *Text) Append(to, id []byte, b *payroll.Batch, row int) []byte {
	last, begin, end := int64(-1), 0, 0 // the base written last, and where it stands: most bases of a row are one
	for i := range t.parts {
		part := &t.parts[i]
		to = append(to, part.before...)
		switch part.what {
		case theBase:
			l := &t.limits[part.at]
			if base := l.base(l.Wages(b)[row]); base == last {
				to = append(to, to[begin:end]...)
			} else {
				begin = len(to)
				to = appendFen(to, base)
				last, end = base, len(to)
			}
		case theAmount:
			to = appendFen(to, b.Amounts[part.at][row])
		default:
			to = t.other(to, id, part, b, row)
		}
	}
	return append(to, t.end...)
}

// other appends what is neither a base nor an amount.
func (t *Text) other(to, id []byte, part *Part, b *payroll.Batch, row int) []byte {
	switch part.what {
	case theID:
		return append(to, id...)
	case theTotal:
		if rule.Payer(part.at) == rule.Employee {
			return appendFen(to, b.Employee[row])
		}
		return appendFen(to, b.Employer[row])
	}
	l := &t.limits[part.at]
	wage := l.Wages(b)[row]
	switch part.what {
	case theDeclared:
		return appendFen(to, wage)
	case theLimit:
		return append(to, l.limit(wage).String()...)
	}
	return l.appendFormula(to, wage)
}

// appendFen appends fen as yuan with two decimals.
func appendFen(to []byte, fen int64) []byte {
	to, _ = rule.FenAmount(fen).AppendText(to)
	return to
}
