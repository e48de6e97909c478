package collection_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/collection"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestActualBase(t *testing.T) {
	type c struct {
		name, income string
		months       int
		want         string
	}
	tabletest.Each(t, []c{
		{name: "240,000 over 12 months", income: "240000", months: 12, want: "20000.00"},
		{name: "10,000 a month and a bonus of 120,000", income: "240000", months: 12, want: "20000"},
		{name: "half a year", income: "60000.06", months: 6, want: "10000.01"},
		{name: "100 over 3 months, to the fen", income: "100", months: 3, want: "33.33"},
		{name: "a rest of exactly half a fen goes up", income: "0.01", months: 2, want: "0.01"},
		{name: "no income", income: "0", months: 12, want: "0"},
		{name: "one month", income: "12345.67", months: 1, want: "12345.67"},
	}, func(t *testing.T, c c) {
		got, err := collection.ActualBase(collection.Income{Annual: tabletest.Dec(t, c.income), Months: c.months})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	for name, months := range map[string]int{"no month": 0, "13 months": 13, "below 0": -1} {
		t.Run(name, func(t *testing.T) {
			_, err := collection.ActualBase(collection.Income{Annual: decimal.New(1, 9999), Months: months})
			assert.Equal(t, "out_of_range", rule.CodeOf(err))
			assert.ErrorContains(t, err, "collection: annual_income")
			assert.ErrorContains(t, err, "collection: months")
		})
	}
}

func TestUnderdeclared(t *testing.T) {
	type c struct {
		name, actual, declared, rate string
		months                       int
		gap, arrears                 string
	}
	tabletest.Each(t, []c{
		{name: "a gap of 15200 x 0.38 x 12", actual: "20000", declared: "4800", rate: "0.38", months: 12, gap: "15200",
			arrears: "69312.00"},
		{name: "declared in full", actual: "20000", declared: "20000", rate: "0.38", months: 12, gap: "0",
			arrears: "0"},
		{name: "declared too high is no credit", actual: "20000", declared: "20000.01", rate: "0.38", months: 12,
			gap: "0", arrears: "0"},
		{name: "rounded once: 0.01 x 0.38 x 12 = 0.0456", actual: "0.01", declared: "0", rate: "0.38", months: 12,
			gap: "0.01", arrears: "0.05"},
		{name: "and not month by month: 0.01 x 0.5 x 3 = 0.015", actual: "0.01", declared: "0", rate: "0.5", months: 3,
			gap: "0.01", arrears: "0.02"},
	}, func(t *testing.T, c c) {
		got, err := collection.Underdeclared(collection.Declaration{Actual: tabletest.Dec(t, c.actual),
			Declared: tabletest.Dec(t, c.declared), CombinedRate: tabletest.Dec(t, c.rate), Months: c.months})
		require.NoError(t, err)
		tabletest.Equal(t, c.gap, got.Gap)
		tabletest.Equal(t, c.arrears, got.Arrears)
	})
	_, err := collection.Underdeclared(collection.Declaration{Actual: decimal.New(-1, 0), Declared: decimal.New(1, -3),
		CombinedRate: decimal.New(38, 0), Months: 1201})
	for _, field := range []string{"actual_base", "declared_base", "combined_rate", "months"} {
		assert.ErrorContains(t, err, "collection: "+field)
	}
}

// With limits each base is that of a slip; the limits are one for each month.
func TestUnderdeclaredWithinLimits(t *testing.T) {
	limits := collection.MonthLimits{Month: rule.MonthOf(2025, 8), Scheme: rule.Pension, Floor: setting(t, "5510"),
		Ceiling: setting(t, "27549")}
	in := collection.Declaration{Actual: tabletest.Dec(t, "50000"), Declared: tabletest.Dec(t, "3000"),
		CombinedRate: tabletest.Dec(t, "0.24"), Months: 1}
	got, err := collection.Underdeclared(in, limits)
	require.NoError(t, err)
	tabletest.Equal(t, "22039", got.Gap)
	tabletest.Equal(t, "5289.36", got.Arrears) // 22,039 x 24 %
	_, err = collection.Underdeclared(in, limits, limits)
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	in.Months = 2
	limits.Ceiling = rule.Figure{}
	_, err = collection.Underdeclared(in, limits, limits)
	require.ErrorIs(t, err, rule.ErrMissingField)
}

func setting(t *testing.T, text string) rule.Figure {
	t.Helper()
	n, err := rule.WageInput(rule.AreaCollection, "limit").ParseNumber(text)
	require.NoError(t, err)
	return rule.SettingFigure(n)
}

// A higher actual base never lowers the arrears, a higher declared one never raises them.
func FuzzUnderdeclared(f *testing.F) {
	f.Add(uint32(2000000), uint32(480000), uint32(38000000), uint8(12), uint32(1))
	f.Fuzz(func(t *testing.T, actual, declared, rate uint32, months uint8, more uint32) {
		r, n := decimal.New(int64(rate%100_000_001), -8), int(months)+1
		a, d, m := decimal.New(int64(actual), -2), decimal.New(int64(declared), -2), decimal.New(int64(more), -2)
		base, err := collection.Underdeclared(collection.Declaration{Actual: a, Declared: d, CombinedRate: r,
			Months: n})
		require.NoError(t, err)
		higher, err := collection.Underdeclared(collection.Declaration{Actual: a.Add(m), Declared: d, CombinedRate: r,
			Months: n})
		require.NoError(t, err)
		honest, err := collection.Underdeclared(collection.Declaration{Actual: a, Declared: d.Add(m), CombinedRate: r,
			Months: n})
		require.NoError(t, err)
		assert.False(t, base.Arrears.IsNegative())
		assert.False(t, higher.Arrears.LessThan(base.Arrears))
		assert.False(t, honest.Arrears.GreaterThan(base.Arrears))
	})
}

func TestProvisional(t *testing.T) {
	type c struct{ name, last, situation, want string }
	tabletest.Each(t, []c{
		{name: "110 % of last month (社会保险法 art. 62)", last: "10000.00", situation: "", want: "11000.00"},
		{name: "nothing was due last month", last: "0", situation: "", want: "0"},
		{name: "half a fen goes up: 0.05 x 1.1 = 0.055", last: "0.05", situation: "", want: "0.06"},
		{name: "no payment last month: the agency's figure", last: "", situation: "8000", want: "8000"},
	}, func(t *testing.T, c c) {
		got, err := collection.Provisional(collection.Undeclared{LastMonth: null(t, c.last),
			Situation: null(t, c.situation)})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	type row struct{ name, last, situation, code string }
	tabletest.Each(t, []row{
		{name: "neither", last: "", situation: "", code: "missing_field"},
		{name: "both", last: "1", situation: "1", code: "conflict"},
		{name: "below 0", last: "-1", situation: "", code: "out_of_range"},
		{name: "the agency's is below 0", last: "", situation: "-1", code: "out_of_range"},
	}, func(t *testing.T, c row) {
		_, err := collection.Provisional(collection.Undeclared{LastMonth: null(t, c.last),
			Situation: null(t, c.situation)})
		assert.Equal(t, c.code, rule.CodeOf(err))
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
}

func null(t testing.TB, text string) decimal.NullDecimal {
	if text == "" {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(tabletest.Dec(t, text))
}

func TestSettle(t *testing.T) {
	for want, due := range map[string]string{"1000": "12000", "-1000": "10000", "0": "11000"} {
		got, err := collection.Settle(collection.LateDeclaration{Due: tabletest.Dec(t, due),
			Provisional: tabletest.Dec(t, "11000")})
		require.NoError(t, err)
		tabletest.Equal(t, want, got)
	}
	_, err := collection.Settle(collection.LateDeclaration{Due: decimal.New(-1, 0), Provisional: decimal.New(1, 9999)})
	assert.ErrorContains(t, err, "due")
	assert.ErrorContains(t, err, "provisional")
}

func TestMakeUp(t *testing.T) {
	by, cite, err := collection.MakeUp(collection.PastMonth{Scheme: rule.Pension, Status: collection.Employed})
	require.NoError(t, err)
	assert.Equal(t, rule.Employer, by)
	assert.Equal(t, "2026-02-12", cite.Issued.String())
	type c struct {
		name   string
		scheme rule.Scheme
		who    collection.Status
		code   string
		says   string
	}
	tabletest.Each(t, []c{
		{name: "a flexible worker's pension", scheme: rule.Pension, who: collection.Flexible, code: "not_applicable",
			says: "2026-02-12"},
		{name: "a flexible worker's medical", scheme: rule.Medical, who: collection.Flexible, code: "not_applicable",
			says: "市政府令第123号 art. 36"},
		{name: "a flexible worker's unemployment", scheme: rule.Unemployment, who: collection.Flexible,
			code: "not_applicable", says: "no text seen"},
		{name: "the provident fund is not one", scheme: rule.Housing, who: collection.Employed, code: "out_of_range",
			says: "scheme"},
		{name: "no scheme", scheme: 0, who: collection.Employed, code: "missing_field", says: "scheme"},
		{name: "no status", scheme: rule.Pension, who: 0, code: "missing_field", says: "status"},
	}, func(t *testing.T, c c) {
		_, _, err := collection.MakeUp(collection.PastMonth{Scheme: c.scheme, Status: c.who})
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
}
