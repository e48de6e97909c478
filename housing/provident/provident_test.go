package provident_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/provident"
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
		"G1092, a statement of 2016-07 to 2017-06": {"85514.18", "55872.00", "0.015", "1666.83", "143053.01"},
		"opening alone: a year of the rate":        {"10000", "0", "0.015", "150.00", "10150.00"},
		"deposits alone: 5.5 months of the total":  {"0", "12000", "0.015", "82.50", "12082.50"},
		"half a fen goes up: 0.005":                {"0.5", "0", "0.01", "0.01", "0.51"},
		"under half a fen is dropped: 0.00495":     {"0.33", "0", "0.015", "0.00", "0.33"},
		"no rate":                                  {"100", "1200", "0", "0", "1300"},
	}, func(t *testing.T, c struct{ opening, deposits, rate, interest, closing string }) {
		got, err := provident.InterestYear(tabletest.Dec(t, c.opening), tabletest.Dec(t, c.deposits), tabletest.Dec(t, c.rate))
		require.NoError(t, err)
		tabletest.Equal(t, c.interest, got.Interest)
		tabletest.Equal(t, c.closing, got.Closing)
	})
}

// year is the account of the statement, deposit by deposit, on the 15th of each month.
func year(t testing.TB, counting provident.Counting, basis int) provident.Account {
	a := provident.Account{From: day(t, "2016-07-01"), Until: day(t, "2017-07-01"), Opening: tabletest.Dec(t, "85514.18"), Rate: tabletest.Dec(t, "0.015"), Counting: counting, DayBasis: basis}
	for m := range 12 {
		month := rule.MonthOf(2016, 7).Add(m)
		a.Movements = append(a.Movements, provident.Movement{Day: rule.DateOf(month.Year(), month.Month(), 15), Amount: tabletest.Dec(t, "4656")})
	}
	return a
}

func TestInterest(t *testing.T) {
	span := func(movements ...provident.Movement) provident.Account {
		return provident.Account{From: day(t, "2016-07-01"), Until: day(t, "2017-07-01"), Opening: tabletest.Dec(t, "10000"), Rate: tabletest.Dec(t, "0.015"),
			Movements: movements, Counting: provident.FromDay, DayBasis: 365}
	}
	in := provident.Movement{Day: day(t, "2016-12-31"), Amount: tabletest.Dec(t, "1000")}
	out := provident.Movement{Day: day(t, "2016-12-31"), Amount: tabletest.Dec(t, "-10000")}
	by360 := span(in)
	by360.DayBasis = 360
	half := year(t, provident.FromNextMonth, 0)
	half.Until, half.Movements = day(t, "2017-01-01"), half.Movements[:6]
	tabletest.Run(t, map[string]struct {
		in                provident.Account
		interest, closing string
	}{
		"the statement by months":             {year(t, provident.FromNextMonth, 0), "1666.83", "143053.01"},
		"365 days of 365: the rate":           {span(), "150.00", "10150.00"},
		"182 days of 365: 150 + 7.479":        {span(in), "157.48", "11157.48"},
		"by 360: 152.0833 + 7.5833":           {by360, "159.67", "11159.67"},
		"all taken out: 183 days, 75.205":     {span(out), "75.21", "75.21"},
		"half a year by months: 6 and 5 to 0": {half, "728.66", "114178.84"}, // (85514.18 × 6 + 4656 × 15) × 0.00125 = 728.65635
	}, func(t *testing.T, c struct {
		in                provident.Account
		interest, closing string
	}) {
		got, err := provident.Interest(c.in)
		require.NoError(t, err)
		tabletest.Equal(t, c.interest, got.Interest)
		tabletest.Equal(t, c.closing, got.Closing)
	})
}

