package benefit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// maxMonths bounds a history: a century.
const maxMonths = 1200

// PaidMonth is one month of contribution (缴费月). Average is the average wage (平均工资) the month's index is measured by.
type PaidMonth struct {
	Month   rule.Month      `json:"month" doc:"of the contribution" zh:"缴费月份"`
	Base    decimal.Decimal `json:"base" in:"base" min:"0.01" doc:"yuan" zh:"缴费基数（元）"`
	Average decimal.Decimal `json:"average" in:"base" doc:"yuan a month" zh:"月平均工资（元）"`
}

// History is a contribution history (缴费历史), in any order. Deemed are the deemed months (视同缴费月) and, in Guangdong, the
// months paid before 1994.
type History struct {
	Paid        []PaidMonth     `json:"paid" items:"1200" doc:"months paid" zh:"实际缴费月"`
	Deemed      []rule.Month    `json:"deemed" in:",optional" items:"1200" doc:"deemed months" zh:"视同缴费月"`
	DeemedIndex decimal.Decimal `json:"deemed_index" in:"index" default:"0" doc:"of the deemed months" zh:"视同缴费指数"`
}

// Index is the average index of a history, with what the award sheets print of it. IndexSum is the sum of the paid
// months' indexes (实际缴费指数和 E); Average is not made from it.
type Index struct {
	Average  decimal.Decimal `json:"average_index" out:"4" doc:"4 decimals" zh:"平均缴费工资指数（4位小数）"`
	Months   int             `json:"months" doc:"in all" zh:"累计缴费月数"`
	IndexSum decimal.Decimal `json:"index_sum" out:"4" doc:"of the paid months, 4 decimals" zh:"实际缴费指数和"`
	Gaps     []rule.Month    `json:"gaps" doc:"months without contribution in between" zh:"中断月份"`
}

// indexes is what AverageIndex weighs.
type indexes struct {
	DeemedIndex  decimal.Decimal `json:"deemed_index" in:"index" doc:"of the deemed months" zh:"视同缴费指数"`
	DeemedMonths int             `json:"deemed_months" in:"months" doc:"deemed months" zh:"视同缴费月数"`
	PaidMonths   int             `json:"paid_months" in:"months" doc:"months paid" zh:"实际缴费月数"`
	PaidIndex    decimal.Decimal `json:"paid_index" in:"index" doc:"index of the months paid" zh:"实际缴费指数"`
}

// AverageIndex returns the average index (平均缴费工资指数) of deemed and paid months: the month-weighted mean, rounded once,
// half away from zero to 4 decimals. Indexes are 0 to 10 with at most 8 decimals, months 0 to 1200.
//
// Errors: ErrOutOfRange for a number outside its bounds, or no month at all.
func AverageIndex(deemed decimal.Decimal, deemedMonths, paidMonths int, paid decimal.Decimal) (decimal.Decimal, error) {
	err := jsonrule.Check(rule.AreaPension, indexes{deemed, deemedMonths, paidMonths, paid})
	if deemedMonths == 0 && paidMonths == 0 {
		err = rule.Join(err, failed(rule.ErrOutOfRange, "paid_months", "0",
			rule.Say("and deemed_months are both 0", "与 deemed_months 均为0"),
			rule.Say("pass at least one month", "请至少填写一个月")))
	}
	if err != nil {
		return decimal.Decimal{}, err
	}
	sum := deemed.Mul(whole.Number(deemedMonths)).Add(paid.Mul(whole.Number(paidMonths)))
	return sum.DivRound(whole.Number(deemedMonths+paidMonths), 4), nil
}

// IndexOf returns the average index of a history: the index of a paid month is its base ÷ its average wage, of a deemed
// month the deemed index. Gaps are listed.
//
// Errors: ErrConflict naming the months that are there twice, ErrMissingField for a zero Month, ErrOutOfRange
// for a number outside its bounds or a history of no month or more than 1200.
func IndexOf(h History) (Index, error) {
	if err := h.check(); err != nil {
		return Index{}, err
	}
	months := h.months()
	slices.SortFunc(months, rule.Month.Sub)
	if twice := repeated(months); len(twice) > 0 {
		return Index{}, failed(rule.ErrConflict, "paid", "",
			rule.Sayf("and deemed hold %s more than once", "与 deemed 中 %s 重复", list(twice)),
			rule.Say("keep one contribution of each month", "每月只保留一次缴费"))
	}
	top, bottom := h.indexSum()
	all := top.Add(h.DeemedIndex.Mul(whole.Number(len(h.Deemed))).Mul(bottom))
	return Index{
		Average:  all.DivRound(bottom.Mul(whole.Number(len(months))), 4),
		Months:   len(months),
		IndexSum: top.DivRound(bottom, 4),
		Gaps:     gaps(months),
	}, nil
}

// indexSum returns the sum of base ÷ average over the paid months as a fraction, so that nothing is rounded on the way.
// Months of one average share a denominator.
func (h *History) indexSum() (top, bottom decimal.Decimal) {
	paid := slices.Clone(h.Paid)
	slices.SortFunc(paid, func(a, b PaidMonth) int { return a.Average.Cmp(b.Average) })
	bottom = whole.Number(1)
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
func (h *History) months() []rule.Month {
	months := slices.Clone(h.Deemed)
	for _, m := range h.Paid {
		months = append(months, m.Month)
	}
	return months
}

// check reports every bad field at once, or that there are too few or too many months.
func (h *History) check() error {
	if n := len(h.Paid) + len(h.Deemed); n == 0 || n > maxMonths {
		return failed(rule.ErrOutOfRange, "paid", strconv.Itoa(n),
			rule.Say("and deemed are not 1 to 1200 months", "与 deemed 合计不在1至1200个月之间"),
			rule.Say("pass the contribution history", "请填写缴费历史"))
	}
	return jsonrule.Check(rule.AreaPension, h)
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

// list names months or years in a message.
func list[T any](items []T) string {
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = fmt.Sprint(item)
	}
	return strings.Join(names, ", ")
}
