package benefit

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// StatementYear is one calendar year of a personal account (个人账户), yuan. Closing is Opening + Interest + Credited.
// Interest is that on the opening balance, to the fen; what is credited in the year (当年记账额) earns nothing in it.
type StatementYear struct {
	Year     int             `json:"year" doc:"calendar year" zh:"年份"`
	Opening  decimal.Decimal `json:"opening" out:"yuan" doc:"on 1 January, yuan" zh:"年初余额（元）"`
	Rate     decimal.Decimal `json:"rate" out:"plain" doc:"record rate of the year" zh:"记账利率"`
	Interest decimal.Decimal `json:"interest" out:"yuan" doc:"of the opening balance, yuan" zh:"利息（元）"`
	Credited decimal.Decimal `json:"credited" out:"yuan" doc:"in it, yuan" zh:"当年记账额（元）"`
	Closing  decimal.Decimal `json:"closing" out:"yuan" doc:"on 31 December, yuan" zh:"年末余额（元）"`
}

// Credit is what one month adds to the account (个人账户记账额), yuan.
type Credit struct {
	Month  rule.Month      `json:"month" doc:"of the contribution" zh:"月份"`
	Amount decimal.Decimal `json:"amount" in:"yuan" doc:"credited, yuan" zh:"记账额（元）"`
}

// YearRate is the record rate (记账利率) of a year, a fraction.
type YearRate struct {
	Year int             `json:"year" in:"year" doc:"calendar year" zh:"年份"`
	Rate decimal.Decimal `json:"rate" in:"rate" doc:"record rate, a fraction" zh:"记账利率"`
}

// AccountHistory is a personal account over several years. The opening balance is that of 1 January of From; credits
// and rates may come in any order, one for a month and one for a year.
type AccountHistory struct {
	Opening decimal.Decimal `json:"opening" in:"yuan" doc:"on 1 January of the first year, yuan" zh:"期初余额（元）"`
	From    int             `json:"from" in:"year" doc:"the first year" zh:"起始年份"`
	Through rule.Month      `json:"through" doc:"the last month" zh:"截止月份"`
	Credits []Credit        `json:"credits" items:"1200" doc:"what each month adds" zh:"各月记账额"`
	Rates   []YearRate      `json:"rates" in:",optional" items:"301" doc:"record rates by year" zh:"各年记账利率"`
}

// yearOpened is one year of an account with its credits.
type yearOpened struct {
	Opening decimal.Decimal   `json:"opening" in:"yuan" doc:"on 1 January, yuan" zh:"年初余额（元）"`
	Rate    decimal.Decimal   `json:"rate" in:"rate" doc:"record rate, a fraction" zh:"记账利率"`
	Credits []decimal.Decimal `json:"contributions" in:"yuan,optional" items:"1200" doc:"in it, yuan" zh:"当年记账额（元）"`
}

// AccountYear returns the year of an account that opens with opening and is credited with credits: the opening balance
// earns the year's rate once, rounded half away from zero to the fen, the credits earn nothing. 社会保险法 art. 14.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10 with 2 decimals, a rate above 1, or more than 1200 credits.
func AccountYear(opening, rate decimal.Decimal, credits []decimal.Decimal) (StatementYear, error) {
	if err := jsonrule.Check(rule.AreaPension, yearOpened{opening, rate, credits}); err != nil {
		return StatementYear{}, err
	}
	return year(0, opening, rate, decimal.Sum(decimal.Decimal{}, credits...), 12), nil
}

