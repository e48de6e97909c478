package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shebao-go/shebao/rule"
)

const (
	maxLine    = 64 << 10 // bytes of one line; a row of short fields needs a few dozen
	maxJoined  = 20       // lines that one row with line breaks in its cells may take
	separating = 20       // lines that tell the separator
)

// UTF8 opens a text file in UTF-8, and names what any other file is.
func UTF8(in io.Reader) ([]Sheet, error) {
	buffered := bufio.NewReaderSize(in, maxLine)
	head, err := buffered.Peek(Head)
	if len(head) == 0 && err != io.EOF {
		return nil, err
	}
	firstLine, _, _ := bytes.Cut(head, []byte("\n"))
	kind := Sniff(head)
	if oneRow := kind == OtherText && utf8.Valid(firstLine); !oneRow && kind.Refuse() != nil {
		return nil, kind.Refuse()
	}
	sheet, err := OfText(buffered, "UTF-8")
	return []Sheet{sheet}, err
}

// OfDecoded is OfText of a text that was decoded into UTF-8: a row in which a byte belonged to no character is refused.
func OfDecoded(in io.Reader, encoding string) (Sheet, error) {
	sheet, err := OfText(in, encoding)
	if err == nil {
		sheet.Rows.(*textRows).decoded = true
	}
	return sheet, err
}

// OfText is the table of a text in UTF-8, with or without a byte order mark, with the line ends of any system. Its
// separator, a comma, a tab, a semicolon or a full-width comma, is the one its first lines have. The encoding is that
// of the file it came from, to be named.
func OfText(in io.Reader, encoding string) (Sheet, error) {
	t := &textRows{in: bufio.NewReaderSize(&lineFeeds{in: in}, maxLine)}
	head, err := t.in.Peek(maxLine)
	if len(head) == 0 && err != io.EOF {
		return Sheet{}, err
	}
	if mark := []byte("\ufeff"); bytes.HasPrefix(head, mark) {
		_, _ = t.in.Discard(len(mark))
		head = head[len(mark):]
	}
	by := separatorOf(string(head))
	t.separator = by.mark
	return Sheet{
		How: rule.Say(encoding+", separated by "+by.english, encoding+"，以"+by.chinese+"分隔"),
		// A grouping comma of either width is a separator too.
		Commas: by.mark == ',' || by.mark == '，',
		Rows:   t,
	}, nil
}

// separator is what stands between two cells.
type separator struct {
	mark             rune
	english, chinese string
}

func separators() []separator {
	return []separator{{',', "commas", "逗号"}, {'\t', "tabs", "制表符"}, {';', "semicolons", "分号"},
		{'，', "full-width commas", "全角逗号"}}
}

// separatorOf is the separator that most of the first lines have; of two the one that is named first.
func separatorOf(head string) separator {
	lines := strings.FieldsFunc(head, func(r rune) bool { return r == '\n' || r == '\r' })
	lines = lines[:min(len(lines), separating)]
	best, most := separators()[0], 0
	for _, by := range separators() {
		having := 0
		for _, line := range lines {
			if strings.ContainsRune(unquoted(line), by.mark) {
				having++
			}
		}
		if having > most {
			best, most = by, having
		}
	}
	return best
}

// unquoted is a line without what stands in quotes.
func unquoted(line string) string {
	if !strings.Contains(line, `"`) {
		return line
	}
	var out strings.Builder
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 0 {
			out.WriteString(part)
		}
	}
	return out.String()
}

// textRows reads a text line by line.
type textRows struct {
	in        *bufio.Reader
	separator rune
	decoded   bool       // what belonged to no character is utf8.RuneError
	line      int        // read last
	begun     int        // where the row read last begins
	width     int        // cells of the row read last, 0 before the first
	later     []textLine // those that were looked at and not read
	cells     []string
}

var (
	errQuote = NewRowError(
		`has a quote that is not closed or stands inside a field; write "..." around the whole field`,
		`这一行的引号没有成对，或写在字段中间；引号要括住整个字段`)
	errEncoding = NewRowError("is not UTF-8; save the file as CSV UTF-8", "这一行不是 UTF-8 编码；请另存为 CSV UTF-8")
	errLong     = NewRowError(fmt.Sprintf("is longer than %d bytes; a line is one row", maxLine),
		fmt.Sprintf("这一行超过 %d 字节；一行只写一条记录", maxLine))
)

// Line is the number of the line read last, of the first of them where a row takes several.
func (t *textRows) Line() int { return t.begun }

// Next returns the cells of the next line. A quote left open takes in the lines up to where it closes, unless one of
// them may be a row of its own: then only its own line cannot be read.
func (t *textRows) Next() ([]string, error) {
	line, err := t.nextLine()
	t.begun = t.line
	switch {
	case err != nil:
		return nil, err
	case utf8.ValidString(line) && strings.Count(line, `"`)%2 == 1:
		return t.whole(t.joined(line))
	}
	t.cells, err = t.row(line, t.cells[:0])
	t.width = len(t.cells)
	return t.cells, err
}

