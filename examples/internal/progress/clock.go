package progress

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/rule"
)

// Clock tells every half second what is done, how fast, and how long the rest takes: on one line of a terminal, or
// line by line where that is wanted.
type Clock struct {
	line
	lang    rule.Language
	unit    string
	total   int64
	done    atomic.Int64
	told    time.Time // by Step
	stop    chan struct{}
	stopped chan struct{}
}

// OfWork returns the clock for so much work of a unit, such as employee-months, in a language. Without wanted it is
// shown only on a terminal.
func OfWork(stderr io.Writer, wanted bool, total int64, unit rule.Text, lang rule.Language) *Clock {
	return &Clock{line: lineOn(stderr, wanted), lang: lang, unit: unit.In(lang), total: total,
		stop: make(chan struct{}), stopped: make(chan struct{})}
}

// Add takes in work that is done. It may be called from several goroutines at once.
func (c *Clock) Add(done int64) { c.done.Add(done) }

// every is how long nothing is told.
const every = time.Second / 2

// Step takes in work of the one goroutine that does it, and tells the progress where it was not told for half a
// second. Nothing is written between two steps, so that the goroutine may write other lines there, after Clear; Run
// and End are not called.
func (c *Clock) Step(start, now time.Time, done int64) {
	c.Add(done)
	if now.Sub(start) >= every && now.Sub(c.told) >= every {
		c.told = now
		c.draw(c.text(now.Sub(start)))
	}
}

// Run tells the progress until End.
func (c *Clock) Run(start time.Time) {
	go func() {
		defer close(c.stopped)
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-c.stop:
				c.draw(c.text(time.Since(start)))
				c.Clear()
				return
			case <-tick.C:
				c.draw(c.text(time.Since(start)))
			}
		}
	}()
}

// End stops telling and waits until nothing more is written.
func (c *Clock) End() {
	close(c.stop)
	<-c.stopped
}

// text is the line after so much time.
func (c *Clock) text(elapsed time.Duration) string {
	done := c.done.Load()
	text := fmt.Sprintf(program.Say(c.lang, "%s of %s %s, %d%%", "已算 %s / %s %s，%d%%"), page.Count(done),
		page.Count(c.total), c.unit, done*100/c.total)
	ms := max(elapsed.Milliseconds(), 1)
	if rate := done * 1000 / ms; rate > 0 {
		text += fmt.Sprintf(program.Say(c.lang, ", %s a second, %d s left", "，每秒 %s，还要 %d 秒"), page.Count(rate),
			(c.total-done+rate-1)/rate)
	}
	return text
}
