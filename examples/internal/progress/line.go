package progress

import (
	"fmt"
	"io"
	"os"
)

// line is a line of a terminal that is drawn anew, or lines one after the other where it is none.
type line struct {
	to       io.Writer // nil where nobody looks
	terminal bool
	drawn    bool
}

// lineOn returns the line of standard error. Where that is no terminal, somebody looks only where it is wanted.
func lineOn(stderr io.Writer, wanted bool) line {
	l := line{}
	if f, isFile := stderr.(*os.File); isFile {
		info, err := f.Stat()
		l.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	if l.terminal || wanted {
		l.to = stderr
	}
	return l
}

// clear begins a line of a terminal anew.
const clear = "\r\x1b[K"

// draw shows a text.
func (l *line) draw(text string) {
	switch {
	case l.to == nil:
	case l.terminal:
		fmt.Fprint(l.to, clear+text)
		l.drawn = true
	default:
		fmt.Fprintln(l.to, text)
	}
}

// Clear takes the text off a terminal.
func (l *line) Clear() {
	if l.drawn {
		fmt.Fprint(l.to, clear)
		l.drawn = false
	}
}
