package maternity_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/rule"
)

// ofMonth is 10 employees at 0.85 % and an average of 8,218: at most 3 x 8,218 x 10 = 246,540.
func ofMonth(t testing.TB, month, payroll string) maternity.OnPayroll {
	t.Helper()
	m, err := rule.ParseMonth(month)
	require.NoError(t, err)
	return maternity.OnPayroll{Month: m, LastMonth: tabletest.Dec(t, payroll), Heads: 10,
		CityAverage: figure(t, "8218"), Rate: figure(t, "0.0085")}
}

// 省政府令第203号 art. 10, by hand.
func TestContributeOnPayroll(t *testing.T) {
	tests := []struct {
		name, payroll, thisMonth, rate, average string
		heads                                   int
		base, amount                            string
		capped                                  bool
	}{
		{name: "last month's payroll", payroll: "100000", base: "100000", amount: "850"},
		{name: "at three times the average for every head", payroll: "246540", base: "246540", amount: "2095.59"},
		{name: "a fen above it", payroll: "246540.01", base: "246540", amount: "2095.59", capped: true},
		{name: "far above it", payroll: "10000000000", base: "246540", amount: "2095.59", capped: true},
		{name: "more heads, a higher ceiling", payroll: "300000", heads: 13, base: "300000", amount: "2550"},
		// 24,654 x 0.85 % = 209.559
		{name: "one head: 3 x 8,218", payroll: "300000", heads: 1, base: "24654", amount: "209.56", capped: true},
		// 246,549.90 x 0.85 % = 2,095.67415
		{name: "average with fen", payroll: "300000", average: "8218.33",
			base: "246549.9", amount: "2095.67", capped: true},
		{name: "none last month, this month's", payroll: "0", thisMonth: "90000", base: "90000", amount: "765"},
		{name: "this month's above the ceiling", payroll: "0", thisMonth: "250000",
			base: "246540", amount: "2095.59", capped: true},
		{name: "nothing paid in either month", payroll: "0", thisMonth: "0", base: "0", amount: "0"},
		{name: "half a fen: 85.085", payroll: "10010", base: "10010", amount: "85.09"},
		{name: "below half a fen: 85.084915", payroll: "10009.99", base: "10009.99", amount: "85.08"},
		{name: "the highest rate", payroll: "100000", rate: "0.01", base: "100000", amount: "1000"},
		{name: "a rate of 0", payroll: "100000", rate: "0", base: "100000", amount: "0"},
		{name: "a million heads of a low average", payroll: "10000000000", average: "3333.33", heads: 1_000_000,
			base: "9999990000", amount: "84999915", capped: true},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			p := ofMonth(t, "2018-08", c.payroll)
			if c.thisMonth != "" {
				p.ThisMonth = decimal.NewNullDecimal(tabletest.Dec(t, c.thisMonth))
			}
			if c.heads != 0 {
				p.Heads = c.heads
			}
			if c.rate != "" {
				p.Rate = figure(t, c.rate)
			}
			if c.average != "" {
				p.CityAverage = figure(t, c.average)
			}
			got, err := maternity.ContributeOnPayroll(p)
			require.NoError(t, err)
			assert.Equal(t, rule.MonthOf(2018, 8), got.Month())
			line := got.Line()
			assert.Equal(t, rule.Maternity, line.Scheme())
			assert.Equal(t, rule.Employer, line.Payer())
			limit := rule.LimitNone
			if c.capped {
				limit = rule.LimitCeiling
			}
			assert.Equal(t, limit, line.Limit())
			assert.Equal(t, rule.Supplied, line.Grade())
			tabletest.Equal(t, c.base, line.Base())
			tabletest.Equal(t, c.amount, line.Amount())
		})
	}
}

// 省政府令第203号 art. 48: from 2015-01-01; from 2020-01 on each person's base.
func TestPayrollSpan(t *testing.T) {
	tests := []struct {
		month, nearest, says string
	}{
		{month: "2014-12", nearest: "2015-01", says: "in force from 2015-01-01"},
		{month: "2015-01"},
		{month: "2019-12"},
		{month: "2020-01", nearest: "2019-12", says: "from 2020-01 it is in the slips"},
		{month: "2040-01", nearest: "2019-12", says: "from 2020-01 it is in the slips"},
	}
	for _, c := range tests {
		t.Run(c.month, func(t *testing.T) {
			got, err := maternity.ContributeOnPayroll(ofMonth(t, c.month, "100000"))
			if c.says == "" {
				require.NoError(t, err)
				line := got.Line()
				tabletest.Equal(t, "850", line.Amount())
				return
			}
			var gap *rule.NoRuleError
			require.ErrorAs(t, err, &gap)
			assert.Equal(t, c.month, gap.Month.String())
			assert.Equal(t, c.nearest, gap.Nearest.String())
			assert.ErrorContains(t, err, "maternity: no contribution on the employer's payroll is known for "+c.month)
			assert.ErrorContains(t, err, c.says)
			assert.Zero(t, got)
		})
	}
	first, last := maternity.PayrollSpan()
	assert.Equal(t, "2015-01 2019-12", first.String()+" "+last.String())
	assert.False(t, maternity.InMedicalItem(rule.MonthOf(2021, 9)), "通告 of 2021-08-25, art. 2: two until then")
	assert.True(t, maternity.InMedicalItem(rule.MonthOf(2021, 10)))
}

