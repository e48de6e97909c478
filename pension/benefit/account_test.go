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
	tabletest.Run(t, map[string]struct{ balance, divisor, want string }{
		// Award sheets of a public collection; the letter and number name the case.
		"G0828 Zhejiang":                  {"110378.42", "195", "566.04"},
		"G0830 Zhejiang, balance in jiao": {"77431.7", "195", "397.09"},
		"G0832 Zhejiang, divisor between": {"190373.79", "192.5", "988.95"},
		"G0838 Zhejiang, divisor between": {"78149.09", "192.9", "405.13"},
		"G0874 resident, 139 at 60":       {"50000", "139", "359.71"},
		"W1 Jiangmen":                     {"55389.69", "195", "284.05"},
		"W2 Huizhou":                      {"84112.74", "195", "431.35"},
		"W3 Zhongshan, 55 years, 1 month": {"66720.85", "169.5", "393.63"},
		"W4 Zhongshan 2026":               {"83319.35", "195", "427.28"},
		"Zhengzhou, 60 years, 3 months":   {"395301.70", "137.3", "2879.11"},
		"Suzhou, 55 years, 1 month":       {"251981.62", "169.5", "1486.62"},
		"Ankang, 50 years, 3 months":      {"141481.48", "193.8", "730.04"},
		"an empty account":                {"0", "139", "0.00"},
		"half a fen goes up: 0.695":       {"69.50", "100", "0.70"},
		"age 40":                          {"233", "233", "1.00"},
		"age 70":                          {"56", "56", "1.00"},
	}, func(t *testing.T, c struct{ balance, divisor, want string }) {
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
	tabletest.Run(t, map[string]struct{ balance, divisor, says string }{
		"divisor 0":                 {"1000", "0", "divisor 0 is below 56"},
		"a divisor of no age":       {"1000", "240", "divisor 240 is above 233"},
		"divisor with two decimals": {"1000", "137.25", "more than 1 decimals"},
		"negative balance":          {"-0.01", "139", "balance -0.01 is below 0"},
		"balance below the fen":     {"0.001", "139", "more than 2 decimals"},
	}, func(t *testing.T, c struct{ balance, divisor, says string }) {
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
		dividend string
		rounding rule.Rounding
		want     string
	}
	tabletest.Run(t, map[string]row{
		"四舍五入到分":  {"5675.60", rule.Rounding{}, "113.51"},
		"四舍五入到角":  {"5675.60", rule.Rounding{Unit: rule.ToJiao}, "113.5"},
		"四舍五入到元":  {"5675.60", rule.Rounding{Unit: rule.ToYuan}, "114"},
		"见厘进分":    {"5675.60", rule.Rounding{Mode: rule.Up}, "113.52"},
		"见分进角":    {"5675.60", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, "113.6"},
		"见角进元":    {"5675.60", rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, "114"},
		"舍去厘":     {"5675.60", rule.Rounding{Mode: rule.Down}, "113.51"},
		"舍去分":     {"5675.60", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Down}, "113.5"},
		"舍去角":     {"5675.60", rule.Rounding{Unit: rule.ToYuan, Mode: rule.Down}, "113"},
		"直接进角":    {"5675.02", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up}, "113.6"},
		"先到分再进角":  {"5675.02", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Up, FromFen: true}, "113.5"},
		"整数不进":    {"5500", rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, "110"},
		"先到分再舍到角": {"5675.02", rule.Rounding{Unit: rule.ToJiao, Mode: rule.Down, FromFen: true}, "113.5"},
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
