package payroll_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

func policy(t testing.TB, month string, with ...guangzhou.Option) *payroll.Policy {
	t.Helper()
	m, err := rule.ParseMonth(month)
	require.NoError(t, err)
	p, err := guangzhou.Policy(m, with...)
	require.NoError(t, err)
	return &p
}

// settings are an employer's own rates: injury 0.2 %, unemployment 0.8 %, fund 5 % and 5 %.
func settings() payroll.Settings {
	return payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
		HousingEmployeeRate: "0.05"}
}

func employer(t testing.TB, s payroll.Settings) payroll.Employer {
	t.Helper()
	e, err := payroll.NewEmployer(s)
	require.NoError(t, err)
	return e
}

func earning(t testing.TB, wage string, outside ...rule.Scheme) payroll.Employee {
	t.Helper()
	e := payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, wage))}
	for _, s := range outside {
		e.Outside = append(e.Outside, payroll.Exclusion{Scheme: s, Reason: "retired"})
	}
	return e
}

// unknown is a figure nobody knows.
func unknown(scheme rule.Scheme, what string, month rule.Month) rule.Figure {
	return rule.UnknownFigure(&rule.NoRuleError{Area: scheme.Area(), What: rule.Say(what, what), Month: month})
}

// checkLines compares every line of a slip by "payer scheme", so that a line too many fails like one too few.
func checkLines(t *testing.T, want map[string]string, s payroll.Slip) {
	t.Helper()
	got := map[string]string{}
	for i := range s.Lines {
		line := &s.Lines[i]
		got[line.Payer().String()+" "+line.Scheme().String()] = line.Amount().StringFixed(2)
	}
	assert.Equal(t, want, got)
	for _, side := range []*payroll.Side{&s.Employee, &s.Employer} {
		for _, scheme := range rule.Schemes() {
			name := "employee "
			if side == &s.Employer {
				name = "employer "
			}
			amount, ok := side.Amount(scheme)
			text, wanted := want[name+scheme.String()]
			assert.Equal(t, wanted, ok, "%s%s", name, scheme)
			if ok && wanted {
				tabletest.Equal(t, text, amount)
			}
		}
	}
}

