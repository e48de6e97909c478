package annuity_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/annuity"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestLimitsIn(t *testing.T) {
	type c struct {
		month, employer, total string
		lastYear               bool
		number                 string
	}
	tabletest.Run(t, map[string]c{
		"first month known":          {"2014-01", "1/12", "1/6", true, "劳社部令第20号"},
		"last month of the old":      {"2018-01", "1/12", "1/6", true, "劳社部令第20号"},
		"first month of the new":     {"2018-02", "8/100", "12/100", false, "人社部 财政部令第36号"},
		"the month after":            {"2018-03", "8/100", "12/100", false, "人社部 财政部令第36号"},
		"long after":                 {"2026-01", "8/100", "12/100", false, "人社部 财政部令第36号"},
		"the last month it holds to": {"2027-12", "8/100", "12/100", false, "人社部 财政部令第36号"},
	}, func(t *testing.T, c c) {
		got, err := annuity.LimitsIn(month(t, c.month))
		require.NoError(t, err)
		assert.Equal(t, c.employer, got.Employer.String())
		assert.Equal(t, c.total, got.Total.String())
		assert.Equal(t, c.lastYear, got.LastYear)
		assert.Equal(t, rule.AtMost, got.Modality)
		assert.Equal(t, c.number, got.Cite.Number)
	})
	_, err := annuity.LimitsIn(rule.Month{})
	assert.ErrorIs(t, err, rule.ErrMissingField, "no month")
	_, err = annuity.LimitsIn(month(t, "2013-12"))
	assert.ErrorIs(t, err, rule.ErrNoRule)
	assert.ErrorContains(t, err, "2014-01")
	_, err = annuity.LimitsIn(month(t, "2028-01"))
	assert.ErrorIs(t, err, rule.ErrNoRule)
	assert.ErrorContains(t, err, "2027-12")
	_, err = annuity.CheckSpread(annuity.Credited{Month: month(t, "2028-01"), Credits: decs(t, "100")})
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

// By hand: 1,000,000 / 12 = 83,333.33 and a third of a fen; 8 % of 123,456.79 = 9,876.5432; 12 % = 14,814.8148.
func TestUse(t *testing.T) {
	type c struct {
		month, wages, employer, employees                               string
		employerMost, employerOver, totalMost, totalOver, employeesMost string
	}
	tabletest.Run(t, map[string]c{
		"inside, new order": {"2018-02", "1000000", "50000", "50000", "80000", "0", "120000", "0",
			"70000"},
		"both limits to the fen": {"2018-02", "1000000", "80000", "40000", "80000", "0", "120000", "0",
			"40000"},
		"a fen over each": {"2018-02", "1000000", "80000.01", "40000", "80000", "0.01", "120000", "0.01",
			"39999.99"},
		"employees alone pass the total": {"2018-02", "1000000", "0", "120000.50", "80000", "0", "120000", "0.5",
			"120000"},
		"old order, a third of a fen": {"2018-01", "1000000", "83333.33", "83333.33", "83333.33", "0", "166666.66",
			"0", "83333.33"},
		"old order, rounded down": {"2018-01", "1000000", "83333.34", "0", "83333.33", "0.01", "166666.66", "0",
			"83333.32"},
		"limits are rounded down": {"2020-06", "123456.79", "9876.54", "4938.27", "9876.54", "0", "14814.81",
			"0", "4938.27"},
		"employer passes both limits": {"2018-02", "100", "20", "0", "8", "12", "12", "8", "0"},
		"no wages, no contributions":  {"2018-02", "0", "0", "0", "0", "0", "0", "0", "0"},
	}, func(t *testing.T, c c) {
		limits, err := annuity.LimitsIn(month(t, c.month))
		require.NoError(t, err)
		got, err := limits.Use(annuity.Contributions{Wages: tabletest.Dec(t, c.wages),
			Employer: tabletest.Dec(t, c.employer), Employees: tabletest.Dec(t, c.employees)})
		require.NoError(t, err)
		tabletest.Equal(t, c.employerMost, got.EmployerMost)
		tabletest.Equal(t, c.employerOver, got.EmployerOver)
		tabletest.Equal(t, c.totalMost, got.TotalMost)
		tabletest.Equal(t, c.totalOver, got.TotalOver)
		tabletest.Equal(t, c.employeesMost, got.EmployeesMost)
	})
}

func TestUseRefuses(t *testing.T) {
	limits, err := annuity.LimitsIn(month(t, "2025-01"))
	require.NoError(t, err)
	tabletest.Run(t, map[string]struct{ wages, employer, employees, says string }{
		"negative wages":     {"-1", "0", "0", "annuity: wages -1"},
		"negative employer":  {"1", "-0.01", "0", "annuity: employer -0.01"},
		"three decimals":     {"1", "0", "0.001", "annuity: employees 0.001"},
		"above 10^15":        {"1000000000000000.01", "0", "0", "annuity: wages"},
		"enormous exponent":  {"1e9999", "0", "0", "exponent"},
		"all three are told": {"-1", "-2", "-3", "annuity: employees -3"},
	}, func(t *testing.T, c struct{ wages, employer, employees, says string }) {
		_, err := limits.Use(annuity.Contributions{Wages: tabletest.Dec(t, c.wages),
			Employer: tabletest.Dec(t, c.employer), Employees: tabletest.Dec(t, c.employees)})
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
	})
	_, err = annuity.Limits{}.Use(annuity.Contributions{})
	assert.ErrorIs(t, err, rule.ErrMissingField, "the zero limits are refused")
}
