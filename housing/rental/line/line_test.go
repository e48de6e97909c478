package line_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing"
	"github.com/shebao-go/shebao/housing/rental"
	"github.com/shebao-go/shebao/housing/rental/line"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func factors(t testing.TB) []decimal.Decimal {
	var out []decimal.Decimal
	for _, f := range []string{"1.2", "1.1", "1", "0.9"} {
		out = append(out, tabletest.Dec(t, f))
	}
	return out
}

func incomes(t testing.TB) []line.Income {
	return []line.Income{{2013, tabletest.Dec(t, "42049")}, {2011, tabletest.Dec(t, "34438")}, {2012, tabletest.Dec(t, "38053.52")}}
}

// The line of 2013 from the income of 2011 and that of 2015 from 2013 are the tables the annexes print.
func TestPublishedTables(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		year     int
		ratio    string
		rounding housing.LineRounding
		perHead  string
		printed  rental.Rules
	}{
		"2013": {2013, "0.6", housing.PerHeadHalfUp, "20663", rental.Rules2013()},
		"2015": {2015, "0.7", housing.HouseholdHalfUp, "29434", rental.Rules2015()},
	}, func(t *testing.T, c struct {
		year     int
		ratio    string
		rounding housing.LineRounding
		perHead  string
		printed  rental.Rules
	}) {
		got, err := line.Adjust(incomes(t), line.Setting{Ratio: tabletest.Dec(t, c.ratio), Lag: 2, SizeFactors: factors(t), Rounding: c.rounding}, c.year, c.year)
		require.NoError(t, err)
		require.Len(t, got, 1)
		tabletest.Equal(t, c.perHead, got[0].Line.PerHead)
		assert.Equal(t, c.year-2, got[0].Of)
		assert.Equal(t, rule.About, got[0].Line.Modality)
		assert.False(t, got[0].Change.Valid)
		for i, printed := range c.printed.Limits {
			assert.True(t, printed.Year.Equal(got[0].Line.Household[i]), "%d persons a year", i+1)
			assert.True(t, printed.Month.Decimal.Equal(got[0].Line.Monthly[i]), "%d persons a month", i+1)
			if printed.PerHead.Valid {
				// The limits per head printed in 2015 are factors of the rounded line.
				assert.True(t, printed.PerHead.Decimal.Equal(got[0].Line.PerHead.Mul(factors(t)[i]).Round(0)), "%d persons per head", i+1)
			}
		}
	})
}

func TestAdjust(t *testing.T) {
	set := line.Setting{Ratio: tabletest.Dec(t, "0.6"), Lag: 2, Rounding: housing.PerHeadHalfUp}
	got, err := line.Adjust(incomes(t), set, 2013, 2015)
	require.NoError(t, err)
	for i, want := range []struct{ line, change string }{{"20663", ""}, {"22832", "2169"}, {"25229", "2397"}} { // 22832.112, 25229.4
		tabletest.Equal(t, want.line, got[i].Line.PerHead)
		assert.Equal(t, want.change != "", got[i].Change.Valid)
		if want.change != "" {
			tabletest.Equal(t, want.change, got[i].Change.Decimal)
		}
	}
	falling := []line.Income{{2019, tabletest.Dec(t, "60000")}, {2020, tabletest.Dec(t, "50000")}, {2021, tabletest.Dec(t, "70000")}}
	got, err = line.Adjust(falling, line.Setting{Ratio: tabletest.Dec(t, "0.5"), Rounding: housing.HouseholdHalfUp}, 2019, 2021)
	require.NoError(t, err)
	tabletest.Equal(t, "25000", got[1].Line.PerHead)
	tabletest.Equal(t, "-5000", got[1].Change.Decimal)
	got, err = line.Adjust(falling, line.Setting{Ratio: tabletest.Dec(t, "0.5"), Rounding: housing.HouseholdHalfUp, NeverFalls: true}, 2019, 2021)
	require.NoError(t, err)
	tabletest.Equal(t, "30000", got[1].Line.PerHead)
	assert.True(t, got[1].Kept)
	tabletest.Equal(t, "0", got[1].Change.Decimal)
	tabletest.Equal(t, "35000", got[2].Line.PerHead)
	assert.False(t, got[2].Kept)
}

func TestAdjustRefuses(t *testing.T) {
	set := line.Setting{Ratio: tabletest.Dec(t, "0.6"), Lag: 2, Rounding: housing.PerHeadHalfUp}
	_, err := line.Adjust(incomes(t), set, 2012, 2017)
	require.ErrorIs(t, err, rule.ErrNoRule)
	for _, what := range []string{"disposable income of 2010", "disposable income of 2014", "disposable income of 2015"} {
		assert.ErrorContains(t, err, what)
	}
	_, err = line.Adjust(append(incomes(t), line.Income{Year: 2011}), set, 2013, 2013)
	require.ErrorIs(t, err, rule.ErrConflict)
	_, err = line.Adjust([]line.Income{{Year: 1, Amount: decimal.New(-1, 0)}}, line.Setting{Lag: -1}, 2013, 2012)
	for _, field := range []string{"lag -1", "last 2012", "year 1", "disposable_income -1"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = line.Adjust(make([]line.Income, 2001), set, 2013, 2013)
	assert.ErrorContains(t, err, "incomes 2001")
	set.Rounding = 0
	_, err = line.Adjust(incomes(t), set, 2013, 2013)
	assert.ErrorContains(t, err, "rounding")
}

// FuzzAdjust: the line rises with the income, and never falls where it must not.
func FuzzAdjust(f *testing.F) {
	f.Add(int64(3443800), int64(4204900), int64(600000), uint8(1))
	f.Fuzz(func(t *testing.T, first, second, ratio int64, rounding uint8) {
		series := []line.Income{{2011, decimal.New(first, -2)}, {2012, decimal.New(second, -2)}}
		set := line.Setting{Ratio: decimal.New(ratio, -6), Lag: 2, SizeFactors: factors(t), Rounding: housing.LineRounding(rounding)}
		got, err := line.Adjust(series, set, 2013, 2014)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		assert.Equal(t, second >= first || got[1].Line.PerHead.Equal(got[0].Line.PerHead), got[1].Change.Decimal.Sign() >= 0)
		set.NeverFalls = true
		kept, err := line.Adjust(series, set, 2013, 2014)
		require.NoError(t, err)
		assert.True(t, kept[1].Change.Decimal.Sign() >= 0)
	})
}
