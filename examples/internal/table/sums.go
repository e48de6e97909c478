package table

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/cell"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// sums add up the rows, so that a row of sums is a check of what was read: all rows, those since the last such row, and
// those since the last one that adds up more than a part (小计), as the 合计 of a department of several groups does.
type sums struct {
	all, part, block total
}

// of returns every total that a row of sums may be.
func (s *sums) of() []*total { return []*total{&s.all, &s.part, &s.block} }

// fits reports whether an amount of a column is one of the totals, as far as they are known. Nobody's is none but of a
// table without rows.
func (s *sums) fits(column int, fen int64) bool {
	return slices.ContainsFunc(s.of(), func(t *total) bool {
		return !t.unknown[column] && t.fen[column] == fen && (t.rows > 0 || t == &s.all)
	})
}

// unknown reports whether one of the totals of a column is unknown.
func (s *sums) unknown(column int) bool {
	return slices.ContainsFunc(s.of(), func(t *total) bool { return t.unknown[column] })
}

// isOf reports whether one of the totals is of so many people.
func (s *sums) isOf(people int) bool {
	return slices.ContainsFunc(s.of(), func(t *total) bool { return t.rows == people })
}

// end ends what a row of sums of this name adds up.
func (s *sums) end(name string, columns int) {
	s.part = newTotal(columns)
	if !printed.IsPartSum(name) {
		s.block = newTotal(columns)
	}
}

// total is what some rows add up to.
type total struct {
	rows    int
	fen     []int64 // by the place of the column in the file
	unknown []bool  // an amount among them cannot be read, or they are more than an int64 holds
}

func newTotal(columns int) total {
	return total{fen: make([]int64, columns), unknown: make([]bool, columns)}
}

func newSums(columns int) sums {
	return sums{newTotal(columns), newTotal(columns), newTotal(columns)}
}

// add takes in an amount of a column.
func (t *total) add(column int, fen int64, known bool) {
	t.fen[column] += fen
	t.unknown[column] = t.unknown[column] || !known || t.fen[column] > mostFen || t.fen[column] < -mostFen
}

// addRows takes in so many rows.
func (s *sums) addRows(rows int) {
	for _, t := range s.of() {
		t.rows += rows
	}
}

// add takes in an amount of a column, or the sum of several.
func (s *sums) add(column int, fen int64, known bool) {
	for _, t := range s.of() {
		t.add(column, fen, known)
	}
}

// mostFen bounds one amount and a sum, so that a sum and one amount more never pass an int64.
const mostFen = 1 << 61

// addSums takes a row in; one without fields could not be read.
func (r *Reader) addSums(fields []string) {
	r.sums.addRows(1)
	for _, i := range r.yuan {
		if fields != nil && strings.TrimSpace(fields[i]) == "" {
			continue
		}
		fen, known := int64(0), false
		if fields != nil {
			fen, known = fenOf(fields[i])
		}
		r.sums.add(i, fen, known)
	}
}

// fenOf reads an amount as it is printed, in fen.
func fenOf(cell string) (int64, bool) {
	if fen, ok := plainFen(cell); ok {
		return fen, true
	}
	in := rule.YuanInput("", "sum")
	in.Max = mostFen / 100
	in.Min = -in.Max
	yuan, err := printed.Money(cell, in)
	if err != nil {
		return 0, false
	}
	return yuan.Shift(2).IntPart(), true
}

// plainFen reads up to 15 digits with at most two behind a point.
func plainFen(text string) (fen int64, ok bool) {
	whole, fraction, point := strings.Cut(text, ".")
	if !cell.Digits(whole) || len(whole) > 15 || point && (!cell.Digits(fraction) || len(fraction) > 2) {
		return 0, false
	}
	for _, digit := range []byte(whole + (fraction + "00")[:2]) {
		fen = 10*fen + int64(digit-'0')
	}
	return fen, true
}

// yuanText is an amount in yuan with two decimals.
func yuanText(fen int64) string { return rule.FenAmount(fen).String() }

// sumName returns the name of a row of sums, such as 合计 or 小计（3人）: the first word of it, in the column of ids or
// before it where the row has no id. It is empty for any other row.
func (r *Reader) sumName(cells []string) string {
	id := r.ident
	if id < 0 {
		return ""
	}
	for i, cell := range cells {
		switch {
		case r.contentAt(i) >= Yuan:
			return ""
		case !printed.IsSum(cell):
		case i == id, i < id && cellAt(cells, id) == "", i > id && cellAt(cells, id) == "":
			return strings.TrimSpace(cell)
		}
	}
	return ""
}

