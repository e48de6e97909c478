package workbook

import (
	"errors"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/rule"
)

// billSheet is the name of the bill.
func (w *Writer) billSheet() string { return w.Say("bill", "应缴汇总") }

// writeBill writes what each payer owes to each scheme, and the totals.
func (w *Writer) writeBill(bill payrollmonth.Bill) error {
	s, err := w.addSheet(w.billSheet(), []head{
		{w.Say("scheme", "险种"), 22}, {w.Say("payer", "缴费方"), 12}, {w.Say("people", "人数"), 10},
		{w.Say("amount", "金额"), 16}, {w.Say("note", "说明"), 60},
	})
	if err != nil {
		return err
	}
	var errs []error
	var sides [rule.Employer + 1]sum
	for scheme := rule.Pension; scheme <= rule.Housing; scheme++ {
		for payer := rule.Employee; payer <= rule.Employer; payer++ {
			of := w.sums[scheme][payer]
			sides[payer].fen += of.fen
			sides[payer].unknown = sides[payer].unknown || of.unknown
			if of.people > 0 || of.unknown {
				errs = append(errs, s.add(w.billRow(scheme, payer)...))
			}
		}
	}
	if bill.OnPayroll != nil {
		fen, cells := w.onPayroll(bill.OnPayroll)
		sides[rule.Employer].fen += fen
		errs = append(errs, s.add(cells...))
	}
	if bill.LacksMaternity {
		sides[rule.Employer].unknown = true
		errs = append(errs, s.add(w.text(w.scheme(rule.Maternity)), w.payer(rule.Employer), nil, nil,
			w.text(w.Say("paid on the employer's payroll, which was not given", "按单位工资总额缴纳，未提供工资总额"))))
	}
	errs = append(errs, w.billTotals(s, sides), s.end())
	return errors.Join(errs...)
}

// payer is the name of a payer.
func (w *Writer) payer(p rule.Payer) any { return w.text(w.Say(p.String(), p.Chinese())) }

// billRow is the sum of a column of the slips.
func (w *Writer) billRow(scheme rule.Scheme, payer rule.Payer) []any {
	of, at := w.sums[scheme][payer], w.columns.amount[scheme][payer]
	column := "'" + w.slips.name + "'!" + cell(at, 2) + ":" + cell(at, w.slips.row)
	cells := []any{w.text(w.scheme(scheme)), w.payer(payer), excelize.Cell{Formula: "COUNT(" + column + ")",
		Value: of.people}}
	if of.unknown {
		return append(cells, nil, w.text(w.Say("not known for everybody", "有人的金额未知")))
	}
	return append(cells, w.money(of.fen, "ROUND(SUM("+column+"),2)"))
}

// onPayroll is the employer's line on its payroll.
func (w *Writer) onPayroll(line *rule.Line) (int64, []any) {
	charge := line.Charge()
	base := w.figures.base(line.Declared().String(), &charge)
	return line.Fen(), []any{w.text(w.scheme(charge.Scheme)), w.payer(charge.Payer), nil,
		w.money(line.Fen(), w.figures.amount(base, &charge)), w.text(line.Formula())}
}

// billTotals are the totals of the payers and of both. A side that lacks an amount has none.
func (w *Writer) billTotals(s *sheet, sides [rule.Employer + 1]sum) error {
	const payers, amounts = 2, 4
	last := s.row
	formula := func(text string) string {
		if last == 1 { // nothing stands above to add up
			return ""
		}
		return text
	}
	span := func(column int) string {
		name, _ := excelize.ColumnNumberToName(column)
		return "$" + name + "$2:$" + name + "$" + strconv.Itoa(last)
	}
	var errs []error
	both, whole := int64(0), true
	for payer := rule.Employee; payer <= rule.Employer; payer++ {
		both, whole = both+sides[payer].fen, whole && !sides[payer].unknown
		cells := []any{w.text(w.Say("total", "合计")), w.payer(payer), nil, nil}
		if !sides[payer].unknown {
			cells[3] = w.money(sides[payer].fen,
				formula("ROUND(SUMIF("+span(payers)+","+cell(payers, s.row+1)+","+span(amounts)+"),2)"))
		}
		errs = append(errs, s.add(cells...))
	}
	cells := []any{w.text(w.Say("total", "合计")), w.text(w.Say("both", "单位和个人")), nil, nil}
	if whole {
		cells[3] = w.money(both, formula("ROUND("+cell(amounts, s.row-1)+"+"+cell(amounts, s.row)+",2)"))
	}
	return errors.Join(append(errs, s.add(cells...))...)
}
