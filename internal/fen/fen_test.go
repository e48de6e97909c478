package fen

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/internal/tabletest"
)

func TestMul(t *testing.T) {
	type c struct {
		name       string
		base, rate int64
		rounding   Rounding
		want       int64
	}
	fenUp, fenDown := Rounding{Unit: Fen, Mode: Up}, Rounding{Unit: Fen, Mode: Down}
	tabletest.Each(t, []c{
		// base in fen, rate in 10^-8, worked out by hand
		{name: "5,011 x 0.5 % = 25.055",
			base: 501_100, rate: 500_000, rounding: Rounding{Unit: Fen}, want: 2506,
		},
		{name: "9,319 x 5.5 % = 512.545",
			base: 931_900, rate: 5_500_000, rounding: Rounding{Unit: Fen}, want: 51255,
		},
		{name: "6,275 x 0.26 % = 16.315",
			base: 627_500, rate: 260_000, rounding: Rounding{Unit: Fen}, want: 1632,
		},
		{name: "5,010.50 x 5 % = 250.525",
			base: 501_050, rate: 5_000_000, rounding: Rounding{Unit: Fen}, want: 25053,
		},
		{name: "exact product",
			base: 551_000, rate: 8_000_000, rounding: Rounding{Unit: Fen}, want: 44080,
		},
		{name: "113.512 half up to the fen",
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Fen}, want: 11351,
		},
		{name: "113.512 half up to the jiao",
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Jiao}, want: 11350,
		},
		{name: "113.512 half up to the yuan",
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Yuan}, want: 11400,
		},
		{name: "113.512 up to the fen", base: 567_560, rate: 2_000_000, rounding: fenUp, want: 11352},
		{name: "113.512 up to the jiao",
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Jiao, Mode: Up}, want: 11360,
		},
		{name: "113.512 up to the yuan",
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Yuan, Mode: Up}, want: 11400,
		},
		{name: "113.512 down to the fen", base: 567_560, rate: 2_000_000, rounding: fenDown, want: 11351},
		{name: "113.512 down to the jiao",
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Jiao, Mode: Down}, want: 11350,
		},
		{name: "113.512 down to the yuan",
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Yuan, Mode: Down}, want: 11300,
		},
		{name: "113.5004 up to the jiao at once",
			base: 567_502, rate: 2_000_000, rounding: Rounding{Unit: Jiao, Mode: Up}, want: 11360,
		},
		{name: "113.5004 to the fen, up to the jiao",
			base: 567_502, rate: 2_000_000, rounding: Rounding{Unit: Jiao, From: Fen, Mode: Up}, want: 11350,
		},
		{name: "113.512 half up to two fen",
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: 2}, want: 11352,
		},
		{name: "0.005 half up", base: 1, rate: 50_000_000, rounding: Rounding{Unit: Fen}, want: 1},
		{name: "0.00499999 half up", base: 1, rate: 49_999_999, rounding: Rounding{Unit: Fen}, want: 0},
		{name: "a hair above 0, up", base: 1, rate: 1, rounding: fenUp, want: 1},
		{name: "a hair below 1 fen, down", base: 1, rate: 99_999_999, rounding: fenDown, want: 0},
		{name: "base 0", base: 0, rate: RateOne, rounding: fenUp, want: 0},
		{name: "rate 0", base: math.MaxInt64, rate: 0, rounding: fenUp, want: 0},
		{name: "rate 1 keeps the base",
			base: math.MaxInt64, rate: RateOne, rounding: Rounding{Unit: Fen}, want: math.MaxInt64,
		},
		{name: "greatest base to the yuan",
			base: math.MaxInt64, rate: RateOne, rounding: Rounding{Unit: Yuan}, want: 9_223_372_036_854_775_800,
		},
		{name: "10^10 yuan at rate 1",
			base: 1_000_000_000_000, rate: RateOne, rounding: Rounding{Unit: Yuan}, want: 1_000_000_000_000,
		},
	}, func(t *testing.T, c c) {
		got, ok := Mul(c.base, c.rate, c.rounding)
		assert.True(t, ok)
		assert.Equal(t, c.want, got)
	})
}

