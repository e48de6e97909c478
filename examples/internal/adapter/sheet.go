package adapter

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// kind is what a cell may hold.
type kind uint8

const (
	text    kind = iota
	money        // yuan, at least 0
	signed       // yuan, either way
	percent      // a rate, such as 8%
	count        // a whole number
)

// column is one column of a format.
type column struct {
	header string
	kind   kind
	needed bool // the cell may not be empty
}

// Problem is a row of a file that cannot be used, or one cell of it.
type Problem struct {
	Line   int
	Column string // empty for the whole row
	Value  string
	Err    error
}

// Error names the line, the column and the value, and says what is wrong.
func (p Problem) Error() string {
	where := fmt.Sprintf("line %d: ", p.Line)
	if p.Column != "" {
		where += p.Column + " "
	}
	if p.Value != "" {
		where += `"` + table.Printable(p.Value) + `" `
	}
	return where + p.Err.Error()
}

func (p Problem) Unwrap() error { return p.Err }

const (
	maxYuan = 10_000_000_000
	maxText = 200
)

var (
	errEmpty   = errors.New("is empty; fill it")
	errFormula = errors.New("starts like a formula of a spreadsheet; begin it with a letter or a digit")
	errText    = errors.New("has blanks at its ends, a control character or more than 200 bytes; write plain text")
	errPercent = errors.New("is no rate; write a percentage such as 8%")
)

// read checks a cell and returns it in the one form in which it is written.
func (c column) read(cell string) (string, error) {
	if cell == "" {
		if c.needed {
			return "", errEmpty
		}
		return "", nil
	}
	switch c.kind {
	case money, signed:
		in := rule.Input{Field: c.header, Max: maxYuan, Places: 2, Do: "write yuan with at most 2 decimals, such as 3000.00"}
		if c.kind == signed {
			in.Min = -maxYuan
		}
		d, err := in.Parse(cell)
		if err != nil {
			return cell, reason(err)
		}
		return d.StringFixed(2), nil
	case percent:
		n, err := rateOf(cell)
		if err != nil {
			return cell, err
		}
		return n.Percent(), nil
	case count:
		d, err := rule.Input{Field: c.header, Max: 10_000_000, Do: "write a whole number"}.Parse(cell)
		if err != nil {
			return cell, reason(err)
		}
		return d.String(), nil
	}
	return cell, plain(cell)
}

// reason is what is wrong with a number, without the name of the field, which a Problem gives.
func reason(err error) error {
	if field := (*rule.FieldError)(nil); errors.As(err, &field) {
		return fmt.Errorf("%s; %s", field.Reason, field.Do)
	}
	return err
}

// plain refuses a text that a spreadsheet or a terminal would not show as it is.
func plain(cell string) error {
	if strings.ContainsRune("=+-@", rune(cell[0])) {
		return errFormula
	}
	control := strings.ContainsFunc(cell, func(r rune) bool { return r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xFEFF || r == 0xFFFD })
	if control || len(cell) > maxText || strings.TrimSpace(cell) != cell {
		return errText
	}
	return nil
}

// rateOf reads a percentage with at most six decimals as a fraction.
func rateOf(cell string) (rule.Number, error) {
	digits, ok := strings.CutSuffix(cell, "%")
	if !ok {
		return rule.Number{}, errPercent
	}
	d, err := rule.Input{Field: "rate", Max: 100, Places: 6, Do: "write a percentage such as 8%"}.Parse(digits)
	if err != nil {
		return rule.Number{}, reason(err)
	}
	return rule.RateInput(0, "rate", 100).Number(d.Shift(-2))
}

// check returns the cells of a row as they are written, and what is wrong with them.
func check(columns []column, cells []string, line int) ([]string, []Problem) {
	out := make([]string, len(columns))
	var problems []Problem
	for i, c := range columns {
		cell, err := c.read(cells[i])
		out[i] = cell
		if err != nil {
			problems = append(problems, Problem{line, c.header, cells[i], err})
		}
	}
	return out, problems
}

// row is one line of a file.
type row struct {
	line  int
	cells []string // in the order of the columns
}

// read reads a file with exactly these columns. Rows with problems are among the rows, as the file has them.
func read(in io.Reader, name string, columns []column) ([]row, []Problem, error) {
	format := table.Format{Name: name, Row: "one person", RowChinese: "一个人"}
	for _, c := range columns {
		format.Columns = append(format.Columns, table.Column{English: c.header, Chinese: c.header})
	}
	r, err := table.NewReader(in, format)
	if err != nil {
		return nil, nil, err
	}
	var missing []error
	for i := range columns {
		missing = append(missing, r.Need(i))
	}
	if err := r.CheckHeader(missing...); err != nil {
		return nil, nil, err
	}
	var rows []row
	var problems []Problem
	for {
		fields, err := r.Next()
		var broken *table.RowError
		switch {
		case err == io.EOF:
			return rows, problems, nil
		case errors.As(err, &broken):
			problems = append(problems, Problem{Line: r.Line(), Err: broken})
			continue
		case err != nil:
			return nil, nil, err
		}
		cells := make([]string, len(columns))
		for i := range columns {
			cells[i] = strings.Clone(r.Cell(fields, i))
		}
		cells, wrong := check(columns, cells, r.Line())
		rows = append(rows, row{r.Line(), cells})
		problems = append(problems, wrong...)
	}
}

// write writes the header and the rows, or nothing where a cell is wrong.
func write(out io.Writer, columns []column, rows [][]string) error {
	var header []string
	for _, c := range columns {
		header = append(header, c.header)
	}
	lines := [][]string{header}
	var errs []error
	for i, cells := range rows {
		checked, problems := check(columns, cells, i+2)
		for _, p := range problems {
			errs = append(errs, p)
		}
		if strings.Join(checked, "") == "" {
			errs = append(errs, Problem{Line: i + 2, Err: errEmpty})
		}
		lines = append(lines, checked)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return csv.NewWriter(out).WriteAll(lines)
}
