package rental_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func published(t testing.TB) []decimal.Decimal { return decimals(t, "1.2", "1.1", "1", "0.9") }

func incomes(t testing.TB) []rental.YearIncome {
	return []rental.YearIncome{{2013, tabletest.Dec(t, "42049")}, {2011, tabletest.Dec(t, "34438")},
		{2012, tabletest.Dec(t, "38053.52")}}
}

// The line of 2013 from the income of 2011 and that of 2015 from 2013 are the tables the annexes print.
func TestPublishedLines(t *testing.T) {
	type c struct {
		name     string
		year     int
		ratio    string
		rounding rental.LineRounding
		perHead  string
		printed  rental.Rules
	}
	tabletest.Each(t, []c{
		{name: "2013", year: 2013, ratio: "0.6", rounding: rental.PerHeadHalfUp, perHead: "20663",
			printed: rental.Rules2013()},
		{name: "2015", year: 2015, ratio: "0.7", rounding: rental.HouseholdHalfUp, perHead: "29434",
			printed: rental.Rules2015()},
	}, func(t *testing.T, c c) {
		got, err := rental.AdjustLine(rental.Adjustment{Incomes: incomes(t), Ratio: tabletest.Dec(t, c.ratio), Lag: 2,
			Sizes: published(t), Rounding: c.rounding, First: c.year, Last: c.year})
		require.NoError(t, err)
		require.Len(t, got, 1)
		tabletest.Equal(t, c.perHead, got[0].PerHead)
		assert.Equal(t, c.year-2, got[0].Of)
		assert.Equal(t, rule.About, got[0].Modality)
		assert.False(t, got[0].Change.Valid)
		for i, printed := range c.printed.Limits {
			assert.True(t, printed.Year.Equal(got[0].Household[i]), "%d persons a year", i+1)
			assert.True(t, printed.Month.Decimal.Equal(got[0].Monthly[i]), "%d persons a month", i+1)
			if printed.PerHead.Valid {
				// The limits per head printed in 2015 are factors of the rounded line.
				assert.True(t, printed.PerHead.Decimal.Equal(got[0].PerHead.Mul(published(t)[i]).Round(0)),
					"%d persons per head", i+1)
			}
		}
	})
}

// over is an adjustment of so many years from incomes.
func over(a rental.Adjustment, first, last int, incomes ...rental.YearIncome) rental.Adjustment {
	a.First, a.Last, a.Incomes = first, last, incomes
	return a
}

func TestAdjustLine(t *testing.T) {
	set := rental.Adjustment{Ratio: tabletest.Dec(t, "0.6"), Lag: 2, Rounding: rental.PerHeadHalfUp}
	got, err := rental.AdjustLine(over(set, 2013, 2015, incomes(t)...))
	require.NoError(t, err)
	// 22832.112, 25229.4
	for i, want := range []struct{ line, change string }{{"20663", ""}, {"22832", "2169"}, {"25229", "2397"}} {
		tabletest.Equal(t, want.line, got[i].PerHead)
		assert.Equal(t, want.change != "", got[i].Change.Valid)
		if want.change != "" {
			tabletest.Equal(t, want.change, got[i].Change.Decimal)
		}
	}
	falling := []rental.YearIncome{{2019, tabletest.Dec(t, "60000")}, {2020, tabletest.Dec(t, "50000")},
		{2021, tabletest.Dec(t, "70000")}}
	got, err = rental.AdjustLine(rental.Adjustment{Incomes: falling, Ratio: tabletest.Dec(t, "0.5"),
		Rounding: rental.HouseholdHalfUp, First: 2019, Last: 2021})
	require.NoError(t, err)
	tabletest.Equal(t, "25000", got[1].PerHead)
	tabletest.Equal(t, "-5000", got[1].Change.Decimal)
	got, err = rental.AdjustLine(rental.Adjustment{Incomes: falling, Ratio: tabletest.Dec(t, "0.5"),
		Rounding: rental.HouseholdHalfUp, NeverFalls: true, First: 2019, Last: 2021})
	require.NoError(t, err)
	tabletest.Equal(t, "30000", got[1].PerHead)
	assert.True(t, got[1].Kept)
	tabletest.Equal(t, "0", got[1].Change.Decimal)
	tabletest.Equal(t, "35000", got[2].PerHead)
	assert.False(t, got[2].Kept)
}

func TestAdjustLineRefuses(t *testing.T) {
	set := rental.Adjustment{Ratio: tabletest.Dec(t, "0.6"), Lag: 2, Rounding: rental.PerHeadHalfUp}
	_, err := rental.AdjustLine(over(set, 2012, 2017, incomes(t)...))
	require.ErrorIs(t, err, rule.ErrNoRule)
	for _, what := range []string{"disposable income of 2010", "disposable income of 2014",
		"disposable income of 2015"} {
		assert.ErrorContains(t, err, what)
	}
	_, err = rental.AdjustLine(over(set, 2013, 2013, append(incomes(t), rental.YearIncome{Year: 2011})...))
	require.ErrorIs(t, err, rule.ErrConflict)
	_, err = rental.AdjustLine(rental.Adjustment{Lag: -1, First: 1, Last: 2,
		Incomes: []rental.YearIncome{{Year: 1, Amount: decimal.New(-1, 0)}}})
	for _, field := range []string{"lag -1", "first 1", "last 2", "incomes[0].year 1", "incomes[0].amount -1"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = rental.AdjustLine(over(set, 2013, 2013, make([]rental.YearIncome, 2001)...))
	assert.ErrorContains(t, err, "incomes 2001")
	_, err = rental.AdjustLine(over(set, 2013, 2012, incomes(t)...))
	assert.ErrorContains(t, err, "last 2012 is before 2013")
	set.Rounding = 0
	_, err = rental.AdjustLine(over(set, 2013, 2013, incomes(t)...))
	assert.ErrorContains(t, err, "rounding")
}

// FuzzAdjustLine: the line rises with the income, and never falls where it must not.
func FuzzAdjustLine(f *testing.F) {
	f.Add(int64(3443800), int64(4204900), int64(600000), uint8(1))
	f.Fuzz(func(t *testing.T, first, second, ratio int64, rounding uint8) {
		series := []rental.YearIncome{{2011, decimal.New(first, -2)}, {2012, decimal.New(second, -2)}}
		set := rental.Adjustment{Ratio: decimal.New(ratio, -6), Lag: 2, Sizes: published(t),
			Rounding: rental.LineRounding(rounding)}
		got, err := rental.AdjustLine(over(set, 2013, 2014, series...))
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.Equal(t, second >= first || got[1].PerHead.Equal(got[0].PerHead), got[1].Change.Decimal.Sign() >= 0)
		set.NeverFalls = true
		kept, err := rental.AdjustLine(over(set, 2013, 2014, series...))
		require.NoError(t, err)
		assert.True(t, kept[1].Change.Decimal.Sign() >= 0)
	})
}
