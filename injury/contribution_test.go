package injury_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/injury"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
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

// august2025 has the floor of the minimum wage, no ceiling, and the eight class rates of the province.
func august2025(t testing.TB) injury.Params {
	p := injury.Params{Floor: figure(t, "2500"), Ceiling: figure(t, "none")}
	for i, rate := range []string{"0.002", "0.004", "0.006", "0.008", "0.009", "0.01", "0.012", "0.014"} {
		p.ClassRates[i] = figure(t, rate)
	}
	return p
}

// 0.2 % of the wage, at least of 2,500.
func TestContribute(t *testing.T) {
	type c struct {
		name, wage, base, amount string
		limit                    rule.Limit
	}
	tabletest.Each(t, []c{
		{name: "3,000", wage: "3000", base: "3000", amount: "6", limit: rule.LimitNone},
		{name: "below the minimum wage", wage: "2400", base: "2500", amount: "5", limit: rule.LimitFloor},
		{name: "no wage", wage: "0", base: "2500", amount: "5", limit: rule.LimitFloor},
		{name: "at the floor", wage: "2500", base: "2500", amount: "5", limit: rule.LimitNone},
		{name: "there is no ceiling", wage: "100000", base: "100000", amount: "200", limit: rule.LimitNone},
		{name: "the greatest wage", wage: "10000000000", base: "10000000000", amount: "20000000",
			limit: rule.LimitNone},
		// 5.005
		{name: "half a fen, 2,502.50", wage: "2502.50", base: "2502.50", amount: "5.01", limit: rule.LimitNone},
		// 5.00498
		{name: "just under, 2,502.49", wage: "2502.49", base: "2502.49", amount: "5", limit: rule.LimitNone},
		// 55.098
		{name: "the pension's ceiling too", wage: "27549", base: "27549", amount: "55.10", limit: rule.LimitNone},
	}, func(t *testing.T, c c) {
		p := august2025(t)
		lines, err := injury.Contribute(p, p.ClassRates[0], tabletest.Dec(t, c.wage))
		require.NoError(t, err)
		require.Len(t, lines, 1, "the employee pays nothing")
		line := &lines[0]
		assert.Equal(t, rule.Injury, line.Scheme())
		assert.Equal(t, rule.Employer, line.Payer())
		assert.Equal(t, c.limit, line.Limit())
		tabletest.Equal(t, c.base, line.Base())
		tabletest.Equal(t, c.amount, line.Amount())
	})
}

// The class rate times the float, and the amount on a wage of 7,777.
func TestRate(t *testing.T) {
	type c struct {
		name                string
		class               int
		float, rate, amount string
	}
	tabletest.Each(t, []c{
		{name: "class 1, no float", class: 1, float: "1", rate: "0.002", amount: "15.55"},    // 15.554
		{name: "class 1, 120 %", class: 1, float: "1.2", rate: "0.0024", amount: "18.66"},    // 18.6648
		{name: "class 1, 150 %", class: 1, float: "1.5", rate: "0.003", amount: "23.33"},     // 23.331
		{name: "class 3, 80 %", class: 3, float: "0.8", rate: "0.0048", amount: "37.33"},     // 37.3296
		{name: "class 4, 50 %", class: 4, float: "0.5", rate: "0.004", amount: "31.11"},      // 31.108
		{name: "class 5, 50 %", class: 5, float: "0.5", rate: "0.0045", amount: "35"},        // 34.9965
		{name: "class 8, no float", class: 8, float: "1", rate: "0.014", amount: "108.88"},   // 108.878
		{name: "class 8, 150 %", class: 8, float: "1.5", rate: "0.021", amount: "163.32"},    // 163.317
		{name: "a fine float", class: 7, float: "0.0001", rate: "0.0000012", amount: "0.01"}, // 0.0093324
	}, func(t *testing.T, c c) {
		p := august2025(t)
		rate, err := p.Rate(c.class, number(t, c.float))
		require.NoError(t, err)
		assert.Equal(t, c.rate, rate.Number().String())
		lines, err := injury.Contribute(p, rate, tabletest.Dec(t, "7777"))
		require.NoError(t, err)
		tabletest.Equal(t, c.amount, lines[0].Amount())
	})
}

