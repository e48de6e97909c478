package benefit_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/benefit"
	"github.com/shebao-go/shebao/rule"
)

func TestAccount(t *testing.T) {
	type c struct{ name, balance, divisor, want string }
	tabletest.Each(t, []c{
		// Award sheets of a public collection; the letter and number name the case.
		{name: "G0828 Zhejiang", balance: "110378.42", divisor: "195", want: "566.04"},
		{name: "G0830 Zhejiang, balance in jiao", balance: "77431.7", divisor: "195", want: "397.09"},
		{name: "G0832 Zhejiang, divisor between", balance: "190373.79", divisor: "192.5", want: "988.95"},
		{name: "G0838 Zhejiang, divisor between", balance: "78149.09", divisor: "192.9", want: "405.13"},
		{name: "G0874 resident, 139 at 60", balance: "50000", divisor: "139", want: "359.71"},
		{name: "W1 Jiangmen", balance: "55389.69", divisor: "195", want: "284.05"},
		{name: "W2 Huizhou", balance: "84112.74", divisor: "195", want: "431.35"},
		{name: "W3 Zhongshan, 55 years, 1 month", balance: "66720.85", divisor: "169.5", want: "393.63"},
		{name: "W4 Zhongshan 2026", balance: "83319.35", divisor: "195", want: "427.28"},
		{name: "Zhengzhou, 60 years, 3 months", balance: "395301.70", divisor: "137.3", want: "2879.11"},
		{name: "Suzhou, 55 years, 1 month", balance: "251981.62", divisor: "169.5", want: "1486.62"},
		{name: "Ankang, 50 years, 3 months", balance: "141481.48", divisor: "193.8", want: "730.04"},
		{name: "an empty account", balance: "0", divisor: "139", want: "0.00"},
		{name: "half a fen goes up: 0.695", balance: "69.50", divisor: "100", want: "0.70"},
		{name: "age 40", balance: "233", divisor: "233", want: "1.00"},
		{name: "age 70", balance: "56", divisor: "56", want: "1.00"},
	}, func(t *testing.T, c c) {
		got, err := benefit.Account(tabletest.Dec(t, c.balance), tabletest.Dec(t, c.divisor), rule.Rounding{})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Monthly)
		checkSteps(t, got.Steps)
	})
}

// TestAccountGuangxi: the sheet of Guilin 2026-05 rounds 97201.56 ÷ 170 = 571.774 to the fen and then up to the jiao.
func TestAccountGuangxi(t *testing.T) {
	got, err := benefit.Account(tabletest.Dec(t, "97201.56"), tabletest.Dec(t, "170"),
		rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true})
	require.NoError(t, err)
	tabletest.Equal(t, "571.8", got.Monthly)
	assert.Equal(t, "account pension (half up to the fen, then up to the jiao)", got.Steps[0].English)
	assert.Contains(t, got.Steps[0].Chinese, "进一到角")
}

func TestAccountRefuses(t *testing.T) {
	type c struct{ name, balance, divisor, says string }
	tabletest.Each(t, []c{
		{name: "divisor 0", balance: "1000", divisor: "0", says: "divisor 0 is below 56"},
		{name: "a divisor of no age", balance: "1000", divisor: "240", says: "divisor 240 is above 233"},
		{name: "divisor with two decimals", balance: "1000", divisor: "137.25", says: "more than 1 decimal"},
		{name: "negative balance", balance: "-0.01", divisor: "139", says: "balance -0.01 is below 0"},
		{name: "balance below the fen", balance: "0.001", divisor: "139", says: "more than 2 decimals"},
	}, func(t *testing.T, c c) {
		_, err := benefit.Account(tabletest.Dec(t, c.balance), tabletest.Dec(t, c.divisor), rule.Rounding{})
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
	})
	_, err := benefit.Account(decimal.New(1, 9999), decimal.New(1, -9999), rule.Rounding{})
	assert.ErrorContains(t, err, "balance")
	assert.ErrorContains(t, err, "divisor")
	_, err = benefit.Account(decimal.New(1000, 0), decimal.New(139, 0), rule.Rounding{Unit: 3})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	_, err = benefit.Account(decimal.New(1000, 0), decimal.New(139, 0), rule.Rounding{Mode: 3})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
}

// TestQuotient: 5675.60 × 2 % = 113.512 and 5675.02 × 2 % = 113.5004 in every rounding payroll practice names.
func TestQuotient(t *testing.T) {
	type row struct {
		name, dividend string
		rounding       rule.Rounding
		want           string
	}
	tabletest.Each(t, []row{
		{name: "四舍五入到分", dividend: "5675.60", rounding: rule.Rounding{}, want: "113.51"},
		{name: "四舍五入到角", dividend: "5675.60", rounding: rule.Rounding{Unit: rule.ToJiao}, want: "113.5"},
		{name: "四舍五入到元", dividend: "5675.60", rounding: rule.Rounding{Unit: rule.ToYuan}, want: "114"},
		{name: "见厘进分", dividend: "5675.60", rounding: rule.Rounding{Mode: rule.Up}, want: "113.52"},
		{name: "见分进角", dividend: "5675.60", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, want: "113.6"},
		{name: "见角进元", dividend: "5675.60", rounding: rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, want: "114"},
		{name: "舍去厘", dividend: "5675.60", rounding: rule.Rounding{Mode: rule.Down}, want: "113.51"},
		{name: "舍去分", dividend: "5675.60", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Down}, want: "113.5"},
		{name: "舍去角", dividend: "5675.60", rounding: rule.Rounding{Unit: rule.ToYuan, Mode: rule.Down}, want: "113"},
		{name: "直接进角", dividend: "5675.02", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, want: "113.6"},
		{name: "先到分再进角", dividend: "5675.02", rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true},
			want: "113.5"},
		{name: "整数不进", dividend: "5500", rounding: rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, want: "110"},
		{name: "先到分再舍到角", dividend: "5675.02",
			rounding: rule.Rounding{Unit: rule.ToJiao, Mode: rule.Down, FromFen: true}, want: "113.5"},
	}, func(t *testing.T, c row) {
		got, err := benefit.Quotient(tabletest.Dec(t, c.dividend), decimal.New(50, 0), c.rounding)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := benefit.Quotient(decimal.New(1, 0), decimal.Decimal{}, rule.Rounding{})
	assert.ErrorContains(t, err, "divides nothing")
	_, err = benefit.Quotient(decimal.New(-1, 0), decimal.New(1, 0), rule.Rounding{})
	assert.ErrorContains(t, err, "dividend -1 is below 0")
}

func FuzzAccount(f *testing.F) {
	f.Add(int64(8411274), int32(-2), int64(195), int32(0))
	f.Add(int64(1), int32(9999), int64(1), int32(-9999))
	f.Fuzz(func(t *testing.T, balance int64, balanceExp int32, divisor int64, divisorExp int32) {
		b, d := decimal.New(balance, balanceExp), decimal.New(divisor, divisorExp)
		got, err := benefit.Account(b, d, rule.Rounding{})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		half := decimal.New(5, -3)
		assert.True(t, got.Monthly.Sub(half).Mul(d).LessThanOrEqual(b) && got.Monthly.Add(half).Mul(d).GreaterThan(b),
			"%s is not %s / %s", got.Monthly, b, d)
		more, err := benefit.Account(b.Add(d.Mul(decimal.New(1, -1))), d, rule.Rounding{})
		if err == nil {
			assert.True(t, more.Monthly.Sub(got.Monthly).Equal(decimal.New(1, -1)),
				"a tenth of the divisor more is a jiao more")
		}
	})
}
