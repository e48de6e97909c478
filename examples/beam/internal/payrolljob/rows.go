package payrolljob

import (
	"encoding/binary"
	"hash/fnv"

	"github.com/shebao-go/shebao/examples/internal/program"
)

// Row is one person of a roster. The wages are in fen.
type Row struct {
	File                                            string
	Line                                            int64
	ID                                              string
	Pension, Medical, Unemployment, Injury, Housing int64
	Reason                                          string // why the wages cannot be used; empty where they can
}

// wages are those of all schemes.
func (r *Row) wages() [5]*int64 {
	return [...]*int64{&r.Pension, &r.Medical, &r.Unemployment, &r.Injury, &r.Housing}
}

// Rows are rows of one roster that belong to one file of slips, in the order of their lines. A bundle of them crosses
// from step to step as one element, packed by add: a runner copies bytes in one go, and numbers one by one.
type Rows struct {
	File   string
	First  int64 // the line of the first row
	Packed []byte
}

// add adds a row of the roster: the line, the id, the reason, and each wage as what it is more than the one before.
func (r *Rows) add(row *Row) {
	if len(r.Packed) == 0 {
		r.First = row.Line
	}
	to := binary.AppendVarint(r.Packed, row.Line)
	for _, text := range [...]string{row.ID, row.Reason} {
		to = append(binary.AppendVarint(to, int64(len(text))), text...)
	}
	before := int64(0)
	for _, wage := range row.wages() {
		to = binary.AppendVarint(to, *wage-before)
		before = *wage
	}
	r.Packed = to
}

// each passes on the rows in their order.
func (r *Rows) each(do func(*Row) error) error {
	rest := packed{bytes: r.Packed}
	for len(rest.bytes) > 0 {
		row := Row{File: r.File, Line: rest.number(), ID: rest.text(), Reason: rest.text()}
		before := int64(0)
		for _, wage := range row.wages() {
			before += rest.number()
			*wage = before
		}
		if rest.damaged {
			return program.Errorf("%s: the rows from line %d on did not arrive whole; run the job again",
				"%s：第 %d 行起的数据没有完整传到；请重新运行任务", r.File, r.First)
		}
		if err := do(&row); err != nil {
			return err
		}
	}
	return nil
}

// packed are bytes that Rows.add wrote; damaged is set where they end too early.
type packed struct {
	bytes   []byte
	damaged bool
}

func (p *packed) number() int64 {
	n, size := binary.Varint(p.bytes)
	if size <= 0 {
		p.bytes, p.damaged = nil, true
		return 0
	}
	p.bytes = p.bytes[size:]
	return n
}

func (p *packed) text() string {
	size := p.number()
	if size < 0 || size > int64(len(p.bytes)) {
		p.bytes, p.damaged = nil, true
		return ""
	}
	text := string(p.bytes[:size])
	p.bytes = p.bytes[size:]
	return text
}

// fileOf is the file of slips a person belongs to, of so many. The id alone decides, in every month.
func fileOf(id string, files int) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // it never fails
	return int(h.Sum32() % uint32(files))
}

// fullBundle is the size from which on a bundle is passed on, bytes: some 3,000 rows.
const fullBundle = 64 << 10

// bundles are rows of one roster on their way to the files of slips they belong to.
type bundles struct {
	of   []Rows
	emit func(int, Rows)
}

func newBundles(roster string, files int, emit func(int, Rows)) *bundles {
	b := &bundles{of: make([]Rows, files), emit: emit}
	for i := range b.of {
		b.of[i].File = roster
	}
	return b
}

// add adds a row, and passes a bundle on that is full. What was passed on is the runner's, so its memory is not used
// again.
func (b *bundles) add(row *Row) {
	file := fileOf(row.ID, len(b.of))
	rows := &b.of[file]
	if rows.add(row); len(rows.Packed) >= fullBundle {
		b.emit(file, *rows)
		rows.Packed = nil
	}
}

// flush passes on what is left.
func (b *bundles) flush() {
	for file, rows := range b.of {
		if len(rows.Packed) > 0 {
			b.emit(file, rows)
		}
	}
}
