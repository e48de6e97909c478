package main

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// pageWidth is how many columns of a terminal the page uses.
const pageWidth = 100

// page is text laid out for a terminal, where a Chinese character takes two columns.
type page struct{ bytes.Buffer }

func (p *page) line(text string) { p.WriteString(strings.TrimRight("  "+text, " ") + "\n") }

// title prints a heading underlined with one character; every heading but the first follows a blank line.
func (p *page) title(text, under string) {
	if p.Len() > 0 {
		p.WriteString("\n")
	}
	p.WriteString(text + "\n" + strings.Repeat(under, width(text)) + "\n")
}

// grid prints rows in aligned columns: the first and those named in left to the left, the others to the right. A nil row is
// a rule.
func (p *page) grid(rows [][]string, left ...int) {
	widths := widen(nil, rows)
	full := -2
	for _, w := range widths {
		full += w + 2
	}
	for _, row := range rows {
		if row == nil {
			p.line(strings.Repeat("-", full))
			continue
		}
		var b strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-width(cell))
			if i > 0 {
				b.WriteString("  ")
			}
			if i == 0 || slices.Contains(left, i) {
				b.WriteString(cell + pad)
			} else {
				b.WriteString(pad + cell)
			}
		}
		p.line(b.String())
	}
}

// widen returns the widths that also hold the cells of rows.
func widen(widths []int, rows [][]string) []int {
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width(cell))
		}
	}
	return widths
}

// facts prints labels and texts, the further lines of a text under its first.
func (p *page) facts(all [][2]string) {
	label := 0
	for _, one := range all {
		label = max(label, width(one[0]))
	}
	for _, one := range all {
		p.wrapped(one[0]+strings.Repeat(" ", label-width(one[0])+2), one[1])
	}
}

// wrapped prints a text behind a mark, its further lines indented under its first.
func (p *page) wrapped(mark, text string) {
	for i, line := range wrap(text, pageWidth-2-width(mark)) {
		if i > 0 {
			mark = strings.Repeat(" ", width(mark))
		}
		p.line(mark + line)
	}
}

// wrap breaks a text at blanks and between Chinese characters, but not before a closing mark.
func wrap(text string, limit int) []string {
	var lines []string
	used, breakAt := 0, 0 // columns so far; where the line may end
	start := 0
	for i, r := range text {
		if i > start && (text[i-1] == ' ' || mayBreak(text[:i], r)) {
			breakAt = i
		}
		used += runeWidth(r)
		if used > limit && breakAt > start {
			lines = append(lines, strings.TrimRight(text[start:breakAt], " "))
			start = breakAt
			used = width(text[start:i]) + runeWidth(r)
		}
	}
	return append(lines, text[start:])
}

// mayBreak reports whether a line may end between a text and the character after it.
func mayBreak(before string, next rune) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune(" ，。；：、）］〕》”·%", next) || strings.ContainsRune("（［〔《“", last) {
		return false
	}
	return runeWidth(last) == 2 || runeWidth(next) == 2
}

// width is how many columns a text takes.
func width(text string) int {
	n := 0
	for _, r := range text {
		n += runeWidth(r)
	}
	return n
}

// runeWidth is 2 for the wide characters of East Asian scripts, else 1.
func runeWidth(r rune) int {
	for _, wide := range [...][2]rune{{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
		{0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}} {
		if r >= wide[0] && r <= wide[1] {
			return 2
		}
	}
	return 1
}

// grouped puts a comma before every three digits of the whole part.
func grouped(number string) string {
	whole, frac, _ := strings.Cut(number, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if frac != "" {
		frac = "." + frac
	}
	return sign + whole + frac
}
