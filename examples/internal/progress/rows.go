package progress

import (
	"fmt"
	"io"
	"strings"
	"sync/atomic"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// Rows is a bar for the rows of a file, drawn only on a terminal.
type Rows struct {
	line
	lang rule.Language
	size int64 // bytes of the file, 0 where unknown
	done atomic.Int64
}

// OfRows returns the bar for a file of so many bytes, 0 where that is unknown, in a language.
func OfRows(stderr io.Writer, size int64, lang rule.Language) *Rows {
	return &Rows{line: lineOn(stderr, false), lang: lang, size: size}
}

// Reader returns a reader that tells the bar how far it has come.
func (b *Rows) Reader(in io.Reader) io.Reader { return countingReader{in, &b.done} }

type countingReader struct {
	io.Reader
	n *atomic.Int64
}

func (c countingReader) Read(into []byte) (int, error) {
	n, err := c.Reader.Read(into)
	c.n.Add(int64(n))
	return n, err
}

// Row takes the number of the row that was read, and draws the bar anew every 20,000 rows.
func (b *Rows) Row(rows int) { b.Several(rows-1, rows) }

// Several takes the numbers of the row before some that were read together, and of the last of them, as Row does.
func (b *Rows) Several(before, rows int) {
	const every = 20_000
	if last := rows - rows%every; last > before {
		b.draw(b.text(last))
	}
}

// text is the bar after so many rows.
func (b *Rows) text(rows int) string {
	const cells = 40
	read := page.Count(rows) + program.Say(b.lang, " rows", " 行")
	if b.size <= 0 {
		return read
	}
	done := b.done.Load()
	full := int(min(done*cells/b.size, cells))
	bar := strings.Repeat("#", full) + strings.Repeat(".", cells-full)
	return fmt.Sprintf("[%s] %3d%%  %s", bar, min(done*100/b.size, 100), read)
}
