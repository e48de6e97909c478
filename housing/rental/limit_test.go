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

// The annexes as printed.
func TestLimit(t *testing.T) {
	type row struct {
		name                         string
		rules                        rental.Rules
		persons                      int
		year, month, perHead, assets string
	}
	tabletest.Each(t, []row{
		{name: "2013, one", rules: rental.Rules2013(), persons: 1, year: "24795", month: "2066", perHead: "",
			assets: "130000"},
		{name: "2013, two", rules: rental.Rules2013(), persons: 2, year: "45458", month: "3788", perHead: "",
			assets: "240000"},
		{name: "2013, three", rules: rental.Rules2013(), persons: 3, year: "61989", month: "5166", perHead: "",
			assets: "330000"},
		{name: "2013, four", rules: rental.Rules2013(), persons: 4, year: "74388", month: "6199", perHead: "",
			assets: "440000"},
		{name: "2015, one", rules: rental.Rules2015(), persons: 1, year: "35321", month: "2943", perHead: "35321",
			assets: "180000"},
		{name: "2015, two", rules: rental.Rules2015(), persons: 2, year: "64755", month: "5396", perHead: "32377",
			assets: "330000"},
		{name: "2015, three", rules: rental.Rules2015(), persons: 3, year: "88303", month: "7359", perHead: "29434",
			assets: "460000"},
		{name: "2015, four", rules: rental.Rules2015(), persons: 4, year: "105963", month: "8830", perHead: "26491",
			assets: "600000"},
	}, func(t *testing.T, c row) {
		got, err := c.rules.Limit(c.persons, true) // no text before 2024 has a factor for the old
		require.NoError(t, err)
		tabletest.Equal(t, c.year, got.Year)
		tabletest.Equal(t, c.month, got.Month.Decimal)
		tabletest.Equal(t, c.assets, got.Assets)
		assert.Equal(t, c.perHead != "", got.PerHead.Valid)
		if c.perHead != "" {
			tabletest.Equal(t, c.perHead, got.PerHead.Decimal)
		}
	})
}

// Five persons: the printed total of four or more, or the limit per head times five.
func TestLimitOfLargeHouseholds(t *testing.T) {
	_, err := rental.Rules2013().Limit(5, false)
	var gap *rule.NoRuleError
	require.ErrorAs(t, err, &gap)
	assert.Contains(t, err.Error(), "for 5 persons")
	type c struct {
		name        string
		rules       rental.Rules
		reading     rental.Reading
		year, month string
	}
	tabletest.Each(t, []c{
		{name: "2013, the total", rules: rental.Rules2013(), reading: rental.PrintedTotal, year: "74388",
			month: "6199"},
		{name: "2013, 18597 a head", rules: rental.Rules2013(), reading: rental.TimesPersons, year: "92985",
			month: "7749"}, // 92985 / 12 = 7748.75
		{name: "2015, the total", rules: rental.Rules2015(), reading: rental.PrintedTotal, year: "105963",
			month: "8830"},
		// 132455 / 12 = 11037.92
		{name: "2015, 26491 a head", rules: rental.Rules2015(), reading: rental.TimesPersons, year: "132455",
			month: "11038"},
		{name: "the reading changes only", rules: rental.Rules2015(), reading: rental.TimesPersons, year: "132455",
			month: "11038"},
	}, func(t *testing.T, c c) {
		four, err := c.rules.Limit(4, false)
		require.NoError(t, err)
		c.rules.Reading = c.reading
		got, err := c.rules.Limit(5, false)
		require.NoError(t, err)
		tabletest.Equal(t, c.year, got.Year)
		tabletest.Equal(t, c.month, got.Month.Decimal)
		assert.True(t, got.Assets.Equal(four.Assets), "the assets of the last row hold")
		again, err := c.rules.Limit(4, false)
		require.NoError(t, err)
		assert.True(t, again.Year.Equal(four.Year), "the reading is for more persons than rows")
	})
}

// The total of the last row becomes that of one person more to the fen, and its month to the yuan; a half goes up.
func TestTotalTimesPersonsIsRounded(t *testing.T) {
	type c struct {
		name               string
		rows               int
		total, year, month string
	}
	tabletest.Each(t, []c{
		// 1500.045, 125.004
		{name: "half a fen", rows: 2, total: "1000.03", year: "1500.05", month: "125"},
		// 1333.333, 111.11
		{name: "a third of a fen", rows: 3, total: "1000", year: "1333.33", month: "111"},
		// 1333.3467
		{name: "two thirds of a fen", rows: 3, total: "1000.01", year: "1333.35", month: "111"},
		// 1266 / 12 = 105.5
		{name: "half a yuan a month", rows: 3, total: "949.5", year: "1266", month: "106"},
		// 1254 / 12 = 104.5
		{name: "half a yuan after an even one", rows: 3, total: "940.5", year: "1254", month: "105"},
	}, func(t *testing.T, c c) {
		r := rental.Rules2013()
		r.Limits = r.Limits[:c.rows]
		r.Limits[c.rows-1].Year = tabletest.Dec(t, c.total)
		r.Reading = rental.TimesPersons
		got, err := r.Limit(c.rows+1, false)
		require.NoError(t, err)
		tabletest.Equal(t, c.year, got.Year)
		tabletest.Equal(t, c.month, got.Month.Decimal)
	})
}

