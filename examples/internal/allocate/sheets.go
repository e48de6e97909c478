package allocate

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/book"
	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/payroll/bill"
	"github.com/shebao-go/shebao/rule"
)

// The endings of the files of the tables behind the first.
const (
	departmentFile = "departments"
	centreFile     = "cost-centres"
	listFile       = "lists"
	differenceFile = "differences"
)

func sheetFiles() []string { return []string{departmentFile, centreFile, listFile, differenceFile} }

// money is a column of amounts: of a scheme and payer, of all of a payer, or of all.
type money struct {
	bill.Column // the scheme is 0 for all of a payer
	all         bool
}

// moneyColumns are the columns of amounts: each scheme of a payer, then their sum, then all.
func (s *split) moneyColumns() []money {
	var list []money
	columns := s.columns()
	for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
		for _, c := range columns {
			if c.Payer == payer {
				list = append(list, money{Column: c})
			}
		}
		list = append(list, money{Column: bill.Column{Payer: payer}})
	}
	if slices.Contains(columns, bill.Column{Scheme: rule.Housing, Payer: subsidy}) {
		list = append(list, money{Column: bill.Column{Scheme: rule.Housing, Payer: subsidy}})
	}
	return append(list, money{all: true})
}

// of is the amount of a column.
func (m money) of(s *sums) amount {
	switch {
	case m.all:
		return s.all()
	case m.Scheme == 0:
		return s.of(m.Payer)
	}
	return s[m.Scheme][m.Payer]
}

// name is the head of a column.
func (s *split) name(m money) string {
	switch {
	case m.all:
		return s.Say("total", "合计")
	case m.Scheme == 0:
		return s.Say(m.Payer.String()+" subtotal", m.Payer.Chinese()+"小计")
	case m.Payer == subsidy:
		return s.Say("fund subsidy", "补贴月缴")
	}
	return s.Say(page.Scheme(m.Scheme, rule.English)+" "+m.Payer.String(), m.Scheme.Chinese()+m.Payer.Chinese())
}

// grid is a sheet of amounts being made.
type grid struct {
	*split
	book.Sheet
	first int // the column of the first amount, from 1
	money []money
}

func (s *split) newTable(name, file string, heads ...book.Head) *grid {
	t := &grid{split: s, Sheet: book.Sheet{Name: name, File: file, Heads: heads}, first: len(heads) + 1,
		money: s.moneyColumns()}
	for _, m := range t.money {
		t.Heads = append(t.Heads, book.Head{Name: s.name(m), Width: 14})
	}
	return t
}

// row adds a row of amounts. A cell that is no sum of others follows from the formula given.
func (t *grid) row(before []book.Cell, of *sums, formula func(column int) string) {
	row := len(t.Rows) + 2
	cells := before
	for k, m := range t.money {
		a := m.of(of)
		if !a.any && m.Scheme != 0 {
			cells = append(cells, book.Cell{})
			continue
		}
		cell := book.Amount(a.fen)
		if of := t.across(k, row); of != "" {
			cell = cell.By(of)
		} else {
			cell = cell.By(formula(t.first + k))
		}
		cells = append(cells, cell)
	}
	t.Rows = append(t.Rows, cells)
}

// across is the formula of a column that adds up others of its row; empty for any other column.
func (t *grid) across(k, row int) string {
	var of []string
	for i, m := range t.money {
		ofPayer := t.money[k].Scheme == 0 && !t.money[k].all && m.Scheme != 0 && m.Payer == t.money[k].Payer
		ofAll := t.money[k].all && !m.all && (m.Scheme == 0 || m.Payer == subsidy)
		if ofPayer || ofAll {
			of = append(of, book.At(t.first+i, row))
		}
	}
	if len(of) == 0 {
		return ""
	}
	return "ROUND(SUM(" + strings.Join(of, ",") + "),2)"
}

// total adds the row of sums.
func (t *grid) total(before []book.Cell, of *sums) {
	last := len(t.Rows) + 1
	t.row(before, of, func(column int) string {
		return "ROUND(SUM(" + book.At(column, 2) + ":" + book.At(column, last) + "),2)"
	})
}

// whole is what everybody pays.
func (s *split) whole() *sums {
	var whole sums
	for i := range s.entries {
		whole.addAll(&s.entries[i].sums)
	}
	return &whole
}

// The columns of the people's table that others add up by.
const (
	departmentColumn = 4
	centreColumn     = 5
)

// peopleSheet is one row a person.
func (s *split) peopleSheet() *grid {
	t := s.newTable(s.Say("people", "按人"), "", book.Head{Name: s.Say("id", "工号"), Width: 14},
		book.Head{Name: s.Say("id number", "证件号码"), Width: 22}, book.Head{Name: s.Say("name", "姓名"), Width: 12},
		book.Head{Name: s.Say("department", "部门"), Width: 16}, book.Head{Name: s.Say("cost centre", "成本中心"), Width: 16})
	given := func(int) string { return "" }
	for i := range s.entries {
		e := &s.entries[i]
		t.row([]book.Cell{book.Text(e.ID), book.Text(e.IDNumber), book.Text(e.Name), book.Text(s.department(e)),
			book.Text(s.costCentre(e))}, &e.sums, given)
	}
	t.total([]book.Cell{book.Text(s.Say("total", "合计")), {}, {}, {}, {}}, s.whole())
	return t
}

