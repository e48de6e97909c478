package payroll_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// Each setting is needed by the people of its scheme and by nobody else, and the error names what to pass.
func TestMissingSettings(t *testing.T) {
	type c struct {
		name   string
		set    func(*payroll.Settings)
		scheme rule.Scheme
		says   string
	}
	tabletest.Each(t, []c{
		{name: "injury", set: func(s *payroll.Settings) { s.InjuryRate = "" }, scheme: rule.Injury,
			says: "injury: injury_rate is missing and has no default; pass injury_class (with injury_float) or " +
				"injury_rate"},
		{name: "unemployment", set: func(s *payroll.Settings) { s.UnemploymentRate = "" }, scheme: rule.Unemployment,
			says: "unemployment: unemployment_rate is missing and has no default; pass " +
				"unemployment_coefficient or unemployment_rate"},
		{name: "housing", set: func(s *payroll.Settings) { s.HousingEmployerRate, s.HousingEmployeeRate = "", "" },
			scheme: rule.Housing,
			says: "housing: housing_employer_rate is missing and has no default; pass housing_employer_rate " +
				"and housing_employee_rate"},
	}, func(t *testing.T, c c) {
		s := settings()
		c.set(&s)
		boss, p := employer(t, s), policy(t, "2025-08")
		for _, options := range [][]payroll.SlipOption{nil, {payroll.Partial}} {
			_, err := p.Slip(boss, earning(t, "8000"), options...)
			assert.Equal(t, "missing_field", rule.CodeOf(err))
			assert.EqualError(t, err, c.says)
		}
		_, err := p.Slip(boss, earning(t, "8000", c.scheme))
		assert.NoError(t, err, "a person outside the scheme needs no setting")
	})
}

func TestEveryMissingSettingIsNamedAtOnce(t *testing.T) {
	_, err := policy(t, "2025-08").Slip(payroll.Employer{}, earning(t, "8000"))
	assert.Equal(t, "missing_field", rule.CodeOf(err))
	for _, name := range []string{"injury_class", "injury_rate", "unemployment_coefficient", "unemployment_rate",
		"housing_employer_rate", "housing_employee_rate"} {
		assert.ErrorContains(t, err, name)
	}
}

