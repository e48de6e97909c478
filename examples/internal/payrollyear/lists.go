package payrollyear

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/payroll"
)

// lists are the lists that people are added to as their year is computed, in the form in which they are written: who is
// outside of which scheme, and what was made up, by the month that makes up for it.
type lists struct {
	outside *list
	madeUp  map[int]*list
}

// newLists are the lists of the files; nil where none is written.
func (y *year) newLists() *lists {
	if y.out == "" || y.alone() {
		return nil
	}
	l := &lists{madeUp: map[int]*list{}, outside: newList(y.headers("id", "工号", "id_number", "证件号码",
		"scheme", "险种", "months", "月数", "reason", "原因"))}
	for _, m := range y.settlements() {
		l.madeUp[m] = newList(y.headers("id", "工号", "id_number", "证件号码", "month", "费款所属月", "scheme", "险种",
			"payer", "缴费方", "old", "原额", "new", "新额", "diff", "差额", "cause", "原因"))
	}
	return l
}

// add adds a person to the lists.
func (l *lists) add(y *year, one *personYear) {
	outside, counts := y.exclusions(one)
	for _, x := range outside {
		l.outside.add(one.id, one.idNumber, y.Say(x.Scheme.String(), x.Scheme.Chinese()), strconv.Itoa(counts[x]),
			x.In(y.Lang))
	}
	for _, d := range one.deltas {
		l.madeUp[y.settles[d.Month.Month()]].add(one.id, one.idNumber, d.Month.String(),
			y.Say(d.Scheme.String(), d.Scheme.Chinese()), y.Say(d.Payer.String(), d.Payer.Chinese()), knownYuan(d.Old),
			knownYuan(d.New), adapter.Yuan(d.Diff), y.Say(d.Cause.String(), causeInChinese(d.Cause.String())))
	}
}

// knownYuan is an amount as it is written; an absent one is an empty cell.
func knownYuan(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	return adapter.Yuan(d.Decimal)
}

// exclusions are the schemes a person has no line of, and in how many months. A scheme that has no line on anybody's
// slip, as the illness supplement in most years, is left out.
func (y *year) exclusions(one *personYear) (list []payroll.Exclusion, counts map[payroll.Exclusion]int) {
	counts = map[payroll.Exclusion]int{}
	for m, slip := range one.due {
		if slip == nil {
			continue
		}
		for _, x := range slip.NotApplicable {
			if !y.levied[m][x.Scheme] {
				continue
			}
			if counts[x] == 0 {
				list = append(list, x)
			}
			counts[x]++
		}
	}
	return list, counts
}

// list is a CSV file in memory.
type list struct {
	text bytes.Buffer
	rows *csv.Writer
}

// newList is a list with its header.
func newList(header []string) *list {
	l := &list{}
	l.rows = csv.NewWriter(&l.text)
	l.add(header...)
	return l
}

// add adds a row. A buffer takes every row, so there is no error.
func (l *list) add(cells ...string) { _ = l.rows.Write(cells) }

// write writes the list.
func (l *list) write(to io.Writer) error {
	l.rows.Flush()
	_, err := l.text.WriteTo(to)
	return err
}
