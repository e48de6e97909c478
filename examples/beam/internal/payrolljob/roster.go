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

// Row is one person of a roster. The wages are in fen.
type Row struct {
	File                                            string
	Line                                            int64
	ID                                              string
	Pension, Medical, Unemployment, Injury, Housing int64
	Reason                                          string // why the wages cannot be used; empty where they can
}

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

// readFn reads a roster file: rows by the part of their id, and what has no usable id or cannot be read.
type readFn struct {
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
	parted := bundles{file: name, emit: rows}
	for {
		person, problems, err := r.Read()
		if err == io.EOF {
			parted.flush()
			return nil
		}
		if err != nil {
			return program.Errorf("%s after line %d: %s", "%s 第 %d 行之后：%s", name, r.Line(), err)
		}
		row := rowOf(name, person)
		var reasons []string
		for _, p := range problems {
			reasons = append(reasons, r.Describe(p, fn.Lang))
		}
		row.Reason = strings.Join(reasons, "; ")
		if row.ID == "" {
			refusals(row.refuse(row.Reason))
		} else {
			parted.add(&row)
		}
	}
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
