package fen

import "math/bits"

// Kernel is Mul for one rate and one rounding, by one multiplication and no division.
//
// The exact quotient of a base b is x = b·rate/D with D = RateOne·unit; it is a whole number of D-ths. Instead of
// dividing, b is multiplied with m = ⌊rate·2^64/D⌋ + 1, which is too large by at most 1, so that b·m/2^64 = x + e with
// 0 <= e <= b/2^64. Rounding adds a constant s/2^64 and cuts:
//
//	down     s = 0                      ⌊x + e⌋
//	half up  s = 2^63                   ⌊x + 1/2 + e⌋; D is even, so x + 1/2 is a whole number of D-ths as well
//	up       s = 2^64 - ⌊2^64/D⌋        ⌊x + 1 - 1/D + f + e⌋ with 0 <= f < 1/2^64
//
// A number of D-ths that is not whole lies at least 1/D below the next whole one, so nothing reaches it as long as
// f + e < 1/D, that is, as long as b + 1 <= 2^64/D. Most is the largest such b: 1.8·10^9 yuan for amounts in fen,
// 1.8·10^7 for whole yuan. Above it Mul has to be asked.
type Kernel struct {
	multiplier uint64
	shift      uint64 // s
	unit       int64
	most       int64
}

// NewKernel returns the kernel of a rate of at least 0 and below 1; false for any other rate, and for a rounding in two
// steps.
func NewKernel(rate int64, r Rounding) (Kernel, bool) {
	if rate < 0 || rate >= RateOne || r.From != 0 || r.Unit <= 0 || r.Unit > Yuan || r.Mode > Down {
		return Kernel{}, false
	}
	divisor := uint64(RateOne * r.Unit)
	most := -divisor / divisor // ⌊(2^64-D)/D⌋
	k := Kernel{multiplier: shifted(rate, divisor) + 1, unit: r.Unit, most: int64(most)}
	switch r.Mode {
	case HalfUp:
		k.shift = 1 << 63
	case Up:
		k.shift = ^most // 2^64 - (most + 1)
	}
	return k, true
}

// shifted is ⌊rate·2^64/divisor⌋ of a rate below the divisor.
func shifted(rate int64, divisor uint64) uint64 {
	quotient, _ := bits.Div64(uint64(rate), 0, divisor)
	return quotient
}

// Most is the largest base the kernel is exact for.
func (k *Kernel) Most() int64 { return k.most }

// of multiplies a base of 0 to Most; the result is in units.
func (k *Kernel) of(base int64) int64 {
	hi, lo := bits.Mul64(uint64(base), k.multiplier)
	_, carry := bits.Add64(lo, k.shift, 0)
	sum, _ := bits.Add64(hi, 0, carry)
	return int64(sum)
}

// Limits are a floor and a ceiling, both inclusive.
type Limits struct{ Floor, Ceiling int64 }

// Base puts a wage between the limits.
func (l Limits) Base(wage int64) int64 { return min(max(wage, l.Floor), l.Ceiling) }

// Column fills into with the amounts of wages. Both are of one length; every wage put between the limits is at most the
// kernel's Most.
func (k *Kernel) Column(l Limits, wages, into []int64) {
	amounts, kernel := into[:len(wages)], *k
	for i, wage := range wages {
		amounts[i] = kernel.of(l.Base(wage)) * kernel.unit
	}
}