// compareSum compares a row of sums with the rows it may add up, and notes what came out; the error is that of sums
// that differ.
func (r *Reader) compareSum(name string, cells []string) error {
	if isCount(name) {
		return r.compareCount(name, cells)
	}
	defer r.sums.end(name, len(r.header.names))
	var fits []string
	for i, cell := range cells {
		if r.contentAt(i) != Yuan || strings.TrimSpace(cell) == "" {
			continue
		}
		column := r.header.names[i]
		sum, ok := fenOf(cell)
		switch {
		case !ok:
			return r.sumDiffers(name, column, cell, "which is no amount", "不是金额")
		case !r.sums.fits(i, sum) && r.sums.unknown(i):
			r.note(name, rule.Sayf("cannot be compared: an amount of %s above it cannot be read",
				"不能核对：上面 %s 列有读不出的金额", column))
			return nil
		case r.sums.fits(i, sum):
			fits = append(fits, column+" "+yuanText(sum))
		case printed.IsRunningSum(name):
			r.note(name, rule.Sayf("may count more than the rows above: it has %s %s", "可能不只是上面各行之和：%s %s",
				column, yuanText(sum)))
			return nil
		default:
			have := yuanText(r.sums.all.fen[i])
			return r.sumDiffers(name, column, cell, "and the rows above add up to "+have, "上面各行合计为 "+have)
		}
	}
	if people, ok := peopleOf(cells); ok && !r.sums.isOf(people) {
		return r.peopleDiffer(name, people)
	}
	if len(fits) == 0 {
		r.note(name, rule.Say("has no amount to compare", "没有可核对的金额"))
		return nil
	}
	list := strings.Join(fits, ", ")
	r.note(name, rule.Say("adds up the rows above: "+list, "与上面各行之和相符："+list))
	return nil
}

// peopleDiffer is the error of a row of sums that counts other people than there are.
func (r *Reader) peopleDiffer(name string, people int) error {
	rows := strconv.Itoa(r.sums.all.rows)
	return r.sumDiffers(name, "", strconv.Itoa(people), "people, and there are "+rows+" rows above",
		"人，上面有 "+rows+" 行")
}

// isCount reports whether a row of sums counts the others and adds up nothing, such as 人数.
func isCount(name string) bool {
	word := strings.TrimRight(printed.Plain(name), " :")
	return strings.HasSuffix(word, "人数") || strings.HasSuffix(word, "人數")
}

// compareCount compares a row that counts people with the rows above it.
func (r *Reader) compareCount(name string, cells []string) error {
	for _, cell := range cells {
		people, err := strconv.Atoi(strings.TrimSuffix(printed.Plain(cell), "人"))
		switch {
		case err != nil:
			continue
		case r.sums.isOf(people):
			r.note(name, rule.Sayf("counts the rows above: %d", "与上面的行数相符：%d", people))
			return nil
		}
		return r.peopleDiffer(name, people)
	}
	r.note(name, rule.Say("has no number to compare", "没有可核对的人数"))
	return nil
}

// note says something of the row of sums read last.
func (r *Reader) note(name string, what rule.Text) {
	name = Printable(name)
	r.notes = append(r.notes, rule.Say(fmt.Sprintf("line %d, %s, is nobody's and %s", r.line, name, what.English),
		fmt.Sprintf("第 %d 行（%s）不是人员，%s", r.line, name, what.Chinese)))
}

// sumDiffers is the error of a row of sums that is not what the rows add up to.
func (r *Reader) sumDiffers(name, column, value, english, chinese string) error {
	name, value = Printable(name), Printable(value)
	where := strings.TrimSpace(column + " " + value)
	differs := NewRowError(
		fmt.Sprintf("is a row of sums, %s: it has %s, %s; look for a row that is missing, twice there or misread",
			name, where, english),
		fmt.Sprintf("是合计行（%s）：写的是 %s，%s；请查有无漏行、重复或读错的行", name, where, chinese))
	differs.OfSums = true
	return differs
}

// peopleOf returns the number of people a row of sums names, as in 小计（3人）.
func peopleOf(cells []string) (int, bool) {
	for _, cell := range cells {
		before, _, found := strings.Cut(printed.Plain(cell), "人")
		if !found {
			continue
		}
		before = strings.TrimRight(before, " ")
		digits := before[len(strings.TrimRight(before, "0123456789")):]
		if n, err := strconv.Atoi(digits); err == nil {
			return n, true
		}
	}
	return 0, false
}

// aside says why a row below the header is nobody's and no sum: the header once more, or a line such as 制表人：某某. The
// error is that of the header of another table.
func (r *Reader) aside(cells []string) (rule.Text, error) {
	for _, i := range r.yuan {
		if _, amount := fenOf(cellAt(cells, i)); amount {
			return rule.Text{}, nil
		}
	}
	switch same, other := r.headerAgain(cells); {
	case same:
		return rule.Say("the header once more", "重复的表头"), nil
	case other:
		return rule.Text{}, r.anotherTable(r.ahead[r.header.at].line, r.line)
	case r.isSigned(cells):
		return rule.Say("a note below the table", "表下的说明"), nil
	}
	return rule.Text{}, nil
}

// isSigned reports whether a row says who made the table, or explains it, and nothing of anybody.
func (r *Reader) isSigned(cells []string) bool {
	signed := false
	for i, cell := range cells {
		text := printed.Plain(cell)
		switch {
		case text == "":
		case isSignature(text):
			signed = true
		case r.contentAt(i) >= Ident:
			return false
		}
	}
	return signed
}

// isSignature reports whether a cell says who made a table, or when, or explains it.
func isSignature(text string) bool {
	for _, word := range [...]string{"制表", "填表", "审核", "复核", "审批", "核准", "经办", "负责人", "打印", "签字", "签名", "盖章",
		"单位名称:", "日期:", "注:", "备注:", "说明:", "prepared by", "checked by", "approved by", "note:", "notes:"} {
		if strings.HasPrefix(strings.ToLower(text), word) {
			return true
		}
	}
	return false
}
