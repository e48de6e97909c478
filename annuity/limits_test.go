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
		name, month, employer, total string
		lastYear                     bool
		number                       string
	}
	tabletest.Each(t, []c{
		{name: "first month known", month: "2014-01", employer: "1/12", total: "1/6", lastYear: true,
			number: "劳社部令第20号"},
		{name: "last month of the old", month: "2018-01", employer: "1/12", total: "1/6", lastYear: true,
			number: "劳社部令第20号"},
		{name: "first month of the new", month: "2018-02", employer: "8/100", total: "12/100", lastYear: false,
			number: "人社部 财政部令第36号"},
		{name: "the month after", month: "2018-03", employer: "8/100", total: "12/100", lastYear: false,
			number: "人社部 财政部令第36号"},
		{name: "long after", month: "2026-01", employer: "8/100", total: "12/100", lastYear: false,
			number: "人社部 财政部令第36号"},
		{name: "the last month it holds to", month: "2027-12", employer: "8/100", total: "12/100", lastYear: false,
			number: "人社部 财政部令第36号"},
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
	assert.ErrorContains(t, err, "last looked at in 2026-11")
	_, err = annuity.CheckSpread(annuity.Credited{Month: month(t, "2028-01"), Credits: decs(t, "100")})
	assert.ErrorIs(t, err, rule.ErrNoRule)
}

// By hand: 1,000,000 / 12 = 83,333.33 and a third of a fen; 8 % of 123,456.79 = 9,876.5432; 12 % = 14,814.8148.
func TestUse(t *testing.T) {
	type c struct {
		name, month, wages, employer, employees                         string
		employerMost, employerOver, totalMost, totalOver, employeesMost string
	}
	tabletest.Each(t, []c{
		{name: "inside, new order", month: "2018-02", wages: "1000000", employer: "50000", employees: "50000",
			employerMost: "80000", employerOver: "0", totalMost: "120000", totalOver: "0", employeesMost: "70000"},
		{name: "both limits to the fen", month: "2018-02", wages: "1000000", employer: "80000", employees: "40000",
			employerMost: "80000", employerOver: "0", totalMost: "120000", totalOver: "0", employeesMost: "40000"},
		{name: "a fen over each", month: "2018-02", wages: "1000000", employer: "80000.01", employees: "40000",
			employerMost: "80000", employerOver: "0.01", totalMost: "120000", totalOver: "0.01",
			employeesMost: "39999.99"},
		{name: "employees alone pass the total", month: "2018-02", wages: "1000000", employer: "0",
			employees: "120000.50", employerMost: "80000", employerOver: "0", totalMost: "120000", totalOver: "0.5",
			employeesMost: "120000"},
		{name: "old order, a third of a fen", month: "2018-01", wages: "1000000", employer: "83333.33",
			employees: "83333.33", employerMost: "83333.33", employerOver: "0", totalMost: "166666.66", totalOver: "0",
			employeesMost: "83333.33"},
		{name: "old order, rounded down", month: "2018-01", wages: "1000000", employer: "83333.34", employees: "0",
			employerMost: "83333.33", employerOver: "0.01", totalMost: "166666.66", totalOver: "0",
			employeesMost: "83333.32"},
		{name: "limits are rounded down", month: "2020-06", wages: "123456.79", employer: "9876.54",
			employees: "4938.27", employerMost: "9876.54", employerOver: "0", totalMost: "14814.81", totalOver: "0",
			employeesMost: "4938.27"},
		{name: "employer passes both limits", month: "2018-02", wages: "100", employer: "20", employees: "0",
			employerMost: "8", employerOver: "12", totalMost: "12", totalOver: "8", employeesMost: "0"},
		{name: "no wages, no contributions", month: "2018-02", wages: "0", employer: "0", employees: "0",
			employerMost: "0", employerOver: "0", totalMost: "0", totalOver: "0", employeesMost: "0"},
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
	type c struct{ name, wages, employer, employees, says string }
	tabletest.Each(t, []c{
		{name: "negative wages", wages: "-1", employer: "0", employees: "0", says: "annuity: wages -1"},
		{name: "negative employer", wages: "1", employer: "-0.01", employees: "0", says: "annuity: employer -0.01"},
		{name: "three decimals", wages: "1", employer: "0", employees: "0.001", says: "annuity: employees 0.001"},
		{name: "above 10^15", wages: "1000000000000000.01", employer: "0", employees: "0", says: "annuity: wages"},
		{name: "enormous exponent", wages: "1e9999", employer: "0", employees: "0", says: "exponent"},
		{name: "all three are told", wages: "-1", employer: "-2", employees: "-3", says: "annuity: employees -3"},
	}, func(t *testing.T, c c) {
		_, err := limits.Use(annuity.Contributions{Wages: tabletest.Dec(t, c.wages),
			Employer: tabletest.Dec(t, c.employer), Employees: tabletest.Dec(t, c.employees)})
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.ErrorContains(t, err, c.says)
	})
	tabletest.Each(t, []struct {
		name   string
		limits annuity.Limits
	}{
		{name: "the zero limits", limits: annuity.Limits{}},
		{name: "the employer's alone", limits: annuity.Limits{Employer: limits.Employer}},
		{name: "the total alone", limits: annuity.Limits{Total: limits.Total}},
	}, func(t *testing.T, c struct {
		name   string
		limits annuity.Limits
	}) {
		_, err := c.limits.Use(annuity.Contributions{})
		assert.ErrorIs(t, err, rule.ErrMissingField)
	})
}
