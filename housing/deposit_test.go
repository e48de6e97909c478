package housing_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/housing"
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

// august2025 has deposits of 5 % to 12 % between 2,500 and 39,828, to the whole yuan.
func august2025(t testing.TB) housing.Params {
	return housing.Params{Floor: figure(t, "2500"), Ceiling: figure(t, "39828"), MinRate: figure(t, "0.05"),
		MaxRate: figure(t, "0.12"), Unit: figure(t, "1")}
}

func both(t testing.TB, rate string) housing.Deposits {
	t.Helper()
	return housing.Deposits{EmployerRate: number(t, rate), EmployeeRate: number(t, rate)}
}

// Every deposit by hand, to the yuan and to the fen.
func TestContribute(t *testing.T) {
	type c struct {
		name, wage, rate, base, yuan, fen string
		limit                             rule.Limit
	}
	tabletest.Each(t, []c{
		{name: "3,000 at 5 %", wage: "3000", rate: "0.05", base: "3000", yuan: "150", fen: "150",
			limit: rule.LimitNone},
		{name: "no wage", wage: "0", rate: "0.05", base: "2500", yuan: "125", fen: "125", limit: rule.LimitFloor},
		{name: "a fen below the floor", wage: "2499.99", rate: "0.05", base: "2500", yuan: "125", fen: "125",
			limit: rule.LimitFloor},
		{name: "at the floor", wage: "2500", rate: "0.05", base: "2500", yuan: "125", fen: "125",
			limit: rule.LimitNone},
		{name: "at the ceiling", wage: "39828", rate: "0.05", base: "39828", yuan: "1991", fen: "1991.40",
			limit: rule.LimitNone},
		{name: "a fen above the ceiling", wage: "39828.01", rate: "0.05", base: "39828", yuan: "1991", fen: "1991.40",
			limit: rule.LimitCeiling},
		{name: "above the ceiling at 12 %", wage: "50000", rate: "0.12", base: "39828", yuan: "4779", fen: "4779.36",
			limit: rule.LimitCeiling},
		{name: "500.50 rounds up, never even", wage: "10010", rate: "0.05", base: "10010", yuan: "501", fen: "500.50",
			limit: rule.LimitNone},
		{name: "500.49 rounds down", wage: "10009.80", rate: "0.05", base: "10009.80", yuan: "500", fen: "500.49",
			limit: rule.LimitNone},
		{name: "500.20 rounds down", wage: "10004", rate: "0.05", base: "10004", yuan: "500", fen: "500.20",
			limit: rule.LimitNone},
		{name: "1,000.50", wage: "20010", rate: "0.05", base: "20010", yuan: "1001", fen: "1000.50",
			limit: rule.LimitNone},
		{name: "2,611.14", wage: "37302", rate: "0.07", base: "37302", yuan: "2611", fen: "2611.14",
			limit: rule.LimitNone},
		{name: "218.182 of part of a month", wage: "4363.64", rate: "0.05", base: "4363.64", yuan: "218", fen: "218.18",
			limit: rule.LimitNone},
		{name: "rounded once: 500.495 is 500", wage: "10009.90", rate: "0.05", base: "10009.90", yuan: "500",
			fen: "500.50", limit: rule.LimitNone},
		{name: "a rate between whole percents", wage: "10000", rate: "0.0625", base: "10000", yuan: "625", fen: "625",
			limit: rule.LimitNone},
	}, func(t *testing.T, c c) {
		d := both(t, c.rate)
		for _, want := range []string{c.yuan, c.fen} {
			lines, err := housing.Contribute(august2025(t), d, tabletest.Dec(t, c.wage))
			require.NoError(t, err)
			require.Len(t, lines, 2)
			for i := range lines {
				line := &lines[i]
				assert.Equal(t, rule.Housing, line.Scheme())
				assert.Equal(t, []rule.Payer{rule.Employee, rule.Employer}[i], line.Payer())
				assert.Equal(t, c.limit, line.Limit())
				tabletest.Equal(t, c.base, line.Base())
				tabletest.Equal(t, want, line.Amount())
			}
			d.ToFen = true
		}
	})
}

// The unit of the month decides: 10,010.30 at 5 % is 500.515.
func TestUnits(t *testing.T) {
	for unit, want := range map[string]string{"1": "501", "0.1": "500.5", "0.01": "500.52"} {
		p := august2025(t)
		p.Unit = figure(t, unit)
		require.NoError(t, p.Check())
		lines, err := housing.Contribute(p, both(t, "0.05"), tabletest.Dec(t, "10010.30"))
		require.NoError(t, err)
		tabletest.Equal(t, want, lines[0].Amount())
		assert.Equal(t, rule.Supplied, lines[0].Grade(), "the practice counts towards the grade")
		assert.Len(t, lines[0].Cites(), 4, "floor, ceiling, rate and the practice of rounding")
	}
	for _, unit := range []string{"0", "2", "0.5", "10", "0.001", "none"} {
		p := august2025(t)
		p.Unit = figure(t, unit)
		_, err := housing.Contribute(p, both(t, "0.05"), tabletest.Dec(t, "10010.30"))
		for _, err := range []error{err, p.Check()} {
			require.ErrorIs(t, err, rule.ErrOutOfRange, unit)
			assert.ErrorContains(t, err, "housing: unit "+unit+" is not 1, 0.1 or 0.01")
		}
	}
}

