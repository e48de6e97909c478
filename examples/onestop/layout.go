package main

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// pageWidth is how many columns of a terminal the page uses.
const pageWidth = 110

// page is text laid out for a terminal, where a Chinese character takes two columns.
type page struct{ bytes.Buffer }

func (p *page) line(text string) { p.WriteString(strings.TrimRight(text, " ") + "\n") }

// title prints a heading underlined with one character; every heading but the first follows a blank line.
func (p *page) title(text, under string) {
	if p.Len() > 0 {
		p.WriteString("\n")
	}
	p.WriteString(text + "\n" + strings.Repeat(under, width(text)) + "\n")
}

// row prints cells in columns of the widths given, the second to the right; nil prints a rule.
func (p *page) row(widths []int, cells []string) {
	full := 2*len(widths) - 2
	for _, w := range widths {
		full += w
	}
	if cells == nil {
		p.line("  " + strings.Repeat("-", full))
		return
	}
	var b strings.Builder
	for i, cell := range cells {
		pad := strings.Repeat(" ", max(0, widths[i]-width(cell)))
		b.WriteString("  ")
		if i == 1 {
			b.WriteString(pad + cell)
		} else {
			b.WriteString(cell + pad)
		}
	}
	p.line(b.String())
}

// widen returns the widths that also hold the cells.
func widen(widths []int, cells []string) []int {
	for i, cell := range cells {
		if i == len(widths) {
			widths = append(widths, 0)
		}
		widths[i] = max(widths[i], width(cell))
	}
	return widths
}

// wrapped prints a text behind a mark, its further lines indented under its first.
func (p *page) wrapped(mark, text string) {
	for i, line := range wrap(text, pageWidth-width(mark)) {
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
	if strings.ContainsRune(" ，。；：、）］〕》”·", next) || strings.ContainsRune("（［〔《“", last) {
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
