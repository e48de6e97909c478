package fund_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/fund"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestPayableMonths(t *testing.T) {
	tabletest.Run(t, map[string]struct{ balance, monthly, want string }{
		"a hundred by seventeen: 5.88": {"100", "17", "5.9"},
		"half a tenth goes up: 5.95":   {"595", "100", "6.0"},
		"just under: 5.9499":           {"594.99", "100", "5.9"},
		"an empty fund":                {"0", "100", "0"},
		"whole months":                 {"1200", "100", "12"},
		"a city's totals":              {"1000000000000000", "0.01", "100000000000000000"},
	}, func(t *testing.T, c struct{ balance, monthly, want string }) {
		got, err := fund.PayableMonths(tabletest.Dec(t, c.balance), tabletest.Dec(t, c.monthly))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, got)
	})
	_, err := fund.PayableMonths(decimal.New(-1, 0), decimal.Decimal{})
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "fund: balance -1 is below 0")
	assert.ErrorContains(t, err, "fund: monthly_expenditure 0 is below 0.01")
	_, err = fund.PayableMonths(decimal.New(1, 9999), decimal.New(1, -9))
	assert.ErrorContains(t, err, "9999")
}

func levels(t testing.TB) []fund.Level {
	return []fund.Level{{"red", tabletest.Dec(t, "3")}, {"orange", tabletest.Dec(t, "6")}, {"yellow", tabletest.Dec(t, "9")}}
}

func TestWarn(t *testing.T) {
	tabletest.Run(t, map[string]struct{ balance, level, months, short string }{
		"nine months are enough":           {"900", "", "9.0", "0"},
		"a fen less is yellow":             {"899.99", "yellow", "9.0", "0.01"},
		"six months are yellow":            {"600", "yellow", "6.0", "300"},
		"5.96 prints as 6.0 and is orange": {"596", "orange", "6.0", "4"},
		"three months are orange":          {"300", "orange", "3.0", "300"},
		"under three is red":               {"299.99", "red", "3.0", "0.01"},
		"an empty fund is red":             {"0", "red", "0", "300"},
	}, func(t *testing.T, c struct{ balance, level, months, short string }) {
		got, err := fund.Warn(levels(t), tabletest.Dec(t, c.balance), tabletest.Dec(t, "100"))
		require.NoError(t, err)
		assert.Equal(t, c.level, got.Level)
		tabletest.Equal(t, c.months, got.Months)
		tabletest.Equal(t, c.short, got.Short)
	})
}

func TestWarnRefuses(t *testing.T) {
	for says, list := range map[string][]fund.Level{
		"levels 0":                       nil,
		"levels 21":                      make([]fund.Level, 21),
		"below 3 is not above":           {{"a", decimal.New(6, 0)}, {"b", decimal.New(3, 0)}},
		"below 6 is not above":           {{"a", decimal.New(6, 0)}, {"b", decimal.New(6, 0)}},
		"below 0 is not above":           {{"a", decimal.Decimal{}}},
		"below -1 is below 0":            {{"a", decimal.New(-1, 0)}},
		"level has no name":              {{"", decimal.New(1, 0)}},
		"balance -1":                     levels(t),
		"monthly_expenditure 0 is below": levels(t),
	} {
		_, err := fund.Warn(list, decimal.New(-1, 0), decimal.Decimal{})
		require.ErrorContains(t, err, says)
	}
}

// A cut over nine months that ends below six, as of the medical rate.
func TestReserveRule(t *testing.T) {
	r := fund.ReserveRule{Normal: tabletest.Dec(t, "0.055"), Cut: tabletest.Dec(t, "0.045"), CutOver: tabletest.Dec(t, "9"), RestoreBelow: tabletest.Dec(t, "6")}
	tabletest.Run(t, map[string]struct {
		cut     bool
		balance string
		want    string
		now     bool
	}{
		"nine months are not above nine":    {false, "900", "0.055", false},
		"a fen more cuts":                   {false, "900.01", "0.045", true},
		"between, not cut stays as it is":   {false, "700", "0.055", false},
		"between, cut stays cut":            {true, "700", "0.045", true},
		"six months are not below six":      {true, "600", "0.045", true},
		"a fen less restores":               {true, "599.99", "0.055", false},
		"an empty fund that was never cut":  {false, "0", "0.055", false},
		"an empty fund whose cut ends here": {true, "0", "0.055", false},
	}, func(t *testing.T, c struct {
		cut     bool
		balance string
		want    string
		now     bool
	}) {
		rate, now, err := r.Next(c.cut, tabletest.Dec(t, c.balance), tabletest.Dec(t, "100"))
		require.NoError(t, err)
		tabletest.Equal(t, c.want, rate)
		assert.Equal(t, c.now, now)
	})
	_, _, err := fund.ReserveRule{Normal: tabletest.Dec(t, "0.045"), Cut: tabletest.Dec(t, "0.045"), CutOver: tabletest.Dec(t, "5"), RestoreBelow: tabletest.Dec(t, "6")}.Next(true, decimal.New(-1, 0), decimal.Decimal{})
	require.ErrorIs(t, err, rule.ErrConflict)
	for _, field := range []string{"cut 0.045 is not below", "restore_below 6 is above", "balance -1", "monthly_expenditure 0"} {
		assert.ErrorContains(t, err, field)
	}
	_, _, err = fund.ReserveRule{Normal: decimal.New(2, 0)}.Next(true, decimal.Decimal{}, decimal.Decimal{})
	assert.ErrorContains(t, err, "normal 2")
}

