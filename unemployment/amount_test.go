package unemployment

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestGuangdongParams(t *testing.T) {
	p := Guangdong()
	require.NoError(t, p.Check())
	require.Error(t, BenefitParams{}.Check())
	p.Ratio = nil
	p.LumpParts = 0
	require.ErrorContains(t, p.Check(), "ratio or the span of the text is missing")
	require.ErrorContains(t, p.Check(), "lump_parts 0")
}

// The amounts Guangzhou published by month (粤府函〔2013〕27号, 穗人社函〔2015〕421号, 粤人社规〔2018〕2号, 条例 art. 19), of the minimum
// wage of the month. Of 1,895 yuan 90 % are 1,705.50: the press printed 1,706 or 1,705.
func TestMonthlyByMonth(t *testing.T) {
	for _, c := range []struct {
		name, month, minimum, want string
		grade                      rule.Grade
	}{
		{name: "first month of the regulation, 80 %", month: "2014-07", minimum: "1550", want: "1240",
			grade: rule.Reported},
		{name: "last month at 1,550", month: "2015-04", minimum: "1550", want: "1240", grade: rule.Reported},
		{name: "first month at 1,895", month: "2015-05", minimum: "1895", want: "1516", grade: rule.Reported},
		{name: "2016", month: "2016-06", minimum: "1895", want: "1516", grade: rule.Reported},
		{name: "last month at 80 %", month: "2018-04", minimum: "1895", want: "1516", grade: rule.Reported},
		{name: "first month at 90 %", month: "2018-05", minimum: "1895", want: "1705.50", grade: rule.Corroborated},
		{name: "2,100 yuan", month: "2018-07", minimum: "2100", want: "1890", grade: rule.Corroborated},
		{name: "2,300 yuan", month: "2021-12", minimum: "2300", want: "2070", grade: rule.Corroborated},
		{name: "last month before art. 19", month: "2022-05", minimum: "2300", want: "2070", grade: rule.Corroborated},
		{name: "art. 19 of the amended regulation", month: "2022-06", minimum: "2300", want: "2070",
			grade: rule.Official},
		{name: "2,500 yuan", month: "2025-03", minimum: "2500", want: "2250", grade: rule.Official},
		{name: "the last month it holds to", month: "2027-12", minimum: "2680", want: "2412", grade: rule.Official},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, grade, err := Guangdong().Monthly(month(t, c.month), tabletest.Dec(t, c.minimum),
				decimal.NullDecimal{})
			require.NoError(t, err)
			tabletest.Equal(t, c.want, got)
			assert.Equal(t, c.grade, grade)
		})
	}
	for _, outside := range []string{"2014-06", "2028-01", ""} {
		_, _, err := Guangdong().Monthly(month(t, outside), tabletest.Dec(t, "2500"), decimal.NullDecimal{})
		assert.ErrorIs(t, err, rule.ErrNoRule, outside)
	}
	_, _, err := BenefitParams{}.Monthly(month(t, "2025-03"), tabletest.Dec(t, "2500"), decimal.NullDecimal{})
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

