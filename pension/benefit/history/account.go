package history

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

// Year is one calendar year of a personal account (个人账户), yuan. Closing is Opening + Interest + Credited.
type Year struct {
	Year     int
	Opening  decimal.Decimal
	Rate     decimal.Decimal // 记账利率 of the year, a fraction
	Interest decimal.Decimal // on the opening balance, to the fen
	Credited decimal.Decimal // 当年记账额: what was credited in the year; it earns nothing in it
	Closing  decimal.Decimal
}

// Credit is what one month adds to the account (个人账户记账额), yuan.
type Credit struct {
	Month  rule.Month
	Amount decimal.Decimal
}

// Account is a personal account over several years.
type Account struct {
	Opening decimal.Decimal         // on 1 January of From, yuan
	From    int                     // the first year of the statement
	Through rule.Month              // the last month of the statement
	Credits []Credit                // in any order, one for a month
	Rates   map[int]decimal.Decimal // 记账利率 by year, fractions
}

// AccountYear returns the year of an account that opens with opening and is credited with credits: the opening balance
// earns the year's rate once, rounded half away from zero to the fen, the credits earn nothing. 社会保险法 art. 14.
//
// Errors: ErrOutOfRange for an amount outside 0 to 10^10 with 2 decimals, a rate above 1, or more than 1200 credits.
func AccountYear(opening, rate decimal.Decimal, credits []decimal.Decimal) (Year, error) {
	errs := []error{money("opening").Check(opening), rule.RateInput(rule.AreaPension, "rate", 100).Check(rate)}
	if len(credits) > maxMonths {
		return Year{}, failed(rule.ErrOutOfRange, "contributions", strconv.Itoa(len(credits)), "are more than 1200", "pass one amount for each month")
	}
	for _, c := range credits {
		errs = append(errs, money("contributions").Check(c))
	}
	if err := errors.Join(errs...); err != nil {
		return Year{}, err
	}
	var credited decimal.Decimal
	for _, c := range credits {
		credited = credited.Add(c)
	}
	return year(0, opening, rate, credited, 12), nil
}

// Statement returns the account year by year from January of From through the month Through. A last year that ends
// before December earns rate × months ÷ 12, simple: so working calculators do at retirement; no text that says it was
// seen.
//
// Errors: ErrNoRule naming the years that have no rate, ErrConflict naming months credited twice, ErrOutOfRange for a
// credit outside the years of the statement or a number outside its bounds, ErrBadDate for a month that is none.
func Statement(a Account) ([]Year, error) {
	if err := a.check(); err != nil {
		return nil, err
	}
	credited := map[int]decimal.Decimal{}
	for _, c := range a.Credits {
		credited[c.Month.Year()] = credited[c.Month.Year()].Add(c.Amount)
	}
	var out []Year
	balance := a.Opening
	for y := a.From; y <= a.Through.Year(); y++ {
		months := 12
		if y == a.Through.Year() {
			months = int(a.Through.Month())
		}
		one := year(y, balance, a.Rates[y], credited[y], months)
		out = append(out, one)
		balance = one.Closing
	}
	return out, nil
}

// year adds up one year of which the opening balance earns some months.
func year(y int, opening, rate, credited decimal.Decimal, months int) Year {
	interest := opening.Mul(rate).Mul(whole(months)).DivRound(whole(12), 2)
	return Year{y, opening, rate, interest, credited, opening.Add(interest).Add(credited)}
}

func money(field string) rule.Input {
	return rule.Input{Area: rule.AreaPension, Field: field, Max: 10_000_000_000, Places: 2, Do: rule.Untranslated("pass yuan with at most 2 decimals")}
}

// check reports every bad field at once.
func (a *Account) check() error {
	errs := []error{money("opening").Check(a.Opening)}
	start := rule.MonthOf(a.From, 1)
	if start.IsZero() || a.Through.IsZero() || a.Through.Before(start) || a.Through.Sub(start) >= maxMonths {
		return errors.Join(append(errs, failed(rule.ErrBadDate, "through", a.Through.String(), "is not a month within 100 years from "+strconv.Itoa(a.From), "pass the first year and the last month of the statement"))...)
	}
	if len(a.Credits) > maxMonths {
		return failed(rule.ErrOutOfRange, "credits", strconv.Itoa(len(a.Credits)), "are more than 1200", "pass one amount for each month")
	}
	errs = append(errs, a.checkRates())
	var months []rule.Month
	for _, c := range a.Credits {
		errs = append(errs, money("credit of "+c.Month.String()).Check(c.Amount))
		if c.Month.Before(start) || c.Month.After(a.Through) {
			errs = append(errs, failed(rule.ErrOutOfRange, "credits", c.Month.String(), "is not within "+start.String()+" to "+a.Through.String(), "pass the credits of the statement's months"))
		}
		months = append(months, c.Month)
	}
	slices.SortFunc(months, rule.Month.Sub)
	if twice := repeated(months); len(twice) > 0 {
		errs = append(errs, failed(rule.ErrConflict, "credits", "", "hold "+list(twice)+" more than once", "add up what one month was credited with"))
	}
	return errors.Join(errs...)
}

// checkRates wants a rate for every year of the statement.
func (a *Account) checkRates() error {
	var missing []string
	var errs []error
	for y := a.From; y <= a.Through.Year(); y++ {
		rate, known := a.Rates[y]
		if !known {
			missing = append(missing, strconv.Itoa(y))
			continue
		}
		errs = append(errs, rule.RateInput(rule.AreaPension, "rate of "+strconv.Itoa(y), 100).Check(rate))
	}
	if len(missing) > 0 {
		errs = append(errs, failed(rule.ErrNoRule, "rates", "", "hold no record rate for "+strings.Join(missing, ", "), "pass the record rate of every year"))
	}
	return errors.Join(errs...)
}
