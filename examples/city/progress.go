package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/shebao-go/shebao/examples/internal/page"
)

// progress tells on standard error how far a run has come: on one line of a terminal, or line by line where that is
// wanted.
type progress struct {
	to       io.Writer // nil where nobody looks
	terminal bool
	total    int64
	done     atomic.Int64
	stop     chan struct{}
	stopped  chan struct{}
}

// progressEvery is how often the progress is told.
const progressEvery = time.Second / 2

func newProgress(stderr io.Writer, wanted bool, total int64) *progress {
	p := &progress{total: total, stop: make(chan struct{}), stopped: make(chan struct{})}
	f, isFile := stderr.(*os.File)
	if isFile {
		info, err := f.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	if wanted || p.terminal {
		p.to = stderr
	}
	return p
}

// add takes in employee-months that are done.
func (p *progress) add(employeeMonths int64) { p.done.Add(employeeMonths) }

// run tells the progress until end.
func (p *progress) run(start time.Time) {
	go func() {
		defer close(p.stopped)
		if p.to == nil {
			return
		}
		tick := time.NewTicker(progressEvery)
		defer tick.Stop()
		for {
			select {
			case <-p.stop:
				p.tell(time.Since(start))
				if p.terminal {
					fmt.Fprint(p.to, "\r\x1b[K")
				}
				return
			case <-tick.C:
				p.tell(time.Since(start))
			}
		}
	}()
}

// end stops telling and waits until nothing more is written.
func (p *progress) end() {
	close(p.stop)
	<-p.stopped
}

// tell writes the line of now.
func (p *progress) tell(elapsed time.Duration) {
	line := p.line(elapsed)
	if p.terminal {
		fmt.Fprint(p.to, "\r\x1b[K"+line)
		return
	}
	fmt.Fprintln(p.to, line)
}

// line says what is done, how fast, and how long the rest takes at that rate.
func (p *progress) line(elapsed time.Duration) string {
	done := p.done.Load()
	line := fmt.Sprintf("%s of %s employee-months, %d%%", grouped(done), grouped(p.total), done*100/p.total)
	ms := max(elapsed.Milliseconds(), 1)
	if rate := done * 1000 / ms; rate > 0 {
		line += fmt.Sprintf(", %s a second, %d s left", grouped(rate), (p.total-done+rate-1)/rate)
	}
	return line
}

// grouped prints a count with a comma before every three digits.
func grouped(n int64) string { return page.Grouped(strconv.FormatInt(n, 10)) }
