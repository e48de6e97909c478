package figures

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Book is dated figures by name, read once and never changed; it may be shared by goroutines. The zero value is empty.
type Book struct{ *content }

// content is what a book holds.
type content struct {
	place   string
	version string
	names   []string // in the order of Names
	series  map[string]rule.Series[rule.Number]
	sources map[string]rule.Cite // by key; nil where the folder has no sources.csv
}

// Derived is a series that is another one by rule, so that no figure is written down twice.
type Derived struct {
	Series string     // the series it makes, or adds to
	From   string     // the series it is made from
	Since  rule.Month // entries before this month are left out, one across it is cut
	Months int        // how many months later the value is used
	Year   int        // how many months each entry is then used for; 0 keeps its span
	Why    string     // noted on every entry
}

// ReadOption says more of a folder than its files do.
type ReadOption func(*content) error

// Place names the place the figures belong to, as a policy of the book carries it.
func Place(name string) ReadOption {
	return func(c *content) error {
		c.place = name
		return nil
	}
}

// Derive adds series that are another one by rule.
func Derive(list ...Derived) ReadOption {
	return func(c *content) error {
		var errs []error
		for _, d := range list {
			errs = append(errs, c.derive(d))
		}
		return rule.Join(errs...)
	}
}

// Read reads a folder of figures: every *.csv of the folder and of its folder figures, and sources.csv where there is
// one. It is read whole or refused: every error is a *RowError that names file, line and column, at most 20 of them.
func Read(fsys fs.FS, options ...ReadOption) (Book, error) {
	if fsys == nil {
		return Book{}, bad(rule.ErrMissingField, "folder", "", rule.Say("is nil", "为 nil"),
			rule.Say(`pass a folder, such as os.DirFS("foshan")`, `请传入文件夹，例如 os.DirFS("foshan")`))
	}
	files, err := filesOf(fsys)
	if err != nil {
		return Book{}, err
	}
	sources, err := readSources(fsys)
	if err != nil {
		return Book{}, err
	}
	book, err := readAll(
		append(files, "sources.csv"),
		func(file string) ([]byte, error) { return fs.ReadFile(fsys, file) },
		sources,
		options,
	)
	if err != nil {
		return Book{}, err
	}
	book.sources = sources
	return book, nil
}

// ReadFile reads one file of figures whose sources are free text, such as a user's own.csv; name stands in its errors.
func ReadFile(name string, data []byte, options ...ReadOption) (Book, error) {
	return readAll([]string{name}, func(string) ([]byte, error) { return data, nil }, nil, options)
}

// readAll reads files of figures into a book.
func readAll(
	files []string,
	read func(string) ([]byte, error),
	sources map[string]rule.Cite,
	options []ReadOption,
) (Book, error) {
	var rows []row
	var wrong jsonrule.Errors
	sum := sha256.New()
	for _, file := range files {
		data, err := read(file)
		if file == "sources.csv" && sources == nil {
			continue
		}
		wrong.Add(err)
		fmt.Fprintf(sum, "%s %d\n", file, len(data))
		sum.Write(data)
		if err != nil || file == "sources.csv" {
			continue
		}
		records, err := readTable(file, data, neededColumns, otherColumns)
		wrong.Add(err)
		for _, r := range records {
			one, err := readRow(r, sources)
			wrong.Add(err)
			rows = append(rows, one)
		}
	}
	if err := wrong.Err(); err != nil {
		return Book{}, err
	}
	if len(rows) == 0 {
		return Book{}, &RowError{files[0], 1, 0,
			bad(rule.ErrMissingField, "file", "", rule.Say("has no row of figures", "没有任何数值行"),
				rule.Say("write a row for each figure below the names of the columns", "请在列名之下为每个数值写一行"))}
	}
	return bookOf(rows, sum.Sum(nil), options)
}

// bookOf makes a book of rows that are each right by themselves.
func bookOf(rows []row, sum []byte, options []ReadOption) (Book, error) {
	c, err := gather(rows)
	if err != nil {
		return Book{}, err
	}
	c.version = versionOf(rows, sum)
	for _, option := range options {
		err = rule.Join(err, option(c))
	}
	if err != nil {
		return Book{}, err
	}
	return Book{c}, nil
}

