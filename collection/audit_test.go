package collection_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/collection"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func figure(t testing.TB, text string) rule.Figure {
	n, err := rule.Input{Field: "figure", Max: 10_000_000_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "made up for the test")
}

// charges are a pension of both payers and an unemployment insurance, with made-up limits.
func charges(t testing.TB, floor, ceiling string) []rule.Charge {
	low, high := figure(t, floor), figure(t, ceiling)
	return []rule.Charge{
		{Scheme: rule.Pension, Payer: rule.Employee, Floor: low, Ceiling: high, Rate: figure(t, "0.08")},
		{Scheme: rule.Pension, Payer: rule.Employer, Floor: low, Ceiling: high, Rate: figure(t, "0.16")},
		{Scheme: rule.Unemployment, Payer: rule.Employee, Floor: figure(t, "2500"), Ceiling: rule.NoneFigure(),
			Rate: figure(t, "0.002")},
	}
}

func month(t testing.TB, m int, reported, declared string) collection.AuditMonth {
	return collection.AuditMonth{Month: rule.MonthOf(2025, time.Month(m)), Reported: tabletest.Dec(t, reported),
		Declared: tabletest.Dec(t, declared), Charges: charges(t, "5000", "25000")}
}

// Two months of 10,000 and 30,000, both declared at 6,000: an average of 20,000.
//   - pension: (20000 - 6000) x 8 % = 1120 and x 16 % = 2240 a month
//   - unemployment: 14000 x 0.2 % = 28 a month
func TestAuditYearAverage(t *testing.T) {
	got, err := collection.Audit(collection.YearAverage,
		[]collection.AuditPerson{{ID: "0001", Months: []collection.AuditMonth{month(t, 1, "10000", "6000"),
			month(t, 2, "30000", "6000")}}})
	require.NoError(t, err)
	require.Len(t, got, 1)
	f := got[0]
	assert.True(t, f.Under)
	require.Len(t, f.Items, 6)
	for i, want := range []string{"1120", "2240", "28", "1120", "2240", "28"} {
		tabletest.Equal(t, want, f.Items[i].Arrears)
		tabletest.Equal(t, "20000", f.Items[i].ActualBase)
		tabletest.Equal(t, "6000", f.Items[i].DeclaredBase)
	}
	require.Len(t, f.ByScheme, 2)
	assert.Equal(t, rule.Pension, f.ByScheme[0].Scheme)
	tabletest.Equal(t, "6720", f.ByScheme[0].Arrears)
	assert.Equal(t, rule.Unemployment, f.ByScheme[1].Scheme)
	tabletest.Equal(t, "56", f.ByScheme[1].Arrears)
	require.Len(t, f.ByMonth, 2)
	tabletest.Equal(t, "3388", f.ByMonth[0].Arrears)
	tabletest.Equal(t, "3388", f.ByMonth[1].Arrears)
	tabletest.Equal(t, "6776", f.Arrears)
	assert.Equal(t, rule.Supplied, f.Grade)
}

// The same months by themselves: pension (10000 - 6000) and (25000 - 6000) at 24 %, unemployment 4000 and 24000 at
// 0.2 %.
func TestAuditMonthByMonth(t *testing.T) {
	got, err := collection.Audit(collection.MonthByMonth,
		[]collection.AuditPerson{{ID: "0001", Months: []collection.AuditMonth{month(t, 1, "10000", "6000"),
			month(t, 2, "30000", "6000")}}})
	require.NoError(t, err)
	require.Len(t, got[0].ByMonth, 2)
	tabletest.Equal(t, "968", got[0].ByMonth[0].Arrears)  // 960 + 8
	tabletest.Equal(t, "4608", got[0].ByMonth[1].Arrears) // 4560 + 48
	tabletest.Equal(t, "5576", got[0].Arrears)
}

