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
	tabletest.Run(t, map[string]struct {
		standard string
		persons  int
		income   string
		want     string
		entitled bool
	}{
		"632 x 3 - 1894, where a rounded third would give 1.98 or 2.01": {"632", 3, "1894", "2", true},
		"no income at all: the standard for each member":                {"1309", 2, "0", "2618", true},
		"one fen below the standard":                                    {"1309", 1, "1308.99", "0.01", true},
		"exactly the standard is not below it (art. 9: 低于)":             {"1309", 1, "1309", "0", false},
		"one fen above":               {"1309", 1, "1309.01", "0", false},
		"far above is never negative": {"1309", 4, "99999.99", "0", false},
		"the largest household":       {"1309", 100, "0.01", "130899.99", true},
	}, func(t *testing.T, c struct {
		standard string
		persons  int
		income   string
		want     string
		entitled bool
	}) {
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
	tabletest.Run(t, map[string]struct{ standard, factor, want string }{
		"marginal families (穗民规字〔2025〕2号 sec. 1(2))": {"1309", "1.5", "1963.5"},
		"the destitute (sec. 1(3))":                  {"1309", "1.6", "2094.4"},
		"food of adults helped (sec. 1(5))":          {"1309", "0.6", "785.4"},
		"food of minors helped (sec. 1(5))":          {"1309", "0.7", "916.3"},
		"half a fen goes up":                         {"0.01", "0.5", "0.01"},
		"below half a fen goes down":                 {"0.01", "0.4999", "0"},
		"the standard itself":                        {"1309", "1", "1309"},
	}, func(t *testing.T, c struct{ standard, factor, want string }) {
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
	tabletest.Run(t, map[string]struct{ floor, want string }{
		"no district standard":                          {"", "2094.4"},
		"Huangpu, rural: its own is higher (sec. 1(3))": {"2413", "2413"},
		"a district standard below the multiple":        {"2000", "2094.4"},
		"Nansha, rural: higher by 26.60 (sec. 1(3))":    {"2121", "2121"},
		"a district standard of exactly the multiple":   {"2094.40", "2094.4"},
	}, func(t *testing.T, c struct{ floor, want string }) {
		got, err := relief.Destitute(tabletest.Dec(t, "1309"), tabletest.Dec(t, "1.6"), null(t, c.floor))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := relief.Destitute(tabletest.Dec(t, "1309"), tabletest.Dec(t, "0"), null(t, "-1"))
	assert.ErrorContains(t, err, "factor")
	assert.ErrorContains(t, err, "district_floor")
}

func TestPocketMoney(t *testing.T) {
	tabletest.Run(t, map[string]struct{ monthly, share, want string }{
		"20 % of 2094.40 (穗府办规〔2021〕7号 sec. 3)":      {"2094.40", "0.2", "418.88"},
		"a least amount is rounded up: 20 % of 0.01": {"0.01", "0.2", "0.01"},
		"nothing of nothing":                         {"0", "0.2", "0"},
	}, func(t *testing.T, c struct{ monthly, share, want string }) {
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
	tabletest.Run(t, map[string]struct {
		refusals int
		due      bool
		own      string
		stop     string
	}{
		"none":                           {0, false, "0", "1000"},
		"two in a row change nothing":    {2, false, "0", "1000"},
		"the third: a third of the 1000": {3, true, "333.33", "666.67"},
		"the fourth":                     {4, true, "333.33", "666.67"},
	}, func(t *testing.T, c struct {
		refusals int
		due      bool
		own      string
		stop     string
	}) {
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
