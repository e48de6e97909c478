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
	Name string    // of a sheet of a workbook; empty for a text file
	How  rule.Text // how it was read, such as "GB18030, separated by tabs"
	Text bool      // a text file: what stands in it is cut at separators, so that a number may fall apart
	Rows Rows
}

// Open takes a file apart into its sheets. A program that reads text files alone uses UTF8; one with libraries for
// more has an Open of its own. The error says what the file is where it is recognised and cannot be read.
type Open func(in io.Reader) ([]Sheet, error)
