package sheetfile

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/printed"
)

// maxRow is the bytes of a row as it is stored, which is kept in memory: a thousand for each of the most cells.
const maxRow = 1000 * maxColumns

// bounded reads so many bytes and no more, for a small file can hold a row that no memory does.
type bounded struct {
	in   io.Reader
	left int
}

// Read is io.Reader.
func (b *bounded) Read(into []byte) (int, error) {
	if b.left <= 0 {
		return 0, program.Errorf("a row is larger than %d bytes", "有一行超过 %d 字节", maxRow)
	}
	n, err := b.in.Read(into[:min(len(into), b.left)])
	b.left -= n
	return n, err
}

// maxColumns is the columns of the widest sheet a workbook may have.
const maxColumns = 16384

// sheetRows reads the rows of a sheet one by one.
type sheetRows struct {
	book  *book
	part  *zip.File
	in    io.ReadCloser
	bound *bounded
	xml   *xml.Decoder
	line  int
	cells []string
}

// sheetRow is a row as it is stored.
type sheetRow struct {
	Number int         `xml:"r,attr"`
	Cells  []sheetCell `xml:"c"`
}

// sheetCell is a cell as it is stored.
type sheetCell struct {
	Place   string     `xml:"r,attr"`
	Kind    string     `xml:"t,attr"`
	Style   int        `xml:"s,attr"`
	Formula *struct{}  `xml:"f"`
	Result  *string    `xml:"v"`
	Inline  sharedText `xml:"is"`
}

// Line is table.Rows.
func (r *sheetRows) Line() int { return r.line }

// Next is table.Rows.
func (r *sheetRows) Next() ([]string, error) {
	if r.in == nil {
		in, err := r.part.Open()
		if err != nil {
			return nil, err
		}
		r.in, r.bound = in, &bounded{in: in}
		r.xml = xml.NewDecoder(r.bound)
	}
	for {
		r.bound.left = maxRow
		token, err := r.xml.Token()
		if err == io.EOF {
			_ = r.in.Close() // read to its end
			return nil, err
		}
		if err != nil {
			return nil, errors.Join(err, r.in.Close())
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "row" {
			var row sheetRow
			if err := r.xml.DecodeElement(&row, &start); err != nil {
				return nil, errors.Join(err, r.in.Close())
			}
			return r.take(row)
		}
	}
}

// take returns the texts of a row.
func (r *sheetRows) take(row sheetRow) ([]string, error) {
	if row.Number <= r.line {
		row.Number = r.line + 1
	}
	r.line = row.Number
	r.cells = r.cells[:0]
	for _, c := range row.Cells {
		at := columnOf(c.Place)
		if c.Place == "" {
			at = len(r.cells)
		}
		if at < len(r.cells) {
			return nil, saveAgain(c, "stands behind a cell of the same column or a later one", "排在同一列或更后一列的单元格之后")
		}
		if at >= maxColumns {
			return nil, table.NewRowError(fmt.Sprintf("has more than %d columns", maxColumns),
				fmt.Sprintf("超过 %d 列", maxColumns))
		}
		for len(r.cells) < at {
			r.cells = append(r.cells, "")
		}
		text, err := r.book.text(c)
		if err != nil {
			return nil, err
		}
		r.cells = append(r.cells, text)
	}
	return r.cells, nil
}

// columnOf is the column of a place such as AB12, 0 for A; -1 where it says none.
func columnOf(place string) int {
	at := 0
	for _, c := range place {
		if c < 'A' || c > 'Z' || at > maxColumns {
			break
		}
		at = at*26 + int(c-'A') + 1
	}
	return at - 1
}

// text is what a cell says. An error such as #N/A is said as it is.
func (b *book) text(c sheetCell) (string, error) {
	value := ""
	if c.Result != nil {
		value = *c.Result
	}
	emptyText := c.Kind == "str" && c.Result != nil
	if c.Formula != nil && value == "" && !emptyText {
		return "", saveAgain(c, "has a formula without its value", "是没有结果的公式")
	}
	switch c.Kind {
	case "s":
		at, err := strconv.Atoi(value)
		if err != nil || at < 0 || at >= len(b.texts) {
			return "", saveAgain(c, "refers to a text that is not in the workbook", "引用的文字不在工作簿内")
		}
		return b.texts[at], nil
	case "inlineStr":
		return c.Inline.String(), nil
	case "str":
		return plainText(value), nil
	case "b":
		return truth(value), nil
	}
	if c.Kind != "" && c.Kind != "n" {
		return value, nil
	}
	if c.Style >= 0 && c.Style < len(b.dates) && b.dates[c.Style] {
		return b.date(value), nil
	}
	return number(value), nil
}

// saveAgain is the error of a cell that a spreadsheet puts right when it saves the file.
func saveAgain(c sheetCell, english, chinese string) error {
	place := table.Printable(c.Place)
	return table.NewRowError("cell "+place+" "+english+"; open the file in a spreadsheet and save it",
		"单元格 "+place+" "+chinese+"；请用表格软件打开后保存")
}

// truth is a stored truth value as a spreadsheet shows it; what is none stays as it is.
func truth(stored string) string {
	switch stored {
	case "1", "true":
		return "TRUE"
	case "0", "false":
		return "FALSE"
	}
	return stored
}

// number is a stored number as a spreadsheet shows it: with the 15 digits that it keeps, without an exponent. A longer
// one that looks whole, such as an identity number whose last digits became 000 and fit its check character, has its
// exponent, by which every reader of numbers and ids tells that digits are lost.
func number(stored string) string {
	n, ok := parse(stored)
	if !ok {
		return stored
	}
	const kept = 15
	exponent := n.NumDigits() + int(n.Exponent()) - 1
	n = n.Round(int32(kept - 1 - exponent))
	if _, lost := printed.Mask(n.String()); exponent < kept || lost {
		return n.String()
	}
	return fmt.Sprintf("%sE+%d", n.Shift(int32(-exponent)), exponent)
}

// parse reads a stored number of the size a spreadsheet has.
func parse(stored string) (decimal.Decimal, bool) {
	const longest, largest = 64, 400
	if len(stored) > longest {
		return decimal.Decimal{}, false
	}
	n, err := decimal.NewFromString(strings.TrimSpace(stored))
	return n, err == nil && n.Exponent() > -largest && n.Exponent() < largest
}

// date is the day a number counts to, as 2025-07-31, with the time where there is one; a number that is no day of a
// spreadsheet stays one.
func (b *book) date(stored string) string {
	const lastDay, noDay = 2958465, 60 // 9999-12-31; 1900-02-29, which spreadsheets count and no calendar has
	days, ok := parse(stored)
	if !ok || days.LessThan(decimal.NewFromInt(1)) || days.GreaterThanOrEqual(decimal.NewFromInt(lastDay+1)) {
		return number(stored)
	}
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch whole := days.IntPart(); {
	case b.year04:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case whole == noDay:
		return number(stored)
	case whole < noDay:
		first = first.AddDate(0, 0, 1)
	}
	day := first.AddDate(0, 0, int(days.IntPart()))
	seconds := days.Sub(days.Truncate(0)).Mul(decimal.NewFromInt(24 * 60 * 60)).Round(0)
	if seconds.IsZero() {
		return day.Format(time.DateOnly)
	}
	return day.Add(time.Duration(seconds.IntPart()) * time.Second).Format(time.DateTime)
}

// notEOF is nil for the end of a part.
func notEOF(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}
