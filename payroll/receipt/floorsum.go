package receipt

import "math/big"

// The sum of what a line comes to at each wage of a range, without a loop over the wages.
//
// An amount rounded half up is a floor: round(rate × wage / divisor) = floor((rate × wage + divisor/2) / divisor). So
// the amounts of n neighbouring wages from low on add up to
//
//	S(n, m, a, b) = floor(b/m) + floor((a+b)/m) + ... + floor((a(n-1)+b)/m)
//	with a = rate, m = divisor, b = rate × low + divisor/2.
//
// Three identities take the sum apart (Graham, Knuth, Patashnik: Concrete Mathematics, 2nd edition, section 3.5):
//
//	S(n, m, a, b) = floor(a/m) × n(n-1)/2 + S(n, m, a mod m, b)     the whole part of the slope
//	S(n, m, a, b) = floor(b/m) × n + S(n, m, a, b mod m)            the whole part of the offset
//	S(n, m, a, b) = S(q, a, m, r), an+b = qm+r, where a, b < m      rows for columns below the same line
//
// The last swaps slope and modulus as Euclid's algorithm does, so that a few dozen rounds are enough for any range. The
// test compares it with the plain loop.

// sum returns the sum of the amounts of every fen of wage from low to high, in the unit they are rounded to. A policy's
// charges round half up to the fen, the jiao or the yuan.
func (c *curve) sum(low, high int64) *big.Int {
	terms := c.prepared.Terms()
	rate, divisor := big.NewInt(terms.Rate), big.NewInt(terms.Unit*100_000_000)
	half := new(big.Int).Rsh(divisor, 1)
	offset := new(big.Int).Mul(rate, big.NewInt(low))
	return floorSum(big.NewInt(high-low+1), divisor, rate, offset.Add(offset, half))
}

// floorSum returns S(n, m, a, b) for n, a and b of at least 0 and m above 0.
func floorSum(n, m, a, b *big.Int) *big.Int {
	sum := new(big.Int)
	for {
		slope, a1 := new(big.Int).QuoRem(a, m, new(big.Int))
		sum.Add(sum, slope.Mul(slope, pairs(n)))
		offset, b1 := new(big.Int).QuoRem(b, m, new(big.Int))
		sum.Add(sum, offset.Mul(offset, n))

		top := new(big.Int).Mul(a1, n)
		rows, rest := new(big.Int).QuoRem(top.Add(top, b1), m, new(big.Int))
		if rows.Sign() == 0 { // the line stays below the first row
			return sum
		}
		n, m, a, b = rows, a1, m, rest
	}
}

// pairs returns n(n-1)/2.
func pairs(n *big.Int) *big.Int {
	twice := new(big.Int).Mul(n, new(big.Int).Sub(n, big.NewInt(1)))
	return twice.Rsh(twice, 1)
}
