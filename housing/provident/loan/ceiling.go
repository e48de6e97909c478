package loan

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/housing/provident/internal/door"
	"github.com/shebao-go/shebao/rule"
)

// Terms are a city's terms of a loan. No figure of them is national: 住房公积金管理条例 art. 9(3) leaves the highest amount
// to the city. The zero value is refused.
type Terms struct {
	Multiplier  decimal.Decimal // times the balance
	CapOne      decimal.Decimal // 最高贷款额度 of one applicant, yuan
	CapMore     decimal.Decimal // of two or more, yuan
	DownPayment decimal.Decimal // 首付比例, a fraction of the price
	MaxMonths   int             // longest term
	PastRetired int             // months a loan may run past retirement
	MaxAge      int             // months of age no loan runs past
}

// Applicant is one of those who borrow together.
type Applicant struct {
	Balance     decimal.Decimal // 账户余额, yuan
	Monthly     decimal.Decimal // 月缴存额 that counts, yuan
	ToRetire    int             // months to retirement
	AgeInMonths int
}

// Limiting says which of the three limits decided.
type Limiting uint8

// The limits in the order they are looked at; the first of equals is named.
const (
	ByAccounts Limiting = iota + 1 // Σ(balance × multiplier + monthly deposit × months to retirement)
	ByCap                          // the city's highest amount
	ByPrice                        // price less down payment
)

// Offer is the most that may be lent.
type Offer struct {
	Amount    decimal.Decimal // yuan, cut to the whole yuan
	Limiting  Limiting
	Accounts  decimal.Decimal // what the accounts allow, exact
	Cap       decimal.Decimal // what the city allows, exact
	Price     decimal.Decimal // what the price allows, exact
	MaxMonths []int           // the longest term by each applicant's age, in their order; 0 where none is left
}

// Ceiling returns the most a loan may be (贷款额度): the least of what the accounts, the city and the price allow. uplift
// raises the city's cap (1 where nothing does). Which applicant's age counts no text seen says, so the terms are
// listed for each.
//
// Errors: ErrOutOfRange for a number out of bounds, more than 10 applicants or none.
func Ceiling(t Terms, price, uplift decimal.Decimal, applicants []Applicant) (Offer, error) {
	if err := errors.Join(t.check(), checkApplication(price, uplift, applicants)); err != nil {
		return Offer{}, err
	}
	out := Offer{Cap: t.CapOne.Mul(uplift), Price: price.Mul(door.Whole(1).Sub(t.DownPayment)), Limiting: ByAccounts}
	if len(applicants) > 1 {
		out.Cap = t.CapMore.Mul(uplift)
	}
	for _, a := range applicants {
		out.Accounts = out.Accounts.Add(a.Balance.Mul(t.Multiplier)).Add(a.Monthly.Mul(door.Whole(a.ToRetire)))
		out.MaxMonths = append(out.MaxMonths, max(0, min(t.MaxMonths, a.ToRetire+t.PastRetired, t.MaxAge-a.AgeInMonths)))
	}
	least := out.Accounts
	if out.Cap.LessThan(least) {
		least, out.Limiting = out.Cap, ByCap
	}
	if out.Price.LessThan(least) {
		least, out.Limiting = out.Price, ByPrice
	}
	out.Amount = least.Truncate(0)
	return out, nil
}

func (t Terms) check() error {
	multiplier := rule.Input{Area: rule.AreaHousing, Field: "multiplier", Min: 1, Max: 100, Places: 4, Do: rule.Untranslated("pass the city's multiplier, such as 10")}
	return errors.Join(multiplier.Check(t.Multiplier), door.Positive("cap_one").Check(t.CapOne), door.Positive("cap_more").Check(t.CapMore),
		door.Share("down_payment").Check(t.DownPayment), door.Count("max_months", t.MaxMonths, 1, maxMonths, "pass the longest term"),
		door.Count("past_retired", t.PastRetired, 0, maxMonths, "pass the months past retirement"), door.Count("max_age", t.MaxAge, 1, 1800, "pass the age in months, such as 816 for 68"))
}

func checkApplication(price, uplift decimal.Decimal, applicants []Applicant) error {
	factor := rule.Input{Area: rule.AreaHousing, Field: "uplift", Min: 1, Max: 10, Places: 4, Do: rule.Untranslated("pass a factor such as 1.4, or 1")}
	errs := []error{door.Positive("price").Check(price), factor.Check(uplift)}
	if len(applicants) == 0 || len(applicants) > 10 {
		errs = append(errs, door.Fail(rule.ErrOutOfRange, "applicants", strconv.Itoa(len(applicants)), "are not 1 to 10", "pass those who borrow together"))
	}
	for _, a := range applicants {
		errs = append(errs, door.Yuan("balance").Check(a.Balance), door.Yuan("monthly").Check(a.Monthly),
			door.Count("to_retire", a.ToRetire, 0, maxMonths, "pass the months to retirement"), door.Count("age", a.AgeInMonths, 0, 1800, "pass the age in months"))
	}
	return errors.Join(errs...)
}

// Burden is a loan's first payment against income.
type Burden struct {
	Payment decimal.Decimal // yuan, the first month
	Most    decimal.Decimal // share × income, exact
	Within  bool            // the payment is not above it
}

// Affordable compares a loan's first payment with a share of the monthly income (月还款额不超过收入的一定比例). The share is the
// city's.
func Affordable(l Loan, income, share decimal.Decimal) (Burden, error) {
	payment, err := l.First()
	if err := errors.Join(err, door.Yuan("income").Check(income), door.Share("share").Check(share)); err != nil {
		return Burden{}, err
	}
	most := income.Mul(share)
	return Burden{payment, most, payment.LessThanOrEqual(most)}, nil
}
