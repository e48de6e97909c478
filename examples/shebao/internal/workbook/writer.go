package workbook

import (
	"errors"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Writer writes the workbook of a month.
type Writer struct {
	program.Tongue
	of      payrollmonth.Heading
	to      io.Writer
	file    *excelize.File
	style   styles
	slips   *sheet
	refused *sheet
	columns columns
	figures figureList
	sums    [rule.Housing + 1][rule.Employer + 1]sum
}

// sum is a column of amounts added up.
type sum struct {
	people, fen int64
	unknown     bool // a person's amount is not known
}

// add adds an amount. A sum without the amount of anybody has none.
func (s *sum) add(fen int64) {
	s.people++
	s.fen += fen
}

// New begins a workbook, which goes to to at its end.
func (s *Scratch) New(to io.Writer, of payrollmonth.Heading) (payrollmonth.Writer, error) {
	file, err := s.file()
	if err != nil {
		return nil, err
	}
	w := &Writer{Tongue: program.Tongue{Lang: of.Lang}, of: of, to: to, file: file}
	w.figures.sheet = w.Say("figures used", "所用数据")
	w.style, err = newStyles(w.file)
	slips, refused := w.Say("slips", "缴费明细"), w.Say("exceptions", "未能计算")
	if err == nil {
		err = errors.Join(w.nameSheets(slips, w.billSheet(), refused, w.figures.sheet),
			w.title(w.Say("Slips of social insurance and housing fund, Guangzhou", "广州社会保险与住房公积金缴费明细")))
	}
	if err == nil {
		w.slips, err = w.addSheet(slips, w.slipHeads())
	}
	if err == nil {
		w.refused, err = w.addSheet(refused, w.refusedHeads())
	}
	if err != nil {
		return nil, errors.Join(err, w.Drop())
	}
	return w, nil
}

// Drop removes what was written.
func (w *Writer) Drop() error { return w.file.Close() }

// refusedHeads are the columns of the rows that were refused.
func (w *Writer) refusedHeads() []head {
	return []head{
		{w.Say("line", "行号"), 8}, {w.Say("id", "工号"), 14}, {w.Say("column", "列"), 18}, {w.Say("value", "原值"), 18},
		{w.Say("reason", "原因"), 80},
	}
}

// Refuse writes one fault of a row that was not computed.
func (w *Writer) Refuse(f payrollmonth.Fault) error {
	return w.refused.add(f.Line, w.text(f.ID), w.text(f.Column), w.text(f.Value), w.text(f.Reason))
}

// End writes the bill and the figures and completes the workbook.
func (w *Writer) End(bill payrollmonth.Bill) error {
	err := errors.Join(w.writeBill(bill), w.writeFigures(), w.slips.end(), w.refused.end())
	if err == nil {
		err = w.file.Write(w.to)
	}
	return errors.Join(err, w.file.Close())
}

// text is a cell that stays text, whatever it begins with.
func (w *Writer) text(text string) any {
	if text == "" {
		return nil
	}
	return excelize.Cell{StyleID: w.style.text, Value: text}
}

// money is an amount with the formula it follows from; without one it is a number alone.
func (w *Writer) money(fen int64, formula string) excelize.Cell {
	return excelize.Cell{StyleID: w.style.money, Formula: formula, Value: yuan(fen)}
}

// yuan is an amount as a spreadsheet keeps numbers: the nearest of those it has, which it shows as the amount.
func yuan(fen int64) float64 { return float64(fen) / 100 }

// cell is the name of a cell, such as B7.
func cell(column, row int) string {
	name, _ := excelize.ColumnNumberToName(column) // of columns that there are
	return name + strconv.Itoa(row)
}

// total is the total of a side in fen and whether it is known.
func total(s *payroll.Side) (int64, bool) {
	t, err := s.Total()
	if err != nil {
		return 0, false
	}
	return t.Shift(2).IntPart(), true
}