// The amounts are the limits and rates of the month multiplied out by hand and rounded half up to the fen.
func TestSlip(t *testing.T) {
	type c struct {
		name, month, wage, employee, employer string
		settings                              payroll.Settings
		lines                                 map[string]string
	}
	tabletest.Each(t, []c{
		// 5,510 x 8 % and 16 %; 6,236 x 2 %, 4.5 % and 0.85 % (53.006); 3,000 x 0.2 %, 0.8 %, 0.2 % and 5 %
		{name: "2025-08 a wage below two floors", month: "2025-08", wage: "3000", employee: "721.52",
			employer: "1395.23", settings: settings(), lines: map[string]string{
				"employee pension": "440.80", "employer pension": "881.60", "employee medical": "124.72",
				"employer medical": "280.62", "employer maternity": "53.01",
				"employee unemployment": "6.00", "employer unemployment": "24.00", "employer injury": "6.00",
				"employee housing": "150.00", "employer housing": "150.00"}},
		// 27,549 x 8 % and 16 %; 30,000 x 2 %, 4.5 %, 0.85 %; x 0.2 %, 0.8 %; x 0.2 %; x 5 %
		{name: "2025-07 a wage above the pension ceiling", month: "2025-07", wage: "30000", employee: "4363.92",
			employer: "7812.84", settings: settings(), lines: map[string]string{
				"employee pension": "2203.92", "employer pension": "4407.84", "employee medical": "600.00",
				"employer medical": "1350.00", "employer maternity": "255.00",
				"employee unemployment": "60.00", "employer unemployment": "240.00", "employer injury": "60.00",
				"employee housing": "1500.00", "employer housing": "1500.00"}},
		// 27,549; 31,179 x 4.5 % (1403.055), 0.85 % (265.0215); 41,112 x 0.2 % (82.224), 0.8 % (328.896); 100,000 x 0.2
		// %; 39,828 x 5 % = 1991.40, to the yuan
		{name: "2025-08 a wage above every ceiling", month: "2025-08", wage: "100000", employee: "4900.72",
			employer: "8595.82", settings: settings(), lines: map[string]string{
				"employee pension": "2203.92", "employer pension": "4407.84", "employee medical": "623.58",
				"employer medical": "1403.06", "employer maternity": "265.02",
				"employee unemployment": "82.22", "employer unemployment": "328.90", "employer injury": "200.00",
				"employee housing": "1991.00", "employer housing": "1991.00"}},
		// a wage of 0 is lifted to every floor: 5,510; 6,236; 2,500 (0.2 %, 0.8 %, 0.2 % and 5 %)
		{name: "2025-08 no wage at all", month: "2025-08", wage: "0", employee: "695.52", employer: "1365.23",
			settings: settings(), lines: map[string]string{
				"employee pension": "440.80", "employer pension": "881.60", "employee medical": "124.72",
				"employer medical": "280.62", "employer maternity": "53.01",
				"employee unemployment": "5.00", "employer unemployment": "20.00", "employer injury": "5.00",
				"employee housing": "125.00", "employer housing": "125.00"}},
		// class 3 is 0.6 %, floated to 80 % it is 0.48 %: 8,000 x 0.48 % = 38.40; 14 %, 6 %, 0.85 %, 0.8 %, 5 %
		{name: "2024-02 a class with a float", month: "2024-02", wage: "8000", employee: "1216.00", employer: "2170.40",
			settings: payroll.Settings{InjuryClass: 3, InjuryFloat: "0.8", UnemploymentRate: "0.008",
				HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"}, lines: map[string]string{
				"employee pension": "640.00", "employer pension": "1120.00", "employee medical": "160.00",
				"employer medical": "480.00", "employer maternity": "68.00",
				"employee unemployment": "16.00", "employer unemployment": "64.00", "employer injury": "38.40",
				"employee housing": "400.00", "employer housing": "400.00"}},
		// the benchmark of 2023 is 0.8 %, x 0.6 is 0.48 % of 8,000; 14 %, 6 %, 0.85 %, 0.2 %, 5 %
		{name: "2023-04 a coefficient", month: "2023-04", wage: "8000", employee: "1216.00", employer: "2122.40",
			settings: payroll.Settings{InjuryRate: "0.002", UnemploymentCoefficient: "0.6",
				HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"}, lines: map[string]string{
				"employee pension": "640.00", "employer pension": "1120.00", "employee medical": "160.00",
				"employer medical": "480.00", "employer maternity": "68.00",
				"employee unemployment": "16.00", "employer unemployment": "38.40", "employer injury": "16.00",
				"employee housing": "400.00", "employer housing": "400.00"}},
		// 10,010 x 5 % = 500.50, to the yuan 501 (half even would be 500); 7 % is 700.70, 701
		{name: "2025-08 a deposit to the yuan", month: "2025-08", wage: "10010", employee: "1522.02",
			employer: "2938.24", settings: payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
				HousingEmployerRate: "0.07", HousingEmployeeRate: "0.05"}, lines: map[string]string{
				"employee pension": "800.80", "employer pension": "1601.60", "employee medical": "200.20",
				"employer medical": "450.45", "employer maternity": "85.09",
				"employee unemployment": "20.02", "employer unemployment": "80.08", "employer injury": "20.02",
				"employee housing": "501.00", "employer housing": "701.00"}},
		{name: "2025-08 a deposit to the fen", month: "2025-08", wage: "10010", employee: "1521.52",
			employer: "2937.94", settings: payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
				HousingEmployerRate: "0.07", HousingEmployeeRate: "0.05", HousingToFen: true}, lines: map[string]string{
				"employee pension": "800.80", "employer pension": "1601.60", "employee medical": "200.20",
				"employer medical": "450.45", "employer maternity": "85.09",
				"employee unemployment": "20.02", "employer unemployment": "80.08", "employer injury": "20.02",
				"employee housing": "500.50", "employer housing": "700.70"}},
		// 2021-08: 14 %, 3.5 % of an enterprise (通告 2021-08-25 art. 1), 0.85 %, the supplement 11,262 x 0.26 % =
		// 29.2812; unemployment 0.4 x 0.8 % = 0.32 %; injury class 1 halved, 0.1 %
		{name: "2021-08 with the illness supplement", month: "2021-08", wage: "8000", employee: "1216.00",
			employer: "1930.88", settings: payroll.Settings{InjuryClass: 1, UnemploymentCoefficient: "0.4",
				HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05"}, lines: map[string]string{
				"employee pension": "640.00", "employer pension": "1120.00", "employee medical": "160.00",
				"employer medical": "280.00", "employer maternity": "68.00",
				"employer illness_supplement": "29.28", "employee unemployment": "16.00",
				"employer unemployment": "25.60",
				"employer injury":       "8.00", "employee housing": "400.00", "employer housing": "400.00"}},
		// 2020-03: an enterprise pays 2.75 % in place of 5.5 %; the supplement 9,320 x 0.26 % = 24.232
		{name: "2020-03 an enterprise, halved", month: "2020-03", wage: "8000", employee: "1216.00",
			employer: "1912.23", settings: settings(), lines: map[string]string{
				"employee pension": "640.00", "employer pension": "1120.00", "employee medical": "160.00",
				"employer medical": "220.00", "employer maternity": "68.00",
				"employer illness_supplement": "24.23", "employee unemployment": "16.00",
				"employer unemployment": "64.00",
				"employer injury":       "16.00",
				"employee housing":      "400.00", "employer housing": "400.00"}},
		{name: "2020-03 no enterprise, not halved", month: "2020-03", wage: "8000", employee: "1216.00",
			employer: "2132.23", settings: payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
				HousingEmployerRate: "0.05", HousingEmployeeRate: "0.05",
				Kind: payroll.NoEnterprise}, lines: map[string]string{
				"employee pension": "640.00", "employer pension": "1120.00", "employee medical": "160.00",
				"employer medical": "440.00", "employer maternity": "68.00",
				"employer illness_supplement": "24.23", "employee unemployment": "16.00",
				"employer unemployment": "64.00", "employer injury": "16.00",
				"employee housing": "400.00", "employer housing": "400.00"}},
	}, func(t *testing.T, c c) {
		s, err := policy(t, c.month).Slip(employer(t, c.settings), earning(t, c.wage))
		require.NoError(t, err)
		checkLines(t, c.lines, s)
		total, err := s.Employee.Total()
		require.NoError(t, err)
		tabletest.Equal(t, c.employee, *total)
		total, err = s.Employer.Total()
		require.NoError(t, err)
		tabletest.Equal(t, c.employer, *total)
		assert.Empty(t, s.Missing)
		assert.Equal(t, c.month, s.Month.String())
	})
}

