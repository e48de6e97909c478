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

func TestTaxFree(t *testing.T) {
	tabletest.Run(t, map[string]struct{ base, rate, average, deposit, free, taxable string }{
		"财税〔2006〕10号, three averages": {"30000", "0.12", "8000", "3600.00", "2880.00", "720.00"},
		"base at three averages":      {"24000", "0.12", "8000", "2880.00", "2880.00", "0"},
		"a fen above three averages":  {"24000.01", "0.12", "8000", "2880.00", "2880.00", "0"},
		"rate above 12 %":             {"10000", "0.15", "8000", "1500.00", "1200.00", "300.00"},
		"rate and base above":         {"30000", "0.15", "8000", "4500.00", "2880.00", "1620.00"},
		"rate below":                  {"30000", "0.05", "8000", "1500.00", "1200.00", "300.00"},
		"nothing deposited":           {"30000", "0", "8000", "0", "0", "0"},
		// 39828.99 × 0.12 = 4779.4788
		"three averages that are not round": {"41000", "0.12", "13276.33", "4920.00", "4779.48", "140.52"},
	}, func(t *testing.T, c struct{ base, rate, average, deposit, free, taxable string }) {
		got, err := housing.TaxFree(tabletest.Dec(t, c.base), tabletest.Dec(t, c.rate), tabletest.Dec(t, c.average))
		require.NoError(t, err)
		tabletest.Equal(t, c.deposit, got.Deposit)
		tabletest.Equal(t, c.free, got.TaxFree)
		tabletest.Equal(t, c.taxable, got.Taxable)
	})
}

// A deposit made on 41,000 with a published ceiling of 39,828: 财税〔2006〕10号.
func TestTaxFreeUnder(t *testing.T) {
	got, err := housing.TaxFreeUnder(tabletest.Dec(t, "41000"), tabletest.Dec(t, "0.12"), tabletest.Dec(t, "39828"))
	require.NoError(t, err)
	tabletest.Equal(t, "4920.00", got.Deposit)
	tabletest.Equal(t, "4779.36", got.TaxFree)
	tabletest.Equal(t, "140.64", got.Taxable)
	_, err = housing.TaxFreeUnder(decimal.New(-1, 0), decimal.New(2, 0), decimal.Decimal{})
	for _, field := range []string{"base -1", "rate 2", "ceiling 0"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = housing.TaxFree(decimal.New(1, 9999), decimal.New(1, -9), decimal.Decimal{})
	for _, field := range []string{"base ", "9999", "rate ", "city_average 0"} {
		assert.ErrorContains(t, err, field)
	}
}

// FuzzTaxFree: the parts add up, none is below 0, and a higher base never frees less.
func FuzzTaxFree(f *testing.F) {
	f.Add(int64(3000000), int64(12000000), int64(800000))
	f.Add(int64(1), int64(99999999), int64(1))
	f.Fuzz(func(t *testing.T, base, rate, average int64) {
		got, err := housing.TaxFree(decimal.New(base, -2), decimal.New(rate, -8), decimal.New(average, -2))
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.TaxFree.Add(got.Taxable).Equal(got.Deposit))
		assert.True(t, got.TaxFree.Sign() >= 0 && got.Taxable.Sign() >= 0)
		if more, err := housing.TaxFree(decimal.New(base+1, -2), decimal.New(rate, -8),
			decimal.New(average, -2)); err == nil {
			assert.True(t, more.TaxFree.GreaterThanOrEqual(got.TaxFree))
		}
	})
}