// OfRows is a book of the caller's own rows, for a caller without files; a row's source is free text.
func OfRows(rows []Row) (Book, error) {
	var list []row
	var wrong jsonrule.Errors
	header := []string{"series", "from", "to", "value", "source", "source_zh", "url"}
	for i, r := range rows {
		fields := []string{r.Series, r.From, r.To, r.Value, r.Source, r.SourceZH, r.URL}
		one, err := readRow(recordOf("figures", i+1, header, fields), nil)
		wrong.Add(err)
		list = append(list, one)
	}
	if err := wrong.Err(); err != nil {
		return Book{}, err
	}
	sum := sha256.Sum256(fmt.Append(nil, rows))
	return bookOf(list, sum[:], nil)
}

// filesOf lists the files of figures of a folder, in order.
func filesOf(fsys fs.FS) ([]string, error) {
	var files []string
	for _, folder := range [...]string{".", "figures"} {
		entries, err := fs.ReadDir(fsys, folder)
		if err != nil && (folder == "." || !errors.Is(err, fs.ErrNotExist)) {
			return nil, err
		}
		for _, e := range entries {
			if !e.IsDir() && strings.EqualFold(path.Ext(e.Name()), ".csv") {
				files = append(files, path.Join(folder, e.Name()))
			}
		}
	}
	if slices.Contains(files, "figures/sources.csv") {
		return nil, bad(rule.ErrConflict, "figures", "figures/sources.csv",
			rule.Say("stands beside the rows", "与数值文件放在同一文件夹"), rule.Say("put sources.csv into the folder above",
				"请把 sources.csv 放到上一级文件夹"))
	}
	files = slices.DeleteFunc(files, func(name string) bool { return name == "sources.csv" })
	if len(files) == 0 {
		return nil, bad(rule.ErrMissingField, "figures", "", rule.Say("has no .csv file", "没有 .csv 文件"),
			rule.Say("pass a folder with files of figures, such as own.csv", "请提供存放数值文件的文件夹，例如 own.csv"))
	}
	return files, nil
}

// readSources reads sources.csv; nil where the folder has none.
func readSources(fsys fs.FS) (map[string]rule.Cite, error) {
	const file = "sources.csv"
	data, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	records, err := readTable(file, data, []string{"key", "title", "checked"}, []string{"title_zh", "url", "seen"})
	if err != nil {
		return nil, err
	}
	sources, wrong, before := map[string]rule.Cite{}, jsonrule.Errors{}, ""
	for _, r := range records {
		key := r.fields["key"]
		if key <= before {
			wrong.Add(
				r.at(
					"key",
					bad(rule.ErrConflict, "key", key, rule.Sayf("is not after %s", "不在 %s 之后", before),
						rule.Say("sort the sources by key, each once", "请按 key 排序，每个来源只写一次")),
				),
			)
		}
		before = key
		checked, err := rule.ParseMonth(r.fields["checked"])
		wrong.Add(r.at("checked", renamed("checked", err)))
		var seen rule.Date
		if text := r.fields["seen"]; text != "" {
			seen, err = rule.ParseDate(text)
			wrong.Add(r.at("seen", renamed("seen", err)))
		}
		if r.fields["title"] == "" {
			wrong.Add(
				r.at("title", bad(rule.ErrMissingField, "title", "", rule.Say("is empty", "为空"),
					rule.Say("name the document or the page", "请写明文件或网页名称"))),
			)
		}
		sources[key] = rule.Cite{
			Title:   r.fields["title"],
			Chinese: r.fields["title_zh"],
			URL:     r.fields["url"],
			Seen:    seen,
			Checked: checked,
		}
	}
	return sources, wrong.Err()
}

