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
		wage, rate, base, yuan, fen string
		limit                       rule.Limit
	}
	tabletest.Run(t, map[string]c{
		"3,000 at 5 %":                  {"3000", "0.05", "3000", "150", "150", rule.LimitNone},
		"no wage":                       {"0", "0.05", "2500", "125", "125", rule.LimitFloor},
		"a fen below the floor":         {"2499.99", "0.05", "2500", "125", "125", rule.LimitFloor},
		"at the floor":                  {"2500", "0.05", "2500", "125", "125", rule.LimitNone},
		"at the ceiling":                {"39828", "0.05", "39828", "1991", "1991.40", rule.LimitNone},
		"a fen above the ceiling":       {"39828.01", "0.05", "39828", "1991", "1991.40", rule.LimitCeiling},
		"above the ceiling at 12 %":     {"50000", "0.12", "39828", "4779", "4779.36", rule.LimitCeiling},
		"500.50 rounds up, never even":  {"10010", "0.05", "10010", "501", "500.50", rule.LimitNone},
		"500.49 rounds down":            {"10009.80", "0.05", "10009.80", "500", "500.49", rule.LimitNone},
		"500.20 rounds down":            {"10004", "0.05", "10004", "500", "500.20", rule.LimitNone},
		"1,000.50":                      {"20010", "0.05", "20010", "1001", "1000.50", rule.LimitNone},
		"2,611.14":                      {"37302", "0.07", "37302", "2611", "2611.14", rule.LimitNone},
		"218.182 of part of a month":    {"4363.64", "0.05", "4363.64", "218", "218.18", rule.LimitNone},
		"rounded once: 500.495 is 500":  {"10009.90", "0.05", "10009.90", "500", "500.50", rule.LimitNone},
		"a rate between whole percents": {"10000", "0.0625", "10000", "625", "625", rule.LimitNone},
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
	tabletest.Run(t, map[string]string{
		"4 %":              "0.04",
		"13 %":             "0.13",
		"a hair below":     "0.04999999",
		"a hair above":     "0.12000001",
		"0":                "0",
		"5 instead of 5 %": "5",
		"below 0":          "-0.05",
		"none":             "none",
	}, func(t *testing.T, rate string) {
		for field, d := range map[string]housing.Deposits{
			"housing_employer_rate": {EmployerRate: number(t, rate), EmployeeRate: number(t, "0.05")},
			"housing_employee_rate": {EmployerRate: number(t, "0.05"), EmployeeRate: number(t, rate)},
		} {
			lines, err := housing.Contribute(august2025(t), d, tabletest.Dec(t, "10000"))
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.Contains(t, err.Error(), "housing: "+field+" "+rate+" is not within 0.05 to 0.12; ")
			assert.Nil(t, lines)
		}
	})
	for _, edge := range []string{"0.05", "0.12"} {
		_, err := housing.Contribute(august2025(t), both(t, edge), tabletest.Dec(t, "10000"))
		assert.NoError(t, err, "both ends belong to the range")
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
	tabletest.Run(t, map[string]func(p *housing.Params){
		"floor":        func(p *housing.Params) { p.Floor = rule.Figure{} },
		"ceiling":      func(p *housing.Params) { p.Ceiling = rule.Figure{} },
		"lowest rate":  func(p *housing.Params) { p.MinRate = rule.Figure{} },
		"highest rate": func(p *housing.Params) { p.MaxRate = rule.Figure{} },
		"unit":         func(p *housing.Params) { p.Unit = rule.Figure{} },
	}, func(t *testing.T, remove func(p *housing.Params)) {
		p := august2025(t)
		remove(&p)
		assert.ErrorIs(t, p.Check(), rule.ErrMissingField)
		_, err := housing.Contribute(p, both(t, "0.05"), tabletest.Dec(t, "3000"))
		assert.ErrorIs(t, err, rule.ErrMissingField)
	})
}

// Each figure on its own: unknown for a stated reason passes Check and gives that reason where it is used.
func TestUnknownFigure(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaHousing, What: rule.Say("figure", "数值"), Month: rule.MonthOf(2030, 1)}
	tabletest.Run(t, map[string]func(p *housing.Params){
		"floor":        func(p *housing.Params) { p.Floor = rule.UnknownFigure(gap) },
		"ceiling":      func(p *housing.Params) { p.Ceiling = rule.UnknownFigure(gap) },
		"lowest rate":  func(p *housing.Params) { p.MinRate = rule.UnknownFigure(gap) },
		"highest rate": func(p *housing.Params) { p.MaxRate = rule.UnknownFigure(gap) },
		"unit":         func(p *housing.Params) { p.Unit = rule.UnknownFigure(gap) },
	}, func(t *testing.T, remove func(p *housing.Params)) {
		p := august2025(t)
		remove(&p)
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
		change func(p *housing.Params)
		says   string
	}
	tabletest.Run(t, map[string]c{
		"floor above ceiling": {func(p *housing.Params) { p.Floor = figure(t, "39829") },
			"housing: floor 39829 is above the ceiling 39828"},
		"a floor with a li": {func(p *housing.Params) { p.Floor = figure(t, "2500.001") },
			"housing: floor 2500.001 has more than 2 decimals"},
		"a lowest rate too high": {func(p *housing.Params) { p.MinRate = figure(t, "0.13") },
			"housing: min_rate 0.13 is above the highest rate"},
		"a highest rate of 12": {func(p *housing.Params) { p.MaxRate = figure(t, "12") },
			"housing: rate 12 is not a fraction from 0 to 1"},
		"a lowest rate that's 5": {func(p *housing.Params) { p.MinRate = figure(t, "5") },
			"housing: rate 5 is not a fraction from 0 to 1"},
		"a range without an end": {func(p *housing.Params) { p.MaxRate = figure(t, "none") },
			"housing: rate none is not a fraction from 0 to 1"},
		"a ceiling with too much": {func(p *housing.Params) { p.Ceiling = figure(t, "39828.005") },
			"housing: ceiling 39828.005 has more than 2 decimals"},
	}, func(t *testing.T, c c) {
		p := august2025(t)
		c.change(&p)
		err := p.Check()
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), c.says)
	})
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
	tabletest.Run(t, map[string]struct {
		in        housing.Deposit
		month     *housing.Params
		base, due string
		limit     rule.Limit
	}{
		"500.50, to the yuan":      {deposit(t, "10010", "0.05"), nil, "10010", "501", rule.LimitNone},
		"20 %, no month":           {deposit(t, "10000", "0.2"), nil, "10000", "2000", rule.LimitNone},
		"no floor without a month": {deposit(t, "100", "0.05"), nil, "100", "5", rule.LimitNone},
		"nor a ceiling":            {deposit(t, "50000", "0.12"), nil, "50000", "6000", rule.LimitNone},
		"the month's floor":        {deposit(t, "100", "0.05"), &august, "2500", "125", rule.LimitFloor},
		"the month's ceiling":      {deposit(t, "50000", "0.12"), &august, "39828", "4779", rule.LimitCeiling},
		"within the month":         {deposit(t, "10010", "0.05"), &august, "10010", "501", rule.LimitNone},
	}, func(t *testing.T, c struct {
		in        housing.Deposit
		month     *housing.Params
		base, due string
		limit     rule.Limit
	}) {
		line, err := c.in.Line(c.month)
		require.NoError(t, err)
		tabletest.Equal(t, c.base, line.Base())
		tabletest.Equal(t, c.due, line.Amount())
		assert.Equal(t, c.limit, line.Limit())
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
