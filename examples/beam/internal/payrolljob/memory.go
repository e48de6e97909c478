package payrolljob

import (
	"cmp"
	"math"
	"runtime/debug"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"
)

// softMemory is the heap from which on memory is taken back sooner, bytes: prism keeps what passes from step to step,
// and without a limit as much again waits to be collected. More is used where a job needs it.
const softMemory = 600 << 20

// inThisProcess reports whether the job runs here, under prism.
func inThisProcess() bool { return cmp.Or(*runners.Runner, prism) == prism }

// limitMemory sets the limit for a job in this process, unless GOMEMLIMIT did, and returns what undoes it.
func limitMemory() (undo func()) {
	before := debug.SetMemoryLimit(-1) // which changes nothing
	if !inThisProcess() || before != math.MaxInt64 {
		return func() {}
	}
	debug.SetMemoryLimit(softMemory)
	return func() { debug.SetMemoryLimit(before) }
}
