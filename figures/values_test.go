package figures_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"math/big"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/rule"
)

// sheet is a file of figures by cells: its columns and some neighbouring rows of one series.
type sheet struct {
	columns []string
	rows    [][]string
	sources []byte // sources.csv with the documents of the rows; nil for a user's own file
	keys    []string
}

// sheets are the city's rows, up to three neighbours of a series at a time, as they are and as a user's own file.
func sheets(t testing.TB) []sheet {
	t.Helper()
	folder := os.DirFS("../guangzhou")
	sources := cells(t, folder, "sources.csv")
	files, err := fs.Glob(folder, "figures/*.csv")
	require.NoError(t, err)
	var out []sheet
	for _, file := range files {
		all := cells(t, folder, file)
		columns, rows := all[0], all[1:]
		for i := 0; i < len(rows); i += 2 {
			end := i + 1
			for end < len(rows) && end < i+3 && rows[end][0] == rows[i][0] {
				end++
			}
			city := sheet{columns: columns, rows: rows[i:end]}
			cited := documents(city, sources[1:])
			city.sources = text(t, sources[0], cited)
			for _, source := range cited {
				city.keys = append(city.keys, source[0])
			}
			out = append(out, city, ownFile(city))
		}
	}
	return out
}

// cells reads a CSV file.
func cells(t testing.TB, folder fs.FS, file string) [][]string {
	t.Helper()
	data, err := fs.ReadFile(folder, file)
	require.NoError(t, err)
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	require.NoError(t, err)
	return all
}

// text writes a CSV file.
func text(t testing.TB, columns []string, rows [][]string) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, csv.NewWriter(&out).WriteAll(append([][]string{columns}, rows...)))
	return out.Bytes()
}

// documents are the rows of sources.csv that a sheet cites, and one that it does not.
func documents(s sheet, sources [][]string) [][]string {
	at := slices.Index(s.columns, "source")
	var out [][]string
	for i, source := range sources {
		if i == 0 || slices.ContainsFunc(s.rows, func(row []string) bool { return row[at] == source[0] }) {
			out = append(out, source)
		}
	}
	return out
}

// ownFile is the same figures as a user writes them down, with free text as the source.
func ownFile(s sheet) sheet {
	out := sheet{columns: []string{"series", "from", "to", "value", "source"}}
	for _, row := range s.rows {
		var own []string
		for _, column := range out.columns {
			own = append(own, row[slices.Index(s.columns, column)])
		}
		if own[2] == "" {
			own[2] = "2027-12"
			if len(own[1]) > len("2027-12") {
				own[2] = "2027-12-31"
			}
		}
		out.rows = append(out.rows, own)
	}
	return out
}

// read reads the file.
func (s sheet) read(t testing.TB) (figures.Book, error) {
	t.Helper()
	data := text(t, s.columns, s.rows)
	if s.sources == nil {
		return figures.ReadFile("own.csv", data)
	}
	return figures.Read(fstest.MapFS{"own.csv": {Data: data}, "sources.csv": {Data: s.sources}})
}

// with is the file with another cell.
func (s sheet) with(row, column int, cell string) sheet {
	s.rows = slices.Clone(s.rows)
	s.rows[row] = slices.Clone(s.rows[row])
	s.rows[row][column] = cell
	return s
}

// other is what a cell of a column may be instead, by a number.
func (s sheet) other(row, column int, how uint8, by int64) string {
	cell, name := s.rows[row][column], s.columns[column]
	pick := func(words ...string) string { return words[uint64(by)%uint64(len(words))] }
	switch name {
	case "series":
		return pick(figures.Names()...)
	case "value":
		return otherValue(cell, how, by)
	case "from", "to", "issued":
		return otherDay(cell, how, by)
	case "grade":
		return pick("", "official", "corroborated", "reported", "disputed", "provisional", "supplied", "Official")
	case "flags":
		flags := []string{"in_force_by", "holds", "expires", "due=01", "due=07", "due=12", "at_least", "at_most",
			"about", "target"}
		return strings.TrimSpace(pick(append(flags, "", cell)...) + " " + flags[int(how)%len(flags)])
	case "unusual":
		return pick("", "backdated", "odd_month", "jump", "alone", "backdated alone", "odd")
	case "source":
		return pick(append(s.keys, "", "nowhere")...)
	}
	return pick("", "5510", "https://example.org", "广州", cell+"号", s.rows[int(how)%len(s.rows)][column])
}

// otherValue is a number near the one that is there, or as somebody else would write it.
func otherValue(cell string, how uint8, by int64) string {
	is, ok := new(big.Rat).SetString(cell)
	if !ok {
		is = big.NewRat(1, 1)
	}
	switch how % 6 {
	case 0:
		return "none"
	case 1:
		return "-" + cell
	case 2:
		return new(big.Rat).Mul(is, big.NewRat(by%1000, 10)).FloatString(int(uint64(by) % 10))
	case 3:
		return []string{cell + "%", "1e3", "5,510", "", "0x10", "５５１０", " " + cell, "+" + cell}[uint64(by)%8]
	case 4:
		return new(big.Rat).SetInt64(by).FloatString(0)
	}
	return new(big.Rat).Add(is, big.NewRat(by%1_000_000, 100_000_000)).FloatString(8)
}