func TestNewEmployerRefuses(t *testing.T) {
	type c struct {
		name       string
		set        func(*payroll.Settings)
		code, says string
	}
	tabletest.Each(t, []c{
		{name: "a class and a rate", set: func(s *payroll.Settings) { s.InjuryClass = 1 }, code: "conflict",
			says: "injury: injury_class and injury_rate exclude each other; pass one of them"},
		{name: "a float and a rate", set: func(s *payroll.Settings) { s.InjuryFloat = "0.8" }, code: "conflict",
			says: "injury: injury_float and injury_rate exclude each other; pass one of them"},
		{name: "a coefficient and a rate", set: func(s *payroll.Settings) { s.UnemploymentCoefficient = "0.6" },
			code: "conflict",
			says: "unemployment: unemployment_rate and unemployment_coefficient exclude each other; pass one of them"},
		{name: "only the employer's fund rate", set: func(s *payroll.Settings) { s.HousingEmployeeRate = "" },
			code: "missing_field",
			says: "housing_employee_rate is missing; pass housing_employer_rate and housing_employee_rate"},
		{name: "only the employee's fund rate", set: func(s *payroll.Settings) { s.HousingEmployerRate = "" },
			code: "missing_field",
			says: "housing_employer_rate is missing; pass housing_employer_rate and housing_employee_rate"},
		{name: "class 9", set: func(s *payroll.Settings) { s.InjuryRate, s.InjuryClass = "", 9 }, code: "out_of_range",
			says: "payroll: injury_class 9 is not within 1 to 8; check the count"},
		{name: "no coefficient",
			set:  func(s *payroll.Settings) { s.UnemploymentRate, s.UnemploymentCoefficient = "", "0" },
			code: "out_of_range", says: "payroll: unemployment_coefficient 0 is below 0.00000001"},
		{name: "no float", set: func(s *payroll.Settings) { s.InjuryRate, s.InjuryClass, s.InjuryFloat = "", 1, "0" },
			code: "out_of_range", says: "payroll: injury_float 0 is below 0.00000001"},
		{name: "a float alone", set: func(s *payroll.Settings) { s.InjuryRate, s.InjuryFloat = "", "0.8" },
			code: "missing_field", says: "injury_class"},
		{name: "class -1", set: func(s *payroll.Settings) { s.InjuryRate, s.InjuryClass = "", -1 },
			code: "out_of_range", says: "payroll: injury_class -1 is not within 1 to 8; check the count"},
		{name: "a kind nobody knows", set: func(s *payroll.Settings) { s.Kind = payroll.Social + 1 },
			code: "out_of_range", says: "employer_kind invalid(3) is not known; use one of enterprise, other, social"},
		// Rates are fractions: 0.2 for 0.2 %, 0.8 for 0.8 %, 5 for 5 % and text with a sign are mistakes.
		{name: "an injury rate in per cent", set: func(s *payroll.Settings) { s.InjuryRate = "0.2" },
			code: "out_of_range", says: "write the rate as a fraction, such as 0.08 for 8 %"},
		{name: "an injury rate just too high", set: func(s *payroll.Settings) { s.InjuryRate = "0.03000001" },
			code: "out_of_range", says: "injury_rate 0.03000001"},
		{name: "an injury rate below 0", set: func(s *payroll.Settings) { s.InjuryRate = "-0.002" },
			code: "out_of_range", says: "injury_rate -0.002"},
		{name: "an injury rate with a sign", set: func(s *payroll.Settings) { s.InjuryRate = "0.2%" },
			code: "bad_number", says: "is a percentage; write the fraction, such as 0.08 for 8%"},
		{name: "an unemployment rate in percent", set: func(s *payroll.Settings) { s.UnemploymentRate = "0.8" },
			code: "out_of_range", says: "write the rate as a fraction, such as 0.08 for 8 %"},
		{name: "a fund rate in per cent", set: func(s *payroll.Settings) { s.HousingEmployeeRate = "5" },
			code: "out_of_range", says: "write the rate as a fraction, such as 0.08 for 8 %"},
		{name: "a coefficient above 1", set: func(s *payroll.Settings) {
			s.UnemploymentRate, s.UnemploymentCoefficient = "",
				"1.01"
		}, code: "out_of_range",
			says: "payroll: unemployment_coefficient 1.01 is above 1.00000000"},
		{name: "a float above 1.5",
			set:  func(s *payroll.Settings) { s.InjuryRate, s.InjuryClass, s.InjuryFloat = "", 1, "1.51" },
			code: "out_of_range", says: "payroll: injury_float 1.51 is above 1.50000000"},
		{name: "a word", set: func(s *payroll.Settings) { s.InjuryRate = "low" }, code: "bad_number",
			says: "is not a plain number"},
		{name: "a comma", set: func(s *payroll.Settings) { s.InjuryRate = "0,002" }, code: "bad_number",
			says: "has a grouping comma"},
		{name: "an exponent", set: func(s *payroll.Settings) { s.InjuryRate = "2e-3" }, code: "bad_number",
			says: "has an exponent"},
		{name: "a space", set: func(s *payroll.Settings) { s.InjuryRate = " 0.002" }, code: "bad_number",
			says: "is not a plain number"},
		{name: "full-width digits", set: func(s *payroll.Settings) { s.InjuryRate = "０.００２" }, code: "bad_number",
			says: "has full-width digits"},
		{name: "too many decimals", set: func(s *payroll.Settings) { s.InjuryRate = "0.000000001" },
			code: "out_of_range", says: "injury_rate"},
		{name: "a number of 33 bytes",
			set: func(s *payroll.Settings) { s.InjuryRate = "0.0020000000000000000000000000000" }, code: "bad_number",
			says: "is longer than 32 bytes"},
	}, func(t *testing.T, c c) {
		s := settings()
		c.set(&s)
		boss, err := payroll.NewEmployer(s)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
		tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		assert.Equal(t, payroll.Employer{}, boss, "no half employer comes back")
	})
}

func TestNewEmployerReportsEveryFieldAtOnce(t *testing.T) {
	_, err := payroll.NewEmployer(payroll.Settings{InjuryClass: 9, InjuryFloat: "x", UnemploymentRate: "0.8",
		UnemploymentCoefficient: "y", HousingEmployerRate: "5", HousingEmployeeRate: "-1", HousingCeilingTimes: 6,
		Kind: 7, PensionClass: "z", Relief2020: "z"})
	require.Error(t, err)
	for _, field := range []string{"injury_class", "injury_float", "unemployment_rate", "unemployment_coefficient",
		"housing_employer_rate", "housing_employee_rate", "housing_ceiling_times", "employer_kind", "pension_class",
		"relief_2020"} {
		assert.ErrorContains(t, err, field)
	}
}