// The average moves in July.
func TestAverageYear(t *testing.T) {
	for _, c := range []struct {
		month string
		year  int
	}{
		{month: "2015-01", year: 2013},
		{month: "2015-06", year: 2013},
		{month: "2015-07", year: 2014},
		{month: "2019-06", year: 2017},
		{month: "2019-07", year: 2018},
		{month: "2019-12", year: 2018},
	} {
		month, err := rule.ParseMonth(c.month)
		require.NoError(t, err)
		assert.Equal(t, c.year, maternity.AverageYear(month), c.month)
	}
}

func TestContributeOnPayrollRefuses(t *testing.T) {
	gap := &rule.NoRuleError{What: rule.Say("city average wage", "全市月平均工资"), Month: rule.MonthOf(2015, 1)}
	tests := []struct {
		name, code, says string
		change           func(p *maternity.OnPayroll)
	}{
		{name: "no month", code: "missing_field", says: "maternity: month is not set; pass the month",
			change: func(p *maternity.OnPayroll) { p.Month = rule.Month{} }},
		{name: "no payroll in either month", code: "missing_field",
			says:   "this_month_payroll is missing where last month had no payroll",
			change: func(p *maternity.OnPayroll) { p.LastMonth = decimal.Decimal{} }},
		{name: "both payrolls", code: "conflict", says: "this_month_payroll stands beside a payroll of last month",
			change: func(p *maternity.OnPayroll) { p.ThisMonth = decimal.NewNullDecimal(decimal.New(1, 0)) }},
		{name: "both payrolls, this month's 0", code: "conflict", says: "leave it out",
			change: func(p *maternity.OnPayroll) { p.ThisMonth = decimal.NewNullDecimal(decimal.Decimal{}) }},
		{name: "a payroll below 0", code: "out_of_range",
			says:   "maternity: payroll -0.01 is below 0; pass the wages of all employees",
			change: func(p *maternity.OnPayroll) { p.LastMonth = decimal.New(-1, -2) }},
		{name: "a payroll above 10^10", code: "out_of_range", says: "payroll 10000000000.01 is above 10000000000",
			change: func(p *maternity.OnPayroll) { p.LastMonth = decimal.New(1_000_000_000_001, -2) }},
		{name: "a part of a fen", code: "out_of_range", says: "payroll 0.001 has more than 2 decimals",
			change: func(p *maternity.OnPayroll) { p.LastMonth = decimal.New(1, -3) }},
		{name: "a hostile payroll", code: "out_of_range", says: "payroll has the exponent 9999",
			change: func(p *maternity.OnPayroll) { p.LastMonth = decimal.New(1, 9999) }},
		{name: "this month's payroll below 0", code: "out_of_range", says: "this_month_payroll -1 is below 0",
			change: func(p *maternity.OnPayroll) {
				p.LastMonth, p.ThisMonth = decimal.Decimal{}, decimal.NewNullDecimal(decimal.New(-1, 0))
			}},
		{name: "no heads", code: "out_of_range",
			says:   "maternity: heads 0 is not within 1 to 1000000; pass the number of employees",
			change: func(p *maternity.OnPayroll) { p.Heads = 0 }},
		{name: "heads below 0", code: "out_of_range", says: "heads -1 is not within",
			change: func(p *maternity.OnPayroll) { p.Heads = -1 }},
		{name: "too many heads", code: "out_of_range", says: "heads 1000001 is not within",
			change: func(p *maternity.OnPayroll) { p.Heads = 1_000_001 }},
		{name: "a ceiling above 10^10", code: "out_of_range", says: "heads 500000 gives a ceiling above 10^10 yuan",
			change: func(p *maternity.OnPayroll) { p.Heads = 500_000 }},
		{name: "an average of 0", code: "out_of_range", says: "maternity: city_average 0 is below 1",
			change: func(p *maternity.OnPayroll) { p.CityAverage = figure(t, "0") }},
		{name: "an average above 1,000,000", code: "out_of_range", says: "city_average 1000000.01 is above 1000000",
			change: func(p *maternity.OnPayroll) { p.CityAverage = figure(t, "1000000.01") }},
		{name: "no average", code: "out_of_range", says: "city_average none is not a number",
			change: func(p *maternity.OnPayroll) { p.CityAverage = figure(t, "none") }},
		{name: "an average with a li", code: "out_of_range", says: "city_average 8218.001 has more than 2 decimals",
			change: func(p *maternity.OnPayroll) { p.CityAverage = figure(t, "8218.001") }},
		{name: "an average not set", code: "missing_field", says: "figure is not set",
			change: func(p *maternity.OnPayroll) { p.CityAverage = rule.Figure{} }},
		{name: "an average nobody knows", code: "no_rule", says: "no city average wage is known for 2015-01",
			change: func(p *maternity.OnPayroll) { p.CityAverage = rule.UnknownFigure(gap) }},
		{name: "a rate above 1 %, art. 10", code: "out_of_range",
			says:   "maternity: rate 0.0101 is above 0.01; write the rate as a fraction of at most 0.01",
			change: func(p *maternity.OnPayroll) { p.Rate = figure(t, "0.0101") }},
		{name: "a rate in per cent", code: "out_of_range", says: "rate 0.85 is above 0.01",
			change: func(p *maternity.OnPayroll) { p.Rate = figure(t, "0.85") }},
		{name: "a rate known not to exist", code: "out_of_range", says: "rate none is not a number",
			change: func(p *maternity.OnPayroll) { p.Rate = figure(t, "none") }},
		{name: "a rate not set", code: "missing_field", says: "figure is not set",
			change: func(p *maternity.OnPayroll) { p.Rate = rule.Figure{} }},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			p := ofMonth(t, "2018-08", "100000")
			c.change(&p)
			got, err := maternity.ContributeOnPayroll(p)
			require.Error(t, err)
			assert.Equal(t, c.code, rule.CodeOf(err), err.Error())
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
			assert.ErrorContains(t, err, c.says)
			assert.Zero(t, got)
		})
	}
	most := ofMonth(t, "2018-08", "10000000000")
	most.CityAverage = figure(t, "1000000")
	got, err := maternity.ContributeOnPayroll(most)
	require.NoError(t, err, "the highest payroll and average")
	tabletest.Equal(t, "30000000", got.Line().Base())
	cite := got.Line().Charge().Floor.Cite()
	assert.Equal(t, rule.DateOf(2014, 11, 6), cite.Issued)
	assert.Equal(t, rule.MonthOf(2026, 11), cite.Checked)
}

