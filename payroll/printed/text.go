package printed

import (
	"strings"
	"unicode"
)

// Full-width forms of the characters from ! to ~ stand at this distance from them.
const (
	wideFirst = '！'
	wideLast  = '～'
	wideShift = '！' - '!'
)

// narrow returns a text in ordinary width, with ordinary blanks and without invisible characters such as a byte order
// mark.
func narrow(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case wideFirst <= r && r <= wideLast:
			return r - wideShift
		case r == '￥':
			return '¥'
		case r == '−':
			return '-'
		case unicode.IsSpace(r), r == '\u2800': // the braille of no dots
			return ' '
		case Invisible(r):
			return -1
		}
		return r
	}, text)
}

// Invisible reports whether a character shows nothing and takes no room, as a zero width space, a mark of the direction
// of writing, a byte order mark, a variation selector and a filler do: two texts that differ in one look the same.
func Invisible(r rune) bool {
	return r > '~' && unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// Plain returns a text as ID, Money and Rate look at it: in ordinary width, without invisible characters, blanks at its
// ends and what makes a spreadsheet keep a text: apostrophes before it, or a formula that is nothing but the text, such
// as ="0007".
func Plain(text string) string {
	if isPlain(text) {
		return text
	}
	text = narrow(text)
	for {
		text = strings.TrimRight(strings.TrimLeft(text, " '’‘`′"), " ")
		inner, formula := strings.CutPrefix(text, "=")
		inner, opened := strings.CutPrefix(strings.TrimLeft(inner, " "), `"`)
		inner, closed := strings.CutSuffix(inner, `"`)
		if !formula || !opened || !closed {
			return text
		}
		text = inner
	}
}

// isPlain reports whether a text is one that Plain leaves as it is, as most are: letters, digits and signs of ordinary
// width and Chinese characters, with nothing before them that a spreadsheet takes for more than a text.
func isPlain(text string) bool {
	for i, r := range text {
		switch {
		case i == 0 && (r == '=' || r == '\'' || r == '`'):
			return false
		case r < '!' || r > '~' && r < '一' || r > '鿿':
			return false
		}
	}
	return true
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// allDigits reports whether a text is one or more digits.
func allDigits(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool { return !digit(r) })
}
