package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// demoRoster is a fictional company of 300.
//
//go:embed roster.csv
var demoRoster []byte

// column is one column of a roster.
type column uint8

const (
	colID column = iota
	colWage
	colPension
	colMedical
	colUnemployment
	colInjury
	colHousing
	colInjuryRate
	columnCount
	wholeRow = columnCount // where a problem is of no one column
)

// columnNames are the headers a column may have; the scheme is the one its wage is for.
var columnNames = [columnCount]struct {
	english, chinese string
	scheme           rule.Scheme
}{
	colID:           {"id", "工号", 0},
	colWage:         {"wage", "缴费工资", 0},
	colPension:      {"pension_wage", "养老工资", rule.Pension},
	colMedical:      {"medical_wage", "医疗工资", rule.Medical},
	colUnemployment: {"unemployment_wage", "失业工资", rule.Unemployment},
	colInjury:       {"injury_wage", "工伤工资", rule.Injury},
	colHousing:      {"housing_wage", "公积金工资", rule.Housing},
	colInjuryRate:   {"injury_rate", "工伤费率", 0},
}

const (
	maxLine = 64 << 10 // bytes of one line; a row of eight short fields needs a few dozen
	maxID   = 64       // bytes of one id
)

// row is one person of the roster.
type row struct {
	line        int
	id          string
	employee    payroll.Employee
	injuryRate  string // the row's own; empty where it has none
	wagesDiffer bool   // some scheme has a wage of its own
	readable    bool   // the line has its fields, whatever is in them
}

// problem is one field of a row that cannot be used.
type problem struct {
	column column
	value  string
	err    error
}

// roster reads rows one at a time.
type roster struct {
	in     *bufio.Reader
	feed   lineFeed
	fields *csv.Reader
	header []string
	at     [columnCount]int // where a column is, -1 where the file has none
	line   int              // of the line read last
	blank  int              // lines without a field
	seed   maphash.Seed
	seen   map[uint64]int32 // hash of an id, and its line
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

// newRoster reads the header. Every column that is unknown, twice there or missing is reported at once.
func newRoster(in io.Reader) (*roster, error) {
	r := &roster{in: bufio.NewReaderSize(in, maxLine), seed: maphash.MakeSeed(), seen: map[uint64]int32{}}
	r.fields = csv.NewReader(&r.feed)
	r.fields.FieldsPerRecord = -1
	r.fields.ReuseRecord = true
	if mark, _ := r.in.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		_, _ = r.in.Discard(3)
	}
	fields, err := r.next()
	if err == io.EOF {
		return nil, errors.New("the roster is empty; its first line names the columns: " + allowedColumns())
	}
	if err != nil {
		return nil, fmt.Errorf("the header cannot be read: %w", err)
	}
	r.header = append([]string(nil), fields...)
	return r, r.place()
}

