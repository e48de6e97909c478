package housing_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func day(t testing.TB, text string) rule.Date {
	t.Helper()
	d, err := rule.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestInterestYear(t *testing.T) {
	tabletest.Run(t, map[string]struct{ opening, deposits, rate, interest, closing string }{
		"a statement of 2016-07 to 2017-06":       {"85514.18", "55872.00", "0.015", "1666.83", "143053.01"},
		"opening alone: a year of the rate":       {"10000", "0", "0.015", "150.00", "10150.00"},
		"deposits alone: 5.5 months of the total": {"0", "12000", "0.015", "82.50", "12082.50"},
		"half a fen goes up: 0.005":               {"0.5", "0", "0.01", "0.01", "0.51"},
		"under half a fen is dropped: 0.00495":    {"0.33", "0", "0.015", "0.00", "0.33"},
		"no rate":                                 {"100", "1200", "0", "0", "1300"},
	}, func(t *testing.T, c struct{ opening, deposits, rate, interest, closing string }) {
		got, err := housing.InterestYear(tabletest.Dec(t, c.opening), tabletest.Dec(t, c.deposits),
			tabletest.Dec(t, c.rate))
		require.NoError(t, err)
		tabletest.Equal(t, c.interest, got.Interest)
		tabletest.Equal(t, c.closing, got.Closing)
	})
}

// year is the account of the statement, deposit by deposit, on the 15th of each month.
func year(t testing.TB, counting housing.Counting, basis int) housing.Account {
	a := housing.Account{From: day(t, "2016-07-01"), Until: day(t, "2017-07-01"), Opening: tabletest.Dec(t, "85514.18"),
		Rate: tabletest.Dec(t, "0.015"), Counting: counting, DayBasis: basis}
	for m := range 12 {
		month := rule.MonthOf(2016, 7).Add(m)
		a.Movements = append(a.Movements, housing.Movement{Day: rule.DateOf(month.Year(), month.Month(), 15),
			Amount: tabletest.Dec(t, "4656")})
	}
	return a
}

func TestInterest(t *testing.T) {
	span := func(movements ...housing.Movement) housing.Account {
		return housing.Account{From: day(t, "2016-07-01"), Until: day(t, "2017-07-01"),
			Opening: tabletest.Dec(t, "10000"), Rate: tabletest.Dec(t, "0.015"),
			Movements: movements, Counting: housing.FromDay, DayBasis: 365}
	}
	in := housing.Movement{Day: day(t, "2016-12-31"), Amount: tabletest.Dec(t, "1000")}
	out := housing.Movement{Day: day(t, "2016-12-31"), Amount: tabletest.Dec(t, "-10000")}
	by360 := span(in)
	by360.DayBasis = 360
	half := year(t, housing.FromNextMonth, 0)
	half.Until, half.Movements = day(t, "2017-01-01"), half.Movements[:6]
	tabletest.Run(t, map[string]struct {
		in                housing.Account
		interest, closing string
	}{
		"the statement by months":         {year(t, housing.FromNextMonth, 0), "1666.83", "143053.01"},
		"365 days of 365: the rate":       {span(), "150.00", "10150.00"},
		"182 days of 365: 150 + 7.479":    {span(in), "157.48", "11157.48"},
		"by 360: 152.0833 + 7.5833":       {by360, "159.67", "11159.67"},
		"all taken out: 183 days, 75.205": {span(out), "75.21", "75.21"},
		// (85514.18 × 6 + 4656 × 15) × 0.00125 = 728.65635
		"half a year by months: 6 and 5 to 0": {half, "728.66", "114178.84"},
	}, func(t *testing.T, c struct {
		in                housing.Account
		interest, closing string
	}) {
		got, err := housing.Interest(c.in)
		require.NoError(t, err)
		tabletest.Equal(t, c.interest, got.Interest)
		tabletest.Equal(t, c.closing, got.Closing)
	})
}

func TestInterestRefuses(t *testing.T) {
	type row struct {
		change func(*housing.Account)
		kind   error
		says   string
	}
	tabletest.Run(t, map[string]row{
		"no counting": {func(a *housing.Account) { a.Counting = 0 }, rule.ErrMissingField,
			"counting is missing; use one of"},
		"no day basis": {func(a *housing.Account) { a.Counting = housing.FromDay }, rule.ErrOutOfRange,
			"day_basis 0 is not 360 or 365"},
		"a day basis with months": {func(a *housing.Account) { a.DayBasis = 365 }, rule.ErrConflict,
			"day_basis 365"},
		"months begun in the middle": {func(a *housing.Account) { a.From = day(t, "2016-07-02") }, rule.ErrBadDate,
			"not a stretch of whole months"},
		"no stretch": {func(a *housing.Account) { a.Until = a.From }, rule.ErrBadDate,
			"is not before until"},
		"a movement before": {func(a *housing.Account) { a.Movements[0].Day = day(t, "2016-06-30") },
			rule.ErrBadDate, "movements[0].day 2016-06-30"},
		"a movement on the last": {func(a *housing.Account) { a.Movements[11].Day = a.Until }, rule.ErrBadDate,
			"movements[11].day 2017-07-01"},
		"movements out of order": {func(a *housing.Account) { a.Movements[1].Day = a.From }, rule.ErrBadDate,
			"before the one before it"},
		"a withdrawal by months": {func(a *housing.Account) { a.Movements[0].Amount = decimal.New(-1, 0) },
			rule.ErrNotApplicable, "is a withdrawal"},
		"a rate in percent": {func(a *housing.Account) { a.Rate = tabletest.Dec(t, "1.5") },
			rule.ErrOutOfRange, "rate 1.5"},
		"half a fen": {func(a *housing.Account) { a.Opening = tabletest.Dec(t, "0.005") },
			rule.ErrOutOfRange, "opening 0.005"},
		"an exponent of thousands": {func(a *housing.Account) { a.Movements[0].Amount = decimal.New(1, 9999) },
			rule.ErrOutOfRange, "9999"},
		"more movements than allowed": {func(a *housing.Account) { a.Movements = make([]housing.Movement, 5001) },
			rule.ErrOutOfRange, "movements 5001"},
		"more taken out than there is": {func(a *housing.Account) {
			a.Counting, a.DayBasis, a.Movements[0].Amount = housing.FromDay, 365, tabletest.Dec(t, "-85514.19")
		}, rule.ErrConflict, "takes out more"},
	}, func(t *testing.T, c row) {
		a := year(t, housing.FromNextMonth, 0)
		c.change(&a)
		got, err := housing.Interest(a)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		assert.True(t, got.Closing.IsZero())
	})
	_, err := housing.InterestYear(decimal.New(-1, 0), decimal.New(-1, 0), decimal.New(2, 0))
	for _, field := range []string{"housing: opening -1", "deposits -1", "rate 2"} {
		assert.ErrorContains(t, err, field)
	}
}

// FuzzInterestYear: the closed form is what twelve dated deposits give, and more money never earns less.
func FuzzInterestYear(f *testing.F) {
	f.Add(int64(8551418), int64(465600), int64(1500000))
	f.Add(int64(0), int64(1), int64(100000000))
	f.Fuzz(func(t *testing.T, opening, deposit, rate int64) {
		a := housing.Account{From: rule.DateOf(2016, 7, 1), Until: rule.DateOf(2017, 7, 1),
			Opening: decimal.New(opening, -2), Rate: decimal.New(rate, -8), Counting: housing.FromNextMonth}
		each := decimal.New(deposit, -2)
		for m := range 12 {
			a.Movements = append(a.Movements, housing.Movement{Day: rule.MonthOf(2016, 7).Add(m).First(), Amount: each})
		}
		got, err := housing.InterestYear(a.Opening, each.Mul(decimal.New(12, 0)), a.Rate)
		dated, datedErr := housing.Interest(a)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		require.NoError(t, datedErr)
		assert.True(t, got.Interest.Equal(dated.Interest) && got.Closing.Equal(dated.Closing))
		if more, err := housing.InterestYear(a.Opening.Add(decimal.New(1, 0)), each.Mul(decimal.New(12, 0)),
			a.Rate); err == nil {
			assert.True(t, more.Interest.GreaterThanOrEqual(got.Interest))
		}
	})
}