// By hand, year by year.
func TestProject(t *testing.T) {
	p := fund.Projection{FirstYear: 2014, Years: 10, Opening: tabletest.Dec(t, "1000"), Income: tabletest.Dec(t, "100"), Expenditure: tabletest.Dec(t, "400"), ExpenditureGrowth: tabletest.Dec(t, "0.1")}
	got, err := fund.Project(p)
	require.NoError(t, err)
	require.Len(t, got.Years, 3)
	for i, want := range [][3]string{{"400", "700", "21"}, {"440", "360", "9.8"}, {"484", "-24", "0"}} {
		tabletest.Equal(t, want[0], got.Years[i].Expenditure)
		tabletest.Equal(t, want[1], got.Years[i].Closing)
		tabletest.Equal(t, want[2], got.Years[i].Months)
		assert.Equal(t, 2014+i, got.Years[i].Year)
	}
	tabletest.Equal(t, "24", got.Gap)
	assert.Equal(t, rule.MonthOf(2016, 12), got.Exhausted, "360 less 11 × 32 is 8, less 12 × 32 is below 0")
}

func TestProjectEdges(t *testing.T) {
	type row struct {
		opening, income, expenditure, interest string
		changes                                []string
		years                                  int
		closing                                string // of the last year
		exhausted                              rule.Month
	}
	tabletest.Run(t, map[string]row{
		"a fund that breaks even lasts":              {"0", "400", "400", "0", nil, 5, "0", rule.Month{}},
		"used up to the fen is not short":            {"300", "100", "400", "0", nil, 1, "0", rule.Month{}},
		"and the next January it is":                 {"300", "100", "400", "0", nil, 2, "-300", rule.MonthOf(2015, 1)},
		"an empty fund is short in January":          {"0", "100", "112", "0", nil, 1, "-12", rule.MonthOf(2014, 1)},
		"six months of a year that lacks double":     {"60", "0", "120", "0", nil, 1, "-60", rule.MonthOf(2014, 7)}, // 60 pays six months of 10
		"a little more pays no longer":               {"60.01", "0", "120", "0", nil, 1, "-59.99", rule.MonthOf(2014, 7)},
		"interest on the opening balance":            {"1000.05", "0", "100", "0.025", nil, 1, "925.05", rule.Month{}}, // 25.00125
		"a subsidy of the first year":                {"0", "100", "400", "0", []string{"300"}, 1, "0", rule.Month{}},
		"a loss by a lower rate":                     {"0", "400", "400", "0", []string{"0", "-12"}, 3, "-12", rule.MonthOf(2015, 1)},
		"changes beyond the years are not looked at": {"0", "400", "400", "0", []string{"0", "-12"}, 1, "0", rule.Month{}},
	}, func(t *testing.T, c row) {
		p := fund.Projection{FirstYear: 2014, Years: c.years, Opening: tabletest.Dec(t, c.opening), Income: tabletest.Dec(t, c.income), Expenditure: tabletest.Dec(t, c.expenditure), Return: tabletest.Dec(t, c.interest)}
		for _, change := range c.changes {
			p.Changes = append(p.Changes, tabletest.Dec(t, change))
		}
		got, err := fund.Project(p)
		require.NoError(t, err)
		tabletest.Equal(t, c.closing, got.Years[len(got.Years)-1].Closing)
		assert.Equal(t, c.exhausted, got.Exhausted)
	})
}

