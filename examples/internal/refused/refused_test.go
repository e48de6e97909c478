package refused_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/refused"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// people is a table of one column under a Chinese header.
func people(t *testing.T) *table.Reader {
	t.Helper()
	r, err := table.NewReader(strings.NewReader("工号\n"), table.Format{Name: "list",
		Columns: []table.Column{{English: "id", Chinese: "工号"}}}, table.How{})
	require.NoError(t, err)
	return r
}

// written runs a list with a file and returns the file without its byte order mark, and what standard error was told.
func written(t *testing.T, lang rule.Language, fill func(*refused.List)) (file, told string) {
	t.Helper()
	t.Chdir(t.TempDir())
	var files output.Files
	var stderr strings.Builder
	refused.Writes(&files, "refused.csv")
	require.NoError(t, files.Check())
	list, err := refused.Begin(&files, "refused.csv", lang, &stderr)
	require.NoError(t, err)
	fill(list)
	require.NoError(t, files.Finish(list.End()))
	data, err := os.ReadFile("refused.csv")
	require.NoError(t, err)
	text, marked := strings.CutPrefix(string(data), "\ufeff")
	assert.True(t, marked, "without the mark a spreadsheet does not read Chinese")
	return text, stderr.String()
}

func TestTheFile(t *testing.T) {
	empty := table.NewRowError("is empty; fill it", "是空的；请填写")
	for _, c := range []struct {
		name       string
		lang       rule.Language
		fill       func(*refused.List, refused.Table)
		file, told string
	}{
		{name: "a field", fill: func(l *refused.List, of refused.Table) {
			l.Refuse(refused.Row{File: "a.csv", Line: 3, Who: "E1"}, of, []table.Problem{{Value: "x,y", Err: empty}})
		}, file: "file,line,column,value,reason\na.csv,3,工号,\"x,y\",is empty; fill it\n",
			told: "a.csv:3: E1: 工号 \"x,y\" is empty; fill it\n"},
		{name: "in Chinese", lang: rule.Chinese, fill: func(l *refused.List, of refused.Table) {
			l.Refuse(refused.Row{File: "a.csv", Line: 3}, of, []table.Problem{{Value: "x", Err: empty},
				{Column: table.WholeRow, Err: empty}})
		}, file: "文件,行,列,值,原因\na.csv,3,工号,x,是空的；请填写\na.csv,3,,,是空的；请填写\n",
			told: "a.csv:3: 工号 \"x\" 是空的；请填写\na.csv:3: 是空的；请填写\n"},
		{name: "a whole row", lang: rule.Chinese, fill: func(l *refused.List, _ refused.Table) {
			l.RefuseWhole(refused.Row{File: "a.csv", Line: 3, Who: "E1"}, program.Errorf("no month", "没有月份"))
		}, file: "文件,行,列,值,原因\na.csv,3,,,没有月份\n", told: "a.csv:3: E1: 没有月份\n"},
		{name: "none", fill: func(*refused.List, refused.Table) {}, file: "file,line,column,value,reason\n",
			told: "-refused refused.csv: no row was refused; the file has its header alone\n"},
		{name: "none, in Chinese", lang: rule.Chinese, fill: func(*refused.List, refused.Table) {},
			file: "文件,行,列,值,原因\n", told: "-refused refused.csv：没有退回的行；文件只有表头\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, told := written(t, c.lang, func(l *refused.List) { c.fill(l, people(t)) })
			assert.Equal(t, c.file, file)
			assert.Equal(t, c.told, told)
		})
	}
}

// Standard error has at most 20 rows where a file has all, and all where there is no file.
func TestMostRowsAreInTheFile(t *testing.T) {
	fill := func(rows int) func(*refused.List) {
		return func(l *refused.List) {
			for line := range rows {
				row := refused.Row{File: "a.csv", Line: line + 2}
				l.RefuseWhole(row, errors.New("is odd"))
				l.RefuseWhole(row, errors.New("is bad"))
			}
			assert.Equal(t, rows, l.Rows())
		}
	}
	for _, c := range []struct {
		name                 string
		rows, lines, toldOut int // told: lines on standard error
		says                 string
	}{
		{name: "twenty", rows: 20, lines: 40, toldOut: 40, says: "a.csv:21: is bad\n"},
		{name: "one more", rows: 21, lines: 42, toldOut: 41,
			says: "\nmore rows refused: 1; -refused refused.csv has all 21\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file, told := written(t, rule.English, fill(c.rows))
			assert.Equal(t, 1+c.lines, strings.Count(file, "\n"))
			assert.Equal(t, c.toldOut, strings.Count(told, "\n"))
			assert.True(t, strings.HasSuffix(told, c.says), told)
		})
	}
	var stderr strings.Builder
	list, err := refused.Begin(&output.Files{}, "", rule.English, &stderr)
	require.NoError(t, err)
	fill(500)(list)
	require.NoError(t, list.End())
	assert.Equal(t, 1000, strings.Count(stderr.String(), "\n"))
}

// No cell of the file is a formula to a spreadsheet, and every one is readable.
func TestHarmless(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{name: "a text", text: "工号 A-1", want: "工号 A-1"},
		{name: "nothing", text: "", want: ""},
		{name: "a formula", text: "=1+1", want: "'=1+1"},
		{name: "a sum", text: "+A1", want: "'+A1"},
		{name: "a number below zero", text: "-5.00", want: "'-5.00"},
		{name: "an old formula", text: "@SUM(A1)", want: "'@SUM(A1)"},
		{name: "full width", text: "＝1+1", want: "'＝1+1"},
		{name: "behind a blank", text: " =1+1", want: "' =1+1"},
		{name: "behind a mark nobody sees", text: "\u200b=1+1", want: "'\u200b=1+1"},
		{name: "behind a tab", text: "\t=1+1", want: "?=1+1"},
		{name: "a line break", text: "A\r\n=1+1", want: "A??=1+1"},
		{name: "an escape of a terminal", text: "\x1b[2J", want: "?[2J"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, refused.Harmless(c.text)) })
	}
	file, _ := written(t, rule.English, func(l *refused.List) {
		l.Add(refused.Row{File: "=a.csv", Line: 2}, refused.Field{Column: "@b", Value: "-c", Reason: "+d"}, "told")
	})
	rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	require.NoError(t, err)
	assert.Equal(t, []string{"'=a.csv", "2", "'@b", "'-c", "'+d"}, rows[1])
}

func TestAFileThatCannotBeBegun(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "refused.csv")
	_, err := refused.Begin(&output.Files{}, path, rule.English, nil)
	assert.ErrorContains(t, err, fmt.Sprintf("-refused: open %s", path))
}