// The two sides may have their own rates, both within the range.
func TestRatesOfTheSides(t *testing.T) {
	lines, err := housing.Contribute(august2025(t),
		housing.Deposits{EmployerRate: number(t, "0.12"), EmployeeRate: number(t, "0.05")}, tabletest.Dec(t, "10000"))
	require.NoError(t, err)
	assert.Equal(t, rule.Employee, lines[0].Payer())
	tabletest.Equal(t, "500", lines[0].Amount())
	tabletest.Equal(t, "1200", lines[1].Amount())
}

func TestRateOutsideTheRange(t *testing.T) {
	type c struct {
		name string
		rate string
	}
	tabletest.Each(t, []c{
		{name: "4 %", rate: "0.04"},
		{name: "13 %", rate: "0.13"},
		{name: "a hair below", rate: "0.04999999"},
		{name: "a hair above", rate: "0.12000001"},
		{name: "0", rate: "0"},
		{name: "5 instead of 5 %", rate: "5"},
		{name: "below 0", rate: "-0.05"},
		{name: "none", rate: "none"},
	}, func(t *testing.T, c c) {
		for field, d := range map[string]housing.Deposits{
			"housing_employer_rate": {EmployerRate: number(t, c.rate), EmployeeRate: number(t, "0.05")},
			"housing_employee_rate": {EmployerRate: number(t, "0.05"), EmployeeRate: number(t, c.rate)},
		} {
			lines, err := housing.Contribute(august2025(t), d, tabletest.Dec(t, "10000"))
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.Contains(t, err.Error(), "housing: "+field+" "+c.rate+" is not within 0.05 to 0.12; ")
			assert.Nil(t, lines)
		}
	})
	for _, edge := range []string{"0.05", "0.12"} {
		_, err := housing.Contribute(august2025(t), both(t, edge), tabletest.Dec(t, "10000"))
		assert.NoError(t, err, "both ends belong to the range")
	}
	one := []housing.Params{{MinRate: figure(t, "0.05")}, {MaxRate: figure(t, "0.12")}}
	for _, p := range one {
		assert.NoError(t, p.CheckRate("rate", number(t, "0.5")), "there is no range where one end is not known")
	}
}

// Employer's rate, employee's rate and wage are reported at once.
func TestEveryBadInputAtOnce(t *testing.T) {
	_, err := housing.Contribute(august2025(t), housing.Deposits{EmployerRate: number(t, "0.04"),
		EmployeeRate: number(t, "0.13")}, decimal.New(-3, 0))
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	for _, says := range []string{"housing_employer_rate 0.04", "housing_employee_rate 0.13",
		"housing: wage -3 is below 0"} {
		assert.ErrorContains(t, err, says)
	}
}

func TestZeroParams(t *testing.T) {
	var zero housing.Params
	err := zero.Check()
	require.ErrorIs(t, err, rule.ErrMissingField)
	for _, what := range []string{"floor", "ceiling", "rate", "unit"} {
		assert.ErrorContains(t, err, what+" is not set; ")
	}
	_, err = housing.Contribute(zero, both(t, "0.05"), tabletest.Dec(t, "3000"))
	assert.ErrorIs(t, err, rule.ErrMissingField)
}

// Each figure on its own: missing is refused by Check and by Contribute.
func TestOneFigureMissing(t *testing.T) {
	type c struct {
		name   string
		remove func(p *housing.Params)
	}
	tabletest.Each(t, []c{
		{name: "floor", remove: func(p *housing.Params) { p.Floor = rule.Figure{} }},
		{name: "ceiling", remove: func(p *housing.Params) { p.Ceiling = rule.Figure{} }},
		{name: "lowest rate", remove: func(p *housing.Params) { p.MinRate = rule.Figure{} }},
		{name: "highest rate", remove: func(p *housing.Params) { p.MaxRate = rule.Figure{} }},
		{name: "unit", remove: func(p *housing.Params) { p.Unit = rule.Figure{} }},
	}, func(t *testing.T, c c) {
		p := august2025(t)
		c.remove(&p)
		assert.ErrorIs(t, p.Check(), rule.ErrMissingField)
		_, err := housing.Contribute(p, both(t, "0.05"), tabletest.Dec(t, "3000"))
		assert.ErrorIs(t, err, rule.ErrMissingField)
	})
}