// Compound growth is exact until each year is rounded: 1 % of 0.50 is lost in the first year and not in the second.
func TestProjectRoundsOnce(t *testing.T) {
	got, err := fund.Project(fund.Projection{FirstYear: 2014, Years: 3, Opening: tabletest.Dec(t, "10"), Income: tabletest.Dec(t, "0.40"), Expenditure: tabletest.Dec(t, "0.40"), IncomeGrowth: tabletest.Dec(t, "0.01")})
	require.NoError(t, err)
	for i, want := range []string{"0.40", "0.40", "0.41"} { // 0.4, 0.404, 0.40804
		tabletest.Equal(t, want, got.Years[i].Income)
	}
}

func TestProjectRefuses(t *testing.T) {
	minus := decimal.New(-1, 0)
	_, err := fund.Project(fund.Projection{FirstYear: 1, Opening: minus, Income: minus, IncomeGrowth: minus, ExpenditureGrowth: decimal.New(101, -2), Return: decimal.New(2, 0), Changes: []decimal.Decimal{decimal.New(1, 9999)}})
	for _, field := range []string{"first_year 1", "years 0", "opening -1", "income -1", "expenditure 0", "income_growth -1", "expenditure_growth 1.01", "return 2", "9999"} {
		assert.ErrorContains(t, err, field)
	}
	_, err = fund.Project(fund.Projection{Changes: make([]decimal.Decimal, 101)})
	assert.ErrorContains(t, err, "changes 101")
}

// From 20 % to 14 % in July 2015, the base growing by 10 %.
func TestEffectOfRate(t *testing.T) {
	path, err := rule.NewPath(tabletest.Dec(t, "0.2"), rule.Step{From: rule.MonthOf(2015, 7), Value: tabletest.Dec(t, "0.14")})
	require.NoError(t, err)
	c := fund.RateChange{Path: path, Base: tabletest.Dec(t, "1200"), Growth: tabletest.Dec(t, "0.1"), Collection: tabletest.Dec(t, "1"), FirstYear: 2014, Years: 3}
	got, err := fund.EffectOfRate(c)
	require.NoError(t, err)
	for i, want := range [][3]string{{"240", "240", "0"}, {"264", "224.40", "-39.60"}, {"290.40", "203.28", "-87.12"}} {
		assert.Equal(t, 2014+i, got[i].Year)
		tabletest.Equal(t, want[0], got[i].Before)
		tabletest.Equal(t, want[1], got[i].After)
		tabletest.Equal(t, want[2], got[i].Change)
	}
	c.Collection = tabletest.Dec(t, "0.95")
	got, err = fund.EffectOfRate(c)
	require.NoError(t, err)
	tabletest.Equal(t, "228", got[0].Before)

	c.Base, c.Growth, c.Collection, c.FirstYear, c.Years = decimal.New(-1, 0), decimal.New(-1, 0), decimal.New(2, 0), 1, 0
	c.Path, err = rule.NewPath(tabletest.Dec(t, "20"), rule.Step{From: rule.MonthOf(2015, 7), Value: tabletest.Dec(t, "-0.14")})
	require.NoError(t, err)
	_, err = fund.EffectOfRate(c)
	for _, field := range []string{"base -1", "growth -1", "collection 2", "first_year 1", "years 0", "rate 20", "rate -0.14"} {
		assert.ErrorContains(t, err, field)
	}
}

func TestContributions(t *testing.T) {
	got, err := fund.Contributions(100, tabletest.Dec(t, "5000"), tabletest.Dec(t, "0.14"), tabletest.Dec(t, "0.95"))
	require.NoError(t, err)
	tabletest.Equal(t, "798000", got)
	got, err = fund.Contributions(1, tabletest.Dec(t, "0.05"), tabletest.Dec(t, "0.025"), tabletest.Dec(t, "1"))
	require.NoError(t, err)
	tabletest.Equal(t, "0.02", got) // 0.015
	_, err = fund.Contributions(-1, decimal.New(-1, 0), decimal.New(2, 0), decimal.New(2, 0))
	for _, field := range []string{"persons -1", "average_base -1", "rate 2", "collection 2"} {
		assert.ErrorContains(t, err, field)
	}
}

