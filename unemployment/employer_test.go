package unemployment

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestRefund(t *testing.T) {
	// The terms of 2022 for large employers.
	large := Stabilised{Rate: tabletest.Dec(t, "0.3"), MostLost: tabletest.Dec(t, "0.055")}
	small := Stabilised{Rate: tabletest.Dec(t, "0.3"), MostLost: tabletest.Dec(t, "0.2")}
	tabletest.Run(t, map[string]struct {
		terms       Stabilised
		premium     string
		staff, lost int
		want        string
	}{
		"kept all":                  {large, "100000", 1000, 0, "30000"},
		"5.5 % of 1,000 lost":       {large, "100000", 1000, 55, "30000"},
		"one more":                  {large, "100000", 1000, 56, "0"},
		"20 % of 30 lost":           {small, "100.05", 30, 6, "30.02"},
		"7 of 30":                   {small, "100.05", 30, 7, "0"},
		"5.5 % of 19 is 1.045: one": {large, "100", 19, 1, "30"},
		"5.5 % of 18 is 0.99: none": {large, "100", 18, 1, "0"},
		"nothing paid":              {large, "0", 10, 0, "0"},
	}, func(t *testing.T, c struct {
		terms       Stabilised
		premium     string
		staff, lost int
		want        string
	}) {
		in := c.terms
		in.Premium, in.Staff, in.Lost = tabletest.Dec(t, c.premium), c.staff, c.lost
		got, err := Refund(in)
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := Refund(Stabilised{Rate: tabletest.Dec(t, "1.1"), MostLost: tabletest.Dec(t, "-1"),
		Premium: tabletest.Dec(t, "-1"), Lost: -1})
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	for _, s := range []string{"rate 1.1", "most_lost -1", "premium -1", "staff 0", "lost -1"} {
		require.ErrorContains(t, err, s)
	}
}

// levels are the coefficients 0.4, 0.6 and 1 with invented thresholds: the real ones were not found.
func levels(t *testing.T) []FloatTier {
	return []FloatTier{{null(t, "0.3"), tabletest.Dec(t, "0.4")}, {null(t, "0.6"), tabletest.Dec(t, "0.6")},
		{null(t, ""), tabletest.Dec(t, "1")}}
}

func TestFloatCoefficient(t *testing.T) {
	tabletest.Run(t, map[string]struct{ benefits, contributions, want string }{
		"nothing used":         {"0", "1000", "0.4"},
		"the first end":        {"300", "1000", "0.4"},
		"a fen above it":       {"300.01", "1000", "0.6"},
		"the second end":       {"600", "1000", "0.6"},
		"above":                {"600.01", "1000", "1"},
		"more than all":        {"5000", "1000", "1"},
		"no rounding: 1 / 3.3": {"1", "3.33", "0.6"},
	}, func(t *testing.T, c struct{ benefits, contributions, want string }) {
		got, err := FloatCoefficient(Record{levels(t), tabletest.Dec(t, c.benefits), tabletest.Dec(t, c.contributions)})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	one, err := FloatCoefficient(Record{levels(t)[2:], tabletest.Dec(t, "9"), tabletest.Dec(t, "1")})
	require.NoError(t, err)
	tabletest.Equal(t, "1", one)
}

func TestFloatCoefficientErrors(t *testing.T) {
	good := levels(t)
	tabletest.Run(t, map[string]struct {
		tiers                   []FloatTier
		benefits, contributions string
		says                    string
	}{
		"no tiers":    {nil, "0", "1", "tiers 0"},
		"too many":    {make([]FloatTier, 21), "0", "1", "tiers 21"},
		"no open end": {good[:2], "0", "1", "tiers[1].up_to 0.6 ends the last tier"},
		"an open end too soon": {[]FloatTier{good[2], good[0], good[2]}, "0", "1",
			"tiers[0].up_to is missing before the last tier"},
		"not rising":            {[]FloatTier{good[1], good[0], good[2]}, "0", "1", "not above the tier before"},
		"a coefficient of 0":    {[]FloatTier{{}}, "0", "1", "coefficient 0 is below 0.00000001"},
		"a coefficient above 1": {[]FloatTier{{null(t, ""), tabletest.Dec(t, "1.01")}}, "0", "1", "coefficient 1.01"},
		"a negative end":        {[]FloatTier{{null(t, "-1"), tabletest.Dec(t, "1")}, good[2]}, "0", "1", "up_to -1"},
		"negative benefits":     {good, "-1", "1", "benefits -1"},
		"no contributions":      {good, "0", "0", "contributions 0 is below 1"},
	}, func(t *testing.T, c struct {
		tiers                   []FloatTier
		benefits, contributions string
		says                    string
	}) {
		_, err := FloatCoefficient(Record{c.tiers, tabletest.Dec(t, c.benefits), tabletest.Dec(t, c.contributions)})
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		require.ErrorContains(t, err, c.says)
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
	})
}
