package book_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/book"
	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/rule"
)

func TestAt(t *testing.T) {
	for _, c := range []struct {
		name        string
		column, row int
		want        string
	}{
		{name: "the first", column: 1, row: 1, want: "A1"},
		{name: "the last of one letter", column: 26, row: 9, want: "Z9"},
		{name: "the first of two", column: 27, row: 10, want: "AA10"},
		{name: "the last of two", column: 702, row: 1, want: "ZZ1"},
		{name: "the first of three", column: 703, row: 1, want: "AAA1"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, book.At(c.column, c.row)) })
	}
}

func sheets() []book.Sheet {
	return []book.Sheet{
		{Name: "people", Heads: []book.Head{{Name: "姓名"}, {Name: "合计"}, {Name: "人数"}},
			Rows: [][]book.Cell{{book.Text("=1+1"), book.Amount(-5), book.Count(2)}, {book.Text("甲"), {}, {}}}},
		{Name: "departments", File: "departments", Heads: []book.Head{{Name: "部门"}}},
	}
}

func TestCSVFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "split.csv")
	var files output.Files
	names, err := book.Writers{}.Write(&files, path, &book.Book{Lang: rule.Chinese, Sheets: sheets()})
	require.NoError(t, err)
	require.NoError(t, files.Finish(nil))
	beside := filepath.Join(filepath.Dir(path), "split-departments.csv")
	assert.Equal(t, []string{path, beside}, names)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "\ufeff姓名,合计,人数\n'=1+1,-0.05,2\n甲,,\n", string(text))
	text, err = os.ReadFile(beside)
	require.NoError(t, err)
	assert.Equal(t, "\ufeff部门\n", string(text))
}

func TestOutputsThatReplaceWhatTheyShouldNot(t *testing.T) {
	folder := t.TempDir()
	input, link := filepath.Join(folder, "a-departments.csv"), filepath.Join(folder, "link.csv")
	require.NoError(t, os.WriteFile(input, nil, 0o600))
	require.NoError(t, os.Symlink(input, link))
	w := book.Writers{".xlsx": func(io.Writer, *book.Book) error { return nil }}
	for _, c := range []struct{ name, path, says string }{
		{name: "another ending", path: "a.pdf", says: "the name must end in .csv or .xlsx"},
		{name: "an input", path: input, says: "is an input of this run"},
		{name: "an input by a link", path: link, says: "is an input of this run"},
		{name: "an input beside", path: filepath.Join(folder, "a.csv"), says: "is an input of this run"},
		{name: "none"},
		{name: "another name", path: filepath.Join(folder, "b.csv")},
		{name: "a workbook has no file beside", path: filepath.Join(folder, "a.xlsx")},
	} {
		t.Run(c.name, func(t *testing.T) {
			var files output.Files
			files.Reads("in", input)
			w.Writes(&files, c.path, "departments")
			err := files.Check()
			if c.says == "" {
				assert.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, c.says)
		})
	}
}
