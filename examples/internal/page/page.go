package page

import (
	"slices"
	"strings"
)

// Page is text laid out line by line. The zero Page has no width: set Columns first.
type Page struct {
	Columns int    // a line is at most so wide where it can be broken
	Margin  string // before every line but the headings
	text    strings.Builder
}

// String returns what was printed.
func (p *Page) String() string { return p.text.String() }

// Line prints one line as it is, without blanks at its end.
func (p *Page) Line(text string) {
	p.text.WriteString(strings.TrimRight(p.Margin+text, " ") + "\n")
}

// Title prints a heading underlined with one character; every heading but the first follows a blank line.
func (p *Page) Title(text, under string) {
	if p.text.Len() > 0 {
		p.text.WriteString("\n")
	}
	p.text.WriteString(text + "\n" + strings.Repeat(under, Width(text)) + "\n")
}

// Grid prints rows in aligned columns: the first and those named in left to the left, the others to the right. A nil
// row is a rule.
func (p *Page) Grid(rows [][]string, left ...int) { p.Rows(rows, Widen(nil, rows), left...) }

// Rows is Grid with the widths given, so that several tables can stand under each other. Widen returns such widths.
func (p *Page) Rows(rows [][]string, widths []int, left ...int) {
	full := -2
	for _, w := range widths {
		full += w + 2
	}
	for _, row := range rows {
		if row == nil {
			p.Line(strings.Repeat("-", max(0, full)))
			continue
		}
		var b strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", max(0, widths[i]-Width(cell)))
			if i > 0 {
				b.WriteString("  ")
			}
			if i == 0 || slices.Contains(left, i) {
				b.WriteString(cell + pad)
			} else {
				b.WriteString(pad + cell)
			}
		}
		p.Line(b.String())
	}
}

// Widen returns the widths that also hold the cells of rows.
func Widen(widths []int, rows [][]string) []int {
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], Width(cell))
		}
	}
	return widths
}

// Facts prints labels and texts, the further lines of a text under its first.
func (p *Page) Facts(all [][2]string) {
	label := 0
	for _, one := range all {
		label = max(label, Width(one[0]))
	}
	for _, one := range all {
		p.Wrapped(one[0]+strings.Repeat(" ", label-Width(one[0])+2), one[1])
	}
}

// Wrapped prints a text behind a mark, its further lines indented under its first.
func (p *Page) Wrapped(mark, text string) {
	for i, line := range Wrap(text, p.Columns-Width(p.Margin)-Width(mark)) {
		if i > 0 {
			mark = strings.Repeat(" ", Width(mark))
		}
		p.Line(mark + line)
	}
}
