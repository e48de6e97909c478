package survivor_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/pension/survivor"
	"github.com/shebao-go/shebao/rule"
)

// null returns an amount that may be absent: an empty text is none.
func null(t testing.TB, text string) decimal.NullDecimal {
	t.Helper()
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

func TestBenefits(t *testing.T) {
	type c struct {
		name, paid, income, own, drawn string
		months, funeral, lump, total   string
		capped                         bool
	}
	tabletest.Each(t, []c{
		{name: "official example, 21 years 3 months", paid: "255", income: "2818.5", own: "", drawn: "",
			months: "15.25", funeral: "5637.00", lump: "42982.13", total: "48619.13", capped: false},
		{name: "Hubei example, 15 years", paid: "180", income: "3915.5", own: "", drawn: "", months: "9",
			funeral: "7831.00", lump: "35239.50", total: "43070.50", capped: false},
		{name: "magazine 2023, case 1: 28 years 9 months, drawn 3.5", paid: "345", income: "2818.5", own: "",
			drawn: "42", months: "19.25", funeral: "5637", lump: "54256.13", total: "59893.13", capped: false},
		{name: "magazine 2023, case 2: drawn 15.5, the least of 9", paid: "345", income: "2818.5", own: "",
			drawn: "186", months: "9", funeral: "5637", lump: "25366.5", total: "31003.5", capped: false},
		{name: "official answer: the least for a retiree, 11 x 5015", paid: "180", income: "5015", own: "", drawn: "0",
			months: "9", funeral: "10030", lump: "45135", total: "55165", capped: false},
		{name: "half a year, own contributions unknown: no total", paid: "6", income: "1000", own: "", drawn: "",
			months: "3", funeral: "2000", lump: "3000", total: "", capped: false},
		{name: "under 5 years, own contributions decide", paid: "59", income: "1000", own: "4321.09", drawn: "",
			months: "3", funeral: "2000", lump: "3000", total: "4321.09", capped: true},
		{name: "under 5 years, own contributions are more", paid: "59", income: "1000", own: "5000.01", drawn: "",
			months: "3", funeral: "2000", lump: "3000", total: "5000", capped: false},
		{name: "under 5 years, own contributions are the same", paid: "59", income: "1000", own: "5000", drawn: "",
			months: "3", funeral: "2000", lump: "3000", total: "5000", capped: false},
		{name: "5 years: own contributions do not matter", paid: "60", income: "1000", own: "1", drawn: "", months: "6",
			funeral: "2000", lump: "6000", total: "8000", capped: false},
		{name: "just under 10 years (9.99 years)", paid: "119.88", income: "1000", own: "", drawn: "", months: "6",
			funeral: "2000", lump: "6000", total: "8000", capped: false},
		{name: "10 years", paid: "120", income: "1000", own: "", drawn: "", months: "9", funeral: "2000", lump: "9000",
			total: "11000", capped: false},
		{name: "15 years, included in the third band", paid: "180", income: "1000", own: "", drawn: "", months: "9",
			funeral: "2000", lump: "9000", total: "11000", capped: false},
		{name: "16 years", paid: "192", income: "1000", own: "", drawn: "", months: "10", funeral: "2000",
			lump: "10000", total: "12000", capped: false},
		{name: "20 years", paid: "240", income: "1000", own: "", drawn: "", months: "14", funeral: "2000",
			lump: "14000", total: "16000", capped: false},
		{name: "25 years", paid: "300", income: "1000", own: "", drawn: "", months: "19", funeral: "2000",
			lump: "19000", total: "21000", capped: false},
		{name: "30 years", paid: "360", income: "1000", own: "", drawn: "", months: "24", funeral: "2000",
			lump: "24000", total: "26000", capped: false},
		{name: "40 years count as 30", paid: "480", income: "1000", own: "", drawn: "", months: "24", funeral: "2000",
			lump: "24000", total: "26000", capped: false},
		{name: "15 years 1 month, a twelfth of 0.06 is half a fen: up", paid: "181", income: "0.06", own: "", drawn: "",
			months: "9.08333333", funeral: "0.12", lump: "0.55", total: "0.67", capped: false},
		{name: "half of the last digit of the months", paid: "180.00000006", income: "1000", own: "", drawn: "",
			months: "9.00000001", funeral: "2000", lump: "9000.00", total: "11000.00", capped: false},
		{name: "15 years 8 months, two thirds of a year", paid: "188", income: "1000", own: "", drawn: "",
			months: "9.66666667", funeral: "2000", lump: "9666.67", total: "11666.67", capped: false},
		{name: "retiree of 30 years, nothing drawn yet", paid: "360", income: "1000", own: "", drawn: "0", months: "24",
			funeral: "2000", lump: "24000", total: "26000", capped: false},
		{name: "retiree of 30 years, 15 years drawn", paid: "360", income: "1000", own: "", drawn: "180", months: "9",
			funeral: "2000", lump: "9000", total: "11000", capped: false},
		{name: "retiree of 30 years, 14 years 11 months drawn", paid: "360", income: "1000", own: "", drawn: "179",
			months: "9.08333333", funeral: "2000", lump: "9083.33", total: "11083.33", capped: false},
		{name: "retiree of 12 years has the least at once", paid: "144", income: "1000", own: "", drawn: "24",
			months: "9", funeral: "2000", lump: "9000", total: "11000", capped: false},
		{name: "income with more than two decimals, rounded once each", paid: "120", income: "4742.08333333", own: "",
			drawn: "", months: "9", funeral: "9484.17", lump: "42678.75", total: "52162.92", capped: false},
	}, func(t *testing.T, c c) {
		got, err := survivor.Benefits(survivor.Death{ContributionMonths: tabletest.Dec(t, c.paid),
			MonthlyIncome:    tabletest.Dec(t, c.income),
			OwnContributions: null(t, c.own), DrawnMonths: null(t, c.drawn)})
		require.NoError(t, err)
		tabletest.Equal(t, c.months, got.Months)
		tabletest.Equal(t, c.funeral, got.Funeral)
		tabletest.Equal(t, c.lump, got.Lump)
		assert.Equal(t, c.total != "", got.Total.Valid)
		if c.total != "" {
			tabletest.Equal(t, c.total, got.Total.Decimal)
		}
		assert.Equal(t, c.capped, got.Capped)
		assert.Equal(t, c.capped, !got.Cut.IsZero())
	})
}

func TestBenefitsRefuses(t *testing.T) {
	type c struct{ name, paid, income, own, drawn, says string }
	tabletest.Each(t, []c{
		{name: "negative years", paid: "-1", income: "1000", own: "", drawn: "", says: "contribution_months -1"},
		{name: "more than a century", paid: "1200.01", income: "1000", own: "", drawn: "",
			says: "contribution_months 1200.01"},
		{name: "no income", paid: "180", income: "0", own: "", drawn: "", says: "monthly_income 0"},
		{name: "negative income", paid: "180", income: "-1", own: "", drawn: "", says: "monthly_income -1"},
		{name: "income above a million", paid: "180", income: "1000000.01", own: "", drawn: "", says: "monthly_income"},
		{name: "exponent too large", paid: "180", income: "1e9999", own: "", drawn: "", says: "exponent"},
		{name: "negative own contributions", paid: "180", income: "1000", own: "-0.01", drawn: "",
			says: "own_contributions -0.01"},
		{name: "own contributions of 3 decimals", paid: "12", income: "1000", own: "1.001", drawn: "",
			says: "own_contributions 1.001"},
		{name: "negative drawn", paid: "180", income: "1000", own: "", drawn: "-1", says: "drawn_months -1"},
		{name: "all fields are told", paid: "-1", income: "-1", own: "-1", drawn: "-1", says: "drawn_months -1"},
	}, func(t *testing.T, c c) {
		got, err := survivor.Benefits(survivor.Death{ContributionMonths: tabletest.Dec(t, c.paid),
			MonthlyIncome:    tabletest.Dec(t, c.income),
			OwnContributions: null(t, c.own), DrawnMonths: null(t, c.drawn)})
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
		assert.True(t, got.Lump.IsZero())
	})
	_, err := survivor.Benefits(survivor.Death{})
	assert.ErrorIs(t, err, rule.ErrOutOfRange, "the zero value is refused")
}

// More contribution months never give less, more months drawn never give more, and the months stay between 3 and 24 (9
// and 24).
func TestMonthsAreMonotone(t *testing.T) {
	income := tabletest.Dec(t, "4321.09")
	months := func(paid int64, drawn decimal.NullDecimal) decimal.Decimal {
		got, err := survivor.Benefits(survivor.Death{ContributionMonths: decimal.New(paid, 0), MonthlyIncome: income,
			DrawnMonths: drawn})
		require.NoError(t, err)
		require.False(t, got.Months.LessThan(decimal.New(3, 0)) || got.Months.GreaterThan(decimal.New(24, 0)))
		return got.Months
	}
	before := decimal.New(3, 0)
	for paid := int64(0); paid <= 500; paid++ {
		now := months(paid, decimal.NullDecimal{})
		require.False(t, now.LessThan(before), paid)
		before = now
		start := decimal.Max(now, decimal.New(9, 0))
		for drawn := int64(0); drawn <= 240; drawn += 20 {
			retired := months(paid, decimal.NewNullDecimal(decimal.New(drawn, 0)))
			require.False(t, retired.GreaterThan(start), "%d paid, %d drawn", paid, drawn)
			require.False(t, retired.LessThan(decimal.New(9, 0)))
			start = retired
		}
	}
}

// FuzzBenefits compares with the article in whole years and months and exact fractions, rounded half up to the fen.
func FuzzBenefits(f *testing.F) {
	f.Add(uint16(255), uint32(281850), false, uint16(0), false, uint32(0))
	f.Add(uint16(345), uint32(281850), true, uint16(42), false, uint32(0))
	f.Add(uint16(20), uint32(500100), false, uint16(0), true, uint32(123456))
	f.Fuzz(func(t *testing.T, paid uint16, income uint32, retired bool, drawn uint16, knowsOwn bool, own uint32) {
		d := survivor.Death{ContributionMonths: decimal.New(int64(paid), 0),
			MonthlyIncome: decimal.New(int64(income), -2)}
		if retired {
			d.DrawnMonths = decimal.NewNullDecimal(decimal.New(int64(drawn), 0))
		}
		if knowsOwn {
			d.OwnContributions = decimal.NewNullDecimal(decimal.New(int64(own), -2))
		}
		got, err := survivor.Benefits(d)
		if err != nil {
			require.True(t, paid > 1200 || income == 0 || income > 100_000_000 || retired && drawn > 1200)
			return
		}
		years, rest := int64(paid)/12, int64(paid)%12
		months := big.NewRat(9, 1)
		switch {
		case years < 5:
			months = big.NewRat(3, 1)
		case years < 10:
			months = big.NewRat(6, 1)
		case years >= 30:
			months = big.NewRat(24, 1)
		case years >= 15:
			months.Add(months, big.NewRat((years-15)*12+rest, 12))
		}
		if retired {
			months.Sub(months, big.NewRat(int64(drawn), 12))
			if months.Cmp(big.NewRat(9, 1)) < 0 {
				months = big.NewRat(9, 1)
			}
		}
		lump := months.Mul(months, big.NewRat(int64(income), 1)) // fen
		lump.Add(lump, big.NewRat(1, 2))
		fen := new(big.Int).Quo(lump.Num(), lump.Denom())
		require.Equal(t, fen.String(), got.Lump.Shift(2).String())
		require.True(t, got.Funeral.Equal(decimal.New(2*int64(income), -2)))
		require.Equal(t, years >= 5 || knowsOwn, got.Total.Valid)
		if sum := got.Funeral.Add(got.Lump); got.Total.Valid && !got.Capped {
			require.True(t, sum.Equal(got.Total.Decimal))
		} else if got.Capped {
			require.True(t, years < 5 && got.Total.Decimal.LessThan(sum) &&
				got.Total.Decimal.Equal(d.OwnContributions.Decimal))
			require.True(t, sum.Sub(got.Cut).Equal(got.Total.Decimal), "the parts less the cut are the total")
		}
	})
}

// 人社部发〔2021〕18号: of 2 × 2,818.50 = 5,637.00 and 3 × 2,818.50 = 8,455.50, together 14,092.50, somebody who paid
// 9,000.00 under 5 years leaves 9,000.00: 5,092.50 less.
func TestCutOfTheBenefits(t *testing.T) {
	got, err := survivor.Benefits(survivor.Death{ContributionMonths: tabletest.Dec(t, "48"),
		MonthlyIncome: tabletest.Dec(t, "2818.50"), OwnContributions: null(t, "9000")})
	require.NoError(t, err)
	tabletest.Equal(t, "9000.00", got.Total.Decimal)
	tabletest.Equal(t, "5092.50", got.Cut)
}
