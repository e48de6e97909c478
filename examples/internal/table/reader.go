// Package table reads tables that people made: text files and, for a program with the libraries, workbooks. Titles
// above the header, a header in two rows, columns in any order and under the names people use, rows of sums and of
// signatures are understood and named; what can be read in two ways is refused.
//
// A row that cannot be read is an error of that row alone; the next one is read. Memory is bounded by the longest row.
package table

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// Reader reads a table row by row.
type Reader struct {
	format Format
	how    How
	sheet  Sheet
	words  lexicon
	header header
	ahead  []read  // the rows that were read in search of the header
	next   int     // of them
	handed *handed // by Take; nil where rows are read one by one
	at     []int   // where a column is, -1 where the file has none
	passed []string
	line   int
	blank  int
	sums   sums
	yuan   []int // the places of amounts in the file
	ident  int   // the place of the id, -1 where there is none
	notes  []rule.Text
}

// NewReader reads a file up to the end of its header. CheckHeader tells what is wrong with its columns.
func NewReader(in io.Reader, format Format, how How) (*Reader, error) {
	open := how.Open
	if open == nil {
		open = UTF8
	}
	sheets, err := open(in)
	if err != nil {
		return nil, headerUnread(err)
	}
	return choose(sheets, &format, how)
}

// newReader finds the header of a sheet among its first rows.
func newReader(sheet Sheet, f *Format, how How) (*Reader, error) {
	r := &Reader{format: *f, how: how, sheet: sheet, at: make([]int, len(f.Columns))}
	for len(r.ahead) < searched {
		cells, err := sheet.Rows.Next()
		r.ahead = append(r.ahead, read{slices.Clone(cells), sheet.Rows.Line(), err})
		if err != nil && !isRowError(err) {
			break
		}
	}
	found := false
	r.words = f.lexicon(how.Names)
	r.header, found = findHeader(r.ahead, r.words)
	if err := r.unread(); err != nil && r.header.found() == 0 {
		return nil, err
	}
	if !found {
		return nil, r.format.notFound()
	}
	r.next = r.header.at + r.header.rows
	r.line = r.ahead[r.next-1].line
	r.place(r.header)
	r.sums, r.ident = newSums(len(r.header.names)), -1
	for i := range r.header.names {
		switch r.contentAt(i) {
		case Yuan:
			r.yuan = append(r.yuan, i)
		case Ident:
			r.ident = i
		}
	}
	return r, nil
}

// isRowError reports whether an error is that of one row, behind which the next can be read.
func isRowError(err error) bool {
	broken := (*RowError)(nil)
	return errors.As(err, &broken)
}

// unread is the error of a row that may be the header and cannot be read: one before what was taken for it, or one in
// another encoding.
func (r *Reader) unread() error {
	for i, row := range r.ahead {
		switch {
		case row.err == error(errEncoding):
			return headerUnread(OtherText.Refuse())
		case row.err != nil && row.err != io.EOF && i <= r.header.at:
			return headerUnread(row.err)
		}
	}
	return nil
}

// Header returns the names of the file's columns, in its order.
func (r *Reader) Header() []string { return r.header.names }

// Has reports whether the file has a column.
func (r *Reader) Has(column int) bool { return r.at[column] >= 0 }

// Column returns the headers a column may have.
func (r *Reader) Column(column int) Column { return r.format.Columns[column] }

// Name returns the header of a column as the file has it, nothing for WholeRow.
func (r *Reader) Name(column int) string {
	switch {
	case column == WholeRow:
		return ""
	case !r.Has(column):
		return r.format.Columns[column].English
	}
	return r.header.names[r.at[column]]
}

// Cell returns the field of a column without blanks at its ends, empty where the file has no such column.
func (r *Reader) Cell(fields []string, column int) string {
	return strings.TrimSpace(r.Written(fields, column))
}

// Written returns the field of a column as the file has it.
func (r *Reader) Written(fields []string, column int) string {
	if !r.Has(column) {
		return ""
	}
	return fields[r.at[column]]
}

// Line is the number of the line read last, 1 for the first.
func (r *Reader) Line() int { return r.line }

// Blank is how many lines without a field were passed over below the header.
func (r *Reader) Blank() int { return r.blank }