// 穗建规字〔2024〕5号 sec. 1: a benchmark of 49952, 130 % of it for the old, the household table in an attachment.
func TestBenchmark2024(t *testing.T) {
	r := rental.Rules2024()
	got, err := r.PerHeadBenchmark(false)
	require.NoError(t, err)
	tabletest.Equal(t, "49952", got)
	got, err = r.PerHeadBenchmark(true)
	require.NoError(t, err)
	tabletest.Equal(t, "64937.60", got)
	_, err = r.Limit(1, false)
	var gap *rule.NoRuleError
	require.ErrorAs(t, err, &gap)
	assert.Equal(t, "household income limit", gap.What.English)
	assert.Equal(t, rule.MonthOf(2024, 3), gap.Month)
	_, err = rental.Rules2013().PerHeadBenchmark(false)
	require.ErrorIs(t, err, rule.ErrNoRule)

	limit, err := filled(t).Limit(2, true)
	require.NoError(t, err)
	tabletest.Equal(t, "142862.2", limit.Year)
	tabletest.Equal(t, "520000", limit.Assets)
}

func TestRulesRefused(t *testing.T) {
	type row struct {
		name   string
		change func(*rental.Rules)
		says   string
	}
	minus := decimal.NewNullDecimal(decimal.New(-1, 0))
	tabletest.Each(t, []row{
		{name: "zero value", change: func(r *rental.Rules) { *r = rental.Rules{} }, says: "from is missing"},
		{name: "no factor for the old", change: func(r *rental.Rules) { r.ElderFactor = decimal.Decimal{} },
			says: "elder_factor 0"},
		{name: "a negative rate", change: func(r *rental.Rules) { r.Rate = decimal.New(-1, 0) }, says: "rate -1"},
		{name: "a negative benchmark", change: func(r *rental.Rules) { r.Benchmark = minus }, says: "benchmark -1"},
		{name: "a negative area", change: func(r *rental.Rules) { r.AreaStandard = minus }, says: "area_standard -1"},
		{name: "a cap in percent",
			change: func(r *rental.Rules) { r.IncomeCap = decimal.NewNullDecimal(decimal.New(15, 0)) },
			says:   "income_cap 15"},
		{name: "bands that fall", change: func(r *rental.Rules) { r.RentBands[1].UpTo = decimal.New(1, 0) },
			says: "rent_bands[1].up_to 1 is not above"},
		{name: "too many bands", change: func(r *rental.Rules) { r.SubsidyBands = make([]rental.Band, 51) },
			says: "subsidy_bands 51"},
		{name: "too many bands of the rent", change: func(r *rental.Rules) { r.RentBands = make([]rental.Band, 51) },
			says: "rent_bands 51"},
		{name: "too many limits", change: func(r *rental.Rules) { r.Limits = make([]rental.Limit, 51) },
			says: "limits 51"},
		{name: "a negative limit", change: func(r *rental.Rules) { r.Limits[0].Assets = decimal.New(-1, 0) },
			says: "limits[0].assets -1"},
		{name: "an unknown reading", change: func(r *rental.Rules) { r.Reading = 3 }, says: "reading invalid(3)"},
		{name: "a district's factor", change: func(r *rental.Rules) { r.Districts[0].Factor = decimal.New(101, 0) },
			says: "districts[0].factor 101"},
		{name: "negative waiting times", change: func(r *rental.Rules) { r.WaitingMonths = -1 },
			says: "waiting_months -1"},
	}, func(t *testing.T, c row) {
		r := rental.Rules2013()
		require.NoError(t, r.Check())
		c.change(&r)
		require.ErrorContains(t, r.Check(), c.says)
		_, err := r.Limit(1, false)
		require.ErrorContains(t, err, c.says)
		_, err = r.Subsidy(rental.Claim{Persons: 1, Counted: 1, District: rental.Yuexiu})
		require.ErrorContains(t, err, c.says)
		_, err = r.Rent(rental.Tenancy{Persons: 1})
		require.ErrorContains(t, err, c.says)
		_, err = r.MayDrawWhileWaiting(rental.Waiting{})
		require.ErrorContains(t, err, c.says)
		_, err = r.PerHeadBenchmark(true)
		require.ErrorContains(t, err, c.says)
	})
	_, err := rental.Rules2013().Limit(0, false)
	assert.ErrorContains(t, err, "persons 0")
	most := rental.Rules2013()
	most.SubsidyBands, most.RentBands = nil, nil
	for i := range int64(50) {
		band := rental.Band{UpTo: decimal.New(i+1, 0), Factor: decimal.New(1, -1)}
		most.SubsidyBands, most.RentBands = append(most.SubsidyBands, band), append(most.RentBands, band)
	}
	assert.NoError(t, most.Check(), "fifty bands of each")
}

// Each call of a constructor gives rules of its own.
func TestRulesAreNotShared(t *testing.T) {
	a := rental.Rules2013()
	a.Limits[0].Year, a.Districts[0].Factor = decimal.New(1, 0), decimal.New(9, 0)
	b, err := rental.Rules2013().Limit(1, false)
	require.NoError(t, err)
	tabletest.Equal(t, "24795", b.Year)
}
