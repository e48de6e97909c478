package roster

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"
)

// Plain reads, straight from their bytes, lines that Reader.Read would take as they are. It takes no other: what is
// not plain is handed back, and Read says what it is. A line is plain where
//
//   - it is UTF-8 without a quote and without the sign of a lost character, and has exactly the cells of the header, so
//     that it is cut as Read cuts it;
//   - its id is at most 64 of a-z, A-Z, 0-9, - and _, the first a letter or a digit, and has a digit: no blank, no
//     apostrophe, no formula and no name of a sum (see printed.IsSum: those in ASCII have no digit). Its form is
//     itself: no x at its end becomes X, no hyphens are taken out (only of 18 characters that are a citizen's number,
//     so one of 18 bytes or more with a hyphen is not plain), and no spreadsheet made it a number (4.4E+17 has other
//     characters, and 18 digits that end in 000 are not plain);
//   - an amount is empty or 4 to 9 digits without a zero in front, and one or two digits behind a point where there is
//     one: it is in the bounds of every wage, and none is what a grouping comma leaves of an amount, three digits at
//     most (see table.Reader, which asks for such a beginning in a column of amounts);
//   - it has the wage or all five wages by scheme. With one amount it is no note below the table and no blank line,
//     and with its id it is no row of sums;
//   - every other column of the format is empty or one of the words that mean the same as nothing, and so is a column
//     without a name. What stands in a column that is passed over makes no difference.
type Plain struct {
	separator byte
	cells     []plainCell
	once      *Once
	wages     []int // the columns of amounts of the file
}

// plainCell is what may stand in a cell of a plain line.
type plainCell struct {
	kind   cellKind
	column int
	words  []string
}

type cellKind uint8

const (
	passedOver cellKind = iota
	anID
	anAmount
	oneWord
)

// NoWage stands for a wage that is not filled in.
const NoWage int64 = -1

// PlainRows are the plain rows of some lines, and the other lines.
type PlainRows struct {
	Wages  [Housing + 1][]int64 // fen, by column; NoWage where the cell is empty, nil where the file has no such column
	IDs    [][2]int             // where the id begins and ends in the text
	begins []int                // where the line does
	Hashes []uint64             // of the ids, as Once has them
	Others []OtherLine
}

// OtherLine is a line that is not plain, without its end.
type OtherLine struct {
	Before int // how many plain rows stand before it
	Text   []byte
}

// NewPlain returns the reader of the plain lines of a roster. words are those that change nothing in a column of the
// program's own, and whatever stands in the columns of carried does not.
func NewPlain(r *Reader, words map[int][]string, carried ...int) *Plain {
	p := &Plain{separator: r.Separator(), once: cmp.Or(r.once, NewOnce())}
	for _, c := range r.FileColumns() {
		cell := plainCell{column: c.Column}
		switch {
		case c.Column == ID:
			cell.kind = anID
		case c.Column >= Wage && c.Column <= Housing:
			cell.kind = anAmount
			p.wages = append(p.wages, c.Column)
		case slices.Contains(carried, c.Column):
		case c.Column >= 0 || c.Nothing:
			cell.kind, cell.words = oneWord, words[c.Column]
		}
		p.cells = append(p.cells, cell)
	}
	return p
}

// Wages are the columns of wages of the file.
func (p *Plain) Wages() []int { return p.wages }

// Read takes whole lines apart, each with its end.
func (p *Plain) Read(text []byte, rows *PlainRows) {
	rows.clear(p.wages)
	doubtful := isDoubtful(text)
	found := newPlainLine()
	for at := 0; at < len(text); {
		end, ok := p.line(text, at, &found)
		if ok && doubtful {
			ok = !isDoubtful(text[at:end])
		}
		if !ok {
			end = at + bytes.IndexByte(text[at:], '\n') + 1
			rows.Others = append(rows.Others, OtherLine{len(rows.IDs), text[at : end-1]})
			at = end
			continue
		}
		rows.IDs, rows.begins = append(rows.IDs, found.id), append(rows.begins, at)
		rows.Hashes = append(rows.Hashes, p.once.Hash(text[found.id[0]:found.id[1]]))
		for _, c := range p.wages {
			rows.Wages[c] = append(rows.Wages[c], found.wages[c])
		}
		at = end
	}
}

