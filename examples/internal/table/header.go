package table

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll/printed"
	"github.com/shebao-go/shebao/rule"
)

// searched is how many rows the header is looked for in.
const searched = 20

// read is a row that was read in search of the header.
type read struct {
	cells []string
	line  int
	err   error
}

// header is where a table begins and what its columns are.
type header struct {
	names []string // of the file, those of two rows joined
	means []meaning
	rows  int // 1 or 2
	at    int // rows before it
}

// found is how many columns a header has of the format.
func (h *header) found() int {
	known := 0
	for _, m := range h.means {
		if m.column >= 0 {
			known++
		}
	}
	return known
}

// findHeader looks for the row, or the two rows, that name most columns of the format. Where no row names one, it is
// the first that has two cells, for a title has one, or else the first that has any.
func findHeader(rows []read, words lexicon) (best header, any bool) {
	for i, row := range rows {
		if row.err != nil || isBlank(row.cells) {
			continue
		}
		one := newHeader(words, row.cells, i, 1)
		belowTitle := best.found() == 0 && len(nonEmpty(best.names)) == 1 && len(nonEmpty(row.cells)) > 1
		if !any || belowTitle || one.found() > best.found() {
			best, any = one, true
		}
		if i+1 < len(rows) && rows[i+1].err == nil && wordsOnly(row.cells) && wordsOnly(rows[i+1].cells) {
			best = best.orTwo(words, i, row.cells, rows[i+1].cells)
		}
	}
	return best, any
}

// orTwo returns the header in a row and the one below it where that says more, and otherwise the best of those before.
func (h header) orTwo(words lexicon, at int, upper, row []string) header {
	lower := newHeader(words, row, at+1, 1)
	two := newHeader(words, joinedNames(words, upper, row), at, 2)
	wrong := h.at == at && h.found() > 0 && spans(words, upper, row)
	switch {
	case two.found() > max(h.found(), lower.found()), wrong && (two.found() > lower.found() || lower.found() == 0):
		return two
	case wrong:
		return lower
	}
	return h
}

// spans reports whether a name of the upper row stands over several names of the lower one, as a merged cell does: 工资
// over 基本工资 and 应发工资. It names none of their columns. A row with an id is somebody's and no header.
func spans(words lexicon, upper, lower []string) bool {
	over := false
	for i := range lower {
		name, below := cellAt(upper, i), cellAt(lower, i)
		isID := words.of(name).content == Ident
		if isID && below != "" && below != name && words.of(below).column < 0 {
			return false
		}
		next := i + 1
		over = over || name != "" && below != "" && cellAt(upper, next) == "" && cellAt(lower, next) != ""
	}
	return over
}

func newHeader(words lexicon, names []string, at, rows int) header {
	h := header{at: at, rows: rows}
	for _, name := range names {
		h.names = append(h.names, strings.Join(strings.Fields(name), " "))
		h.means = append(h.means, words.of(name))
	}
	return h
}

// joinedNames are the names of a header in two rows, where a cell of the upper one may span several of the lower one:
// the lower name alone where it is a column's, else the two together, else the upper one over nothing.
func joinedNames(words lexicon, upper, lower []string) []string {
	names := make([]string, max(len(upper), len(lower)))
	span := ""
	for i := range names {
		above, below := cellAt(upper, i), cellAt(lower, i)
		if above != "" {
			span = above
		}
		names[i] = above
		if below == "" {
			continue
		}
		names[i] = below
		for _, name := range []string{below, span + below, below + span} {
			if words.of(name).column >= 0 {
				names[i] = name
				break
			}
		}
	}
	return names
}

// cellAt is a cell without blanks at its ends, empty beyond the last.
func cellAt(cells []string, i int) string {
	if i >= len(cells) {
		return ""
	}
	return strings.TrimSpace(cells[i])
}

// wordsOnly reports whether no cell of a row is a number: a header has none.
func wordsOnly(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool {
		_, isAmount := fenOf(cell)
		return isAmount
	})
}

func isBlank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return printed.Plain(cell) != "" })
}

// place puts the columns of the header in their places: what a column is itself goes before what stands in for it.
func (r *Reader) place(h header) {
	for c := range r.at {
		r.at[c] = -1
	}
	for _, kin := range []kinship{itself, substitute} {
		for i, m := range h.means {
			if m.column >= 0 && m.kin == kin && r.at[m.column] < 0 {
				r.at[m.column] = i
			}
		}
	}
}

