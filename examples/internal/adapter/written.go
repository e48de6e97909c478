package adapter

import "strings"

// asWritten reports whether a number stands in a cell as it is written, and is small enough to be within the bounds of
// every column. It is a short way for the cells of our own lists: what it is not true of is read as any other.
func (k kind) asWritten(cell string) bool {
	const wholeYuan, wholePercent, rows, places = 10, 2, 7, 6 // digits
	switch k {
	case money, signed:
		whole, fen, point := strings.Cut(cell, ".")
		return point && isWhole(whole, wholeYuan) && len(fen) == 2 && isDigits(fen)
	case count:
		return isWhole(cell, rows)
	case percent:
		number, is := strings.CutSuffix(cell, "%")
		whole, fraction, point := strings.Cut(number, ".")
		exact := fraction != "" && len(fraction) <= places && isDigits(fraction) && !strings.HasSuffix(fraction, "0")
		return is && isWhole(whole, wholePercent) && (!point || exact)
	}
	return false
}

// isWhole reports whether a text is a whole number of at most so many digits, with no 0 before it.
func isWhole(text string, most int) bool {
	return text != "" && len(text) <= most && isDigits(text) && (text[0] != '0' || text == "0")
}

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}
