package workbook

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// columns are where a slip's cells stand, counted from 1.
type columns struct {
	wage, base [rule.Housing + 1]int
	amount     [rule.Housing + 1][rule.Employer + 1]int
	totals     [rule.Employer + 1]int
	grade      int // the first of the last three
	count      int
}

// slipHeads are the heads of the slips; it notes where they stand.
func (w *Writer) slipHeads() []head {
	const money = 12
	heads := []head{{w.Say("id", "工号"), 14}, {w.Say("month", "费款所属月"), 10}}
	if w.of.Names {
		heads = slices.Insert(heads, 1, head{w.Say("name", "姓名"), 12})
	}
	add := func(name string, width float64) int {
		heads = append(heads, head{name, width})
		return len(heads)
	}
	c := &w.columns
	for s := rule.Pension; s <= rule.Housing; s++ {
		name := w.scheme(s)
		c.wage[s] = add(name+w.Say(" wage", "工资"), money)
		c.base[s] = add(name+w.Say(" base", "基数"), money)
		for payer := rule.Employee; payer <= rule.Employer; payer++ {
			c.amount[s][payer] = add(name+w.Say(" "+payer.String(), payer.Chinese()), money)
		}
	}
	c.totals[rule.Employee] = add(w.Say("employee total", "个人合计"), money)
	c.totals[rule.Employer] = add(w.Say("employer total", "单位合计"), money)
	c.grade = add(w.Say("grade", "等级"), money)
	add(w.Say("missing", "未知"), 24)
	c.count = add(w.Say("notices", "提示"), 40)
	return heads
}

// scheme is the name of a scheme in a head.
func (w *Writer) scheme(s rule.Scheme) string {
	if s == rule.Medical && w.of.OneItem {
		return page.MedicalItem(w.Lang)
	}
	return w.Say(strings.ReplaceAll(s.String(), "_", " "), s.Chinese())
}

// Write writes one slip.
func (w *Writer) Write(who payrollmonth.Who, s *payroll.Slip) error {
	row := w.slips.row + 1
	c := &w.columns
	cells := make([]any, c.count)
	cells[0] = w.text(who.ID)
	month := 1
	if w.of.Names {
		cells[month] = w.text(who.Name)
		month++
	}
	cells[month] = w.text(s.Month.String())
	var addends [rule.Employer + 1][]string
	for i := range s.Lines {
		line := &s.Lines[i]
		charge := line.Charge()
		scheme, payer := charge.Scheme, charge.Payer
		w.sums[scheme][payer].add(line.Fen())
		wage, base := cell(c.wage[scheme], row), cell(c.base[scheme], row)
		formula := w.figures.base(wage, &charge)
		cells[c.wage[scheme]-1] = w.money(line.Declared().Shift(2).IntPart(), "")
		cells[c.base[scheme]-1] = w.money(line.Base().Shift(2).IntPart(), formula)
		at := c.amount[scheme][payer]
		cells[at-1] = w.money(line.Fen(), w.figures.amount(base, &charge))
		addends[payer] = append(addends[payer], cell(at, row))
	}
	for payer, side := range []*payroll.Side{rule.Employee: &s.Employee, rule.Employer: &s.Employer} {
		if side == nil {
			continue
		}
		if fen, known := total(side); known {
			cells[c.totals[payer]-1] = w.money(fen, sumOf(addends[payer]))
		}
	}
	w.remarks(s, cells[c.grade-1:])
	return w.slips.add(cells...)
}

// sumOf is the formula of a sum of cells; none of no cell, for SUM() is no formula and a spreadsheet repairs the file.
func sumOf(cells []string) string {
	if len(cells) == 0 {
		return ""
	}
	return "ROUND(SUM(" + strings.Join(cells, ",") + "),2)"
}

// remarks are the grade of a slip, what it lacks and what it says beside.
func (w *Writer) remarks(s *payroll.Slip, into []any) {
	into[0] = w.grade(s.Grade())
	var missing []string
	for _, x := range s.Missing {
		w.sums[x.Scheme][x.Payer].unknown = true
		missing = append(missing, w.scheme(x.Scheme)+w.Say(" "+x.Payer.String()+" ", x.Payer.Chinese())+x.What)
	}
	into[1] = w.text(strings.Join(missing, "; "))
	into[2] = w.text(strings.Join(payrollmonth.Remarks(s, w.Lang), "; "))
}

// grade is a grade, marked where the figure is not plainly the law's.
func (w *Writer) grade(g rule.Grade) any {
	if g == 0 {
		return nil
	}
	style := w.style.text
	if g >= rule.Provisional {
		style = w.style.weak
	}
	return excelize.Cell{StyleID: style, Value: w.Say(g.String(), g.Chinese())}
}