// row cuts a line that is a row by itself: every quote in it is closed. It has nothing to do with the line read last.
func (t *textRows) row(line string, into []string) ([]string, error) {
	switch {
	case !utf8.ValidString(line):
		return nil, errEncoding
	case strings.Contains(line, `"`):
		return t.whole(t.quoted(line))
	}
	return t.whole(t.split(line, into), nil)
}

// whole refuses a row in which characters were lost.
func (t *textRows) whole(cells []string, err error) ([]string, error) {
	if !t.decoded {
		return cells, err
	}
	for _, cell := range cells {
		if strings.ContainsRune(cell, utf8.RuneError) {
			cell = Printable(cell)
			return nil, NewRowError("has characters that were lost when the file was saved ("+cell+
				"); save it again as CSV UTF-8 or as .xlsx", "有保存时丢失的字符（"+cell+"）；请重新另存为 CSV UTF-8 或 .xlsx")
		}
	}
	return cells, err
}

// split cuts a line without quotes.
func (t *textRows) split(line string, into []string) []string {
	if line == "" {
		return into
	}
	width := utf8.RuneLen(t.separator)
	for {
		at := strings.IndexRune(line, t.separator)
		if at < 0 {
			return append(into, line)
		}
		into = append(into, line[:at])
		line = line[at+width:]
	}
}

// quoted cuts a row that has quotes. A cell such as ="0007", by which programs keep a spreadsheet from taking a text
// for a number, is the text.
func (t *textRows) quoted(row string) ([]string, error) {
	by := string(t.separator)
	row = strings.ReplaceAll(by+row, by+`="`, by+`"`)[len(by):]
	r := csv.NewReader(strings.NewReader(row))
	r.Comma, r.FieldsPerRecord = t.separator, -1
	cells, err := r.Read()
	if err != nil {
		return nil, errQuote
	}
	if _, err := r.Read(); err != io.EOF {
		return nil, errQuote
	}
	return cells, nil
}

// joined reads the further lines of a row whose quote is open at the end of its first one. Those that do not belong to
// it are kept for later.
func (t *textRows) joined(first string) ([]string, error) {
	row := first
	for n := 1; n <= maxJoined && len(row) < maxLine; n++ {
		next := t.lookAhead(n)
		if next.err != nil {
			break // it comes again in its turn
		}
		row += "\n" + next.text
		if strings.Count(next.text, `"`)%2 == 0 {
			continue
		}
		cells, err := t.quoted(row)
		if err != nil || !utf8.ValidString(row) || t.hasARow(t.later[:n], cells) {
			break
		}
		t.line, t.later = t.line+n, t.later[n:]
		return cells, nil
	}
	return nil, errQuote
}

// hasARow reports whether one of some lines alone has as many cells as the row they were joined to, or as the row
// before it.
func (t *textRows) hasARow(lines []textLine, joined []string) bool {
	cells := len(joined)
	if t.width > 1 {
		cells = min(cells, t.width)
	}
	return cells > 1 && slices.ContainsFunc(lines, func(line textLine) bool {
		return strings.Count(line.text, string(t.separator))+1 >= cells
	})
}

// textLine is a line without its end, or why there is none.
type textLine struct {
	text string
	err  error
}

// lookAhead returns the nth line that follows the one read last.
func (t *textRows) lookAhead(n int) textLine {
	for len(t.later) < n {
		t.later = append(t.later, t.readLine())
	}
	return t.later[n-1]
}

func (t *textRows) nextLine() (string, error) {
	var next textLine
	if len(t.later) == 0 {
		next = t.readLine()
	} else {
		next, t.later = t.later[0], t.later[1:]
	}
	if next.err == nil || next.err == error(errLong) {
		t.line++
	}
	return next.text, next.err
}

// readLine reads the next line. The rest of one that is too long is passed over.
func (t *textRows) readLine() textLine {
	line, err := t.in.ReadSlice('\n')
	if err == nil || err == io.EOF && len(line) > 0 {
		return textLine{text: string(bytes.TrimSuffix(line, []byte("\n")))}
	}
	if err != bufio.ErrBufferFull {
		return textLine{err: err}
	}
	for err == bufio.ErrBufferFull {
		_, err = t.in.ReadSlice('\n')
	}
	if err != nil && err != io.EOF {
		return textLine{err: err}
	}
	return textLine{err: errLong}
}

// lineFeeds makes every end of a line, CR or CR LF, a LF.
type lineFeeds struct {
	in io.Reader
	cr bool // the byte before was a CR
}

func (l *lineFeeds) Read(into []byte) (int, error) {
	n, err := l.in.Read(into)
	if n == 0 || !l.cr && bytes.IndexByte(into[:n], '\r') < 0 {
		return n, err
	}
	kept := 0
	for _, b := range into[:n] {
		second := l.cr && b == '\n'
		l.cr = b == '\r'
		switch {
		case second: // the LF of a CR LF, which is there already
			continue
		case l.cr:
			b = '\n'
		}
		into[kept] = b
		kept++
	}
	return kept, err
}
