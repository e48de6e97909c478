package loan_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/provident/loan"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// Wants are exact fractions worked out apart from the code, but for the two of the rules' notes.
func TestFirst(t *testing.T) {
	type row struct {
		principal, rate string
		months          int
		method          loan.Method
		want            string
	}
	tabletest.Run(t, map[string]row{
		"the notes' equal payment":    {"1000000", "0.026", 360, loan.EqualPayment, "4003.40"},
		"the notes' equal principal":  {"1000000", "0.026", 360, loan.EqualPrincipal, "4944.44"},
		"20 years at 3.25 %":          {"1000000", "0.0325", 240, loan.EqualPayment, "5671.96"},
		"10 years at 3.1 %":           {"600000", "0.031", 120, loan.EqualPayment, "5821.38"},
		"a rate of five decimals":     {"500000", "0.02875", 300, loan.EqualPayment, "2338.68"},
		"one month":                   {"1000000", "0.026", 1, loan.EqualPayment, "1002166.67"},
		"one month, equal principal":  {"1000000", "0.026", 1, loan.EqualPrincipal, "1002166.67"},
		"no interest":                 {"100", "0", 3, loan.EqualPayment, "33.33"},
		"no interest, by principal":   {"100", "0", 3, loan.EqualPrincipal, "33.33"},
		"a fen over thirty years":     {"0.01", "0.026", 360, loan.EqualPayment, "0.00"},
		"the greatest of everything":  {"10000000000", "1", 600, loan.EqualPayment, "833333333.33"},
		"equal principal, 12 %, 1000": {"1000", "0.12", 3, loan.EqualPrincipal, "343.33"},
	}, func(t *testing.T, c row) {
		got, err := loan.Loan{Principal: tabletest.Dec(t, c.principal), AnnualRate: tabletest.Dec(t, c.rate), Months: c.months, Method: c.method}.First()
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

// By hand: 1000 at 1 % a month in three months.
func TestSchedule(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		method loan.Method
		want   [3][4]string
	}{
		"equal payment":   {loan.EqualPayment, [3][4]string{{"340.02", "10.00", "330.02", "669.98"}, {"340.02", "6.70", "333.32", "336.66"}, {"340.03", "3.37", "336.66", "0"}}},
		"equal principal": {loan.EqualPrincipal, [3][4]string{{"343.33", "10.00", "333.33", "666.67"}, {"340.00", "6.67", "333.33", "333.34"}, {"336.67", "3.33", "333.34", "0"}}},
	}, func(t *testing.T, c struct {
		method loan.Method
		want   [3][4]string
	}) {
		got, err := loan.Loan{Principal: tabletest.Dec(t, "1000"), AnnualRate: tabletest.Dec(t, "0.12"), Months: 3, Method: c.method}.Schedule()
		require.NoError(t, err)
		require.Len(t, got, 3)
		for i, want := range c.want {
			tabletest.Equal(t, want[0], got[i].Payment)
			tabletest.Equal(t, want[1], got[i].Interest)
			tabletest.Equal(t, want[2], got[i].Principal)
			tabletest.Equal(t, want[3], got[i].Balance)
		}
	})
}

// A loan of two yuan in 360 months is paid back a fen a month, and is paid back before its end.
func TestScheduleOfATinyLoan(t *testing.T) {
	got, err := loan.Loan{Principal: tabletest.Dec(t, "2"), Months: 360, Method: loan.EqualPayment}.Schedule()
	require.NoError(t, err)
	tabletest.Equal(t, "0.01", got[199].Payment)
	tabletest.Equal(t, "0", got[199].Balance)
	tabletest.Equal(t, "0", got[200].Payment)
	got, err = loan.Loan{Principal: tabletest.Dec(t, "5"), Months: 360, Method: loan.EqualPayment}.Schedule()
	require.NoError(t, err)
	tabletest.Equal(t, "1.41", got[359].Payment)
}

func TestLoanRefuses(t *testing.T) {
	bad := loan.Loan{Principal: decimal.Decimal{}, AnnualRate: tabletest.Dec(t, "2.6"), Months: 601, Method: 3}
	_, err := bad.First()
	_, scheduleErr := bad.Schedule()
	for _, field := range []string{"housing: principal 0", "annual_rate 2.6", "months 601", "method 3"} {
		assert.ErrorContains(t, err, field)
		assert.ErrorContains(t, scheduleErr, field)
	}
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = loan.Loan{Principal: decimal.New(1, 9999)}.First()
	assert.ErrorContains(t, err, "9999")
	assert.ErrorContains(t, err, "months 0")
}

// terms are those of a city's file of 2026, as the notes give them: ten balances, 1 and 2 million, thirty years.
func terms(t testing.TB) loan.Terms {
	return loan.Terms{Multiplier: tabletest.Dec(t, "10"), CapOne: tabletest.Dec(t, "1000000"), CapMore: tabletest.Dec(t, "2000000"), DownPayment: tabletest.Dec(t, "0.2"),
		MaxMonths: 360, PastRetired: 60, MaxAge: 816}
}

func TestCeiling(t *testing.T) {
	one := loan.Applicant{Balance: tabletest.Dec(t, "30000.55"), Monthly: tabletest.Dec(t, "1500"), ToRetire: 300, AgeInMonths: 420}
	old := loan.Applicant{Balance: tabletest.Dec(t, "200000"), Monthly: tabletest.Dec(t, "2000"), ToRetire: 24, AgeInMonths: 732}
	type row struct {
		price, uplift string
		applicants    []loan.Applicant
		amount        string
		limiting      loan.Limiting
		months        []int
	}
	tabletest.Run(t, map[string]row{
		"accounts: 300005.50 + 450000, cut":     {"2000000", "1", []loan.Applicant{one}, "750005", loan.ByAccounts, []int{360}},
		"the city's cap of one":                 {"2000000", "1", []loan.Applicant{old}, "1000000", loan.ByCap, []int{84}},
		"the cap raised by 40 %":                {"2000000", "1.4", []loan.Applicant{old}, "1400000", loan.ByCap, []int{84}},
		"two together: 750005.5 + 2048000":      {"5000000", "1", []loan.Applicant{one, old}, "2000000", loan.ByCap, []int{360, 84}},
		"the price less a fifth":                {"500000", "1", []loan.Applicant{one, old}, "400000", loan.ByPrice, []int{360, 84}},
		"no term is left past the greatest age": {"500000", "1", []loan.Applicant{{AgeInMonths: 817, ToRetire: 0}}, "0", loan.ByAccounts, []int{0}},
	}, func(t *testing.T, c row) {
		got, err := loan.Ceiling(terms(t), tabletest.Dec(t, c.price), tabletest.Dec(t, c.uplift), c.applicants)
		require.NoError(t, err)
		tabletest.Equal(t, c.amount, got.Amount)
		assert.Equal(t, c.limiting, got.Limiting)
		assert.Equal(t, c.months, got.MaxMonths)
	})
}

func TestCeilingRefuses(t *testing.T) {
	_, err := loan.Ceiling(loan.Terms{}, decimal.Decimal{}, decimal.Decimal{}, nil)
	for _, field := range []string{"multiplier 0", "cap_one 0", "cap_more 0", "max_months 0", "max_age 0", "price 0", "uplift 0", "applicants 0"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = loan.Ceiling(terms(t), tabletest.Dec(t, "1"), tabletest.Dec(t, "1"), []loan.Applicant{{Balance: decimal.New(-1, 0), Monthly: decimal.New(-1, 0), ToRetire: -1, AgeInMonths: -1}})
	for _, field := range []string{"balance -1", "monthly -1", "to_retire -1", "age -1"} {
		assert.ErrorContains(t, err, field)
	}
}

func TestAffordable(t *testing.T) {
	l := loan.Loan{Principal: tabletest.Dec(t, "1000000"), AnnualRate: tabletest.Dec(t, "0.026"), Months: 360, Method: loan.EqualPayment}
	tabletest.Run(t, map[string]struct {
		income string
		within bool
	}{
		"half of 8006.80 is the payment": {"8006.80", true},
		"a fen less":                     {"8006.79", false},
		"twice as much":                  {"16000", true},
	}, func(t *testing.T, c struct {
		income string
		within bool
	}) {
		got, err := loan.Affordable(l, tabletest.Dec(t, c.income), tabletest.Dec(t, "0.5"))
		require.NoError(t, err)
		assert.Equal(t, c.within, got.Within)
		tabletest.Equal(t, "4003.40", got.Payment)
	})
	_, err := loan.Affordable(loan.Loan{}, decimal.New(-1, 0), decimal.New(2, 0))
	for _, field := range []string{"principal 0", "income -1", "share 2"} {
		assert.ErrorContains(t, err, field)
	}
}

// oracle is the exact payment of equal payments, by repeated multiplication of fractions.
func oracle(fen, rate int64, months int) *big.Rat {
	p, r := big.NewRat(fen, 100), big.NewRat(rate, 12*100_000_000)
	if rate == 0 {
		return p.Quo(p, big.NewRat(int64(months), 1))
	}
	factor := new(big.Rat).Add(big.NewRat(1, 1), r)
	grown := big.NewRat(1, 1)
	for range months {
		grown.Mul(grown, factor)
	}
	over := new(big.Rat).Sub(grown, big.NewRat(1, 1))
	return p.Mul(p, r).Mul(p, grown).Quo(p, over)
}

// FuzzSchedule: the first payment is within half a fen of the exact one, every instalment is the sum of its parts, nothing is
// below 0, the balance never rises and the principal repaid is the loan.
func FuzzSchedule(f *testing.F) {
	f.Add(int64(100_000_000), int64(2_600_000), uint16(360), uint8(1))
	f.Add(int64(1), int64(100_000_000), uint16(600), uint8(1))
	f.Add(int64(12345), int64(0), uint16(7), uint8(2))
	f.Add(int64(99), int64(99_999_999), uint16(59), uint8(2))
	f.Fuzz(func(t *testing.T, fen, rate int64, months uint16, method uint8) {
		l := loan.Loan{Principal: decimal.New(fen, -2), AnnualRate: decimal.New(rate, -8), Months: int(months % 130), Method: loan.Method(method)}
		got, err := l.Schedule()
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		first, err := l.First()
		require.NoError(t, err)
		if l.Method == loan.EqualPayment {
			off := new(big.Rat).Sub(first.Rat(), oracle(fen, rate, l.Months))
			assert.True(t, off.Abs(off).Cmp(big.NewRat(5, 1000)) <= 0, "first payment %s", first)
		}
		var repaid decimal.Decimal
		before := l.Principal
		for _, i := range got {
			assert.True(t, i.Payment.Equal(i.Interest.Add(i.Principal)))
			assert.True(t, i.Principal.Sign() >= 0 && i.Interest.Sign() >= 0 && i.Balance.Equal(before.Sub(i.Principal)))
			before, repaid = i.Balance, repaid.Add(i.Principal)
		}
		assert.True(t, repaid.Equal(l.Principal) && before.Sign() == 0)
	})
}

// FuzzCeiling: the offer is whole yuan, not above any limit, and more balance never lowers it.
func FuzzCeiling(f *testing.F) {
	f.Add(int64(3000055), int64(150000), uint16(300), int64(200000000))
	f.Fuzz(func(t *testing.T, balance, monthly int64, toRetire uint16, price int64) {
		a := loan.Applicant{Balance: decimal.New(balance, -2), Monthly: decimal.New(monthly, -2), ToRetire: int(toRetire), AgeInMonths: 400}
		got, err := loan.Ceiling(terms(t), decimal.New(price, -2), decimal.New(1, 0), []loan.Applicant{a})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.Amount.Equal(got.Amount.Truncate(0)))
		assert.True(t, got.Amount.LessThanOrEqual(decimal.Min(got.Accounts, got.Cap, got.Price)))
		a.Balance = a.Balance.Add(decimal.New(1, 0))
		if more, err := loan.Ceiling(terms(t), decimal.New(price, -2), decimal.New(1, 0), []loan.Applicant{a}); err == nil {
			assert.True(t, more.Amount.GreaterThanOrEqual(got.Amount))
		}
	})
}
