package payrollmonth

import (
	"slices"

	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/examples/internal/roster"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/payroll"
)

// quick computes plain rows many at a time: people without a rate of their own, under the employer of the flags. What
// a slip says beside its amounts is the same for all of them, and the first rows, which are computed one by one, have
// said it; the amounts are those of payroll.Plan, which are the slip's. It is never changed once made.
type quick struct {
	planrow.Plan
	plan    *payroll.Plan
	least   int64 // the lowest floor above 0, fen; 0 where there is none
	plain   *roster.Plain
	text    *planrow.Text // nil where no slips are written
	explain []uint64      // hashes of the ids to explain
}

// newQuick compiles the month; nil where every row has to be computed one by one.
func (o *oneByOne) newQuick() *quick {
	text, can := o.out.rowText()
	if !can || o.classed || len(o.lacking(row{})) > 0 {
		return nil
	}
	boss, err := o.employer(ownRates{}) // which made the trial
	if err != nil {
		return nil
	}
	plan, err := o.policy.Plan(boss.Employer, nil, o.options...)
	if err != nil {
		return nil
	}
	q := &quick{plan: plan, plain: roster.NewPlain(o.in.Reader, o.in.plainWords(), colName)}
	q.Columns = plan.Columns()
	if q.Limits, can = planrow.LimitsOf(&o.tried, q.Columns); !can {
		return nil
	}
	for i := range q.Limits {
		if floor := q.Limits[i].Floor; floor > 0 && (q.least == 0 || floor < q.least) {
			q.least = floor
		}
	}
	if text != nil {
		q.text = text(&q.Plan, &o.tried)
	}
	for _, id := range o.m.explain {
		q.explain = append(q.explain, o.in.Once().Hash([]byte(id)))
	}
	return q
}

// mark says what a row shows.
type mark uint8

const (
	markWithin mark = 1 << iota
	markFloor
	markCeiling
	markByScheme
	markLow      // a wage far under the floor
	markOneByOne // it is to be computed one by one
)

// piece is some lines of the roster and what comes of them. Its memory is used again.
type piece struct {
	number int // 0 for the first
	lines  table.Lines
	rows   roster.PlainRows
	wages  [roster.Housing + 1][]int64 // by column, filled in: nil where no row has its own
	batch  payroll.Batch
	marks  []mark
	text   []byte // of the slips
	ends   []int  // where the text of each row ends
}

// compute does with the lines of a piece whatever does not depend on those before it.
func (q *quick) compute(p *piece) {
	q.plain.Read(p.lines.Text, &p.rows)
	p.marks = clearTo(p.marks, len(p.rows.IDs))
	q.fillIn(p)
	if !q.fill(p) {
		for i := range p.marks {
			p.marks[i] |= markOneByOne
		}
		return
	}
	q.mark(p)
	if q.text != nil {
		q.write(p)
	}
}

// write writes the rows of a piece.
func (q *quick) write(p *piece) {
	p.text, p.ends = p.text[:0], p.ends[:0]
	for row, id := range p.rows.IDs {
		p.text = q.text.Append(p.text, p.lines.Text[id[0]:id[1]], &p.batch, row)
		p.ends = append(p.ends, len(p.text))
	}
}

// clearTo returns a slice of so many zeros in the memory of another one.
func clearTo[T any](old []T, size int) []T {
	out := slices.Grow(old[:0], size)[:size]
	clear(out)
	return out
}

// fillIn puts the wage of all where a scheme has none of its own, and 0 where every scheme has.
func (q *quick) fillIn(p *piece) {
	rows := &p.rows
	all := clearTo(p.wages[roster.Wage], len(rows.IDs))
	copy(all, rows.Wages[roster.Wage])
	p.wages[roster.Wage] = all
	for i, wage := range all {
		all[i] = max(wage, 0)
	}
	for _, c := range q.plain.Wages() {
		if c == roster.Wage {
			continue
		}
		own := clearTo(p.wages[c], len(rows.IDs))
		for i, wage := range rows.Wages[c] {
			own[i] = all[i]
			if wage != roster.NoWage {
				own[i] = wage
				p.marks[i] |= markByScheme
			}
		}
		p.wages[c] = own
	}
}

