package fund_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func reserve(balance, monthly decimal.Decimal) fund.Reserve {
	return fund.Reserve{Balance: balance, MonthlyExpenditure: monthly}
}

func TestPayableMonths(t *testing.T) {
	tabletest.Run(t, map[string]struct{ balance, monthly, want string }{
		"a hundred by seventeen: 5.88": {"100", "17", "5.9"},
		"half a tenth goes up: 5.95":   {"595", "100", "6.0"},
		"just under: 5.9499":           {"594.99", "100", "5.9"},
		"an empty fund":                {"0", "100", "0"},
		"whole months":                 {"1200", "100", "12"},
		"a city's totals":              {"1000000000000000", "0.01", "100000000000000000"},
	}, func(t *testing.T, c struct{ balance, monthly, want string }) {
		got, err := fund.PayableMonths(reserve(tabletest.Dec(t, c.balance), tabletest.Dec(t, c.monthly)))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := fund.PayableMonths(fund.Reserve{Balance: decimal.New(-1, 0)})
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "fund: balance -1 is below 0")
	assert.ErrorContains(t, err, "fund: monthly_expenditure 0 is below 0.01")
	_, err = fund.PayableMonths(reserve(decimal.New(1, 9999), decimal.New(1, -9)))
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "9999")
}

func levels(t testing.TB) []fund.Level {
	return []fund.Level{{"red", tabletest.Dec(t, "3")}, {"orange", tabletest.Dec(t, "6")},
		{"yellow", tabletest.Dec(t, "9")}}
}

func TestWarn(t *testing.T) {
	tabletest.Run(t, map[string]struct{ balance, level, months, short string }{
		"nine months are enough":           {"900", "", "9.0", "0"},
		"a fen less is yellow":             {"899.99", "yellow", "9.0", "0.01"},
		"six months are yellow":            {"600", "yellow", "6.0", "300"},
		"5.96 prints as 6.0 and is orange": {"596", "orange", "6.0", "4"},
		"three months are orange":          {"300", "orange", "3.0", "300"},
		"under three is red":               {"299.99", "red", "3.0", "0.01"},
		"an empty fund is red":             {"0", "red", "0", "300"},
	}, func(t *testing.T, c struct{ balance, level, months, short string }) {
		got, err := fund.Warn(fund.Watch{Levels: levels(t),
			Reserve: reserve(tabletest.Dec(t, c.balance), tabletest.Dec(t, "100"))})
		require.NoError(t, err)
		assert.Equal(t, c.level, got.Level)
		tabletest.Equal(t, c.months, got.Months)
		tabletest.Equal(t, c.short, got.Short)
	})
}

func TestWarnRefuses(t *testing.T) {
	months := func(n int64) decimal.Decimal { return decimal.New(n, 0) }
	for _, c := range []struct {
		says   string
		levels []fund.Level
		held   fund.Reserve
	}{
		{says: "fund: levels 0 items are not within 1 to 20", held: reserve(months(1), months(1))},
		{says: "fund: levels 21 items", levels: make([]fund.Level, 21), held: reserve(months(1), months(1))},
		{says: "fund: levels[1].below 3 is not above", levels: []fund.Level{{"a", months(6)}, {"b", months(3)}},
			held: reserve(months(1), months(1))},
		{says: "fund: levels[1].below 6 is not above", levels: []fund.Level{{"a", months(6)}, {"b", months(6)}},
			held: reserve(months(1), months(1))},
		{says: "fund: levels[0].below 0 is below 0.01", levels: []fund.Level{{"a", months(0)}},
			held: reserve(months(1), months(1))},
		{says: "fund: levels[0].name is missing", levels: []fund.Level{{"", months(1)}},
			held: reserve(months(1), months(1))},
		{says: "fund: balance -1", levels: levels(t), held: reserve(months(-1), months(0))},
		{says: "fund: monthly_expenditure 0 is below", levels: levels(t), held: reserve(months(-1), months(0))},
	} {
		_, err := fund.Warn(fund.Watch{Levels: c.levels, Reserve: c.held})
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		require.ErrorContains(t, err, c.says)
	}
}

// A cut over nine months that ends below six, as of the medical rate.
func TestReserveRule(t *testing.T) {
	r := fund.ReserveRule{Normal: tabletest.Dec(t, "0.055"), Cut: tabletest.Dec(t, "0.045"),
		CutOver: tabletest.Dec(t, "9"), RestoreBelow: tabletest.Dec(t, "6")}
	tabletest.Run(t, map[string]struct {
		cut     bool
		balance string
		want    string
		now     bool
	}{
		"nine months are not above nine":    {false, "900", "0.055", false},
		"a fen more cuts":                   {false, "900.01", "0.045", true},
		"between, not cut stays as it is":   {false, "700", "0.055", false},
		"between, cut stays cut":            {true, "700", "0.045", true},
		"six months are not below six":      {true, "600", "0.045", true},
		"a fen less restores":               {true, "599.99", "0.055", false},
		"an empty fund that was never cut":  {false, "0", "0.055", false},
		"an empty fund whose cut ends here": {true, "0", "0.055", false},
	}, func(t *testing.T, c struct {
		cut     bool
		balance string
		want    string
		now     bool
	}) {
		rate, now, err := r.Next(c.cut, reserve(tabletest.Dec(t, c.balance), tabletest.Dec(t, "100")))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, rate)
		assert.Equal(t, c.now, now)
	})
	_, _, err := fund.ReserveRule{Normal: tabletest.Dec(t, "0.045"), Cut: tabletest.Dec(t, "0.045"),
		CutOver: tabletest.Dec(t, "5"), RestoreBelow: tabletest.Dec(t, "6")}.Next(true, reserve(decimal.New(-1, 0),
		decimal.Decimal{}))
	require.ErrorIs(t, err, rule.ErrConflict)
	for _, field := range []string{"cut 0.045 is not below", "restore_below 6 is above", "balance -1",
		"monthly_expenditure 0"} {
		assert.ErrorContains(t, err, field)
	}
	_, _, err = fund.ReserveRule{Normal: decimal.New(2, 0)}.Next(true, fund.Reserve{})
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.ErrorContains(t, err, "normal 2")
}

// FuzzPayableMonths: more balance pays for no fewer months, more spending for no more, and no level is graver
// with more.
func FuzzPayableMonths(f *testing.F) {
	f.Add(int64(10000), int64(1700), int64(1))
	f.Add(int64(59500), int64(10000), int64(100))
	f.Fuzz(func(t *testing.T, balance, monthly, more int64) {
		held := reserve(decimal.New(balance, -2), decimal.New(monthly, -2))
		got, err := fund.Warn(fund.Watch{Levels: levels(t), Reserve: held})
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		plain, err := fund.PayableMonths(held)
		require.NoError(t, err)
		assert.True(t, plain.Equal(got.Months) && plain.Equal(plain.Round(1)))
		more &= 0xffffffff
		rich := reserve(held.Balance.Add(decimal.New(more, -2)), held.MonthlyExpenditure)
		if richer, err := fund.Warn(fund.Watch{Levels: levels(t), Reserve: rich}); err == nil {
			assert.True(t, richer.Months.GreaterThanOrEqual(got.Months))
			assert.True(t, gravity(richer.Level) <= gravity(got.Level))
		}
		dear := reserve(held.Balance, held.MonthlyExpenditure.Add(decimal.New(more, -2)))
		if dearer, err := fund.PayableMonths(dear); err == nil {
			assert.True(t, dearer.LessThanOrEqual(got.Months))
		}
	})
}

func gravity(level string) int {
	return slices.Index([]string{"", "yellow", "orange", "red"}, level)
}
