package receipt

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The sum of floors is that of a plain loop.
func TestFloorSumIsTheLoop(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2_000 {
		n, m := random.Int64N(300), 1+random.Int64N(1_000)
		a, b := random.Int64N(5_000), random.Int64N(5_000)
		var want int64
		for i := range n {
			want += (a*i + b) / m
		}
		got := floorSum(big.NewInt(n), big.NewInt(m), big.NewInt(a), big.NewInt(b))
		assert.Equal(t, want, got.Int64(), "n %d, m %d, a %d, b %d", n, m, a, b)
	}
}
