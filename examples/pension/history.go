package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/rule"
)

// demoHistory is a fictional woman worker's; its averages and amounts in the account are made up.
//
//go:embed history.csv
var demoHistory []byte

// column is one column of a history.
type column uint8

const (
	colMonth column = iota
	colBase
	colAverage
	colAccount
	columnCount
	wholeRow = columnCount // where a problem is of no one column
)

// columnNames are the headers a column may have.
var columnNames = [columnCount]struct{ english, chinese string }{
	colMonth:   {"month", "缴费月份"},
	colBase:    {"base", "缴费基数"},
	colAverage: {"average", "平均工资"},
	colAccount: {"account", "记账额"},
}

const (
	maxLine = 64 << 10 // bytes of one line; a row of four short fields needs a few dozen
	maxRows = 1200     // months of a history: a century
)

// mostIndex is the highest index the library takes; the law's ceiling is far below it.
const mostIndex = 10

// row is one month of the history.
type row struct {
	line       int
	month      rule.Month
	base       decimal.Decimal
	average    rule.Figure // supplied where the file has it, else the library's of the year before
	credit     decimal.Decimal
	ownCredit  bool // the credit is the file's, not 8 % of the base
	ownAverage bool
}

// problem is one field of a row that cannot be used.
type problem struct {
	line   int
	month  string
	column column
	value  string
	err    error
}

// reader reads a history line by line.
type reader struct {
	in       *bufio.Reader
	feed     lineFeed
	fields   *csv.Reader
	header   []string
	at       [columnCount]int // where a column is, -1 where the file has none
	line     int              // of the line read last
	birth    rule.Month
	seen     map[rule.Month]int // the line of a month
	rows     []row
	read     int // lines with a field
	problems []problem
}

// lineFeed gives the CSV reader one line, then the end: a quote left open ends with its line and swallows no other row.
type lineFeed struct{ line []byte }

func (f *lineFeed) Read(into []byte) (int, error) {
	if len(f.line) == 0 {
		return 0, io.EOF
	}
	n := copy(into, f.line)
	f.line = f.line[n:]
	return n, nil
}

// newReader reads the header. Every column that is unknown, twice there or missing is reported at once.
func newReader(in io.Reader, birth rule.Month) (*reader, error) {
	r := &reader{in: bufio.NewReaderSize(in, maxLine), birth: birth, seen: map[rule.Month]int{}}
	r.fields = csv.NewReader(&r.feed)
	r.fields.FieldsPerRecord = -1
	r.fields.ReuseRecord = true
	if mark, _ := r.in.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		_, _ = r.in.Discard(3)
	}
	fields, err := r.next()
	if err == io.EOF {
		return nil, errors.New("the history is empty; its first line names the columns: " + allowedColumns())
	}
	if err != nil {
		return nil, fmt.Errorf("the header cannot be read: %w", err)
	}
	r.header = append([]string(nil), fields...)
	return r, r.place()
}

// place finds the columns in the header.
func (r *reader) place() error {
	for c := range r.at {
		r.at[c] = -1
	}
	var errs []error
	for i, name := range r.header {
		c, known := columnOf(name)
		switch {
		case !known:
			errs = append(errs, fmt.Errorf("column %q is not known", name))
		case r.at[c] >= 0:
			errs = append(errs, fmt.Errorf("column %q is there twice (columns %d and %d)", name, r.at[c]+1, i+1))
		default:
			r.at[c] = i
		}
	}
	for _, c := range [...]column{colMonth, colBase} {
		if r.at[c] < 0 {
			errs = append(errs, fmt.Errorf("column %s (%s) is missing", columnNames[c].english, columnNames[c].chinese))
		}
	}
	if len(errs) == 0 {
		return nil
	}
	return errors.Join(append(errs, errors.New("allowed columns, separated by commas: "+allowedColumns()))...)
}

func columnOf(header string) (column, bool) {
	for c, name := range columnNames {
		if header == name.chinese || strings.EqualFold(header, name.english) {
			return column(c), true
		}
	}
	return 0, false
}

func allowedColumns() string {
	var all []string
	for _, name := range columnNames {
		all = append(all, name.english+" ("+name.chinese+")")
	}
	return strings.Join(all, ", ")
}