// The pension rate of 2025-06 made unknown, all the rest of the month is as published.
func TestSlipOfAMonthWithoutTheEmployersPensionRate(t *testing.T) {
	p := policy(t, "2025-06")
	p.Pension.EmployerRate = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaPension, Name: "pension.employer_rate",
		What:  rule.Say("employer rate", "employer rate"),
		Month: p.Month, Nearest: rule.MonthOf(2025, 7)})
	_, err := p.Slip(employer(t, settings()), earning(t, "30000"))
	assert.Equal(t, "no_rule", rule.CodeOf(err))
	var gap *rule.NoRuleError
	require.True(t, errors.As(err, &gap))
	assert.Equal(t, rule.NoRuleError{Area: rule.AreaPension, Name: "pension.employer_rate",
		What:    rule.Say("employer rate", "employer rate"),
		Month:   rule.MonthOf(2025, 6),
		Nearest: rule.MonthOf(2025, 7)}, *gap)

	s, err := p.Slip(employer(t, settings()), earning(t, "30000"), payroll.Partial)
	require.NoError(t, err)
	// 27,501 x 8 %; 30,000 x 2 %, 0.2 % and 5 %
	total, err := s.Employee.Total()
	require.NoError(t, err)
	tabletest.Equal(t, "4360.08", *total)
	amount, ok := s.Employee.Amount(rule.Pension)
	assert.True(t, ok)
	tabletest.Equal(t, "2200.08", amount)

	require.Len(t, s.Missing, 1)
	assert.Equal(t, rule.Pension, s.Missing[0].Scheme)
	assert.Equal(t, rule.Employer, s.Missing[0].Payer)
	assert.Equal(t, "rate", s.Missing[0].What)
	assert.ErrorIs(t, s.Missing[0].Err, rule.ErrNoRule)
	_, ok = s.Employer.Amount(rule.Pension)
	assert.False(t, ok, "a missing line is no amount of 0")
	amount, ok = s.Employer.Amount(rule.Medical)
	assert.True(t, ok, "the lines that can be known are there")
	tabletest.Equal(t, "1350.00", amount)

	total, err = s.Employer.Total()
	assert.EqualError(t, err,
		"pension: no employer rate (pension.employer_rate) is known for 2025-06; "+
			"the nearest month that has one is 2025-07; "+
			"pass your own figure")
	assert.Nil(t, total)
}