func TestInterestRefuses(t *testing.T) {
	type row struct {
		change func(*provident.Account)
		kind   error
		says   string
	}
	tabletest.Run(t, map[string]row{
		"no counting":                 {func(a *provident.Account) { a.Counting = 0 }, rule.ErrOutOfRange, "counting 0 is not known"},
		"no day basis":                {func(a *provident.Account) { a.Counting = provident.FromDay }, rule.ErrOutOfRange, "day_basis 0 is not 360 or 365"},
		"a day basis with months":     {func(a *provident.Account) { a.DayBasis = 365 }, rule.ErrConflict, "day_basis 365"},
		"months begun in the middle":  {func(a *provident.Account) { a.From = day(t, "2016-07-02") }, rule.ErrBadDate, "not a stretch of whole months"},
		"no stretch":                  {func(a *provident.Account) { a.Until = a.From }, rule.ErrBadDate, "is no day before until"},
		"a movement before":           {func(a *provident.Account) { a.Movements[0].Day = day(t, "2016-06-30") }, rule.ErrBadDate, "movements 2016-06-30"},
		"a movement on the last":      {func(a *provident.Account) { a.Movements[11].Day = a.Until }, rule.ErrBadDate, "movements 2017-07-01"},
		"movements out of order":      {func(a *provident.Account) { a.Movements[1].Day = a.From }, rule.ErrBadDate, "before the one before it"},
		"a withdrawal by months":      {func(a *provident.Account) { a.Movements[0].Amount = decimal.New(-1, 0) }, rule.ErrNotApplicable, "is a withdrawal"},
		"a rate in percent":           {func(a *provident.Account) { a.Rate = tabletest.Dec(t, "1.5") }, rule.ErrOutOfRange, "rate 1.5"},
		"half a fen":                  {func(a *provident.Account) { a.Opening = tabletest.Dec(t, "0.005") }, rule.ErrOutOfRange, "opening 0.005"},
		"an exponent of thousands":    {func(a *provident.Account) { a.Movements[0].Amount = decimal.New(1, 9999) }, rule.ErrOutOfRange, "9999"},
		"more movements than allowed": {func(a *provident.Account) { a.Movements = make([]provident.Movement, 5001) }, rule.ErrOutOfRange, "movements 5001"},
		"more taken out than there is": {func(a *provident.Account) {
			a.Counting, a.DayBasis, a.Movements[0].Amount = provident.FromDay, 365, tabletest.Dec(t, "-85514.19")
		}, rule.ErrConflict, "takes out more"},
	}, func(t *testing.T, c row) {
		a := year(t, provident.FromNextMonth, 0)
		c.change(&a)
		got, err := provident.Interest(a)
		require.ErrorIs(t, err, c.kind)
		assert.ErrorContains(t, err, c.says)
		assert.True(t, got.Closing.IsZero())
	})
	_, err := provident.InterestYear(decimal.New(-1, 0), decimal.New(-1, 0), decimal.New(2, 0))
	for _, field := range []string{"housing: opening -1", "deposits -1", "rate 2"} {
		assert.ErrorContains(t, err, field)
	}
}

func TestTaxFree(t *testing.T) {
	tabletest.Run(t, map[string]struct{ base, rate, average, deposit, free, taxable string }{
		"G1088":                             {"30000", "0.12", "8000", "3600.00", "2880.00", "720.00"},
		"base at three averages":            {"24000", "0.12", "8000", "2880.00", "2880.00", "0"},
		"a fen above three averages":        {"24000.01", "0.12", "8000", "2880.00", "2880.00", "0"},
		"rate above 12 %":                   {"10000", "0.15", "8000", "1500.00", "1200.00", "300.00"},
		"rate and base above":               {"30000", "0.15", "8000", "4500.00", "2880.00", "1620.00"},
		"rate below":                        {"30000", "0.05", "8000", "1500.00", "1200.00", "300.00"},
		"nothing deposited":                 {"30000", "0", "8000", "0", "0", "0"},
		"three averages that are not round": {"41000", "0.12", "13276.33", "4920.00", "4779.48", "140.52"}, // 39828.99 × 0.12 = 4779.4788
	}, func(t *testing.T, c struct{ base, rate, average, deposit, free, taxable string }) {
		got, err := provident.TaxFree(tabletest.Dec(t, c.base), tabletest.Dec(t, c.rate), tabletest.Dec(t, c.average))
		require.NoError(t, err)
		tabletest.Equal(t, c.deposit, got.Deposit)
		tabletest.Equal(t, c.free, got.TaxFree)
		tabletest.Equal(t, c.taxable, got.Taxable)
	})
}

