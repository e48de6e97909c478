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

// TestRecordRateIsNotCompoundedMonthly: 100,000 at 2.62 % is 102,620.00 after a year (case G1160); twelve months of a
// twelfth of the rate would give 102,651.69.
func TestRecordRateIsNotCompoundedMonthly(t *testing.T) {
	got, err := benefit.AccountYear(decimal.New(100_000, 0), tabletest.Dec(t, "0.0262"), nil)
	require.NoError(t, err)
	tabletest.Equal(t, "102620.00", got.Closing)
	tabletest.Equal(t, "2620.00", got.Interest)
}

func TestAccountYear(t *testing.T) {
	type row struct {
		opening, rate string
		credits       []string
		want          string
	}
	tabletest.Run(t, map[string]row{
		"the year's contributions earn nothing": {"0", "0.0262", []string{"440.80", "440.80"}, "881.60"},
		// 1500.59452 by hand
		"interest and contributions":             {"57274.60", "0.0262", []string{"5289.60"}, "64064.79"},
		"half a fen of interest goes up: 10.005": {"1000.50", "0.01", nil, "1010.51"},
		"rate 0":                                 {"1000.50", "0", nil, "1000.50"},
	}, func(t *testing.T, c row) {
		var credits []decimal.Decimal
		for _, text := range c.credits {
			credits = append(credits, tabletest.Dec(t, text))
		}
		got, err := benefit.AccountYear(tabletest.Dec(t, c.opening), tabletest.Dec(t, c.rate), credits)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got.Closing)
	})
	_, err := benefit.AccountYear(decimal.New(-1, 0), decimal.New(262, -2), []decimal.Decimal{decimal.New(1, -3)})
	for _, field := range []string{"opening -1", "rate 2.62", "contributions[0] 0.001"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = benefit.AccountYear(decimal.New(1, 0), decimal.New(1, -2), make([]decimal.Decimal, 1201))
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
}

// three is an account of 30 months from 2023 with 440.80 a month and the record rates of 2023 to 2025.
func three(t testing.TB) benefit.AccountHistory {
	a := benefit.AccountHistory{Opening: tabletest.Dec(t, "50000"), From: 2023, Through: rule.MonthOf(2025, 6),
		Rates: []benefit.YearRate{{Year: 2023, Rate: tabletest.Dec(t, "0.0397")},
			{Year: 2024, Rate: tabletest.Dec(t, "0.0262")},
			{Year: 2025, Rate: tabletest.Dec(t, "0.015")}}}
	for i := range 30 {
		a.Credits = append(a.Credits, benefit.Credit{Month: rule.MonthOf(2023, 1).Add(i),
			Amount: tabletest.Dec(t, "440.80")})
	}
	return a
}

// TestStatement: by hand, 50000 × 3.97 % = 1985; 57274.60 × 2.62 % = 1500.59; 64064.79 × 1.5 % × 6 ÷ 12 = 480.49.
func TestStatement(t *testing.T) {
	got, err := benefit.Statement(three(t))
	require.NoError(t, err)
	require.Len(t, got, 3)
	for i, want := range [][4]string{{"50000", "1985.00", "5289.60", "57274.60"},
		{"57274.60", "1500.59", "5289.60", "64064.79"}, {"64064.79", "480.49", "2644.80", "67190.08"}} {
		assert.Equal(t, 2023+i, got[i].Year)
		tabletest.Equal(t, want[0], got[i].Opening)
		tabletest.Equal(t, want[1], got[i].Interest)
		tabletest.Equal(t, want[2], got[i].Credited)
		tabletest.Equal(t, want[3], got[i].Closing)
	}
}