// A rate is not a percent of two decimals: 0.35 % at 50 % is 0.175 %, of 7,777 13.60975. Cut to 0.18 % it would be
// 14.00.
func TestRateKeepsItsDecimals(t *testing.T) {
	p := august2025(t)
	p.ClassRates[2] = figure(t, "0.0035")
	rate, err := p.Rate(3, number(t, "0.5"))
	require.NoError(t, err)
	assert.Equal(t, "0.175%", rate.Number().Percent())
	lines, err := injury.Contribute(p, rate, tabletest.Dec(t, "7777"))
	require.NoError(t, err)
	tabletest.Equal(t, "13.61", lines[0].Amount())
}

// A month's only factor decides the rate as much as the class does: 0.2 % at 90 % is known no better than the 90 %.
func TestRateIsAsWeakAsTheOnlyFactor(t *testing.T) {
	p := august2025(t)
	graded := func(text string, grade rule.Grade) rule.Figure {
		return rule.FigureOf(rule.Entry[rule.Number]{Value: number(t, text), Grade: grade, Modality: rule.Exact})
	}
	p.ClassRates[0], p.Float = graded("0.002", rule.Official), graded("0.9", rule.Reported)
	rate, err := p.Rate(1, number(t, "0.9"))
	require.NoError(t, err)
	assert.Equal(t, "0.0018", rate.Number().String())
	assert.Equal(t, rule.Reported, rate.Grade())
	_, err = p.Rate(1, number(t, "1"))
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	p.Float = graded("1", rule.Reported) // changes nothing: the rate is that of the class
	rate, err = p.Rate(1, number(t, "1"))
	require.NoError(t, err)
	assert.Equal(t, rule.Official, rate.Grade())
	p.Float = rule.FigureOf(rule.Entry[rule.Number]{Value: rule.NoNumber(), Grade: rule.Reported, Modality: rule.Exact})
	rate, err = p.Rate(1, number(t, "0.9")) // rates float: the factor is the caller's
	require.NoError(t, err)
	assert.Equal(t, rule.Official, rate.Grade())
}

func TestRateRefuses(t *testing.T) {
	type c struct {
		name        string
		class       int
		float, says string
	}
	tabletest.Each(t, []c{
		{name: "class 0", class: 0, float: "1", says: "injury: injury_class 0 is not 1 to 8; "},
		{name: "class 9", class: 9, float: "1", says: "injury: injury_class 9 is not 1 to 8; "},
		{name: "class below 0", class: -1, float: "1", says: "injury: injury_class -1 is not 1 to 8; "},
		{name: "greatest class", class: math.MaxInt, float: "1", says: "is not 1 to 8"},
		{name: "least class", class: math.MinInt, float: "1", says: "is not 1 to 8"},
		{name: "float 0", class: 1, float: "0", says: "injury: injury_float 0 is not above 0; "},
		{name: "float below 0", class: 1, float: "-0.5", says: "injury: injury_float -0.5 is not above 0; "},
		{name: "float none", class: 1, float: "none", says: "injury: injury_float none is not above 0; "},
		{name: "float above 1.5", class: 1, float: "1.50000001",
			says: "injury: injury_float 1.50000001 is above 1.5; "},
		{name: "float 50", class: 1, float: "50", says: "injury: injury_float 50 is above 1.5; "},
		{name: "not exact", class: 1, float: "0.33333333", says: "is not exact in 8 decimals"},
	}, func(t *testing.T, c c) {
		p := august2025(t)
		_, err := p.Rate(c.class, number(t, c.float))
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), c.says)
	})
	p := august2025(t)
	p.Float = rule.FigureOf(rule.Entry[rule.Number]{From: rule.DateOf(2024, 1, 1), Value: number(t, "1"),
		Grade: rule.Official, Modality: rule.Exact, Cite: rule.Cite{Title: "a notice", Chinese: "某通知"}})
	_, err := p.Rate(1, number(t, "0.8"))
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.Contains(t, rule.Message(err, rule.English), "is not 1: rates do not float since 2024-01 (a notice")
	assert.Contains(t, rule.Message(err, rule.Chinese), "不是 1：自 2024-01 起费率不浮动（某通知")
}

func TestZeroParams(t *testing.T) {
	var zero injury.Params
	_, contributeErr := injury.Contribute(zero, rule.Figure{}, tabletest.Dec(t, "3000"))
	for rate, err := range map[string]error{"class_8.employer rate": zero.Check(), "employer rate": contributeErr} {
		require.ErrorIs(t, err, rule.ErrMissingField)
		for _, what := range []string{"employer floor", "employer ceiling", rate} {
			assert.Contains(t, err.Error(), "injury: "+what+" is not set; ")
		}
	}
	_, err := zero.Rate(1, number(t, "1"))
	assert.ErrorIs(t, err, rule.ErrMissingField)
	limited := august2025(t)
	limited.SpecialFloor, limited.SpecialCeiling = rule.SettingFigure(number(t, "1")), rule.Figure{}
	charge := limited.SpecialCharge(rule.Figure{}, rule.MonthOf(2025, 8))
	assert.ErrorIs(t, charge.Ceiling.Err(), rule.ErrNoRule, "a ceiling of their own, not that of the employees")
}

