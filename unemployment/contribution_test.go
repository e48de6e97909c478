package unemployment_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
	"github.com/shebao-go/shebao/unemployment"
)

func number(t testing.TB, text string) rule.Number {
	t.Helper()
	if text == "none" {
		return rule.NoNumber()
	}
	n, err := rule.Input{Field: "figure", Min: -10, Max: 10_000_000_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return n
}

func figure(t testing.TB, text string) rule.Figure {
	t.Helper()
	if text == "none" {
		return rule.NoneFigure()
	}
	return rule.SuppliedFigure(number(t, text), "")
}

// unlisted is a coefficient of a month without a table.
func unlisted() rule.Figure {
	return rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaUnemployment, What: rule.Say("low coefficient", "低档系数"),
		Month: rule.MonthOf(2025, 8)})
}

// august2025 has no table of coefficients; listed has that of 2020: 0.6, 0.8 and 1.
func august2025(t testing.TB) unemployment.Params {
	return unemployment.Params{Floor: figure(t, "2500"), Ceiling: figure(t, "41112"), EmployeeRate: figure(t, "0.002"),
		Benchmark:    figure(t, "0.008"),
		Coefficients: [3]rule.Figure{unlisted(), unlisted(), unlisted()}}
}

func listed(t testing.TB) unemployment.Params {
	p := august2025(t)
	p.Coefficients = [3]rule.Figure{figure(t, "0.6"), figure(t, "0.8"), figure(t, "1")}
	return p
}

// 0.2 % and 0.8 % of the wage between 2,500 and 41,112, by hand.
func TestContribute(t *testing.T) {
	type c struct {
		name, wage, base, employee, employer string
		limit                                rule.Limit
	}
	tabletest.Each(t, []c{
		{name: "between", wage: "3000", base: "3000", employee: "6", employer: "24", limit: rule.LimitNone},
		{name: "below the minimum wage", wage: "2400", base: "2500", employee: "5", employer: "20",
			limit: rule.LimitFloor},
		{name: "no wage", wage: "0", base: "2500", employee: "5", employer: "20", limit: rule.LimitFloor},
		{name: "at the floor", wage: "2500", base: "2500", employee: "5", employer: "20", limit: rule.LimitNone},
		{name: "at the ceiling", wage: "41112", base: "41112", employee: "82.22", employer: "328.90",
			limit: rule.LimitNone}, // 82.224, 328.896
		{name: "a fen above the ceiling", wage: "41112.01", base: "41112", employee: "82.22", employer: "328.90",
			limit: rule.LimitCeiling},
		{name: "above the ceiling", wage: "100000", base: "41112", employee: "82.22", employer: "328.90",
			limit: rule.LimitCeiling},
		{name: "half a fen", wage: "2502.50", base: "2502.50", employee: "5.01", employer: "20.02",
			limit: rule.LimitNone}, // 5.005
		{name: "5,333.33", wage: "5333.33", base: "5333.33", employee: "10.67", employer: "42.67",
			limit: rule.LimitNone}, // 10.66666, 42.66664
	}, func(t *testing.T, c c) {
		p := august2025(t)
		lines, err := unemployment.Contribute(p, p.Benchmark, tabletest.Dec(t, c.wage))
		require.NoError(t, err)
		require.Len(t, lines, 2)
		for i, want := range []string{c.employee, c.employer} {
			line := &lines[i]
			assert.Equal(t, rule.Unemployment, line.Scheme())
			assert.Equal(t, []rule.Payer{rule.Employee, rule.Employer}[i], line.Payer())
			assert.Equal(t, c.limit, line.Limit())
			tabletest.Equal(t, c.base, line.Base())
			tabletest.Equal(t, want, line.Amount())
		}
	})
}

// The floor is the minimum wage, which moves on any month: a wage of 2,400 at 0.2 % under 2,300, 2,500 and 2,680.
func TestFloorIsTheMinimumWage(t *testing.T) {
	for floor, want := range map[string]string{"2300": "4.80", "2500": "5.00", "2680": "5.36"} {
		p := august2025(t)
		p.Floor = figure(t, floor)
		lines, err := unemployment.Contribute(p, p.Benchmark, tabletest.Dec(t, "2400"))
		require.NoError(t, err)
		tabletest.Equal(t, want, lines[0].Amount())
	}
}

