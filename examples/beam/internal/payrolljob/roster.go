package payrolljob

import (
	"context"
	"io"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// Refusal is a row without a slip, or a whole file where Line is 0.
type Refusal struct {
	File   string
	Line   int64
	ID     string
	Reason string
}

// refuse returns the refusal of a row for a reason.
func (r *Row) refuse(reason string) Refusal {
	return Refusal{r.File, r.Line, r.ID, reason}
}

// readFn reads a roster file: rows by the file of slips they belong to, and what has no usable id or cannot be read.
type readFn struct {
	Files int  // of slips
	Extra bool // columns that are not known are passed over
	Names map[string]string
	Lang  rule.Language
}

func (fn *readFn) ProcessElement(ctx context.Context, file fileio.ReadableFile, rows func(int, Rows),
	refusals func(Refusal)) error {
	in, err := file.Open(ctx)
	if err != nil {
		return err
	}
	defer in.Close() // it was only read, so there is nothing to lose
	name := file.Metadata.Path
	r, err := roster.NewReader(in, table.How{Extra: fn.Extra, Names: fn.Names})
	if err != nil {
		refusals(Refusal{File: name, Reason: program.OneLine(err, fn.Lang) +
			program.Say(fn.Lang, "; no row of this file was computed", "；这个文件没有一行参与计算")})
		return nil
	}
	f := fileRows{Reader: r, name: name, lang: fn.Lang, parted: newBundles(name, fn.Files, rows), refusals: refusals}
	if err := f.all(); err != io.EOF {
		return program.Errorf("%s after line %d: %s", "%s 第 %d 行之后：%s", name, r.Line(), err)
	}
	f.parted.flush()
	return nil
}

// fileRows are the rows of one file.
type fileRows struct {
	*roster.Reader
	name     string
	lang     rule.Language
	parted   *bundles
	refusals func(Refusal)
}

// all takes every row; the error is io.EOF behind the last one.
func (f *fileRows) all() error {
	for !f.InLines() {
		if err := f.next(); err != nil {
			return err
		}
	}
	plain := roster.NewPlain(f.Reader, nil)
	var lines table.Lines
	var rows roster.PlainRows
	for {
		f.ReadLines(&lines, table.MostLines)
		if len(lines.Text) > 0 {
			plain.Read(lines.Text, &rows)
			if err := f.take(&lines, &rows); err != nil {
				return err
			}
			continue
		}
		f.TakeRow(&lines)
		err := f.next()
		if nobody := err == io.EOF && !lines.Last(); err != nil && !nobody {
			return err
		}
	}
}

// take takes the rows of some lines in their order: those that are plain, and between them the others.
func (f *fileRows) take(lines *table.Lines, rows *roster.PlainRows) error {
	row, line := 0, lines.First
	plainRows := func(before int) {
		f.plain(lines.Text, rows, row, before, line)
		row, line = before, line+before-row
	}
	for _, other := range rows.Others {
		plainRows(other.Before)
		f.TakeLine(other.Text, line)
		if err := f.next(); err != nil && err != io.EOF {
			return err
		}
		line++
	}
	plainRows(len(rows.IDs))
	return nil
}

// plain takes plain rows that follow one another, the first of them in a line of this number.
func (f *fileRows) plain(text []byte, rows *roster.PlainRows, from, to, line int) {
	f.AddRows(to-from, func(column int) int64 {
		sum := int64(0)
		for _, fen := range rows.Wages[column][from:to] {
			sum += max(fen, 0) // roster.NoWage is below 0
		}
		return sum
	})
	wage := func(column, row int) int64 {
		if own := rows.Wages[column]; own != nil && own[row] != roster.NoWage {
			return own[row]
		}
		return rows.Wages[roster.Wage][row]
	}
	for row := from; row < to; row++ {
		id := rows.IDs[row]
		f.parted.add(&Row{Line: int64(line + row - from), ID: string(text[id[0]:id[1]]),
			Pension: wage(roster.Pension, row), Medical: wage(roster.Medical, row),
			Unemployment: wage(roster.Unemployment, row), Injury: wage(roster.Injury, row),
			Housing: wage(roster.Housing, row)})
	}
}

// next takes the next row.
func (f *fileRows) next() error {
	person, problems, err := f.Read()
	if err != nil {
		return err
	}
	row := rowOf(f.name, person)
	var reasons []string
	for _, p := range problems {
		reasons = append(reasons, f.Describe(p, f.lang))
	}
	row.Reason = strings.Join(reasons, "; ")
	if row.ID == "" {
		f.refusals(row.refuse(row.Reason))
	} else {
		f.parted.add(&row)
	}
	return nil
}

// rowOf is a person of a file with the wage of every scheme.
func rowOf(file string, p roster.Row) Row {
	row := Row{File: file, Line: int64(p.Line), ID: p.ID}
	fen := func(scheme rule.Scheme) int64 { return roster.Fen(p.WageOf(scheme)) }
	if !p.WagesDiffer {
		wage := fen(rule.Pension)
		row.Pension, row.Medical, row.Unemployment, row.Injury, row.Housing = wage, wage, wage, wage, wage
		return row
	}
	row.Pension, row.Medical, row.Unemployment = fen(rule.Pension), fen(rule.Medical), fen(rule.Unemployment)
	row.Injury, row.Housing = fen(rule.Injury), fen(rule.Housing)
	return row
}
