package payrolljob

import (
	"cmp"
	"fmt"
	"hash/fnv"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// computeFn computes the people of a part. Of the rows of one id, the first by name of file and line is computed.
type computeFn struct {
	Settings Settings
	Files    int // the slips are spread over
	engine   *engine
}

func (fn *computeFn) Setup() error {
	var err error
	fn.engine, err = newEngine(&fn.Settings)
	return err
}

// place is where a row stands.
type place struct {
	file string
	line int64
}

func (p place) before(other place) bool {
	return cmp.Or(cmp.Compare(p.file, other.file), cmp.Compare(p.line, other.line)) < 0
}

// ProcessElement passes on, of one part, the lines of its slips by file, what they add up to, and what is refused.
func (fn *computeFn) ProcessElement(_ int, bundles func(*Rows) bool, lines func(int, string), sums func(Totals),
	refusals func(Refusal)) error {
	p := part{first: map[string]place{}}
	for rows := (Rows{}); bundles(&rows); rows = (Rows{}) {
		p.add(rows)
	}
	slips := newSlipLines(fn.Files, len(fn.engine.columns))
	compute := func(batch []Row) error { return fn.engine.compute(batch, slips.add, refusals) }
	if err := p.batches(fn.Settings.Lang, compute, refusals); err != nil {
		return err
	}
	return slips.pass(lines, sums)
}

// part is the rows of one part of the ids, and where each id stands first.
type part struct {
	all   []Rows
	first map[string]place
}

func (p *part) add(rows Rows) {
	p.all = append(p.all, rows)
	for i, id := range rows.IDs {
		at := place{rows.File, rows.Lines[i]}
		if before, there := p.first[id]; !there || at.before(before) {
			p.first[id] = at
		}
	}
}

// batches computes the rows that can be, batch by batch, and refuses the others.
func (p *part) batches(lang rule.Language, compute func([]Row) error, refusals func(Refusal)) error {
	batch := make([]Row, 0, batchSize)
	for i := range p.all {
		for j := range p.all[i].Lines {
			row := p.all[i].at(j)
			if reason := whyRefused(&row, p.first[row.ID], lang); reason != "" {
				refusals(row.refuse(reason))
				continue
			}
			if batch = append(batch, row); len(batch) < batchSize {
				continue
			}
			if err := compute(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	return compute(batch)
}

// whyRefused says why a row is not computed: another one of its id stands first, or its wages cannot be used.
func whyRefused(row *Row, first place, lang rule.Language) string {
	if first == (place{row.File, row.Line}) {
		return row.Reason
	}
	reason := fmt.Sprintf(program.Say(lang, "id %q is a duplicate: it stands in %s line %d already",
		"工号 %q 重复：已在 %s 第 %d 行"), row.ID, first.file, first.line)
	if row.Reason != "" {
		reason += "; " + row.Reason
	}
	return reason
}

// slipLines are the lines of slips by the file they go to, and what the slips add up to.
type slipLines struct {
	files [][]byte
	total Totals
	err   error
}

func newSlipLines(files, columns int) *slipLines {
	return &slipLines{files: make([][]byte, files), total: Totals{Amounts: make([]int64, columns)}}
}

// add adds a slip. The line alone decides on its file, so that a job that is run again spreads them alike.
func (l *slipLines) add(s Slip) {
	if l.err != nil {
		return
	}
	line, err := slipLine(s)
	if err == nil {
		l.total, err = l.total.plus(Totals{1, s.Amounts, s.Employee, s.Employer})
	}
	l.err = err
	h := fnv.New32a()
	_, _ = h.Write(line) // it never fails
	to := &l.files[h.Sum32()%uint32(len(l.files))]
	if len(*to) > 0 {
		*to = append(*to, '\n')
	}
	*to = append(*to, line...)
}

// pass passes on the lines and the sums.
func (l *slipLines) pass(lines func(int, string), sums func(Totals)) error {
	for file, text := range l.files {
		if len(text) > 0 {
			lines(file, string(text))
		}
	}
	if l.total.People > 0 {
		sums(l.total)
	}
	return l.err
}
