package amounts

import (
	"bytes"
	"encoding/json"
	"sync"

	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/payroll"
)

// shape is what lines have in common that differ in their wages alone. It is never changed once made.
type shape struct {
	around
	plan *payroll.Plan // nil where lines are computed one by one
	text *planrow.Text
	like payroll.Batch // the columns of the plan, without rows
}

// newShape makes the shape of a line. It has a plan only where that answers the line as the rule does.
func newShape(line []byte, a around, w wages) *shape {
	s := &shape{around: a.clone()}
	in, isPlain := readPlain(line)
	if !isPlain {
		return s
	}
	plan, slip, err := in.compile()
	if err != nil {
		return s
	}
	rows := planrow.Plan{Columns: plan.Columns()}
	known := false
	if rows.Limits, known = planrow.LimitsOf(&slip, rows.Columns); !known {
		return s
	}
	amounts := planrow.Of(&slip)
	parts := amounts.Vary(&rows)
	text, _ := json.Marshal(amounts) // texts, which cannot fail
	s.text, s.like = rows.NewText(string(text)+"\n", parts), plan.NewBatch(0)
	s.plan = plan
	var one columns
	one.add(w, len(a.schemes))
	if want := answerLine(nil, line, 0, 0); !bytes.Equal(want, s.answer(nil, &one, &room{})) {
		s.plan = nil
	}
	return s
}

// columns are the wages of many lines of a shape, one column for each wage of a line.
type columns [mostWages][]int64

// add adds the wages of a line, of which there are so many.
func (c *columns) add(w wages, count int) {
	for i := range count {
		c[i] = append(c[i], w[i])
	}
}

// rows is how many lines there are.
func (c *columns) rows() int { return len(c[0]) }

// clear leaves no lines.
func (c *columns) clear() {
	for i := range c {
		c[i] = c[i][:0]
	}
}

// room is memory for the columns of a batch, used again.
type room struct {
	fens    []int64
	columns [][]int64
}

// column takes a column.
func (r *room) column(rows int) []int64 {
	end := len(r.fens) + rows
	r.fens = r.fens[:end]
	return r.fens[end-rows : end : end]
}

// answer appends the answers to some lines.
func (s *shape) answer(to []byte, of *columns, r *room) []byte {
	const totals = 2
	rows := of.rows()
	if need := (len(s.like.Amounts) + totals) * rows; cap(r.fens) < need {
		r.fens = make([]int64, need)
	}
	r.fens, r.columns = r.fens[:0], r.columns[:0]
	for range s.like.Amounts {
		r.columns = append(r.columns, r.column(rows))
	}
	b := payroll.Batch{Wages: s.wagesOf(of), Amounts: r.columns}
	if s.like.Employee != nil {
		b.Employee = r.column(rows)
	}
	if s.like.Employer != nil {
		b.Employer = r.column(rows)
	}
	_, _ = s.plan.Fill(b, 1) // the columns are the plan's, and no wage of ten digits is refused
	for row := range rows {
		to = s.text.Append(to, nil, &b, row)
	}
	return to
}

// shapes are those of a stream. A line that is the first of its shape is computed by itself; the second makes the plan.
type shapes struct {
	lock sync.RWMutex
	kept map[string]*shape // nil for one that was seen once
}

// mostShapes is how many are kept, of some 30 kB each.
const mostShapes = 256

// of is the shape of a line and its wages; nil where it is computed by itself.
func (s *shapes) of(line []byte, last *shape) (*shape, wages) {
	if last != nil {
		if w, like := last.read(line); like {
			return last, w
		}
	}
	a, found := cut(line)
	if !found {
		return nil, wages{}
	}
	w, isPlain := a.read(line)
	if !isPlain {
		return nil, wages{}
	}
	known := s.shape(line, a, w)
	if known == nil || known.plan == nil {
		return nil, wages{}
	}
	return known, w
}

// shape is the shape that is kept; nil where the line is the first.
func (s *shapes) shape(line []byte, a around, w wages) *shape {
	var space [longestShape + mostWages]byte
	key := space[:0]
	for _, part := range a.parts {
		key = append(append(key, part...), 0) // no JSON has a zero byte
	}
	s.lock.RLock()
	known, seen := s.kept[string(key)]
	s.lock.RUnlock()
	if known != nil {
		return known
	}
	if seen {
		known = newShape(line, a, w)
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.kept == nil || len(s.kept) >= mostShapes {
		s.kept = map[string]*shape{}
	}
	s.kept[string(key)] = known
	return known
}
