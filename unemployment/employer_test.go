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
	type c struct {
		name        string
		terms       Stabilised
		premium     string
		staff, lost int
		want        string
	}
	tabletest.Each(t, []c{
		{name: "kept all", terms: large, premium: "100000", staff: 1000, lost: 0, want: "30000"},
		{name: "5.5 % of 1,000 lost", terms: large, premium: "100000", staff: 1000, lost: 55, want: "30000"},
		{name: "one more", terms: large, premium: "100000", staff: 1000, lost: 56, want: "0"},
		{name: "20 % of 30 lost", terms: small, premium: "100.05", staff: 30, lost: 6, want: "30.02"},
		{name: "7 of 30", terms: small, premium: "100.05", staff: 30, lost: 7, want: "0"},
		{name: "5.5 % of 19 is 1.045: one", terms: large, premium: "100", staff: 19, lost: 1, want: "30"},
		{name: "5.5 % of 18 is 0.99: none", terms: large, premium: "100", staff: 18, lost: 1, want: "0"},
		{name: "nothing paid", terms: large, premium: "0", staff: 10, lost: 0, want: "0"},
	}, func(t *testing.T, c c) {
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
	type c struct{ name, benefits, contributions, want string }
	tabletest.Each(t, []c{
		{name: "nothing used", benefits: "0", contributions: "1000", want: "0.4"},
		{name: "the first end", benefits: "300", contributions: "1000", want: "0.4"},
		{name: "a fen above it", benefits: "300.01", contributions: "1000", want: "0.6"},
		{name: "the second end", benefits: "600", contributions: "1000", want: "0.6"},
		{name: "above", benefits: "600.01", contributions: "1000", want: "1"},
		{name: "more than all", benefits: "5000", contributions: "1000", want: "1"},
		{name: "no rounding: 1 / 3.3", benefits: "1", contributions: "3.33", want: "0.6"},
	}, func(t *testing.T, c c) {
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
	type c struct {
		name                    string
		tiers                   []FloatTier
		benefits, contributions string
		says                    string
	}
	tabletest.Each(t, []c{
		{name: "no tiers", tiers: nil, benefits: "0", contributions: "1", says: "tiers 0"},
		{name: "too many", tiers: make([]FloatTier, 21), benefits: "0", contributions: "1", says: "tiers 21"},
		{name: "no open end", tiers: good[:2], benefits: "0", contributions: "1",
			says: "tiers[1].up_to 0.6 ends the last tier"},
		{name: "an open end too soon", tiers: []FloatTier{good[2], good[0], good[2]}, benefits: "0", contributions: "1",
			says: "tiers[0].up_to is missing before the last tier"},
		{name: "not rising", tiers: []FloatTier{good[1], good[0], good[2]}, benefits: "0", contributions: "1",
			says: "not above the tier before"},
		{name: "a coefficient of 0", tiers: []FloatTier{{}}, benefits: "0", contributions: "1",
			says: "coefficient 0 is below 0.00000001"},
		{name: "a coefficient above 1", tiers: []FloatTier{{null(t, ""), tabletest.Dec(t, "1.01")}}, benefits: "0",
			contributions: "1", says: "coefficient 1.01"},
		{name: "a negative end", tiers: []FloatTier{{null(t, "-1"), tabletest.Dec(t, "1")}, good[2]}, benefits: "0",
			contributions: "1", says: "up_to -1"},
		{name: "negative benefits", tiers: good, benefits: "-1", contributions: "1", says: "benefits -1"},
		{name: "no contributions", tiers: good, benefits: "0", contributions: "0", says: "contributions 0 is below 1"},
	}, func(t *testing.T, c c) {
		_, err := FloatCoefficient(Record{c.tiers, tabletest.Dec(t, c.benefits), tabletest.Dec(t, c.contributions)})
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		require.ErrorContains(t, err, c.says)
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
	})
}
