package loadtest

import (
	"os"
	"runtime"
	"runtime/metrics"
	"sync"
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

// mostHeap is how much more may be on the heap while clients come: the clients' own bodies, workbooks that are unpacked
// up to their limit in every place there is, and what is not collected yet. Up to 280 MB were seen.
const mostHeap = 512 << 20

// watched is the most that lives on the heap while something is done, in bytes.
func watched(do func()) (most uint64) {
	stop := make(chan struct{})
	var watch sync.WaitGroup
	watch.Go(func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		for {
			metrics.Read(sample)
			most = max(most, sample[0].Value.Uint64())
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	})
	do()
	close(stop)
	watch.Wait()
	return most
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
