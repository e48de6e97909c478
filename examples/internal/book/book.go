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
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/rule"
)

// Book is the tables of a run in a language.
type Book struct {
	Title  string
	Lang   rule.Language
	Sheets []Sheet
}

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

// Writer writes a book as one file.
type Writer func(to io.Writer, b *Book) error

// Writers are the writers by the ending of a file's name, beside .csv.
type Writers map[string]Writer

// Endings are the endings of a file.
func (w Writers) Endings() []string { return append([]string{".csv"}, slices.Sorted(maps.Keys(w))...) }

// Writes notes the output of -out: one file, or as CSV one of each table, named by what their names end with.
func (w Writers) Writes(files *output.Files, path string, tables ...string) {
	files.Writes("out", path, w.Endings()...)
	if strings.ToLower(filepath.Ext(path)) != ".csv" {
		return
	}
	for _, table := range tables {
		files.Writes("out", beside(path, table), ".csv")
	}
}

// beside is the file of a further table.
func beside(path, sheet string) string {
	if sheet == "" {
		return path
	}
	ending := filepath.Ext(path)
	return strings.TrimSuffix(path, ending) + "-" + sheet + ending
}

// Write writes the tables: as one file, or as a CSV file each, and returns their names.
func (w Writers) Write(files *output.Files, path string, b *Book) ([]string, error) {
	if write, known := w[strings.ToLower(filepath.Ext(path))]; known {
		err := files.Write(path, func(to io.Writer) error { return write(to, b) })
		return []string{path}, program.FlagError("out", err)
	}
	var names []string
	for i := range b.Sheets {
		name := beside(path, b.Sheets[i].File)
		err := files.Write(name, func(to io.Writer) error { return b.Sheets[i].csv(to, b.Lang) })
		if err != nil {
			return names, program.FlagError("out", err)
		}
		names = append(names, name)
	}
	return names, nil
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
			cells[i] = c.String()
			if c.Kind == IsText {
				cells[i] = refused.Harmless(cells[i])
			}
		}
		errs = append(errs, out.Write(cells))
	}
	out.Flush()
	return errors.Join(append(errs, out.Error())...)
}