func TestFiscalInput(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		first      string
		revenues   []string
		neverFalls bool
		want       []string
	}{
		"in step with revenue":        {"100", []string{"1000", "1100", "1050"}, false, []string{"100", "110", "105"}},
		"never below the year before": {"100", []string{"1000", "1100", "1050", "1200"}, true, []string{"100", "110", "110", "120"}},
		"a third, rounded once":       {"100", []string{"3", "1", "2"}, false, []string{"100", "33.33", "66.67"}},
		"one year":                    {"0.01", []string{"7"}, false, []string{"0.01"}},
	}, func(t *testing.T, c struct {
		first      string
		revenues   []string
		neverFalls bool
		want       []string
	}) {
		var revenues []decimal.Decimal
		for _, r := range c.revenues {
			revenues = append(revenues, tabletest.Dec(t, r))
		}
		got, err := fund.FiscalInput(tabletest.Dec(t, c.first), revenues, c.neverFalls)
		require.NoError(t, err)
		require.Len(t, got, len(c.want))
		for i, want := range c.want {
			tabletest.Equal(t, want, got[i])
		}
	})
	_, err := fund.FiscalInput(decimal.New(-1, 0), []decimal.Decimal{{}}, false)
	assert.ErrorContains(t, err, "first -1")
	assert.ErrorContains(t, err, "revenues 0 is below 0.01")
	_, err = fund.FiscalInput(decimal.Decimal{}, nil, false)
	assert.ErrorContains(t, err, "revenues 0 are not 1 to 100")
}

func TestActivityMoney(t *testing.T) {
	got, err := fund.ActivityMoney(1234, tabletest.Dec(t, "50.50"))
	require.NoError(t, err)
	tabletest.Equal(t, "62317", got)
	_, err = fund.ActivityMoney(-1, decimal.New(-1, 0))
	assert.ErrorContains(t, err, "persons -1")
	assert.ErrorContains(t, err, "standard -1")
}

// FuzzPayableMonths: more balance pays for no fewer months, more spending for no more, and no level is graver with more.
func FuzzPayableMonths(f *testing.F) {
	f.Add(int64(10000), int64(1700), int64(1))
	f.Add(int64(59500), int64(10000), int64(100))
	f.Fuzz(func(t *testing.T, balance, monthly, more int64) {
		got, err := fund.Warn(levels(t), decimal.New(balance, -2), decimal.New(monthly, -2))
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		plain, err := fund.PayableMonths(decimal.New(balance, -2), decimal.New(monthly, -2))
		require.NoError(t, err)
		assert.True(t, plain.Equal(got.Months) && plain.Equal(plain.Round(1)))
		more &= 0xffffffff
		if richer, err := fund.Warn(levels(t), decimal.New(balance, -2).Add(decimal.New(more, -2)), decimal.New(monthly, -2)); err == nil {
			assert.True(t, richer.Months.GreaterThanOrEqual(got.Months))
			assert.True(t, gravity(richer.Level) <= gravity(got.Level))
		}
		if dearer, err := fund.PayableMonths(decimal.New(balance, -2), decimal.New(monthly, -2).Add(decimal.New(more, -2))); err == nil {
			assert.True(t, dearer.LessThanOrEqual(got.Months))
		}
	})
}

func gravity(level string) int {
	return map[string]int{"": 0, "yellow": 1, "orange": 2, "red": 3}[level]
}

// FuzzProject: every year closes by the identity and opens with what the last one closed with; more in hand lasts no shorter.
func FuzzProject(f *testing.F) {
	f.Add(int64(100000), int64(10000), int64(40000), int64(0), int64(100000), int64(25000), int64(1))
	f.Add(int64(1), int64(1), int64(2), int64(-500000), int64(1000000), int64(0), int64(99))
	f.Fuzz(func(t *testing.T, opening, income, expenditure, incomeGrowth, expenditureGrowth, interest, more int64) {
		p := fund.Projection{FirstYear: 2014, Years: 40, Opening: decimal.New(opening, -2), Income: decimal.New(income, -2), Expenditure: decimal.New(expenditure, -2),
			IncomeGrowth: decimal.New(incomeGrowth, -6), ExpenditureGrowth: decimal.New(expenditureGrowth, -6), Return: decimal.New(interest, -6)}
		got, err := fund.Project(p)
		if err != nil {
			assert.NotEmpty(t, rule.CodeOf(err))
			return
		}
		before := p.Opening
		for i, y := range got.Years {
			assert.True(t, y.Opening.Equal(before) && y.Closing.Equal(y.Opening.Add(y.Income).Add(y.Change).Add(y.Interest).Sub(y.Expenditure)))
			assert.Equal(t, y.Closing.Sign() < 0, i == len(got.Years)-1 && !got.Exhausted.IsZero())
			before = y.Closing
		}
		if !got.Exhausted.IsZero() {
			assert.Equal(t, got.Years[len(got.Years)-1].Year, got.Exhausted.Year())
			assert.True(t, got.Gap.Equal(before.Neg()))
		}
		p.Opening = p.Opening.Add(decimal.New(more&0xffffffff, -2))
		if richer, err := fund.Project(p); err == nil && !richer.Exhausted.IsZero() {
			assert.False(t, got.Exhausted.IsZero() || richer.Exhausted.Before(got.Exhausted))
		}
	})
}
