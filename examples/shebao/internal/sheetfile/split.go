package sheetfile

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// maxRecord is the bytes of one row, with the line breaks of its quoted cells.
const maxRecord = 64 << 10

// separator is what stands between cells.
type separator struct {
	mark rune
	how  rule.Text
}

// separators are those that are recognised, the most common first.
func separators() []separator {
	return []separator{
		{',', rule.Say("separated by commas", "以逗号分隔")},
		{'\t', rule.Say("separated by tabs", "以制表符分隔")},
		{';', rule.Say("separated by semicolons", "以分号分隔")},
		{'，', rule.Say("separated by full-width commas", "以全角逗号分隔")},
	}
}

// split reads UTF-8 text as a table.
func split(in io.Reader) ([]table.Sheet, error) {
	r := bufio.NewReaderSize(in, maxRecord)
	if start, _ := r.Peek(3); bytes.Equal(start, []byte("\ufeff")) {
		_, _ = r.Discard(3)
	}
	start, err := r.Peek(4 << 10)
	if err != nil && err != io.EOF {
		return nil, err
	}
	by := separatorOf(start)
	return []table.Sheet{{How: by.how, Text: true, Rows: &textRows{in: r, by: by.mark}}}, nil
}

// separatorOf is the mark that cuts the first lines into most cells.
func separatorOf(start []byte) separator {
	all := separators()
	best, most := all[0], 0
	for _, s := range all {
		count, quoted := 0, false
		for _, r := range string(start) {
			quoted = quoted != (r == '"')
			if r == s.mark && !quoted {
				count++
			}
		}
		if count > most {
			best, most = s, count
		}
	}
	return best
}

// textRows reads the rows of a text file.
type textRows struct {
	in   *bufio.Reader
	by   rune
	line int // of the row read last
	ends int // the last line of that row
}

// Line is table.Rows.
func (t *textRows) Line() int { return t.line }

// Next is table.Rows.
func (t *textRows) Next() ([]string, error) {
	ahead, _ := t.in.Peek(t.in.Buffered())
	record, size := cut(ahead, true, false)
	if size == 0 || size == len(ahead) {
		ahead, err := t.in.Peek(maxRecord)
		if len(ahead) == 0 {
			return nil, err
		}
		record, size = cut(ahead, true, err == io.EOF)
		if size == 0 {
			record, size = cut(ahead, false, err == io.EOF)
		}
	}
	t.line = t.ends + 1
	t.ends = t.line
	if size == 0 {
		return nil, t.skip()
	}
	record = bytes.Clone(record)
	_, _ = t.in.Discard(size)
	t.ends += lineEnds(record)
	return t.cells(record)
}

// cut returns the first record and its bytes with the end of the line; 0 where it goes on. In a quoted cell a line may
// end.
func cut(text []byte, quotes, atEOF bool) ([]byte, int) {
	quoted := false
	for i, c := range text {
		switch {
		case c == '"':
			quoted = !quoted && quotes
		case quoted:
		case c == '\r' && bytes.HasPrefix(text[i+1:], []byte("\n")):
			return text[:i], i + 2
		case c == '\r' || c == '\n':
			return text[:i], i + 1
		}
	}
	if atEOF && !quoted {
		return text, len(text)
	}
	return nil, 0
}

// lineEnds counts the line breaks within a record.
func lineEnds(record []byte) int {
	return bytes.Count(record, []byte("\n")) + bytes.Count(record, []byte("\r")) - bytes.Count(record, []byte("\r\n"))
}

// skip passes over the rest of a line that is too long.
func (t *textRows) skip() error {
	for {
		c, err := t.in.ReadByte()
		if err != nil && err != io.EOF {
			return err
		}
		if err == io.EOF || c == '\n' || c == '\r' {
			return table.NewRowError("is longer than 65536 bytes; a line is one row", "这一行超过 65536 字节；一行只写一条")
		}
	}
}

// cells takes a record apart.
func (t *textRows) cells(record []byte) ([]string, error) {
	if !utf8.Valid(record) {
		return nil, table.NewRowError("has bytes that are no text in UTF-8 or GB18030; save the file as CSV UTF-8",
			"有 UTF-8 和 GB18030 都读不出的字节；请另存为 CSV UTF-8")
	}
	if len(bytes.TrimSpace(record)) == 0 {
		return nil, nil
	}
	r := csv.NewReader(strings.NewReader(string(record)))
	r.Comma, r.FieldsPerRecord = t.by, -1
	fields, err := r.Read()
	if err != nil {
		return nil, table.NewRowError(
			`has a quote that is not closed or stands inside a field; write "..." around the whole field`,
			`这一行的引号没有成对，或写在字段中间；引号要括住整个字段`)
	}
	return fields, nil
}
