package payrollmonth

import (
	"slices"
	"strings"

	"github.com/shebao-go/shebao/rule"
)

// rowText is how a plain row is written: what is the same in every row, and between it the id and the numbers.
type rowText struct {
	q     *quick
	parts []rowPart
	end   string
}

// rowPart is a number, or the id, and what stands before it.
type rowPart struct {
	before string
	what   partKind
	at     int // of the schemes, the columns, or a payer
}

type partKind uint8

const (
	theID partKind = iota
	theBase
	theAmount
	theTotal
	theDeclared
	theLimit
	theFormula // up to the rate
)

// least is the bytes of what is the same in every row.
func (r *rowText) least() int {
	bytes := len(r.end)
	for _, part := range r.parts {
		bytes += len(part.before)
	}
	return bytes
}

// rows writes the rows of a piece, and returns where each ends.
func (r *rowText) rows(p *piece) ([]byte, []int) {
	to, ends := p.text[:0], p.ends[:0]
	for row := range p.rows.IDs {
		to = r.row(to, p, row)
		ends = append(ends, len(to))
	}
	return to, ends
}

// row appends one row.
func (r *rowText) row(to []byte, p *piece, row int) []byte {
	last, begin, end := int64(-1), 0, 0 // the base written last, and where it stands: most bases of a row are one
	for i := range r.parts {
		part := &r.parts[i]
		to = append(to, part.before...)
		switch part.what {
		case theBase:
			l := &r.q.schemes[part.at]
			if base := min(max(p.of(l)[row], l.floor), l.ceiling); base == last {
				to = append(to, to[begin:end]...)
			} else {
				begin = len(to)
				to = appendFen(to, base)
				last, end = base, len(to)
			}
		case theAmount:
			to = appendFen(to, p.batch.Amounts[part.at][row])
		default:
			to = r.other(to, part, p, row)
		}
	}
	return append(to, r.end...)
}

// other appends what is neither a base nor an amount.
func (r *rowText) other(to []byte, part *rowPart, p *piece, row int) []byte {
	switch part.what {
	case theID:
		id := p.rows.IDs[row]
		return append(to, p.lines.Text[id[0]:id[1]]...)
	case theTotal:
		return appendFen(to, p.totals()[part.at][row])
	}
	l := &r.q.schemes[part.at]
	wage := p.of(l)[row]
	switch part.what {
	case theDeclared:
		return appendFen(to, wage)
	case theLimit:
		return append(to, l.limit(wage).String()...)
	}
	return l.appendFormula(to, wage)
}

// limit is the limit that decides the base of a wage.
func (l *limited) limit(wage int64) rule.Limit {
	switch {
	case l.fixed:
		return rule.LimitNone
	case wage < l.floor:
		return rule.LimitFloor
	case wage > l.ceiling:
		return rule.LimitCeiling
	}
	return rule.LimitNone
}

// appendFormula appends the formula of a line, as rule.Line has it, up to the rate.
func (l *limited) appendFormula(to []byte, wage int64) []byte {
	base := min(max(wage, l.floor), l.ceiling)
	of := ""
	switch l.limit(wage) {
	case rule.LimitFloor:
		of = "max("
	case rule.LimitCeiling:
		of = "min("
	default:
		return appendFen(to, base)
	}
	to = append(appendFen(append(to, of...), wage), ", "...)
	return append(appendFen(to, base), ')')
}

// totals are the totals of the payers.
func (p *piece) totals() [rule.Employer + 1][]int64 {
	return [...][]int64{rule.Employee: p.batch.Employee, rule.Employer: p.batch.Employer}
}

// appendFen appends fen as yuan with two decimals.
func appendFen(to []byte, fen int64) []byte {
	to, _ = rule.FenAmount(fen).AppendText(to)
	return to
}

// schemeAt is the place of a scheme.
func (q *quick) schemeAt(scheme rule.Scheme) int {
	return slices.IndexFunc(q.schemes, func(l limited) bool { return l.scheme == scheme })
}

// variable stands in a row for the id or a number. It is a character that no text has a meaning for.
const variable = "\ue000"

// newRowText takes a row apart in which variable stands for each of some parts, in their order.
func newRowText(q *quick, row string, parts []rowPart) *rowText {
	texts := strings.Split(row, variable)
	for i := range parts {
		parts[i].before = texts[i]
	}
	return &rowText{q, parts, texts[len(parts)]}
}
