package bill

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/fen"
	"github.com/shebao-go/shebao/rule"
)

// Basis says what is rounded. The zero value is refused.
type Basis uint8

// The two ways a bill is made.
const (
	PerPerson  Basis = iota + 1 // each person's line is rounded, then added
	SumOfBases                  // the bases are added, times the rate, rounded once (单位缴费基数为职工缴费基数之和)
)

// String returns the JSON name, "per_person" or "sum_of_bases".
func (b Basis) String() string {
	switch b {
	case PerPerson:
		return "per_person"
	case SumOfBases:
		return "sum_of_bases"
	}
	return "invalid(" + strconv.Itoa(int(b)) + ")"
}

// MarshalText writes the JSON name.
func (b Basis) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (b *Basis) UnmarshalText(text []byte) error {
	for _, known := range [...]Basis{PerPerson, SumOfBases} {
		if known.String() == string(text) {
			*b = known
			return nil
		}
	}
	return unknownBasis(string(text))
}

func unknownBasis(value string) error {
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "basis", Value: value, Reason: rule.Untranslated("is not known"), Do: rule.Untranslated("use per_person or sum_of_bases")}
}

// Roll is the persons of one bill: one scheme, one payer, one month, one rate.
type Roll struct {
	Scheme rule.Scheme       // named in errors
	Bases  []decimal.Decimal // 缴费基数 after the limits, yuan a month: 0 to 10^10 with at most 2 decimals
	Rate   decimal.Decimal   // 费率, a fraction of at most 1
}

// Bill is what an employer owes, with every person's share in the order of the bases, in yuan.
type Bill struct {
	Basis  Basis
	Total  decimal.Decimal
	Shares []decimal.Decimal // add up to Total
}

// Bill computes the bill on a basis. Nobody on the roll is a bill of 0.00. Every bad base is reported at once.
func (r Roll) Bill(basis Basis) (Bill, error) {
	if basis != PerPerson && basis != SumOfBases {
		return Bill{}, unknownBasis(basis.String())
	}
	persons, rate, err := r.read()
	if err != nil {
		return Bill{}, err
	}
	total := charge(persons, rate, basis)
	out := Bill{Basis: basis, Total: decimal.New(total, -2), Shares: make([]decimal.Decimal, len(persons))}
	for i, p := range persons {
		out.Shares[i] = decimal.New(p.share, -2)
	}
	return out, nil
}

// maxPersons keeps every sum within int64: 10^6 persons of 10^12 fen each.
const maxPersons = 1_000_000

// person is one base in fen and what it pays in fen.
type person struct {
	base  int64
	share int64
}

// read checks the roll and returns it in fen and hundred-millionths.
func (r Roll) read() ([]person, int64, error) {
	if len(r.Bases) > maxPersons {
		return nil, 0, &rule.FieldError{Kind: rule.ErrOutOfRange, Area: r.Scheme.Area(), Field: "bases", Value: strconv.Itoa(len(r.Bases)), Reason: rule.Untranslated("are more than 1000000"),
			Do: rule.Untranslated("bill the persons in several parts")}
	}
	rate, err := rule.RateInput(r.Scheme.Area(), "rate", 100).Number(r.Rate)
	errs := []error{err}
	persons := make([]person, len(r.Bases))
	for i, base := range r.Bases {
		in := rule.WageInput(r.Scheme.Area(), "bases["+strconv.Itoa(i)+"]")
		in.Do = rule.Untranslated("pass the monthly base in yuan, such as 5510.00")
		amount, err := in.Amount(base)
		if err != nil {
			errs = append(errs, err)
		}
		persons[i].base = amount.Fen()
	}
	// The coefficient of a Number is its hundred-millionths.
	return persons, rate.Decimal().Coefficient().Int64(), errors.Join(errs...)
}

// charge sets every share and returns the total. No product overflows: a base is at most 10^12 fen, a sum 10^18, a
// rate 1.
func charge(persons []person, rate int64, basis Basis) int64 {
	mode := fen.HalfUp
	if basis == SumOfBases {
		mode = fen.Down
	}
	var bases, shares int64
	for i := range persons {
		p := &persons[i]
		p.share, _ = fen.Mul(p.base, rate, fen.Rounding{Unit: fen.Fen, Mode: mode})
		bases += p.base
		shares += p.share
	}
	if basis == PerPerson {
		return shares
	}
	total, _ := fen.Mul(bases, rate, fen.Rounding{Unit: fen.Fen})
	spread(persons, rate, total-shares)
	return total
}

// spread gives the fen left over to the largest remainders, one each. There are never more fen than persons with a
// remainder: the remainders are below a fen each, and their sum is rounded.
func spread(persons []person, rate, left int64) {
	order := make([]int, len(persons))
	for i := range order {
		order[i] = i
	}
	// A remainder is below 10^8 hundred-millionths of a fen, so the low 64 bits of both products hold it.
	remainder := func(p person) uint64 { return uint64(p.base)*uint64(rate) - uint64(p.share)*fen.RateOne }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(remainder(persons[b]), remainder(persons[a])) })
	for _, i := range order[:left] {
		persons[i].share++
	}
}