// Once every field is good by itself, all conditions across fields are reported at once.
func TestNewEmployerReportsEveryConditionAtOnce(t *testing.T) {
	_, err := payroll.NewEmployer(payroll.Settings{InjuryClass: 1, InjuryRate: "0.002", UnemploymentRate: "0.008",
		UnemploymentCoefficient: "1", HousingEmployerRate: "0.05", Kind: payroll.NoEnterprise, Relief2020: "small"})
	assert.EqualError(t, err, "injury: injury_class and injury_rate exclude each other; pass one of them\n"+
		"unemployment: unemployment_rate and unemployment_coefficient exclude each other; pass one of them\n"+
		"payroll: housing_employee_rate is missing; "+
		"pass housing_employer_rate and housing_employee_rate\n"+
		"payroll: relief_2020 small is not for public bodies (机关、事业单位); leave it out, or correct employer_kind")
}

// The bounds themselves are taken: 3 % is above the highest class floated to 150 %, 1 is the full coefficient.
func TestNewEmployerTakes(t *testing.T) {
	type c struct {
		name     string
		settings payroll.Settings
	}
	tabletest.Each(t, []c{
		{name: "no settings at all", settings: payroll.Settings{}},
		{name: "the highest rates", settings: payroll.Settings{InjuryRate: "0.03", UnemploymentRate: "0.03",
			HousingEmployerRate: "1", HousingEmployeeRate: "0"}},
		{name: "a class alone", settings: payroll.Settings{InjuryClass: 8}},
		{name: "the highest float", settings: payroll.Settings{InjuryClass: 8, InjuryFloat: "1.5"}},
		{name: "a coefficient", settings: payroll.Settings{UnemploymentCoefficient: "1"}},
		{name: "eight decimals", settings: payroll.Settings{InjuryRate: "0.00175001"}},
	}, func(t *testing.T, c c) {
		_, err := payroll.NewEmployer(c.settings)
		assert.NoError(t, err)
	})
}

// A fund rate is held against the range of the month, 5 % to 12 % (住房公积金管理条例 art. 18 and the city's table).
func TestFundRateOutsideTheRangeOfTheMonth(t *testing.T) {
	type c struct{ name, employer, employee, says string }
	tabletest.Each(t, []c{
		{name: "the lowest", employer: "0.05", employee: "0.05", says: ""},
		{name: "the highest", employer: "0.12", employee: "0.12", says: ""},
		{name: "the employer's below", employer: "0.0499", employee: "0.05",
			says: "housing: housing_employer_rate 0.0499 is not within 0.05 to 0.12; write the rate as a " +
				"fraction, such as 0.05 for 5 %"},
		{name: "the employee's above", employer: "0.05", employee: "0.1201",
			says: "housing: housing_employee_rate 0.1201 is not within 0.05 to 0.12; write the rate as a " +
				"fraction, such as 0.05 for 5 %"},
		{name: "a half for 5 %", employer: "0.5", employee: "0.05",
			says: "housing: housing_employer_rate 0.5 is not within 0.05 to 0.12; write the rate as a " +
				"fraction, such as 0.05 for 5 %"},
	}, func(t *testing.T, c c) {
		s := settings()
		s.HousingEmployerRate, s.HousingEmployeeRate = c.employer, c.employee
		_, err := policy(t, "2025-08").Slip(employer(t, s), earning(t, "8000"))
		if c.says == "" {
			assert.NoError(t, err)
			return
		}
		assert.Equal(t, "out_of_range", rule.CodeOf(err))
		assert.EqualError(t, err, c.says)
		_, err = policy(t, "2025-08").Slip(employer(t, s), earning(t, "8000"), payroll.Partial)
		assert.Equal(t, "out_of_range", rule.CodeOf(err), "Partial is for missing figures, not for bad settings")
	})
}

