package housing

import (
	"github.com/shopspring/decimal"

	"github.com/shebao-go/shebao/internal/whole"
	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/rule"
)

// LoanTerms are a city's terms of a loan. No figure of them is national: 住房公积金管理条例 art. 9(3) leaves the highest amount
// to the city. The zero value is refused.
type LoanTerms struct {
	Multiplier  decimal.Decimal `json:"multiplier" in:"factor" min:"1" max:"100" doc:"times the balance" zh:"账户余额倍数"`
	CapOne      decimal.Decimal `json:"cap_one" in:"yuan" min:"0.01" doc:"of one applicant" zh:"一人申请最高额度（元）"`
	CapMore     decimal.Decimal `json:"cap_more" in:"yuan" min:"0.01" doc:"of two or more" zh:"两人以上申请最高额度（元）"`
	DownPayment decimal.Decimal `json:"down_payment" in:"rate" doc:"a share of the price" zh:"首付比例"`
	MaxMonths   int             `json:"max_months" in:"count" min:"1" max:"600" doc:"longest term" zh:"最长期限（月）"`
	PastRetired int             `json:"past_retired" in:"count" max:"600" doc:"months after retirement" zh:"退休后最长月数"`
	MaxAge      int             `json:"max_age" in:"count" min:"1" max:"1800" doc:"months, at the end" zh:"期满最高年龄（月）"`
}

// LoanRequest is what is to be bought and who borrows together. Uplift raises the city's cap (1 where nothing does).
type LoanRequest struct {
	Price      decimal.Decimal `json:"price" in:"yuan" min:"0.01" doc:"of the home, yuan" zh:"房屋总价（元）"`
	Uplift     decimal.Decimal `json:"uplift" in:"factor" min:"1" default:"1" doc:"of the cap" zh:"最高额度上浮倍数"`
	Applicants []Borrower      `json:"applicants" items:"1-10" doc:"who borrow together" zh:"共同申请人"`
}

// Borrower is one of those who borrow together. Monthly is the deposit that counts.
type Borrower struct {
	Balance     decimal.Decimal `json:"balance" in:"yuan" doc:"of the account, yuan" zh:"账户余额（元）"`
	Monthly     decimal.Decimal `json:"monthly" in:"yuan" doc:"deposit, yuan a month" zh:"月缴存额（元）"`
	ToRetire    int             `json:"to_retire" in:"count" max:"600" doc:"months to retirement" zh:"距退休月数"`
	AgeInMonths int             `json:"age" in:"count" max:"1800" doc:"in months" zh:"年龄（月）"`
}

// LoanLimit says which of the three limits decided.
type LoanLimit uint8

// The limits in the order they are looked at; the first of equals is named.
const (
	ByAccounts LoanLimit = iota + 1 // Σ(balance × multiplier + monthly deposit × months to retirement)
	ByCap                           // the city's highest amount
	ByPrice                         // price less down payment
)

// loanLimits are the names of the limits.
func loanLimits() jsonrule.Words { return jsonrule.Words{"", "accounts", "cap", "price"} }

// MarshalText writes the JSON name, such as "cap".
func (l LoanLimit) MarshalText() ([]byte, error) { return loanLimits().Text(uint8(l)), nil }

// UnmarshalText reads a JSON name and refuses any other word.
func (l *LoanLimit) UnmarshalText(text []byte) error { return loanLimits().Read((*uint8)(l), text) }

// LoanOffer is the most that may be lent. MaxMonths is by each applicant's age, in their order; 0 where none is left.
type LoanOffer struct {
	Amount    decimal.Decimal `json:"amount" out:"yuan" doc:"cut to the whole yuan" zh:"可贷额度（元，取整到元）"`
	Limiting  LoanLimit       `json:"limiting" doc:"which of the three is the least" zh:"起决定作用的限额"`
	Accounts  decimal.Decimal `json:"accounts" out:"plain" doc:"what the accounts allow, yuan" zh:"按账户计算（元）"`
	Cap       decimal.Decimal `json:"cap" out:"plain" doc:"what the city allows, yuan" zh:"按最高额度计算（元）"`
	Price     decimal.Decimal `json:"price" out:"plain" doc:"what the price allows, yuan" zh:"按房价计算（元）"`
	MaxMonths []int           `json:"max_months" doc:"longest term of each applicant" zh:"各申请人最长期限（月）"`
}

// LoanCeiling returns the most a loan may be (贷款额度): the least of what the accounts, the city and the price allow.
// Which applicant's age counts no text seen says, so the terms are listed for each.
//
// Errors: ErrOutOfRange for a number out of bounds, more than 10 applicants or none.
func LoanCeiling(t LoanTerms, r LoanRequest) (LoanOffer, error) {
	if err := rule.Join(jsonrule.Check(rule.AreaHousing, t), jsonrule.Check(rule.AreaHousing, r)); err != nil {
		return LoanOffer{}, err
	}
	out := LoanOffer{Cap: t.CapOne.Mul(r.Uplift), Price: r.Price.Mul(whole.Number(1).Sub(t.DownPayment)),
		Limiting: ByAccounts}
	if len(r.Applicants) > 1 {
		out.Cap = t.CapMore.Mul(r.Uplift)
	}
	for _, a := range r.Applicants {
		out.Accounts = out.Accounts.Add(a.Balance.Mul(t.Multiplier)).Add(a.Monthly.Mul(whole.Number(a.ToRetire)))
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

// Repaid is a loan with the income that pays it back.
type Repaid struct {
	Loan
	Income decimal.Decimal `json:"income" in:"yuan" doc:"of the borrowers, yuan a month" zh:"月收入（元）"`
	Share  decimal.Decimal `json:"share" in:"rate" doc:"most of the income, a fraction" zh:"月还款额占收入的最高比例"`
}

// Burden is a loan's first payment against income.
type Burden struct {
	Payment decimal.Decimal `json:"payment" out:"yuan" doc:"of the first month, yuan" zh:"首月还款额（元）"`
	Most    decimal.Decimal `json:"most" out:"plain" doc:"share x income, yuan" zh:"最高月还款额（元）"`
	Within  bool            `json:"within" doc:"the payment is not above it" zh:"是否不超过"`
}

// Affordable compares a loan's first payment with a share of the monthly income (月还款额不超过收入的一定比例). The share is the
// city's. The comparison is exact.
//
// Errors: those of Loan.First, ErrOutOfRange for an income outside 0 to 10^10 or a share above 1.
func Affordable(r Repaid) (Burden, error) {
	if err := jsonrule.Check(rule.AreaHousing, r); err != nil {
		return Burden{}, err
	}
	payment, most := r.payment(r.Principal), r.Income.Mul(r.Share)
	return Burden{payment, most, payment.LessThanOrEqual(most)}, nil
}