// gather turns rows into series. Rows of one series stand together, sorted, without overlap.
func gather(rows []row) (*content, error) {
	c := &content{series: map[string]rule.Series[rule.Number]{}}
	var wrong jsonrule.Errors
	for i := 0; i < len(rows); {
		name, end := rows[i].series, i+1
		for end < len(rows) && rows[end].series == name && rows[end].file == rows[i].file {
			if one, before := rows[end], rows[end-1]; one.entry.From.Before(before.entry.Until) {
				wrong.Add(
					one.at(
						"from",
						bad(rule.ErrConflict, "from", one.fields["from"],
							rule.Sayf("begins before the row of line %d ends", "早于第 %d 行的终止月份",
								before.line),
							rule.Say("sort the rows of a series by month, without overlap", "请按月份排列同一数值的各行，不可重叠")),
					),
				)
			}
			end++
		}
		if _, twice := c.series[name]; twice {
			wrong.Add(
				rows[i].at(
					"series",
					bad(rule.ErrConflict, "series", name, rule.Say("has rows at another place", "在别处还有行"),
						rule.Say("keep the rows of a series together, in one file", "请把同一数值的行放在一起、放在同一文件")),
				),
			)
		}
		var entries []rule.Entry[rule.Number]
		for _, one := range rows[i:end] {
			entries = append(entries, one.entry)
		}
		if wrong.Len() == 0 {
			wrong.Add(rows[i].at("series", c.set(name, entries)))
		}
		i = end
	}
	return c, wrong.Err()
}

// set makes or replaces one series.
func (c *content) set(name string, entries []rule.Entry[rule.Number]) error {
	kind := catalogue[name]
	s, err := rule.NewSeries(kind.Scheme.Area(), kind.What, entries...)
	if err != nil {
		return err
	}
	if _, there := c.series[name]; !there {
		c.names = append(c.names, name)
	}
	c.series[name] = s.Named(name)
	return nil
}

// derive adds what follows from another series.
func (c *content) derive(d Derived) error {
	entries := c.series[d.Series].Entries()
	for _, e := range c.series[d.From].Entries() {
		if d.Months != 0 {
			first := e.From.Month().Add(d.Months)
			e.From, e.Until = first.First(), first.Add(d.Year).First()
		}
		if !e.Until.After(d.Since.First()) {
			continue
		}
		if e.From.Before(d.Since.First()) {
			e.From = d.Since.First()
		}
		e.Cite.Note = strings.TrimPrefix(e.Cite.Note+"; "+d.Why, "; ")
		entries = append(entries, e)
	}
	return c.set(d.Series, entries)
}

// versionOf names a version of figures: the newest month a source was checked, and the start of a hash of the files.
func versionOf(rows []row, sum []byte) string {
	newest := ""
	for _, r := range rows {
		newest = max(newest, r.entry.Cite.Checked.String())
	}
	return newest + "-" + hex.EncodeToString(sum[:4])
}

// Version names the version of the figures, such as "2026-11-1f0c9a3e": the newest month a source was checked, and
// the start of a hash of the files. It changes with every byte of them.
func (b Book) Version() string {
	if b.content == nil {
		return ""
	}
	return b.version
}

// Names returns the names of the series the book has, in the order of the catalogue.
func (b Book) Names() []string {
	if b.content == nil {
		return nil
	}
	names := slices.Clone(b.names)
	slices.SortFunc(names, func(x, y string) int { return cmp.Compare(catalogue[x].order, catalogue[y].order) })
	return names
}

// Table is one series for people to read.
type Table struct {
	Kind
	Entries []rule.Entry[rule.Number]
}

// Tables returns every series with all its entries, in the order of the catalogue.
func (b Book) Tables() []Table {
	var out []Table
	for _, name := range b.Names() {
		out = append(out, Table{catalogue[name], b.series[name].Entries()})
	}
	return out
}

// Source is a document or a page (来源) that figures are read from: a row of sources.csv.
type Source struct {
	Key  string    // its name in the column source of the files
	Cite rule.Cite // without number, article and quoted words, which each figure has of its own
}

// Sources returns the documents of sources.csv, by key; none where the folder has no such file.
func (b Book) Sources() []Source {
	if b.content == nil {
		return nil
	}
	var out []Source
	for _, key := range slices.Sorted(maps.Keys(b.sources)) {
		out = append(out, Source{key, b.sources[key]})
	}
	return out
}

