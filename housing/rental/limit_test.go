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
		rules                        rental.Rules
		persons                      int
		year, month, perHead, assets string
	}
	tabletest.Run(t, map[string]row{
		"2013, one":   {rental.Rules2013(), 1, "24795", "2066", "", "130000"},
		"2013, two":   {rental.Rules2013(), 2, "45458", "3788", "", "240000"},
		"2013, three": {rental.Rules2013(), 3, "61989", "5166", "", "330000"},
		"2013, four":  {rental.Rules2013(), 4, "74388", "6199", "", "440000"},
		"2015, one":   {rental.Rules2015(), 1, "35321", "2943", "35321", "180000"},
		"2015, two":   {rental.Rules2015(), 2, "64755", "5396", "32377", "330000"},
		"2015, three": {rental.Rules2015(), 3, "88303", "7359", "29434", "460000"},
		"2015, four":  {rental.Rules2015(), 4, "105963", "8830", "26491", "600000"},
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
	tabletest.Run(t, map[string]struct {
		rules       rental.Rules
		reading     rental.Reading
		year, month string
	}{
		"2013, the total":    {rental.Rules2013(), rental.PrintedTotal, "74388", "6199"},
		"2013, 18597 a head": {rental.Rules2013(), rental.TimesPersons, "92985", "7749"}, // 92985 / 12 = 7748.75
		"2015, the total":    {rental.Rules2015(), rental.PrintedTotal, "105963", "8830"},
		// 132455 / 12 = 11037.92
		"2015, 26491 a head":       {rental.Rules2015(), rental.TimesPersons, "132455", "11038"},
		"the reading changes only": {rental.Rules2015(), rental.TimesPersons, "132455", "11038"},
	}, func(t *testing.T, c struct {
		rules       rental.Rules
		reading     rental.Reading
		year, month string
	}) {
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
		change func(*rental.Rules)
		says   string
	}
	minus := decimal.NewNullDecimal(decimal.New(-1, 0))
	tabletest.Run(t, map[string]row{
		"zero value":            {func(r *rental.Rules) { *r = rental.Rules{} }, "from is missing"},
		"no factor for the old": {func(r *rental.Rules) { r.ElderFactor = decimal.Decimal{} }, "elder_factor 0"},
		"a negative rate":       {func(r *rental.Rules) { r.Rate = decimal.New(-1, 0) }, "rate -1"},
		"a negative benchmark":  {func(r *rental.Rules) { r.Benchmark = minus }, "benchmark -1"},
		"a negative area":       {func(r *rental.Rules) { r.AreaStandard = minus }, "area_standard -1"},
		"a cap in percent": {func(r *rental.Rules) { r.IncomeCap = decimal.NewNullDecimal(decimal.New(15, 0)) },
			"income_cap 15"},
		"bands that fall": {func(r *rental.Rules) { r.RentBands[1].UpTo = decimal.New(1, 0) },
			"rent_bands[1].up_to 1 is not above"},
		"too many bands": {func(r *rental.Rules) { r.SubsidyBands = make([]rental.Band, 51) },
			"subsidy_bands 51"},
		"too many limits": {func(r *rental.Rules) { r.Limits = make([]rental.Limit, 51) }, "limits 51"},
		"a negative limit": {func(r *rental.Rules) { r.Limits[0].Assets = decimal.New(-1, 0) },
			"limits[0].assets -1"},
		"an unknown reading": {func(r *rental.Rules) { r.Reading = 3 }, "reading invalid(3)"},
		"a district's factor": {func(r *rental.Rules) { r.Districts[0].Factor = decimal.New(101, 0) },
			"districts[0].factor 101"},
		"negative waiting times": {func(r *rental.Rules) { r.WaitingMonths = -1 }, "waiting_months -1"},
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
}

// Each call of a constructor gives rules of its own.
func TestRulesAreNotShared(t *testing.T) {
	a := rental.Rules2013()
	a.Limits[0].Year, a.Districts[0].Factor = decimal.New(1, 0), decimal.New(9, 0)
	b, err := rental.Rules2013().Limit(1, false)
	require.NoError(t, err)
	tabletest.Equal(t, "24795", b.Year)
}