// place finds the columns in the header.
func (r *roster) place() error {
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
	if r.at[colID] < 0 {
		errs = append(errs, errors.New("column id (工号) is missing"))
	}
	if r.at[colWage] < 0 && !r.everySchemeHasAColumn() {
		errs = append(errs, errors.New("column wage (缴费工资) is missing; only with all five wages by scheme may it be"))
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

func (r *roster) everySchemeHasAColumn() bool {
	for c := colPension; c <= colHousing; c++ {
		if r.at[c] < 0 {
			return false
		}
	}
	return true
}

// rowError says in both languages what is wrong with a row or a field.
type rowError struct{ english, chinese string }

func (e *rowError) Error() string { return e.english }

// The errors of one line; the next line can still be read.
var (
	errLongLine = &rowError{"is longer than 65536 bytes; a line is one person", "这一行超过 65536 字节；一行只写一个人"}
	errNotUTF8  = &rowError{"is not UTF-8; save the file as CSV UTF-8", "这一行不是 UTF-8 编码；请另存为 CSV UTF-8"}
	errQuotes   = &rowError{`has a quote that is not closed or stands inside a field; write "..." around the whole field`, `这一行的引号没有成对，或写在字段中间；引号要括住整个字段`}
)

// next returns the fields of the next line that has any, trimmed of blanks. They are valid until the next call.
func (r *roster) next() ([]string, error) {
	for {
		line, err := r.readLine()
		if err != nil {
			return nil, err
		}
		if !utf8.Valid(line) {
			return nil, errNotUTF8
		}
		if len(bytes.Trim(line, " \t,")) == 0 {
			r.blank++
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
func (r *roster) readLine() ([]byte, error) {
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

// read returns the next person, or why the row cannot be used: every bad field of it. The error is io.EOF at the end, or
// what keeps the rest of the file from being read.
func (r *roster) read() (row, []problem, error) {
	fields, err := r.next()
	if unread := (*rowError)(nil); errors.As(err, &unread) {
		return row{line: r.line}, []problem{{wholeRow, "", err}}, nil
	}
	if err != nil {
		return row{}, nil, err
	}
	if have, want := len(fields), len(r.header); have != want {
		return row{line: r.line}, []problem{{wholeRow, "", &rowError{
			fmt.Sprintf("has %d fields where the header has %d; write a number without grouping commas, such as 3000.00", have, want),
			fmt.Sprintf("这一行有 %d 个字段，表头有 %d 个；数字不要写千分位逗号，如 3000.00", have, want)}}}, nil
	}
	p := row{line: r.line, readable: true, injuryRate: r.cell(fields, colInjuryRate)}
	var problems []problem
	if err := r.takeID(&p, r.cell(fields, colID)); err != nil {
		problems = append(problems, problem{colID, r.cell(fields, colID), err})
	}
	return p, r.takeWages(&p, fields, problems), nil
}

// cell returns the field of a column, empty where the file has no such column.
func (r *roster) cell(fields []string, c column) string {
	if r.at[c] < 0 {
		return ""
	}
	return fields[r.at[c]]
}

// name returns the header of a column as the file has it.
func (r *roster) name(c column) string {
	switch {
	case c == wholeRow:
		return ""
	case r.at[c] < 0:
		return columnNames[c].english
	}
	return r.header[r.at[c]]
}

// takeID checks an id and remembers it.
func (r *roster) takeID(p *row, id string) error {
	unprintable := strings.IndexFunc(id, func(c rune) bool { return !unicode.IsPrint(c) }) >= 0
	switch {
	case id == "":
		return &rowError{"is empty; every person needs an id", "是空的；每个人都要有工号"}
	case len(id) > maxID:
		return &rowError{"is longer than 64 bytes", "超过 64 字节"}
	case unprintable:
		return &rowError{"has a character that cannot be printed", "有不能打印的字符"}
	case strings.ContainsRune("=+-@", rune(id[0])):
		return &rowError{"begins with = + - or @, which a spreadsheet takes for a formula", "以 = + - 或 @ 开头，表格软件会当成公式"}
	}
	p.id = id
	hash := maphash.String(r.seed, id)
	if line, twice := r.seen[hash]; twice {
		return &rowError{fmt.Sprintf("is a duplicate: it stands in line %d already", line), fmt.Sprintf("重复：第 %d 行已有", line)}
	}
	r.seen[hash] = int32(r.line)
	return nil
}

// takeWages reads the wage and the wages by scheme.
func (r *roster) takeWages(p *row, fields []string, problems []problem) []problem {
	wages := &p.employee.Wages
	into := [columnCount]*decimal.NullDecimal{colPension: &wages.Pension, colMedical: &wages.Medical,
		colUnemployment: &wages.Unemployment, colInjury: &wages.Injury, colHousing: &wages.Housing}
	lacking := 0
	for c := colPension; c <= colHousing; c++ {
		text := r.cell(fields, c)
		if text == "" {
			lacking++
			continue
		}
		wage, err := rule.WageInput(columnNames[c].scheme, columnNames[c].english).Parse(text)
		if err != nil {
			problems = append(problems, problem{c, text, err})
		}
		*into[c] = decimal.NewNullDecimal(wage)
		p.wagesDiffer = true
	}
	text := r.cell(fields, colWage)
	switch {
	case text != "":
		wage, err := rule.WageInput(0, "wage").Parse(text)
		if err != nil {
			problems = append(problems, problem{colWage, text, err})
		}
		p.employee.Wage = wage
	case lacking > 0:
		problems = append(problems, problem{colWage, "", &rowError{
			fmt.Sprintf("is empty, and %d of the five wages by scheme are too; fill it or all five", lacking),
			fmt.Sprintf("是空的，五项分险种工资也有 %d 项是空的；请填这一格，或把五项填全", lacking)}})
	}
	return problems
}
