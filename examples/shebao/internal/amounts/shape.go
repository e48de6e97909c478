package amounts

import (
	"bytes"
	"encoding/json"
	"sync"

	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/payroll"
)

// shape is what lines have in common that differ in the wage alone. It is never changed once made.
type shape struct {
	around
	plan *payroll.Plan // nil where lines are computed one by one
	text *planrow.Text
	like payroll.Batch // the columns of the plan, without rows
}

// around is the text of a line before and behind its wage.
type around struct{ before, after []byte }

// longestShape is how many bytes the lines of a shape have at most.
const longestShape = 4 << 10

// cut finds the wage of a line: a plain number, as text. In JSON a quote within a text is escaped, so that "wage" with
// a colon behind it is the name of a field.
func cut(line []byte) (around, []byte, bool) {
	at := bytes.Index(line, []byte(`"wage"`))
	if at < 0 || len(line) > longestShape {
		return around{}, nil, false
	}
	rest := bytes.TrimLeft(line[at+len(`"wage"`):], " \t")
	rest, named := bytes.CutPrefix(rest, []byte(":"))
	rest, isText := bytes.CutPrefix(bytes.TrimLeft(rest, " \t"), []byte(`"`))
	end := bytes.IndexByte(rest, '"')
	if !named || !isText || end < 0 {
		return around{}, nil, false
	}
	return around{line[:len(line)-len(rest)], rest[end:]}, rest[:end], true
}

// wage is what stands between, where a line is of the shape.
func (a *around) wage(line []byte) ([]byte, bool) {
	if len(line) < len(a.before)+len(a.after) || !bytes.HasPrefix(line, a.before) || !bytes.HasSuffix(line, a.after) {
		return nil, false
	}
	return line[len(a.before) : len(line)-len(a.after)], true
}

// fens reads a wage of at most ten digits and two decimals, in fen; false for any other text, which may be a wage too.
func fens(text []byte) (int64, bool) {
	const most, decimals = 10, 2
	whole, part, hasPart := bytes.Cut(text, []byte("."))
	zeros := len(whole) > 1 && whole[0] == '0'
	if len(whole) == 0 || len(whole) > most || len(part) > decimals || hasPart && len(part) == 0 || zeros {
		return 0, false
	}
	sum := int64(0)
	for _, digits := range [...][]byte{whole, part} {
		for _, c := range digits {
			if c < '0' || c > '9' {
				return 0, false
			}
			sum = 10*sum + int64(c-'0')
		}
	}
	for range decimals - len(part) {
		sum *= 10
	}
	return sum, true
}

// newShape makes the shape of a line. It has a plan only where that answers the line as the rule does.
func newShape(line []byte, a around, wage int64) *shape {
	s := &shape{around: around{bytes.Clone(a.before), bytes.Clone(a.after)}}
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
	if want := answerLine(nil, line, 0, 0); !bytes.Equal(want, s.answer(nil, []int64{wage}, &room{})) {
		s.plan = nil
	}
	return s
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

// answer appends the answers to some wages.
func (s *shape) answer(to []byte, wages []int64, r *room) []byte {
	const totals = 2
	if need := (len(s.like.Amounts) + totals) * len(wages); cap(r.fens) < need {
		r.fens = make([]int64, need)
	}
	r.fens, r.columns = r.fens[:0], r.columns[:0]
	for range s.like.Amounts {
		r.columns = append(r.columns, r.column(len(wages)))
	}
	b := payroll.Batch{Wages: payroll.WageColumns{All: wages}, Amounts: r.columns}
	if s.like.Employee != nil {
		b.Employee = r.column(len(wages))
	}
	if s.like.Employer != nil {
		b.Employer = r.column(len(wages))
	}
	_, _ = s.plan.Fill(b, 1) // the columns are the plan's, and no wage of ten digits is refused
	for row := range wages {
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

// of is the shape of a line and its wage; nil where it is computed by itself.
func (s *shapes) of(line []byte, last *shape) (*shape, int64) {
	if last != nil {
		if text, like := last.wage(line); like {
			if wage, isPlain := fens(text); isPlain {
				return last, wage
			}
		}
	}
	a, text, found := cut(line)
	wage, isPlain := fens(text)
	if !found || !isPlain {
		return nil, 0
	}
	known := s.shape(line, a, wage)
	if known == nil || known.plan == nil {
		return nil, 0
	}
	return known, wage
}

// shape is the shape that is kept; nil where the line is the first.
func (s *shapes) shape(line []byte, a around, wage int64) *shape {
	var space [longestShape + 1]byte
	key := append(append(append(space[:0], a.before...), 0), a.after...) // no JSON has a zero byte
	s.lock.RLock()
	known, seen := s.kept[string(key)]
	s.lock.RUnlock()
	if known != nil {
		return known
	}
	if seen {
		known = newShape(line, a, wage)
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.kept == nil || len(s.kept) >= mostShapes {
		s.kept = map[string]*shape{}
	}
	s.kept[string(key)] = known
	return known
}