// R20 of the payroll needs: a deposit made on 41,000 with a ceiling of 39,828.
func TestTaxFreeUnder(t *testing.T) {
	got, err := provident.TaxFreeUnder(tabletest.Dec(t, "41000"), tabletest.Dec(t, "0.12"), tabletest.Dec(t, "39828"))
	require.NoError(t, err)
	tabletest.Equal(t, "4920.00", got.Deposit)
	tabletest.Equal(t, "4779.36", got.TaxFree)
	tabletest.Equal(t, "140.64", got.Taxable)
	_, err = provident.TaxFreeUnder(decimal.New(-1, 0), decimal.New(2, 0), decimal.Decimal{})
	for _, field := range []string{"base -1", "rate 2", "ceiling 0"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = provident.TaxFree(decimal.New(1, 9999), decimal.New(1, -9), decimal.Decimal{})
	for _, field := range []string{"base ", "9999", "rate ", "city_average 0"} {
		assert.ErrorContains(t, err, field)
	}
}

// FuzzInterestYear: the closed form is what twelve dated deposits give, and more money never earns less.
func FuzzInterestYear(f *testing.F) {
	f.Add(int64(8551418), int64(465600), int64(1500000))
	f.Add(int64(0), int64(1), int64(100000000))
	f.Fuzz(func(t *testing.T, opening, deposit, rate int64) {
		a := provident.Account{From: rule.DateOf(2016, 7, 1), Until: rule.DateOf(2017, 7, 1), Opening: decimal.New(opening, -2), Rate: decimal.New(rate, -8), Counting: provident.FromNextMonth}
		each := decimal.New(deposit, -2)
		for m := range 12 {
			a.Movements = append(a.Movements, provident.Movement{Day: rule.MonthOf(2016, 7).Add(m).First(), Amount: each})
		}
		got, err := provident.InterestYear(a.Opening, each.Mul(decimal.New(12, 0)), a.Rate)
		dated, datedErr := provident.Interest(a)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		require.NoError(t, datedErr)
		assert.True(t, got.Interest.Equal(dated.Interest) && got.Closing.Equal(dated.Closing))
		if more, err := provident.InterestYear(a.Opening.Add(decimal.New(1, 0)), each.Mul(decimal.New(12, 0)), a.Rate); err == nil {
			assert.True(t, more.Interest.GreaterThanOrEqual(got.Interest))
		}
	})
}

// FuzzTaxFree: the parts add up, none is below 0, and a higher base never frees less.
func FuzzTaxFree(f *testing.F) {
	f.Add(int64(3000000), int64(12000000), int64(800000))
	f.Add(int64(1), int64(99999999), int64(1))
	f.Fuzz(func(t *testing.T, base, rate, average int64) {
		got, err := provident.TaxFree(decimal.New(base, -2), decimal.New(rate, -8), decimal.New(average, -2))
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.True(t, got.TaxFree.Add(got.Taxable).Equal(got.Deposit))
		assert.True(t, got.TaxFree.Sign() >= 0 && got.Taxable.Sign() >= 0)
		if more, err := provident.TaxFree(decimal.New(base+1, -2), decimal.New(rate, -8), decimal.New(average, -2)); err == nil {
			assert.True(t, more.TaxFree.GreaterThanOrEqual(got.TaxFree))
		}
	})
}
