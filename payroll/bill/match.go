package bill

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// Fit says which basis a bill agrees with to the fen. The zero value is neither.
type Fit uint8

// The findings.
const (
	FitsNeither    Fit = iota
	FitsPerPerson      // only the sum of rounded lines
	FitsSumOfBases     // only the rounded sum
	FitsBoth           // the two do not differ
	FitsTwoLines       // none of them: medical and maternity insurance of each person, each rounded on its own
)

func fitNames() jsonrule.Words {
	return jsonrule.Words{"neither", "per_person", "sum_of_bases", "both", "two_lines"}
}

// String returns "neither", "per_person", "sum_of_bases", "both" or "two_lines".
func (f Fit) String() string { return string(fitNames().Text(uint8(f))) }

// MarshalText writes the JSON name.
func (f Fit) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (f *Fit) UnmarshalText(text []byte) error { return fitNames().Read((*uint8)(f), text) }

// Match is a given bill beside what each basis gives. A difference is the bill less the computed total, in yuan.
type Match struct {
	Fit            Fit             `json:"fit" doc:"the basis that gives the bill" zh:"与哪种口径一致"`
	PerPerson      decimal.Decimal `json:"per_person" out:"yuan" doc:"sum of rounded lines, yuan" zh:"逐人取整合计（元）"`
	SumOfBases     decimal.Decimal `json:"sum_of_bases" out:"yuan" doc:"on the sum of bases, yuan" zh:"按基数合计（元）"`
	PerPersonDiff  decimal.Decimal `json:"per_person_diff" out:"yuan" doc:"bill less per_person" zh:"与逐人合计之差（元）"`
	SumOfBasesDiff decimal.Decimal `json:"sum_of_bases_diff" out:"yuan" doc:"bill less sum_of_bases" zh:"与基数合计之差（元）"`

	// Where medical and maternity insurance are one item: what they come to as two lines of each person.
	TwoLines     decimal.NullDecimal `json:"two_lines" out:"yuan" doc:"as two lines, yuan" zh:"按两项逐人取整合计（元）"`
	TwoLinesDiff decimal.NullDecimal `json:"two_lines_diff" out:"yuan" doc:"bill less two_lines" zh:"与两项合计之差（元）"`
}

// billed is a roll and the total of its bill: 10^6 persons of 10^10 yuan at a rate of 1 owe 10^16.
type billed struct {
	Roll
	Billed decimal.Decimal `json:"billed" in:"total" max:"10000000000000000" doc:"the bill, yuan" zh:"账单金额（元）"`
}

// Match computes the roll on both bases and says which one gives the amount billed (yuan, at least 0 with at most 2
// decimals). It guesses nothing: where neither fits, both differences are there to look at. The errors are those of
// Bill, and ErrOutOfRange for the amount.
func (r Roll) Match(amount decimal.Decimal) (Match, error) { return billed{r, amount}.match() }

func (b billed) match() (Match, error) {
	if err := jsonrule.Check(rule.AreaPayroll, b); err != nil {
		return Match{}, err
	}
	persons, rate := b.fen()
	m := Match{PerPerson: decimal.New(charge(persons, rate, PerPerson), -2),
		SumOfBases: decimal.New(charge(persons, rate, SumOfBases), -2)}
	m.PerPersonDiff, m.SumOfBasesDiff = b.Billed.Sub(m.PerPerson), b.Billed.Sub(m.SumOfBases)
	if m.PerPersonDiff.IsZero() {
		m.Fit |= FitsPerPerson
	}
	if m.SumOfBasesDiff.IsZero() {
		m.Fit |= FitsSumOfBases
	}
	if b.Maternity.Valid {
		two := charge(persons, units(b.Rate), PerPerson) + charge(persons, units(b.Maternity.Decimal), PerPerson)
		m.TwoLines = decimal.NewNullDecimal(decimal.New(two, -2))
		m.TwoLinesDiff = decimal.NewNullDecimal(b.Billed.Sub(m.TwoLines.Decimal))
		if m.Fit == FitsNeither && m.TwoLinesDiff.Decimal.IsZero() {
			m.Fit = FitsTwoLines
		}
	}
	return m, nil
}
