package relief_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/relief"
	"github.com/shebao-go/shebao/rule"
)

func null(t testing.TB, text string) decimal.NullDecimal {
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

func TestDibao(t *testing.T) {
	type c struct {
		name, standard string
		persons        int
		income         string
		want           string
		entitled       bool
	}
	tabletest.Each(t, []c{
		{name: "632 x 3 - 1894, where a rounded third would give 1.98 or 2.01", standard: "632", persons: 3,
			income: "1894", want: "2", entitled: true},
		{name: "no income at all: the standard for each member", standard: "1309", persons: 2, income: "0",
			want: "2618", entitled: true},
		{name: "one fen below the standard", standard: "1309", persons: 1, income: "1308.99", want: "0.01",
			entitled: true},
		{name: "exactly the standard is not below it (art. 9: 低于)", standard: "1309", persons: 1, income: "1309",
			want: "0", entitled: false},
		{name: "one fen above", standard: "1309", persons: 1, income: "1309.01", want: "0", entitled: false},
		{name: "far above is never negative", standard: "1309", persons: 4, income: "99999.99", want: "0",
			entitled: false},
		{name: "the largest household", standard: "1309", persons: 100, income: "0.01", want: "130899.99",
			entitled: true},
	}, func(t *testing.T, c c) {
		got, err := relief.Dibao(tabletest.Dec(t, c.standard),
			relief.Household{Persons: c.persons, Income: tabletest.Dec(t, c.income)})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Monthly)
		assert.Equal(t, c.entitled, got.Entitled)
	})
}

