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
		paid, income, own, drawn     string
		months, funeral, lump, total string
		capped                       bool
	}
	tabletest.Run(t, map[string]c{
		"official example, 21 years 3 months": {"255", "2818.5", "", "", "15.25", "5637.00",
			"42982.13", "48619.13", false},
		"Hubei example, 15 years": {"180", "3915.5", "", "", "9", "7831.00", "35239.50",
			"43070.50", false},
		"magazine 2023, case 1: 28 years 9 months, drawn 3.5": {"345", "2818.5", "", "42", "19.25", "5637",
			"54256.13", "59893.13", false},
		"magazine 2023, case 2: drawn 15.5, the least of 9": {"345", "2818.5", "", "186", "9", "5637", "25366.5",
			"31003.5", false},
		"official answer: the least for a retiree, 11 x 5015": {"180", "5015", "", "0", "9", "10030", "45135",
			"55165", false},
		"half a year, own contributions unknown: no total": {"6", "1000", "", "", "3", "2000", "3000", "", false},
		"under 5 years, own contributions decide": {"59", "1000", "4321.09", "", "3", "2000", "3000",
			"4321.09", true},
		"under 5 years, own contributions are more": {"59", "1000", "5000.01", "", "3", "2000", "3000",
			"5000", false},
		"under 5 years, own contributions are the same": {"59", "1000", "5000", "", "3", "2000", "3000", "5000",
			false},
		"5 years: own contributions do not matter": {"60", "1000", "1", "", "6", "2000", "6000", "8000",
			false},
		"just under 10 years (9.99 years)": {"119.88", "1000", "", "", "6", "2000", "6000", "8000",
			false},
		"10 years": {"120", "1000", "", "", "9", "2000", "9000", "11000",
			false},
		"15 years, included in the third band": {"180", "1000", "", "", "9", "2000", "9000", "11000",
			false},
		"16 years": {"192", "1000", "", "", "10", "2000", "10000", "12000",
			false},
		"20 years": {"240", "1000", "", "", "14", "2000", "14000", "16000",
			false},
		"25 years": {"300", "1000", "", "", "19", "2000", "19000", "21000",
			false},
		"30 years": {"360", "1000", "", "", "24", "2000", "24000", "26000",
			false},
		"40 years count as 30": {"480", "1000", "", "", "24", "2000", "24000", "26000",
			false},
		"15 years 1 month, a twelfth of 0.06 is half a fen: up": {"181", "0.06", "", "", "9.08333333", "0.12", "0.55",
			"0.67", false},
		"retiree of 30 years, nothing drawn yet": {"360", "1000", "", "0", "24", "2000", "24000",
			"26000", false},
		"retiree of 30 years, 15 years drawn": {"360", "1000", "", "180", "9", "2000", "9000",
			"11000", false},
		"retiree of 30 years, 14 years 11 months drawn": {"360", "1000", "", "179", "9.08333333", "2000",
			"9083.33", "11083.33", false},
		"retiree of 12 years has the least at once": {"144", "1000", "", "24", "9", "2000", "9000", "11000",
			false},
		"income with more than two decimals, rounded once each": {"120", "4742.08333333", "", "", "9", "9484.17",
			"42678.75", "52162.92", false},
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
	type c struct{ paid, income, own, drawn, says string }
	tabletest.Run(t, map[string]c{
		"negative years":                  {"-1", "1000", "", "", "contribution_months -1"},
		"more than a century":             {"1200.01", "1000", "", "", "contribution_months 1200.01"},
		"no income":                       {"180", "0", "", "", "monthly_income 0"},
		"negative income":                 {"180", "-1", "", "", "monthly_income -1"},
		"income above a million":          {"180", "1000000.01", "", "", "monthly_income"},
		"exponent too large":              {"180", "1e9999", "", "", "exponent"},
		"negative own contributions":      {"180", "1000", "-0.01", "", "own_contributions -0.01"},
		"own contributions of 3 decimals": {"12", "1000", "1.001", "", "own_contributions 1.001"},
		"negative drawn":                  {"180", "1000", "", "-1", "drawn_months -1"},
		"all fields are told":             {"-1", "-1", "-1", "-1", "drawn_months -1"},
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
