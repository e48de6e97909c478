package history

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// maxMonths bounds a history: a century.
const maxMonths = 1200

// Month is one month of contribution (缴费月).
type Month struct {
	Month   rule.Month
	Base    decimal.Decimal // 缴费基数, yuan
	Average decimal.Decimal // 平均工资 the month's index is measured by, yuan a month
}

// Record is a contribution history.
type Record struct {
	Paid        []Month      // in any order
	Deemed      []rule.Month // 视同缴费月 and, in Guangdong, the months paid before 1994
	DeemedIndex decimal.Decimal
}

// Index is the average index of a history, with what the award sheets print of it.
type Index struct {
	Average  decimal.Decimal // 平均缴费工资指数 F, 4 decimals
	Months   int             // 累计缴费月数 C
	IndexSum decimal.Decimal // 实际缴费指数和 E of the paid months, 4 decimals; Average is not made from it
	Gaps     []rule.Month    // months without contribution between the first and the last
}

func failed(kind error, field, value, reason, do string) error {
	return &rule.FieldError{Kind: kind, Area: rule.AreaPension, Field: field, Value: value, Reason: rule.Untranslated(reason), Do: rule.Untranslated(do)}
}

func indexInput(field string) rule.Input {
	return rule.Input{Area: rule.AreaPension, Field: field, Max: 10, Places: 8, Do: rule.Untranslated("pass an index, such as 1.191")}
}

// Average returns the average index (平均缴费工资指数) of deemed and paid months: the month-weighted mean, rounded once, half
// away from zero to 4 decimals. Indexes are 0 to 10 with at most 8 decimals, months 0 to 1200.
//
// Errors: ErrOutOfRange for a number outside its bounds, or no month at all.
func Average(deemedIndex decimal.Decimal, deemedMonths, paidMonths int, paidIndex decimal.Decimal) (decimal.Decimal, error) {
	errs := []error{indexInput("deemed_index").Check(deemedIndex), checkCount("deemed_months", deemedMonths), checkCount("paid_months", paidMonths), indexInput("paid_index").Check(paidIndex)}
	if deemedMonths == 0 && paidMonths == 0 {
		errs = append(errs, failed(rule.ErrOutOfRange, "paid_months", "0", "and deemed_months are both 0", "pass at least one month"))
	}
	if err := errors.Join(errs...); err != nil {
		return decimal.Decimal{}, err
	}
	sum := deemedIndex.Mul(whole(deemedMonths)).Add(paidIndex.Mul(whole(paidMonths)))
	return sum.DivRound(whole(deemedMonths+paidMonths), 4), nil
}

// AverageOf returns the average index of a history: the index of a paid month is its base ÷ its average wage, of a
// deemed month the deemed index. Gaps are listed.
//
// Errors: ErrConflict naming the months that are there twice, ErrBadDate for a month that is none, ErrOutOfRange for a
// number outside its bounds or a history of no month or more than 1200.
func AverageOf(r Record) (Index, error) {
	if err := r.check(); err != nil {
		return Index{}, err
	}
	months := r.months()
	slices.SortFunc(months, rule.Month.Sub)
	if twice := repeated(months); len(twice) > 0 {
		return Index{}, failed(rule.ErrConflict, "history", "", "holds "+list(twice)+" more than once", "keep one contribution of each month")
	}
	top, bottom := r.indexSum()
	all := top.Add(r.DeemedIndex.Mul(whole(len(r.Deemed))).Mul(bottom))
	return Index{
		Average:  all.DivRound(bottom.Mul(whole(len(months))), 4),
		Months:   len(months),
		IndexSum: top.DivRound(bottom, 4),
		Gaps:     gaps(months),
	}, nil
}

// indexSum returns the sum of base ÷ average over the paid months as a fraction, so that nothing is rounded on the way.
// Months of one average share a denominator.
func (r *Record) indexSum() (top, bottom decimal.Decimal) {
	paid := slices.Clone(r.Paid)
	slices.SortFunc(paid, func(a, b Month) int { return a.Average.Cmp(b.Average) })
	bottom = whole(1)
	for i := 0; i < len(paid); {
		average, bases := paid[i].Average, decimal.Decimal{}
		for ; i < len(paid) && paid[i].Average.Equal(average); i++ {
			bases = bases.Add(paid[i].Base)
		}
		top, bottom = top.Mul(average).Add(bases.Mul(bottom)), bottom.Mul(average)
	}
	return top, bottom
}

// months returns every month of the history.
func (r *Record) months() []rule.Month {
	months := slices.Clone(r.Deemed)
	for _, m := range r.Paid {
		months = append(months, m.Month)
	}
	return months
}

// check reports every bad field at once.
func (r *Record) check() error {
	if n := len(r.Paid) + len(r.Deemed); n == 0 || n > maxMonths {
		return failed(rule.ErrOutOfRange, "history", strconv.Itoa(n), "is not 1 to 1200 months", "pass the contribution history")
	}
	errs := []error{indexInput("deemed_index").Check(r.DeemedIndex)}
	for _, m := range r.months() {
		if m.IsZero() {
			errs = append(errs, failed(rule.ErrBadDate, "month", "", "of the history is not a month", `pass a month such as "2014-07"`))
		}
	}
	for _, m := range r.Paid {
		errs = append(errs,
			rule.Input{Area: rule.AreaPension, Field: "base of " + m.Month.String(), Min: 1, Scale: 2, Max: 1_000_000_000, Places: 2, Do: rule.Untranslated("pass the contribution base in yuan, and no month that was not paid")}.Check(m.Base),
			rule.Input{Area: rule.AreaPension, Field: "average of " + m.Month.String(), Min: 1, Max: 10_000_000, Places: 2, Do: rule.Untranslated("pass the average wage of the year in yuan a month")}.Check(m.Average))
	}
	return errors.Join(errs...)
}

// repeated returns each month that stands more than once in a sorted list.
func repeated(sorted []rule.Month) []rule.Month {
	var twice []rule.Month
	for i := 1; i < len(sorted); i++ {
		if sorted[i] == sorted[i-1] && !slices.Contains(twice, sorted[i]) {
			twice = append(twice, sorted[i])
		}
	}
	return twice
}

// gaps returns the months missing from a sorted list.
func gaps(sorted []rule.Month) []rule.Month {
	var missing []rule.Month
	for i := 1; i < len(sorted); i++ {
		for m := sorted[i-1].Add(1); m.Before(sorted[i]); m = m.Add(1) {
			missing = append(missing, m)
		}
	}
	return missing
}

// list names months in a message.
func list(items []rule.Month) string {
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = item.String()
	}
	return strings.Join(names, ", ")
}

func checkCount(field string, n int) error {
	if n < 0 || n > maxMonths {
		return failed(rule.ErrOutOfRange, field, strconv.Itoa(n), "is not within 0 to 1200", "pass the whole months")
	}
	return nil
}

func whole(n int) decimal.Decimal { return decimal.New(int64(n), 0) }
