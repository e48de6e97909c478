package fen

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// alone applies a Narrow to one base within no limits; it gives -1 where the amount and the units disagree.
func alone(k Narrow, base int64) int64 {
	into := []int64{-7}
	k.One(Limits{0, 1<<63 - 1}, []int64{base}, into)
	if into[0] != k.Units(base)*k.unit {
		return -1
	}
	return into[0]
}

// checkNarrow compares a Narrow with whole fractions at one base.
func checkNarrow(t *testing.T, base, rate int64, r Rounding) {
	t.Helper()
	k, ok := NewNarrow(rate, r)
	require.True(t, ok)
	base = min(base, k.Most())
	want := exact(base, rate, r)
	if got := alone(k, base); !want.IsInt64() || got != want.Int64() {
		t.Fatalf("narrow kernel of %d, %+v: %d gives %d, want %s", rate, r, base, got, want)
	}
}

func TestNarrowAgainstWholeFractions(t *testing.T) {
	rates := []int64{0, 1, 2, 3, 32, 1_000, 175_000, 200_000, 260_000, 850_000, 4_500_000, 5_000_000, 8_000_000,
		33_333_333, 49_999_999, 50_000_000, 50_000_001, 99_999_998, 99_999_999}
	bases := []int64{0, 1, 2, 3, 49, 50, 51, 99, 100, 101, 249_999, 250_000, 551_000, 2_754_900, 999_999_999, 1 << 62}
	for _, rate := range rates {
		for _, unit := range units {
			for _, mode := range modes {
				r := Rounding{Unit: unit, Mode: mode}
				k, ok := NewNarrow(rate, r)
				require.True(t, ok)
				for below := range min(300, k.Most()+1) { // around the bound of the proof
					checkNarrow(t, k.Most()-below, rate, r)
				}
				for _, base := range bases {
					checkNarrow(t, base, rate, r)
				}
			}
		}
	}
}

// Most is the largest base of the proof: b + 1 <= 2^40/d, and b·m + s < 2^64.
func TestMostOfANarrow(t *testing.T) {
	whole, word := new(big.Int).Lsh(big.NewInt(1), 40), new(big.Int).Lsh(big.NewInt(1), 64)
	one := big.NewInt(1)
	for _, rate := range []int64{0, 1, 32, 390_625, 850_000, 8_000_000, 9_765_625, 33_333_333, 50_000_000, 50_000_001,
		99_999_999} {
		for _, unit := range []int64{Fen, Jiao, Yuan} {
			x := big.NewRat(rate, RateOne*unit)
			d := new(big.Int).Set(x.Denom())
			if d.Bit(0) == 1 {
				d.Lsh(d, 1)
			}
			steps := new(big.Int).Div(whole, d)
			m := new(big.Int).Mul(whole, x.Num())
			m.Div(m, x.Denom()).Add(m, one)
			shifts := map[Mode]*big.Int{HalfUp: new(big.Int).Lsh(one, 39), Up: new(big.Int).Sub(whole, steps), Down: {}}
			for mode, s := range shifts {
				fits := new(big.Int).Sub(word, one)
				fits.Sub(fits, s).Div(fits, m)
				k, ok := NewNarrow(rate, Rounding{Unit: unit, Mode: mode})
				require.True(t, ok)
				want := min(steps.Int64()-1, int64(min(fits.Uint64(), 1<<62)))
				assert.Equal(t, want, k.Most(), "rate %d, unit %d, mode %d", rate, unit, mode)
			}
		}
	}
}

// The remainders closest to a step, for rates of two to eight decimals: bases whose product with the rate is just
// below, at and just above a whole or a half.
func TestNarrowAtTheSteps(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 40))
	checked := map[int64]int{}
	scales := []int64{1_000_000, 100_000, 10_000, 1_000, 100, 1}
	for range 20_000 {
		scale := scales[random.IntN(len(scales))]
		rate := random.Int64N(RateOne/scale) * scale
		r := Rounding{Unit: units[random.IntN(3)], Mode: modes[random.IntN(3)]}
		k, ok := NewNarrow(rate, r)
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
				checkNarrow(t, near, rate, r)
				checked[r.Unit]++
			}
		}
	}
	for _, unit := range units {
		assert.Greater(t, checked[unit], 40_000, "unit %d", unit)
	}
}