// Each figure on its own: unknown for a stated reason passes Check and gives that reason where it is used.
func TestUnknownFigure(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaHousing, What: rule.Say("figure", "数值"), Month: rule.MonthOf(2030, 1)}
	type c struct {
		name   string
		remove func(p *housing.Params)
	}
	tabletest.Each(t, []c{
		{name: "floor", remove: func(p *housing.Params) { p.Floor = rule.UnknownFigure(gap) }},
		{name: "ceiling", remove: func(p *housing.Params) { p.Ceiling = rule.UnknownFigure(gap) }},
		{name: "lowest rate", remove: func(p *housing.Params) { p.MinRate = rule.UnknownFigure(gap) }},
		{name: "highest rate", remove: func(p *housing.Params) { p.MaxRate = rule.UnknownFigure(gap) }},
		{name: "unit", remove: func(p *housing.Params) { p.Unit = rule.UnknownFigure(gap) }},
	}, func(t *testing.T, c c) {
		p := august2025(t)
		c.remove(&p)
		require.NoError(t, p.Check())
		_, err := housing.Contribute(p, both(t, "0.05"), tabletest.Dec(t, "3000"))
		var got *rule.NoRuleError
		require.ErrorAs(t, err, &got)
		assert.Equal(t, gap, got)
	})

	p := august2025(t)
	p.Unit = rule.UnknownFigure(gap)
	d := both(t, "0.05")
	d.ToFen = true
	lines, err := housing.Contribute(p, d, tabletest.Dec(t, "10010"))
	require.NoError(t, err, "to the fen needs no practice of rounding")
	tabletest.Equal(t, "500.50", lines[0].Amount())
}

func TestBadParams(t *testing.T) {
	type c struct {
		name   string
		change func(p *housing.Params)
		says   string
	}
	tabletest.Each(t, []c{
		{name: "floor above ceiling", change: func(p *housing.Params) { p.Floor = figure(t, "39829") },
			says: "housing: floor 39829 is above the ceiling 39828"},
		{name: "floor above the higher ceiling",
			change: func(p *housing.Params) { p.CeilingFiveTimes = figure(t, "2499.99") },
			says:   "housing: ceiling_five_times 2499.99 is below the floor 2500"},
		{name: "a floor with a li", change: func(p *housing.Params) { p.Floor = figure(t, "2500.001") },
			says: "housing: floor 2500.001 has more than 2 decimals"},
		{name: "a lowest rate too high", change: func(p *housing.Params) { p.MinRate = figure(t, "0.13") },
			says: "housing: min_rate 0.13 is above the highest rate"},
		{name: "a highest rate of 12", change: func(p *housing.Params) { p.MaxRate = figure(t, "12") },
			says: "housing: rate 12 is not a fraction from 0 to 1"},
		{name: "a lowest rate that's 5", change: func(p *housing.Params) { p.MinRate = figure(t, "5") },
			says: "housing: rate 5 is not a fraction from 0 to 1"},
		{name: "a range without an end", change: func(p *housing.Params) { p.MaxRate = figure(t, "none") },
			says: "housing: rate none is not a fraction from 0 to 1"},
		{name: "a ceiling with too much", change: func(p *housing.Params) { p.Ceiling = figure(t, "39828.005") },
			says: "housing: ceiling 39828.005 has more than 2 decimals"},
	}, func(t *testing.T, c c) {
		p := august2025(t)
		c.change(&p)
		err := p.Check()
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), c.says)
	})
	p := august2025(t)
	p.CeilingFiveTimes = p.Floor
	assert.NoError(t, p.Check(), "a ceiling that is the floor")
}

func TestBadWage(t *testing.T) {
	for _, wage := range []decimal.Decimal{decimal.New(-1, -2), decimal.New(1, -3), decimal.New(1, 9999),
		decimal.New(10_000_000_001, 0)} {
		lines, err := housing.Contribute(august2025(t), both(t, "0.05"), wage)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), "housing: wage")
		assert.Nil(t, lines)
	}
}

func deposit(t testing.TB, base, rate string) housing.Deposit {
	t.Helper()
	return housing.Deposit{Base: tabletest.Dec(t, base), Rate: tabletest.Dec(t, rate)}
}