func TestDibaoRefuses(t *testing.T) {
	_, err := relief.Dibao(tabletest.Dec(t, "-1"), relief.Household{Persons: 0, Income: tabletest.Dec(t, "1e9999")})
	require.Error(t, err)
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	for _, field := range []string{"relief: standard -1 is below 0", "relief: persons 0 is not within 1 to 100",
		"relief: household_income"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = relief.Dibao(tabletest.Dec(t, "1309"), relief.Household{Persons: 101, Income: tabletest.Dec(t, "0.001")})
	assert.ErrorContains(t, err, "persons 101 is not within")
	assert.ErrorContains(t, err, "more than 2 decimals")
}

func TestMultipleOfStandard(t *testing.T) {
	type c struct{ name, standard, factor, want string }
	tabletest.Each(t, []c{
		{name: "marginal families (穗民规字〔2025〕2号 sec. 1(2))", standard: "1309", factor: "1.5", want: "1963.5"},
		{name: "the destitute (sec. 1(3))", standard: "1309", factor: "1.6", want: "2094.4"},
		{name: "food of adults helped (sec. 1(5))", standard: "1309", factor: "0.6", want: "785.4"},
		{name: "food of minors helped (sec. 1(5))", standard: "1309", factor: "0.7", want: "916.3"},
		{name: "half a fen goes up", standard: "0.01", factor: "0.5", want: "0.01"},
		{name: "below half a fen goes down", standard: "0.01", factor: "0.4999", want: "0"},
		{name: "the standard itself", standard: "1309", factor: "1", want: "1309"},
	}, func(t *testing.T, c c) {
		got, err := relief.MultipleOfStandard(tabletest.Dec(t, c.standard), tabletest.Dec(t, c.factor))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	for name, factor := range map[string]string{"none": "0", "negative": "-1", "too many decimals": "1.00001",
		"above 10": "10.1"} {
		t.Run(name, func(t *testing.T) {
			_, err := relief.MultipleOfStandard(tabletest.Dec(t, "1309"), tabletest.Dec(t, factor))
			assert.Equal(t, "out_of_range", rule.CodeOf(err))
		})
	}
}

func TestDestitute(t *testing.T) {
	type c struct{ name, floor, want string }
	tabletest.Each(t, []c{
		{name: "no district standard", floor: "", want: "2094.4"},
		{name: "Huangpu, rural: its own is higher (sec. 1(3))", floor: "2413", want: "2413"},
		{name: "a district standard below the multiple", floor: "2000", want: "2094.4"},
		{name: "Nansha, rural: higher by 26.60 (sec. 1(3))", floor: "2121", want: "2121"},
		{name: "a district standard of exactly the multiple", floor: "2094.40", want: "2094.4"},
	}, func(t *testing.T, c c) {
		got, err := relief.Destitute(tabletest.Dec(t, "1309"), tabletest.Dec(t, "1.6"), null(t, c.floor))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := relief.Destitute(tabletest.Dec(t, "1309"), tabletest.Dec(t, "0"), null(t, "-1"))
	assert.ErrorContains(t, err, "factor")
	assert.ErrorContains(t, err, "district_floor")
}

func TestPocketMoney(t *testing.T) {
	type c struct{ name, monthly, share, want string }
	tabletest.Each(t, []c{
		{name: "20 % of 2094.40 (穗府办规〔2021〕7号 sec. 3)", monthly: "2094.40", share: "0.2", want: "418.88"},
		{name: "a least amount is rounded up: 20 % of 0.01", monthly: "0.01", share: "0.2", want: "0.01"},
		{name: "nothing of nothing", monthly: "0", share: "0.2", want: "0"},
	}, func(t *testing.T, c c) {
		got, err := relief.PocketMoney(tabletest.Dec(t, c.monthly), tabletest.Dec(t, c.share))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := relief.PocketMoney(tabletest.Dec(t, "-1"), tabletest.Dec(t, "20"))
	assert.ErrorContains(t, err, "monthly")
	assert.ErrorContains(t, err, "share")
}

func TestBackPay(t *testing.T) {
	// Made-up old standard: 1309 - 1238 = 71 a head and month, 3 persons, 5 months = 1065.
	got, err := relief.BackPay(tabletest.Dec(t, "1238"), tabletest.Dec(t, "1309"), 3, 5)
	require.NoError(t, err)
	tabletest.Equal(t, "1065", got)
	got, err = relief.BackPay(tabletest.Dec(t, "1309"), tabletest.Dec(t, "1309"), 3, 5)
	require.NoError(t, err)
	tabletest.Equal(t, "0", got)
	_, err = relief.BackPay(tabletest.Dec(t, "1309"), tabletest.Dec(t, "1308"), 3, 5)
	assert.Equal(t, "conflict", rule.CodeOf(err))
	_, err = relief.BackPay(tabletest.Dec(t, "1e9999"), tabletest.Dec(t, "1308"), 0, -1)
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
}

func TestRefusals(t *testing.T) {
	type c struct {
		name     string
		refusals int
		due      bool
		own      string
		stop     string
	}
	tabletest.Each(t, []c{
		{name: "none", refusals: 0, due: false, own: "0", stop: "1000"},
		{name: "two in a row change nothing", refusals: 2, due: false, own: "0", stop: "1000"},
		{name: "the third: a third of the 1000", refusals: 3, due: true, own: "333.33", stop: "666.67"},
		{name: "the fourth", refusals: 4, due: true, own: "333.33", stop: "666.67"},
	}, func(t *testing.T, c c) {
		got, err := relief.Refusals(tabletest.Dec(t, "1000"), 3, c.refusals)
		require.NoError(t, err)
		assert.Equal(t, c.due, got.Due)
		tabletest.Equal(t, c.own, got.Own)
		tabletest.Equal(t, c.stop, got.Stop)
		tabletest.Equal(t, "1000", got.Full)
	})
	_, err := relief.Refusals(tabletest.Dec(t, "1000"), 3, -1)
	assert.ErrorContains(t, err, "refusals -1 is not within")
}

func TestUnify(t *testing.T) {
	// 500 to 600 in three yearly steps: 533.333.. and 566.666.. to the fen, then 600.
	path, err := relief.Unify(tabletest.Dec(t, "500"), tabletest.Dec(t, "600"), rule.MonthOf(2014, 7), 24, 12)
	require.NoError(t, err)
	for month, want := range map[rule.Month]string{
		rule.MonthOf(2014, 6): "500", rule.MonthOf(2014, 7): "533.33", rule.MonthOf(2015, 6): "533.33",
		rule.MonthOf(2015, 7): "566.67", rule.MonthOf(2016, 7): "600", rule.MonthOf(2030, 1): "600",
	} {
		tabletest.Equal(t, want, path.At(month))
	}
	path, err = relief.Unify(tabletest.Dec(t, "600"), tabletest.Dec(t, "600"), rule.MonthOf(2014, 7), 24, 12)
	require.NoError(t, err)
	tabletest.Equal(t, "600", path.At(rule.MonthOf(2014, 7))) // they are one already
	_, err = relief.Unify(tabletest.Dec(t, "601"), tabletest.Dec(t, "600"), rule.MonthOf(2014, 7), 24, 12)
	assert.Equal(t, "conflict", rule.CodeOf(err))
	_, err = relief.Unify(tabletest.Dec(t, "500"), tabletest.Dec(t, "600"), rule.Month{}, 24, 12)
	assert.Equal(t, "missing_field", rule.CodeOf(err))
	_, err = relief.Unify(tabletest.Dec(t, "-1"), tabletest.Dec(t, "600"), rule.MonthOf(2014, 7), 24, 12)
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
}

func TestIndex(t *testing.T) {
	// 209 x 1.0383 = 217.0047.
	got, err := relief.Index(tabletest.Dec(t, "209"), tabletest.Dec(t, "0.0383"))
	require.NoError(t, err)
	tabletest.Equal(t, "217", got)
	_, err = relief.Index(tabletest.Dec(t, "209"), tabletest.Dec(t, "-0.01"))
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
}

// A poorer household never gets less, a larger one never less, the benefit lifts a household exactly to the standard,
// and nothing panics.
func FuzzDibao(f *testing.F) {
	f.Add(uint32(130900), uint8(3), uint32(189400), uint32(1))
	f.Add(uint32(63200), uint8(3), uint32(189400), uint32(100))
	f.Add(uint32(1), uint8(0), uint32(0), uint32(0))
	f.Fuzz(func(t *testing.T, standard uint32, persons uint8, income, less uint32) {
		n := int(persons%100) + 1
		s := decimal.New(int64(standard), -2)
		rich := relief.Household{Persons: n, Income: decimal.New(int64(income)+int64(less), -2)}
		poor := relief.Household{Persons: n, Income: decimal.New(int64(income), -2)}
		a, err := relief.Dibao(s, rich)
		require.NoError(t, err)
		b, err := relief.Dibao(s, poor)
		require.NoError(t, err)
		assert.False(t, b.Monthly.LessThan(a.Monthly), "the poorer got less")
		assert.Equal(t, b.Entitled, b.Monthly.Sign() > 0)
		if b.Entitled {
			assert.True(t, b.Monthly.Add(poor.Income).Equal(s.Mul(decimal.New(int64(n), 0))),
				"not lifted to the standard")
		}
		if n < 100 {
			more, err := relief.Dibao(s, relief.Household{Persons: n + 1, Income: poor.Income})
			require.NoError(t, err)
			assert.False(t, more.Monthly.LessThan(b.Monthly), "the larger household got less")
		}
	})
}

// No number makes the package panic or slow: what is out of range is refused.
func FuzzDibaoAnyNumber(f *testing.F) {
	for _, seed := range []string{"1309", "-1", "1e9999", "1e-9999", "0.001", "99999999999999999999"} {
		f.Add(seed, seed, 3)
	}
	f.Fuzz(func(t *testing.T, standard, income string, persons int) {
		s, err1 := decimal.NewFromString(standard)
		i, err2 := decimal.NewFromString(income)
		if err1 != nil || err2 != nil {
			return
		}
		got, err := relief.Dibao(s, relief.Household{Persons: persons, Income: i})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.False(t, got.Monthly.IsNegative())
	})
}
