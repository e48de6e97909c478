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
		set    func(*payroll.Settings)
		scheme rule.Scheme
		says   string
	}
	tabletest.Run(t, map[string]c{
		"injury": {func(s *payroll.Settings) { s.InjuryRate = "" }, rule.Injury,
			"injury: employer setting is missing and has no default; pass injury_class (with injury_float) or injury_rate"},
		"unemployment": {func(s *payroll.Settings) { s.UnemploymentRate = "" }, rule.Unemployment,
			"unemployment: employer setting is missing and has no default; pass unemployment_coefficient or unemployment_rate"},
		"housing": {func(s *payroll.Settings) { s.HousingEmployerRate, s.HousingEmployeeRate = "", "" }, rule.Housing,
			"housing: employer setting is missing and has no default; pass housing_employer_rate and housing_employee_rate"},
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
	for _, name := range []string{"injury_class", "injury_rate", "unemployment_coefficient", "unemployment_rate", "housing_employer_rate", "housing_employee_rate"} {
		assert.ErrorContains(t, err, name)
	}
}

func TestNewEmployerRefuses(t *testing.T) {
	type c struct {
		set        func(*payroll.Settings)
		code, says string
	}
	tabletest.Run(t, map[string]c{
		"a class and a rate": {func(s *payroll.Settings) { s.InjuryClass = 1 }, "conflict", "injury: injury_class and injury_rate exclude each other; pass one of them"},
		"a float and a rate": {func(s *payroll.Settings) { s.InjuryFloat = "0.8" }, "conflict", "injury: injury_float and injury_rate exclude each other; pass one of them"},
		"a coefficient and a rate": {func(s *payroll.Settings) { s.UnemploymentCoefficient = "0.6" }, "conflict",
			"unemployment: unemployment_rate and unemployment_coefficient exclude each other; pass one of them"},
		"only the employer's fund rate": {func(s *payroll.Settings) { s.HousingEmployeeRate = "" }, "missing_field",
			"housing_employer_rate or housing_employee_rate is missing; pass housing_employer_rate and housing_employee_rate"},
		"only the employee's fund rate": {func(s *payroll.Settings) { s.HousingEmployerRate = "" }, "missing_field",
			"housing_employer_rate or housing_employee_rate is missing; pass housing_employer_rate and housing_employee_rate"},
		"class 9":        {func(s *payroll.Settings) { s.InjuryRate, s.InjuryClass = "", 9 }, "out_of_range", "injury: injury_class 9 is not 1 to 8; pass injury_class (with injury_float) or injury_rate"},
		"no coefficient": {func(s *payroll.Settings) { s.UnemploymentRate, s.UnemploymentCoefficient = "", "0" }, "out_of_range", "unemployment: unemployment_coefficient 0 is not above 0"},
		"no float":       {func(s *payroll.Settings) { s.InjuryRate, s.InjuryClass, s.InjuryFloat = "", 1, "0" }, "out_of_range", "injury: injury_float 0 is not above 0"},
		"a float alone":  {func(s *payroll.Settings) { s.InjuryRate, s.InjuryFloat = "", "0.8" }, "missing_field", "injury_class"},
		"class -1":       {func(s *payroll.Settings) { s.InjuryRate, s.InjuryClass = "", -1 }, "out_of_range", "injury: injury_class -1 is not 1 to 8; pass injury_class (with injury_float) or injury_rate"},
		"a kind nobody knows": {func(s *payroll.Settings) { s.Kind = payroll.NoEnterprise + 1 }, "out_of_range",
			"employer_kind is not known; use Enterprise or NoEnterprise"},
		// Rates are fractions: 0.2 for 0.2 %, 0.8 for 0.8 %, 5 for 5 % and text with a sign are mistakes.
		"an injury rate in per cent":      {func(s *payroll.Settings) { s.InjuryRate = "0.2" }, "out_of_range", "write the rate as a fraction, such as 0.08 for 8 %"},
		"an injury rate just too high":    {func(s *payroll.Settings) { s.InjuryRate = "0.03000001" }, "out_of_range", "injury_rate 0.03000001"},
		"an injury rate below 0":          {func(s *payroll.Settings) { s.InjuryRate = "-0.002" }, "out_of_range", "injury_rate -0.002"},
		"an injury rate with a sign":      {func(s *payroll.Settings) { s.InjuryRate = "0.2%" }, "bad_number", "is a percentage; write the fraction, such as 0.08 for 8%"},
		"an unemployment rate in percent": {func(s *payroll.Settings) { s.UnemploymentRate = "0.8" }, "out_of_range", "write the rate as a fraction, such as 0.08 for 8 %"},
		"a fund rate in per cent":         {func(s *payroll.Settings) { s.HousingEmployeeRate = "5" }, "out_of_range", "write the rate as a fraction, such as 0.08 for 8 %"},
		"a coefficient above 1": {func(s *payroll.Settings) { s.UnemploymentRate, s.UnemploymentCoefficient = "", "1.01" }, "out_of_range",
			"pass the coefficient the employer was notified of, such as 0.6"},
		"a float above 1.5": {func(s *payroll.Settings) { s.InjuryRate, s.InjuryClass, s.InjuryFloat = "", 1, "1.51" }, "out_of_range",
			"pass a factor such as 0.8, at most 1.5"},
		"a word":               {func(s *payroll.Settings) { s.InjuryRate = "low" }, "bad_number", "is not a plain number"},
		"a comma":              {func(s *payroll.Settings) { s.InjuryRate = "0,002" }, "bad_number", "has a grouping comma"},
		"an exponent":          {func(s *payroll.Settings) { s.InjuryRate = "2e-3" }, "bad_number", "has an exponent"},
		"a space":              {func(s *payroll.Settings) { s.InjuryRate = " 0.002" }, "bad_number", "is not a plain number"},
		"full-width digits":    {func(s *payroll.Settings) { s.InjuryRate = "０.００２" }, "bad_number", "has full-width digits"},
		"too many decimals":    {func(s *payroll.Settings) { s.InjuryRate = "0.000000001" }, "out_of_range", "injury_rate"},
		"a number of 33 bytes": {func(s *payroll.Settings) { s.InjuryRate = "0.0020000000000000000000000000000" }, "bad_number", "is longer than 32 bytes"},
	}, func(t *testing.T, c c) {
		s := settings()
		c.set(&s)
		boss, err := payroll.NewEmployer(s)
		assert.Equal(t, c.code, rule.CodeOf(err))
		assert.ErrorContains(t, err, c.says)
		assert.Equal(t, payroll.Employer{}, boss, "no half employer comes back")
	})
}

func TestNewEmployerReportsEveryFieldAtOnce(t *testing.T) {
	_, err := payroll.NewEmployer(payroll.Settings{InjuryClass: 9, InjuryFloat: "x", UnemploymentRate: "0.8", UnemploymentCoefficient: "y", HousingEmployerRate: "5", Kind: 7})
	require.Error(t, err)
	for _, field := range []string{"injury_class", "injury_float", "unemployment_rate", "unemployment_coefficient", "housing_employer_rate", "housing_employee_rate", "employer_kind"} {
		assert.ErrorContains(t, err, field)
	}
}

// The bounds themselves are taken: 3 % is above the highest class floated to 150 %, 1 is the full coefficient.
func TestNewEmployerTakes(t *testing.T) {
	tabletest.Run(t, map[string]payroll.Settings{
		"no settings at all": {},
		"the highest rates":  {InjuryRate: "0.03", UnemploymentRate: "0.03", HousingEmployerRate: "1", HousingEmployeeRate: "0"},
		"a class alone":      {InjuryClass: 8},
		"the highest float":  {InjuryClass: 8, InjuryFloat: "1.5"},
		"a coefficient":      {UnemploymentCoefficient: "1"},
		"eight decimals":     {InjuryRate: "0.00175001"},
	}, func(t *testing.T, s payroll.Settings) {
		_, err := payroll.NewEmployer(s)
		assert.NoError(t, err)
	})
}

// A fund rate is held against the range of the month, 5 % to 12 % (住房公积金管理条例 art. 18 and the city's table).
func TestFundRateOutsideTheRangeOfTheMonth(t *testing.T) {
	type c struct{ employer, employee, says string }
	tabletest.Run(t, map[string]c{
		"the lowest":           {"0.05", "0.05", ""},
		"the highest":          {"0.12", "0.12", ""},
		"the employer's below": {"0.0499", "0.05", "housing: housing_employer_rate 0.0499 is not within 0.05 to 0.12; write the rate as a fraction, such as 0.05 for 5 %"},
		"the employee's above": {"0.05", "0.1201", "housing: housing_employee_rate 0.1201 is not within 0.05 to 0.12; write the rate as a fraction, such as 0.05 for 5 %"},
		"a half for 5 %":       {"0.5", "0.05", "housing: housing_employer_rate 0.5 is not within 0.05 to 0.12; write the rate as a fraction, such as 0.05 for 5 %"},
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

// Where the month's coefficients are known any other is refused: 0.4, 0.6 and 1 in 2020, 0.6, 0.8 and 1 before 2019-10.
func TestCoefficientOfTheMonth(t *testing.T) {
	type c struct{ month, coefficient, want, says string }
	tabletest.Run(t, map[string]c{
		// 8,000 x 0.8 % x the coefficient
		"0.4 in 2021":    {"2021-08", "0.4", "25.60", ""},
		"0.6 in 2021":    {"2021-08", "0.6", "38.40", ""},
		"1 in 2021":      {"2021-08", "1", "64.00", ""},
		"0.8 in 2021":    {"2021-08", "0.8", "", "unemployment: unemployment_coefficient 0.8 is not one of the month's coefficients: 0.4 0.6 1; pass the coefficient the employer was notified of, or its rate"},
		"0.8 in 2019-09": {"2019-09", "0.8", "51.20", ""},
		"0.8 in 2019-10": {"2019-10", "0.8", "", "unemployment: unemployment_coefficient 0.8 is not one of the month's coefficients: 0.4 0.6 1; pass the coefficient the employer was notified of, or its rate"},
		"0.4 in 2019-09": {"2019-09", "0.4", "", "unemployment: unemployment_coefficient 0.4 is not one of the month's coefficients: 0.6 0.8 1; pass the coefficient the employer was notified of, or its rate"},
		"any in 2025, whose coefficients are not known": {"2025-08", "0.55", "35.20", ""},
	}, func(t *testing.T, c c) {
		s := settings()
		s.UnemploymentRate, s.UnemploymentCoefficient = "", c.coefficient
		out := []rule.Scheme{rule.Pension, rule.Medical, rule.Injury, rule.Housing}
		slip, err := policy(t, c.month).Slip(employer(t, s), earning(t, "8000", out...))
		if c.says != "" {
			assert.EqualError(t, err, c.says)
			assert.Equal(t, "out_of_range", rule.CodeOf(err))
			return
		}
		require.NoError(t, err)
		amount, ok := slip.Employer.Amount(rule.Unemployment)
		require.True(t, ok)
		tabletest.Equal(t, c.want, amount)
	})
}

// A coefficient needs the benchmark, which ends with 2025; the employer's own rate does not.
func TestCoefficientWithoutABenchmark(t *testing.T) {
	s := settings()
	s.UnemploymentRate, s.UnemploymentCoefficient = "", "0.6"
	out := []rule.Scheme{rule.Pension, rule.Medical, rule.Injury, rule.Housing}
	p := policy(t, "2026-03")
	_, err := p.Slip(employer(t, s), earning(t, "8000", out...))
	assert.Equal(t, "no_rule", rule.CodeOf(err))
	assert.ErrorContains(t, err, "unemployment: no employer benchmark rate is known for 2026-03")
	slip, err := p.Slip(employer(t, s), earning(t, "8000", out...), payroll.Partial)
	require.NoError(t, err)
	_, ok := slip.Employer.Amount(rule.Unemployment)
	assert.False(t, ok)
	total, err := slip.Employee.Total()
	require.NoError(t, err)
	tabletest.Equal(t, "16.00", total)
	_, err = p.Slip(employer(t, settings()), earning(t, "8000", out...))
	assert.NoError(t, err)
}

// A class needs the city's rates, which are known from 2021-05; the employer's own rate does not.
func TestClassWithoutItsRate(t *testing.T) {
	s := settings()
	s.InjuryRate, s.InjuryClass = "", 4
	out := []rule.Scheme{rule.Pension, rule.Medical, rule.Unemployment, rule.Housing}
	_, err := policy(t, "2021-04").Slip(employer(t, s), earning(t, "8000", out...))
	assert.EqualError(t, err, "injury: no rate of class 4 is known for 2021-04; the nearest month that has one is 2021-05; pass your own figure with With")
	slip, err := policy(t, "2021-05").Slip(employer(t, s), earning(t, "8000", out...))
	require.NoError(t, err)
	amount, _ := slip.Employer.Amount(rule.Injury)
	tabletest.Equal(t, "64.00", amount) // 8,000 x 0.8 %
	_, err = policy(t, "2021-04").Slip(employer(t, settings()), earning(t, "8000", out...))
	assert.NoError(t, err)
}

// 0.2 % to 1.4 % by class, times the float: each of 8,000 a month.
func TestInjuryClassesAndFloats(t *testing.T) {
	type c struct {
		class       int
		float, want string
	}
	tabletest.Run(t, map[string]c{
		"class 1": {1, "", "16.00"}, "class 2": {2, "", "32.00"}, "class 3": {3, "", "48.00"}, "class 4": {4, "", "64.00"},
		"class 5": {5, "", "72.00"}, "class 6": {6, "", "80.00"}, "class 7": {7, "", "96.00"}, "class 8": {8, "", "112.00"},
		"class 1 at 150 %": {1, "1.5", "24.00"}, "class 8 at 50 %": {8, "0.5", "56.00"}, "class 5 at 80 %": {5, "0.8", "57.60"}, "class 1 at 100 %": {1, "1", "16.00"},
	}, func(t *testing.T, c c) {
		s := settings()
		s.InjuryRate, s.InjuryClass, s.InjuryFloat = "", c.class, c.float
		slip, err := policy(t, "2025-08").Slip(employer(t, s), earning(t, "8000"))
		require.NoError(t, err)
		amount, ok := slip.Employer.Amount(rule.Injury)
		require.True(t, ok)
		tabletest.Equal(t, c.want, amount)
	})
}

func TestFloatOfZeroIsRefused(t *testing.T) {
	s := settings()
	s.InjuryRate, s.InjuryClass, s.InjuryFloat = "", 1, "0"
	boss, err := payroll.NewEmployer(s)
	if err == nil {
		_, err = policy(t, "2025-08").Slip(boss, earning(t, "8000"))
	}
	assert.Equal(t, "out_of_range", rule.CodeOf(err))
	assert.ErrorContains(t, err, "is not above 0")
}
