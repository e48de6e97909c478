package serve

import (
	"errors"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/scenario"
)

// stream answers every line of the body with a slip, in their order, while more lines arrive. What is held in memory
// does not grow with their number. The status is that of the first line; where the stream cannot go on, its last line
// says why.
func (s *server) stream(w http.ResponseWriter, r *http.Request, each answerer) {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		s.fail(w, r, tooBusy())
		return
	}
	control := http.NewResponseController(w)
	_ = control.EnableFullDuplex() // what cannot do both at once, as HTTP/2, does so by itself
	end := time.Now().Add(s.streamTimeout())
	lang := languageOf(r, s.lang)
	h := w.Header()
	h.Set("Content-Type", linesType)
	h.Set("Content-Language", tag(lang))
	h.Set("Cache-Control", "no-store")
	h.Set("Connection", "close") // of a stream that was cut off nobody knows where the next request would begin
	pace := pace{control, s.timeout(), end}
	lines := &countedLines{from: pace.reader(r.Body), left: s.rows}
	out := pace.writer(w)
	if why := s.cutOff(each(lines, out, lang)); why != nil {
		_, _ = out.Write(append(scenario.ErrorJSON(why, lang), '\n')) // a caller who has gone away is nobody to tell
		_ = control.SetReadDeadline(time.Now().Add(lastWait))
	}
}

// lastWait is how long the server goes on taking what a caller still sends when it has told why the stream ends. The
// connection is ended then; ended at once with something unread, it could take what was told along.
const lastWait = 500 * time.Millisecond

// cutOff is why a stream ended before its last line; nil where it did not, or where nobody reads the reason.
func (s *server) cutOff(err error) error {
	switch {
	case errors.Is(err, errTooManyLines):
		return badField(rule.ErrOutOfRange, "lines", "", rule.Sayf("are more than %d", "超过 %d 行", s.rows),
			rule.Say("send the rest as another stream", "其余请另发一个流"))
	case errors.Is(err, os.ErrDeadlineExceeded):
		return badField(rule.ErrOutOfRange, "stream", "", rule.Say("stood still or took too long", "停顿或用时过长"),
			rule.Say("send the lines that have no answer again, as another stream", "尚无答复的行请另发一个流"))
	}
	return nil
}

// pace gives every read and every write of a stream its time, and its reading an end.
type pace struct {
	control *http.ResponseController
	each    time.Duration
	end     time.Time
}

// function is a reader or a writer.
type function func([]byte) (int, error)

func (f function) Read(into []byte) (int, error)  { return f(into) }
func (f function) Write(text []byte) (int, error) { return f(text) }

// reader reads at the pace.
func (p pace) reader(from io.Reader) io.Reader {
	return function(func(into []byte) (int, error) {
		until := time.Now().Add(p.each)
		if p.end.Before(until) {
			until = p.end
		}
		_ = p.control.SetReadDeadline(until) // a connection without deadlines has none
		return from.Read(into)
	})
}

// writer writes at the pace, and sends on what was written.
func (p pace) writer(to io.Writer) io.Writer {
	return function(func(text []byte) (int, error) {
		_ = p.control.SetWriteDeadline(time.Now().Add(p.each))
		n, err := to.Write(text)
		if err == nil {
			err = p.control.Flush()
		}
		return n, err
	})
}

// errTooManyLines ends a stream; cutOff says it to the caller.
var errTooManyLines = program.Errorf("too many lines", "行数过多")

// countedLines reads at most so many lines.
type countedLines struct {
	from  io.Reader
	left  int
	begun bool // a line that has no end yet
}

// Read is an error where another line begins.
func (c *countedLines) Read(into []byte) (int, error) {
	n, err := c.from.Read(into)
	for i, b := range into[:n] {
		if !c.begun {
			if c.left == 0 {
				return i, errTooManyLines
			}
			c.left--
		}
		c.begun = b != '\n'
	}
	return n, err
}