// otherDay is a month or a day some months and days from the one that is there, or as a spreadsheet writes it.
func otherDay(cell string, how uint8, by int64) string {
	day := time.Date(2020, 7, 1, 0, 0, 0, 0, time.UTC)
	for _, layout := range []string{"2006-01", "2006-01-02"} {
		if there, err := time.Parse(layout, cell); err == nil {
			day = there
		}
	}
	day = day.AddDate(0, int(by%60), int(by%7)*int(how%2))
	layouts := []string{"2006-01", "2006-01-02", "2006-1", "Jan-06", "2006/01", "200601", "2006-01", "2006-01-02"}
	if how == 0 {
		return ""
	}
	return day.Format(layouts[how%8])
}

// FuzzFigureValues changes a cell of the city's files and of a user's own, each to another one of its kind: the file is
// refused with its name, the row and the column, or it holds what was written and answers the same twice.
func FuzzFigureValues(f *testing.F) {
	all := sheets(f)
	for i := range 48 {
		f.Add(uint16(i*len(all)/48), uint8(i), uint8(i), uint8(i), int64(i))
	}
	f.Fuzz(func(t *testing.T, which uint16, row, column, how uint8, by int64) {
		before := all[int(which)%len(all)]
		r, c := int(row)%len(before.rows), int(column)%len(before.columns)
		after := before.with(r, c, before.other(r, c, how, by))
		book, err := after.read(t)
		again, errAgain := after.read(t)
		require.Equal(t, err, errAgain)
		if err != nil {
			assertPlaced(t, after, err)
			return
		}
		require.Equal(t, answers(book), answers(again))
		checkHeld(t, before, after, c, book)
	})
}

// TestFigureValues: every column of some rows of every file is changed in many ways, always the same ones.
func TestFigureValues(t *testing.T) {
	all, refused, loaded := sheets(t), 0, 0
	for i := 0; i < len(all); i += 7 {
		for c := range all[i].columns {
			for how := range uint8(12) {
				r := (i + c) % len(all[i].rows)
				after := all[i].with(r, c, all[i].other(r, c, how, int64(i*5)+int64(how)))
				book, err := after.read(t)
				if err != nil {
					refused++
					assertPlaced(t, after, err)
					continue
				}
				loaded++
				checkHeld(t, all[i], after, c, book)
			}
		}
	}
	assert.Greater(t, refused, 1000)
	assert.Greater(t, loaded, 1000)
}

// assertPlaced looks for the place in every error: the file, a row of it, a column of it and its name.
func assertPlaced(t *testing.T, s sheet, err error) {
	t.Helper()
	for one := range rule.Errors(err) {
		var at *figures.RowError
		require.ErrorAs(t, one, &at)
		require.Equal(t, "own.csv", at.File)
		require.True(t, at.Line >= 2 && at.Line <= len(s.rows)+1, "%v", one)
		require.True(t, at.Column >= 1 && at.Column <= len(s.columns), "%v", one)
		require.NotEmpty(t, rule.CodeOf(one), "%v", one)
		var field *rule.FieldError
		require.ErrorAs(t, one, &field)
		require.Equal(t, s.columns[at.Column-1], field.Field, "%v", one)
	}
}

// answers are what a book says of each of its series around its rows.
func answers(b figures.Book) []any {
	var out []any
	for _, table := range b.Tables() {
		for _, e := range table.Entries {
			for _, month := range []rule.Month{e.From.Month().Add(-1), e.From.Month(), e.Until.Month()} {
				figure, err := b.Lookup(table.Name, month, figures.CarryForward(), figures.Disputed())
				out = append(out, figure, err)
			}
		}
	}
	return out
}

// checkHeld refuses a file whose changed cell is nowhere in what was read.
func checkHeld(t *testing.T, before, after sheet, column int, read figures.Book) {
	t.Helper()
	was, err := before.read(t)
	if err != nil || after.columns[column] == "unusual" { // which changes no answer
		return
	}
	changed := false
	for i := range before.rows {
		changed = changed || meaning(before.rows[i][column]) != meaning(after.rows[i][column])
	}
	differs := !reflect.DeepEqual(was.Tables(), read.Tables())
	require.Equal(t, changed, differs, "%s: %v", after.columns[column], after.rows)
}

// meaning is a number as a fraction, a month's first day as the month, and words in order.
func meaning(cell string) string {
	if day, err := rule.ParseDate(cell); err == nil && day.Day() == 1 {
		return day.Month().String()
	}
	if n, ok := new(big.Rat).SetString(cell); ok && !errors.Is(plain(cell), rule.ErrBadNumber) {
		return n.String()
	}
	words := strings.Fields(cell)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// plain says whether a cell is a plain number.
func plain(cell string) error {
	_, err := rule.Input{Field: "value", Min: -1 << 40, Max: 1 << 40, Places: 8}.Parse(cell)
	return err
}