func TestTotalNamesEveryMissingFigureOfItsSide(t *testing.T) {
	s, err := policy(t, "2026-09").Slip(employer(t, settings()), earning(t, "8000"), payroll.Partial)
	require.NoError(t, err)
	require.Len(t, s.Missing, 4, "floor and ceiling of the pension, for both payers")
	for _, side := range []*payroll.Side{&s.Employee, &s.Employer} {
		_, err := side.Total()
		require.Error(t, err)
		assert.Equal(t, "no_rule", rule.CodeOf(err))
		assert.Equal(t, 2, len(strings.Split(err.Error(), "\n")), "each side names its own two: %v", err)
		assert.ErrorContains(t, err, "pension: no floor (pension.floor) is known for 2026-09")
		assert.ErrorContains(t, err, "pension: no ceiling (pension.ceiling) is known for 2026-09")
	}
}

// A minimum wage moves on its own days: 2,300 to 2025-02, 2,500 to 2026-08, 2,680 from 2026-09.
func TestFloorsMoveOnTheirOwnCalendar(t *testing.T) {
	type c struct{ name, month, want string }
	tabletest.Each(t, []c{
		{name: "the last month of 2,300", month: "2025-02", want: "4.80"},
		{name: "the first month of 2,500", month: "2025-03", want: "5.00"},
		{name: "before the limits move in July", month: "2025-06", want: "5.00"},
		{name: "after they moved", month: "2025-07", want: "5.00"},
		{name: "a year later, the ceiling moved", month: "2026-07", want: "5.00"},
		{name: "the last month of 2,500", month: "2026-08", want: "5.00"},
		{name: "the first month of 2,680", month: "2026-09", want: "5.36"},
		{name: "the last month the figure was seen", month: "2026-11", want: "5.36"},
	}, func(t *testing.T, c c) {
		s, err := policy(t, c.month).Slip(employer(t, settings()), earning(t, "2400"), payroll.Partial)
		require.NoError(t, err)
		amount, ok := s.Employee.Amount(rule.Unemployment)
		require.True(t, ok)
		tabletest.Equal(t, c.want, amount)
	})
}

func TestWagesByScheme(t *testing.T) {
	own := func(text string) decimal.NullDecimal { return decimal.NewNullDecimal(tabletest.Dec(t, text)) }
	e := payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, "8000")),
		Wages: payroll.Wages{Pension: own("9000"), Medical: own("10000"), Unemployment: own("11000"),
			Injury: own("12000"), Housing: own("13000")}}
	all := map[string]string{"employee pension": "720.00", "employer pension": "1440.00", "employee medical": "200.00",
		"employer medical": "450.00", "employer maternity": "85.00",
		"employee unemployment": "22.00", "employer unemployment": "88.00", "employer injury": "24.00",
		"employee housing": "650.00", "employer housing": "650.00"}
	plain := map[string]string{"employee pension": "640.00", "employer pension": "1280.00",
		"employee medical": "160.00", "employer medical": "360.00", "employer maternity": "68.00",
		"employee unemployment": "16.00", "employer unemployment": "64.00", "employer injury": "16.00",
		"employee housing": "400.00", "employer housing": "400.00"}
	s, err := policy(t, "2025-08").Slip(employer(t, settings()), e)
	require.NoError(t, err)
	checkLines(t, all, s)

	// One scheme's own wage changes its lines and no other's; maternity follows medical.
	type c struct {
		name    string
		set     func(*payroll.Wages)
		schemes []string
	}
	tabletest.Each(t, []c{
		{name: "pension", set: func(w *payroll.Wages) { w.Pension = e.Wages.Pension }, schemes: []string{"pension"}},
		{name: "medical", set: func(w *payroll.Wages) { w.Medical = e.Wages.Medical },
			schemes: []string{"medical", "maternity"}},
		{name: "unemployment", set: func(w *payroll.Wages) { w.Unemployment = e.Wages.Unemployment },
			schemes: []string{"unemployment"}},
		{name: "injury", set: func(w *payroll.Wages) { w.Injury = e.Wages.Injury }, schemes: []string{"injury"}},
		{name: "housing", set: func(w *payroll.Wages) { w.Housing = e.Wages.Housing }, schemes: []string{"housing"}},
	}, func(t *testing.T, c c) {
		one := payroll.Employee{Wage: e.Wage}
		c.set(&one.Wages)
		want := map[string]string{}
		for name, amount := range plain {
			want[name] = amount
			for _, scheme := range c.schemes {
				if strings.HasSuffix(name, " "+scheme) {
					want[name] = all[name]
				}
			}
		}
		s, err := policy(t, "2025-08").Slip(employer(t, settings()), one)
		require.NoError(t, err)
		checkLines(t, want, s)
	})
}

