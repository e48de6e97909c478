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
	type c struct{ name, basic, extra, balance, divisor, account, total string }
	tabletest.Each(t, []c{
		{name: "G0876 at 60, 139", basic: "961", extra: "", balance: "60000", divisor: "139", account: "431.65",
			total: "1392.65"},
		{name: "at 65, 101: 594.0594", basic: "961", extra: "", balance: "60000", divisor: "101", account: "594.06",
			total: "1555.06"},
		{name: "the provincial 65 yuan of 2014", basic: "65", extra: "15", balance: "50000", divisor: "139",
			account: "359.71", total: "439.71"},
		{name: "an empty account", basic: "65", extra: "", balance: "0", divisor: "139", account: "0.00",
			total: "65.00"},
		{name: "a former farmer from 55, by 170", basic: "800", extra: "", balance: "34000", divisor: "170",
			account: "200.00", total: "1000.00"},
	}, func(t *testing.T, c c) {
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
		name, old, priceWeight, price, incomeWeight, income, floor string
		rounding                                                   rule.Rounding
		want, change                                               string
		limit                                                      rule.Limit
	}
	yuan := rule.Rounding{Unit: rule.ToYuan}
	tabletest.Each(t, []row{
		// By hand: 191 × (1 + 0.5 × 2.1 % + 0.5 × 5.6 %) = 198.3535.
		{name: "to the fen", old: "191", priceWeight: "0.5", price: "0.021", incomeWeight: "0.5", income: "0.056",
			floor: "", rounding: rule.Rounding{}, want: "198.35", change: "7.35", limit: rule.LimitNone},
		{name: "to the yuan", old: "191", priceWeight: "0.5", price: "0.021", incomeWeight: "0.5", income: "0.056",
			floor: "", rounding: yuan, want: "198", change: "7", limit: rule.LimitNone},
		{name: "up to the yuan", old: "191", priceWeight: "0.5", price: "0.021", incomeWeight: "0.5", income: "0.056",
			floor: "", rounding: rule.Rounding{Unit: rule.ToYuan, Mode: rule.Up}, want: "199", change: "8",
			limit: rule.LimitNone},
		{name: "half a yuan goes up", old: "150", priceWeight: "1", price: "0.01", incomeWeight: "0", income: "0",
			floor: "", rounding: yuan, want: "152", change: "2", limit: rule.LimitNone}, // 151.5
		{name: "prices alone", old: "180", priceWeight: "1", price: "0.02", incomeWeight: "0", income: "0.08",
			floor: "", rounding: rule.Rounding{}, want: "183.60", change: "3.60", limit: rule.LimitNone},
		{name: "no growth", old: "180", priceWeight: "0.5", price: "0", incomeWeight: "0.5", income: "0", floor: "",
			rounding: rule.Rounding{}, want: "180.00", change: "0.00", limit: rule.LimitNone},
		{name: "falling prices", old: "180", priceWeight: "1", price: "-0.05", incomeWeight: "0", income: "0",
			floor: "", rounding: rule.Rounding{}, want: "171.00", change: "-9.00", limit: rule.LimitNone},
		{name: "never below the old", old: "180", priceWeight: "1", price: "-0.05", incomeWeight: "0", income: "0",
			floor: "180", rounding: rule.Rounding{}, want: "180.00", change: "0.00", limit: rule.LimitFloor},
		{name: "lifted to a minimum", old: "65", priceWeight: "0.5", price: "0.021", incomeWeight: "0.5",
			income: "0.056", floor: "70", rounding: yuan, want: "70", change: "5", limit: rule.LimitFloor},
		{name: "the floor is not above", old: "180", priceWeight: "1", price: "0", incomeWeight: "0", income: "0",
			floor: "180", rounding: rule.Rounding{}, want: "180.00", change: "0.00", limit: rule.LimitNone},
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
