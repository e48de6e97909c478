package taxform

import (
	"errors"
	"time"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Cumulated is the sums of a year up to a month (累计专项扣除). Row.Month is that month; a column is Valid where one of its
// months is.
type Cumulated struct {
	Row
	Months int // employed months of the year, from the month of joining
}

// Cumulate returns the sums up to each month of one calendar year. rows are the months without a gap, from January or
// from the month of joining, whichever is later. Months are counted from then, not by slips. Total is the sum of the
// rows' totals; Source is that of the month.
//
// Errors: ErrMissingField for no rows or a month that is left out, ErrConflict for a month that comes twice or rows
// of two years, ErrBadDate for a month that is not set.
func Cumulate(joined rule.Month, rows []Row) ([]Cumulated, error) {
	if err := checkRows(joined, rows); err != nil {
		return nil, err
	}
	out := make([]Cumulated, len(rows))
	var sum Row
	for i := range rows {
		row := &rows[i]
		cells := sum.cells()
		for scheme, cell := range row.cells() {
			if cell.Valid {
				*cells[scheme] = decimal.NewNullDecimal(cells[scheme].Decimal.Add(cell.Decimal))
			}
		}
		sum.Month, sum.Source, sum.Total = row.Month, row.Source, sum.sum()
		sum.Borne, sum.Income = sum.Borne.Add(row.Borne), sum.Income.Add(row.Income)
		out[i] = Cumulated{sum, i + 1}
	}
	return out, nil
}

// checkRows refuses rows that are not the months of one year without a gap.
func checkRows(joined rule.Month, rows []Row) error {
	if joined.IsZero() {
		return fail(rule.ErrBadDate, 0, "joined", "is no month", "pass the month the person was hired in")
	}
	if len(rows) == 0 {
		return fail(rule.ErrMissingField, 0, "rows", "are missing", "pass the months of the year from NewRow")
	}
	want := rule.MonthOf(rows[0].Month.Year(), time.January)
	if joined.After(want) {
		want = joined
	}
	var errs []error
	for i := range rows {
		m := rows[i].Month
		switch {
		case m.IsZero():
			return fail(rule.ErrBadDate, 0, "rows", "hold one without a month", "take the rows from NewRow")
		case m.Year() != rows[0].Month.Year():
			errs = append(errs, field(rule.ErrConflict, m, "is of another year", "pass the rows of one calendar year"))
		case m.Before(want):
			errs = append(errs, field(rule.ErrConflict, m, "comes twice, out of order or before the month of joining", "pass each month once, in order"))
		case m.After(want):
			errs = append(errs, field(rule.ErrMissingField, want, "has no row", "pass a row for it, with nothing withheld where that is so"))
		}
		errs = append(errs, rows[i].check())
		want = m.Add(1)
	}
	return errors.Join(errs...)
}

// check refuses a row that NewRow cannot have made.
func (r *Row) check() error {
	errs := []error{rowInput(0, "borne", 0).Check(r.Borne), rowInput(0, "income", 0).Check(r.Income)}
	for scheme, cell := range r.cells() {
		if cell.Valid {
			errs = append(errs, rowInput(scheme, "row", -mostRow).Check(cell.Decimal))
		}
	}
	return errors.Join(errs...)
}

// mostRow bounds a cell of a row, which may add up several amounts.
const mostRow = 1_000_000_000_000_000

func rowInput(scheme rule.Scheme, field string, least int64) rule.Input {
	return rule.Input{Area: scheme.Area(), Field: field, Min: least, Max: mostRow, Places: 2, Do: rule.Untranslated("take the rows from NewRow")}
}

func field(kind error, month rule.Month, reason, do string) error {
	return &rule.FieldError{Kind: kind, Field: "month", Value: month.String(), Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}