// 0.8 % times the coefficient, and the amount on a wage of 7,777.
func TestEmployerRate(t *testing.T) {
	type c struct {
		name                      string
		params                    func(testing.TB) unemployment.Params
		coefficient, rate, amount string
	}
	tabletest.Each(t, []c{
		// 37.3296
		{name: "listed low", params: listed, coefficient: "0.6", rate: "0.0048", amount: "37.33"},
		// 49.7728
		{name: "listed middle", params: listed, coefficient: "0.8", rate: "0.0064", amount: "49.77"},
		// 62.216
		{name: "listed full", params: listed, coefficient: "1", rate: "0.008", amount: "62.22"},
		// 62.216
		{name: "unlisted 1", params: august2025, coefficient: "1", rate: "0.008", amount: "62.22"},
		// 24.8864
		{name: "unlisted 0.4", params: august2025, coefficient: "0.4", rate: "0.0032", amount: "24.89"},
		// 0.00007777
		{name: "unlisted 0.00000125", params: august2025, coefficient: "0.00000125", rate: "0.00000001", amount: "0"},
		// 62.2097784
		{name: "unlisted 0.9999", params: august2025, coefficient: "0.9999", rate: "0.0079992", amount: "62.21"},
		// 7.652568
		{name: "unlisted 0.123", params: august2025, coefficient: "0.123", rate: "0.000984", amount: "7.65"},
	}, func(t *testing.T, c c) {
		p := c.params(t)
		rate, err := p.EmployerRate(number(t, c.coefficient))
		require.NoError(t, err)
		assert.Equal(t, c.rate, rate.Number().String())
		lines, err := unemployment.Contribute(p, rate, tabletest.Dec(t, "7777"))
		require.NoError(t, err)
		tabletest.Equal(t, c.amount, lines[1].Amount())
		tabletest.Equal(t, "15.55", lines[0].Amount()) // 0.2 % is not floated: 15.554
	})
}

func TestEmployerRateRefuses(t *testing.T) {
	type c struct {
		name              string
		params            func(testing.TB) unemployment.Params
		coefficient, says string
	}
	tabletest.Each(t, []c{
		{name: "not in the list", params: listed, coefficient: "0.4",
			says: "0.4 is not one of the month's coefficients: 0.6, 0.8, 1"},
		{name: "nearly in the list", params: listed, coefficient: "0.60000001",
			says: "is not one of the month's coefficients: 0.6, 0.8, 1"},
		{name: "0, listed", params: listed, coefficient: "0", says: "0 is not above 0"},
		{name: "0, unlisted", params: august2025, coefficient: "0", says: "0 is not above 0"},
		{name: "below 0", params: august2025, coefficient: "-0.6", says: "-0.6 is not above 0"},
		{name: "none", params: august2025, coefficient: "none", says: "none is not above 0"},
		{name: "above 1, unlisted", params: august2025, coefficient: "1.00000001", says: "1.00000001 is above 1"},
		{name: "1.5, unlisted", params: august2025, coefficient: "1.5", says: "1.5 is above 1"},
		{name: "a percentage, unlisted", params: august2025, coefficient: "60", says: "60 is above 1"},
		{name: "above 1, listed", params: listed, coefficient: "1.5", says: "unemployment_coefficient 1.5"},
		{name: "a product of nine decimals", params: august2025, coefficient: "0.00000001",
			says: "is not exact in 8 decimals"},
		{name: "a product of thirteen decimals", params: august2025, coefficient: "0.33333333",
			says: "is not exact in 8 decimals"},
	}, func(t *testing.T, c c) {
		p := c.params(t)
		_, err := p.EmployerRate(number(t, c.coefficient))
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), "unemployment: unemployment_coefficient ")
		assert.Contains(t, err.Error(), c.says)
	})
}

// A list known in part is no list: the employer's own coefficient is taken.
func TestEmployerRateWithHalfAList(t *testing.T) {
	p := listed(t)
	p.Coefficients[1] = unlisted()
	rate, err := p.EmployerRate(number(t, "0.4"))
	require.NoError(t, err)
	assert.Equal(t, "0.0032", rate.Number().String())
}

