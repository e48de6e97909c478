// Package sheettest changes cells of good files, for tests that search among values and not among bytes.
package sheettest

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Sheet is a file by cells, the header first.
type Sheet [][]string

// CSV is the file as text.
func (s Sheet) CSV() string {
	var out strings.Builder
	w := csv.NewWriter(&out)
	_ = w.WriteAll(s) // a builder takes everything
	return out.String()
}

// Parse is the file of a text.
func Parse(text string) (Sheet, error) { return csv.NewReader(strings.NewReader(text)).ReadAll() }

// Change says which cell of a file is another one, how, and by what number.
type Change struct {
	Row, Column, How uint8
	By               int64
}

// Changed is the file with another cell below its header, and where that is.
func (s Sheet) Changed(c Change) (changed Sheet, row, column int) {
	row, column = 1+int(c.Row)%(len(s)-1), int(c.Column)%len(s[0])
	changed = slices.Clone(s)
	changed[row] = slices.Clone(s[row])
	changed[row][column] = s.other(row, column, c)
	return changed, row, column
}

// other is what a cell may be instead.
func (s Sheet) other(row, column int, c Change) string {
	var like []string
	for _, cells := range s[1:] {
		like = append(like, cells[column])
	}
	return c.Of(s[row][column], like, s[row])
}

// Of is what a text may be instead: one of its like, one of those beside it, a number or month near it, the same as
// somebody else writes it, or what no cell should be.
func (c Change) Of(text string, like, beside []string) string {
	switch c.How % 8 {
	case 0:
		return like[pick(c.By, len(like))]
	case 1:
		return beside[pick(c.By, len(beside))]
	case 2, 3:
		return near(text, c)
	case 4, 5:
		all := written(text)
		return all[pick(c.By, len(all))]
	}
	return hostile[pick(c.By, len(hostile))]
}

// pick is an index below n by a number.
func pick(by int64, n int) int { return int(uint64(by) % uint64(n)) }

// near is a number or month some way from the one that is there.
func near(cell string, c Change) string {
	if month, err := rule.ParseMonth(cell); err == nil {
		return month.Add(int(c.By % 24)).String()
	}
	number, err := decimal.NewFromString(strings.TrimSuffix(cell, "%"))
	if err != nil {
		return strconv.FormatInt(c.By, 10)
	}
	return number.Add(decimal.New(c.By%1_000_000, -int32(c.How%4))).String() + cell[len(strings.TrimSuffix(cell, "%")):]
}

// written are ways to write a cell.
func written(cell string) []string {
	return []string{" " + cell, cell + "　", "\u00a0" + cell, "'" + cell, "=\"" + cell + "\"", cell + "\t",
		cell + ".0", "¥" + cell, cell + "元", cell + "%", "+" + cell, "-" + cell, cell + ".005", cell + "e3", "0" + cell,
		cell + "\n", "(" + cell + ")", "\u202e" + cell, "\ufeff" + cell, strings.ToLower(cell), cell + cell, wide(cell),
		cell + "，000", cell + "0"}
}

// wide has the digits of a cell in full width.
func wide(cell string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, cell)
}

// hostile are cells of damaged and odd files.
var hostile = []string{
	"", " ", "-", "—", "/", "无", "N/A", "#N/A", "#REF!", "#VALUE!", "=1+1", "NaN", "Inf", "0x10", "1e9999", "-0",
	"0", "00", ".", "1.", ".5", "1/2", "1,234", "12,34", "1，234", "1.2.3", "1 234", "0.1", "100%",
	"99999999999999999999", "0.000000001", "合计", "小计", "总计：", "Total", "姓名", "工号", "是", "否", "yes", "TRUE", "***",
	"3***4", "1.23457E+17", "44927", "2025-08", "2025年8月", "2025/8/1", "Aug-25", "2025-13", "退休返聘", "实习生", "在职",
	"离职", "广州", "深圳", "\"", "'", "\x00", "a\x00b", "\xff\xfe", "a\nb", "\r", strings.Repeat("9", 300),
	strings.Repeat("甲", 5_000), "\U0001F600", "e\u0301", "<script>", "../../etc", "%s%d", "null", "{}",
}
