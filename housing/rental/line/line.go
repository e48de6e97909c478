package line

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/housing/rental/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Income is the disposable income per head of the city's urban residents in one year (城镇居民人均可支配收入), yuan.
type Income struct {
	Year   int
	Amount decimal.Decimal
}

// Setting says how a line follows from incomes.
type Setting struct {
	Ratio       decimal.Decimal      // share of the income, such as 0.6
	Lag         int                  // years between the income and the line, such as 2
	SizeFactors []decimal.Decimal    // 家庭规模调节系数 of 1, 2, 3, ... persons
	Rounding    housing.LineRounding // how the table of the text is rounded
	NeverFalls  bool                 // a year's line is not below the one before it
}

// Year is the line of one year.
type Year struct {
	Year   int
	Of     int // the year of the income it was made from
	Line   housing.Line
	Change decimal.NullDecimal // per head against the year before; not Valid for the first
	Kept   bool                // the income would have lowered it, and NeverFalls kept it
}

// maxYears bounds a span of years.
const maxYears = 200

// Adjust returns the income line of each year from first to last (收入标准动态调整). incomes need not be sorted, and hold the
// years first - lag to last - lag.
//
// Errors: a *rule.NoRuleError for each income that is missing, ErrConflict for a year twice, ErrOutOfRange for a
// number out of bounds.
func Adjust(incomes []Income, s Setting, first, last int) ([]Year, error) {
	known, err := s.check(incomes, first, last)
	if err != nil {
		return nil, err
	}
	var out []Year
	var errs []error
	for year := first; year <= last; year++ {
		amount, found := known[year-s.Lag]
		if !found {
			errs = append(errs, door.Unknown("disposable income of "+strconv.Itoa(year-s.Lag), rule.MonthOf(year, 1), "the line of the year is made from it"))
			continue
		}
		l, err := housing.IncomeLine(amount, s.Ratio, s.SizeFactors, s.Rounding)
		errs = append(errs, err)
		next := Year{Year: year, Of: year - s.Lag, Line: l}
		if len(out) > 0 {
			next.follow(out[len(out)-1], s.NeverFalls)
		}
		out = append(out, next)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

// follow compares a year with the one before it.
func (y *Year) follow(before Year, neverFalls bool) {
	if neverFalls && y.Line.PerHead.LessThan(before.Line.PerHead) {
		y.Line, y.Kept = before.Line, true
	}
	y.Change = decimal.NewNullDecimal(y.Line.PerHead.Sub(before.Line.PerHead))
}

// check refuses what cannot be and returns the incomes by year.
func (s *Setting) check(incomes []Income, first, last int) (map[int]decimal.Decimal, error) {
	errs := []error{door.Count("lag", s.Lag, 0, 20, "pass years"), door.Count("first", first, 1950, 2200, "pass a calendar year"),
		door.Count("last", last, first, min(first, 2200)+maxYears, "pass a year not before the first")}
	if len(incomes) > 10*maxYears {
		errs = append(errs, door.Fail(rule.ErrOutOfRange, "incomes", strconv.Itoa(len(incomes)), "are more than 2000", "pass one income a year"))
		return nil, errors.Join(errs...)
	}
	known := make(map[int]decimal.Decimal, len(incomes))
	for _, in := range incomes {
		errs = append(errs, door.Count("year", in.Year, 1900, 2200, "pass a calendar year"), door.Yuan("disposable_income").Check(in.Amount))
		if _, twice := known[in.Year]; twice {
			errs = append(errs, door.Fail(rule.ErrConflict, "year", strconv.Itoa(in.Year), "is there twice", "pass one income a year"))
		}
		known[in.Year] = in.Amount
	}
	return known, errors.Join(errs...)
}
