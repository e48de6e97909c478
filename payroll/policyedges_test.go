package payroll_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// nobodyKnows is a figure that nobody knows.
func nobodyKnows() rule.Figure {
	return rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaPayroll, What: rule.Say("figure", "数值"),
		Month: rule.MonthOf(2025, 8)})
}

// The highest rate of each scheme is taken, and a hair more is not.
func TestHighestRates(t *testing.T) {
	for name, most := range map[string]string{"pension.employee_rate": "1", "medical.employee_rate": "1",
		"maternity.employer_rate": "0.1", "illness_supplement.rate": "0.1", "unemployment.employee_rate": "0.1",
		"injury.class_1_rate": "0.1", "housing.max_rate": "1"} {
		_, err := policy(t, benchMonth).With(name, most)
		assert.NoError(t, err, name)
		hair := map[string]string{"1": "1.00000001", "0.1": "0.10000001"}[most]
		_, err = policy(t, benchMonth).With(name, hair)
		assert.ErrorContains(t, err, name+" "+hair+" is above", name)
	}
}

// Two own limits that are one base and differ are named once; one beside a limit that nobody knows is no conflict.
func TestOwnLimitsOfOneBase(t *testing.T) {
	p := *policy(t, "2025-08")
	_, err := p.WithAll(map[string]string{"medical.floor": "6000", "maternity.floor": "6100"})
	require.ErrorContains(t, err, "medical.floor 6000 and maternity.floor (6100) are one base")
	assert.NotContains(t, err.Error(), "maternity.floor 6100 and")
	_, err = p.Supply(map[string]rule.Figure{"medical.floor": nobodyKnows()})
	assert.NoError(t, err)
	p.Maternity.Floor = nobodyKnows()
	_, err = p.With("medical.floor", "6000")
	assert.NoError(t, err)
}

// In a month of one rate, known or not, no class has a rate of its own, whether it was left out or is none.
func TestNoClassInAMonthOfOneRate(t *testing.T) {
	for _, absent := range []rule.Figure{{}, rule.NoneFigure()} {
		p := *policy(t, "2022-08") // its rate is in dispute
		p.Pension.EmployerRateHigh = absent
		_, err := p.With("pension.employer_rate_high", "0.2")
		assert.ErrorContains(t, err, "is for the months with two classes")
	}
}

// What may be absent is missing where nobody knows it, and what must be there is not written as if it were.
func TestFiguresThatMayBeAbsent(t *testing.T) {
	p := *policy(t, "2025-08")
	p.Injury.Float = nobodyKnows()
	require.Len(t, p.Missing(), 1)
	assert.Equal(t, "injury.float", p.Missing()[0].Name)
	p = *policy(t, "2025-08")
	p.Pension.Floor = rule.Figure{}
	require.Len(t, p.Missing(), 1)
	assert.Equal(t, "pension.floor", p.Missing()[0].Name)
	_, err := json.Marshal(p)
	assert.Error(t, err)
}

// The relief of 2020 is named where either size has one.
func TestNoticeOfEitherRelief(t *testing.T) {
	for _, change := range []func(*payroll.Policy){
		func(p *payroll.Policy) { p.Relief2020.Small = rule.NoneFigure() },
		func(p *payroll.Policy) { p.Relief2020.Large = rule.NoneFigure() },
	} {
		p := *policy(t, "2020-03")
		change(&p)
		slip, err := p.Slip(employer(t, settings()), earning(t, "8000"))
		require.NoError(t, err)
		require.Len(t, slip.Notices, 1)
		assert.Equal(t, "relief_2020_not_applied", slip.Notices[0].Code)
	}
}

// A side of no slip has no total.
func TestASideOfNothing(t *testing.T) {
	_, err := new(payroll.Side).Total()
	assert.Error(t, err)
	assert.Empty(t, new(payroll.Slip).Fields().Employee.Total)
}

// One base for everybody: 6,000 x 8 % and x 16 %.
func TestFloorAndCeilingAtOnce(t *testing.T) {
	p, err := policy(t, benchMonth).WithAll(map[string]string{"pension.floor": "6000", "pension.ceiling": "6000",
		"pension.employer_rate": "0.16"})
	require.NoError(t, err)
	plan := planOf(t, &p, employer(t, settings()))
	b := fill(t, plan, 0, 8_000_00)
	assert.Equal(t, []int64{480_00, 480_00}, b.Amounts[0])
	assert.Equal(t, []int64{960_00, 960_00}, b.Amounts[1])
	assert.Empty(t, checkRows(t, plan, b, 1))
}

// Who is outside of one scheme and has a wage of its own in another needs a wage in the rest.
func TestAWageForTheRest(t *testing.T) {
	e := payroll.Employee{Outside: []payroll.Exclusion{{Scheme: rule.Injury, Reason: "test"}}}
	e.Wages.Pension = earning(t, "8000").Wage
	_, err := policy(t, "2025-08").Slip(employer(t, settings()), e)
	assert.ErrorIs(t, err, rule.ErrMissingField)
	assert.ErrorContains(t, err, "wage is missing")
}