// fill computes the amounts. It reports whether every row has them.
func (q *quick) fill(p *piece) bool {
	rows := len(p.rows.IDs)
	b := &p.batch
	if b.Amounts == nil {
		*b = q.plan.NewBatch(0)
	}
	b.Wages = payroll.WageColumns{All: p.wages[roster.Wage], Pension: p.wages[roster.Pension],
		Medical: p.wages[roster.Medical], Unemployment: p.wages[roster.Unemployment],
		Injury: p.wages[roster.Injury], Housing: p.wages[roster.Housing]}
	for i := range b.Amounts {
		b.Amounts[i] = clearTo(b.Amounts[i], rows)
	}
	for _, total := range [...]*[]int64{&b.Employee, &b.Employer} {
		if *total != nil {
			*total = clearTo(*total, rows)
		}
	}
	refused, err := q.plan.Fill(*b, 1)
	return err == nil && len(refused) == 0
}

// mark says of every row what it shows.
func (q *quick) mark(p *piece) {
	for i := range q.Limits {
		l := &q.Limits[i]
		if l.Fixed {
			continue
		}
		for row, wage := range l.Wages(&p.batch) {
			p.marks[row] |= markFloor*below(wage, l.Floor) | markCeiling*below(l.Ceiling, wage)
		}
	}
	q.markLow(p)
	for row, m := range p.marks {
		if m&(markFloor|markCeiling|markByScheme) == 0 {
			p.marks[row] |= markWithin
		}
		if slices.Contains(q.explain, p.rows.Hashes[row]) {
			p.marks[row] |= markOneByOne
		}
	}
}

// below is 1 where one amount is below another.
func below(a, b int64) mark { return mark(uint64(a-b) >> 63) }

// markLow marks the wages below half the lowest floor.
func (q *quick) markLow(p *piece) {
	var looked *int64 // the first of the wages looked at last: schemes without wages of their own share them
	for i := range q.Limits {
		wages := q.Limits[i].Wages(&p.batch)
		if len(wages) == 0 || looked == &wages[0] {
			continue
		}
		looked = &wages[0]
		for row, wage := range wages {
			if 2*wage < q.least && p.marks[row]&markFloor != 0 {
				p.marks[row] |= markLow
			}
		}
	}
}

// addRows takes over some rows of a piece, as month.add does a slip that shows nothing new.
func (m *month) addRows(q *quick, p *piece, from, to int) {
	m.computed += to - from
	for i, column := range q.Columns {
		sum := total{any: true}
		for _, amount := range p.batch.Amounts[i][from:to] {
			sum.fen += amount
		}
		m.schemes[column.Scheme].payers[column.Payer].add(sum)
		m.sides[column.Payer].add(sum)
	}
	for i := range q.Limits {
		l := &q.Limits[i]
		t := &m.schemes[l.Scheme]
		t.people += to - from
		if l.Fixed {
			continue
		}
		for _, wage := range l.Wages(&p.batch)[from:to] {
			t.belowFloor += int(below(wage, l.Floor))
			t.aboveCeiling += int(below(l.Ceiling, wage))
		}
	}
	for _, mark := range p.marks[from:to] {
		if mark&markLow != 0 {
			m.lows++
		}
	}
}

// wanted are the marks of which the page lacks a row.
func (m *month) wanted() mark {
	wanted := markOneByOne
	for kind, of := range [...]mark{within: markWithin, belowFloor: markFloor, aboveCeiling: markCeiling,
		byScheme: markByScheme} {
		if m.samples[kind] == nil {
			wanted |= of
		}
	}
	if len(m.low) < maxLow {
		wanted |= markLow
	}
	return wanted
}

// plainWords are the words that mean the same as nothing in the columns of the program.
func (p people) plainWords() map[int][]string {
	return map[int][]string{
		colMonth:     {p.month.String()},
		colCity:      {"广州市", "广州"},
		colTownLocal: {"no", "否"},
	}
}
