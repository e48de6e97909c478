package table

import (
	"io"

	"github.com/shebao-go/shebao/rule"
)

// Rows gives the rows of a table one by one, whatever kind of file it stands in.
type Rows interface {
	// Next returns the cells of the next row, also of one without any. They are valid until the next call. The error is
	// a *RowError where only this row cannot be read, io.EOF at the end, or what keeps the rest from being read.
	Next() ([]string, error)

	// Line is the number of the line or the row of the sheet read last, 1 for the first.
	Line() int
}

// Sheet is one table of a file. Cells are as the file has them, blanks included.
type Sheet struct {
	Name   string    // of a sheet of a workbook; empty for a text file
	How    rule.Text // how it was read, such as "UTF-8, separated by commas"
	Commas bool      // it is cut at commas, so that an amount such as 8,000 may have fallen apart
	Ragged bool      // a row may end before its empty cells, as in a workbook
	Rows   Rows
}

// Open takes a file apart into its sheets. A program that reads text files alone uses UTF8; one with libraries for
// more has an Open of its own. The error says what the file is where it is recognised and cannot be read.
type Open func(in io.Reader) ([]Sheet, error)