// groupSheet is one row a department or a cost centre; it adds up the people's table by a column of theirs.
func (s *split) groupSheet(name, file string, people *grid, by int, groups []group) *grid {
	t := s.newTable(name, file, book.Head{Name: people.Heads[by-1].Name, Width: 20},
		book.Head{Name: s.Say("people", "人数"), Width: 8})
	last := len(s.entries) + 1
	span := func(column int) string {
		return "'" + people.Name + "'!" + book.At(column, 2) + ":" + book.At(column, last)
	}
	for i := range groups {
		g := &groups[i]
		row := len(t.Rows) + 2
		t.row([]book.Cell{book.Text(g.Name), book.Count(g.People)}, &g.Sums, func(column int) string {
			return "ROUND(SUMPRODUCT(EXACT(" + span(by) + "," + book.At(1, row) + ")*" +
				span(column-t.first+people.first) + "),2)"
		})
	}
	t.total([]book.Cell{book.Text(s.Say("total", "合计")), book.Count(len(s.entries))}, s.whole())
	return t
}

// listSheet is one row a list: what its rows add up to, what it says itself, and what the slips give.
func (s *split) listSheet() book.Sheet {
	sheet := book.Sheet{Name: s.Say("lists", "清册核对"), File: listFile, Heads: []book.Head{
		{Name: s.Say("list", "清册"), Width: 40}, {Name: s.Say("scheme", "险种"), Width: 18},
		{Name: s.Say("payer", "缴费方"), Width: 10}, {Name: s.Say("rows", "行数"), Width: 8},
		{Name: s.Say("sum of the rows", "各行之和"), Width: 16}, {Name: s.Say("its own total", "清册合计行"), Width: 16},
		{Name: s.Say("our slips", "按名册应缴"), Width: 16}, {Name: s.Say("list less ours", "清册减本方"), Width: 16},
	}}
	for i := range s.lists {
		l := &s.lists[i]
		stated, _ := l.stated()
		sheet.Rows = append(sheet.Rows, []book.Cell{book.Text(l.name), book.Text(page.Scheme(l.Scheme, s.Lang)),
			book.Text(s.Say(l.Payer.String(), l.Payer.Chinese())), book.Count(l.rows), book.Amount(l.charged.fen),
			yuanCell(stated), book.Amount(l.ours.fen), book.Amount(l.charged.fen - l.ours.fen)})
	}
	return sheet
}

// yuanCell is an amount, or nothing where there is none.
func yuanCell(yuan decimal.NullDecimal) book.Cell {
	if a := fenOf(yuan); a.any {
		return book.Amount(a.fen)
	}
	return book.Cell{}
}

// differenceSheet is one row for each thing that does not fit.
func (s *split) differenceSheet() book.Sheet {
	sheet := book.Sheet{Name: s.Say("differences", "差异"), File: differenceFile, Heads: []book.Head{
		{Name: s.Say("cause", "原因"), Width: 36}, {Name: s.Say("id", "工号"), Width: 14},
		{Name: s.Say("id number", "证件号码"), Width: 22}, {Name: s.Say("name", "姓名"), Width: 12},
		{Name: s.Say("department", "部门"), Width: 16}, {Name: s.Say("list", "清册"), Width: 30},
		{Name: s.Say("line", "行号"), Width: 8}, {Name: s.Say("scheme", "险种"), Width: 18},
		{Name: s.Say("payer", "缴费方"), Width: 10}, {Name: s.Say("ours", "本方"), Width: 14},
		{Name: s.Say("charged", "清册"), Width: 14}, {Name: s.Say("charged less ours", "清册减本方"), Width: 14},
		{Name: s.Say("counts", "是否差异"), Width: 10}, {Name: s.Say("what it is and what to do", "说明与处理"), Width: 80},
	}}
	for i := range s.differences {
		sheet.Rows = append(sheet.Rows, s.differenceRow(&s.differences[i]))
	}
	return sheet
}

func (s *split) differenceRow(d *difference) []book.Cell {
	cells := make([]book.Cell, 14)
	cells[0] = book.Text(d.cause.In(s.Lang))
	if e := d.who; e != nil {
		cells[1], cells[2], cells[3], cells[4] = book.Text(e.ID), book.Text(e.IDNumber), book.Text(e.Name),
			book.Text(s.department(e))
	}
	if l := d.list; l != nil {
		cells[5], cells[7] = book.Text(l.name), book.Text(page.Scheme(l.Scheme, s.Lang))
		cells[8] = book.Text(s.Say(l.Payer.String(), l.Payer.Chinese()))
	}
	if d.line > 0 {
		cells[6] = book.Count(d.line)
	}
	cells[9], cells[10] = yuanCell(d.ours), yuanCell(d.charged)
	if d.ours.Valid && d.charged.Valid {
		cells[11] = yuanCell(decimal.NewNullDecimal(d.charged.Decimal.Sub(d.ours.Decimal)))
	}
	cells[12] = book.Text(s.Say("yes", "是"))
	if d.remark {
		cells[12] = book.Text(s.Say("no", "否"))
	}
	cells[13] = book.Text(d.text(s.Lang))
	return cells
}

// sheets are all tables.
func (s *split) sheets() []book.Sheet {
	people := s.peopleSheet()
	departments := s.groupSheet(s.Say("departments", "按部门"), departmentFile, people, departmentColumn,
		s.groups(s.department))
	centres := s.groupSheet(s.Say("cost centres", "按成本中心"), centreFile, people, centreColumn, s.groups(s.costCentre))
	return []book.Sheet{people.Sheet, departments.Sheet, centres.Sheet, s.listSheet(), s.differenceSheet()}
}

// write writes the tables of -out.
func (s *split) write() error {
	if s.out == "" {
		return nil
	}
	files, err := s.tools.Writers.Write(&s.Files, s.out, &book.Book{Title: s.title(), Lang: s.Lang, Sheets: s.sheets()})
	if err != nil {
		return err
	}
	s.written = files
	return nil
}