func TestSlipRefusesAWage(t *testing.T) {
	type c struct{ name, wage, value, says string }
	tabletest.Each(t, []c{
		{name: "three decimals", wage: "3000.001", value: "3000.001",
			says: "has more than 2 decimals; round it yourself first"},
		{name: "below 0", wage: "-0.01", value: "-0.01", says: "pass the declared monthly wage in yuan"},
		{name: "above 10^10", wage: "10000000000.01", value: "10000000000.01",
			says: "pass the declared monthly wage in yuan"},
		{name: "a huge exponent", wage: "1e9999", value: "has the exponent 9999", says: "above 64"},
		{name: "a tiny exponent", wage: "1e-9999", value: "wage has more than 2 decimals",
			says: "nothing is rounded silently"},
	}, func(t *testing.T, c c) {
		p, boss := policy(t, "2025-08"), employer(t, settings())
		_, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, c.wage))})
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
		assert.ErrorContains(t, err, "wage ")
		assert.ErrorContains(t, err, c.value)
		assert.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		assert.NotContains(t, err.Error(), "\n", "the one wage is reported once")
		_, err = p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, c.wage))}, payroll.Partial)
		assert.Equal(t, "out_of_range", rule.CodeOf(err), "Partial is for missing figures, not for bad wages")
		own := decimal.NewNullDecimal(tabletest.Dec(t, c.wage))
		_, err = p.Slip(boss,
			payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0)), Wages: payroll.Wages{Injury: own}})
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
		assert.ErrorContains(t, err, "injury: ")
	})
}

// The limit itself and trailing zeros are within the bounds.
func TestSlipTakesAWage(t *testing.T) {
	for _, wage := range []string{"0", "0.00", "0.01", "3000.0", "3000.00000000", "10000000000", "1e4"} {
		_, err := policy(t, "2025-08").Slip(employer(t, settings()), earning(t, wage))
		assert.NoError(t, err, wage)
	}
}

func TestEveryBadWageIsReportedAtOnce(t *testing.T) {
	bad := decimal.NewNullDecimal(tabletest.Dec(t, "-1"))
	_, err := policy(t, "2025-08").Slip(payroll.Employer{},
		payroll.Employee{Wages: payroll.Wages{Pension: bad, Medical: bad, Unemployment: bad, Injury: bad,
			Housing: bad}})
	require.Error(t, err)
	for _, scheme := range []string{"pension", "medical", "unemployment", "injury", "housing"} {
		assert.ErrorContains(t, err, scheme+": "+scheme+" wage -1")
	}
	for _, setting := range []string{"injury_rate", "unemployment_rate", "housing_employee_rate"} {
		assert.ErrorContains(t, err, setting)
	}
}

