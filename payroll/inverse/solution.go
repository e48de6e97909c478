package inverse

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// maxFen is the largest wage the library takes, 10^10 yuan.
const maxFen = 1_000_000_000_000

// Interval is all the whole-fen amounts from Low to High, both inclusive, in yuan.
type Interval struct {
	Low  decimal.Decimal `json:"low" out:"yuan" doc:"the smallest, yuan" zh:"最小（元）"`
	High decimal.Decimal `json:"high" out:"yuan" doc:"the largest, yuan" zh:"最大（元）"`
}

// Contains reports whether an amount lies in the interval; one that is not in whole fen, or beyond 10^10 yuan, lies in
// none.
func (i Interval) Contains(d decimal.Decimal) bool {
	var inOrder [3]int64
	for place, number := range [...]decimal.Decimal{i.Low, d, i.High} {
		amount, err := fenOf("", -maxFen/100, number)
		if err != nil {
			return false
		}
		inOrder[place] = amount
	}
	return slices.IsSorted(inOrder[:])
}

// Solution is the wages (or bases) that give an amount, or the nearest amounts that some wage gives.
type Solution struct {
	// Ascending, with a gap between each two; empty where no wage gives the amount.
	Wages []Interval `json:"wages" doc:"the wages that give the amount" zh:"对应的工资区间"`

	// The nearest attainable amounts, only where Wages is empty; nil where there is none.
	Below *Near `json:"below" in:",null" doc:"the nearest amount below that some wage gives" zh:"较小的最近可得金额"`
	Above *Near `json:"above" in:",null" doc:"the nearest amount above that some wage gives" zh:"较大的最近可得金额"`
}

// Near is an attainable amount next to one that is not.
type Near struct {
	Amount decimal.Decimal `json:"amount" out:"yuan" doc:"yuan" zh:"金额（元）"`
	Gap    decimal.Decimal `json:"gap" out:"yuan" doc:"how far it is from the amount asked for, above 0" zh:"差额（元）"`
	Wages  []Interval      `json:"wages" doc:"the wages that give it" zh:"对应的工资区间"`
}

// Hull returns the smallest interval that holds every wage of the solution; false where no wage gives the amount. Where
// Wages has more than one entry, not every wage in the hull gives it.
func (s Solution) Hull() (Interval, bool) {
	if len(s.Wages) == 0 {
		return Interval{}, false
	}
	return Interval{s.Wages[0].Low, s.Wages[len(s.Wages)-1].High}, true
}

// span is an Interval in fen.
type span struct{ low, high int64 }

// intervals turns spans of wages into intervals.
func intervals(spans []span) []Interval {
	var out []Interval
	for _, s := range spans {
		out = append(out, Interval{decimal.New(s.low, -2), decimal.New(s.high, -2)})
	}
	return out
}

// near describes an attainable amount.
func near(amount, asked int64, spans []span) *Near {
	return &Near{decimal.New(amount, -2), decimal.New(max(amount-asked, asked-amount), -2), intervals(spans)}
}

// first returns the least whole number from low to high for which a predicate that never turns false again holds,
// high+1 where it holds for none.
func first(low, high int64, holds func(int64) bool) int64 {
	for high++; low < high; {
		if middle := low + (high-low)/2; holds(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// rising inverts a function of the wage that never falls.
func rising(f func(int64) int64, asked int64) Solution {
	next := first(0, maxFen, func(w int64) bool { return f(w) >= asked })
	var s Solution
	if next <= maxFen {
		last := first(next, maxFen, func(w int64) bool { return f(w) > f(next) }) - 1
		s.Above = near(f(next), asked, []span{{next, last}})
		if s.Above.Gap.IsZero() {
			return Solution{Wages: s.Above.Wages}
		}
	}
	if below := next - 1; next > 0 {
		least := first(0, below, func(w int64) bool { return f(w) >= f(below) })
		s.Below = near(f(below), asked, []span{{least, below}})
	}
	return s
}

// fenOf reads the amount asked for: 2 decimals, at most 10^10 yuan.
func fenOf(field string, least int64, d decimal.Decimal) (int64, error) {
	in := rule.Input{Field: field, Min: least, Max: maxFen / 100, Places: 2,
		Do: rule.Say("pass yuan with at most 2 decimals, such as 440.80", "请填写金额（元），最多两位小数，例如 440.80")}
	amount, err := in.Amount(d)
	return amount.Fen(), err
}
