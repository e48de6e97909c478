package fen

import "math/bits"

// narrowBits is how far a Narrow shifts. With 40 bits the everyday rates, of five decimals at most, are exact up to
// 109,000 yuan in fen and their amounts up to 83,000 yuan; those of four decimals up to ten times as much.
const narrowBits = 40

// Narrow is Mul for one rate and one rounding where base and amount are of everyday size: a multiplication within 64
// bits, an addition and a shift.
//
// The exact quotient of a base b is x = b·n/d, where n/d is rate/(RateOne·unit) in lowest terms, and both are doubled
// where d is odd; x and, as d is even, x + 1/2 are whole numbers of d-ths. b is multiplied with m = ⌈n·2^40/d⌉, which
// is too large by less than 1, so that b·m/2^40 = x + e with 0 <= e <= b/2^40. Rounding adds a constant s/2^40 and
// cuts:
//
//	down     s = 0                      ⌊x + e⌋
//	half up  s = 2^39                   ⌊x + 1/2 + e⌋
//	up       s = 2^40 - ⌊2^40/d⌋        ⌊x + 1 - 1/d + f + e⌋ with 0 <= f < 1/2^40
//
// As for a Kernel nothing reaches the next whole number as long as f + e < 1/d, that is, b + 1 <= 2^40/d. The product
// fits as long as b·m <= 2^63, for s is at most 2^40. And b·rate/RateOne + unit <= 2^28 keeps the amount within 2^28
// fen, so that the Lines amounts of a total stay below 2^32 and the totals of both payers have room in one number. Most
// is the largest b that meets all three.
type Narrow struct {
	multiplier uint64 // m
	shift      uint64 // s
	unit       uint64
	most       int64
}

// Lines is how many amounts of a Narrow may be added up in Totals.
const Lines = 15

// NewNarrow returns the kernel of a rate of at least 0 and below 1; false for any other rate, and for a rounding in two
// steps.
func NewNarrow(rate int64, r Rounding) (Narrow, bool) {
	if _, ok := NewKernel(rate, r); !ok {
		return Narrow{}, false
	}
	numerator, divisor := lowest(uint64(rate), uint64(RateOne*r.Unit))
	multiplier, rest := bits.Div64(numerator>>(64-narrowBits), numerator<<narrowBits, divisor)
	if rest > 0 {
		multiplier++
	}
	step := uint64(1<<narrowBits) / divisor
	most := min(step, 1<<63/max(multiplier, 1), uint64(1<<28-r.Unit)*RateOne/max(uint64(rate), 1))
	k := Narrow{multiplier: multiplier, unit: uint64(r.Unit), most: int64(most) - 1}
	switch r.Mode {
	case HalfUp:
		k.shift = 1 << (narrowBits - 1)
	case Up:
		k.shift = 1<<narrowBits - step
	}
	return k, true
}

// lowest returns a fraction in lowest terms, doubled where the divisor is odd.
func lowest(numerator, divisor uint64) (uint64, uint64) {
	a, b := divisor, numerator
	for b > 0 {
		a, b = b, a%b
	}
	numerator, divisor = numerator/a, divisor/a
	if divisor%2 == 1 {
		return 2 * numerator, 2 * divisor
	}
	return numerator, divisor
}

// Most is the largest base the kernel is exact for; -1 for none.
func (k *Narrow) Most() int64 { return k.most }

// Alike reports whether both round to the fen in the same way, so that Pair and Triple take them.
func (k *Narrow) Alike(other *Narrow) bool {
	return k.unit == Fen && other.unit == Fen && k.shift == other.shift
}

// Totals are the totals of many people: the employee's in the lower half of each number, the employer's in the upper.
type Totals []uint64

// What an amount counts for in Totals, by who pays.
const (
	EmployeeShare = 1
	EmployerShare = 1 << 32
)

// Fill begins the totals anew: those every person has before any wage is looked at.
func (t Totals) Fill(start uint64) {
	for i := range t {
		t[i] = start
	}
}

// Split writes the totals of the employee and of the employer, each as many as there are; either may be nil.
func (t Totals) Split(employee, employer []int64) {
	if len(employee) == len(t) && len(employer) == len(t) {
		for i, both := range t { // read once
			employee[i], employer[i] = int64(both&(EmployerShare-1)), int64(both>>32)
		}
		return
	}
	for i := range employee {
		employee[i] = int64(t[i] & (EmployerShare - 1))
	}
	for i := range employer {
		employer[i] = int64(t[i] >> 32)
	}
}

// One fills into with the amounts of wages and adds them to the totals, once for each share: EmployeeShare,
// EmployerShare or both added up. The slices are of one length; every wage put between the limits is at most the
// kernel's Most.
func (k *Narrow) One(l Limits, wages, into []int64, totals Totals, share uint64) {
	into, totals = into[:len(wages)], totals[:len(wages)]
	m, s, unit := k.multiplier, k.shift, k.unit
	if unit == Fen && share == EmployerShare { // injury insurance: without the multiplications by one
		for i, wage := range wages {
			base := uint64(min(max(wage, l.Floor), l.Ceiling))
			units := (base*m + s) >> narrowBits
			into[i] = int64(units)
			totals[i] += units << 32
		}
		return
	}
	share *= unit
	for i, wage := range wages {
		base := uint64(min(max(wage, l.Floor), l.Ceiling))
		units := (base*m + s) >> narrowBits
		into[i] = int64(units * unit)
		totals[i] += units * share
	}
}

// Pair is One for an employee's and an employer's amounts with the same limits, rounded alike to the fen (Alike).
func Pair(k [2]*Narrow, l Limits, wages []int64, into [2][]int64, totals Totals) {
	n := len(wages)
	intoA, intoB, totals := into[0][:n], into[1][:n], totals[:n]
	mA, mB, s := k[0].multiplier, k[1].multiplier, k[0].shift
	for i, wage := range wages {
		base := uint64(min(max(wage, l.Floor), l.Ceiling))
		a := (base*mA + s) >> narrowBits
		intoA[i] = int64(a)
		b := (base*mB + s) >> narrowBits
		intoB[i] = int64(b)
		totals[i] += a + b<<32
	}
}

// Triple is Pair with a second amount of the employer.
func Triple(k [3]*Narrow, l Limits, wages []int64, into [3][]int64, totals Totals) {
	n := len(wages)
	intoA, intoB, intoC, totals := into[0][:n], into[1][:n], into[2][:n], totals[:n]
	mA, mB, mC, s := k[0].multiplier, k[1].multiplier, k[2].multiplier, k[0].shift
	for i, wage := range wages {
		base := uint64(min(max(wage, l.Floor), l.Ceiling))
		a := (base*mA + s) >> narrowBits
		intoA[i] = int64(a)
		b := (base*mB + s) >> narrowBits
		intoB[i] = int64(b)
		c := (base*mC + s) >> narrowBits
		intoC[i] = int64(c)
		totals[i] += a + (b+c)<<32
	}
}