// What a city charges is of everyday size: up to a ceiling of 41,847 yuan, and as far as the comment says.
func TestNarrowIsWideEnough(t *testing.T) {
	for _, c := range []struct {
		name       string
		rate, unit int64
		least      int64 // yuan
	}{
		{name: "16 %, to the fen", rate: 16_000_000, unit: Fen, least: 500_000},
		{name: "0.85 %, to the fen", rate: 850_000, unit: Fen, least: 5_000_000},
		{name: "12 %, to the yuan", rate: 12_000_000, unit: Yuan, least: 2_000_000},
		{name: "0.352 %, of five decimals", rate: 352_000, unit: Fen, least: 109_000},
		{name: "0.16 %, of four decimals", rate: 160_000, unit: Fen, least: 1_000_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			k, ok := NewNarrow(c.rate, Rounding{Unit: c.unit})
			require.True(t, ok)
			assert.GreaterOrEqual(t, k.Most(), c.least*Yuan)
		})
	}
}

func TestNarrowRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		rate int64
		r    Rounding
	}{
		{name: "a rate below 0", rate: -1, r: Rounding{Unit: Fen}},
		{name: "the rate 1", rate: RateOne, r: Rounding{Unit: Fen}},
		{name: "no unit", rate: 1, r: Rounding{}},
		{name: "two steps", rate: 1, r: Rounding{Unit: Jiao, From: Fen}},
		{name: "an unknown mode", rate: 1, r: Rounding{Unit: Fen, Mode: 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, ok := NewNarrow(c.rate, c.r)
			assert.False(t, ok)
		})
	}
}

// Two and three amounts in one loop are those computed one by one, within limits.
func TestPairAndTriple(t *testing.T) {
	wages := []int64{0, 300_000, 551_000, 1_234_567, 2_754_900, 2_754_901, 9_999_999}
	limits := Limits{551_000, 2_754_900}
	rates := [3]int64{8_000_000, 16_000_000, 850_000}
	var k [3]Narrow
	for i, rate := range rates {
		k[i], _ = NewNarrow(rate, Rounding{Unit: Fen})
	}
	var pair [2][]int64
	var triple, want [3][]int64
	for i, rate := range rates {
		triple[i] = make([]int64, len(wages))
		for _, wage := range wages {
			base, _ := Clamp(wage, limits.Floor, limits.Ceiling)
			assert.Equal(t, base, limits.Base(wage))
			amount, _ := Mul(base, rate, Rounding{Unit: Fen})
			want[i] = append(want[i], amount)
		}
	}
	for i := range pair {
		pair[i] = make([]int64, len(wages))
	}
	Pair((*[2]Narrow)(k[:2]), limits, wages, pair[0], pair[1])
	Triple(&k, limits, wages, triple[0], triple[1], triple[2])
	assert.Equal(t, want[:2], pair[:])
	assert.Equal(t, want, triple)
}

// Kernels are taken together only where they round to the fen, and the same way.
func TestAlike(t *testing.T) {
	of := func(rate int64, unit int64, mode Mode) *Narrow {
		k, ok := NewNarrow(rate, Rounding{Unit: unit, Mode: mode})
		require.True(t, ok)
		return &k
	}
	for _, c := range []struct {
		name string
		a, b *Narrow
		want bool
	}{
		{name: "two rates", a: of(8_000_000, Fen, HalfUp), b: of(16_000_000, Fen, HalfUp), want: true},
		{name: "another mode", a: of(8_000_000, Fen, HalfUp), b: of(8_000_000, Fen, Down)},
		{name: "the first to the yuan", a: of(5_000_000, Yuan, HalfUp), b: of(5_000_000, Fen, HalfUp)},
		{name: "the second to the yuan", a: of(5_000_000, Fen, HalfUp), b: of(5_000_000, Yuan, HalfUp)},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, c.a.Alike(c.b)) })
	}
}

func FuzzNarrow(f *testing.F) {
	f.Add(int64(501_100), int64(500_000), uint8(0), uint8(0))
	f.Add(int64(567_502), int64(2_000_000), uint8(1), uint8(1))
	f.Add(int64(1)<<62, int64(99_999_999), uint8(2), uint8(2))
	f.Add(int64(3_378_600), int64(450_000), uint8(0), uint8(0))
	f.Fuzz(func(t *testing.T, base, rate int64, unit, mode uint8) {
		if base < 0 || rate < 0 {
			return
		}
		checkNarrow(t, base, rate%RateOne, Rounding{Unit: units[unit%3], Mode: modes[mode%3]})
	})
}
