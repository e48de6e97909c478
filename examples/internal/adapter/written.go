package adapter

import (
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
)

// asWritten reports whether a number stands in a cell as it is written, and is small enough to be within the bounds of
// every column. It is a short way for the cells of our own lists: what it is not true of is read as any other.
func (k kind) asWritten(number string) bool {
	const wholeYuan, wholePercent, rows, places = 10, 2, 7, 6 // digits
	switch k {
	case money, signed:
		whole, fen, point := strings.Cut(number, ".")
		return point && isWhole(whole, wholeYuan) && len(fen) == 2 && cell.Digits(fen)
	case count:
		return isWhole(number, rows)
	case percent:
		rate, is := strings.CutSuffix(number, "%")
		whole, fraction, point := strings.Cut(rate, ".")
		exact := fraction != "" && len(fraction) <= places && cell.Digits(fraction) && !strings.HasSuffix(fraction, "0")
		return is && isWhole(whole, wholePercent) && (!point || exact)
	}
	return false
}

// isWhole reports whether a text is a whole number of at most so many digits, with no 0 before it.
func isWhole(text string, most int) bool {
	return text != "" && len(text) <= most && cell.Digits(text) && (text[0] != '0' || text == "0")
}