// Which lines are left when a person is outside of schemes, in a month that levies the illness supplement.
func TestOutside(t *testing.T) {
	type c struct {
		name, month string
		outside     []rule.Scheme
		gone        []string // schemes without a line
		reasons     []string // "scheme: reason", in the order of the schemes
	}
	tabletest.Each(t, []c{
		{name: "nothing, the supplement levied", month: "2021-08", outside: nil, gone: nil, reasons: nil},
		{name: "nothing, the supplement not levied", month: "2025-08", outside: nil,
			gone: []string{"illness_supplement"}, reasons: []string{"illness_supplement: not levied in 2025-08"}},
		{name: "pension", month: "2021-08", outside: []rule.Scheme{rule.Pension}, gone: []string{"pension"},
			reasons: []string{"pension: retired"}},
		{name: "medical takes along what follows it", month: "2021-08", outside: []rule.Scheme{rule.Medical},
			gone: []string{"medical", "maternity", "illness_supplement"},
			reasons: []string{"medical: retired", "maternity: retired",
				"illness_supplement: retired"}},
		{name: "medical where none is levied", month: "2025-08", outside: []rule.Scheme{rule.Medical},
			gone: []string{"medical", "maternity", "illness_supplement"},
			reasons: []string{"medical: retired", "maternity: retired",
				"illness_supplement: retired"}},
		{name: "maternity alone", month: "2021-08", outside: []rule.Scheme{rule.Maternity}, gone: []string{"maternity"},
			reasons: []string{"maternity: retired"}},
		{name: "the supplement alone", month: "2021-08", outside: []rule.Scheme{rule.IllnessSupplement},
			gone: []string{"illness_supplement"}, reasons: []string{"illness_supplement: retired"}},
		{name: "unemployment", month: "2021-08", outside: []rule.Scheme{rule.Unemployment},
			gone: []string{"unemployment"}, reasons: []string{"unemployment: retired"}},
		{name: "injury", month: "2021-08", outside: []rule.Scheme{rule.Injury}, gone: []string{"injury"},
			reasons: []string{"injury: retired"}},
		{name: "the fund", month: "2021-08", outside: []rule.Scheme{rule.Housing}, gone: []string{"housing"},
			reasons: []string{"housing: retired"}},
		{name: "in any order", month: "2021-08", outside: []rule.Scheme{rule.Housing, rule.Pension},
			gone: []string{"pension", "housing"}, reasons: []string{"pension: retired", "housing: retired"}},
		{name: "everything", month: "2021-08",
			outside: []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Injury,
				rule.Housing},
			gone: []string{"pension", "medical", "maternity", "illness_supplement", "unemployment", "injury",
				"housing"},
			reasons: []string{"pension: retired", "medical: retired", "maternity: retired",
				"illness_supplement: retired",
				"unemployment: retired", "injury: retired", "housing: retired"}},
	}, func(t *testing.T, c c) {
		s, err := policy(t, c.month).Slip(employer(t, settings()), earning(t, "8000", c.outside...))
		require.NoError(t, err)
		var reasons []string
		for _, x := range s.NotApplicable {
			reasons = append(reasons, x.Scheme.String()+": "+x.Reason)
		}
		assert.Equal(t, c.reasons, reasons)
		present := map[string]bool{}
		for i := range s.Lines {
			present[s.Lines[i].Scheme().String()] = true
		}
		for _, scheme := range rule.Schemes() {
			gone := false
			for _, name := range c.gone {
				gone = gone || name == scheme.String()
			}
			assert.Equal(t, !gone, present[scheme.String()], "%s", scheme)
		}
	})
}

func TestOutsideEverythingHasTotalsOfZero(t *testing.T) {
	s, err := policy(t, "2013-01").Slip(payroll.Employer{},
		earning(t, "8000", rule.Pension, rule.Medical, rule.Unemployment, rule.Injury, rule.Housing))
	require.NoError(t, err, "no figure and no setting is needed")
	assert.Empty(t, s.Lines)
	assert.Zero(t, s.Grade())
	for _, side := range []*payroll.Side{&s.Employee, &s.Employer} {
		total, err := side.Total()
		require.NoError(t, err)
		tabletest.Equal(t, "0.00", *total)
	}
}

func TestOutsideIsRefused(t *testing.T) {
	type c struct {
		name    string
		outside payroll.Exclusion
	}
	tabletest.Each(t, []c{
		{name: "no scheme", outside: payroll.Exclusion{Reason: "retired"}},
		{name: "no reason", outside: payroll.Exclusion{Scheme: rule.Pension}},
		{name: "no such scheme", outside: payroll.Exclusion{Scheme: rule.Housing + 1, Reason: "retired"}},
		{name: "the highest value", outside: payroll.Exclusion{Scheme: 255, Reason: "retired"}},
	}, func(t *testing.T, c c) {
		_, err := policy(t, "2025-08").Slip(employer(t, settings()),
			payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0)),
				Outside: []payroll.Exclusion{c.outside}})
		assert.Equal(t, "missing_field", rule.CodeOf(err))
		assert.ErrorContains(t, err, "say which scheme the person is outside of, and why")
	})
}

