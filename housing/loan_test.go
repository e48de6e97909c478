package housing_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// Wants are exact fractions worked out apart from the code, but for the two of the rules' notes.
func TestLoanFirst(t *testing.T) {
	type row struct {
		name, principal, rate string
		months                int
		method                housing.Method
		want                  string
	}
	tabletest.Each(t, []row{
		{name: "the notes' equal payment", principal: "1000000", rate: "0.026", months: 360,
			method: housing.EqualPayment, want: "4003.40"},
		{name: "the notes' equal principal", principal: "1000000", rate: "0.026", months: 360,
			method: housing.EqualPrincipal, want: "4944.44"},
		{name: "20 years at 3.25 %", principal: "1000000", rate: "0.0325", months: 240, method: housing.EqualPayment,
			want: "5671.96"},
		{name: "10 years at 3.1 %", principal: "600000", rate: "0.031", months: 120, method: housing.EqualPayment,
			want: "5821.38"},
		{name: "a rate of five decimals", principal: "500000", rate: "0.02875", months: 300,
			method: housing.EqualPayment, want: "2338.68"},
		{name: "one month", principal: "1000000", rate: "0.026", months: 1, method: housing.EqualPayment,
			want: "1002166.67"},
		{name: "one month, equal principal", principal: "1000000", rate: "0.026", months: 1,
			method: housing.EqualPrincipal, want: "1002166.67"},
		{name: "no interest", principal: "100", rate: "0", months: 3, method: housing.EqualPayment, want: "33.33"},
		{name: "no interest, by principal", principal: "100", rate: "0", months: 3, method: housing.EqualPrincipal,
			want: "33.33"},
		{name: "a fen over thirty years", principal: "0.01", rate: "0.026", months: 360, method: housing.EqualPayment,
			want: "0.00"},
		{name: "the greatest of everything", principal: "10000000000", rate: "1", months: 600,
			method: housing.EqualPayment, want: "833333333.33"},
		{name: "equal principal, 12 %, 1000", principal: "1000", rate: "0.12", months: 3,
			method: housing.EqualPrincipal, want: "343.33"},
	}, func(t *testing.T, c row) {
		got, err := housing.Loan{Principal: tabletest.Dec(t, c.principal), AnnualRate: tabletest.Dec(t, c.rate),
			Months: c.months, Method: c.method}.First()
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

// By hand: 1000 at 1 % a month in three months.
func TestLoanSchedule(t *testing.T) {
	type c struct {
		name   string
		method housing.Method
		want   [3][4]string
	}
	tabletest.Each(t, []c{
		{name: "equal payment", method: housing.EqualPayment,
			want: [3][4]string{{"340.02", "10.00", "330.02", "669.98"}, {"340.02", "6.70", "333.32", "336.66"},
				{"340.03", "3.37", "336.66", "0"}}},
		{name: "equal principal", method: housing.EqualPrincipal,
			want: [3][4]string{{"343.33", "10.00", "333.33", "666.67"}, {"340.00", "6.67", "333.33", "333.34"},
				{"336.67", "3.33", "333.34", "0"}}},
	}, func(t *testing.T, c c) {
		got, err := housing.Loan{Principal: tabletest.Dec(t, "1000"), AnnualRate: tabletest.Dec(t, "0.12"), Months: 3,
			Method: c.method}.Schedule()
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
	got, err := housing.Loan{Principal: tabletest.Dec(t, "2"), Months: 360, Method: housing.EqualPayment}.Schedule()
	require.NoError(t, err)
	tabletest.Equal(t, "0.01", got[199].Payment)
	tabletest.Equal(t, "0", got[199].Balance)
	tabletest.Equal(t, "0", got[200].Payment)
	got, err = housing.Loan{Principal: tabletest.Dec(t, "5"), Months: 360, Method: housing.EqualPayment}.Schedule()
	require.NoError(t, err)
	tabletest.Equal(t, "1.41", got[359].Payment)
}

func TestLoanRefuses(t *testing.T) {
	bad := housing.Loan{Principal: decimal.Decimal{}, AnnualRate: tabletest.Dec(t, "2.6"), Months: 601, Method: 3}
	_, err := bad.First()
	_, scheduleErr := bad.Schedule()
	for _, field := range []string{"housing: principal 0", "annual_rate 2.6", "months 601", "method invalid(3)"} {
		assert.ErrorContains(t, err, field)
		assert.ErrorContains(t, scheduleErr, field)
	}
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = housing.Loan{Principal: decimal.New(1, 9999)}.First()
	assert.ErrorContains(t, err, "9999")
	assert.ErrorContains(t, err, "months 0")
}

func TestAffordable(t *testing.T) {
	l := housing.Loan{Principal: tabletest.Dec(t, "1000000"), AnnualRate: tabletest.Dec(t, "0.026"), Months: 360,
		Method: housing.EqualPayment}
	type c struct {
		name, income string
		within       bool
	}
	tabletest.Each(t, []c{
		{name: "half of 8006.80 is the payment", income: "8006.80", within: true},
		{name: "a fen less", income: "8006.79", within: false},
		{name: "twice as much", income: "16000", within: true},
	}, func(t *testing.T, c c) {
		got, err := housing.Affordable(housing.Repaid{Loan: l, Income: tabletest.Dec(t, c.income),
			Share: tabletest.Dec(t, "0.5")})
		require.NoError(t, err)
		assert.Equal(t, c.within, got.Within)
		tabletest.Equal(t, "4003.40", got.Payment)
	})
	_, err := housing.Affordable(housing.Repaid{Income: decimal.New(-1, 0), Share: decimal.New(2, 0)})
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

// FuzzLoanSchedule: the first payment is within half a fen of the exact one, every instalment is the sum of its parts,
// nothing is below 0, the balance never rises and the principal repaid is the housing.
func FuzzLoanSchedule(f *testing.F) {
	f.Add(int64(100_000_000), int64(2_600_000), uint16(360), uint8(1))
	f.Add(int64(1), int64(100_000_000), uint16(600), uint8(1))
	f.Add(int64(12345), int64(0), uint16(7), uint8(2))
	f.Add(int64(99), int64(99_999_999), uint16(59), uint8(2))
	f.Fuzz(func(t *testing.T, fen, rate int64, months uint16, method uint8) {
		l := housing.Loan{Principal: decimal.New(fen, -2), AnnualRate: decimal.New(rate, -8), Months: int(months % 130),
			Method: housing.Method(method)}
		got, err := l.Schedule()
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		first, err := l.First()
		require.NoError(t, err)
		if l.Method == housing.EqualPayment {
			off := new(big.Rat).Sub(first.Rat(), oracle(fen, rate, l.Months))
			assert.True(t, off.Abs(off).Cmp(big.NewRat(5, 1000)) <= 0, "first payment %s", first)
		}
		var repaid decimal.Decimal
		before := l.Principal
		for _, i := range got {
			assert.True(t, i.Payment.Equal(i.Interest.Add(i.Principal)))
			assert.True(t, i.Principal.Sign() >= 0 && i.Interest.Sign() >= 0 &&
				i.Balance.Equal(before.Sub(i.Principal)))
			before, repaid = i.Balance, repaid.Add(i.Principal)
		}
		assert.True(t, repaid.Equal(l.Principal) && before.Sign() == 0)
	})
}
