package housing_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// terms are those of a city's file of 2026, as the notes give them: ten balances, 1 and 2 million, thirty years.
func terms(t testing.TB) housing.LoanTerms {
	return housing.LoanTerms{Multiplier: tabletest.Dec(t, "10"), CapOne: tabletest.Dec(t, "1000000"),
		CapMore: tabletest.Dec(t, "2000000"), DownPayment: tabletest.Dec(t, "0.2"),
		MaxMonths: 360, PastRetired: 60, MaxAge: 816}
}

// request is a home of a price and those who borrow for it together.
func request(t testing.TB, price, uplift string, applicants ...housing.Borrower) housing.LoanRequest {
	t.Helper()
	return housing.LoanRequest{Price: tabletest.Dec(t, price), Uplift: tabletest.Dec(t, uplift), Applicants: applicants}
}

func TestLoanCeiling(t *testing.T) {
	one := housing.Borrower{Balance: tabletest.Dec(t, "30000.55"), Monthly: tabletest.Dec(t, "1500"), ToRetire: 300,
		AgeInMonths: 420}
	old := housing.Borrower{Balance: tabletest.Dec(t, "200000"), Monthly: tabletest.Dec(t, "2000"), ToRetire: 24,
		AgeInMonths: 732}
	type row struct {
		name, price, uplift string
		applicants          []housing.Borrower
		amount              string
		limiting            housing.LoanLimit
		months              []int
	}
	tabletest.Each(t, []row{
		{name: "accounts: 300005.50 + 450000, cut", price: "2000000", uplift: "1", applicants: []housing.Borrower{one},
			amount: "750005", limiting: housing.ByAccounts, months: []int{360}},
		{name: "the city's cap of one", price: "2000000", uplift: "1", applicants: []housing.Borrower{old},
			amount: "1000000", limiting: housing.ByCap, months: []int{84}},
		{name: "the cap raised by 40 %", price: "2000000", uplift: "1.4", applicants: []housing.Borrower{old},
			amount: "1400000", limiting: housing.ByCap, months: []int{84}},
		{name: "two together: 750005.5 + 2048000", price: "5000000", uplift: "1",
			applicants: []housing.Borrower{one, old}, amount: "2000000", limiting: housing.ByCap,
			months: []int{360, 84}},
		{name: "the price less a fifth", price: "500000", uplift: "1", applicants: []housing.Borrower{one, old},
			amount: "400000", limiting: housing.ByPrice, months: []int{360, 84}},
		{name: "no term is left past the greatest age", price: "500000", uplift: "1",
			applicants: []housing.Borrower{{AgeInMonths: 817, ToRetire: 0}}, amount: "0", limiting: housing.ByAccounts,
			months: []int{0}},
	}, func(t *testing.T, c row) {
		got, err := housing.LoanCeiling(terms(t), request(t, c.price, c.uplift, c.applicants...))
		require.NoError(t, err)
		tabletest.Equal(t, c.amount, got.Amount)
		assert.Equal(t, c.limiting, got.Limiting)
		assert.Equal(t, c.months, got.MaxMonths)
	})
}

func TestLoanCeilingRefuses(t *testing.T) {
	_, err := housing.LoanCeiling(housing.LoanTerms{}, housing.LoanRequest{})
	for _, field := range []string{"multiplier 0", "cap_one 0", "cap_more 0", "max_months 0", "max_age 0", "price 0",
		"uplift 0", "applicants 0"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = housing.LoanCeiling(terms(t), request(t, "1", "1", housing.Borrower{Balance: decimal.New(-1, 0),
		Monthly: decimal.New(-1, 0), ToRetire: -1, AgeInMonths: -1}))
	for _, field := range []string{"balance -1", "monthly -1", "to_retire -1", "age -1"} {
		assert.ErrorContains(t, err, field)
	}
}

// FuzzLoanCeiling: the offer is whole yuan, not above any limit, and more balance never lowers it.
func FuzzLoanCeiling(f *testing.F) {
	f.Add(int64(3000055), int64(150000), uint16(300), int64(200000000))
	f.Fuzz(func(t *testing.T, balance, monthly int64, toRetire uint16, price int64) {
		a := housing.Borrower{Balance: decimal.New(balance, -2), Monthly: decimal.New(monthly, -2),
			ToRetire: int(toRetire), AgeInMonths: 400}
		got, err := housing.LoanCeiling(terms(t),
			housing.LoanRequest{Price: decimal.New(price, -2), Uplift: decimal.New(1, 0),
				Applicants: []housing.Borrower{a}})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.Amount.Equal(got.Amount.Truncate(0)))
		assert.True(t, got.Amount.LessThanOrEqual(decimal.Min(got.Accounts, got.Cap, got.Price)))
		a.Balance = a.Balance.Add(decimal.New(1, 0))
		if more, err := housing.LoanCeiling(terms(t),
			housing.LoanRequest{Price: decimal.New(price, -2), Uplift: decimal.New(1, 0),
				Applicants: []housing.Borrower{a}}); err == nil {
			assert.True(t, more.Amount.GreaterThanOrEqual(got.Amount))
		}
	})
}