// isDoubtful reports whether a text may hold a line that is no row, or one in which characters were lost.
func isDoubtful(text []byte) bool {
	return bytes.IndexByte(text, '"') >= 0 || !utf8.Valid(text) || bytes.Contains(text, []byte(string(utf8.RuneError)))
}

// clear empties the rows and keeps their memory.
func (rows *PlainRows) clear(wages []int) {
	for _, c := range wages {
		if rows.Wages[c] == nil {
			rows.Wages[c] = []int64{}
		}
		rows.Wages[c] = rows.Wages[c][:0]
	}
	rows.IDs, rows.begins = rows.IDs[:0], rows.begins[:0]
	rows.Hashes, rows.Others = rows.Hashes[:0], rows.Others[:0]
}

// Line is the line of a plain row in the text that was read, without its end.
func (rows *PlainRows) Line(text []byte, row int) []byte {
	line := text[rows.begins[row]:]
	return line[:bytes.IndexByte(line, '\n')]
}

// plainLine is what a line has.
type plainLine struct {
	id    [2]int
	wages [Housing + 1]int64
}

func newPlainLine() (l plainLine) {
	for c := range l.wages {
		l.wages[c] = NoWage
	}
	return l
}

// enough reports whether every scheme has a wage.
func (l *plainLine) enough() bool {
	for c := Pension; c <= Housing && l.wages[Wage] == NoWage; c++ {
		if l.wages[c] == NoWage {
			return false
		}
	}
	return true
}

// line reads the line that begins at a place, and returns where the next one does; false where it is not plain.
func (p *Plain) line(text []byte, at int, found *plainLine) (next int, plain bool) {
	last := len(p.cells) - 1
	for i := range p.cells {
		c := &p.cells[i]
		end := at
		switch c.kind {
		case anID:
			end = idEnd(text, at)
			found.id = [2]int{at, end}
		case anAmount:
			found.wages[c.column], end = plainFen(text, at)
		case oneWord:
			end = c.wordEnd(text, at)
		default:
			for text[end] != p.separator && text[end] != '\n' {
				end++
			}
		}
		closing := p.separator
		if i == last {
			closing = '\n'
		}
		if end < 0 || text[end] != closing {
			return 0, false
		}
		at = end + 1
	}
	return at, found.enough()
}

// wordEnd is where the word of a cell ends; where the cell has none, the end is where it begins.
func (c *plainCell) wordEnd(text []byte, at int) int {
	for _, word := range c.words {
		if rest := text[at:]; len(rest) > len(word) && string(rest[:len(word)]) == word {
			return at + len(word)
		}
	}
	return at
}

// notPlain is the end of a cell that is not plain.
const notPlain = -1

// idEnd is where a plain id ends.
func idEnd(text []byte, at int) int {
	end, digits, hyphens := at, 0, 0
	for ; ; end++ {
		b := text[end]
		switch letter := b | 0x20; {
		case '0' <= b && b <= '9':
			digits++
		case 'a' <= letter && letter <= 'z':
		case b == '_' && end > at:
		case b == '-' && end > at:
			hyphens++
		default:
			if plainID(text[at:end], digits, hyphens) {
				return end
			}
			return notPlain
		}
	}
}

// plainID reports whether an id of plain characters, so many of them digits and hyphens, is its own form.
func plainID(id []byte, digits, hyphens int) bool {
	const card = 18 // characters of a citizen's number
	size := len(id)
	switch {
	case digits == 0 || size > maxID || id[size-1] == 'x':
		return false
	case size == card && digits == card:
		return !bytes.HasSuffix(id, []byte("000"))
	}
	return hyphens == 0 || size < card
}

// plainFen reads an amount, NoWage where the cell is empty, and returns where it ends.
func plainFen(text []byte, at int) (fen int64, end int) {
	const least, most = 4, 9 // digits before the point
	end = at
	for ; text[end]-'0' <= 9; end++ {
		fen = 10*fen + int64(text[end]-'0')
		if end-at == most {
			return NoWage, notPlain
		}
	}
	switch size := end - at; {
	case size == 0:
		return NoWage, at
	case size < least || text[at] == '0':
		return NoWage, notPlain
	case text[end] != '.':
		return 100 * fen, end
	case text[end+1]-'0' > 9:
		return NoWage, notPlain
	case text[end+2]-'0' > 9:
		return 100*fen + 10*int64(text[end+1]-'0'), end + 2
	}
	return 100*fen + 10*int64(text[end+1]-'0') + int64(text[end+2]-'0'), end + 3
}
