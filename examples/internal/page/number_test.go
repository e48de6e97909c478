package page_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/rule"
)

func TestGroupedHasACommaBeforeEveryThreeDigits(t *testing.T) {
	for _, c := range []struct{ name, number, want string }{
		{name: "short", number: "0.05", want: "0.05"},
		{name: "three digits", number: "999.00", want: "999.00"},
		{name: "four", number: "1000.00", want: "1,000.00"},
		{name: "seven", number: "1234567.89", want: "1,234,567.89"},
		{name: "whole", number: "300000", want: "300,000"},
		{name: "negative", number: "-123456.00", want: "-123,456.00"},
	} {
		assert.Equal(t, c.want, page.Grouped(c.number), c.name)
	}
}

func TestNumbersArePrinted(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{name: "yuan", got: page.Yuan(decimal.New(12345, -1)), want: "1,234.50"},
		{name: "fen", got: page.Fen(-123_456), want: "-1,234.56"},
		{name: "above 0", got: page.Signed(decimal.New(12345, -1)), want: "+1,234.50"},
		{name: "below 0", got: page.Signed(decimal.New(-12345, -1)), want: "-1,234.50"},
		{name: "0 has no sign", got: page.Signed(decimal.Decimal{}), want: "0.00"},
		{name: "a count", got: page.Count(20_000), want: "20,000"},
		{name: "a long count", got: page.Count(int64(120_000_000_000)), want: "120,000,000,000"},
		{name: "one", got: page.Counted(1, "month"), want: "1 month"},
		{name: "none", got: page.Counted(0, "month"), want: "0 months"},
		{name: "a fraction", got: page.Percent(decimal.New(6690, -5)), want: "6.69%"},
		{name: "a fraction with a blank", got: page.SpacedPercent(decimal.New(20, -2)), want: "20 %"},
		{name: "a rate as written", got: page.PercentOf("0.0050"), want: "0.5%"},
		{name: "no rate", got: page.PercentOf("class 2"), want: "class 2"},
	} {
		assert.Equal(t, c.want, c.got, c.name)
	}
}

func TestSchemeAndGradeAreNamedInTheLanguageOfThePage(t *testing.T) {
	assert.Equal(t, "Pension", page.Scheme(rule.Pension, rule.English))
	assert.Equal(t, "Illness supplement", page.Scheme(rule.IllnessSupplement, rule.English))
	assert.Equal(t, "Housing fund", page.Scheme(rule.Housing, rule.English))
	assert.Equal(t, rule.Housing.Chinese(), page.Scheme(rule.Housing, rule.Chinese))
	assert.Equal(t, "official", page.Grade(rule.Official, rule.English))
	assert.Equal(t, rule.Official.Chinese(), page.Grade(rule.Official, rule.Chinese))
}
