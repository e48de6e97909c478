package payrollmonth

import (
	"encoding/csv"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/payroll"
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
)

// add adds a part behind some text.
func (r *rowText) add(before string, what partKind, at int) {
	r.parts = append(r.parts, rowPart{before, what, at})
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
		case theID:
			id := p.rows.IDs[row]
			to = append(to, p.lines.Text[id[0]:id[1]]...)
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
		case theTotal:
			to = appendFen(to, p.totals()[part.at][row])
		}
	}
	return append(to, r.end...)
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

// rowText writes plain rows as write writes a slip.
func (c *csvSlips) rowText(q *quick, slip *payroll.Slip) *rowText {
	r := &rowText{q: q}
	parts := make([]*rowPart, c.width)
	parts[0] = &rowPart{what: theID}
	for i, column := range q.columns {
		at := &c.at[column.Scheme]
		parts[at[0]] = &rowPart{what: theBase, at: q.schemeAt(column.Scheme)}
		parts[at[column.Payer]] = &rowPart{what: theAmount, at: i}
	}
	if totalText(&slip.Employee) != "" {
		parts[c.width-5] = &rowPart{what: theTotal, at: int(rule.Employee)}
	}
	if totalText(&slip.Employer) != "" {
		parts[c.width-4] = &rowPart{what: theTotal, at: int(rule.Employer)}
	}
	c.fill("", slip)
	before := ""
	for i, part := range parts {
		if i > 0 {
			before += ","
		}
		if part == nil {
			before += csvCell(c.cells[i])
			continue
		}
		r.add(before, part.what, part.at)
		before = ""
	}
	r.end = before + "\n"
	return r
}

// csvCell is a cell as package csv writes it.
func csvCell(text string) string {
	var out strings.Builder
	w := csv.NewWriter(&out)
	_ = w.Write([]string{"", text}) // a Builder takes everything
	w.Flush()
	return strings.TrimSuffix(strings.TrimPrefix(out.String(), ","), "\n")
}
