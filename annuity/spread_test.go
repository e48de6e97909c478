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
		name    string
		credits []string
		most    string
		over    []int
	}
	tabletest.Each(t, []c{
		{name: "one employee is the average", credits: []string{"1000"}, most: "5000", over: nil},
		{name: "even credits", credits: []string{"100", "100", "100"}, most: "500", over: nil},
		{name: "exactly five times (10 people)",
			credits: []string{"500", "55.56", "55.56", "55.56", "55.56", "55.56", "55.55",
				"55.55", "55.55", "55.55"}, most: "500", over: nil},
		{name: "a fen more than five times",
			credits: []string{"500.02", "55.56", "55.56", "55.56", "55.56", "55.56", "55.55",
				"55.55", "55.55", "55.55"}, most: "500.01", over: []int{0}},
		{name: "two above", credits: []string{"600", "1", "600", "1", "1", "1", "1", "1", "1", "1", "1", "1",
			"1", "1"}, most: "432.85", over: []int{0, 2}},
		{name: "nobody credited", credits: []string{"0", "0"}, most: "0", over: nil},
		{name: "a limit with a fraction, down", credits: []string{"0.01", "0", "0"}, most: "0.01", over: nil},
		{name: "an average is not rounded first", credits: []string{"0.04", "0", "0", "0", "0", "0", "0.01"},
			most: "0.03", over: []int{0}},
	}, func(t *testing.T, c c) {
		got, err := annuity.CheckSpread(annuity.Credited{Month: month(t, "2018-02"), Credits: decs(t, c.credits...)})
		require.NoError(t, err)
		tabletest.Equal(t, c.most, got.Most)
		assert.Equal(t, c.over, got.Over)
	})
}

func TestCheckSpreadRefuses(t *testing.T) {
	type c struct {
		name       string
		month      rule.Month
		credits    []decimal.Decimal
		code, says string
	}
	in := month(t, "2025-01")
	tabletest.Each(t, []c{
		{name: "no month", month: rule.Month{}, credits: decs(t, "1"), code: "missing_field", says: "annuity: month"},
		{name: "before the order", month: month(t, "2018-01"), credits: decs(t, "1"), code: "no_rule", says: "2018-02"},
		{name: "nobody", month: in, credits: nil, code: "out_of_range", says: "credits 0"},
		{name: "too many", month: in, credits: make([]decimal.Decimal, 100_001), code: "out_of_range", says: "100001"},
		{name: "a negative one", month: in, credits: decs(t, "1", "-1"), code: "out_of_range", says: "credits[1] -1"},
	}, func(t *testing.T, c c) {
		_, err := annuity.CheckSpread(annuity.Credited{Month: c.month, Credits: c.credits})
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
	})
}
