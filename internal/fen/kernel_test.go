package fen

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// single applies a kernel to one base within no limits.
func single(k Kernel, base int64) int64 {
	into := []int64{-7}
	k.Column(Limits{0, 1<<63 - 1}, []int64{base}, into)
	return into[0]
}

// checkKernel compares a kernel with whole fractions at one base.
func checkKernel(t *testing.T, base, rate int64, r Rounding) {
	t.Helper()
	k, ok := NewKernel(rate, r)
	require.True(t, ok)
	base = min(base, k.Most())
	want := exact(base, rate, r)
	if got := single(k, base); !want.IsInt64() || got != want.Int64() {
		t.Fatalf("kernel of %d, %+v: %d gives %d, want %s", rate, r, base, got, want)
	}
}

func TestKernelAgainstWholeFractions(t *testing.T) {
	rates := []int64{0, 1, 2, 3, 175_000, 200_000, 260_000, 850_000, 4_500_000, 5_000_000, 8_000_000, 33_333_333,
		49_999_999, 50_000_000, 50_000_001, 99_999_998, 99_999_999}
	bases := []int64{0, 1, 2, 3, 49, 50, 51, 99, 100, 101, 249_999, 250_000, 551_000, 2_754_900, 999_999_999,
		1_000_000_007, 1 << 40, 1<<62 + 1}
	for _, rate := range rates {
		for _, unit := range units {
			for _, mode := range modes {
				r := Rounding{Unit: unit, Mode: mode}
				k, ok := NewKernel(rate, r)
				require.True(t, ok)
				for below := range int64(300) { // around the bound of the proof
					checkKernel(t, k.Most()-below, rate, r)
				}
				for _, base := range bases {
					checkKernel(t, base, rate, r)
				}
			}
		}
	}
}

// Most is the largest base of the proof: b + 1 <= 2^64/D.
func TestMostOfAKernel(t *testing.T) {
	for _, unit := range []int64{Fen, 2, Jiao, 99, Yuan} {
		for _, mode := range modes {
			k, ok := NewKernel(33_333_333, Rounding{Unit: unit, Mode: mode})
			require.True(t, ok)
			want := new(big.Int).Lsh(big.NewInt(1), 64)
			want.Div(want, big.NewInt(RateOne*unit)).Sub(want, big.NewInt(1))
			assert.Equal(t, want.Int64(), k.Most(), "unit %d", unit)
		}
	}
}

// The remainders closest to a step: bases whose product with the rate is one hundred-millionth of a unit below, at and
// above a whole or a half.
func TestKernelAtTheSteps(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 64))
	checked := map[int64]int{}
	for range 20_000 {
		rate := random.Int64N(RateOne)
		r := Rounding{Unit: units[random.IntN(3)], Mode: modes[random.IntN(3)]}
		k, ok := NewKernel(rate, r)
		require.True(t, ok)
		if rate == 0 {
			continue
		}
		divisor := big.NewInt(RateOne * r.Unit)
		step := new(big.Int).Mul(big.NewInt(random.Int64N(k.Most())), big.NewInt(rate))
		step.Div(step, divisor).Mul(step, divisor)
		for _, half := range []int64{0, RateOne * r.Unit / 2} {
			at := new(big.Int).Add(step, big.NewInt(half))
			base := at.Div(at, big.NewInt(rate)).Int64()
			for near := max(0, base-2); near <= min(base+2, k.Most()); near++ {
				checkKernel(t, near, rate, r)
				checked[r.Unit]++
			}
		}
	}
	for _, unit := range units {
		assert.Greater(t, checked[unit], 50_000, "unit %d", unit)
	}
}

func TestKernelRefuses(t *testing.T) {
	for _, c := range []struct {
		rate int64
		r    Rounding
	}{
		{rate: -1, r: Rounding{Unit: Fen}},
		{rate: RateOne, r: Rounding{Unit: Fen}},
		{rate: 1 << 62, r: Rounding{Unit: Fen}},
		{rate: 1, r: Rounding{}},
		{rate: 1, r: Rounding{Unit: -1}},
		{rate: 1, r: Rounding{Unit: Yuan + 1}},
		{rate: 1, r: Rounding{Unit: Jiao, From: Fen}},
		{rate: 1, r: Rounding{Unit: Fen, Mode: 3}},
	} {
		_, ok := NewKernel(c.rate, c.r)
		assert.False(t, ok, "%+v", c)
	}
}

func FuzzKernel(f *testing.F) {
	f.Add(int64(501_100), int64(500_000), uint8(0), uint8(0))
	f.Add(int64(567_502), int64(2_000_000), uint8(1), uint8(1))
	f.Add(int64(1)<<62, int64(99_999_999), uint8(2), uint8(2))
	f.Fuzz(func(t *testing.T, base, rate int64, unit, mode uint8) {
		if base < 0 || rate < 0 {
			return
		}
		checkKernel(t, base, rate%RateOne, Rounding{Unit: units[unit%3], Mode: modes[mode%3]})
	})
}
