package page

import (
	"strings"
	"unicode/utf8"
)

// Wrap breaks a text into lines of at most so many columns, at blanks and between Chinese characters, but not before
// a closing mark or after an opening one. The blank a line ends at counts as a column. A word longer than a line
// stays whole.
func Wrap(text string, columns int) []string {
	var lines []string
	used, breakAt := 0, 0 // columns so far; where the line may end
	start := 0
	for i, r := range text {
		if i > start && (text[i-1] == ' ' || mayBreak(text[:i], r)) {
			breakAt = i
		}
		used += runeWidth(r)
		if used > columns && breakAt > start {
			lines = append(lines, strings.TrimRight(text[start:breakAt], " "))
			start = breakAt
			used = Width(text[start:i]) + runeWidth(r)
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

// Width is how many columns a text takes.
func Width(text string) int {
	n := 0
	for _, r := range text {
		n += runeWidth(r)
	}
	return n
}

// runeWidth is 2 for the wide characters of East Asian scripts, else 1.
func runeWidth(r rune) int {
	for _, wide := range wideRunes() {
		if r >= wide[0] && r <= wide[1] {
			return 2
		}
	}
	return 1
}

// wideRunes are the first and the last of each range of wide characters.
func wideRunes() [9][2]rune {
	return [...][2]rune{
		{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
		{0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
	}
}
