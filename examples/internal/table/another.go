package table

import (
	"slices"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// A file has one table. Two under one another have their own columns each: the rows of the one would be read under the
// header of the other, or be taken for what stands above it.

// least is how many columns of the format a row has to name to be a header and no row of words.
const least = 2

// twoTables refuses a table above the one that was found: a header, and a number below it.
func (r *Reader) twoTables() error {
	above := r.ahead[:r.header.at]
	for i, row := range above {
		h := newHeader(r.words, row.cells, i, 1)
		hasRows := slices.ContainsFunc(above[i+1:], func(row read) bool { return !wordsOnly(row.cells) })
		if wordsOnly(row.cells) && h.found() >= least && hasRows {
			return r.anotherTable(row.line, r.ahead[r.header.at].line)
		}
	}
	return nil
}

// anotherTable is the error of a file with two tables, whose headers are in these lines.
func (r *Reader) anotherTable(first, second int) error {
	return program.Errorf("there are two tables, with the headers in lines %d and %d and other columns; "+
		"put each into a file or a sheet of its own", "有两张表，表头分别在第 %d 行和第 %d 行，列不相同；请分别存为单独的文件或工作表",
		first, second)
}

// headerAgain reports whether a row below the header is a header too: once more the same, with every column in its
// place, or that of another table.
func (r *Reader) headerAgain(cells []string) (same, other bool) {
	own := r.ahead[r.header.at : r.header.at+r.header.rows]
	if slices.ContainsFunc(own, func(row read) bool { return slices.Equal(row.cells, cells) }) {
		return true, false
	}
	known, moved := 0, false
	for i, cell := range cells {
		if m := r.words.of(cell); m.column >= 0 {
			known++
			moved = moved || i >= len(r.header.means) || r.header.means[i].column != m.column
		}
	}
	alone := known > 0 && known == r.header.found()
	return (alone || known >= least) && !moved, known >= least && moved
}
