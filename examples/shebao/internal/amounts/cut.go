package amounts

import (
	"bytes"
	"slices"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// around is the text of a line around its wages: before the first, between them, and behind the last.
type around struct {
	parts   [][]byte
	schemes []rule.Scheme // whose wage stands behind each part; 0 for the wage of all
}

// wages are those of a line, in the order they stand there, in fen.
type wages [mostWages]int64

const (
	mostWages    = 5
	longestShape = 4 << 10 // bytes of the lines of a shape
)

// cut finds the wage of a line, or the wages by scheme: plain numbers, as text. In JSON a quote within a text is
// escaped, so that "wage" with a colon behind it is the name of a field.
func cut(line []byte) (around, bool) {
	if len(line) > longestShape {
		return around{}, false
	}
	c := cutter{line: line}
	ofAll := c.find(`"wage"`) && c.wage(0)
	found := ofAll || c.find(`"wages"`) && c.wages()
	c.parts = append(c.parts, line[c.from:])
	return c.around, found
}

// cutter cuts a line in parts.
type cutter struct {
	around
	line     []byte
	from, at int // of the part that is next; of what is looked at
}

// find goes behind the name of a field.
func (c *cutter) find(name string) bool {
	at := bytes.Index(c.line, []byte(name))
	c.at = at + len(name)
	return at >= 0 && c.take(':')
}

// take takes a sign, with the spaces before it, where it is the next.
func (c *cutter) take(sign byte) bool {
	for c.at < len(c.line) && (c.line[c.at] == ' ' || c.line[c.at] == '\t') {
		c.at++
	}
	if c.at == len(c.line) || c.line[c.at] != sign {
		return false
	}
	c.at++
	return true
}

// text takes a text without escapes.
func (c *cutter) text() ([]byte, bool) {
	if !c.take('"') {
		return nil, false
	}
	text, _, ends := bytes.Cut(c.line[c.at:], []byte{'"'})
	c.at += len(text) + 1
	return text, ends
}

// wage takes the wage of a scheme, and the part before it.
func (c *cutter) wage(of rule.Scheme) bool {
	text, isText := c.text()
	if !isText || len(c.schemes) == mostWages {
		return false
	}
	begin := c.at - 1 - len(text)
	c.parts, c.schemes = append(c.parts, c.line[c.from:begin]), append(c.schemes, of)
	c.from = c.at - 1
	return true
}

// wages takes an object of wages by scheme.
func (c *cutter) wages() bool {
	if !c.take('{') {
		return false
	}
	for {
		name, isText := c.text()
		of, known := schemeOf(name)
		if !isText || !known || !c.take(':') || !c.wage(of) {
			return false
		}
		if !c.take(',') {
			return c.take('}')
		}
	}
}

// schemeOf is the scheme of a name that may have a wage of its own.
func schemeOf(name []byte) (rule.Scheme, bool) {
	all := []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Injury, rule.Housing}
	i := slices.IndexFunc(all, func(of rule.Scheme) bool { return of.String() == string(name) })
	if i < 0 {
		return 0, false
	}
	return all[i], true
}

// read reads the wages of a line that has the same text around them; false for any other, and where one is no plain
// number.
func (a *around) read(line []byte) (w wages, ok bool) {
	last := len(a.schemes)
	for i, part := range a.parts[:last] {
		rest, same := bytes.CutPrefix(line, part)
		end := bytes.IndexByte(rest, '"')
		if !same || end < 0 {
			return w, false
		}
		if w[i], ok = fens(rest[:end]); !ok {
			return w, false
		}
		line = rest[end:]
	}
	return w, bytes.Equal(line, a.parts[last])
}

// clone is the text without the lines it was cut from.
func (a *around) clone() around {
	out := around{schemes: a.schemes}
	for _, part := range a.parts {
		out.parts = append(out.parts, bytes.Clone(part))
	}
	return out
}

// wagesOf are the wages of many lines by scheme.
func (a *around) wagesOf(lines *columns) payroll.WageColumns {
	var out payroll.WageColumns
	for i, scheme := range a.schemes {
		switch scheme {
		case rule.Pension:
			out.Pension = lines[i]
		case rule.Medical:
			out.Medical = lines[i]
		case rule.Unemployment:
			out.Unemployment = lines[i]
		case rule.Injury:
			out.Injury = lines[i]
		case rule.Housing:
			out.Housing = lines[i]
		default:
			out.All = lines[i]
		}
	}
	return out
}

// fens reads a wage of at most ten digits and two decimals, in fen; false for any other text, which may be a wage too.
func fens(text []byte) (int64, bool) {
	const most, decimals = 10, 2
	whole, part, hasPart := bytes.Cut(text, []byte("."))
	zeros := len(whole) > 1 && whole[0] == '0'
	if len(whole) == 0 || len(whole) > most || len(part) > decimals || hasPart && len(part) == 0 || zeros {
		return 0, false
	}
	sum := int64(0)
	for _, digits := range [...][]byte{whole, part} {
		for _, c := range digits {
			if c < '0' || c > '9' {
				return 0, false
			}
			sum = 10*sum + int64(c-'0')
		}
	}
	for range decimals - len(part) {
		sum *= 10
	}
	return sum, true
}