func TestAmount(t *testing.T) {
	type c struct{ name, minimum, living, want string }
	tabletest.Each(t, []c{
		{name: "2,500 x 90 %", minimum: "2500", living: "", want: "2250.00"},
		{name: "2,680 x 90 %", minimum: "2680", living: "", want: "2412.00"},
		{name: "1,895 x 90 %", minimum: "1895", living: "", want: "1705.50"},
		{name: "half a fen goes up: 2,500.05 x 90 %", minimum: "2500.05", living: "", want: "2250.05"},
		{name: "above the living standard", minimum: "2500", living: "1309", want: "2250"},
		{name: "never below the living standard", minimum: "1000", living: "900.01", want: "900.01"},
		{name: "equal to the living standard", minimum: "1000", living: "900", want: "900"},
		{name: "the least", minimum: "1", living: "", want: "0.9"},
	}, func(t *testing.T, c c) {
		got, err := Amount(Standard{MinimumWage: tabletest.Dec(t, c.minimum), Ratio: tabletest.Dec(t, "0.9"),
			Living: null(t, c.living)})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := Amount(Standard{Ratio: tabletest.Dec(t, "1.01"), Living: null(t, "-1")})
	require.ErrorContains(t, err, "ratio 1.01")
	require.ErrorContains(t, err, "unemployment: minimum_wage 0 is below 1")
	require.ErrorContains(t, err, "living_standard -1")
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
}

func TestJobSeeking(t *testing.T) {
	type c struct {
		name  string
		wages []string
		want  string
	}
	tabletest.Each(t, []c{
		{name: "8,000 x 15 %", wages: []string{"8000"}, want: "1200.00"},
		// 78 / 12 x 15 % = 0.975
		{name: "twelve months", wages: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11",
			"12"}, want: "0.98"},
		// 1125.075
		{name: "fewer months: 15,001 x 15 % / 2", wages: []string{"7000", "8001"}, want: "1125.08"},
		// 6666.67 x 15 % / 4 = 250.000125
		{name: "the average is not rounded on the way", wages: []string{"0.01", "0.02", "0.02", "6666.62"},
			want: "250.00"},
		{name: "a third is not cut: 10,000 x 15 % over 3", wages: []string{"3333.33", "3333.33", "3333.34"},
			want: "500.00"},
	}, func(t *testing.T, c c) {
		got, err := Guangdong().JobSeeking(Wages{decs(t, c.wages...)})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	for name, wages := range map[string][]decimal.Decimal{"none": nil, "13": make([]decimal.Decimal, 13),
		"negative": decs(t, "-1"), "huge": decs(t, "1e9999")} {
		_, err := Guangdong().JobSeeking(Wages{wages})
		assert.Equal(t, "out_of_range", rule.CodeOf(err), name)
	}
}

func TestDeath(t *testing.T) {
	got, err := Guangdong().Death(CityWage{tabletest.Dec(t, "13704")}) // art. 25: 3 x and 6 x 13,704
	require.NoError(t, err)
	tabletest.Equal(t, "41112", got.Funeral)
	tabletest.Equal(t, "82224", got.Survivors)
	tabletest.Equal(t, "123336", got.Total)
	_, err = Guangdong().Death(CityWage{})
	require.ErrorContains(t, err, "city_average 0 is below 1")
}

func TestFormerContractWorker(t *testing.T) {
	type c struct {
		name          string
		before, after int
		average       string
		paid          int
		lump          string
	}
	tabletest.Each(t, []c{
		{name: "under 12 months: all count", before: 11, after: 30, average: "3000", paid: 41, lump: "0"},
		{name: "12 months: all count", before: 12, after: 30, average: "3000", paid: 42, lump: "0"},
		{name: "20 months: 12 count, 8 x 2 % x 3000", before: 20, after: 30, average: "3000", paid: 42, lump: "480.00"},
		{name: "none", before: 0, after: 30, average: "3000", paid: 30, lump: "0"},
		{name: "half a fen goes up: 1 x 2 % x 0.25", before: 13, after: 0, average: "0.25", paid: 12, lump: "0.01"},
	}, func(t *testing.T, c c) {
		got, err := Guangdong().FormerContractWorker(Former{c.before, c.after, tabletest.Dec(t, c.average)})
		require.NoError(t, err)
		assert.Equal(t, c.paid, got.Paid)
		tabletest.Equal(t, c.lump, got.Lump)
	})
	_, err := Guangdong().FormerContractWorker(Former{-1, 1201, tabletest.Dec(t, "-1")})
	for _, s := range []string{"before -1", "after 1201", "average_12_months -1"} {
		require.ErrorContains(t, err, s)
	}
}

func TestPensionPremiums(t *testing.T) {
	premium := func(m, paid, minimum string) Premium {
		return Premium{month(t, m), tabletest.Dec(t, paid), tabletest.Dec(t, minimum)}
	}
	type c struct {
		name     string
		premiums []Premium
		want     string
	}
	tabletest.Each(t, []c{
		{name: "paid the minimum (5,510 x 20 %)", premiums: []Premium{premium("2026-01", "1102", "1102")},
			want: "1102.00"},
		{name: "paid more: the minimum only", premiums: []Premium{premium("2026-01", "2000", "1102")}, want: "1102.00"},
		{name: "paid less: what was paid", premiums: []Premium{premium("2026-01", "1000", "1102")}, want: "1000.00"},
		{name: "first and last month of the year",
			premiums: []Premium{premium("2025-06", "1", "2"), premium("2026-06", "3", "2")}, want: "3"},
		{name: "none", premiums: nil, want: "0"},
	}, func(t *testing.T, c c) {
		got, err := Guangdong().PensionPremiums(Premiums{month(t, "2026-06"), c.premiums})
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	var thirteen []Premium
	for i := range 13 {
		thirteen = append(thirteen, Premium{Month: month(t, "2025-06").Add(i)})
	}
	for name, c := range map[string]struct {
		retirement string
		premiums   []Premium
		code       string
	}{
		"13 months":                {"2026-06", thirteen, "out_of_range"},
		"more than a year before":  {"2026-06", []Premium{premium("2025-05", "1", "1")}, "bad_date"},
		"after the retirement age": {"2026-06", []Premium{premium("2026-07", "1", "1")}, "bad_date"},
		"the same month twice": {"2026-06", []Premium{premium("2026-01", "1", "1"), premium("2026-01", "1", "1")},
			"bad_date"},
		"no retirement month":     {"", []Premium{premium("2026-01", "1", "1")}, "missing_field"},
		"no month":                {"2026-06", []Premium{premium("", "1", "1")}, "missing_field"},
		"a negative contribution": {"2026-06", []Premium{premium("2026-01", "-1", "1")}, "out_of_range"},
		"a minimum of 3 decimals": {"2026-06", []Premium{premium("2026-01", "1", "1.001")}, "out_of_range"},
	} {
		_, err := Guangdong().PensionPremiums(Premiums{month(t, c.retirement), c.premiums})
		assert.Equal(t, c.code, rule.CodeOf(err), name)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	}
}
