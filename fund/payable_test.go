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
	type c struct{ name, balance, monthly, want string }
	tabletest.Each(t, []c{
		{name: "a hundred by seventeen: 5.88", balance: "100", monthly: "17", want: "5.9"},
		{name: "half a tenth goes up: 5.95", balance: "595", monthly: "100", want: "6.0"},
		{name: "just under: 5.9499", balance: "594.99", monthly: "100", want: "5.9"},
		{name: "an empty fund", balance: "0", monthly: "100", want: "0"},
		{name: "whole months", balance: "1200", monthly: "100", want: "12"},
		{name: "a city's totals", balance: "1000000000000000", monthly: "0.01", want: "100000000000000000"},
	}, func(t *testing.T, c c) {
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
	type c struct{ name, balance, level, months, short string }
	tabletest.Each(t, []c{
		{name: "nine months are enough", balance: "900", level: "", months: "9.0", short: "0"},
		{name: "a fen less is yellow", balance: "899.99", level: "yellow", months: "9.0", short: "0.01"},
		{name: "six months are yellow", balance: "600", level: "yellow", months: "6.0", short: "300"},
		{name: "5.96 prints as 6.0 and is orange", balance: "596", level: "orange", months: "6.0", short: "4"},
		{name: "three months are orange", balance: "300", level: "orange", months: "3.0", short: "300"},
		{name: "under three is red", balance: "299.99", level: "red", months: "3.0", short: "0.01"},
		{name: "an empty fund is red", balance: "0", level: "red", months: "0", short: "300"},
	}, func(t *testing.T, c c) {
		got, err := fund.Warn(fund.Watch{Levels: levels(t),
			Reserve: reserve(tabletest.Dec(t, c.balance), tabletest.Dec(t, "100"))})
		require.NoError(t, err)
		assert.Equal(t, c.level, got.Level)
		tabletest.Equal(t, c.months, got.Months)
		tabletest.Equal(t, c.short, got.Short)
	})
}

// 7.25 months of 100.01 are 725.0725: with 725.07 the fund is below, with 725.08 it is not.
func TestWarnIsShortOfWholeFen(t *testing.T) {
	watch := fund.Watch{Levels: []fund.Level{{"red", tabletest.Dec(t, "7.25")}},
		Reserve: reserve(tabletest.Dec(t, "725"), tabletest.Dec(t, "100.01"))}
	got, err := fund.Warn(watch)
	require.NoError(t, err)
	tabletest.Equal(t, "0.08", got.Short)
	watch.Balance = watch.Balance.Add(got.Short)
	got, err = fund.Warn(watch)
	require.NoError(t, err)
	assert.Empty(t, got.Level)
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
	type c struct {
		name    string
		cut     bool
		balance string
		want    string
		now     bool
	}
	tabletest.Each(t, []c{
		{name: "nine months are not above nine", cut: false, balance: "900", want: "0.055", now: false},
		{name: "a fen more cuts", cut: false, balance: "900.01", want: "0.045", now: true},
		{name: "between, not cut stays as it is", cut: false, balance: "700", want: "0.055", now: false},
		{name: "between, cut stays cut", cut: true, balance: "700", want: "0.045", now: true},
		{name: "six months are not below six", cut: true, balance: "600", want: "0.045", now: true},
		{name: "a fen less restores", cut: true, balance: "599.99", want: "0.055", now: false},
		{name: "an empty fund that was never cut", cut: false, balance: "0", want: "0.055", now: false},
		{name: "an empty fund whose cut ends here", cut: true, balance: "0", want: "0.055", now: false},
	}, func(t *testing.T, c c) {
		rate, now, err := r.Next(c.cut, reserve(tabletest.Dec(t, c.balance), tabletest.Dec(t, "100")))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, rate)
		assert.Equal(t, c.now, now)
	})
	r.CutOver = r.RestoreBelow
	_, now, err := r.Next(true, reserve(tabletest.Dec(t, "600"), tabletest.Dec(t, "100")))
	require.NoError(t, err, "one threshold for both")
	assert.True(t, now)
	_, _, err = fund.ReserveRule{Normal: tabletest.Dec(t, "0.045"), Cut: tabletest.Dec(t, "0.045"),
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
