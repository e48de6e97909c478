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
		base, rate int64
		rounding   Rounding
		want       int64
	}
	fenUp, fenDown := Rounding{Unit: Fen, Mode: Up}, Rounding{Unit: Fen, Mode: Down}
	tabletest.Run(t, map[string]c{
		// base in fen, rate in 10^-8, worked out by hand
		"5,011 x 0.5 % = 25.055": {
			base: 501_100, rate: 500_000, rounding: Rounding{Unit: Fen}, want: 2506,
		},
		"9,319 x 5.5 % = 512.545": {
			base: 931_900, rate: 5_500_000, rounding: Rounding{Unit: Fen}, want: 51255,
		},
		"6,275 x 0.26 % = 16.315": {
			base: 627_500, rate: 260_000, rounding: Rounding{Unit: Fen}, want: 1632,
		},
		"5,010.50 x 5 % = 250.525": {
			base: 501_050, rate: 5_000_000, rounding: Rounding{Unit: Fen}, want: 25053,
		},
		"exact product": {
			base: 551_000, rate: 8_000_000, rounding: Rounding{Unit: Fen}, want: 44080,
		},
		"113.512 half up to the fen": {
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Fen}, want: 11351,
		},
		"113.512 half up to the jiao": {
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Jiao}, want: 11350,
		},
		"113.512 half up to the yuan": {
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Yuan}, want: 11400,
		},
		"113.512 up to the fen": {base: 567_560, rate: 2_000_000, rounding: fenUp, want: 11352},
		"113.512 up to the jiao": {
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Jiao, Mode: Up}, want: 11360,
		},
		"113.512 up to the yuan": {
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Yuan, Mode: Up}, want: 11400,
		},
		"113.512 down to the fen": {base: 567_560, rate: 2_000_000, rounding: fenDown, want: 11351},
		"113.512 down to the jiao": {
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Jiao, Mode: Down}, want: 11350,
		},
		"113.512 down to the yuan": {
			base: 567_560, rate: 2_000_000, rounding: Rounding{Unit: Yuan, Mode: Down}, want: 11300,
		},
		"113.5004 up to the jiao at once": {
			base: 567_502, rate: 2_000_000, rounding: Rounding{Unit: Jiao, Mode: Up}, want: 11360,
		},
		"113.5004 to the fen, up to the jiao": {
			base: 567_502, rate: 2_000_000, rounding: Rounding{Unit: Jiao, From: Fen, Mode: Up}, want: 11350,
		},
		"0.005 half up":            {base: 1, rate: 50_000_000, rounding: Rounding{Unit: Fen}, want: 1},
		"0.00499999 half up":       {base: 1, rate: 49_999_999, rounding: Rounding{Unit: Fen}, want: 0},
		"a hair above 0, up":       {base: 1, rate: 1, rounding: fenUp, want: 1},
		"a hair below 1 fen, down": {base: 1, rate: 99_999_999, rounding: fenDown, want: 0},
		"base 0":                   {base: 0, rate: RateOne, rounding: fenUp, want: 0},
		"rate 0":                   {base: math.MaxInt64, rate: 0, rounding: fenUp, want: 0},
		"rate 1 keeps the base": {
			base: math.MaxInt64, rate: RateOne, rounding: Rounding{Unit: Fen}, want: math.MaxInt64,
		},
		"greatest base to the yuan": {
			base: math.MaxInt64, rate: RateOne, rounding: Rounding{Unit: Yuan}, want: 9_223_372_036_854_775_800,
		},
		"10^10 yuan at rate 1": {
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
		base, rate int64
		rounding   Rounding
	}
	tabletest.Run(t, map[string]c{
		"negative base":                      {-1, 1, Rounding{Unit: Fen}},
		"least base":                         {math.MinInt64, RateOne, Rounding{Unit: Fen}},
		"negative rate":                      {1, -1, Rounding{Unit: Fen}},
		"no unit":                            {1, 1, Rounding{}},
		"negative unit":                      {1, 1, Rounding{Unit: -1}},
		"twice the greatest base":            {math.MaxInt64, 2 * RateOne, Rounding{Unit: Fen}},
		"one more than fits":                 {1 << 62, 2 * RateOne, Rounding{Unit: Fen}},
		"greatest base and rate":             {math.MaxInt64, math.MaxInt64, Rounding{Unit: Fen}},
		"greatest base and rate, two steps":  {math.MaxInt64, math.MaxInt64, Rounding{Unit: Jiao, From: Fen, Mode: Up}},
		"the rounding up does not fit":       {math.MaxInt64, RateOne, Rounding{Unit: Yuan, Mode: Up}},
		"the second rounding does not fit":   {math.MaxInt64, RateOne, Rounding{Unit: Yuan, From: Fen, Mode: Up}},
		"the first step alone does not fit":  {math.MaxInt64, 3 * RateOne, Rounding{Unit: Fen, From: Fen, Mode: Down}},
		"the first step fits only unsigned":  {math.MaxInt64, 2 * RateOne, Rounding{Unit: Fen, From: Fen, Mode: Down}},
		"the first step rounds past 64 bits": {math.MaxInt64, 2*RateOne + 1, Rounding{Unit: Yuan, From: Jiao}},
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
		wage, floor, ceiling, want int64
		hit                        int
	}
	tabletest.Run(t, map[string]c{
		"below the floor":      {300_000, 551_000, 2_754_900, 551_000, -1},
		"a fen below":          {550_999, 551_000, 2_754_900, 551_000, -1},
		"at the floor":         {551_000, 551_000, 2_754_900, 551_000, 0},
		"between":              {1_000_000, 551_000, 2_754_900, 1_000_000, 0},
		"at the ceiling":       {2_754_900, 551_000, 2_754_900, 2_754_900, 0},
		"a fen above":          {2_754_901, 551_000, 2_754_900, 2_754_900, 1},
		"no ceiling":           {math.MaxInt64 - 1, 250_000, math.MaxInt64, math.MaxInt64 - 1, 0},
		"no ceiling, floor":    {0, 250_000, math.MaxInt64, 250_000, -1},
		"a ceiling of 0":       {1, 0, 0, 0, 1},
		"floor equals ceiling": {7, 5, 5, 5, 1},
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
