package bill

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Fit says which basis a bill agrees with to the fen. The zero value is neither.
type Fit uint8

// The four findings.
const (
	FitsNeither    Fit = iota
	FitsPerPerson      // only the sum of rounded lines
	FitsSumOfBases     // only the rounded sum
	FitsBoth           // the two do not differ
)

// String returns "neither", "per_person", "sum_of_bases" or "both".
func (f Fit) String() string {
	switch f {
	case FitsPerPerson:
		return PerPerson.String()
	case FitsSumOfBases:
		return SumOfBases.String()
	case FitsBoth:
		return "both"
	}
	return "neither"
}

// MarshalText writes the JSON name.
func (f Fit) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// Match is a given bill beside what each basis gives. A difference is the bill less the computed total, in yuan.
type Match struct {
	Fit            Fit
	PerPerson      decimal.Decimal // the total on that basis
	SumOfBases     decimal.Decimal
	PerPersonDiff  decimal.Decimal
	SumOfBasesDiff decimal.Decimal
}

// Match computes the roll on both bases and says which one gives the amount billed (yuan, at least 0 with at most 2
// decimals). It guesses nothing: where neither fits, both differences are there to look at.
func (r Roll) Match(billed decimal.Decimal) (Match, error) {
	// 10^6 persons of 10^10 yuan at a rate of 1 owe 10^16.
	in := rule.Input{Area: r.Scheme.Area(), Field: "billed", Max: 10_000_000_000_000_000, Places: 2, Do: rule.Untranslated("pass the total of the bill in yuan, such as 1493.33")}
	persons, rate, err := r.read()
	if err := errors.Join(in.Check(billed), err); err != nil {
		return Match{}, err
	}
	m := Match{PerPerson: decimal.New(charge(persons, rate, PerPerson), -2), SumOfBases: decimal.New(charge(persons, rate, SumOfBases), -2)}
	m.PerPersonDiff, m.SumOfBasesDiff = billed.Sub(m.PerPerson), billed.Sub(m.SumOfBases)
	if m.PerPersonDiff.IsZero() {
		m.Fit |= FitsPerPerson
	}
	if m.SumOfBasesDiff.IsZero() {
		m.Fit |= FitsSumOfBases
	}
	return m, nil
}
