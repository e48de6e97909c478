package adapter

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// kind is what a cell may hold.
type kind uint8

const (
	text    kind = iota
	ident        // a number that is a name: of an identity document, an account, an employer
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
func (p Problem) Error() string { return p.In(rule.English) }

// In is Error in a language.
func (p Problem) In(lang rule.Language) string {
	return fmt.Sprintf(program.Say(lang, "line %d: ", "第 %d 行："), p.Line) + program.Message(p.Cell(), lang)
}

// Cell is the problem without its line.
func (p Problem) Cell() error {
	where := ""
	if p.Column != "" {
		where += p.Column + " "
	}
	if p.Value != "" {
		where += `"` + table.Printable(p.Value) + `" `
	}
	return program.Errorf("%[1]s%[2]s", "%[1]s%[2]s", where, p.Err)
}

func (p Problem) Unwrap() error { return p.Err }

const (
	maxYuan = 10_000_000_000
	maxText = 200
)

var (
	errEmpty   = program.Errorf("is empty; fill it", "是空的；请填写")
	errFormula = program.Errorf("starts like a formula of a spreadsheet; begin it with a letter or a digit",
		"开头像电子表格的公式；请以文字或数字开头")
	errText = program.Errorf("has blanks at its ends, a control character or more than 200 bytes; write plain text",
		"首尾有空白、含控制字符或超过 200 字节；请填写普通文字")
	errPercent = program.Errorf("is no rate; write a percentage such as 8%%", "不是比例；请填写百分比，例如 8%%")
)

// read checks a cell and returns it in the one form in which it is written.
func (c column) read(cell string) (string, error) {
	if cell == "" {
		if c.needed {
			return "", errEmpty
		}
		return "", nil
	}
	if c.kind.asWritten(cell) {
		return cell, nil
	}
	return c.other(cell)
}

// other reads a cell that is not empty, in whatever form.
func (c column) other(cell string) (string, error) {
	switch c.kind {
	case money, signed:
		return c.money(cell)
	case percent:
		n, err := rateOf(cell)
		if err != nil {
			return cell, err
		}
		return n.Percent(), nil
	case count:
		d, err := rule.Input{Field: c.header, Max: 10_000_000,
			Do: rule.Say("write a whole number", "请填写整数")}.Parse(cell)
		if err != nil {
			return cell, reason(err)
		}
		return d.String(), nil
	case ident:
		return c.ident(cell)
	}
	return cell, plain(cell)
}

// money reads yuan, below 0 only where the column is signed.
func (c column) money(cell string) (string, error) {
	in := rule.Input{Field: c.header, Max: maxYuan, Places: 2,
		Do: rule.Say("write yuan with at most 2 decimals, such as 3000.00", "请填写金额（元），最多两位小数，例如 3000.00")}
	if c.kind == signed {
		in.Min = -maxYuan
	}
	d, err := printed.Money(cell, in)
	if err != nil {
		return cell, reason(err)
	}
	return d.StringFixed(2), nil
}

// ident reads an id in its one form.
func (c column) ident(cell string) (string, error) {
	id, err := printed.ID(cell)
	switch {
	case err != nil:
		return cell, reason(err)
	case c.needed && id == "":
		return cell, errEmpty
	}
	return id, plain(id)
}

// reason is what is wrong with a number, without the name of the field, which a Problem gives.
func reason(err error) error {
	if field := (*rule.FieldError)(nil); errors.As(err, &field) {
		return program.Errorf("%s; %s", "%s；%s", field.Reason, field.Do)
	}
	return err
}

// plain refuses a text that a spreadsheet or a terminal would not show as it is.
func plain(cell string) error {
	if isUsual(cell) {
		return nil
	}
	for _, sign := range [...]string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(cell, sign) {
			return errFormula
		}
	}
	control := strings.ContainsFunc(cell,
		func(r rune) bool { return r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xFEFF || r == 0xFFFD })
	if control || len(cell) > maxText || strings.TrimSpace(cell) != cell {
		return errText
	}
	return nil
}

// isUsual reports whether a text is one that is plain at first sight, as most are: letters and digits, signs among
// them, and Chinese characters.
func isUsual(cell string) bool {
	if cell == "" || len(cell) > maxText || strings.Contains("=+-@", cell[:1]) {
		return false
	}
	for _, r := range cell {
		if r < '!' || r > '~' && r < '一' || r > '鿿' {
			return false
		}
	}
	return true
}