// rowError says in both languages what is wrong with a row or a field.
type rowError struct{ english, chinese string }

func (e *rowError) Error() string { return e.english }

// The errors of one line; the next line can still be read.
var (
	errLongLine = &rowError{"is longer than 65536 bytes; a line is one month", "这一行超过 65536 字节；一行只写一个月"}
	errNotUTF8  = &rowError{"is not UTF-8; save the file as CSV UTF-8", "这一行不是 UTF-8 编码；请另存为 CSV UTF-8"}
	errQuotes   = &rowError{`has a quote that is not closed or stands inside a field; write "..." around the whole field`, `这一行的引号没有成对，或写在字段中间；引号要括住整个字段`}
)

// next returns the fields of the next line that has any, trimmed of blanks. They are valid until the next call.
func (r *reader) next() ([]string, error) {
	for {
		line, err := r.readLine()
		if err != nil {
			return nil, err
		}
		if !utf8.Valid(line) {
			return nil, errNotUTF8
		}
		if len(bytes.Trim(line, " \t,")) == 0 {
			continue
		}
		r.feed.line = line
		fields, err := r.fields.Read()
		if err != nil {
			return nil, errQuotes
		}
		for i, field := range fields {
			fields[i] = strings.TrimSpace(field)
		}
		return fields, nil
	}
}

// readLine returns the next line without its end. The rest of a line that is too long is passed over.
func (r *reader) readLine() ([]byte, error) {
	line, err := r.in.ReadSlice('\n')
	if len(line) > 0 {
		r.line++
	}
	if err == bufio.ErrBufferFull {
		for err == bufio.ErrBufferFull {
			_, err = r.in.ReadSlice('\n')
		}
		if err != nil && err != io.EOF {
			return nil, err
		}
		return nil, errLongLine
	}
	if err == io.EOF && len(line) > 0 {
		err = nil
	}
	return bytes.TrimRight(line, "\r\n"), err
}

// readAll reads every row, in the order of the months; what cannot be used is in problems. The error is what keeps the rest
// of the file from being read.
func (r *reader) readAll() error {
	for {
		fields, err := r.next()
		unread := (*rowError)(nil)
		switch {
		case err == io.EOF:
			slices.SortFunc(r.rows, func(a, b row) int { return a.month.Sub(b.month) })
			return nil
		case errors.As(err, &unread):
			r.read++
			r.refuse("", wholeRow, "", unread)
		case err != nil:
			return fmt.Errorf("line %d cannot be read: %w", r.line+1, err)
		default:
			r.read++
			r.take(fields)
		}
		if r.read > maxRows {
			return fmt.Errorf("the history has more than %d rows; a row is one month of one person", maxRows)
		}
	}
}

// refuse notes one problem of the line read last.
func (r *reader) refuse(month string, c column, value string, err error) {
	r.problems = append(r.problems, problem{r.line, month, c, value, err})
}

// cell returns the field of a column, empty where the file has no such column.
func (r *reader) cell(fields []string, c column) string {
	if r.at[c] < 0 {
		return ""
	}
	return fields[r.at[c]]
}

// name returns the header of a column as the file has it.
func (r *reader) name(c column) string {
	switch {
	case c == wholeRow:
		return ""
	case r.at[c] < 0:
		return columnNames[c].english
	}
	return r.header[r.at[c]]
}

// take reads one row: every bad field of it is a problem.
func (r *reader) take(fields []string) {
	if have, want := len(fields), len(r.header); have != want {
		r.refuse("", wholeRow, "", &rowError{
			fmt.Sprintf("has %d fields where the header has %d; write a number without grouping commas, such as 3000.00", have, want),
			fmt.Sprintf("这一行有 %d 个字段，表头有 %d 个；数字不要写千分位逗号，如 3000.00", have, want)})
		return
	}
	before := len(r.problems)
	one := row{line: r.line}
	month := r.cell(fields, colMonth)
	bad := func(c column, err error) {
		if err != nil {
			r.refuse(month, c, r.cell(fields, c), err)
		}
	}
	var err error
	one.month, err = r.month(month)
	bad(colMonth, err)
	one.base, err = rule.Input{Scheme: rule.Pension, Field: "base", Min: 1, Max: 1_000_000_000, Scale: 2, Places: 2, Do: "pass the contribution base in yuan, and no row for a month that was not paid"}.Parse(r.cell(fields, colBase))
	bad(colBase, err)
	bad(colAverage, r.average(&one, r.cell(fields, colAverage)))
	if len(r.problems) == before {
		bad(colBase, plausible(one))
		bad(colAccount, one.account(r.cell(fields, colAccount)))
	}
	if len(r.problems) == before {
		r.rows = append(r.rows, one)
	}
}

