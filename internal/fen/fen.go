// Package fen is the integer core: money in whole fen, rates in hundred-millionths, one rounding.
//
// It imports only the standard library. Everything the six contribution schemes multiply passes
// through Mul, so the rounding of the whole library stands in one function.
package fen

import "math/bits"

// RateOne is the rate 1 (100 %): rates are whole hundred-millionths, so that 0.08 is 8,000,000.
const RateOne = 100_000_000

// Units a result may be rounded to, in fen.
const (
	Fen  = 1
	Jiao = 10
	Yuan = 100
)

// Mode says which way a remainder goes.
type Mode uint8

// The three modes the law and its practice know: 四舍五入, 进一 and 舍去.
const (
	HalfUp Mode = iota
	Up
	Down
)

// Rounding is where and how a product is rounded. From, where not 0, is a finer unit the product
// is first rounded to half up (见分进角: to the fen, then up to the jiao).
type Rounding struct {
	Unit int64
	From int64
	Mode Mode
}

// Clamp puts a wage into [floor, ceiling], both inclusive.
// The second result is -1 where the floor decided, 1 where the ceiling did, else 0.
func Clamp(wage, floor, ceiling int64) (int64, int) {
	if wage < floor {
		return floor, -1
	}
	if wage > ceiling {
		return ceiling, 1
	}
	return wage, 0
}

// Mul returns base x rate, rounded once, in fen; ok is false where the result does not fit.
// base is in fen and at least 0, rate in hundred-millionths and at least 0.
func Mul(base, rate int64, r Rounding) (amount int64, ok bool) {
	if base < 0 || rate < 0 || r.Unit <= 0 {
		return 0, false
	}
	hi, lo := bits.Mul64(uint64(base), uint64(rate))
	if hi == 0 && r == (Rounding{Unit: Fen}) { // as almost every amount: a divisor the compiler knows
		return int64((lo/(RateOne/2) + 1) / 2), true
	}
	if r.From > 0 {
		first, ok := divide(hi, lo, RateOne*uint64(r.From), HalfUp)
		if !ok {
			return 0, false
		}
		hi, lo = bits.Mul64(first, uint64(r.From))
		return scale(hi, lo, uint64(r.Unit), uint64(r.Unit), r.Mode)
	}
	return scale(hi, lo, RateOne*uint64(r.Unit), uint64(r.Unit), r.Mode)
}

// scale divides by divisor with one rounding and multiplies the quotient by unit.
func scale(hi, lo, divisor, unit uint64, mode Mode) (int64, bool) {
	q, ok := divide(hi, lo, divisor, mode)
	if !ok {
		return 0, false
	}
	over, amount := bits.Mul64(q, unit)
	if over != 0 || amount > 1<<63-1 {
		return 0, false
	}
	return int64(amount), true
}

// divide is the one place a remainder is rounded.
func divide(hi, lo, divisor uint64, mode Mode) (uint64, bool) {
	var q, rest uint64
	switch {
	case hi == 0:
		q, rest = lo/divisor, lo%divisor
	case hi < divisor:
		q, rest = bits.Div64(hi, lo, divisor)
	default:
		return 0, false
	}
	up := mode == Up && rest > 0 || mode == HalfUp && rest >= divisor-rest
	if up {
		q++
		if q == 0 {
			return 0, false
		}
	}
	return q, true
}