// Notes say how the file was read and what was passed over, once it was read.
func (r *Reader) Notes() []rule.Text { return append(r.headerNotes(), r.notes...) }

// Next returns the fields of the next row that is somebody's, as many as the header's. They are valid until the next
// call. The error is a *RowError where only this row cannot be used, among them a row of sums that differ from the
// rows; io.EOF at the end, or what keeps the rest of the file from being read.
func (r *Reader) Next() ([]string, error) {
	for {
		cells, err := r.nextCells()
		switch {
		case err == io.EOF, isRowError(err):
			return nil, err
		case err != nil:
			return nil, program.LineFailed(r.line+1, err)
		}
		if r.isBlank(cells) {
			r.blank++
			continue
		}
		fields, err := r.fit(cells)
		why, fatal := r.aside(cells)
		if fatal != nil {
			return nil, fatal
		}
		if !why.IsZero() {
			r.notes = append(r.notes, passedLine(r.line, strings.Join(nonEmpty(cells), " "), why))
			continue
		}
		if name := r.sumName(cells); name != "" {
			if err := r.compareSum(name, cells); err != nil {
				return nil, err
			}
			continue
		}
		r.addSums(fields)
		return fields, err
	}
}

// nextCells returns the cells of the next row below the header, with line and error as its Rows have them.
func (r *Reader) nextCells() ([]string, error) {
	if r.handed != nil {
		row := r.handed.take()
		r.line = row.line
		return row.cells, row.err
	}
	if r.next < len(r.ahead) {
		row := r.ahead[r.next]
		r.line = row.line
		if row.err == nil || isRowError(row.err) {
			r.next++ // else nothing follows, and the error is said again
		}
		return row.cells, row.err
	}
	cells, err := r.sheet.Rows.Next()
	r.line = r.sheet.Rows.Line()
	return cells, err
}

// isBlank reports whether a row has nothing but its number.
func (r *Reader) isBlank(cells []string) bool {
	for i, cell := range cells {
		numbers := i < len(r.header.names) && isNumbering(r.header.names[i])
		if !numbers && printed.Plain(cell) != "" {
			return false
		}
	}
	return true
}

// fit cuts a row to the header, or says why it cannot be. A text file's row has as many cells as its header, for
// one more may come of a comma in an amount; a workbook's row may end early and have empty cells beyond the header.
func (r *Reader) fit(cells []string) ([]string, error) {
	want := len(r.header.names)
	have := len(cells)
	for r.sheet.Ragged && len(cells) > want && cellAt(cells, len(cells)-1) == "" {
		cells = cells[:len(cells)-1]
	}
	switch {
	case r.sheet.Commas && r.fellApart(cells) != "":
		return nil, apart(r.fellApart(cells))
	case len(cells) > want && r.sheet.Ragged && r.how.Extra:
		cells = cells[:want]
	case len(cells) > want && r.sheet.Ragged:
		return nil, nameless(cells[len(cells)-1], len(cells)-1)
	case len(cells) > want, have < want && !r.sheet.Ragged:
		return nil, fieldCount(have, want)
	}
	for len(cells) < want {
		cells = append(cells, "")
	}
	for i, cell := range cells {
		if r.header.names[i] == "" && printed.Plain(cell) != "" && !r.how.Extra {
			return nil, nameless(cell, i)
		}
	}
	return cells, nil
}

// nameless is the error of a cell in a column that has no header.
func nameless(cell string, i int) error {
	cell = Printable(cell)
	return NewRowError(
		fmt.Sprintf("has %q in column %d, which has no header; name the column, or pass over it with -extra ignore",
			cell, i+1),
		fmt.Sprintf("第 %d 列没有列名，却有 %q；请给这一列写上列名，或用 -extra ignore 略过", i+1, cell))
}

// fieldCount is the error of a row with another number of fields than the header.
func fieldCount(have, want int) error {
	return NewRowError(
		fmt.Sprintf("has %s where the header has %d; write a number without grouping commas, such as 3000.00",
			rule.Count(have, "field"), want),
		fmt.Sprintf("这一行有 %d 个字段，表头有 %d 个；数字不要写千分位逗号，如 3000.00", have, want))
}
