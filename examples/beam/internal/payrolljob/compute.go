package payrolljob

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// slipsFn computes the people of a file of slips and writes it, in the order of the rosters' names and lines. Of the
// rows of one id, the first in this order is computed.
type slipsFn struct {
	Settings Settings
	Files    []string
	Header   string
	engine   *engine
}

func (fn *slipsFn) Setup() error {
	var err error
	fn.engine, err = newEngine(&fn.Settings)
	return err
}

// ProcessElement passes on what the slips of a file add up to, and what is refused.
func (fn *slipsFn) ProcessElement(ctx context.Context, file int, bundles func(*Rows) bool, sums func(Totals),
	refusals func(Refusal)) error {
	out, err := create(ctx, fn.Files[file], fn.Header)
	if err != nil {
		return err
	}
	to := &slipFile{textFile: out, total: newTotals(len(fn.engine.columns))}
	waiting := &people{engine: fn.engine, slips: to.add, refusals: refusals, first: map[string]place{}}
	for _, rows := range inOrder(bundles) {
		if err = rows.each(waiting.add); err != nil {
			break
		}
	}
	if err == nil {
		err = waiting.compute()
	}
	if err := errors.Join(err, out.close()); err != nil {
		return err
	}
	sums(to.total)
	return nil
}

// inOrder are bundles by the name of their roster, and those of one roster by line: none has lines between those of
// another.
func inOrder(bundles func(*Rows) bool) []Rows {
	var all []Rows
	for rows := (Rows{}); bundles(&rows); rows = (Rows{}) {
		all = append(all, rows)
	}
	slices.SortFunc(all, func(a, b Rows) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.First, b.First))
	})
	return all
}

// place is where a row stands.
type place struct {
	file string
	line int64
}

// people are rows that wait until they are enough for a batch, and where each id so far stands.
type people struct {
	engine   *engine
	slips    func(id string, b *payroll.Batch, row int) error
	refusals func(Refusal)
	batch    []Row
	first    map[string]place
}

// add takes the next row.
func (p *people) add(row *Row) error {
	if reason := p.whyRefused(row, p.engine.lang); reason != "" {
		p.refusals(row.refuse(reason))
		return nil
	}
	if p.batch = append(p.batch, *row); len(p.batch) < batchSize {
		return nil
	}
	return p.compute()
}

// compute computes those who wait.
func (p *people) compute() error {
	err := p.engine.compute(p.batch, p.slips, p.refusals)
	p.batch = p.batch[:0]
	return err
}

// whyRefused says why a row is not computed: another one of its id stands before it, or its wages cannot be used.
func (p *people) whyRefused(row *Row, lang rule.Language) string {
	first, known := p.first[row.ID]
	if !known {
		p.first[row.ID] = place{row.File, row.Line}
		return row.Reason
	}
	reason := fmt.Sprintf(program.Say(lang, "id %q is a duplicate: it stands in %s line %d already",
		"工号 %q 重复：已在 %s 第 %d 行"), row.ID, first.file, first.line)
	if row.Reason != "" {
		reason += "; " + row.Reason
	}
	return reason
}

// slipFile is a file of slips, and what they add up to.
type slipFile struct {
	*textFile
	total Totals
	line  []byte
}

// add writes a slip.
func (f *slipFile) add(id string, b *payroll.Batch, row int) error {
	line, err := appendCell(f.line[:0], id)
	if err != nil {
		return err
	}
	line = append(b.AppendCSV(append(line, ','), row), '\n')
	f.line = line
	_, _ = f.Write(line) // its error is kept until close
	return f.total.addSlip(b, row)
}
