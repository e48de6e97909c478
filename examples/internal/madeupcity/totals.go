package madeupcity

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// sum is a sum of amounts in fen, 128 bits: no amount is below 0, and 10^9 people in 120 months at 10^10 yuan a line
// and 20 lines come to 2.4 x 10^24 fen, of the 3.4 x 10^38 it holds.
type sum struct{ hi, lo uint64 }

// add takes in an amount of at least 0.
func (s *sum) add(fen int64) { s.plus(sum{0, uint64(fen)}) }

func (s *sum) plus(other sum) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, other.lo, 0)
	s.hi, _ = bits.Add64(s.hi, other.hi, carry)
}

// yuan returns the sum in yuan.
func (s sum) yuan() decimal.Decimal {
	fen := new(big.Int).SetUint64(s.hi)
	fen.Lsh(fen, 64).Or(fen, new(big.Int).SetUint64(s.lo))
	return decimal.NewFromBigInt(fen, -2)
}

// ledger is the sums of each scheme and payer.
type ledger [rule.Housing + 1][rule.Employer + 1]sum

func (l *ledger) plus(other *ledger) {
	for scheme := range l {
		for payer := range l[scheme] {
			l[scheme][payer].plus(other[scheme][payer])
		}
	}
}

// side returns the sum of what a payer owes in all schemes.
func (l *ledger) side(payer rule.Payer) sum {
	var all sum
	for scheme := range l {
		all.plus(l[scheme][payer])
	}
	return all
}

// beyond is how many people are outside the limits of a span.
type beyond struct{ below, above int64 }

// count takes in the people of some wages.
func (b *beyond) count(l limits, wages []int64) {
	for _, wage := range wages {
		if wage < l.floor {
			b.below++
		}
		if wage > l.ceiling {
			b.above++
		}
	}
}

// totals are what a run comes to. Every number is a sum over people, so that totals of parts of the city add up.
type totals struct {
	months  []ledger // in the order of the city's
	beyond  []beyond // in the order of the city's spans
	people  [groupCount]int64
	refused int64 // employee-months
}

func (c *city) newTotals() *totals {
	return &totals{months: make([]ledger, len(c.months)), beyond: make([]beyond, len(c.spans))}
}

func (t *totals) plus(other *totals) {
	for i := range t.months {
		t.months[i].plus(&other.months[i])
	}
	for i := range t.beyond {
		t.beyond[i].below += other.beyond[i].below
		t.beyond[i].above += other.beyond[i].above
	}
	for g := range t.people {
		t.people[g] += other.people[g]
	}
	t.refused += other.refused
}

// year returns the sums of all months.
func (t *totals) year() *ledger {
	var all ledger
	for i := range t.months {
		all.plus(&t.months[i])
	}
	return &all
}

// columnSum adds up a column of a block: at most 2^20 rows of at most 10^12 fen, which 64 bits hold.
func columnSum(column []int64) int64 {
	total := int64(0)
	for _, amount := range column {
		total += amount
	}
	return total
}

// knownSum is columnSum for a column with refused rows, which have no amount.
func knownSum(column []int64) int64 {
	total := int64(0)
	for _, amount := range column {
		if amount != payroll.NoAmount {
			total += amount
		}
	}
	return total
}
