// Package refused tells which rows of its input a program could not use: on standard error, and in a CSV file of their
// own (-refused 退回的行) for whoever corrects them.
package refused

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// mostTold is how many rows are told on standard error where the others stand in a file.
const mostTold = 20

// Flag defines -refused, the file of the rows that were refused.
func Flag(fs *program.FlagSet, into *string) {
	fs.StringVar(into, "refused", "", "write the rows that were refused, and why, to a `file` ending in .csv; "+
		"standard error then has the first "+strconv.Itoa(mostTold)+" of them",
		"把不能使用的行和原因写入以 .csv 结尾的`文件`；标准错误输出就只列前 "+strconv.Itoa(mostTold)+" 行")
}

// Writes notes the output of -refused.
func Writes(files *output.Files, path string) { files.Writes("refused", path, ".csv") }

// Row is where a refused row stands, and whose it is where that is known.
type Row struct {
	File string
	Line int
	Who  string
}

// Field is what is wrong with a row: the column and the value, both empty where it is the whole row, and the reason.
type Field struct{ Column, Value, Reason string }

// Table names the columns of a file and says what is wrong with a field; a *table.Reader is one.
type Table interface {
	Name(column int) string
	Describe(p table.Problem, lang rule.Language) string
}

// List is the rows that were refused.
type List struct {
	lang   rule.Language
	stderr io.Writer
	path   string      // of -refused; empty where the rows are told only
	file   *csv.Writer // nil where there is no path
	closer io.Closer
	last   Row
	rows   int
	brief  bool // without a file too the first rows are told only
}

// Begin begins the list; path is the file of -refused, empty for none.
func Begin(files *output.Files, path string, lang rule.Language, stderr io.Writer) (*List, error) {
	l := &List{lang: lang, stderr: stderr, path: path}
	if path == "" {
		return l, nil
	}
	file, err := files.Create(path)
	if err != nil {
		return nil, program.FlagError("refused", err)
	}
	const mark = "\ufeff" // without it a spreadsheet does not read Chinese
	if _, err := io.WriteString(file, mark); err != nil {
		return nil, program.FlagError("refused", err)
	}
	l.file, l.closer = csv.NewWriter(file), file
	say := program.Tongue{Lang: lang}.Say
	l.write(say("file", "文件"), say("line", "行"), say("column", "列"), say("value", "值"), say("reason", "原因"))
	return l, nil
}

// Brief tells the first rows only, and how many the others are: for whoever has them in another way.
func (l *List) Brief() { l.brief = true }

// write writes a line of the file; End returns what failed.
func (l *List) write(cells ...string) { _ = l.file.Write(cells) }

// Refuse tells every problem of a row of a table.
func (l *List) Refuse(row Row, of Table, problems []table.Problem) {
	for _, p := range problems {
		l.Add(row, Field{of.Name(p.Column), p.Value, p.Reason(l.lang)},
			table.Place(row.File, row.Line, row.Who)+of.Describe(p, l.lang))
	}
}

// RefuseWhole tells that a row cannot be used for a reason that is of no one column.
func (l *List) RefuseWhole(row Row, err error) {
	reason := program.Message(err, l.lang)
	l.Add(row, Field{Reason: reason}, table.Place(row.File, row.Line, row.Who)+reason)
}

// Add takes in one problem of a row, which stderr is told in the words given. Problems of one row follow one another.
func (l *List) Add(row Row, field Field, told string) {
	if row.File != l.last.File || row.Line != l.last.Line {
		l.rows++
		l.last = row
	}
	if l.file == nil && !l.brief || l.rows <= mostTold {
		fmt.Fprintln(l.stderr, told)
	}
	if l.file != nil {
		l.write(Harmless(row.File), strconv.Itoa(row.Line), Harmless(field.Column), Harmless(field.Value),
			Harmless(field.Reason))
	}
}

// Rows is how many rows were refused.
func (l *List) Rows() int { return l.rows }

// End completes the file and says what it holds.
func (l *List) End() error {
	if l.file == nil {
		l.tellOthers()
		return nil
	}
	switch {
	case l.rows == 0:
		fmt.Fprintln(l.stderr, program.Say(l.lang,
			fmt.Sprintf("-refused %s: no row was refused; the file has its header alone", l.path),
			fmt.Sprintf("-refused %s：没有退回的行；文件只有表头", l.path)))
	case l.rows > mostTold:
		fmt.Fprintln(l.stderr, program.Say(l.lang,
			fmt.Sprintf("more rows refused: %d; -refused %s has all %d", l.rows-mostTold, l.path, l.rows),
			fmt.Sprintf("另有 %d 行退回；全部 %d 行见 -refused %s", l.rows-mostTold, l.rows, l.path)))
	}
	l.file.Flush()
	err := l.file.Error()
	if closeErr := l.closer.Close(); err == nil {
		err = closeErr
	}
	return program.FlagError("refused", err)
}

// tellOthers says how many rows were not told.
func (l *List) tellOthers() {
	if others := l.rows - mostTold; l.brief && others > 0 {
		fmt.Fprintln(l.stderr, program.Say(l.lang, fmt.Sprintf("more rows refused: %d", others),
			fmt.Sprintf("另有 %d 行退回", others)))
	}
}

// Harmless returns a text as a spreadsheet shows it and never computes it: behind an apostrophe where it begins as a
// formula, with control characters as question marks.
func Harmless(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '?'
		}
		return r
	}, text)
	begins := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || printed.Invisible(r) })
	if begins != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(begins)[0]) {
		return "'" + text
	}
	return text
}
