package injury_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestNationalRate(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		class int
		want  string
	}{
		"class 1 of 人社部发〔2015〕71号": {1, "0.2%"}, "class 2 of 人社部发〔2015〕71号": {2,
			"0.4%"}, "class 3 of 人社部发〔2015〕71号": {3, "0.7%"}, "class 4 of 人社部发〔2015〕71号": {4, "0.9%"},
		"class 5 of 人社部发〔2015〕71号": {5, "1.1%"}, "class 6 of 人社部发〔2015〕71号": {6,
			"1.3%"}, "class 7 of 人社部发〔2015〕71号": {7, "1.6%"}, "class 8 of 人社部发〔2015〕71号": {8, "1.9%"},
	}, func(t *testing.T, c struct {
		class int
		want  string
	}) {
		got, err := injury.NationalRate(c.class, rule.MonthOf(2025, time.July))
		require.NoError(t, err)
		assert.Equal(t, c.want, got.Number().Percent())
		assert.Equal(t, rule.Reported, got.Grade())
		assert.Equal(t, "人社部发〔2015〕71号", got.Cite().Number)
	})
}

func TestNationalRateMonths(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		month rule.Month
		code  string
	}{
		"the month before the eight classes": {rule.MonthOf(2015, time.September), "no_rule"},
		"their first month":                  {rule.MonthOf(2015, time.October), ""},
		"the month last checked":             {rule.MonthOf(2026, time.November), ""},
		"the month after, held":              {rule.MonthOf(2026, time.December), ""},
		"the last month it is held":          {rule.MonthOf(2027, time.December), ""},
		"beyond":                             {rule.MonthOf(2028, time.January), "no_rule"},
		"no month":                           {rule.Month{}, "no_rule"},
	}, func(t *testing.T, c struct {
		month rule.Month
		code  string
	}) {
		got, err := injury.NationalRate(1, c.month)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.Equal(t, c.code == "", got.Known())
		if c.code == "" {
			held := c.month.After(rule.MonthOf(2026, time.November))
			assert.Equal(t, held, got.Standing() == rule.Held)
			assert.Equal(t, rule.Reported, got.Grade(), "what is held keeps its grade")
		}
	})
	for _, class := range []int{0, 9, -1} {
		_, err := injury.NationalRate(class, rule.MonthOf(2025, time.July))
		assert.Equal(t, "out_of_range", rule.CodeOf(err), "class %d", class)
	}
}

// tiers have five levels and invented thresholds: no text with the real ones was seen.
func tiers(t *testing.T) []injury.FloatTier {
	tier := func(upTo, factor string) injury.FloatTier {
		return injury.FloatTier{null(t, upTo), tabletest.Dec(t, factor)}
	}
	return []injury.FloatTier{tier("0.2", "0.5"), tier("0.5", "0.8"), tier("1", "1"), tier("1.5", "1.2"),
		tier("", "1.5")}
}

func TestFloatFactor(t *testing.T) {
	tabletest.Run(t, map[string]struct{ spent, want string }{
		"no injury": {"0", "0.5"}, "the first end": {"200", "0.5"}, "a fen above it": {"200.01",
			"0.8"}, "as much as was paid in": {"1000", "1"},
		"a fen more": {"1000.01", "1.2"}, "the last end": {"1500", "1.2"}, "above all": {"99999", "1.5"},
	}, func(t *testing.T, c struct{ spent, want string }) {
		got, err := injury.FloatFactor(injury.Record{Tiers: tiers(t), Spent: tabletest.Dec(t, c.spent),
			Contributions: tabletest.Dec(t, "1000")})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestFloatFactorErrors(t *testing.T) {
	good := tiers(t)
	tabletest.Run(t, map[string]struct {
		tiers                []injury.FloatTier
		spent, contributions string
		says                 string
	}{
		"no tiers":    {nil, "0", "1", "tiers 0"},
		"too many":    {make([]injury.FloatTier, 21), "0", "1", "tiers 21"},
		"no open end": {good[:2], "0", "1", "tiers[1].up_to 0.5 ends the last tier"},
		"an open end too soon": {[]injury.FloatTier{good[4], good[0], good[4]}, "0", "1",
			"tiers[0].up_to is missing before the last tier"},
		"not rising": {[]injury.FloatTier{good[1], good[0], good[4]}, "0", "1",
			"tiers[1].up_to 0.2 is not above the tier before"},
		"a factor of 0":      {[]injury.FloatTier{{}}, "0", "1", "factor 0 is below 0.00000001"},
		"a factor above 1.5": {[]injury.FloatTier{{null(t, ""), tabletest.Dec(t, "1.51")}}, "0", "1", "factor 1.51"},
		"a negative end": {[]injury.FloatTier{{null(t, "-1"), tabletest.Dec(t, "1")}, good[4]}, "0", "1",
			"up_to -1"},
		"negative spending": {good, "-1", "1", "spent -1"},
		"no contributions":  {good, "0", "0", "contributions 0 is below 1"},
	}, func(t *testing.T, c struct {
		tiers                []injury.FloatTier
		spent, contributions string
		says                 string
	}) {
		_, err := injury.FloatFactor(injury.Record{Tiers: c.tiers, Spent: tabletest.Dec(t, c.spent),
			Contributions: tabletest.Dec(t, c.contributions)})
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		require.ErrorContains(t, err, c.says)
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
	})
}
