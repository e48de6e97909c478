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
	type c struct{ name, opening, deposits, rate, interest, closing string }
	tabletest.Each(t, []c{
		{name: "a statement of 2016-07 to 2017-06", opening: "85514.18", deposits: "55872.00", rate: "0.015",
			interest: "1666.83", closing: "143053.01"},
		{name: "opening alone: a year of the rate", opening: "10000", deposits: "0", rate: "0.015", interest: "150.00",
			closing: "10150.00"},
		{name: "deposits alone: 5.5 months of the total", opening: "0", deposits: "12000", rate: "0.015",
			interest: "82.50", closing: "12082.50"},
		{name: "half a fen goes up: 0.005", opening: "0.5", deposits: "0", rate: "0.01", interest: "0.01",
			closing: "0.51"},
		{name: "under half a fen is dropped: 0.00495", opening: "0.33", deposits: "0", rate: "0.015", interest: "0.00",
			closing: "0.33"},
		{name: "no rate", opening: "100", deposits: "1200", rate: "0", interest: "0", closing: "1300"},
	}, func(t *testing.T, c c) {
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
	type c struct {
		name              string
		in                housing.Account
		interest, closing string
	}
	tabletest.Each(t, []c{
		{name: "the statement by months", in: year(t, housing.FromNextMonth, 0), interest: "1666.83",
			closing: "143053.01"},
		{name: "365 days of 365: the rate", in: span(), interest: "150.00", closing: "10150.00"},
		{name: "182 days of 365: 150 + 7.479", in: span(in), interest: "157.48", closing: "11157.48"},
		{name: "by 360: 152.0833 + 7.5833", in: by360, interest: "159.67", closing: "11159.67"},
		{name: "all taken out: 183 days, 75.205", in: span(out), interest: "75.21", closing: "75.21"},
		// (85514.18 × 6 + 4656 × 15) × 0.00125 = 728.65635
		{name: "half a year by months: 6 and 5 to 0", in: half, interest: "728.66", closing: "114178.84"},
	}, func(t *testing.T, c c) {
		got, err := housing.Interest(c.in)
		require.NoError(t, err)
		tabletest.Equal(t, c.interest, got.Interest)
		tabletest.Equal(t, c.closing, got.Closing)
	})
}

func TestInterestRefuses(t *testing.T) {
	type row struct {
		name   string
		change func(*housing.Account)
		kind   error
		says   string
	}
	tabletest.Each(t, []row{
		{name: "no counting", change: func(a *housing.Account) { a.Counting = 0 }, kind: rule.ErrMissingField,
			says: "counting is missing; use one of"},
		{name: "no day basis", change: func(a *housing.Account) { a.Counting = housing.FromDay },
			kind: rule.ErrMissingField, says: "day_basis is not given; pass 360 or 365"},
		{name: "a day basis of neither",
			change: func(a *housing.Account) { a.Counting, a.DayBasis = housing.FromDay, 364 },
			kind:   rule.ErrOutOfRange, says: "day_basis 364 is not 360 or 365; say how many days"},
		{name: "a day basis with months", change: func(a *housing.Account) { a.DayBasis = 365 }, kind: rule.ErrConflict,
			says: "day_basis 365 is set though months are counted; leave it 0"},
		{name: "months begun in the middle", change: func(a *housing.Account) { a.From = day(t, "2016-07-02") },
			kind: rule.ErrBadDate, says: "not a stretch of whole months; begin on the first of a month"},
		{name: "no stretch", change: func(a *housing.Account) { a.Until = a.From }, kind: rule.ErrBadDate,
			says: "is not before until; pass the first day"},
		{name: "a movement before", change: func(a *housing.Account) { a.Movements[0].Day = day(t, "2016-06-30") },
			kind: rule.ErrBadDate, says: "movements[0].day 2016-06-30"},
		{name: "a movement on the last", change: func(a *housing.Account) { a.Movements[11].Day = a.Until },
			kind: rule.ErrBadDate, says: "movements[11].day 2017-07-01"},
		{name: "movements out of order", change: func(a *housing.Account) { a.Movements[1].Day = a.From },
			kind: rule.ErrBadDate, says: "before the one before it"},
		{name: "a withdrawal by months",
			change: func(a *housing.Account) { a.Movements[0].Amount = decimal.New(-1, 0) },
			kind:   rule.ErrNotApplicable, says: "is a withdrawal"},
		{name: "a rate in percent", change: func(a *housing.Account) { a.Rate = tabletest.Dec(t, "1.5") },
			kind: rule.ErrOutOfRange, says: "rate 1.5"},
		{name: "half a fen", change: func(a *housing.Account) { a.Opening = tabletest.Dec(t, "0.005") },
			kind: rule.ErrOutOfRange, says: "opening 0.005"},
		{name: "an exponent of thousands",
			change: func(a *housing.Account) { a.Movements[0].Amount = decimal.New(1, 9999) }, kind: rule.ErrOutOfRange,
			says: "9999"},
		{name: "more movements than allowed",
			change: func(a *housing.Account) { a.Movements = make([]housing.Movement, 5001) }, kind: rule.ErrOutOfRange,
			says: "movements 5001"},
		{name: "more taken out than there is", change: func(a *housing.Account) {
			a.Counting, a.DayBasis, a.Movements[0].Amount = housing.FromDay, 365, tabletest.Dec(t, "-85514.19")
		}, kind: rule.ErrConflict, says: "takes out more"},
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
