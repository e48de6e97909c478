package payrolljob

import (
	"hash/fnv"
)

// Rows are rows of one file whose ids fall to one part, column by column: a bundle of them crosses from step to step as
// one element. Reasons are empty where the wages can be used.
type Rows struct {
	File                                            string
	Lines                                           []int64
	IDs, Reasons                                    []string
	Pension, Medical, Unemployment, Injury, Housing []int64
}

// parts is how many parts the ids are spread over. All rows of one id fall to one part, which one worker holds at a
// time: of ten million people, some 40,000.
const parts = 256

// partOf is the part of an id.
func partOf(id string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // it never fails
	return int(h.Sum32() % parts)
}

// add adds a row of the file.
func (r *Rows) add(row *Row) {
	r.Lines, r.IDs, r.Reasons = append(r.Lines, row.Line), append(r.IDs, row.ID), append(r.Reasons, row.Reason)
	r.Pension, r.Medical = append(r.Pension, row.Pension), append(r.Medical, row.Medical)
	r.Unemployment, r.Injury = append(r.Unemployment, row.Unemployment), append(r.Injury, row.Injury)
	r.Housing = append(r.Housing, row.Housing)
}

// at is one of the rows.
func (r *Rows) at(i int) Row {
	return Row{File: r.File, Line: r.Lines[i], ID: r.IDs[i], Reason: r.Reasons[i], Pension: r.Pension[i],
		Medical: r.Medical[i], Unemployment: r.Unemployment[i], Injury: r.Injury[i], Housing: r.Housing[i]}
}

// bundles are rows of one file on their way to their parts.
type bundles struct {
	file string
	of   [parts]*Rows
	emit func(int, Rows)
}

// add adds a row, and passes a bundle on that is full.
func (b *bundles) add(row *Row) {
	part := partOf(row.ID)
	if b.of[part] == nil {
		b.of[part] = &Rows{File: b.file}
	}
	b.of[part].add(row)
	if len(b.of[part].Lines) == batchSize {
		b.emit(part, *b.of[part])
		b.of[part] = nil
	}
}

// flush passes on what is left.
func (b *bundles) flush() {
	for part, rows := range b.of {
		if rows != nil {
			b.emit(part, *rows)
		}
	}
}
