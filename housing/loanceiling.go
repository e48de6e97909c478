package housing

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// LoanTerms are a city's terms of a loan. No figure of them is national: 住房公积金管理条例 art. 9(3) leaves the highest amount
// to the city. The zero value is refused.
type LoanTerms struct {
	Multiplier  decimal.Decimal `json:"multiplier" in:"factor" min:"1" max:"100"`  // times the balance
	CapOne      decimal.Decimal `json:"cap_one" in:"yuan" min:"0.01"`              // 最高贷款额度 of one applicant, yuan
	CapMore     decimal.Decimal `json:"cap_more" in:"yuan" min:"0.01"`             // of two or more, yuan
	DownPayment decimal.Decimal `json:"down_payment" in:"rate"`                    // 首付比例, a fraction of the price
	MaxMonths   int             `json:"max_months" in:"count" min:"1" max:"600"`   // longest term
	PastRetired int             `json:"past_retired" in:"count" min:"0" max:"600"` // months past retirement at most
	MaxAge      int             `json:"max_age" in:"count" min:"1" max:"1800"`     // months of age no loan runs past
}

// LoanRequest is what is to be bought and who borrows together. Uplift raises the city's cap (1 where nothing does).
type LoanRequest struct {
	Price      decimal.Decimal `json:"price" in:"yuan" min:"0.01"`
	Uplift     decimal.Decimal `json:"uplift" in:"factor" min:"1"`
	Applicants []Borrower      `json:"applicants" items:"1-10"`
}

// Borrower is one of those who borrow together.
type Borrower struct {
	Balance     decimal.Decimal `json:"balance" in:"yuan"`              // 账户余额, yuan
	Monthly     decimal.Decimal `json:"monthly" in:"yuan"`              // 月缴存额 that counts, yuan
	ToRetire    int             `json:"to_retire" in:"count" max:"600"` // months to retirement
	AgeInMonths int             `json:"age" in:"count" max:"1800"`
}

// LoanLimit says which of the three limits decided.
type LoanLimit uint8

// The limits in the order they are looked at; the first of equals is named.
const (
	ByAccounts LoanLimit = iota + 1 // Σ(balance × multiplier + monthly deposit × months to retirement)
	ByCap                           // the city's highest amount
	ByPrice                         // price less down payment
)

// LoanOffer is the most that may be lent.
type LoanOffer struct {
	Amount    decimal.Decimal // yuan, cut to the whole yuan
	Limiting  LoanLimit
	Accounts  decimal.Decimal // what the accounts allow, exact
	Cap       decimal.Decimal // what the city allows, exact
	Price     decimal.Decimal // what the price allows, exact
	MaxMonths []int           // the longest term by each applicant's age, in their order; 0 where none is left
}

// LoanCeiling returns the most a loan may be (贷款额度): the least of what the accounts, the city and the price allow.
// Which applicant's age counts no text seen says, so the terms are listed for each.
//
// Errors: ErrOutOfRange for a number out of bounds, more than 10 applicants or none.
func LoanCeiling(t LoanTerms, r LoanRequest) (LoanOffer, error) {
	if err := errors.Join(jsonrule.Check(rule.AreaHousing, t), jsonrule.Check(rule.AreaHousing, r)); err != nil {
		return LoanOffer{}, err
	}
	out := LoanOffer{Cap: t.CapOne.Mul(r.Uplift), Price: r.Price.Mul(whole(1).Sub(t.DownPayment)), Limiting: ByAccounts}
	if len(r.Applicants) > 1 {
		out.Cap = t.CapMore.Mul(r.Uplift)
	}
	for _, a := range r.Applicants {
		out.Accounts = out.Accounts.Add(a.Balance.Mul(t.Multiplier)).Add(a.Monthly.Mul(whole(a.ToRetire)))
		longest := min(t.MaxMonths, a.ToRetire+t.PastRetired, t.MaxAge-a.AgeInMonths)
		out.MaxMonths = append(out.MaxMonths, max(0, longest))
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
	if err := errors.Join(err, rule.YuanInput(rule.AreaHousing, "income").Check(income),
		rule.RateInput(rule.AreaHousing, "share", 100).Check(share)); err != nil {
		return Burden{}, err
	}
	most := income.Mul(share)
	return Burden{payment, most, payment.LessThanOrEqual(most)}, nil
}
