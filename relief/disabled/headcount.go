package disabled

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// monthsAYear is how many months an average is taken over.
const monthsAYear = 12

// Headcount is the average staff of a year (在职职工人数), kept as an exact fraction. The zero value is nobody.
type Headcount struct {
	sum   decimal.Decimal
	parts int64 // 0 is 1
}

// averageStaff is a number of persons: seasonal and part-year staff make fractions.
type averageStaff struct {
	Staff decimal.NullDecimal `json:"average_headcount" in:"persons" doc:"staff" zh:"人数"`
}

// AverageHeadcount returns a headcount that is already an average, with at most 8 decimals.
func AverageHeadcount(staff decimal.Decimal) (Headcount, error) {
	if err := jsonrule.Check(rule.AreaRelief, averageStaff{decimal.NewNullDecimal(staff)}); err != nil {
		return Headcount{}, err
	}
	return Headcount{sum: staff, parts: 1}, nil
}

// monthlyStaff is the staff of each month of a year.
type monthlyStaff struct {
	Months []decimal.Decimal `json:"headcount" in:"persons,optional" items:"12-12" doc:"by month" zh:"各月"`
}

// MonthlyHeadcount returns the average of the twelve months of a year, 0 where there was no staff: their sum over 12,
// unrounded.
func MonthlyHeadcount(staff []decimal.Decimal) (Headcount, error) {
	stated := monthlyStaff{append([]decimal.Decimal{}, staff...)} // nil is no month, and refused as well
	if err := jsonrule.Check(rule.AreaRelief, stated); err != nil {
		return Headcount{}, err
	}
	out := Headcount{parts: monthsAYear}
	for _, n := range staff {
		out.sum = out.sum.Add(n)
	}
	return out, nil
}

// Decimal returns the average to 8 decimals, half away from zero, for reading.
func (h Headcount) Decimal() decimal.Decimal { return h.sum.DivRound(h.months(), 8) }

// months is what the sum is divided by.
func (h Headcount) months() decimal.Decimal { return decimal.New(max(h.parts, 1), 0) }

// add returns the headcount of so many more persons all year.
func (h Headcount) add(n int) Headcount {
	h.sum = h.sum.Add(h.months().Mul(whole.Number(n)))
	return h
}

// MarshalJSON is always an error: store the numbers of staff it was made from.
func (h Headcount) MarshalJSON() ([]byte, error) { return nil, h.unstored() }

// UnmarshalJSON is always an error, as MarshalJSON is.
func (h *Headcount) UnmarshalJSON([]byte) error { return h.unstored() }

func (*Headcount) unstored() error {
	return rule.Unstored("headcount", rule.Say("store the numbers of staff it was made from", "请保存计算所用的各月人数"))
}
