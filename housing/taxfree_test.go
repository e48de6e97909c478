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

func free(t testing.TB, base, rate, average string) housing.FreeBy {
	t.Helper()
	return housing.FreeBy{Deposit: deposit(t, base, rate), Average: tabletest.Dec(t, average)}
}

func TestTaxFree(t *testing.T) {
	type c struct{ name, base, rate, average, deposit, free, taxable string }
	tabletest.Each(t, []c{
		{name: "财税〔2006〕10号, three averages", base: "30000", rate: "0.12", average: "8000", deposit: "3600.00",
			free: "2880.00", taxable: "720.00"},
		{name: "base at three averages", base: "24000", rate: "0.12", average: "8000", deposit: "2880.00",
			free: "2880.00", taxable: "0"},
		{name: "a fen above three averages", base: "24000.01", rate: "0.12", average: "8000", deposit: "2880.00",
			free: "2880.00", taxable: "0"},
		{name: "rate above 12 %", base: "10000", rate: "0.15", average: "8000", deposit: "1500.00", free: "1200.00",
			taxable: "300.00"},
		{name: "rate and base above", base: "30000", rate: "0.15", average: "8000", deposit: "4500.00", free: "2880.00",
			taxable: "1620.00"},
		{name: "rate below", base: "30000", rate: "0.05", average: "8000", deposit: "1500.00", free: "1200.00",
			taxable: "300.00"},
		// 39828.99 × 0.12 = 4779.4788
		{name: "three averages that are not round", base: "41000", rate: "0.12", average: "13276.33",
			deposit: "4920.00", free: "4779.48", taxable: "140.52"},
		// 10,010 × 5 % = 500.50, made as 501; 10,004 × 5 % = 500.20, made as 500
		{name: "within both limits, rounded up", base: "10010", rate: "0.05", average: "8000", deposit: "501.00",
			free: "501.00", taxable: "0"},
		{name: "within both limits, rounded down", base: "10004", rate: "0.05", average: "8000", deposit: "500.00",
			free: "500.00", taxable: "0"},
		// 24,030 × 5 % = 1,201.50, made as 1,202; 24,000 × 5 % = 1,200
		{name: "over three averages, rounded up", base: "24030", rate: "0.05", average: "8000", deposit: "1202.00",
			free: "1200.00", taxable: "2.00"},
		// three averages of 8,003.34 are 24,010.02: 1,200.501, made as 1,201; so is that of 24,010.10
		{name: "just over three averages", base: "24010.10", rate: "0.05", average: "8003.34", deposit: "1201.00",
			free: "1201.00", taxable: "0"},
	}, func(t *testing.T, c c) {
		got, err := housing.TaxFree(free(t, c.base, c.rate, c.average), nil)
		require.NoError(t, err)
		tabletest.Equal(t, c.deposit, got.Deposit)
		tabletest.Equal(t, c.free, got.TaxFree)
		tabletest.Equal(t, c.taxable, got.Taxable)
		tabletest.Equal(t, c.base, got.Base)
	})
}

// A deposit made on 41,000 with a published ceiling of 39,828: 财税〔2006〕10号.
func TestTaxFreeUnder(t *testing.T) {
	ceiling := tabletest.Dec(t, "39828")
	got, err := housing.TaxFreeUnder(deposit(t, "41000", "0.12"), ceiling, nil)
	require.NoError(t, err)
	tabletest.Equal(t, "4920.00", got.Deposit)
	tabletest.Equal(t, "4779.36", got.TaxFree)
	tabletest.Equal(t, "140.64", got.Taxable)

	five := deposit(t, "41010", "0.05") // 2,050.50, made as 2,051; 39,828 × 5 % = 1,991.40
	got, err = housing.TaxFreeUnder(five, ceiling, nil)
	require.NoError(t, err)
	tabletest.Equal(t, "59.60", got.Taxable)
	five.ToFen = true
	got, err = housing.TaxFreeUnder(five, ceiling, nil)
	require.NoError(t, err)
	tabletest.Equal(t, "59.10", got.Taxable)

	august := august2025(t)
	got, err = housing.TaxFreeUnder(deposit(t, "41000", "0.12"), ceiling, &august)
	require.NoError(t, err, "the month takes no deposit on more than its ceiling")
	tabletest.Equal(t, "4779.00", got.Deposit)
	tabletest.Equal(t, "0", got.Taxable)
	assert.Equal(t, rule.LimitCeiling, got.Limit)
}

func TestTaxFreeRefuses(t *testing.T) {
	_, err := housing.TaxFreeUnder(housing.Deposit{Base: decimal.New(-1, 0), Rate: decimal.New(2, 0)},
		decimal.Decimal{}, nil)
	for _, field := range []string{"base -1", "rate 2", "ceiling 0"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = housing.TaxFree(housing.FreeBy{Deposit: housing.Deposit{Base: decimal.New(1, 9999),
		Rate: decimal.New(1, -9)}}, nil)
	for _, field := range []string{"base ", "9999", "rate ", "city_average 0"} {
		assert.ErrorContains(t, err, field)
	}
	for _, rate := range []string{"0", "0.04999999", "0.20000001", "0.9"} {
		_, err := housing.TaxFree(free(t, "30000", rate, "8000"), nil)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, "housing: rate "+rate)
	}
}

// FuzzTaxFree: the parts add up, none is below 0, a higher base never frees less, and nothing within both limits is
// taxed.
func FuzzTaxFree(f *testing.F) {
	f.Add(int64(3000000), int64(12000000), int64(800000))
	f.Add(int64(1), int64(20000000), int64(1))
	f.Add(int64(2401010), int64(5000000), int64(800334))
	f.Fuzz(func(t *testing.T, base, rate, average int64) {
		in := housing.FreeBy{Deposit: housing.Deposit{Base: decimal.New(base, -2), Rate: decimal.New(rate, -8)},
			Average: decimal.New(average, -2)}
		got, err := housing.TaxFree(in, nil)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.TaxFree.Add(got.Taxable).Equal(got.Deposit))
		assert.True(t, got.TaxFree.Sign() >= 0 && got.Taxable.Sign() >= 0)
		if rate <= 12_000_000 && base <= 3*average {
			assert.True(t, got.Taxable.IsZero())
		}
		in.Base = decimal.New(base+1, -2)
		if more, err := housing.TaxFree(in, nil); err == nil {
			assert.True(t, more.TaxFree.GreaterThanOrEqual(got.TaxFree))
		}
	})
}