// CheckHeader reports at once every column that is unknown or twice there, and the errors of those that are missing.
func (r *Reader) CheckHeader(missing ...error) error {
	errs := []error{r.checkMap(), r.twoTables()}
	for i, name := range r.header.names {
		m := r.header.means[i]
		switch c := m.column; {
		case name == "": // a cell below it is refused
		case c >= 0 && r.format.Exact && name != r.format.Columns[c].Chinese:
			errs = append(errs, r.unknown(name))
		case c < 0 && !r.how.Extra && (r.format.Exact || !isPassedOver(name)):
			errs = append(errs, r.unknown(name))
		case c < 0:
			r.passed = append(r.passed, name)
		case r.at[c] == i && r.format.Columns[c].Beside:
			r.passed = append(r.passed, name)
		case r.at[c] == i:
		case m.kin < r.header.means[r.at[c]].kin:
			r.passed = append(r.passed, name)
		default:
			errs = append(errs, twice(r.header.names[r.at[c]], name, r.at[c], i))
		}
	}
	err := errors.Join(append(errs, missing...)...)
	if err == nil {
		return nil
	}
	allowed := r.format.allowed()
	return errors.Join(err, NewRowError("columns: "+allowed, "可用的列："+allowed))
}

// Need is the error of a column the file does not have, nil where it has it.
func (r *Reader) Need(column int) error {
	if r.Has(column) {
		return nil
	}
	return NewRowError(fmt.Sprintf("column %s is missing", r.format.Columns[column]),
		fmt.Sprintf("缺 %s 这一列", r.format.Columns[column]))
}

// choose returns the sheet that is asked for, or else the only one with a header.
func choose(sheets []Sheet, f *Format, how How) (*Reader, error) {
	if isText := len(sheets) == 1 && sheets[0].Name == ""; isText && how.SheetFlag != "" {
		how.Sheet = ""
	}
	alone := len(sheets) == 1 || how.Sheet != ""
	var with []*Reader
	var names []string
	for _, sheet := range sheets {
		names = append(names, sheet.Name)
		if how.Sheet != "" && sheet.Name != how.Sheet {
			continue
		}
		switch r, err := newReader(sheet, f, how); {
		case err != nil && alone:
			return nil, err
		case err == nil && (alone || r.header.found() > 0):
			with = append(with, r)
		}
	}
	if len(with) != 1 {
		return nil, how.notOne(f, with, strings.Join(names, ", "))
	}
	return with[0], nil
}

// notOne is the error of a file of which none or more than one of the sheets, listed by name, can be read.
func (h *How) notOne(f *Format, with []*Reader, list string) error {
	flag := h.sheetFlag()
	switch {
	case h.Sheet != "" && list == "":
		return program.Errorf("%[1]s %[2]q: the file is a text, which has no sheets; leave %[1]s out",
			"%[1]s %[2]q：这是文本文件，没有工作表；请去掉 %[1]s", flag, h.Sheet)
	case h.Sheet != "" && len(with) == 0:
		return program.Errorf("%s %q is not in the file; its sheets are %s", "%s：文件里没有工作表 %q；它有 %s",
			flag, h.Sheet, list)
	case len(with) == 0:
		return program.Errorf("no sheet has a header with one of the columns %s; its sheets are %s",
			"没有一个工作表的表头含有这些列：%s；工作表有 %s", f.allowed(), list)
	}
	var names []string
	for _, r := range with {
		names = append(names, r.sheet.Name)
	}
	return program.Errorf("more than one sheet has a header; choose one with %s: %s",
		"不止一个工作表有表头；请用 %s 指定：%s", flag, strings.Join(names, ", "))
}

// notFound is the error of a table without a header.
func (f *Format) notFound() error {
	return NewRowError(
		fmt.Sprintf("the %s is empty; its first line names the columns: %s", f.Name, f.allowed()),
		"文件是空的；第一行要写列名："+f.allowed())
}

// headerUnread is the error of a header that cannot be read.
func headerUnread(err error) error {
	if row := (*RowError)(nil); errors.As(err, &row) {
		return NewRowError("the header cannot be read: "+row.English, "读不出表头："+row.Chinese)
	}
	return program.Errorf("the header cannot be read: %s", "表头不能读取：%s", err)
}

// notes are what was passed over to find the table, and how it was read.
func (r *Reader) headerNotes() []rule.Text {
	notes := []rule.Text{r.sheet.How}
	if r.sheet.Name != "" {
		notes = append(notes, rule.Say("sheet "+r.sheet.Name, "工作表 "+r.sheet.Name))
	}
	for _, row := range r.ahead[:r.header.at] {
		if text := strings.Join(nonEmpty(row.cells), " "); text != "" {
			notes = append(notes, passedLine(row.line, text, rule.Say("above the header", "在表头之上")))
		}
	}
	if len(r.passed) > 0 {
		notes = append(notes, rule.Say("columns passed over: "+strings.Join(r.passed, ", "),
			"略过的列："+strings.Join(r.passed, "、")))
	}
	return notes
}

// passedLine says that a line was passed over.
func passedLine(line int, text string, why rule.Text) rule.Text {
	text = Printable(text)
	return rule.Say(fmt.Sprintf("line %d passed over, %s: %s", line, why.English, text),
		fmt.Sprintf("第 %d 行略过（%s）：%s", line, why.Chinese, text))
}

func nonEmpty(cells []string) []string {
	var out []string
	for _, cell := range cells {
		if printed.Plain(cell) != "" {
			out = append(out, strings.TrimSpace(cell))
		}
	}
	return out
}
