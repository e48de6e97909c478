package table

import (
	"fmt"
	"strings"
)

// An amount with grouping commas and no quotes around it falls apart in a text that commas separate: E1,8,000 reads as
// a wage of 8 and something of 000. What tells it are one to three digits of yuan, followed by cells of three digits
// that stand where another amount has no business: in a column of numbers, before empty cells, or beyond the header.

// fellApart returns such an amount of a row as it was written, empty where there is none.
func (r *Reader) fellApart(cells []string) string {
	for i := range min(len(cells), len(r.header.names)) {
		if r.contentAt(i) != Yuan || !isBeginning(cellAt(cells, i)) {
			continue
		}
		end := i + 1
		for end < len(cells) && isGroup(cellAt(cells, end)) {
			end++
		}
		if end == i+1 {
			continue
		}
		amongNumbers := r.contentAt(i+1) >= Yuan
		if amongNumbers || len(cells) > len(r.header.names) || isBlank(cells[end:]) {
			return strings.ReplaceAll(strings.Join(cells[i:end], ","), " ", "")
		}
	}
	return ""
}

// contentAt is the content of a column of the file.
func (r *Reader) contentAt(i int) Content {
	if i >= len(r.header.means) {
		return Words
	}
	if c := r.header.means[i].column; c >= 0 && r.at[c] == i {
		return r.format.Columns[c].Content
	}
	return Words
}

// isBeginning reports whether a cell may be what stands before the first grouping comma.
func isBeginning(cell string) bool {
	return len(cell) >= 1 && len(cell) <= 3 && digitsOnly(cell) && cell[0] != '0'
}

// isGroup reports whether a cell may be what stands behind a grouping comma.
func isGroup(cell string) bool {
	whole, fraction, point := strings.Cut(cell, ".")
	return len(whole) == 3 && digitsOnly(whole) && (!point || digitsOnly(fraction))
}

func digitsOnly(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// apart is the error of an amount that fell apart.
func apart(amount string) error {
	first, _, _ := strings.Cut(amount, ",")
	plain := strings.ReplaceAll(amount, ",", "")
	return NewRowError(
		fmt.Sprintf("seems to have the amount %s, cut at its commas; write %s, or %s.00 where %s is meant",
			amount, plain, first, first),
		fmt.Sprintf("像是金额 %s 被逗号拆开了；请写 %s；若确实是 %s，请写 %s.00", amount, plain, first, first))
}
