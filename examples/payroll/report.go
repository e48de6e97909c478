package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/rule"
)

// reporter tells on standard error which rows cannot be used.
type reporter struct {
	source string
	lang   rule.Language
	to     io.Writer
	bar    *progress
}

// refuse prints every problem of a row: the line, whose it is, the field, the value and the reason.
func (p reporter) refuse(in *roster, r row, problems []table.Problem) {
	p.bar.clear()
	for _, x := range problems {
		where := fmt.Sprintf("%s:%d: ", p.source, r.line)
		if r.id != "" {
			where += r.id + ": "
		}
		fmt.Fprintln(p.to, where+in.Describe(x, p.lang))
	}
}

// progress is a bar on standard error, drawn only where that is a terminal.
type progress struct {
	to    io.Writer // nil where there is nobody to look
	size  int64     // bytes of the roster, 0 where unknown
	done  int64
	drawn bool
}

func newProgress(stderr io.Writer, size int64) *progress {
	p := &progress{size: size}
	if f, isFile := stderr.(*os.File); isFile {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.to = stderr
		}
	}
	return p
}

// count returns a reader that tells the bar how far it has come.
func (p *progress) count(in io.Reader) io.Reader { return countingReader{in, &p.done} }

type countingReader struct {
	io.Reader
	n *int64
}

func (c countingReader) Read(into []byte) (int, error) {
	n, err := c.Reader.Read(into)
	*c.n += int64(n)
	return n, err
}

// row draws the bar anew every 20,000 rows.
func (p *progress) row(rows int) {
	const every, cells = 20_000, 40
	if p.to == nil || rows%every != 0 {
		return
	}
	p.drawn = true
	if p.size <= 0 {
		fmt.Fprintf(p.to, "\r%s rows", count(rows))
		return
	}
	full := int(min(p.done*cells/p.size, cells))
	fmt.Fprintf(p.to, "\r[%s%s] %3d%%  %s rows", strings.Repeat("#", full), strings.Repeat(".", cells-full), min(p.done*100/p.size, 100), count(rows))
}

// clear takes the bar off the line.
func (p *progress) clear() {
	if p.drawn {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.drawn = false
	}
}
