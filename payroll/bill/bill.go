package bill

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/fen"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Basis says what is rounded. The zero value is refused.
type Basis uint8

// The two ways a bill is made.
const (
	PerPerson  Basis = iota + 1 // each person's line is rounded, then added
	SumOfBases                  // the bases are added, times the rate, rounded once (单位缴费基数为职工缴费基数之和)
)

func basisNames() jsonrule.Words { return jsonrule.Words{"", "per_person", "sum_of_bases"} }

// String returns the JSON name, "per_person" or "sum_of_bases".
func (b Basis) String() string { return string(basisNames().Text(uint8(b))) }

// MarshalText writes the JSON name.
func (b Basis) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (b *Basis) UnmarshalText(text []byte) error { return basisNames().Read((*uint8)(b), text) }

type decimals = []decimal.Decimal

// Roll is the persons of one bill: one scheme, one payer, one month, one rate. Bases are after the limits (缴费基数), yuan
// a month with at most 2 decimals; the rate (费率) is a fraction of at most 1.
//
// Maternity is for the employer's medical insurance from 2021-10, which the bureau bills as one item with maternity
// insurance (职工基本医疗保险（含生育保险）): the item is at the sum of both rates, rounded once.
type Roll struct {
	Bases     decimals            `json:"bases" in:"yuan" doc:"monthly bases, yuan" zh:"各人缴费基数（元/月）"`
	Rate      decimal.Decimal     `json:"rate" in:"rate" doc:"rate, a fraction" zh:"费率"`
	Maternity decimal.NullDecimal `json:"maternity_rate" in:"rate" doc:"in one item with rate" zh:"生育保险费率（合并一项时）"`
}

// maternity is the rate of maternity insurance within the item, 0 where it is none of it.
func (r *Roll) maternity() decimal.Decimal {
	if !r.Maternity.Valid {
		return decimal.Decimal{}
	}
	return r.Maternity.Decimal
}

// CheckFields refuses an item at more than the whole base.
func (r Roll) CheckFields() error {
	if r.Rate.Add(r.maternity()).LessThanOrEqual(decimal.New(1, 0)) {
		return nil
	}
	return &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "maternity_rate", Value: r.maternity().String(),
		Reason: rule.Say("and rate are above 1 together", "与 rate 之和大于 1"),
		Do:     rule.Say("write rates as fractions, such as 0.05 and 0.0035", "请用小数填写费率，例如 0.05 和 0.0035")}
}

// Bill is what an employer owes, with every person's share in the order of the bases, in yuan. The shares add up to the
// total.
type Bill struct {
	Total  decimal.Decimal `json:"total" out:"yuan" doc:"what the employer owes, yuan" zh:"单位应缴额（元）"`
	Shares decimals        `json:"shares" out:"yuan" doc:"of each person, yuan" zh:"各人分摊额（元）"`
}

// charged is a roll and how it is billed.
type charged struct {
	Roll
	Basis Basis `json:"basis" doc:"what is rounded: each line or the sum" zh:"取整口径：逐人或按基数合计"`
}

// Bill computes the bill on a basis. Nobody on the roll is a bill of 0.00.
//
// Errors, all at once: ErrOutOfRange for a base outside 0 to 10^10 or with more than 2 decimals, rates outside 0 to 1,
// more than 100,000 persons and an unknown basis.
func (r Roll) Bill(basis Basis) (Bill, error) { return charged{r, basis}.bill() }

func (c charged) bill() (Bill, error) {
	if err := jsonrule.Check(rule.AreaPayroll, c); err != nil {
		return Bill{}, err
	}
	persons, rate := c.fen()
	total := charge(persons, rate, c.Basis)
	out := Bill{Total: decimal.New(total, -2), Shares: make(decimals, len(persons))}
	for i, p := range persons {
		out.Shares[i] = decimal.New(p.share, -2)
	}
	return out, nil
}

// maxPersons bounds a month. A Roll has fewer. It keeps every sum within int64: 10^6 persons of 10^12 fen each.
const maxPersons = 1_000_000

// person is one base in fen and what it pays in fen.
type person struct {
	base  int64
	share int64
}

// fen returns a checked roll in fen and hundred-millionths.
func (r Roll) fen() (persons []person, rate int64) {
	persons = make([]person, len(r.Bases))
	for i, base := range r.Bases {
		amount, _ := rule.WageInput("", "").Amount(base)
		persons[i].base = amount.Fen()
	}
	return persons, units(r.Rate) + units(r.maternity())
}

// units returns a checked rate in hundred-millionths.
func units(rate decimal.Decimal) int64 {
	number, _ := rule.RateInput("", "", 100).Number(rate)
	return number.Decimal().Coefficient().Int64() // of a Number it is the hundred-millionths
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
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(remainder(persons[b]), remainder(persons[a]))
	})
	for _, i := range order[:left] {
		persons[i].share++
	}
}
