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
	type c struct {
		name  string
		class int
		want  string
	}
	tabletest.Each(t, []c{
		{name: "class 1 of 人社部发〔2015〕71号", class: 1, want: "0.2%"},
		{name: "class 2 of 人社部发〔2015〕71号", class: 2,
			want: "0.4%"},
		{name: "class 3 of 人社部发〔2015〕71号", class: 3, want: "0.7%"},
		{name: "class 4 of 人社部发〔2015〕71号", class: 4, want: "0.9%"},
		{name: "class 5 of 人社部发〔2015〕71号", class: 5, want: "1.1%"},
		{name: "class 6 of 人社部发〔2015〕71号", class: 6,
			want: "1.3%"},
		{name: "class 7 of 人社部发〔2015〕71号", class: 7, want: "1.6%"},
		{name: "class 8 of 人社部发〔2015〕71号", class: 8, want: "1.9%"},
	}, func(t *testing.T, c c) {
		got, err := injury.NationalRate(c.class, rule.MonthOf(2025, time.July))
		require.NoError(t, err)
		assert.Equal(t, c.want, got.Number().Percent())
		assert.Equal(t, rule.Reported, got.Grade())
		assert.Equal(t, "人社部发〔2015〕71号", got.Cite().Number)
	})
}

func TestNationalRateMonths(t *testing.T) {
	type c struct {
		name  string
		month rule.Month
		code  string
	}
	tabletest.Each(t, []c{
		{name: "the month before the eight classes", month: rule.MonthOf(2015, time.September), code: "no_rule"},
		{name: "their first month", month: rule.MonthOf(2015, time.October), code: ""},
		{name: "the month last checked", month: rule.MonthOf(2026, time.November), code: ""},
		{name: "the month after, held", month: rule.MonthOf(2026, time.December), code: ""},
		{name: "the last month it is held", month: rule.MonthOf(2027, time.December), code: ""},
		{name: "beyond", month: rule.MonthOf(2028, time.January), code: "no_rule"},
		{name: "no month", month: rule.Month{}, code: "no_rule"},
	}, func(t *testing.T, c c) {
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
	type c struct{ name, spent, want string }
	tabletest.Each(t, []c{
		{name: "no injury", spent: "0", want: "0.5"},
		{name: "the first end", spent: "200", want: "0.5"},
		{name: "a fen above it", spent: "200.01",
			want: "0.8"},
		{name: "as much as was paid in", spent: "1000", want: "1"},
		{name: "a fen more", spent: "1000.01", want: "1.2"},
		{name: "the last end", spent: "1500", want: "1.2"},
		{name: "above all", spent: "99999", want: "1.5"},
	}, func(t *testing.T, c c) {
		got, err := injury.FloatFactor(injury.Record{Tiers: tiers(t), Spent: tabletest.Dec(t, c.spent),
			Contributions: tabletest.Dec(t, "1000")})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
}

func TestFloatFactorErrors(t *testing.T) {
	good := tiers(t)
	type c struct {
		name                 string
		tiers                []injury.FloatTier
		spent, contributions string
		says                 string
	}
	tabletest.Each(t, []c{
		{name: "no tiers", tiers: nil, spent: "0", contributions: "1", says: "tiers 0"},
		{name: "too many", tiers: make([]injury.FloatTier, 21), spent: "0", contributions: "1", says: "tiers 21"},
		{name: "no open end", tiers: good[:2], spent: "0", contributions: "1",
			says: "tiers[1].up_to 0.5 ends the last tier"},
		{name: "an open end too soon", tiers: []injury.FloatTier{good[4], good[0], good[4]}, spent: "0",
			contributions: "1", says: "tiers[0].up_to is missing before the last tier"},
		{name: "not rising", tiers: []injury.FloatTier{good[1], good[0], good[4]}, spent: "0", contributions: "1",
			says: "tiers[1].up_to 0.2 is not above the tier before"},
		{name: "a factor of 0", tiers: []injury.FloatTier{{}}, spent: "0", contributions: "1",
			says: "factor 0 is below 0.00000001"},
		{name: "a factor above 1.5", tiers: []injury.FloatTier{{null(t, ""), tabletest.Dec(t, "1.51")}}, spent: "0",
			contributions: "1", says: "factor 1.51"},
		{name: "a negative end", tiers: []injury.FloatTier{{null(t, "-1"), tabletest.Dec(t, "1")}, good[4]}, spent: "0",
			contributions: "1", says: "up_to -1"},
		{name: "negative spending", tiers: good, spent: "-1", contributions: "1", says: "spent -1"},
		{name: "no contributions", tiers: good, spent: "0", contributions: "0", says: "contributions 0 is below 1"},
	}, func(t *testing.T, c c) {
		_, err := injury.FloatFactor(injury.Record{Tiers: c.tiers, Spent: tabletest.Dec(t, c.spent),
			Contributions: tabletest.Dec(t, c.contributions)})
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		require.ErrorContains(t, err, c.says)
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
	})
}
