package whole_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/internal/whole"
)

// Every number is itself, those that are kept and those beside them, after others were calculated from them too.
func TestNumber(t *testing.T) {
	for _, n := range []int64{math.MinInt64, -1001, -1, 0, 1, 2, 12, 999, 1000, 1001, 1002, math.MaxInt64} {
		assert.Equal(t, strconv.FormatInt(n, 10), whole.Number(n).String())
		assert.Equal(t, int32(0), whole.Number(n).Exponent())
		whole.Number(n).Add(whole.Number(int64(7))).Neg().Round(1)
		assert.Equal(t, strconv.FormatInt(n, 10), whole.Number(n).String())
	}
	for n := range 1100 {
		assert.Equal(t, strconv.Itoa(n), whole.Number(n).String())
	}
}

func TestKeptNumbersTakeNoAllocation(t *testing.T) {
	n := 0
	assert.Zero(t, testing.AllocsPerRun(1000, func() {
		if whole.Number(n).Sign() < 0 {
			t.Error(n)
		}
		n++
	}))
}