func TestMulRefuses(t *testing.T) {
	type c struct {
		name       string
		base, rate int64
		rounding   Rounding
	}
	tabletest.Each(t, []c{
		{name: "negative base", base: -1, rate: 1, rounding: Rounding{Unit: Fen}},
		{name: "least base", base: math.MinInt64, rate: RateOne, rounding: Rounding{Unit: Fen}},
		{name: "negative rate", base: 1, rate: -1, rounding: Rounding{Unit: Fen}},
		{name: "no unit", base: 1, rate: 1, rounding: Rounding{}},
		{name: "negative unit", base: 1, rate: 1, rounding: Rounding{Unit: -1}},
		{name: "twice the greatest base", base: math.MaxInt64, rate: 2 * RateOne, rounding: Rounding{Unit: Fen}},
		{name: "one more than fits", base: 1 << 62, rate: 2 * RateOne, rounding: Rounding{Unit: Fen}},
		{name: "greatest base and rate", base: math.MaxInt64, rate: math.MaxInt64, rounding: Rounding{Unit: Fen}},
		{name: "greatest base and rate, two steps", base: math.MaxInt64, rate: math.MaxInt64,
			rounding: Rounding{Unit: Jiao, From: Fen, Mode: Up}},
		{name: "the rounding up does not fit", base: math.MaxInt64, rate: RateOne,
			rounding: Rounding{Unit: Yuan, Mode: Up}},
		{name: "the second rounding does not fit", base: math.MaxInt64, rate: RateOne,
			rounding: Rounding{Unit: Yuan, From: Fen, Mode: Up}},
		{name: "the first step alone does not fit", base: math.MaxInt64, rate: 3 * RateOne,
			rounding: Rounding{Unit: Fen, From: Fen, Mode: Down}},
		{name: "the first step fits only unsigned", base: math.MaxInt64, rate: 2 * RateOne,
			rounding: Rounding{Unit: Fen, From: Fen, Mode: Down}},
		{name: "the upper word of the product is the divisor", base: 1 << 62, rate: 4 * RateOne,
			rounding: Rounding{Unit: Fen}},
		{name: "the first step rounds past 64 bits", base: math.MaxInt64, rate: 2*RateOne + 1,
			rounding: Rounding{Unit: Yuan, From: Jiao}},
	}, func(t *testing.T, c c) {
		got, ok := Mul(c.base, c.rate, c.rounding)
		assert.False(t, ok)
		assert.Zero(t, got)
	})
}

// exact computes base x rate with whole fractions: first to From, where set, half up, then to Unit by Mode.
func exact(base, rate int64, r Rounding) *big.Int {
	product := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(base), big.NewInt(rate)), big.NewInt(RateOne))
	if r.From > 0 {
		product.SetInt(roundTo(product, r.From, HalfUp))
	}
	return roundTo(product, r.Unit, r.Mode)
}

func roundTo(x *big.Rat, unit int64, mode Mode) *big.Int {
	units := new(big.Rat).Quo(x, new(big.Rat).SetInt64(unit))
	whole := new(big.Int).Div(units.Num(), units.Denom())
	rest := new(big.Rat).Sub(units, new(big.Rat).SetInt(whole))
	if mode == Up && rest.Sign() > 0 || mode == HalfUp && rest.Cmp(big.NewRat(1, 2)) >= 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return whole.Mul(whole, big.NewInt(unit))
}

// check compares Mul with exact: the same value where it fits int64, else a refusal.
func check(t *testing.T, base, rate int64, r Rounding) {
	t.Helper()
	got, ok := Mul(base, rate, r)
	if base < 0 || rate < 0 {
		if ok {
			t.Fatalf("Mul(%d, %d, %+v) accepted a negative number", base, rate, r)
		}
		return
	}
	want := exact(base, rate, r)
	if ok != want.IsInt64() || ok && got != want.Int64() {
		t.Fatalf("Mul(%d, %d, %+v) = %d, %v; want %s", base, rate, r, got, ok, want)
	}
}

var (
	units = [...]int64{Fen, Jiao, Yuan}
	froms = [...]int64{0, Fen, Jiao}
	modes = [...]Mode{HalfUp, Up, Down}
)

func TestMulAgainstWholeFractions(t *testing.T) {
	bases := []int64{0, 1, 2, 3, 49, 50, 51, 99, 100, 101, 249_999, 250_000, 250_001, 551_000, 2_754_900,
		999_999_999_999, 1_000_000_000_000, math.MaxInt64 - 1, math.MaxInt64}
	rates := []int64{0, 1, 2, 175_000, 200_000, 260_000, 850_000, 4_500_000, 5_000_000, 8_000_000, 33_333_333,
		50_000_000, 99_999_999, RateOne, RateOne + 1, math.MaxInt64}
	for _, base := range bases {
		for _, rate := range rates {
			for _, unit := range units {
				for _, from := range froms {
					for _, mode := range modes {
						check(t, base, rate, Rounding{unit, from, mode})
					}
				}
			}
		}
	}
}

// Products around a whole number of words, where half a fen more may take one to the next.
func TestMulAtTheEndOfAWord(t *testing.T) {
	word := new(big.Int).Lsh(big.NewInt(1), 64)
	for words := range int64(4) {
		for _, rate := range []int64{9, 175_000, 8_000_001, 49_999_999, RateOne} {
			end := new(big.Int).Mul(word, big.NewInt(words))
			base := end.Div(end, big.NewInt(rate)).Int64()
			for near := base - 10; near <= base+10; near++ {
				check(t, near, rate, Rounding{Unit: Fen})
			}
		}
	}
	check(t, 1<<32-1, 1<<32+1, Rounding{Unit: Fen}) // a word but one
}

