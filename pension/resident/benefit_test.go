package resident_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/resident"
	"github.com/shebao-go/shebao/rule"
)

func TestMonthly(t *testing.T) {
	tabletest.Run(t, map[string]struct{ basic, extra, balance, divisor, account, total string }{
		"G0876 at 60, 139":                {"961", "", "60000", "139", "431.65", "1392.65"},
		"at 65, 101: 594.0594":            {"961", "", "60000", "101", "594.06", "1555.06"},
		"the provincial 65 yuan of 2014":  {"65", "15", "50000", "139", "359.71", "439.71"},
		"an empty account":                {"65", "", "0", "139", "0.00", "65.00"},
		"a former farmer from 55, by 170": {"800", "", "34000", "170", "200.00", "1000.00"},
	}, func(t *testing.T, c struct{ basic, extra, balance, divisor, account, total string }) {
		got, err := resident.Monthly(resident.Claim{Basic: tabletest.Dec(t, c.basic), Extra: given(t, c.extra),
			Balance: tabletest.Dec(t, c.balance), Divisor: tabletest.Dec(t, c.divisor)})
		require.NoError(t, err)
		tabletest.Equal(t, c.account, got.Account)
		tabletest.Equal(t, c.total, got.Total)
	})
}

func TestMonthlyRefuses(t *testing.T) {
	_, err := resident.Monthly(resident.Claim{Basic: decimal.New(-1, 0), Extra: decimal.New(1, -3),
		Balance: decimal.New(-1, 0)})
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	for _, field := range []string{"basic -1", "extra 0.001", "balance -1", "divisor 0"} {
		assert.ErrorContains(t, err, field)
	}
}

func TestAdjust(t *testing.T) {
	type row struct {
		old, priceWeight, price, incomeWeight, income, floor string
		rounding                                             rule.Rounding
		want, change                                         string
		limit                                                rule.Limit
	}
	yuan := rule.Rounding{Unit: rule.ToYuan}
	tabletest.Run(t, map[string]row{
		// By hand: 191 × (1 + 0.5 × 2.1 % + 0.5 × 5.6 %) = 198.3535.
		"to the fen": {"191", "0.5", "0.021", "0.5", "0.056", "", rule.Rounding{}, "198.35", "7.35",
			rule.LimitNone},
		"to the yuan": {"191", "0.5", "0.021", "0.5", "0.056", "", yuan, "198", "7", rule.LimitNone},
		"up to the yuan": {"191", "0.5", "0.021", "0.5", "0.056", "",
			rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, "199", "8", rule.LimitNone},
		"half a yuan goes up": {"150", "1", "0.01", "0", "0", "", yuan, "152", "2", rule.LimitNone}, // 151.5
		"prices alone": {"180", "1", "0.02", "0", "0.08", "", rule.Rounding{}, "183.60", "3.60",
			rule.LimitNone},
		"no growth": {"180", "0.5", "0", "0.5", "0", "", rule.Rounding{}, "180.00", "0.00",
			rule.LimitNone},
		"falling prices": {"180", "1", "-0.05", "0", "0", "", rule.Rounding{}, "171.00", "-9.00",
			rule.LimitNone},
		"never below the old": {"180", "1", "-0.05", "0", "0", "180", rule.Rounding{}, "180.00", "0.00",
			rule.LimitFloor},
		"lifted to a minimum":    {"65", "0.5", "0.021", "0.5", "0.056", "70", yuan, "70", "5", rule.LimitFloor},
		"the floor is not above": {"180", "1", "0", "0", "0", "180", rule.Rounding{}, "180.00", "0.00", rule.LimitNone},
	}, func(t *testing.T, c row) {
		got, err := resident.Adjust(resident.Growth{Basic: tabletest.Dec(t, c.old),
			PriceWeight: tabletest.Dec(t, c.priceWeight), Price: tabletest.Dec(t, c.price),
			IncomeWeight: tabletest.Dec(t, c.incomeWeight), Income: tabletest.Dec(t, c.income), Floor: given(t,
				c.floor)}, c.rounding)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Basic)
		tabletest.Equal(t, c.change, got.Change)
		assert.Equal(t, c.limit, got.Limit)
	})
}

func TestAdjustRefuses(t *testing.T) {
	_, err := resident.Adjust(resident.Growth{Basic: decimal.New(-1, 0), PriceWeight: decimal.New(2, 0),
		Price: decimal.New(21, -1), IncomeWeight: decimal.New(-1, 0), Income: decimal.New(-51,
			-2), Floor: decimal.New(1, 9999)}, rule.Rounding{})
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	for _, field := range []string{"basic -1", "price_weight 2", "price 2.1", "income_weight -1", "income -0.51",
		"exponent 9999"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = resident.Adjust(resident.Growth{Basic: decimal.New(180, 0)}, rule.Rounding{Unit: 9})
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
}

func FuzzMonthly(f *testing.F) {
	f.Add(int64(96100), int64(0), int64(6000000), int64(1390))
	f.Add(int64(-1), int64(1), int64(1), int64(0))
	f.Fuzz(func(t *testing.T, basic, extra, balance, divisor int64) {
		in := resident.Claim{Basic: decimal.New(basic, -2), Extra: decimal.New(extra, -2),
			Balance: decimal.New(balance, -2), Divisor: decimal.New(divisor, -1)}
		got, err := resident.Monthly(in)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.True(t, got.Total.Equal(got.Basic.Add(got.Extra).Add(got.Account)), "the parts add up")
		in.Balance = in.Balance.Add(decimal.New(1, 0))
		if more, err := resident.Monthly(in); err == nil {
			assert.True(t, more.Total.GreaterThanOrEqual(got.Total), "more balance is no less pension")
		}
	})
}

func FuzzAdjust(f *testing.F) {
	f.Add(int64(19100), int64(5000), int64(21000), int64(5000), int64(56000), int64(0), uint8(0), uint8(0))
	f.Add(int64(1), int64(-1), int64(9999999), int64(10000), int64(-500000), int64(1), uint8(2), uint8(1))
	f.Fuzz(func(t *testing.T, old, priceWeight, price, incomeWeight, income, floor int64, unit, mode uint8) {
		g := resident.Growth{Basic: decimal.New(old, -2), PriceWeight: decimal.New(priceWeight, -4),
			Price: decimal.New(price, -6), IncomeWeight: decimal.New(incomeWeight, -4), Income: decimal.New(income, -6),
			Floor: decimal.New(floor, -2)}
		rounding := rule.Rounding{Unit: rule.RoundingUnit(unit), Mode: rule.RoundingMode(mode)}
		got, err := resident.Adjust(g, rounding)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		assert.True(t, got.Basic.GreaterThanOrEqual(g.Floor), "never under the floor")
		assert.True(t, got.Basic.Sub(got.Change).Equal(decimal.New(old, -2)), "the change leads from the old amount")
		g.Income = g.Income.Add(decimal.New(1, -6))
		if more, err := resident.Adjust(g, rounding); err == nil {
			assert.True(t, more.Basic.GreaterThanOrEqual(got.Basic), "more growth is no less pension")
		}
	})
}
