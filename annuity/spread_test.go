package annuity_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// By hand: five times the mean of those credited.
func TestCheckSpread(t *testing.T) {
	type c struct {
		credits []string
		most    string
		over    []int
	}
	tabletest.Run(t, map[string]c{
		"one employee is the average": {[]string{"1000"}, "5000", nil},
		"even credits":                {[]string{"100", "100", "100"}, "500", nil},
		"exactly five times (10 people)": {[]string{"500", "55.56", "55.56", "55.56", "55.56", "55.56", "55.55",
			"55.55", "55.55", "55.55"}, "500", nil},
		"a fen more than five times": {[]string{"500.02", "55.56", "55.56", "55.56", "55.56", "55.56", "55.55",
			"55.55", "55.55", "55.55"}, "500.01", []int{0}},
		"two above": {[]string{"600", "1", "600", "1", "1", "1", "1", "1", "1", "1", "1", "1",
			"1", "1"}, "432.85", []int{0, 2}},
		"nobody credited":                 {[]string{"0", "0"}, "0", nil},
		"a limit with a fraction, down":   {[]string{"0.01", "0", "0"}, "0.01", nil},
		"an average is not rounded first": {[]string{"0.04", "0", "0", "0", "0", "0", "0.01"}, "0.03", []int{0}},
	}, func(t *testing.T, c c) {
		got, err := annuity.CheckSpread(annuity.Credited{Month: month(t, "2018-02"), Credits: decs(t, c.credits...)})
		require.NoError(t, err)
		tabletest.Equal(t, c.most, got.Most)
		assert.Equal(t, c.over, got.Over)
	})
}

func TestCheckSpreadRefuses(t *testing.T) {
	type c struct {
		month      rule.Month
		credits    []decimal.Decimal
		code, says string
	}
	in := month(t, "2025-01")
	tabletest.Run(t, map[string]c{
		"no month":         {rule.Month{}, decs(t, "1"), "missing_field", "annuity: month"},
		"before the order": {month(t, "2018-01"), decs(t, "1"), "no_rule", "2018-02"},
		"nobody":           {in, nil, "out_of_range", "credits 0"},
		"too many":         {in, make([]decimal.Decimal, 100_001), "out_of_range", "100001"},
		"a negative one":   {in, decs(t, "1", "-1"), "out_of_range", "credits[1] -1"},
	}, func(t *testing.T, c c) {
		_, err := annuity.CheckSpread(annuity.Credited{Month: c.month, Credits: c.credits})
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}