func TestStatementRefuses(t *testing.T) {
	type row struct {
		change func(*benefit.AccountHistory)
		kind   error
		says   string
	}
	tabletest.Run(t, map[string]row{
		"years without a rate are named": {func(a *benefit.AccountHistory) { a.Rates = a.Rates[1:2] }, rule.ErrNoRule,
			"no record rate for 2023, 2025"},
		"a rate as a percentage": {func(a *benefit.AccountHistory) {
			a.Rates[1].Rate = tabletest.Dec(t,
				"2.62")
		}, rule.ErrOutOfRange, "rates[1].rate"},
		"a year rated twice": {func(a *benefit.AccountHistory) { a.Rates = append(a.Rates, a.Rates[0]) },
			rule.ErrConflict, "rates[3].year 2023"},
		"a month credited twice": {func(a *benefit.AccountHistory) {
			a.Credits = append(a.Credits,
				a.Credits[3])
		}, rule.ErrConflict, "2023-04"},
		"a credit after the end": {func(a *benefit.AccountHistory) {
			a.Credits[0].Month = rule.MonthOf(2025,
				7)
		}, rule.ErrOutOfRange, "2025-07"},
		"a credit before the start": {func(a *benefit.AccountHistory) {
			a.Credits[0].Month = rule.MonthOf(2022,
				12)
		}, rule.ErrOutOfRange, "2022-12"},
		"a credit of no month": {func(a *benefit.AccountHistory) { a.Credits[0].Month = rule.Month{} },
			rule.ErrMissingField, "credits[0].month"},
		"a negative credit": {func(a *benefit.AccountHistory) { a.Credits[0].Amount = decimal.New(-1, 0) },
			rule.ErrOutOfRange, "credits[0].amount -1"},
		"too many credits": {func(a *benefit.AccountHistory) { a.Credits = make([]benefit.Credit, 1201) },
			rule.ErrOutOfRange, "1201"},
		"an end before the start": {func(a *benefit.AccountHistory) { a.From = 2026 }, rule.ErrBadDate, "2026"},
		"no end": {func(a *benefit.AccountHistory) { a.Through = rule.Month{} },
			rule.ErrMissingField, "through"},
		"an invalid year": {func(a *benefit.AccountHistory) { a.From = 0 }, rule.ErrOutOfRange,
			"from 0"},
		"longer than a century": {func(a *benefit.AccountHistory) { a.From = 1900 }, rule.ErrBadDate,
			"100 years"},
		"a negative opening": {func(a *benefit.AccountHistory) { a.Opening = decimal.New(-1, 0) },
			rule.ErrOutOfRange, "opening"},
	}, func(t *testing.T, c row) {
		a := three(t)
		c.change(&a)
		_, err := benefit.Statement(a)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
	})
}

func FuzzStatement(f *testing.F) {
	f.Add(int64(5000000), 2016, 30, int64(44080), int64(262))
	f.Add(int64(-1), 2200, 5000, int64(1), int64(-1))
	f.Fuzz(func(t *testing.T, opening int64, from, months int, credit, rate int64) {
		months = min(max(months, 1), 400)
		a := benefit.AccountHistory{Opening: decimal.New(opening, -2), From: from,
			Through: rule.MonthOf(from, 1).Add(months - 1)}
		for i := range months {
			a.Credits = append(a.Credits, benefit.Credit{Month: rule.MonthOf(from, 1).Add(i),
				Amount: decimal.New(credit, -2)})
			if m := rule.MonthOf(from, 1).Add(i); m.Month() == 1 {
				a.Rates = append(a.Rates, benefit.YearRate{Year: m.Year(), Rate: decimal.New(rate, -4)})
			}
		}
		years, err := benefit.Statement(a)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err), err)
			return
		}
		sum, last := a.Opening, a.Opening
		for _, y := range years {
			assert.True(t, y.Opening.Equal(last), "a year opens as the one before closed")
			assert.False(t, y.Interest.IsNegative())
			sum, last = sum.Add(y.Interest).Add(y.Credited), y.Closing
		}
		assert.True(t, sum.Equal(last), "opening, interest and credits add up to the closing balance")
		assert.True(t,
			last.GreaterThanOrEqual(a.Opening.Add(decimal.New(credit,
				-2).Mul(decimal.New(int64(months), 0)))), "an account never shrinks")
	})
}
