package rental

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// YearIncome is the disposable income per head of the city's urban residents in one year (城镇居民人均可支配收入).
type YearIncome struct {
	Year   int             `json:"year" in:"year" doc:"calendar year" zh:"年份"`
	Amount decimal.Decimal `json:"amount" in:"yuan" doc:"yuan a head and year" zh:"人均可支配收入（元）"`
}

// Adjustment says from which incomes the lines of which years follow, and how (收入标准动态调整). The incomes need not be
// sorted; they hold the years First - Lag to Last - Lag.
type Adjustment struct {
	Incomes []YearIncome    `json:"incomes" items:"2000" doc:"by year" zh:"各年人均可支配收入"`
	Ratio   decimal.Decimal `json:"ratio" in:"rate" default:"0.6" doc:"share of the income" zh:"占可支配收入的比例"`
	Lag     int             `json:"lag" in:"count" max:"10" default:"2" doc:"years from income to line" zh:"滞后年数"`

	// The factors of both published annexes, as in housing.income_line.
	Sizes decimals `json:"size_factors" in:"factor" items:"20" default:"1.2,1.1,1,0.9" doc:"by persons" zh:"家庭规模系数"`

	Rounding   LineRounding `json:"rounding" doc:"how the table is rounded: as in 2013 or in 2015" zh:"取整方式"`
	NeverFalls bool         `json:"never_falls" default:"false" doc:"no line below the year before" zh:"只升不降"`
	First      int          `json:"first" in:"year" min:"1950" doc:"first year of the line" zh:"首年"`
	Last       int          `json:"last" in:"year" min:"1950" doc:"last year of the line" zh:"末年"`
}

// LineYear is the line of one year. Change is per head against the year before; not Valid for the first.
type LineYear struct {
	Year int `json:"year" doc:"of the line" zh:"年份"`
	Of   int `json:"income_of" doc:"year of the income" zh:"收入所属年份"`
	Line
	Change decimal.NullDecimal `json:"change" out:"plain" doc:"per head, against the year before" zh:"人均比上年增减（元）"`
	Kept   bool                `json:"kept" doc:"the income would have lowered it" zh:"是否维持上年"`
}

// CheckFields refuses years out of order and an income given twice.
func (a Adjustment) CheckFields() error {
	var errs []error
	if a.Last < a.First {
		errs = append(errs, &rule.FieldError{Kind: rule.ErrOutOfRange, Field: "last", Value: strconv.Itoa(a.Last),
			Reason: rule.Sayf("is before %d", "早于 %d", a.First),
			Do:     rule.Say("pass a year not before the first", "请填写不早于首年的年份")})
	}
	known := make(map[int]bool, len(a.Incomes))
	for i, in := range a.Incomes {
		if known[in.Year] {
			errs = append(errs, &rule.FieldError{Kind: rule.ErrConflict, Field: item("incomes", i) + ".year",
				Value: strconv.Itoa(in.Year), Reason: rule.Say("is there twice", "出现两次"),
				Do: rule.Say("pass one income a year", "每年请只填一个收入")})
		}
		known[in.Year] = true
	}
	return rule.Join(errs...)
}

// AdjustLine returns the income line of each year from the first to the last (收入标准动态调整).
//
// Errors: a *rule.NoRuleError for each income that is missing, ErrConflict for a year twice, ErrOutOfRange for a
// number out of bounds.
func AdjustLine(a Adjustment) ([]LineYear, error) {
	if err := jsonrule.Check(rule.AreaHousing, a); err != nil {
		return nil, err
	}
	known := make(map[int]decimal.Decimal, len(a.Incomes))
	for _, in := range a.Incomes {
		known[in.Year] = in.Amount
	}
	var out []LineYear
	var errs []error
	for year := a.First; year <= a.Last; year++ {
		of := year - a.Lag
		amount, found := known[of]
		if !found {
			errs = append(errs, unknown(
				rule.Sayf("disposable income of %d", "%d年城镇居民人均可支配收入", of), rule.MonthOf(year, 1),
				rule.Say("the line of the year is made from it", "该年收入线据此计算")))
			continue
		}
		line, err := IncomeLine(amount, a.Ratio, a.Sizes, a.Rounding)
		errs = append(errs, err)
		next := LineYear{Year: year, Of: of, Line: line}
		if len(out) > 0 {
			next.follow(out[len(out)-1], a.NeverFalls)
		}
		out = append(out, next)
	}
	if err := rule.Join(errs...); err != nil {
		return nil, err
	}
	return out, nil
}

// follow compares a year with the one before it.
func (y *LineYear) follow(before LineYear, neverFalls bool) {
	if neverFalls && y.below(before.Line) {
		y.Line, y.Kept = before.Line, true
	}
	y.Change = decimal.NewNullDecimal(y.PerHead.Sub(before.PerHead))
}

// below reports whether any amount of a line is below that of another of as many sizes. The one a head may be as high
// where the household's, which is not made from it, is not, and the household's where the month's is not. A size's
// amount a head falls with the household's or with that of one person, which it is made from.
func (l *Line) below(other Line) bool {
	for i := range l.Household {
		if l.Household[i].LessThan(other.Household[i]) || l.Monthly[i].LessThan(other.Monthly[i]) {
			return true
		}
	}
	return l.PerHead.LessThan(other.PerHead)
}

// item is the path of an item of a list.
func item(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }
