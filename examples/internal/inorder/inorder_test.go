package inorder_test

import (
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/examples/internal/inorder"
)

// The first is computed last, and taken first.
func TestEachTakesInOrder(t *testing.T) {
	const n = 100
	second := make(chan struct{})
	alone := runtime.GOMAXPROCS(0) == 1
	var taken []int
	inorder.Each(n, func(i int) int {
		switch {
		case i == 0 && !alone:
			<-second
		case i == 1 && !alone:
			close(second)
		}
		return i * i
	}, func(i, made int) {
		assert.Equal(t, i*i, made)
		taken = append(taken, i)
	})
	assert.Len(t, taken, n)
	assert.IsIncreasing(t, taken)
}

// What is computed and not yet taken over does not grow with the number.
func TestEachComputesFewAhead(t *testing.T) {
	var computed atomic.Int64
	inorder.Each(1000, func(int) struct{} {
		computed.Add(1)
		return struct{}{}
	}, func(i int, _ struct{}) {
		assert.LessOrEqual(t, computed.Load(), int64(i+1+runtime.GOMAXPROCS(0)+1))
	})
	assert.EqualValues(t, 1000, computed.Load())
}

func TestEachOfNone(t *testing.T) {
	inorder.Each(0, func(int) int { t.Error("computed"); return 0 }, func(int, int) { t.Error("taken") })
}
