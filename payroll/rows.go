package payroll

import (
	"strconv"

	"github.com/shebao-go/shebao/rule"
)

// Row is what one person comes to in whole fen (一人一行), for callers whose records lie person by person, as those of
// most databases do. Its amounts stand in the same places in every month and for every employer, so that one table
// takes them all. NoAmount, which is no 0, stands where the plan has no such column, for the total of a side that lacks
// a figure, and everywhere in a row that was refused.
type Row struct {
	Amounts            [11]int64 // one for each of RowColumns
	Employee, Employer int64     // totals of both sides
}

// RowColumns returns what the amounts of every Row are: all the lines a slip can have, in its order.
func RowColumns() []Column {
	all := rowColumns()
	return all[:]
}

// FillRows is Fill for rows that belong to the caller, one for each wage. What they held before does not count. On one
// core nothing is allocated but for refused rows.
//
// It fails, and computes nothing, where wages are missing or of different lengths, or the rows are not as many.
func (p *Plan) FillRows(wages WageColumns, rows []Row, cores int) ([]RowError, error) {
	if err := p.checkMade(); err != nil {
		return nil, err
	}
	if err := rule.Join(checkCores(cores), p.checkRows(&wages, rows)); err != nil {
		return nil, err
	}
	return p.compute(&wages, &output{rows: rows}, len(rows), cores), nil
}

// checkRows refuses wages that are missing or of another length, and rows that are not as many.
func (p *Plan) checkRows(wages *WageColumns, rows []Row) error {
	people, given := p.people(wages)
	if !given {
		return p.checkWages(wages, len(rows))
	}
	err := p.checkWages(wages, people)
	if people != len(rows) {
		err = rule.Join(err, misfit(rule.ErrOutOfRange, "rows", strconv.Itoa(len(rows)),
			rule.Sayf("are not the %d of the wages", "行，与工资的 %d 行不同", people),
			rule.Say("make one row for each wage", "请为每个工资准备一行")))
	}
	return err
}

// fillRows computes a stretch of rows, block by block.
func (p *Plan) fillRows(rows []Row, wages *schemeWages, from, to int, size size) {
	for ; from < to; from += block {
		end := min(from+block, to)
		if size == everyday && len(p.levies) > 0 {
			p.byRow.fill(rows[from:end], wages, from)
			p.blankAbsent(rows[from:end])
		} else {
			p.rowsOfColumns(rows[from:end], wages, from, size)
		}
	}
}

// blankAbsent puts NoAmount where nobody has an amount.
func (p *Plan) blankAbsent(rows []Row) {
	for _, place := range p.absent {
		for i := range rows {
			rows[i].Amounts[place] = NoAmount
		}
	}
	if p.lacks(rule.Employee) {
		for i := range rows {
			rows[i].Employee = NoAmount
		}
	}
	if p.lacks(rule.Employer) {
		for i := range rows {
			rows[i].Employer = NoAmount
		}
	}
}

// rowsOfColumns computes a block in columns and writes them row by row.
func (p *Plan) rowsOfColumns(rows []Row, wages *schemeWages, from int, size size) {
	var room [maxLines + 2][block]int64
	var columns [maxLines][]int64
	b := Batch{Amounts: columns[:len(p.columns)], Employee: room[maxLines][:], Employer: room[maxLines+1][:]}
	for c := range columns {
		columns[c] = room[c][:]
	}
	p.block(&b, 0, wages, from, from+len(rows), size)
	for i := range rows {
		rows[i] = Row{Employee: b.Employee[i], Employer: b.Employer[i]}
		for c, place := range p.places {
			rows[i].Amounts[place] = b.Amounts[c][i]
		}
	}
	p.blankAbsent(rows)
}

// noRow is a row that has no amount.
func noRow() Row {
	row := Row{Employee: NoAmount, Employer: NoAmount}
	for place := range row.Amounts {
		row.Amounts[place] = NoAmount
	}
	return row
}