// Grade is the weakest grade of the figures that entered, a carried or supplied one included.
func TestGradeIsTheWeakest(t *testing.T) {
	type c struct {
		name, month string
		with        []guangzhou.Option
		own         string // a figure of the caller's own, "name=value"
		outside     []rule.Scheme
		want        rule.Grade
	}
	without := func(in rule.Scheme) []rule.Scheme {
		var out []rule.Scheme
		for _, s := range rule.Schemes() {
			if s != in {
				out = append(out, s)
			}
		}
		return out
	}
	carry := []guangzhou.Option{guangzhou.CarryForward()}
	tabletest.Each(t, []c{
		{name: "all schemes", month: "2025-08", with: nil, own: "", outside: nil, want: rule.Reported},
		{name: "medical: corroborated limits, decreed 2 %", month: "2025-08", with: nil, own: "",
			outside: without(rule.Medical), want: rule.Corroborated},
		{name: "injury at an own rate on a corroborated floor", month: "2025-08", with: nil, own: "",
			outside: without(rule.Injury), want: rule.Corroborated},
		{name: "carried forward", month: "2026-07", with: carry, own: "", outside: nil, want: rule.Provisional},
		{name: "carried forward elsewhere only", month: "2026-07", with: carry, own: "", outside: without(rule.Injury),
			want: rule.Corroborated},
		{name: "a figure of the caller's", month: "2025-08", with: nil, own: "pension.employer_rate=0.16", outside: nil,
			want: rule.Supplied},
		{name: "a figure of the caller's not used", month: "2025-08", with: nil, own: "pension.employer_rate=0.16",
			outside: without(rule.Medical), want: rule.Corroborated},
		{name: "a limit that was compared and not hit", month: "2025-08", with: nil, own: "pension.ceiling=99999",
			outside: without(rule.Pension), want: rule.Supplied},
	}, func(t *testing.T, c c) {
		p := policy(t, c.month, c.with...)
		if name, value, ok := strings.Cut(c.own, "="); ok {
			own, err := p.With(name, value)
			require.NoError(t, err)
			p = &own
		}
		s, err := p.Slip(employer(t, settings()), earning(t, "8000", c.outside...))
		require.NoError(t, err)
		assert.Equal(t, c.want, s.Grade())
		var weakest rule.Grade
		for i := range s.Lines {
			weakest = max(weakest, s.Lines[i].Grade())
		}
		assert.Equal(t, weakest, s.Grade())
	})
}

func TestSlipOfAPolicyThatIsNotSet(t *testing.T) {
	var p payroll.Policy
	_, err := p.Slip(employer(t, settings()), earning(t, "8000"))
	assert.Equal(t, "missing_field", rule.CodeOf(err))
	assert.ErrorContains(t, err, "month is not set; take the policy from guangzhou.Policy or read it from JSON")
	p.Month = rule.MonthOf(2025, 8)
	_, err = p.Slip(employer(t, settings()), earning(t, "8000"), payroll.Partial)
	assert.Equal(t, "missing_field", rule.CodeOf(err), "figures that are not set are no gap")
	assert.ErrorContains(t, err, "pension: employee floor is not set")
}

// A line names the documents of its figures, and says which limit decided.
func TestSlipLinesCarryTheirReasons(t *testing.T) {
	s, err := policy(t, "2025-08").Slip(employer(t, settings()), earning(t, "3000"))
	require.NoError(t, err)
	line := &s.Lines[0]
	assert.Equal(t, "max(3000.00, 5510.00) × 8% = 440.80", line.Formula())
	assert.Equal(t, rule.LimitFloor, line.Limit())
	assert.Equal(t, "粤人社发〔2025〕32号", line.Cites()[0].Number)
	for i := range s.Lines {
		for _, cite := range s.Lines[i].Cites() {
			assert.NotEmpty(t, cite.Title, "%s %s", s.Lines[i].Scheme(), s.Lines[i].Payer())
		}
		assert.Contains(t, s.Lines[i].Explain(rule.English), s.Lines[i].Amount().StringFixed(2))
		assert.Contains(t, s.Lines[i].Explain(rule.Chinese), s.Lines[i].Amount().StringFixed(2))
	}
}