// Lookup returns one series' figure for a month; a figure of a year is found under any of its months. An unknown name
// is ErrUnknownField, a month without an entry ErrNoRule, a figure known less well than MinGrade ErrBelowGrade.
func (b Book) Lookup(name string, month rule.Month, with ...Option) (rule.Figure, error) {
	return b.LookupOn(name, month.First(), with...)
}

// LookupOn is Lookup for a day, for figures that change inside a month.
func (b Book) LookupOn(name string, day rule.Date, with ...Option) (rule.Figure, error) {
	if _, ok := catalogue[name]; !ok {
		return rule.Figure{}, bad(rule.ErrUnknownField, "series", name, unknownFigure(), nearName(name))
	}
	o, err := read(with)
	if err != nil {
		return rule.Figure{}, err
	}
	if f, own := o.ownFigure(name, day); own {
		return f, f.Err()
	}
	f := b.figure(name, day, o)
	return f, f.Err()
}

// figure reads one series; what is unknown, or known less well than asked for, is an unknown figure with its reason.
func (b Book) figure(name string, day rule.Date, o options) rule.Figure {
	kind := catalogue[name]
	e, err := b.of(name).On(day, o.look)
	if err != nil {
		return rule.UnknownFigure(named(err, kind))
	}
	f := rule.FigureOf(e)
	if o.grade != 0 {
		f = f.AtLeast(o.grade, kind.Scheme.Area(), kind.What, day.Month())
		if weak, ok := f.Err().(*rule.GradeError); ok {
			weak.Name = kind.Name
		}
	}
	return f
}

// ofPolicy is figure for a policy: one that may be absent is NoneFigure outside its months and before it began.
func (b Book) ofPolicy(name string, month rule.Month, o options) rule.Figure {
	f := b.figure(name, month.First(), o)
	if f.Known() || !catalogue[name].Absent || b.begun(name, month.First(), o.look.KnownOn) {
		return f
	}
	return rule.NoneFigure()
}

// begun reports whether an entry of the day had begun on the day it is known on.
func (b Book) begun(name string, day, known rule.Date) bool {
	return slices.ContainsFunc(b.of(name).Entries(), func(e rule.Entry[rule.Number]) bool {
		return e.Period().Contains(day) && (known.IsZero() || !known.Before(e.From))
	})
}

// of returns a series by name; an empty one where the book does not have it.
func (b Book) of(name string) rule.Series[rule.Number] {
	if b.content == nil {
		return rule.Series[rule.Number]{}
	}
	return b.series[name]
}

// named says in an error of an empty series which figure is meant.
func named(err error, kind Kind) error {
	gap, ok := err.(*rule.NoRuleError)
	if ok {
		gap.Area, gap.Name, gap.What = kind.Scheme.Area(), kind.Name, kind.What
	}
	if ok && !kind.slip { // the rules that read other figures have no option to carry one
		gap.Carry = false
	}
	return err
}

// Policy joins the figures of one month. A figure that is not known is recorded in the policy (see
// payroll.Policy.Missing) and refused by the slip that needs it; a month outside 2000-2100 is an error.
func (b Book) Policy(month rule.Month, with ...Option) (payroll.Policy, error) {
	if month.Year() < 2000 || month.Year() > 2100 {
		return payroll.Policy{}, bad(rule.ErrBadDate, "month", month.String(),
			rule.Say("is not within 2000-01 to 2100-12",
				"不在 2000-01 至 2100-12 之间"), rule.Say("pass the month the contribution is for", "请填写费款所属月份"))
	}
	o, err := read(with)
	if err != nil {
		return payroll.Policy{}, err
	}
	place := "（自备数值）"
	if b.content != nil && b.place != "" {
		place = b.place
	}
	p, err := payroll.NewPolicy(place, month, func(name string) rule.Figure { return b.ofPolicy(name, month, o) })
	if err != nil || len(o.own) == 0 {
		return p, err
	}
	return b.supplied(p, o)
}

// supplied puts the caller's own figures over a policy.
func (b Book) supplied(p payroll.Policy, o options) (payroll.Policy, error) {
	own, err := o.ownFigures(p.Month)
	if err != nil {
		return payroll.Policy{}, err
	}
	return p.Supply(own)
}
