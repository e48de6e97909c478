package figures

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// record is one row of a file by column name, with its place.
type record struct {
	file   string
	line   int
	fields map[string]string
	column map[string]int
}

// at returns every error of a field at its place.
func (r *record) at(name string, err error) error {
	var placed []error
	for one := range rule.Errors(err) {
		placed = append(placed, &RowError{r.file, r.line, r.column[name], one})
	}
	return rule.Join(placed...)
}

// maxFile bounds a file and maxField a field: the city's longest are a fraction of it.
const maxFile, maxField = 8 << 20, 4 << 10

// readTable reads one CSV file whose columns are named by its first row: all of needed and any of optional.
func readTable(file string, data []byte, needed, optional []string) ([]record, error) {
	if len(data) > maxFile {
		return nil, &RowError{file, 1, 0, bad(rule.ErrOutOfRange, "file", "",
			rule.Say("is longer than 8 MiB", "超过 8 MiB"), rule.Say("split it, or look whether it is a file of figures",
				"请拆分，或确认它是否为数值文件"))}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := checkUTF8(file, data); err != nil {
		return nil, err
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.FieldsPerRecord = -1
	header, err := reader.Read()
	if err != nil {
		return nil, syntaxError(file, err)
	}
	if header = trimEmpty(header); len(header) > len(needed)+len(optional) {
		header = header[:len(needed)+len(optional)+1] // one too many: unknown, or there twice
	}
	if err := checkHeader(file, header, needed, optional); err != nil {
		return nil, err
	}
	var rows []record
	var wrong jsonrule.Errors
	for {
		fields, err := reader.Read()
		if err == io.EOF {
			return rows, wrong.Err()
		}
		if err != nil {
			wrong.Add(syntaxError(file, err))
			return nil, wrong.Err()
		}
		line, _ := reader.FieldPos(0)
		row, err := rowOf(file, line, header, fields)
		wrong.Add(err)
		if row != nil {
			rows = append(rows, *row)
		}
	}
}

// rowOf names the fields of a row; nil for a row whose fields are all empty, which a spreadsheet leaves at the end.
func rowOf(file string, line int, header, fields []string) (*record, error) {
	if len(trimEmpty(fields)) == 0 {
		return nil, nil
	}
	for i, field := range fields {
		if len(field) > maxField || strings.ContainsFunc(field, unicode.IsControl) {
			return nil, &RowError{file, line, i + 1,
				bad(rule.ErrBadType, "field", field,
					rule.Say("is longer than 4 KiB or holds a control character",
						"超过 4 KiB 或含有控制字符"), rule.Say("write plain text on one line", "请写成一行普通文本"))}
		}
	}
	if len(fields) < len(header) || len(trimEmpty(fields)) > len(header) {
		return nil, &RowError{
			file,
			line,
			0,
			bad(rule.ErrBadType, "row", "", rule.Say("has another number of fields than the first row", "列数与第一行不同"),
				rule.Say("put a field that holds a comma between double quotes", "含逗号的内容请加双引号")),
		}
	}
	row := recordOf(file, line, header, fields)
	return &row, nil
}

// recordOf names the fields of a row, of which there are as many as names or more.
func recordOf(file string, line int, header, fields []string) record {
	row := record{file, line, map[string]string{}, map[string]int{}}
	for i, name := range header {
		row.fields[name], row.column[name] = fields[i], i+1
	}
	return row
}

// trimEmpty cuts the empty fields off the end of a row.
func trimEmpty(fields []string) []string {
	for len(fields) > 0 && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	return fields
}

// checkUTF8 refuses bytes that are no UTF-8, such as GBK, naming the line.
func checkUTF8(file string, data []byte) error {
	for line := 1; len(data) > 0; line++ {
		text, rest, _ := bytes.Cut(data, []byte("\n"))
		if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
			return &RowError{file, line, 0, bad(rule.ErrBadType, "file", "", rule.Say("is not UTF-8", "不是 UTF-8"),
				rule.Say("save it as CSV UTF-8 (in a spreadsheet: CSV UTF-8, 逗号分隔), not as GBK or UTF-16",
					"请另存为“CSV UTF-8（逗号分隔）”，不要用 GBK 或 UTF-16"))}
		}
		data = rest
	}
	return nil
}

// checkHeader refuses unknown, missing and repeated columns.
func checkHeader(file string, header, needed, optional []string) error {
	var wrong jsonrule.Errors
	all := append(slices.Clone(needed), optional...)
	for i, name := range header {
		switch {
		case !slices.Contains(all, name):
			wrong.Add(
				&RowError{
					file,
					1,
					i + 1,
					bad(rule.ErrUnknownField, "column", name, rule.Say("is not known", "不在可选范围内"),
						rule.Sayf("use %s, between commas", "可用列：%s（以逗号分隔）", strings.Join(all, ", "))),
				},
			)
		case slices.Contains(header[:i], name):
			wrong.Add(
				&RowError{
					file,
					1,
					i + 1,
					bad(rule.ErrConflict, "column", name, rule.Say("is there twice", "重复出现"),
						rule.Say("remove one of them", "请删除其一")),
				},
			)
		}
	}
	for _, name := range needed {
		if !slices.Contains(header, name) {
			wrong.Add(
				&RowError{
					file,
					1,
					0,
					bad(rule.ErrMissingField, "column", name, rule.Say("is missing", "没有填写"),
						rule.Say("begin the file with a row that names the columns", "文件第一行须写列名")),
				},
			)
		}
	}
	return wrong.Err()
}

// notCSV says why a row cannot be read; the reader knows two reasons in English.
func notCSV(err error) rule.Text {
	if errors.Is(err, csv.ErrBareQuote) {
		return rule.Say("is not CSV: a double quote stands inside a field without quotes", "不是 CSV：未加引号的内容中有双引号")
	}
	return rule.Say("is not CSV: a field in double quotes has no end, or a quote inside it",
		"不是 CSV：双引号内的内容没有结束，或其中有单独的双引号")
}

// syntaxError says where a file is not CSV.
func syntaxError(file string, err error) error {
	var at *csv.ParseError
	if !errors.As(err, &at) { // the end: reading from memory fails in no other way
		return &RowError{file, 1, 0, bad(rule.ErrMissingField, "file", "", rule.Say("is empty", "为空"),
			rule.Say("begin it with a row that names the columns", "文件第一行须写列名"))}
	}
	return &RowError{file, at.Line, at.Column,
		bad(rule.ErrBadType, "row", "", notCSV(at.Err),
			rule.Say("put a field with a comma or a double quote between double quotes, and double the quotes inside",
				"含逗号或双引号的内容请加双引号，内部的双引号写两个"))}
}
