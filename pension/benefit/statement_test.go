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
		name, opening, rate string
		credits             []string
		want                string
	}
	tabletest.Each(t, []row{
		{name: "the year's contributions earn nothing", opening: "0", rate: "0.0262",
			credits: []string{"440.80", "440.80"}, want: "881.60"},
		// 1500.59452 by hand
		{name: "interest and contributions", opening: "57274.60", rate: "0.0262", credits: []string{"5289.60"},
			want: "64064.79"},
		{name: "half a fen of interest goes up: 10.005", opening: "1000.50", rate: "0.01", credits: nil,
			want: "1010.51"},
		{name: "rate 0", opening: "1000.50", rate: "0", credits: nil, want: "1000.50"},
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
		name   string
		change func(*benefit.AccountHistory)
		kind   error
		says   string
	}
	tabletest.Each(t, []row{
		{name: "years without a rate are named", change: func(a *benefit.AccountHistory) { a.Rates = a.Rates[1:2] },
			kind: rule.ErrNoRule, says: "no record rate for 2023, 2025"},
		{name: "a rate as a percentage", change: func(a *benefit.AccountHistory) {
			a.Rates[1].Rate = tabletest.Dec(t,
				"2.62")
		}, kind: rule.ErrOutOfRange, says: "rates[1].rate"},
		{name: "a year rated twice", change: func(a *benefit.AccountHistory) { a.Rates = append(a.Rates, a.Rates[0]) },
			kind: rule.ErrConflict, says: "rates[3].year 2023"},
		{name: "a month credited twice", change: func(a *benefit.AccountHistory) {
			a.Credits = append(a.Credits,
				a.Credits[3])
		}, kind: rule.ErrConflict, says: "2023-04"},
		{name: "a credit after the end", change: func(a *benefit.AccountHistory) {
			a.Credits[0].Month = rule.MonthOf(2025,
				7)
		}, kind: rule.ErrOutOfRange, says: "2025-07"},
		{name: "a credit before the start", change: func(a *benefit.AccountHistory) {
			a.Credits[0].Month = rule.MonthOf(2022,
				12)
		}, kind: rule.ErrOutOfRange, says: "2022-12"},
		{name: "a credit of no month", change: func(a *benefit.AccountHistory) { a.Credits[0].Month = rule.Month{} },
			kind: rule.ErrMissingField, says: "credits[0].month"},
		{name: "a negative credit",
			change: func(a *benefit.AccountHistory) { a.Credits[0].Amount = decimal.New(-1, 0) },
			kind:   rule.ErrOutOfRange, says: "credits[0].amount -1"},
		{name: "too many credits", change: func(a *benefit.AccountHistory) { a.Credits = make([]benefit.Credit, 1201) },
			kind: rule.ErrOutOfRange, says: "1201"},
		{name: "an end before the start", change: func(a *benefit.AccountHistory) { a.From = 2026 },
			kind: rule.ErrBadDate, says: "2026"},
		{name: "no end", change: func(a *benefit.AccountHistory) { a.Through = rule.Month{} },
			kind: rule.ErrMissingField, says: "through"},
		{name: "an invalid year", change: func(a *benefit.AccountHistory) { a.From = 0 }, kind: rule.ErrOutOfRange,
			says: "from 0"},
		{name: "longer than a century", change: func(a *benefit.AccountHistory) { a.From = 1900 },
			kind: rule.ErrBadDate, says: "100 years"},
		{name: "a century and a month", change: func(a *benefit.AccountHistory) {
			a.From, a.Through = 1925, rule.MonthOf(2025, 1)
		}, kind: rule.ErrBadDate, says: "100 years"},
		{name: "a century", change: func(a *benefit.AccountHistory) {
			a.From, a.Through = 1925, rule.MonthOf(2024, 12)
		}, kind: rule.ErrNoRule, says: "no record rate for 1925"},
		{name: "a negative opening", change: func(a *benefit.AccountHistory) { a.Opening = decimal.New(-1, 0) },
			kind: rule.ErrOutOfRange, says: "opening"},
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
