package guangzhou_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// sheet is a file of figures as rows of cells, the names of the columns first.
type sheet struct {
	file string
	rows [][]string
}

// column is the place of a column.
func (s *sheet) column(name string) int { return slices.Index(s.rows[0], name) }

func (s *sheet) cell(row int, column string) string { return s.rows[row][s.column(column)] }

// readSheets reads the city's files of figures, and sources.csv as it is.
func readSheets(t *testing.T) ([]*sheet, []byte) {
	t.Helper()
	paths, err := filepath.Glob("figures/*.csv")
	require.NoError(t, err)
	var out []*sheet
	for _, path := range paths {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		require.NoError(t, err)
		out = append(out, &sheet{path, rows})
	}
	sources, err := os.ReadFile("sources.csv")
	require.NoError(t, err)
	return out, sources
}

// edit is a cell and what it becomes.
type edit struct {
	row          int
	column, text string
}

// change is a figure that is another one: the row it is about, which of its cells, and what becomes of the sheet.
type change struct {
	sheet *sheet
	row   int
	what  string // value, from, to, issued or flags
	words string // such as "5510 -> 5511"
	edits []edit
	drop  string // a series that is taken out
}

// changed is the sheet with the change made.
func (c change) changed() *sheet {
	rows := slices.DeleteFunc(slices.Clone(c.sheet.rows), func(row []string) bool { return row[0] == c.drop })
	for _, e := range c.edits {
		rows[e.row] = slices.Clone(rows[e.row])
		rows[e.row][c.sheet.column(e.column)] = e.text
	}
	return &sheet{file: c.sheet.file, rows: rows}
}

// folder is the folder of figures with the change made.
func (c change) folder(t *testing.T, sheets []*sheet, sources []byte) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{"sources.csv": {Data: sources}}
	for _, s := range sheets {
		rows := s.rows
		if s == c.sheet {
			rows = c.changed().rows
		}
		var text bytes.Buffer
		require.NoError(t, csv.NewWriter(&text).WriteAll(rows))
		out[s.file] = &fstest.MapFile{Data: text.Bytes()}
	}
	return out
}

// changes are what can be wrong in a sheet: each value by one unit of its last place, each date by a month, each flag.
// Where one row ends the month before the next begins, both move.
func (s *sheet) changes(t *testing.T) []change {
	t.Helper()
	var out []change
	for row := 1; row < len(s.rows); row++ {
		add := func(what, words string, edits ...edit) {
			out = append(out, change{sheet: s, row: row, what: what, words: words, edits: edits})
		}
		for _, value := range otherValues(s.cell(row, "value")) {
			add("value", s.cell(row, "value")+" -> "+value, edit{row, "value", value})
		}
		for _, by := range []int{-1, 1} {
			for _, column := range []string{"from", "to", "issued"} {
				was := s.cell(row, column)
				moved := shifted(t, was, by)
				if moved == "" {
					continue
				}
				edits := []edit{{row, column, moved}}
				switch {
				case column == "from" && s.joined(t, row-1):
					continue // moved with the end before it
				case column == "to" && s.joined(t, row):
					edits = append(edits, edit{row + 1, "from", shifted(t, s.cell(row+1, "from"), by)})
				}
				add(column, was+" -> "+moved, edits...)
			}
		}
		words := strings.Fields(s.cell(row, "flags"))
		for i, word := range words {
			others := slices.Delete(slices.Clone(words), i, i+1)
			add("flags", "without "+word, edit{row, "flags", strings.Join(others, " ")})
		}
	}
	return out
}

// joined reports whether the next row of the series begins in the month after a row ends.
func (s *sheet) joined(t *testing.T, row int) bool {
	t.Helper()
	if row < 1 || row+1 >= len(s.rows) || s.cell(row, "series") != s.cell(row+1, "series") {
		return false
	}
	return shifted(t, s.cell(row, "to"), 1) == s.cell(row+1, "from")
}

// otherValues are a number one unit of its last place more and less; a limit there is not becomes 1.
func otherValues(text string) []string {
	if text == "none" {
		return []string{"1"}
	}
	whole, decimals, _ := strings.Cut(text, ".")
	var n int64
	if _, err := fmt.Sscan(whole+decimals, &n); err != nil {
		return nil
	}
	var out []string
	for _, by := range []int64{1, -1} {
		digits := fmt.Sprintf("%0*d", len(decimals)+1, n+by)
		point := len(digits) - len(decimals)
		out = append(out, strings.TrimSuffix(digits[:point]+"."+digits[point:], "."))
	}
	return out
}

// shifted is a month or a day some months later; empty stays empty.
func shifted(t *testing.T, text string, by int) string {
	t.Helper()
	if text == "" {
		return ""
	}
	month, err := rule.ParseMonth(text[:7])
	require.NoError(t, err)
	day := text[7:]
	if len(day) == 3 && day > "-28" {
		day = "-28"
	}
	return month.Add(by).String() + day
}
