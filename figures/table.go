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

	"github.com/shebao-go/shebao/rule"
)

// record is one row of a file by column name, with its place.
type record struct {
	file   string
	line   int
	fields map[string]string
	column map[string]int
}

// at returns an error of a field at its place.
func (r *record) at(name string, err error) error {
	if err == nil {
		return nil
	}
	return &RowError{r.file, r.line, r.column[name], err}
}

// maxFile bounds a file and maxField a field: the city's longest are a fraction of it.
const maxFile, maxField = 8 << 20, 4 << 10

// readTable reads one CSV file whose columns are named by its first row: all of needed and any of optional.
func readTable(file string, data []byte, needed, optional []string) ([]record, error) {
	if len(data) > maxFile {
		return nil, &RowError{file, 1, 0, bad(rule.ErrOutOfRange, "file", "", "is longer than 8 MiB",
			"split it, or look whether it is a file of figures")}
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
	var wrong faults
	for {
		fields, err := reader.Read()
		if err == io.EOF {
			return rows, wrong.err()
		}
		if err != nil {
			wrong.add(syntaxError(file, err))
			return nil, wrong.err()
		}
		line, _ := reader.FieldPos(0)
		row, err := rowOf(file, line, header, fields)
		wrong.add(err)
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
				bad(rule.ErrBadType, "field", field, "is longer than 4 KiB or holds a control character",
					"write plain text on one line")}
		}
	}
	if len(fields) < len(header) || len(trimEmpty(fields)) > len(header) {
		return nil, &RowError{
			file,
			line,
			0,
			bad(rule.ErrBadType, "row", "", "has another number of fields than the first row",
				"put a field that holds a comma between double quotes"),
		}
	}
	row := &record{file, line, map[string]string{}, map[string]int{}}
	for i, name := range header {
		row.fields[name], row.column[name] = fields[i], i+1
	}
	return row, nil
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
			return &RowError{file, line, 0, bad(rule.ErrBadType, "file", "", "is not UTF-8",
				"save it as CSV UTF-8 (in a spreadsheet: CSV UTF-8, 逗号分隔), not as GBK or UTF-16")}
		}
		data = rest
	}
	return nil
}

// checkHeader refuses unknown, missing and repeated columns.
func checkHeader(file string, header, needed, optional []string) error {
	var wrong faults
	all := append(slices.Clone(needed), optional...)
	for i, name := range header {
		switch {
		case !slices.Contains(all, name):
			wrong.add(
				&RowError{
					file,
					1,
					i + 1,
					bad(
						rule.ErrUnknownField,
						"column",
						name,
						"is not known",
						"use "+strings.Join(all, ", ")+", between commas",
					),
				},
			)
		case slices.Contains(header[:i], name):
			wrong.add(
				&RowError{
					file,
					1,
					i + 1,
					bad(rule.ErrConflict, "column", name, "is there twice", "remove one of them"),
				},
			)
		}
	}
	for _, name := range needed {
		if !slices.Contains(header, name) {
			wrong.add(
				&RowError{
					file,
					1,
					0,
					bad(
						rule.ErrMissingField,
						"column",
						name,
						"is missing",
						"begin the file with a row that names the columns",
					),
				},
			)
		}
	}
	return wrong.err()
}

// syntaxError says where a file is no CSV.
func syntaxError(file string, err error) error {
	var at *csv.ParseError
	if errors.As(err, &at) {
		return &RowError{file, at.Line, at.Column, bad(rule.ErrBadType, "row", "", "is no CSV: "+at.Err.Error(),
			"put a field that holds a comma or a double quote between double quotes, and double the quotes inside")}
	}
	if err == io.EOF {
		return &RowError{
			file,
			1,
			0,
			bad(rule.ErrMissingField, "file", "", "is empty", "begin it with a row that names the columns"),
		}
	}
	return &RowError{file, 1, 0, err}
}