// Statement returns the account year by year from January of From through the month Through. A last year that ends
// before December earns rate × months ÷ 12, simple: so working calculators do at retirement; no text that says it was
// seen.
//
// Errors: ErrNoRule naming the years that have no rate, ErrConflict for a month credited or a year rated twice,
// ErrOutOfRange for a credit outside the years of the statement or a number outside its bounds, ErrBadDate for an end
// that is before the start or 100 years after it, ErrMissingField for a zero Month.
func Statement(a AccountHistory) ([]StatementYear, error) {
	if err := jsonrule.Check(rule.AreaPension, a); err != nil {
		return nil, err
	}
	start := rule.MonthOf(a.From, 1)
	if a.Through.Before(start) || a.Through.Sub(start) >= maxMonths {
		return nil, failed(rule.ErrBadDate, "through", a.Through.String(),
			rule.Sayf("is not a month within 100 years from %d", "不在自%d年起的100年之内", a.From),
			rule.Say("pass the first year and the last month of the statement", "请填写起始年份和截止月份"))
	}
	rates, err := a.rates()
	credited, creditErr := a.credited(start)
	if err := rule.Join(err, creditErr); err != nil {
		return nil, err
	}
	var out []StatementYear
	balance := a.Opening
	for y := a.From; y <= a.Through.Year(); y++ {
		months := 12
		if y == a.Through.Year() {
			months = int(a.Through.Month())
		}
		one := year(y, balance, rates[y], credited[y], months)
		out = append(out, one)
		balance = one.Closing
	}
	return out, nil
}

// year adds up one year of which the opening balance earns some months.
func year(y int, opening, rate, credited decimal.Decimal, months int) StatementYear {
	interest := opening.Mul(rate).Mul(whole.Number(months)).DivRound(whole.Number(12), 2)
	return StatementYear{y, opening, rate, interest, credited, opening.Add(interest).Add(credited)}
}

// credited returns what each year is credited with, and refuses a month outside the statement and one that stands
// twice.
func (a *AccountHistory) credited(start rule.Month) (map[int]decimal.Decimal, error) {
	var errs []error
	var months []rule.Month
	out := map[int]decimal.Decimal{}
	for i, c := range a.Credits {
		if c.Month.Before(start) || c.Month.After(a.Through) {
			errs = append(errs, failed(rule.ErrOutOfRange, "credits["+strconv.Itoa(i)+"].month", c.Month.String(),
				rule.Sayf("is not within %s to %s", "不在 %s 至 %s 之间", start, a.Through),
				rule.Say("pass the credits of the statement's months", "请填写对账期间内的记账额")))
		}
		months = append(months, c.Month)
		out[c.Month.Year()] = out[c.Month.Year()].Add(c.Amount)
	}
	slices.SortFunc(months, rule.Month.Sub)
	if twice := repeated(months); len(twice) > 0 {
		errs = append(errs, failed(rule.ErrConflict, "credits", "",
			rule.Sayf("hold %s more than once", "中 %s 重复", list(twice)),
			rule.Say("add up what one month was credited with", "请将同一月份的记账额合计填写")))
	}
	return out, rule.Join(errs...)
}

// rates returns the rate of each year of the statement, and names the years that have none or two.
func (a *AccountHistory) rates() (map[int]decimal.Decimal, error) {
	var errs []error
	out := map[int]decimal.Decimal{}
	for i, r := range a.Rates {
		if _, twice := out[r.Year]; twice {
			errs = append(errs, failed(rule.ErrConflict, "rates["+strconv.Itoa(i)+"].year", strconv.Itoa(r.Year),
				rule.Say("stands twice", "重复"), rule.Say("pass one rate for each year", "每年只填写一个利率")))
		}
		out[r.Year] = r.Rate
	}
	var missing []int
	for y := a.From; y <= a.Through.Year(); y++ {
		if _, known := out[y]; !known {
			missing = append(missing, y)
		}
	}
	if len(missing) > 0 {
		errs = append(errs, failed(rule.ErrNoRule, "rates", "",
			rule.Sayf("hold no record rate for %s", "缺少 %s 年的记账利率", list(missing)),
			rule.Say("pass the record rate of every year", "请填写每一年的记账利率")))
	}
	return out, rule.Join(errs...)
}