// 住房公积金管理条例 art. 16, 18: without a month no limit of the base applies, and rates are 5 % to the 20 % of 2016.
func TestDepositLine(t *testing.T) {
	august := august2025(t)
	type c struct {
		name      string
		in        housing.Deposit
		month     *housing.Params
		base, due string
		limit     rule.Limit
	}
	tabletest.Each(t, []c{
		{name: "500.50, to the yuan", in: deposit(t, "10010", "0.05"), month: nil, base: "10010", due: "501",
			limit: rule.LimitNone},
		{name: "20 %, no month", in: deposit(t, "10000", "0.2"), month: nil, base: "10000", due: "2000",
			limit: rule.LimitNone},
		{name: "no floor without a month", in: deposit(t, "100", "0.05"), month: nil, base: "100", due: "5",
			limit: rule.LimitNone},
		{name: "nor a ceiling", in: deposit(t, "50000", "0.12"), month: nil, base: "50000", due: "6000",
			limit: rule.LimitNone},
		{name: "the month's floor", in: deposit(t, "100", "0.05"), month: &august, base: "2500", due: "125",
			limit: rule.LimitFloor},
		{name: "the month's ceiling", in: deposit(t, "50000", "0.12"), month: &august, base: "39828", due: "4779",
			limit: rule.LimitCeiling},
		{name: "within the month", in: deposit(t, "10010", "0.05"), month: &august, base: "10010", due: "501",
			limit: rule.LimitNone},
	}, func(t *testing.T, c c) {
		line, err := c.in.Line(c.month)
		require.NoError(t, err)
		tabletest.Equal(t, c.base, line.Base())
		tabletest.Equal(t, c.due, line.Amount())
		assert.Equal(t, c.limit, line.Limit())
		assert.Equal(t, rule.Housing, line.Scheme())
		c.in.ToFen = true
		line, err = c.in.Line(c.month)
		require.NoError(t, err)
		assert.True(t, line.Amount().Equal(line.Base().Mul(c.in.Rate)), "each of these is whole fen")
	})
}

func TestDepositLineRefuses(t *testing.T) {
	august := august2025(t)
	for _, rate := range []string{"0", "0.04", "0.04999999", "0.20000001", "0.9", "5"} {
		_, err := deposit(t, "10000", rate).Line(nil)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, "housing: rate "+rate)
	}
	_, err := deposit(t, "10000", "0.15").Line(&august)
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "housing: rate 0.15 is not within 0.05 to 0.12")
	_, err = deposit(t, "-1", "0.05").Line(nil)
	assert.ErrorContains(t, err, "housing: base -1 is below 0")
	_, err = deposit(t, "10000", "0.05").Line(&housing.Params{})
	assert.ErrorIs(t, err, rule.ErrMissingField, "a figure of the month that is not set is not left out")
	five := housing.Deposits{EmployerRate: number(t, "0.05"), EmployeeRate: number(t, "0.05"), CeilingTimes: 5}
	_, err = august.Charges(five)
	assert.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorContains(t, err, "housing_ceiling_times 5 is no choice of the month", "the month has one ceiling")
	assert.ErrorIs(t, housing.Params{MinRate: august.MinRate, MaxRate: rule.NoneFigure()}.CheckRate("rate",
		rule.NoNumber()), rule.ErrOutOfRange, "none is no rate, whatever the most")
	august.MinRate = august.MaxRate
	assert.NoError(t, august.Check(), "a month with one rate")
}

// FuzzContribute: a deposit to the yuan is whole yuan, within half a yuan of the one to the fen, and never falls as the
// wage rises.
func FuzzContribute(f *testing.F) {
	f.Add(uint64(1_001_000), uint32(5_000_000), uint64(1))
	f.Add(uint64(3_982_800), uint32(12_000_000), uint64(100))
	f.Fuzz(func(t *testing.T, wage uint64, units uint32, more uint64) {
		const limit = 1_000_000_000_000
		wage %= limit + 1
		rate, err := rule.RateInput(rule.AreaHousing, "rate",
			12).Number(decimal.New(int64(5_000_000+units%7_000_001), -8))
		if err != nil {
			t.Fatal(err)
		}
		d := housing.Deposits{EmployerRate: rate, EmployeeRate: rate}
		yuan, errYuan := housing.Contribute(august2025(t), d, decimal.New(int64(wage), -2))
		higher, errHigher := housing.Contribute(august2025(t), d, decimal.New(int64(wage+more%(limit-wage+1)), -2))
		d.ToFen = true
		fens, errFen := housing.Contribute(august2025(t), d, decimal.New(int64(wage), -2))
		if errYuan != nil || errHigher != nil || errFen != nil {
			t.Fatal(errYuan, errHigher, errFen)
		}
		off := yuan[0].Fen() - fens[0].Fen()
		if yuan[0].Fen()%100 != 0 || off < -50 || off > 50 || yuan[0].Fen() != yuan[1].Fen() ||
			higher[0].Fen() < yuan[0].Fen() {
			t.Fatalf("%s, to the fen %s, of more %s", yuan[0].Formula(), fens[0].Formula(), higher[0].Formula())
		}
	})
}
