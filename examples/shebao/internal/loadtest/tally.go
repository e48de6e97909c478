package loadtest

import (
	"fmt"
	"slices"
	"sync"
	"time"
)

// mostFaults is how many faults of one kind of client are told.
const mostFaults = 5

// tally is what came of the requests of one kind of client. Many may note at the same time.
type tally struct {
	lock   sync.Mutex
	right  int      // answers that are the library's
	busy   int      // told to come again
	ended  int      // given up by the client or by the server, as it should be
	wrong  int      // anything else
	faults []string // the first of what was wrong
	ours   []time.Duration
	echo   []time.Duration
	took   time.Duration // for what was answered
}

// answered notes what the server answered to a call; no time is noted where it took none.
func (t *tally) answered(c call, got answer, err error, took time.Duration) {
	t.lock.Lock()
	defer t.lock.Unlock()
	switch {
	case err == nil && got == c.want:
		t.right++
		if took == 0 {
			return // not of those that are timed
		}
		t.ours = append(t.ours, took)
	case err == nil && got.status == 503:
		t.busy++
	case err != nil:
		t.fault("%s: %s", c.path, err)
	default:
		t.fault("%s answered %d %.200q in place of %d %.200q", c.path, got.status, got.body, c.want.status, c.want.body)
	}
}

// echoed notes what the echo handler answered.
func (t *tally) echoed(c call, got answer, err error, took time.Duration) {
	t.lock.Lock()
	defer t.lock.Unlock()
	if err != nil || got != (answer{200, string(c.body)}) {
		t.fault("echo: %d %v", got.status, err)
		return
	}
	t.echo = append(t.echo, took)
}

// gaveUp notes a client that has no answer, as it should be; an error says that it should not.
func (t *tally) gaveUp(err error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	if err != nil {
		t.fault("%s", err)
		return
	}
	t.ended++
}

// fault notes what is wrong; the lock is held.
func (t *tally) fault(format string, args ...any) {
	t.wrong++
	if len(t.faults) < mostFaults {
		t.faults = append(t.faults, fmt.Sprintf(format, args...))
	}
}

// percentile is the time within which so many of a hundred were answered.
func percentile(took []time.Duration, percent int) time.Duration {
	if len(took) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(took))
	return sorted[(len(sorted)*percent+99)/100-1]
}
