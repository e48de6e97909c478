package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// maxLine is the bytes of one line; a row of short fields needs a few dozen.
const maxLine = 64 << 10

// Column is the two headers a column may have. The English one may be in any case.
type Column struct{ English, Chinese string }

func (c Column) String() string { return c.English + " (" + c.Chinese + ")" }

// Format says what a table is.
type Format struct {
	Name            string   // such as history
	Row, RowChinese string   // what a line is, such as one month, 一个月
	Columns         []Column // a column is named by its place here
}

// Reader reads a table line by line.
type Reader struct {
	format Format
	in     *bufio.Reader
	feed   lineFeed
	fields *csv.Reader
	header []string
	at     []int // where a column is, -1 where the file has none
	line   int
	blank  int
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

// NewReader reads the header. CheckHeader tells what is wrong with its columns.
func NewReader(in io.Reader, format Format) (*Reader, error) {
	r := &Reader{format: format, in: bufio.NewReaderSize(in, maxLine), at: make([]int, len(format.Columns))}
	r.fields = csv.NewReader(&r.feed)
	r.fields.FieldsPerRecord = -1
	r.fields.ReuseRecord = true
	if mark, _ := r.in.Peek(3); bytes.Equal(mark, []byte("\ufeff")) {
		_, _ = r.in.Discard(3)
	}
	fields, err := r.nextFields()
	if err == io.EOF {
		return nil, NewRowError(
			fmt.Sprintf("the %s is empty; its first line names the columns: %s", format.Name, format.allowed()),
			"文件是空的；第一行要写列名："+format.allowed())
	}
	if row := (*RowError)(nil); errors.As(err, &row) {
		return nil, NewRowError("the header cannot be read: "+row.English, "读不出表头："+row.Chinese)
	}
	if err != nil {
		return nil, program.Errorf("the header cannot be read: %s", "表头不能读取：%s", err)
	}
	r.header = append([]string(nil), fields...)
	for c := range r.at {
		r.at[c] = -1
	}
	for i, name := range r.header {
		if c := format.columnOf(name); c >= 0 && r.at[c] < 0 {
			r.at[c] = i
		}
	}
	return r, nil
}

// columnOf returns the column of a header, -1 where it has none.
func (f *Format) columnOf(header string) int {
	for c, name := range f.Columns {
		if header == name.Chinese || strings.EqualFold(header, name.English) {
			return c
		}
	}
	return -1
}

func (f *Format) allowed() string {
	var all []string
	for _, c := range f.Columns {
		all = append(all, c.String())
	}
	return strings.Join(all, ", ")
}

// CheckHeader reports at once every column that is unknown or twice there, and the errors of those that are missing.
func (r *Reader) CheckHeader(missing ...error) error {
	var errs []error
	for i, name := range r.header {
		switch c := r.format.columnOf(name); {
		case c < 0:
			errs = append(errs, NewRowError(fmt.Sprintf("column %q is not known", name),
				fmt.Sprintf("不认识 %q 这一列", name)))
		case r.at[c] != i:
			errs = append(errs, NewRowError(
				fmt.Sprintf("column %q is there twice (columns %d and %d)", name, r.at[c]+1, i+1),
				fmt.Sprintf("%q 这一列重复（第 %d 列和第 %d 列）", name, r.at[c]+1, i+1)))
		}
	}
	err := errors.Join(append(errs, missing...)...)
	if err == nil {
		return nil
	}
	allowed := r.format.allowed()
	return errors.Join(err, NewRowError("allowed columns, separated by commas: "+allowed, "可用的列，用逗号分隔："+allowed))
}

// Need is the error of a column the file does not have, nil where it has it.
func (r *Reader) Need(column int) error {
	if r.Has(column) {
		return nil
	}
	return NewRowError(fmt.Sprintf("column %s is missing", r.format.Columns[column]),
		fmt.Sprintf("缺 %s 这一列", r.format.Columns[column]))
}

// Header returns the names of the file's columns, in its order.
func (r *Reader) Header() []string { return r.header }

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
	return r.header[r.at[column]]
}

// Cell returns the field of a column, empty where the file has no such column.
func (r *Reader) Cell(fields []string, column int) string {
	if !r.Has(column) {
		return ""
	}
	return fields[r.at[column]]
}

// Line is the number of the line read last, 1 for the first.
func (r *Reader) Line() int { return r.line }

// Blank is how many lines without a field were passed over.
func (r *Reader) Blank() int { return r.blank }

// Next returns the fields of the next line that has any, trimmed of blanks and as many as the header's. They are
// valid until the next call. The error is a *RowError where only this line cannot be read, io.EOF at the end, or what
// keeps the rest of the file from being read.
func (r *Reader) Next() ([]string, error) {
	fields, err := r.nextFields()
	if err != nil {
		return nil, err
	}
	if have, want := len(fields), len(r.header); have != want {
		return nil, &RowError{
			fmt.Sprintf(
				"has %d fields where the header has %d; write a number without grouping commas, such as 3000.00", have,
				want),
			fmt.Sprintf("这一行有 %d 个字段，表头有 %d 个；数字不要写千分位逗号，如 3000.00", have, want)}
	}
	return fields, nil
}

func (r *Reader) nextFields() ([]string, error) {
	for {
		line, err := r.readLine()
		if err != nil {
			return nil, err
		}
		if !utf8.Valid(line) {
			return nil, &RowError{"is not UTF-8; save the file as CSV UTF-8", "这一行不是 UTF-8 编码；请另存为 CSV UTF-8"}
		}
		if len(bytes.Trim(line, " \t,")) == 0 {
			r.blank++
			continue
		}
		r.feed.line = line
		fields, err := r.fields.Read()
		if err != nil {
			return nil,
				&RowError{`has a quote that is not closed or stands inside a field; write "..." around the whole field`,
					`这一行的引号没有成对，或写在字段中间；引号要括住整个字段`}
		}
		for i, field := range fields {
			fields[i] = strings.TrimSpace(field)
		}
		return fields, nil
	}
}

// readLine returns the next line without its end. The rest of a line that is too long is passed over.
func (r *Reader) readLine() ([]byte, error) {
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
		return nil, &RowError{fmt.Sprintf("is longer than %d bytes; a line is %s", maxLine, r.format.Row),
			fmt.Sprintf("这一行超过 %d 字节；一行只写%s", maxLine, r.format.RowChinese)}
	}
	if err == io.EOF && len(line) > 0 {
		err = nil
	}
	return bytes.TrimRight(line, "\r\n"), err
}