func FuzzMul(f *testing.F) {
	f.Add(int64(501_100), int64(500_000), uint8(0), uint8(0), uint8(0))
	f.Add(int64(567_502), int64(2_000_000), uint8(1), uint8(1), uint8(1))
	f.Add(int64(math.MaxInt64), int64(RateOne), uint8(2), uint8(0), uint8(1))
	f.Add(int64(math.MaxInt64), int64(math.MaxInt64), uint8(0), uint8(2), uint8(2))
	f.Add(int64(-1), int64(1), uint8(0), uint8(0), uint8(0))
	f.Fuzz(func(t *testing.T, base, rate int64, unit, from, mode uint8) {
		check(t, base, rate, Rounding{units[unit%3], froms[from%3], modes[mode%3]})
	})
}

func TestClamp(t *testing.T) {
	type c struct {
		name                       string
		wage, floor, ceiling, want int64
		hit                        int
	}
	tabletest.Each(t, []c{
		{name: "below the floor", wage: 300_000, floor: 551_000, ceiling: 2_754_900, want: 551_000, hit: -1},
		{name: "a fen below", wage: 550_999, floor: 551_000, ceiling: 2_754_900, want: 551_000, hit: -1},
		{name: "at the floor", wage: 551_000, floor: 551_000, ceiling: 2_754_900, want: 551_000, hit: 0},
		{name: "between", wage: 1_000_000, floor: 551_000, ceiling: 2_754_900, want: 1_000_000, hit: 0},
		{name: "at the ceiling", wage: 2_754_900, floor: 551_000, ceiling: 2_754_900, want: 2_754_900, hit: 0},
		{name: "a fen above", wage: 2_754_901, floor: 551_000, ceiling: 2_754_900, want: 2_754_900, hit: 1},
		{name: "no ceiling", wage: math.MaxInt64 - 1, floor: 250_000, ceiling: math.MaxInt64, want: math.MaxInt64 - 1,
			hit: 0},
		{name: "no ceiling, floor", wage: 0, floor: 250_000, ceiling: math.MaxInt64, want: 250_000, hit: -1},
		{name: "a ceiling of 0", wage: 1, floor: 0, ceiling: 0, want: 0, hit: 1},
		{name: "floor equals ceiling", wage: 7, floor: 5, ceiling: 5, want: 5, hit: 1},
	}, func(t *testing.T, c c) {
		got, hit := Clamp(c.wage, c.floor, c.ceiling)
		assert.Equal(t, c.want, got)
		assert.Equal(t, c.hit, hit)
	})
}

// FuzzClamp: the result lies within the limits, a second clamp changes nothing, and more wage is never less base.
func FuzzClamp(f *testing.F) {
	f.Add(int64(300_000), int64(1), int64(551_000), int64(2_754_900))
	f.Add(int64(0), int64(9), int64(5), int64(math.MaxInt64))
	f.Fuzz(func(t *testing.T, wage, more, floor, ceiling int64) {
		if more < wage || floor > ceiling {
			return
		}
		base, _ := Clamp(wage, floor, ceiling)
		again, hit := Clamp(base, floor, ceiling)
		higher, _ := Clamp(more, floor, ceiling)
		if again != base || hit != 0 || base < floor || base > ceiling || higher < base {
			t.Fatalf("Clamp(%d, %d, %d) = %d, again %d, of %d %d", wage, floor, ceiling, base, again, more, higher)
		}
	})
}

func TestNoAllocation(t *testing.T) {
	var sum int64
	allocs := testing.AllocsPerRun(100, func() {
		base, _ := Clamp(300_000, 551_000, 2_754_900)
		amount, _ := Mul(base, 8_000_000, Rounding{Unit: Jiao, From: Fen, Mode: Up})
		sum += amount
	})
	assert.Zero(t, allocs)
	assert.NotZero(t, sum)
}

// A quotient that only the rounding takes past 64 bits is refused, as 0; one that is cut is not.
func TestDivideAtTheLastNumber(t *testing.T) {
	for _, c := range []struct {
		name string
		hi   uint64
		mode Mode
		want uint64
		ok   bool
	}{ // ten times the last number, and 9
		{name: "half up", hi: 9, mode: HalfUp},
		{name: "up", hi: 9, mode: Up},
		{name: "down", hi: 9, mode: Down, want: math.MaxUint64, ok: true},
		{name: "beyond", hi: 10, mode: Down},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := divide(c.hi, math.MaxUint64, 10, c.mode)
			assert.Equal(t, c.ok, ok)
			assert.Equal(t, c.want, got)
		})
	}
}