// The rate stands on the coefficient that was asked for, not on another one of the list.
func TestEmployerRateIsAsWeakAsItsCoefficient(t *testing.T) {
	p := listed(t)
	graded := func(text string, grade rule.Grade) rule.Figure {
		return rule.FigureOf(rule.Entry[rule.Number]{Value: number(t, text), Grade: grade, Modality: rule.Exact})
	}
	p.Benchmark = graded("0.008", rule.Official)
	p.Coefficients[0], p.Coefficients[1] = graded("0.4", rule.Reported), graded("0.6", rule.Official)
	for coefficient, want := range map[string]rule.Grade{"0.4": rule.Reported, "0.6": rule.Official} {
		rate, err := p.EmployerRate(number(t, coefficient))
		require.NoError(t, err)
		assert.Equal(t, want, rate.Grade(), coefficient)
	}
}

func TestEmployerRateOfAnUnknownBenchmark(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaUnemployment, What: rule.Say("benchmark rate", "基准费率"),
		Month: rule.MonthOf(2030, 1)}
	p := august2025(t)
	p.Benchmark = rule.UnknownFigure(gap)
	_, err := p.EmployerRate(number(t, "0.6"))
	assert.Equal(t, gap, err)
}

func TestZeroParams(t *testing.T) {
	var zero unemployment.Params
	_, contributeErr := unemployment.Contribute(zero, zero.Benchmark, tabletest.Dec(t, "3000"))
	for _, err := range []error{zero.Check(), contributeErr} {
		require.ErrorIs(t, err, rule.ErrMissingField)
		for _, what := range []string{"employee floor", "employee ceiling", "employee rate", "employer floor",
			"employer ceiling", "employer rate"} {
			assert.Contains(t, err.Error(), "unemployment: "+what+" is not set; ")
		}
	}
	_, err := zero.EmployerRate(number(t, "0.6"))
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

func TestUnknownFigure(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaUnemployment, What: rule.Say("ceiling", "缴费基数上限"),
		Month: rule.MonthOf(2026, 8)}
	p := august2025(t)
	p.Ceiling = rule.UnknownFigure(gap)
	require.NoError(t, p.Check())
	_, err := unemployment.Contribute(p, p.Benchmark, tabletest.Dec(t, "3000"))
	var got *rule.NoRuleError
	require.ErrorAs(t, err, &got)
	assert.Equal(t, gap, got)
}

func TestBadParams(t *testing.T) {
	type c struct {
		name   string
		change func(p *unemployment.Params)
		says   string
	}
	tabletest.Each(t, []c{
		{name: "floor above ceiling", change: func(p *unemployment.Params) { p.Floor = figure(t, "41112.01") },
			says: "unemployment: floor 41112.01 is above the ceiling 41112"},
		{name: "a floor with a li", change: func(p *unemployment.Params) { p.Floor = figure(t, "2500.001") },
			says: "more than 2 decimals"},
		{name: "a rate of 0.8", change: func(p *unemployment.Params) { p.Benchmark = figure(t, "1.8") },
			says: "unemployment: rate 1.8 is not a fraction from 0 to 1"},
		{name: "an employee's none", change: func(p *unemployment.Params) { p.EmployeeRate = figure(t, "none") },
			says: "unemployment: rate none is not a fraction"},
	}, func(t *testing.T, c c) {
		p := august2025(t)
		c.change(&p)
		_, contributeErr := unemployment.Contribute(p, p.Benchmark, tabletest.Dec(t, "3000"))
		for _, err := range []error{p.Check(), contributeErr} {
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.Contains(t, err.Error(), c.says)
		}
	})
}

func TestBadWage(t *testing.T) {
	p := august2025(t)
	for _, wage := range []decimal.Decimal{decimal.New(-1, -2), decimal.New(1, -3), decimal.New(1, 9999)} {
		_, err := unemployment.Contribute(p, p.Benchmark, wage)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), "unemployment: wage")
	}
}

// FuzzEmployerRate: with no list, exactly the coefficients in (0, 1] whose product is exact are taken.
func FuzzEmployerRate(f *testing.F) {
	f.Add(int64(60_000_000))
	f.Add(int64(100_000_001))
	f.Add(int64(0))
	f.Fuzz(func(t *testing.T, units int64) {
		c, err := rule.Input{Field: "coefficient", Min: -10_000_000_000, Max: 10_000_000_000,
			Places: 8}.Number(decimal.New(units, -8))
		if err != nil {
			return
		}
		p := august2025(t)
		rate, err := p.EmployerRate(c)
		valid := units > 0 && units <= 100_000_000 && units*8%1000 == 0
		if valid != (err == nil) || valid && !rate.Number().Decimal().Equal(decimal.New(units*8/1000, -8)) {
			t.Fatalf("%s: %s, %v", c, rate.Number(), err)
		}
	})
}
