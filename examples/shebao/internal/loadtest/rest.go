package loadtest

import (
	"os"
	"runtime"
	"time"
)

// rest is what a process holds while nobody asks.
type rest struct {
	goroutines, files int // files: 0 where the system does not list them
	heap              uint64
}

// heapSlack is by how much the heap may differ from one rest to another.
const heapSlack = 8 << 20

// measured is what the process holds now.
func measured() rest {
	var memory runtime.MemStats
	runtime.GC()
	runtime.GC() // what the first one freed, pools hold until the second
	runtime.ReadMemStats(&memory)
	open, _ := os.ReadDir("/dev/fd")
	return rest{runtime.NumGoroutine(), len(open), memory.HeapAlloc}
}

// settled is the least of what the process holds within some moments.
func settled(r rest) rest {
	for range 10 {
		time.Sleep(50 * time.Millisecond)
		now := measured()
		r = rest{min(r.goroutines, now.goroutines), min(r.files, now.files), min(r.heap, now.heap)}
	}
	return r
}

// within reports whether no more is held than at another rest.
func (r rest) within(base rest) bool {
	return r.goroutines <= base.goroutines && r.files <= base.files && r.heap <= base.heap+heapSlack
}

// comeToRest waits until the process holds no more than before anybody asked, or patience is over.
func (g *ground) comeToRest() (now rest, ok bool) {
	for end := time.Now().Add(g.patience()); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if now = measured(); now.within(g.base) {
			return now, true
		}
	}
	return now, false
}