func TestContributeOnPayrollNamesEveryBadInput(t *testing.T) {
	_, err := maternity.ContributeOnPayroll(maternity.OnPayroll{Month: rule.MonthOf(2020, 1),
		LastMonth: decimal.New(-1, 0), CityAverage: figure(t, "0"), Rate: figure(t, "1")})
	require.Error(t, err)
	lines := strings.Split(err.Error(), "\n")
	require.Len(t, lines, 5)
	for i, says := range []string{"2020-01", "payroll -1", "heads 0", "city_average 0", "rate 1"} {
		assert.Contains(t, lines[i], says, "in the order of the fields")
	}
}

// The documents are the decree for there being no floor, the average's and the rate's.
func TestPayrollLineSaysWhy(t *testing.T) {
	got, err := maternity.ContributeOnPayroll(ofMonth(t, "2018-08", "300000"))
	require.NoError(t, err)
	line := got.Line()
	assert.Equal(t, "min(300000.00, 246540.00) × 0.85% = 2095.59", line.Formula())
	cites := line.Cites()
	require.Len(t, cites, 3)
	assert.Equal(t, "广东省职工生育保险规定 (省政府令第203号) 第十条", cites[0].In(rule.Chinese))
	assert.Equal(t, "2014-11-06", cites[0].Issued.String())
}

// FuzzContributeOnPayroll checks the amount against decimals: the lesser of payroll and ceiling, times the rate,
// rounded once.
func FuzzContributeOnPayroll(f *testing.F) {
	f.Add(int64(30_000_000), uint32(10), uint32(8218), uint32(850_000))
	f.Add(int64(1_001_000), uint32(1), uint32(9320), uint32(850_000))
	f.Fuzz(func(t *testing.T, fen int64, heads, average, rate uint32) {
		payroll := decimal.New(fen&(1<<39-1)+1, -2)
		n, wage, fraction := int64(heads%300_000)+1, int64(average%10_000)+1, decimal.New(int64(rate%1_000_001), -8)
		got, err := maternity.ContributeOnPayroll(maternity.OnPayroll{Month: rule.MonthOf(2017, 3), LastMonth: payroll,
			Heads: int(n), CityAverage: figure(t, decimal.New(wage, 0).String()), Rate: figure(t, fraction.String())})
		require.NoError(t, err)
		base := decimal.Min(payroll, decimal.New(3*wage*n, 0))
		line := got.Line()
		require.True(t, line.Base().Equal(base), "%s is not %s", line.Base(), base)
		due := base.Mul(fraction).Round(2)
		require.True(t, line.Amount().Equal(due), "%s of %s at %s", line.Amount(), base, fraction)
	})
}