func TestUnknownFigure(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaInjury, What: rule.Say("class 3 rate", "三类行业费率"),
		Month: rule.MonthOf(2014, 8)}
	p := august2025(t)
	p.ClassRates[2] = rule.UnknownFigure(gap)
	require.NoError(t, p.Check())
	_, err := p.Rate(3, number(t, "1"))
	assert.Equal(t, gap, err)
	_, err = injury.Contribute(p, p.ClassRates[2], tabletest.Dec(t, "3000"))
	var got *rule.NoRuleError
	require.ErrorAs(t, err, &got)
	assert.Equal(t, gap, got)
	_, err = injury.Contribute(p, p.ClassRates[0], tabletest.Dec(t, "3000"))
	assert.NoError(t, err, "another class's gap is not contagious")
}

func TestBadParams(t *testing.T) {
	type c struct {
		name   string
		change func(p *injury.Params)
		says   string
	}
	tabletest.Each(t, []c{
		{name: "floor above a ceiling", change: func(p *injury.Params) { p.Ceiling = figure(t, "2499.99") },
			says: "injury: floor 2500 is above the ceiling 2499.99"},
		{name: "floor above a ceiling of special people", change: func(p *injury.Params) {
			p.SpecialFloor, p.SpecialCeiling = figure(t, "5500"), figure(t, "5499.99")
		}, says: "injury: special_floor 5500 is above the ceiling 5499.99"},
		{name: "a floor with a li", change: func(p *injury.Params) { p.Floor = figure(t, "2500.001") },
			says: "injury: floor 2500.001 has more than 2 decimals"},
		{name: "class 1 above 1", change: func(p *injury.Params) { p.ClassRates[0] = figure(t, "1.1") },
			says: "injury: class_1.rate 1.1 is not a fraction from 0 to 1"},
		{name: "class 8 above 1", change: func(p *injury.Params) { p.ClassRates[7] = figure(t, "1.4") },
			says: "injury: class_8.rate 1.4 is not a fraction from 0 to 1"},
		{name: "class 5 not levied", change: func(p *injury.Params) { p.ClassRates[4] = figure(t, "none") },
			says: "injury: class_5.rate none is not a fraction"},
	}, func(t *testing.T, c c) {
		p := august2025(t)
		c.change(&p)
		err := p.Check()
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), c.says)
	})
	p := august2025(t)
	p.ClassRates[3] = rule.Figure{}
	assert.ErrorIs(t, p.Check(), rule.ErrMissingField, "one class that is not set")
}

func TestBadWageAndRate(t *testing.T) {
	p := august2025(t)
	_, err := injury.Contribute(p, figure(t, "2"), decimal.New(1, 9999))
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "injury: wage")
	assert.ErrorContains(t, err, "injury: rate 2 is not a fraction from 0 to 1")
}

// FuzzRate: exactly the classes 1 to 8 and the floats in (0, 1.5] whose product is exact are taken, and no rate is ever
// above 2.1 %.
func FuzzRate(f *testing.F) {
	f.Add(3, int64(80_000_000))
	f.Add(0, int64(100_000_000))
	f.Add(8, int64(150_000_001))
	f.Fuzz(func(t *testing.T, class int, units int64) {
		factor, err := rule.Input{Field: "float", Min: -10_000_000_000, Max: 10_000_000_000,
			Places: 8}.Number(decimal.New(units, -8))
		if err != nil {
			return
		}
		p := august2025(t)
		rate, err := p.Rate(class, factor)
		valid := class >= 1 && class <= 8 && units > 0 && units <= 150_000_000
		if valid {
			perMille := []int64{2, 4, 6, 8, 9, 10, 12, 14}[class-1]
			valid = units*perMille%1000 == 0
			if err == nil && !rate.Number().Decimal().Equal(decimal.New(units*perMille/1000, -8)) {
				t.Fatalf("class %d at %s is %s", class, factor, rate.Number())
			}
		}
		if valid != (err == nil) || err == nil && rate.Number().Decimal().GreaterThan(decimal.New(21, -3)) {
			t.Fatalf("class %d at %s: %s, %v", class, factor, rate.Number(), err)
		}
	})
}