// accountRegime is the first month no transitional part belongs to, averagesFrom the first whose index is measured (Guangdong
// counts earlier months with the deemed index).
func accountRegime() rule.Month { return rule.MonthOf(1998, 7) }
func averagesFrom() rule.Month  { return rule.MonthOf(1994, 1) }

// month reads the month of a row and remembers its line.
func (r *reader) month(text string) (rule.Month, error) {
	m, err := rule.ParseMonth(text)
	if err != nil {
		return rule.Month{}, &rowError{`is not a month; write it as 2025-08`, `不是月份；请写成 2025-08`}
	}
	if line, twice := r.seen[m]; twice {
		return rule.Month{}, &rowError{fmt.Sprintf("overlaps: lines %d and %d are both this month; keep one contribution of each month", line, r.line),
			fmt.Sprintf("重复：第 %d 行和第 %d 行是同一个月；每个月只留一条", line, r.line)}
	}
	r.seen[m] = r.line
	switch {
	case !m.After(r.birth):
		return rule.Month{}, &rowError{"is not after the month of birth " + r.birth.String(), "不在出生年月 " + r.birth.String() + " 之后"}
	case m.Before(averagesFrom()):
		return rule.Month{}, &rowError{"is before 1994-01; such months count with the deemed index: leave the row out and add the month to -deemed-months",
			"早于 1994-01；这样的月份按视同缴费指数计算：请删去这一行，把它计入 -deemed-months"}
	}
	return m, nil
}

// average takes the file's average, or the library's of the year before.
func (r *reader) average(one *row, text string) error {
	if text != "" {
		n, err := rule.Input{Scheme: rule.Pension, Field: "average", Min: 1, Max: 10_000_000, Places: 2, Do: "pass the average wage in yuan a month"}.ParseNumber(text)
		one.average, one.ownAverage = rule.SuppliedFigure(n, ""), true
		return err
	}
	if one.month.IsZero() {
		return nil
	}
	year := one.month.Year() - 1
	figure, err := guangzhou.Lookup("pension.provincial_average", rule.MonthOf(year, 12))
	if err != nil {
		return &rowError{fmt.Sprintf("is empty, and the library has no provincial average of %d; fill the column average (平均工资)", year),
			fmt.Sprintf("是空的，库里没有 %d 年的全省平均工资；请填平均工资（average）这一列", year)}
	}
	one.average = figure
	return nil
}

// plausible refuses a base that no average fits: a digit too many in one of them.
func plausible(one row) error {
	if one.base.GreaterThan(one.average.Number().Decimal().Mul(decimal.New(mostIndex, 0))) {
		average := one.average.Number().String()
		return &rowError{"is more than 10 times the average " + average + "; check both", "超过平均工资 " + average + " 的 10 倍；请核对两者"}
	}
	return nil
}

// accountRate is what goes to the personal account of an employee's base (国发〔2005〕38号: 8 %).
func accountRate() decimal.Decimal { return decimal.New(8, -2) }

// account takes the file's amount, or 8 % of the base.
func (one *row) account(text string) (err error) {
	if text == "" {
		one.credit, err = rule.Product(rule.Pension, one.base, accountRate(), rule.Rounding{})
		return err
	}
	one.ownCredit = true
	one.credit, err = rule.Input{Scheme: rule.Pension, Field: "account", Max: 10_000_000_000, Places: 2, Do: "pass the amount credited in yuan"}.Parse(text)
	if err == nil && one.credit.GreaterThan(one.base) {
		return &rowError{"is more than the base " + one.base.String() + "; pass what the month added to the account, not the balance",
			"大于缴费基数 " + one.base.String() + "；请填当月记入个人账户的金额，不是余额"}
	}
	return err
}
