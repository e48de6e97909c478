package table

import (
	"fmt"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/payroll/printed"
)

// An amount with grouping commas and no quotes around it falls apart in a text that commas separate: E1,8,000 reads as
// a wage of 8 and something of 000. What tells it are one to three digits of yuan, followed by cells of three digits,
// whatever their columns are and whatever stands behind: a cell left out makes the row as long as the header again.

// What an amount may have before its digits, a sign and the currency, and behind them.
const before, behind = " (+-¥RMBrmbCNYcny人民币", "元)"

// fellApart returns such an amount of a row as it was written, empty where there is none.
func (r *Reader) fellApart(cells []string) string {
	for i := range min(len(cells), len(r.header.names)) {
		if r.contentAt(i) != Yuan || !isBeginning(plainAt(cells, i)) {
			continue
		}
		end := i + 1
		for end < len(cells) && isGroup(plainAt(cells, end)) {
			end++
		}
		if end > i+1 {
			return amountOf(cells[i:end])
		}
	}
	return ""
}

// plainAt is a cell in its plain form, empty beyond the last.
func plainAt(cells []string, i int) string { return printed.Plain(cellAt(cells, i)) }

// amountOf joins the cells of an amount again, in its digits alone.
func amountOf(cells []string) string {
	var parts []string
	for i := range cells {
		parts = append(parts, strings.TrimRight(strings.TrimLeft(plainAt(cells, i), before), behind))
	}
	return strings.Join(parts, ",")
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

// isBeginning reports whether a cell may be what stands before the first grouping comma, a currency or a sign included.
func isBeginning(text string) bool {
	digits := strings.TrimLeft(text, before)
	return len(digits) >= 1 && len(digits) <= 3 && cell.Digits(digits) && digits[0] != '0'
}

// isGroup reports whether a cell may be what stands behind a grouping comma, with the end of the amount.
func isGroup(text string) bool {
	whole, fraction, point := strings.Cut(strings.TrimRight(text, " "+behind), ".")
	return len(whole) == 3 && cell.Digits(whole) && (!point || cell.Digits(fraction))
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
