package guangzhou_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// TestNationalUrbanIncome compares twenty times the income of the year before with the lump sums for deaths at work by
// year of the accident, as a public table prints them.
func TestNationalUrbanIncome(t *testing.T) {
	for year, lump := range map[int]string{2014: "539100", 2015: "576880", 2016: "623900", 2017: "672320",
		2018: "727920", 2019: "785020", 2020: "847180",
		2021: "876680", 2022: "948240", 2023: "985660", 2024: "1036420", 2025: "1083760", 2026: "1130040"} {
		income, err := guangzhou.Lookup("national.urban_income", rule.MonthOf(year-1, time.June))
		require.NoError(t, err)
		tabletest.Equal(t, lump, income.Number().Decimal().Mul(decimal.New(20, 0)))
	}
	_, err := guangzhou.Lookup("national.urban_income", rule.MonthOf(2012, time.June))
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

// TestVersions holds the rules of instruments that are chosen by name to the same standard as the tables.
func TestVersions(t *testing.T) {
	injury, maternity, payment := guangzhou.InjuryBenefits(), guangzhou.MaternityLeave(), guangzhou.DirectPayment()
	require.NoError(t, injury.Value.Check())
	require.NoError(t, maternity.Value.Check())
	assert.Equal(t, 30, maternity.Value.Difficult)
	assert.Contains(t, maternity.Cite.Quote, "30")
	assert.Equal(t, "2025-12-01", payment.Value.String())
	for name, v := range map[string]struct {
		grade rule.Grade
		cite  rule.Cite
	}{
		injury.Name:    {grade: injury.Grade, cite: injury.Cite},
		maternity.Name: {grade: maternity.Grade, cite: maternity.Cite},
		payment.Name:   {grade: payment.Grade, cite: payment.Cite},
	} {
		assert.NotEmpty(t, v.cite.Title, name)
		assert.False(t, v.cite.Checked.IsZero(), name)
		assert.True(t, v.grade >= rule.Official && v.grade <= rule.Reported, name)
		assert.True(t, v.grade != rule.Official || v.cite.Quote != "", name)
	}
}