func TestAuditSeesOnlyWhatIsMissing(t *testing.T) {
	type c struct {
		name, reported, declared string
		under                    bool
		arrears, over            string
	}
	tabletest.Each(t, []c{
		{name: "declared as reported", reported: "10000", declared: "10000", under: false, arrears: "0", over: "0"},
		{name: "both at or above the pension's ceiling", reported: "30000", declared: "25000", under: true,
			arrears: "10", over: "0"}, // unemployment 5000 x 0.2 %
		{name: "both below the pension's floor", reported: "4000", declared: "3000", under: true, arrears: "2",
			over: "0"}, // unemployment 1000 x 0.2 %
		{name: "declared too high is no arrears", reported: "10000", declared: "12000", under: false, arrears: "0",
			over: "484"}, // 2000 x 24.2 %
		{name: "both below every floor", reported: "2000", declared: "1000", under: false, arrears: "0", over: "0"},
	}, func(t *testing.T, c c) {
		got, err := collection.Audit(collection.MonthByMonth,
			[]collection.AuditPerson{{ID: "a", Months: []collection.AuditMonth{month(t, 1, c.reported, c.declared)}}})
		require.NoError(t, err)
		assert.Equal(t, c.under, got[0].Under)
		tabletest.Equal(t, c.arrears, got[0].Arrears)
		tabletest.Equal(t, c.over, got[0].Over)
	})
}

func TestAuditKeepsOverAndUnderApart(t *testing.T) {
	got, err := collection.Audit(collection.MonthByMonth, []collection.AuditPerson{
		{ID: "b", Months: []collection.AuditMonth{month(t, 1, "10000", "12000"), month(t, 2, "10000", "8000")}},
		{ID: "a", Months: []collection.AuditMonth{month(t, 1, "10000", "10000")}},
	})
	require.NoError(t, err)
	require.Len(t, got, 2)
	assert.Equal(t, "b", got[0].ID)
	tabletest.Equal(t, "484", got[0].Arrears)
	tabletest.Equal(t, "484", got[0].Over)
	require.Len(t, got[0].ByMonth, 1)
	assert.Equal(t, "2025-02", got[0].ByMonth[0].Month.String())
	assert.False(t, got[1].Under)
	assert.Empty(t, got[1].Items)
}

func TestAuditRefuses(t *testing.T) {
	unknown := month(t, 1, "10000", "6000")
	unknown.Charges[0].Rate = rule.UnknownFigure(&rule.NoRuleError{What: rule.Say("employee rate", "个人费率")})
	bare := month(t, 1, "10000", "6000")
	bare.Charges = nil
	type c struct {
		name   string
		basis  collection.Basis
		people []collection.AuditPerson
		code   string
	}
	tabletest.Each(t, []c{
		{name: "no basis", basis: 0,
			people: []collection.AuditPerson{{ID: "a",
				Months: []collection.AuditMonth{month(t, 1, "1", "1")}}}, code: "missing_field"},
		{name: "nobody named", basis: collection.YearAverage,
			people: []collection.AuditPerson{{Months: []collection.AuditMonth{month(t, 1, "1", "1")}}},
			code:   "missing_field"},
		{name: "a person twice", basis: collection.YearAverage,
			people: []collection.AuditPerson{{ID: "a", Months: []collection.AuditMonth{month(t, 1, "1", "1")}},
				{ID: "a", Months: []collection.AuditMonth{month(t, 1, "1", "1")}}}, code: "conflict"},
		{name: "no months", basis: collection.YearAverage, people: []collection.AuditPerson{{ID: "a"}},
			code: "out_of_range"},
		{name: "13 months", basis: collection.YearAverage,
			people: []collection.AuditPerson{{ID: "a", Months: make([]collection.AuditMonth, 13)}},
			code:   "out_of_range"},
		{name: "months out of order", basis: collection.YearAverage,
			people: []collection.AuditPerson{{ID: "a", Months: []collection.AuditMonth{month(t, 2, "1", "1"),
				month(t, 1, "1", "1")}}}, code: "bad_date"},
		{name: "a month twice", basis: collection.YearAverage,
			people: []collection.AuditPerson{{ID: "a", Months: []collection.AuditMonth{month(t, 2, "1", "1"),
				month(t, 2, "1", "1")}}}, code: "bad_date"},
		{name: "a month without figures", basis: collection.YearAverage,
			people: []collection.AuditPerson{{ID: "a", Months: []collection.AuditMonth{bare}}}, code: "missing_field"},
		{name: "a wage below 0", basis: collection.YearAverage,
			people: []collection.AuditPerson{{ID: "a",
				Months: []collection.AuditMonth{month(t, 1, "-1", "1")}}}, code: "out_of_range"},
		{name: "a figure nobody knows", basis: collection.YearAverage,
			people: []collection.AuditPerson{{ID: "a", Months: []collection.AuditMonth{unknown}}}, code: "no_rule"},
	}, func(t *testing.T, c c) {
		_, err := collection.Audit(c.basis, c.people)
		assert.Equal(t, c.code, rule.CodeOf(err))
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	})
	broken := errors.New("no table")
	unknown.Charges[0].Rate = rule.UnknownFigure(broken)
	_, err := collection.Audit(collection.YearAverage,
		[]collection.AuditPerson{{ID: "a", Months: []collection.AuditMonth{unknown}}})
	assert.ErrorIs(t, err, broken)
	unknown.Charges[1].Rate = rule.Figure{}
	_, err = collection.Audit(collection.YearAverage,
		[]collection.AuditPerson{{ID: "a", Months: []collection.AuditMonth{unknown}}})
	assert.ErrorContains(t, err, "people[0].months[0].charges[1].employer rate")
	_, err = collection.Audit(collection.YearAverage,
		[]collection.AuditPerson{{ID: "a", Months: []collection.AuditMonth{bare}}})
	assert.ErrorContains(t, err, "collection: people[0].months[0].charges are missing")
}

