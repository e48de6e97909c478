package annuity

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/rule"
)

const (
	spreadTimes  = 5         // 企业年金办法 (令第36号): at most five times the average
	maxEmployees = 1_000_000 // of one plan
)

// Spread compares what each employee is credited with the average.
type Spread struct {
	Most decimal.Decimal // five times the average, rounded down to the fen, yuan
	Over []int           // positions of the employees credited more than that
}

// CheckSpread compares the employer's money credited to each employee of the plan (企业当期缴费计入个人账户) for one period with
// five times its average. The comparison is exact: the average is not rounded first.
//
// Errors: ErrBadDate without a month, ErrNoRule before 2018-02 and after 2027-12, ErrOutOfRange without an employee,
// for more than 1,000,000 or for an amount outside 0 to 10^10.
//
// 企业年金办法 (令第36号); the number of the article was not seen.
func CheckSpread(month rule.Month, credits []decimal.Decimal) (Spread, error) {
	err := errors.Join(checkMonth("month", month), checkCount("credits", len(credits), 1, maxEmployees, "pass what each employee is credited"))
	if err != nil {
		return Spread{}, err
	}
	law := order36("annuity spread")
	law.Cite.Article = "" // its number was not seen
	if err := law.In(month); err != nil {
		return Spread{}, err
	}
	total, err := addUp(credits)
	if err != nil {
		return Spread{}, err
	}
	n := int64(len(credits))
	out := Spread{Most: shareDown(total, spreadTimes, n)}
	for i, credit := range credits {
		if credit.Mul(whole(n)).GreaterThan(total.Mul(whole(spreadTimes))) {
			out.Over = append(out.Over, i)
		}
	}
	return out, nil
}

// addUp checks every credit and adds them.
func addUp(credits []decimal.Decimal) (decimal.Decimal, error) {
	var total decimal.Decimal
	var errs []error
	for i, credit := range credits {
		if err := yuan("credits[" + strconv.Itoa(i) + "]").Check(credit); err != nil {
			errs = append(errs, err)
			continue
		}
		total = total.Add(credit)
	}
	return total, errors.Join(errs...)
}