// The order is that of the schemes, the employee before the employer.
func TestSlipLinesAreInOrder(t *testing.T) {
	s, err := policy(t, "2021-08").Slip(employer(t, settings()), earning(t, "8000"))
	require.NoError(t, err)
	var got []string
	for i := range s.Lines {
		got = append(got, s.Lines[i].Scheme().String()+" "+s.Lines[i].Payer().String())
	}
	assert.Equal(t, []string{"pension employee", "pension employer", "medical employee", "medical employer",
		"maternity employer", "illness_supplement employer",
		"unemployment employee", "unemployment employer", "injury employer", "housing employee",
		"housing employer"}, got)
}

// A wage nobody said is refused, as a call without one is; 0 that was said is a wage, and so is each scheme's own. By
// hand: the floors of 2025-08 give 440.80 + 124.72 + 5.00 + 125.00, 8,000 gives 640 + 160 + 16 + 400.
func TestAnAbsentWageIsNotZero(t *testing.T) {
	own := decimal.NewNullDecimal(decimal.New(8000, 0))
	four := payroll.Wages{Pension: own, Medical: own, Unemployment: own, Injury: own}
	five := four
	five.Housing = own
	noFund := []payroll.Exclusion{{Scheme: rule.Housing, Reason: "the first month of the first job"}}
	type c struct {
		name    string
		person  payroll.Employee
		refused bool
		total   string // of the employee
	}
	tabletest.Each(t, []c{
		{name: "nothing said", person: payroll.Employee{}, refused: true},
		{name: "0 said", person: earning(t, "0"), total: "695.52"},
		{name: "a wage of each scheme", person: payroll.Employee{Wages: five}, total: "1216.00"},
		{name: "a wage of four schemes", person: payroll.Employee{Wages: four}, refused: true},
		{name: "a wage of four, outside the fund", person: payroll.Employee{Wages: four, Outside: noFund},
			total: "816.00"},
	}, func(t *testing.T, c c) {
		for _, options := range [][]payroll.SlipOption{nil, {payroll.Partial}} {
			s, err := policy(t, "2025-08").Slip(employer(t, settings()), c.person, options...)
			if c.refused {
				require.ErrorIs(t, err, rule.ErrMissingField)
				require.EqualError(t, err, "wage is missing; pass it, or a wage of its own for every scheme")
				continue
			}
			require.NoError(t, err)
			total, err := s.Employee.Total()
			require.NoError(t, err)
			tabletest.Equal(t, c.total, *total)
		}
	})
}

// A scheme has one reason for its being outside, and both languages say which scheme has not.
func TestOutsideRefuses(t *testing.T) {
	for _, c := range []struct {
		name             string
		outside          []payroll.Exclusion
		code             string
		english, chinese string
	}{
		{name: "twice", code: "conflict",
			outside: []payroll.Exclusion{{Scheme: rule.Housing, Reason: "a"}, {Scheme: rule.Housing, Reason: "b"}},
			english: "housing: outside names housing twice; give one reason for a scheme",
			chinese: "住房：outside 重复填写了住房公积金；每个险种只填写一个原因"},
		{name: "no reason", code: "missing_field", outside: []payroll.Exclusion{{Scheme: rule.Medical}},
			english: "medical: outside has no reason for medical; say which scheme the person is outside of, and why",
			chinese: "医疗保险：outside 没有填写不参加医疗保险的原因；请写明不参加哪一险种及其原因"},
		{name: "no scheme", code: "missing_field", outside: []payroll.Exclusion{{Reason: "a"}},
			english: "outside names no scheme; say which scheme the person is outside of, and why",
			chinese: "outside 有一项没有险种；请写明不参加哪一险种及其原因"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := earning(t, "8000")
			e.Outside = c.outside
			_, slipErr := policy(t, "2025-08").Slip(employer(t, settings()), e)
			_, planErr := policy(t, "2025-08").Plan(employer(t, settings()), c.outside)
			for _, err := range []error{slipErr, planErr} {
				assert.Equal(t, c.code, rule.CodeOf(err))
				assert.EqualError(t, err, c.english)
				assert.Equal(t, c.chinese, rule.Message(err, rule.Chinese))
			}
		})
	}
}