// Where the month's coefficients are known any other is refused and the text that lists them is named: 0.6, 0.8 and 1
// from 2013-07, 0.4, 0.6 and 1 from 2019-10, none but 1 from 2023-05.
func TestCoefficientOfTheMonth(t *testing.T) {
	refused := func(coefficient, listed, source string) string {
		return "unemployment: unemployment_coefficient " + coefficient + " is not one of the month's coefficients: " +
			listed + " (" + source +
			"); pass the coefficient the employer was notified of, or its rate"
	}
	const of2013, of2019 = "consultancy table of July 2015 (粤人社发〔2013〕13号)",
		"mirror of a gd.gov.cn page of measures (粤人社规〔2019〕28号)"
	const of2023 = "consultancy page of 2023 on the rate of unemployment insurance (粤人社函〔2023〕133号)"
	for _, c := range []struct{ name, month, coefficient, want, says string }{
		// 8,000 x 0.8 % x the coefficient
		{"粤人社发〔2013〕13号, 0.8", "2019-09", "0.8", "51.20", ""},
		{"粤人社发〔2013〕13号, 0.4 is of its successor", "2019-09", "0.4", "", refused("0.4", "0.6, 0.8, 1", of2013)},
		{"粤人社规〔2019〕28号, 0.4", "2021-08", "0.4", "25.60", ""},
		{"粤人社规〔2019〕28号, 0.6", "2021-08", "0.6", "38.40", ""},
		{"粤人社规〔2019〕28号, 1", "2021-08", "1", "64.00", ""},
		{"粤人社规〔2019〕28号, 0.8 is of the text before", "2019-10", "0.8", "", refused("0.8", "0.4, 0.6, 1", of2019)},
		{"粤人社规〔2019〕28号, its last month", "2023-04", "0.6", "38.40", ""},
		{"粤人社函〔2023〕133号, its first month", "2023-05", "0.6", "", refused("0.6", "1", of2023)},
		{"粤人社函〔2023〕133号, 0.6", "2023-06", "0.6", "", refused("0.6", "1", of2023)},
		{"粤人社函〔2023〕133号, 1", "2023-06", "1", "64.00", ""},
		{"粤人社函〔2023〕133号, still in 2025", "2025-08", "0.55", "", refused("0.55", "1", of2023)},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := settings()
			s.UnemploymentRate, s.UnemploymentCoefficient = "", c.coefficient
			only := earning(t, "8000", rule.Pension, rule.Medical, rule.Injury, rule.Housing)
			slip, err := policy(t, c.month).Slip(employer(t, s), only)
			if c.says != "" {
				assert.EqualError(t, err, c.says)
				assert.Equal(t, "out_of_range", rule.CodeOf(err))
				own := settings() // an own rate stays the employer's
				_, err = policy(t, c.month).Slip(employer(t, own), only)
				assert.NoError(t, err)
				return
			}
			require.NoError(t, err)
			amount, ok := slip.Employer.Amount(rule.Unemployment)
			require.True(t, ok)
			tabletest.Equal(t, c.want, amount)
		})
	}
}

// Where nobody knows the month's coefficients any is taken: 8,000 x 0.8 % x 0.55.
func TestCoefficientOfAMonthWithoutAList(t *testing.T) {
	p := *policy(t, "2025-08")
	for i := range p.Unemployment.Coefficients {
		p.Unemployment.Coefficients[i] = unknown(rule.Unemployment, "coefficient", p.Month)
	}
	s := settings()
	s.UnemploymentRate, s.UnemploymentCoefficient = "", "0.55"
	slip, err := p.Slip(employer(t, s), earning(t, "8000"))
	require.NoError(t, err)
	amount, ok := slip.Employer.Amount(rule.Unemployment)
	require.True(t, ok)
	tabletest.Equal(t, "35.20", amount)
}

// A coefficient needs the benchmark; the employer's own rate does not.
func TestCoefficientWithoutABenchmark(t *testing.T) {
	s := settings()
	s.UnemploymentRate, s.UnemploymentCoefficient = "", "1"
	out := []rule.Scheme{rule.Pension, rule.Medical, rule.Injury, rule.Housing}
	p := *policy(t, "2026-03")
	p.Unemployment.Benchmark = unknown(rule.Unemployment, "employer benchmark rate", p.Month)
	_, err := p.Slip(employer(t, s), earning(t, "8000", out...))
	assert.Equal(t, "no_rule", rule.CodeOf(err))
	assert.ErrorContains(t, err, "unemployment: no employer benchmark rate is known for 2026-03")
	slip, err := p.Slip(employer(t, s), earning(t, "8000", out...), payroll.Partial)
	require.NoError(t, err)
	_, ok := slip.Employer.Amount(rule.Unemployment)
	assert.False(t, ok)
	total, err := slip.Employee.Total()
	require.NoError(t, err)
	tabletest.Equal(t, "16.00", *total)
	_, err = p.Slip(employer(t, settings()), earning(t, "8000", out...))
	assert.NoError(t, err)
}

