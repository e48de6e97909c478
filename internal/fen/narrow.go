package fen

// narrowBits is how far a Narrow shifts. With 40 bits the everyday rates, of five decimals at most, are exact up to
// 109,000 yuan in fen and their amounts up to 167,000 yuan; those of four decimals up to ten times as much.
const narrowBits = 40

// Narrow is Mul for one rate and one rounding where base and amount are of everyday size: a multiplication within 64
// bits, an addition and a shift.
//
// The exact quotient of a base b is x = b·n/d, where n/d is rate/(RateOne·unit) in lowest terms, and both are doubled
// where d is odd; x and, as d is even, x + 1/2 are whole numbers of d-ths. b is multiplied with m = ⌊n·2^40/d⌋ + 1,
// which is too large by at most 1, so that b·m/2^40 = x + e with 0 <= e <= b/2^40. Rounding adds a constant s/2^40 and
// cuts:
//
//	down     s = 0                      ⌊x + e⌋
//	half up  s = 2^39                   ⌊x + 1/2 + e⌋
//	up       s = 2^40 - ⌊2^40/d⌋        ⌊x + 1 - 1/d + f + e⌋ with 0 <= f < 1/2^40
//
// As for a Kernel nothing reaches the next whole number as long as f + e < 1/d, that is, b + 1 <= 2^40/d. The sum fits
// as long as b·m + s < 2^64. Most is the largest b that meets both.
type Narrow struct {
	multiplier uint64 // m
	shift      uint64 // s
	unit       int64
	most       int64
}

// NewNarrow returns the kernel of a rate of at least 0 and below 1; false for any other rate, and for a rounding in two
// steps.
func NewNarrow(rate int64, r Rounding) (Narrow, bool) {
	if _, ok := NewKernel(rate, r); !ok {
		return Narrow{}, false
	}
	divisor := uint64(RateOne * r.Unit)
	k := Narrow{multiplier: shifted(rate, divisor)>>(64-narrowBits) + 1, unit: r.Unit}
	step := uint64(1<<narrowBits) / (divisor / common(uint64(rate), divisor/2)) // by d, which stays even
	switch r.Mode {
	case HalfUp:
		k.shift = 1 << (narrowBits - 1)
	case Up:
		k.shift = 1<<narrowBits - step
	}
	k.most = int64(min(step-1, ^k.shift/k.multiplier))
	return k, true
}

// common is the greatest common divisor of two numbers, the second not 0.
func common(a, b uint64) uint64 {
	for a > 0 {
		a, b = b%a, a
	}
	return b
}

// Most is the largest base the kernel is exact for.
func (k *Narrow) Most() int64 { return k.most }

// Alike reports whether both round to the fen in the same way, so that Pair and Triple take them.
func (k *Narrow) Alike(other *Narrow) bool {
	return k.unit == Fen && other.unit == Fen && k.shift == other.shift
}

// Units is a base of 0 to Most as an amount in units.
func (k *Narrow) Units(base int64) int64 {
	return int64((uint64(base)*k.multiplier + k.shift) >> narrowBits)
}

// The loops below write the arithmetic of Units out: with calls of it the compiler keeps more of them in memory.

// One fills into with the amounts of wages. Both are of one length; every wage put between the limits is at most the
// kernel's Most. It is not compiled into its caller, as Four is not.
//
//go:noinline
func (k *Narrow) One(l Limits, wages, into []int64) {
	amounts := into[:len(wages)]
	m, s, unit := k.multiplier, k.shift, k.unit
	for i, wage := range wages {
		base := uint64(l.Base(wage))
		amounts[i] = int64((base*m+s)>>narrowBits) * unit
	}
}

// Pair is One for two kernels with the same limits that round alike to the fen (Alike).
func Pair(k *[2]Narrow, l Limits, wages, intoA, intoB []int64) {
	n := len(wages)
	a, b := intoA[:n], intoB[:n]
	first, second := &k[0], &k[1]
	mA, mB, s := first.multiplier, second.multiplier, first.shift
	for i, wage := range wages {
		base := uint64(l.Base(wage))
		a[i] = int64((base*mA + s) >> narrowBits)
		b[i] = int64((base*mB + s) >> narrowBits)
	}
}

// Triple is Pair for three kernels.
func Triple(k *[3]Narrow, l Limits, wages, intoA, intoB, intoC []int64) {
	n := len(wages)
	a, b, c := intoA[:n], intoB[:n], intoC[:n]
	first, second, third := &k[0], &k[1], &k[2]
	mA, mB, mC, s := first.multiplier, second.multiplier, third.multiplier, first.shift
	for i, wage := range wages {
		base := uint64(l.Base(wage))
		a[i] = int64((base*mA + s) >> narrowBits)
		b[i] = int64((base*mB + s) >> narrowBits)
		c[i] = int64((base*mC + s) >> narrowBits)
	}
}