// rateOf reads a percentage with at most six decimals as a fraction.
func rateOf(cell string) (rule.Number, error) {
	if !strings.HasSuffix(cell, "%") && !strings.HasSuffix(cell, "％") {
		return rule.Number{}, errPercent
	}
	in := rule.RateInput("", "rate", 100)
	in.Do = rule.Say("write a percentage such as 8%", "请填写百分数，例如 8%")
	d, err := printed.Rate(cell, in)
	if err != nil {
		return rule.Number{}, reason(err)
	}
	return in.Number(*d)
}

// row is one line of a file.
type row struct {
	line    int
	cells   []string // in the order of the columns
	changed int      // ids that the file writes in another way, such as with an apostrophe
}

// sheet is a format: its columns, and what a row must be beyond its cells.
type sheet struct {
	name    string
	columns []column
	also    func(row) []Problem // of cells as they are written; nil where there is nothing more
	sums    bool                // a row may add up the others (合计): its name stands in the first column
	adds    bool                // such a row is held against the others; else the comparison of a bill does it
}

// check puts the cells of a row into the form in which they are written, and returns what is wrong with them.
func (s sheet) check(r *row) []Problem {
	if s.sum(r.cells) != "" {
		return s.checkSum(r)
	}
	var problems []Problem
	for i, c := range s.columns {
		cell, err := c.read(r.cells[i])
		if err != nil {
			problems = append(problems, Problem{r.line, c.header, r.cells[i], err})
		}
		if c.kind == ident && cell != r.cells[i] {
			r.changed++
		}
		r.cells[i] = cell
	}
	if s.also != nil {
		problems = append(problems, s.also(*r)...)
	}
	return problems
}

// sum returns the name of a sum row, such as 合计, which stands before its amounts; empty for any other row.
func (s sheet) sum(cells []string) string {
	for i, c := range s.columns {
		switch {
		case !s.sums || c.kind == money || c.kind == signed:
			return ""
		case printed.IsSum(cells[i]):
			return cells[i]
		}
	}
	return ""
}

// checkSum keeps the name and the amounts of a sum row.
func (s sheet) checkSum(r *row) []Problem {
	var problems []Problem
	name := s.sum(r.cells)
	for i, c := range s.columns {
		if c.kind != money && c.kind != signed {
			r.cells[i] = ""
			continue
		}
		c.needed = false
		cell, err := c.read(r.cells[i])
		if err != nil {
			problems = append(problems, Problem{r.line, c.header, r.cells[i], err})
		}
		r.cells[i] = cell
	}
	r.cells[0] = name
	if err := plain(name); err != nil {
		problems = append(problems, Problem{r.line, s.columns[0].header, name, err})
	}
	return problems
}

// read reads a file with exactly these columns, opened as how says. Rows with problems are among the rows, as the
// file has them; a line that cannot be taken apart is a row of empty cells, so that it is not lost.
func (s sheet) read(in io.Reader, how table.How) ([]row, []Problem, error) {
	format := table.Format{Name: s.name, Row: "one person", RowChinese: "一个人", Exact: true}
	for _, c := range s.columns {
		format.Columns = append(format.Columns, table.Column{English: c.header, Chinese: c.header})
	}
	r, err := table.NewReader(in, format, how)
	if err != nil {
		return nil, nil, err
	}
	var missing []error
	for i := range s.columns {
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
			return rows, append(problems, s.addUp(rows)...), nil
		case errors.As(err, &broken):
			rows = append(rows, row{line: r.Line(), cells: make([]string, len(s.columns))})
			problems = append(problems, Problem{Line: r.Line(), Err: broken})
			continue
		case err != nil:
			return nil, nil, err
		}
		one := row{line: r.Line(), cells: make([]string, len(s.columns))}
		for i := range s.columns {
			one.cells[i] = strings.Clone(r.Cell(fields, i))
		}
		problems = append(problems, s.check(&one)...)
		rows = append(rows, one)
	}
}

// write writes the header and the rows, or nothing where a cell is wrong.
func (s sheet) write(out io.Writer, rows [][]string) error {
	var header []string
	for _, c := range s.columns {
		header = append(header, c.header)
	}
	var errs []error
	checked := make([]row, len(rows))
	for i, cells := range rows {
		checked[i] = row{line: i + 2, cells: cells}
		for _, p := range s.check(&checked[i]) {
			errs = append(errs, p)
		}
	}
	for _, p := range s.addUp(checked) {
		errs = append(errs, p)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	if err := w.Write(header); err != nil {
		return err
	}
	return w.WriteAll(rows) // with its cells as they were checked
}