// To 2016-06 there were three classes; a class above needs a rate nobody had, the employer's own rate does not.
func TestClassWithoutItsRate(t *testing.T) {
	s := settings()
	s.InjuryRate, s.InjuryClass = "", 4
	out := []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Housing}
	_, err := policy(t, "2016-06").Slip(employer(t, s), earning(t, "8000", out...))
	assert.EqualError(t, err,
		"injury: no rate of class 4 (injury.class_4_rate) is known for 2016-06; "+
			"the nearest month that has one is 2016-07; "+
			"pass your own figure")
	slip, err := policy(t, "2016-07").Slip(employer(t, s), earning(t, "8000", out...))
	require.NoError(t, err)
	amount, _ := slip.Employer.Amount(rule.Injury)
	tabletest.Equal(t, "72.00", amount) // 8,000 x 0.9 %
	_, err = policy(t, "2016-06").Slip(employer(t, settings()), earning(t, "8000", out...))
	assert.NoError(t, err)
}

// The class rates of 8,000 a month through the cuts, and the float while rates floated: to 2024-02.
func TestInjuryClassesAndFloats(t *testing.T) {
	for _, c := range []struct {
		name, month string
		class       int
		float, want string
	}{
		{"class 1, 0.2 %", "2025-08", 1, "", "16.00"},
		{"class 2, 0.4 %", "2025-08", 2, "", "32.00"},
		{"class 3, 0.6 %", "2025-08", 3, "", "48.00"},
		{"class 4, 0.8 %", "2025-08", 4, "", "64.00"},
		{"class 5, 0.9 %", "2025-08", 5, "", "72.00"},
		{"class 6, 1 %", "2025-08", 6, "", "80.00"},
		{"class 7, 1.2 %", "2025-08", 7, "", "96.00"},
		{"class 8, 1.4 %", "2025-08", 8, "", "112.00"},
		{"粤府〔2021〕13号, class 4 halved to 0.4 %", "2021-05", 4, "", "32.00"},
		{"its last month", "2022-04", 4, "", "32.00"},
		{"cut by a fifth to 0.64 %", "2022-05", 4, "", "51.20"},
		{"full again", "2023-05", 4, "", "64.00"},
		{"class 1 at 150 %", "2024-02", 1, "1.5", "24.00"},
		{"class 8 at 50 %", "2024-02", 8, "0.5", "56.00"},
		{"class 5 at 80 %", "2024-02", 5, "0.8", "57.60"},
		{"class 1 at 100 %", "2024-02", 1, "1", "16.00"},
		{"a float of 1 where rates do not float", "2024-03", 1, "1", "16.00"},
		{"a float of 1, years later", "2026-03", 8, "1", "112.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := settings()
			s.InjuryRate, s.InjuryClass, s.InjuryFloat = "", c.class, c.float
			slip, err := policy(t, c.month).Slip(employer(t, s), earning(t, "8000"))
			require.NoError(t, err)
			amount, ok := slip.Employer.Amount(rule.Injury)
			require.True(t, ok)
			tabletest.Equal(t, c.want, amount)
		})
	}
}

// From 2024-03 the tables print the eight rates alone: a float other than 1 is refused and the text named; a rate of
// its own the employer was notified of is still taken.
func TestFloatWhereRatesDoNotFloat(t *testing.T) {
	for _, c := range []struct{ name, month, float string }{
		{"the first month, 80 %", "2024-03", "0.8"},
		{"a hair above 1", "2024-03", "1.00000001"},
		{"150 % in 2025", "2025-08", "1.5"},
		{"50 % in 2026", "2026-03", "0.5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := settings()
			s.InjuryRate, s.InjuryClass, s.InjuryFloat = "", 1, c.float
			_, err := policy(t, c.month).Slip(employer(t, s), earning(t, "8000"))
			assert.Equal(t, "out_of_range", rule.CodeOf(err))
			assert.EqualError(t, err,
				"injury: injury_float "+c.float+" is not 1: "+
					"rates do not float since 2024-03 (tables of 2023-07, 2024-03 and 2025-07); "+
					"leave it out, or pass injury_rate where the employer was notified of a rate of its own")
			_, err = policy(t, c.month).Slip(employer(t, settings()), earning(t, "8000"))
			assert.NoError(t, err)
		})
	}
}

func TestFloatOfZeroIsRefused(t *testing.T) {
	s := settings()
	s.InjuryRate, s.InjuryClass, s.InjuryFloat = "", 1, "0"
	boss, err := payroll.NewEmployer(s)
	if err == nil {
		_, err = policy(t, "2025-08").Slip(boss, earning(t, "8000"))
	}
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	assert.ErrorContains(t, err, "injury_float 0 is below 0.00000001")
}
