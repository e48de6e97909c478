package levy

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/relief/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// monthsAYear is how many months an average is taken over.
const monthsAYear = 12

// Headcount is the average staff of a year (在职职工人数), kept as an exact fraction. The zero value is nobody.
type Headcount struct {
	sum   decimal.Decimal
	parts int64 // 0 is 1
}

// staffInput is the door for a number of persons: seasonal and part-year staff make fractions.
func staffInput(field string) rule.Input {
	return rule.Input{Field: "relief: " + field, Max: 100_000_000, Places: 8, Do: rule.Untranslated("pass a number of persons such as 32.5")}
}

// Average returns a headcount that is already an average, with at most 8 decimals.
func Average(staff decimal.Decimal) (Headcount, error) {
	if err := staffInput("average_headcount").Check(staff); err != nil {
		return Headcount{}, err
	}
	return Headcount{sum: staff, parts: 1}, nil
}

// Monthly returns the average of the twelve months of a year: their sum over 12, unrounded.
func Monthly(staff []decimal.Decimal) (Headcount, error) {
	errs := []error{door.Count("months", len(staff), monthsAYear, monthsAYear, "pass the staff of each month of the year, 0 where there was none")}
	out := Headcount{parts: monthsAYear}
	for i, n := range staff {
		err := staffInput("headcount[" + strconv.Itoa(i) + "]").Check(n)
		errs = append(errs, err)
		if err == nil {
			out.sum = out.sum.Add(n)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return Headcount{}, err
	}
	return out, nil
}

// Decimal returns the average to 8 decimals, half away from zero, for reading.
func (h Headcount) Decimal() decimal.Decimal { return h.sum.DivRound(h.months(), 8) }

// months is what the sum is divided by.
func (h Headcount) months() decimal.Decimal { return decimal.New(max(h.parts, 1), 0) }

// add returns the headcount of so many more persons all year.
func (h Headcount) add(n int) Headcount {
	h.sum = h.sum.Add(h.months().Mul(decimal.New(int64(n), 0)))
	return h
}
