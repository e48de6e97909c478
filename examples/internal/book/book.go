// Package book is tables to be written as CSV files or as the sheets of one workbook.
package book

import (
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// Sheet is one table.
type Sheet struct {
	Name  string // in a workbook
	File  string // what the name of its CSV file ends with; empty for the first table
	Heads []Head
	Rows  [][]Cell
}

// Head is the head of a column and its width in characters.
type Head struct {
	Name  string
	Width float64
}

// Cell is a text, a count or an amount. The zero Cell is empty.
type Cell struct {
	Text    string
	Fen     int64
	Count   int
	Kind    Kind
	Formula string // what an amount follows from in a workbook; empty where it is given
}

// Kind is what a cell is.
type Kind uint8

// The kinds.
const (
	IsText Kind = iota
	IsAmount
	IsCount
)

// Text is a cell with a text.
func Text(text string) Cell { return Cell{Text: text} }

// Amount is a cell with an amount in fen.
func Amount(fen int64) Cell { return Cell{Fen: fen, Kind: IsAmount} }

// Count is a cell with a count.
func Count(n int) Cell { return Cell{Count: n, Kind: IsCount} }

// By is the cell with the formula.
func (c Cell) By(formula string) Cell {
	c.Formula = formula
	return c
}

// String is the cell as CSV has it.
func (c Cell) String() string {
	switch c.Kind {
	case IsAmount:
		return rule.FenAmount(c.Fen).String()
	case IsCount:
		return strconv.Itoa(c.Count)
	}
	return c.Text
}

// At is the name of a cell, such as B7; both numbers begin with 1.
func At(column, row int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

// Writer writes sheets as one file.
type Writer func(to io.Writer, sheets []Sheet) error

// Writers are the writers by the ending of a file's name, beside .csv.
type Writers map[string]Writer

// Endings are the endings of -out as a text lists them.
func (w Writers) Endings(or string) string {
	return strings.Join(append([]string{".csv"}, slices.Sorted(maps.Keys(w))...), or)
}

// Check refuses a name of another ending, and one of an input of the run. An empty path is none.
func (w Writers) Check(path string, sheets []string, inputs ...string) error {
	ending := strings.ToLower(filepath.Ext(path))
	_, known := w[ending]
	switch {
	case path == "":
		return nil
	case ending != ".csv" && !known:
		return program.Errorf("-out %s: the name must end in %s", "-out %s：文件名应以 %s 结尾", path,
			rule.Say(w.Endings(" or "), w.Endings(" 或 ")))
	}
	files := []string{path}
	if ending == ".csv" {
		for _, sheet := range sheets {
			files = append(files, beside(path, sheet))
		}
	}
	return output.NotInputs("out", files, inputs)
}

// beside is the file of a further table.
func beside(path, sheet string) string {
	if sheet == "" {
		return path
	}
	ending := filepath.Ext(path)
	return strings.TrimSuffix(path, ending) + "-" + sheet + ending
}

// Write writes the sheets: as one file, or as a CSV file each, and returns their names.
func (w Writers) Write(path string, lang rule.Language, sheets []Sheet) ([]string, error) {
	if write, known := w[strings.ToLower(filepath.Ext(path))]; known {
		err := output.Write(path, func(to io.Writer) error { return write(to, sheets) })
		return []string{path}, program.FlagError("out", err)
	}
	var files []string
	for i := range sheets {
		name := beside(path, sheets[i].File)
		err := output.Write(name, func(to io.Writer) error { return sheets[i].csv(to, lang) })
		if err != nil {
			return files, program.FlagError("out", err)
		}
		files = append(files, name)
	}
	return files, nil
}

// inCSV is the cell with an apostrophe before a text that a spreadsheet would take for a formula.
func (c Cell) inCSV() string {
	if c.Kind == IsText && strings.IndexAny(c.Text, "=+-@＝＋－＠") == 0 {
		return "'" + c.Text
	}
	return c.String()
}

// csv writes the sheet as CSV, in Chinese with the mark by which a spreadsheet reads it as UTF-8.
func (s *Sheet) csv(to io.Writer, lang rule.Language) error {
	if lang == rule.Chinese {
		if _, err := io.WriteString(to, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(to)
	var names []string
	for _, h := range s.Heads {
		names = append(names, h.Name)
	}
	errs := []error{out.Write(names)}
	for _, row := range s.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = c.inCSV()
		}
		errs = append(errs, out.Write(cells))
	}
	out.Flush()
	return errors.Join(append(errs, out.Error())...)
}