// Totals are the sums of the items, by scheme, by month and altogether; the difference is that of the contributions;
// and a more honest declaration never owes more.
func FuzzAudit(f *testing.F) {
	f.Add(uint32(1000000), uint32(600000), uint32(3000000), uint32(600000), uint32(1), true)
	f.Add(uint32(0), uint32(4294967295), uint32(249999), uint32(250001), uint32(99), false)
	f.Fuzz(func(t *testing.T, r1, d1, r2, d2, more uint32, average bool) {
		basis := collection.MonthByMonth
		if average {
			basis = collection.YearAverage
		}
		fen := func(n uint32) decimal.Decimal { return decimal.New(int64(n), -2) }
		figures := charges(t, "5000", "25000")
		run := func(d1, d2 decimal.Decimal) collection.Finding {
			out, err := collection.Audit(basis, []collection.AuditPerson{{ID: "a", Months: []collection.AuditMonth{
				{rule.MonthOf(2025, 1), fen(r1), d1, figures}, {rule.MonthOf(2025, 2), fen(r2), d2, figures}}}})
			require.NoError(t, err)
			return out[0]
		}
		got := run(fen(d1), fen(d2))
		var items, over, schemes, months decimal.Decimal
		for _, item := range got.Items {
			items, over = items.Add(item.Arrears), over.Add(item.Over)
			assert.False(t, item.Arrears.IsNegative() || item.Over.IsNegative() ||
				item.Arrears.IsPositive() == item.Over.IsPositive())
		}
		for _, s := range got.ByScheme {
			schemes = schemes.Add(s.Arrears)
		}
		for _, m := range got.ByMonth {
			months = months.Add(m.Arrears)
		}
		assert.True(t, items.Equal(got.Arrears) && schemes.Equal(got.Arrears) && months.Equal(got.Arrears) &&
			over.Equal(got.Over))
		assert.Equal(t, got.Under, got.Arrears.IsPositive())
		assert.False(t, run(fen(d1).Add(fen(more)), fen(d2)).Arrears.GreaterThan(got.Arrears),
			"an honest declaration owes more")
	})
}

// From the comparison to the surcharge: each month of arrears is a lot of its own.
func ExampleAudit() {
	number := func(text string) rule.Figure {
		n, err := rule.Input{Field: "figure", Max: 100_000, Places: 8}.ParseNumber(text)
		if err != nil {
			return rule.UnknownFigure(err)
		}
		return rule.SuppliedFigure(n, "example")
	}
	charge := rule.Charge{Scheme: rule.Pension, Payer: rule.Employer, Floor: number("5500"), Ceiling: number("27501"),
		Rate: number("0.16")}
	var months []collection.AuditMonth
	for m := rule.MonthOf(2024, 7); m.Before(rule.MonthOf(2024, 9)); m = m.Add(1) {
		months = append(months, collection.AuditMonth{Month: m, Reported: decimal.New(20_000, 0),
			Declared: decimal.New(5500, 0), Charges: []rule.Charge{charge}})
	}
	findings, err := collection.Audit(collection.YearAverage, []collection.AuditPerson{{ID: "0001", Months: months}})
	if err != nil {
		fmt.Println(err)
		return
	}
	var lots []collection.Lot
	for _, m := range findings[0].ByMonth {
		lots = append(lots, collection.Lot{Amount: m.Arrears, Since: m.Month.Add(1).First()})
	}
	total, err := collection.SocialInsurance.Through(collection.Claim{Last: rule.DateOf(2024, 9, 30), Lots: lots},
		false)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(findings[0].Under, total.Arrears.StringFixed(2), total.Amount.StringFixed(2))
	// Output: true 4640.00 105.56
}
