package table

import (
	"bytes"
	"io"
	"slices"
	"unicode/utf8"
)

// Lines are the next lines of a text, taken together as they are, or, where the next one may be part of a row of
// several lines or cannot be read, that row alone.
type Lines struct {
	Text  []byte // whole lines, each with its end; empty where there is a row alone
	First int    // the number of the first of them
	row   read
}

// InLines reports whether what follows the row read last can be read in lines: it is a text whose cells one byte
// separates, and nothing is left of the rows that were read in search of the header.
func (r *Reader) InLines() bool {
	rows, isText := r.sheet.Rows.(*textRows)
	return isText && rows.separator < utf8.RuneSelf && r.next >= len(r.ahead)
}

// Separator is the byte between two cells, where the table can be read in lines.
func (r *Reader) Separator() byte { return byte(r.sheet.Rows.(*textRows).separator) }

// MostLines bounds the bytes of Lines.
const MostLines = maxLine

// ReadLines reads the next lines, one or as many as so many bytes hold, into the memory of l. It touches nothing but
// the file, so that it may run while TakeLine, TakeRow and Next work on lines that were read before.
func (r *Reader) ReadLines(l *Lines, bytes int) {
	rows := r.sheet.Rows.(*textRows)
	l.First = rows.line + 1
	l.Text = rows.lines(l.Text[:0], bytes)
	if len(l.Text) == 0 {
		cells, err := rows.Next()
		l.row = read{slices.Clone(cells), rows.begun, err}
	}
}

// Last reports whether nothing can be read behind the lines: the file has ended, or cannot be read any further.
func (l *Lines) Last() bool {
	return len(l.Text) == 0 && l.row.err != nil && !isRowError(l.row.err)
}

// lines appends the whole lines that stand in the buffer, up to one whose quotes are not closed in it: one, or as many
// as so many bytes hold. What keeps the file from being read is left to Next.
func (t *textRows) lines(into []byte, most int) []byte {
	if len(t.later) > 0 {
		return into
	}
	head, _ := t.in.Peek(maxLine)
	end := bytes.LastIndexByte(head[:min(most, len(head))], '\n') + 1
	if end == 0 {
		end = bytes.IndexByte(head, '\n') + 1
	}
	text := head[:beforeOpenQuote(head[:end])]
	into = append(into, text...)
	t.line += bytes.Count(text, []byte("\n"))
	_, _ = t.in.Discard(len(text))
	return into
}

// beforeOpenQuote is where the first of some whole lines begins that has an odd number of quotes.
func beforeOpenQuote(text []byte) int {
	for at := 0; ; {
		quote := bytes.IndexByte(text[at:], '"')
		if quote < 0 {
			return len(text)
		}
		begin := at + bytes.LastIndexByte(text[at:at+quote], '\n') + 1
		end := at + quote + bytes.IndexByte(text[at+quote:], '\n') + 1
		if bytes.Count(text[begin:end], []byte(`"`))%2 == 1 {
			return begin
		}
		at = end
	}
}

// handed is the one row that Next reads.
type handed struct {
	row   read
	there bool
	cells []string
}

// take returns the row, once, and then the end.
func (h *handed) take() read {
	if !h.there {
		return read{line: h.row.line, err: io.EOF}
	}
	h.there = false
	return h.row
}

// TakeLine makes a line of Lines, without its end, all that Next has to read: Next returns its row as it would have in
// its turn, and io.EOF where it is nobody's and behind it.
func (r *Reader) TakeLine(line []byte, number int) {
	h := r.inHand()
	cells, err := r.sheet.Rows.(*textRows).row(string(line), h.cells[:0])
	if err == nil {
		h.cells = cells
	}
	h.row, h.there = read{cells, number, err}, true
}

// TakeRow makes the row of Lines without text all that Next has to read, as TakeLine does.
func (r *Reader) TakeRow(l *Lines) {
	h := r.inHand()
	h.row, h.there = l.row, true
}

func (r *Reader) inHand() *handed {
	if r.handed == nil {
		r.handed = &handed{}
	}
	return r.handed
}

// FileColumn is what a column of the file is to whoever reads its lines.
type FileColumn struct {
	Column  int  // of the format, -1 for none
	Nothing bool // a cell with anything in it is refused
}

// FileColumns are the columns of the file, in its order.
func (r *Reader) FileColumns() []FileColumn {
	var all []FileColumn
	for i, name := range r.header.names {
		p := FileColumn{Column: -1, Nothing: name == "" && !r.how.Extra}
		if c := r.header.means[i].column; c >= 0 && r.at[c] == i {
			p.Column = c
		}
		all = append(all, p)
	}
	return all
}

// AddRows takes rows in that were read in lines and by nobody else: so many, with what the amounts of a column add up
// to, in fen and at least 0, 0 where the file has no such column.
func (r *Reader) AddRows(rows int, sumOf func(column int) int64) {
	r.sums.addRows(rows)
	for _, i := range r.yuan {
		sum := sumOf(r.header.means[i].column)
		r.sums.add(i, sum, true)
	}
}
