package payrollmonth

import (
	"io"
	"runtime"
	"sync"

	"github.com/shebao-go/shebao/examples/internal/table"
)

// pieces takes the rest of a roster through in pieces: whoever is free reads the next piece, computes it beside the
// others, and has its rows taken over in the order of the roster.
type pieces struct {
	*oneByOne
	q       *quick
	bytes   int  // of the lines of a piece
	covered bool // a plain row has been computed one by one, and has said all that plain rows say alike

	reading sync.Mutex
	given   int  // pieces that were read
	last    bool // the file has been read

	taking sync.Mutex
	turn   *sync.Cond
	taken  int // pieces whose rows were taken over
	err    error
}

// inLines computes the rest of the roster; the error is io.EOF behind the last row.
func (o *oneByOne) inLines() error {
	all := &pieces{oneByOne: o, q: o.newQuick()}
	if all.q == nil {
		return o.rest()
	}
	all.bytes = all.q.bytes()
	all.turn = sync.NewCond(&all.taking)
	workers := min(runtime.GOMAXPROCS(0), mostWorkers)
	if workers == 1 {
		all.work()
		return all.err
	}
	var group sync.WaitGroup
	for range workers + 1 { // one more, so that none waits for its turn in vain
		group.Go(all.work)
	}
	group.Wait()
	return all.err
}

// mostWorkers bounds the memory: each worker has a megabyte.
const mostWorkers = 8

// bytes are the bytes of the lines of a piece: as many as leave what is written of them in the nearer memory.
func (q *quick) bytes() int {
	const least, written, ofRow = 4 << 10, 1 << 20, 20
	if q.text == nil {
		return table.MostLines
	}
	return min(max(least, written*ofRow/(q.text.Least()+1)), table.MostLines)
}

// rest computes the rest of the roster row by row.
func (o *oneByOne) rest() error {
	for {
		if err := o.next(); err != nil {
			return err
		}
	}
}

// work takes pieces through until there is none.
func (a *pieces) work() {
	p := &piece{}
	for a.read(p) {
		a.q.compute(p)
		if !a.takeInTurn(p) {
			return
		}
	}
}

// read reads the next piece; false where there is none.
func (a *pieces) read(p *piece) bool {
	a.reading.Lock()
	defer a.reading.Unlock()
	if a.last {
		return false
	}
	a.in.ReadLines(&p.lines, a.bytes)
	a.last = p.lines.Last()
	p.number = a.given
	a.given++
	return true
}

// takeInTurn takes over the rows of a piece once those before it have been; false where the run has failed or ended.
func (a *pieces) takeInTurn(p *piece) bool {
	a.taking.Lock()
	defer a.taking.Unlock()
	for a.taken < p.number {
		a.turn.Wait()
	}
	if a.err == nil {
		a.err = a.take(p)
	}
	a.taken++
	a.turn.Broadcast()
	return a.err == nil
}

// take takes over the rows of a piece in their order.
func (a *pieces) take(p *piece) error {
	if len(p.lines.Text) == 0 {
		a.in.TakeRow(&p.lines)
		err := a.next()
		if err == io.EOF && !p.lines.Last() {
			return nil // the row was nobody's
		}
		return err
	}
	row, line := 0, p.lines.First
	for _, other := range p.rows.Others {
		if err := a.takeRows(p, row, other.Before, line-row); err != nil {
			return err
		}
		line += other.Before - row
		row = other.Before
		if err := a.takeLine(other.Text, line); err != nil {
			return err
		}
		line++
	}
	return a.takeRows(p, row, len(p.rows.IDs), line-row)
}

// takeLine computes a line one by one.
func (a *pieces) takeLine(text []byte, line int) error {
	a.in.TakeLine(text, line)
	return ended(a.next())
}

// takeRows takes over plain rows that follow one another, of which row 0 stands, or would stand, in the first line:
// each by itself where the page still lacks what it shows, or where it is refused for its id.
func (a *pieces) takeRows(p *piece, from, to, first int) error {
	once := a.in.Once()
	wanted := a.wanted()
	begin := from
	for row := from; row < to; row++ {
		if p.marks[row]&wanted == 0 {
			if _, twice := once.Seen(p.rows.Hashes[row], first+row); !twice {
				continue
			}
		}
		if err := a.takeStretch(p, begin, row); err != nil {
			return err
		}
		computed := a.m.computed
		if err := a.takeLine(p.rows.Line(p.lines.Text, row), first+row); err != nil {
			return err
		}
		a.covered = a.covered || a.m.computed > computed
		begin, wanted = row+1, a.wanted()
	}
	return a.takeStretch(p, begin, to)
}

// wanted are the marks of rows that are computed one by one: all until the first slips have been.
func (a *pieces) wanted() mark {
	if !a.covered || len(a.m.spare) < int(kindCount) {
		return ^mark(0)
	}
	return a.m.wanted()
}

// takeStretch takes over plain rows of which none is new in anything.
func (a *pieces) takeStretch(p *piece, from, to int) error {
	if from == to {
		return nil
	}
	a.in.AddRows(to-from, func(column int) int64 {
		sum := int64(0)
		for _, fen := range p.rows.Wages[column][from:to] {
			sum += max(fen, 0) // roster.NoWage is below 0
		}
		return sum
	})
	a.m.read += to - from
	a.report.bar.Several(a.m.read-(to-from), a.m.read)
	a.m.addRows(a.q, p, from, to)
	if a.q.text == nil {
		return nil
	}
	begin := 0
	if from > 0 {
		begin = p.ends[from-1]
	}
	return a.out.writeRows(p.text[begin:p.ends[to-1]])
}
