package payroll_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// 通告 2021-08-25 art. 2: from 2021-10 one rate of 5.45 % "含生育保险费率0.45%"; from 2024-03 4.5 + 0.85 = 5.35 %. One
// product rounded once beside two, each rounded.
func TestOneMedicalItem(t *testing.T) {
	type c struct{ name, month, wage, medical, maternity, one, rate string }
	tabletest.Each(t, []c{
		// 10,000.10 x 4.5 % = 450.0045, x 0.85 % = 85.00085: 535.00; x 5.35 % = 535.00535: 535.01
		{name: "two roundings lose a fen", month: "2025-08", wage: "10000.10", medical: "450.00", maternity: "85.00",
			one: "535.01", rate: "0.0535"},
		// 10,000.30 x 4.5 % = 450.0135, x 0.85 % = 85.00255; x 5.35 % = 535.01605
		{name: "one rounding gains a fen", month: "2025-08", wage: "10000.30", medical: "450.01", maternity: "85.00",
			one: "535.02", rate: "0.0535"},
		// 10,001.18 x 4.5 % = 450.0531, x 0.85 % = 85.01003; x 5.35 % = 535.06313
		{name: "no fen between them", month: "2025-08", wage: "10001.18", medical: "450.05", maternity: "85.01",
			one: "535.06", rate: "0.0535"},
		// the floor of 2025 is 6,236: 280.62 + 53.01 (53.006); 333.626
		{name: "at the floor", month: "2025-08", wage: "3000", medical: "280.62", maternity: "53.01", one: "333.63",
			rate: "0.0535"},
		// 5 % + 0.45 %: 500.00 + 45.00
		{name: "the first month", month: "2021-10", wage: "10000", medical: "500.00", maternity: "45.00", one: "545.00",
			rate: "0.0545"},
		{name: "the month before", month: "2021-09", wage: "10000", medical: "350.00", maternity: "85.00", one: "",
			rate: ""},
		{name: "before the notice", month: "2021-06", wage: "10000", medical: "550.00", maternity: "85.00", one: "",
			rate: ""},
	}, func(t *testing.T, c c) {
		month, err := rule.ParseMonth(c.month)
		require.NoError(t, err)
		policy, err := guangzhou.Policy(month)
		require.NoError(t, err)
		employee := payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, c.wage))}
		two, err := policy.Slip(employer(t, settings()), employee, payroll.Partial)
		require.NoError(t, err)
		medical, _ := two.Employer.Amount(rule.Medical)
		maternity, _ := two.Employer.Amount(rule.Maternity)
		tabletest.Equal(t, c.medical, medical)
		tabletest.Equal(t, c.maternity, maternity)

		one, err := policy.Slip(employer(t, settings()), employee, payroll.Partial, payroll.OneMedicalItem)
		require.NoError(t, err)
		item, there := two.MedicalItem()
		require.True(t, there)
		if c.one == "" {
			assert.Equal(t, two, one)
			tabletest.Equal(t, c.medical, item.Amount())
			return
		}
		medical, _ = one.Employer.Amount(rule.Medical)
		tabletest.Equal(t, c.one, medical)
		_, there = one.Employer.Amount(rule.Maternity)
		assert.False(t, there)
		tabletest.Equal(t, c.one, item.Amount())
		tabletest.Equal(t, c.rate, item.Rate())
		own, _ := one.Employee.Amount(rule.Medical)
		same, _ := two.Employee.Amount(rule.Medical)
		assert.Equal(t, same, own, "the employee's part is one rate")
		again, there := one.MedicalItem()
		require.True(t, there)
		assert.Equal(t, item.Explain(rule.Chinese), again.Explain(rule.Chinese))
		assert.Len(t, one.Lines, len(two.Lines)-1)
	})
}

// Each amount of a plan is that of the slip, and the column says what it holds.
func TestOneMedicalItemInAPlan(t *testing.T) {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	plan, err := policy.Plan(employer(t, settings()), nil, payroll.OneMedicalItem)
	require.NoError(t, err)
	assert.Equal(t, "pension_employee,pension_employer,medical_employee,medical_with_maternity_employer,"+
		"unemployment_employee,unemployment_employer,injury_employer,housing_employee,housing_employer,"+
		"employee_total,employer_total", string(plan.AppendHeader(nil)))
	batch := plan.NewBatch(1)
	batch.Wages.All[0] = 1_000_010
	_, err = plan.Fill(batch, 1)
	require.NoError(t, err)
	for i, column := range plan.Columns() {
		if column == (payroll.Column{Scheme: rule.Medical, Payer: rule.Employer}) {
			assert.Equal(t, int64(53501), batch.Amounts[i][0]) // 10,000.10 x 5.35 % = 535.00535
		}
	}
	outside := []payroll.Exclusion{{Scheme: rule.Maternity, Reason: "test"}}
	plan, err = policy.Plan(employer(t, settings()), outside, payroll.OneMedicalItem)
	require.NoError(t, err)
	assert.Contains(t, string(plan.AppendHeader(nil)), ",medical_employer,")
}

// Who is outside of maternity insurance owes medical insurance alone, and a slip that lacks a figure has no item.
func TestOneMedicalItemOfAPart(t *testing.T) {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	employee := payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, "10000")),
		Outside: []payroll.Exclusion{{Scheme: rule.Maternity, Reason: "test"}}}
	slip, err := policy.Slip(employer(t, settings()), employee, payroll.OneMedicalItem)
	require.NoError(t, err)
	medical, _ := slip.Employer.Amount(rule.Medical)
	tabletest.Equal(t, "450.00", medical)

	policy.Maternity.EmployerRate = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaMaternity,
		What: rule.Say("employer rate", "单位费率"), Month: policy.Month})
	slip, err = policy.Slip(employer(t, settings()),
		payroll.Employee{Wage: decimal.NewNullDecimal(tabletest.Dec(t, "10000"))}, payroll.Partial,
		payroll.OneMedicalItem)
	require.NoError(t, err)
	_, there := slip.MedicalItem()
	assert.False(t, there)
	_, there = slip.Employer.Amount(rule.Medical)
	assert.True(t, there, "what is known of two items stays")

	// what the employee's side lacks leaves the employer's lines as two: 10,000 x 4.5 % and x 0.85 %
	policy, err = guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	policy.Medical.EmployeeRate = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaMedical,
		What: rule.Say("employee rate", "个人费率"), Month: policy.Month})
	slip, err = policy.Slip(employer(t, settings()), earning(t, "10000"), payroll.Partial, payroll.OneMedicalItem)
	require.NoError(t, err)
	medical, _ = slip.Employer.Amount(rule.Medical)
	tabletest.Equal(t, "450", medical)
	item, there := slip.MedicalItem()
	require.True(t, there)
	tabletest.Equal(t, "535", item.Amount())
}

// Two insurances that have not one base, or are not rounded alike, are two items: 8,000.11 is 360.00 (360.00495) and
// 68.00, and in one 428.01 (428.005885).
func TestTwoMedicalItems(t *testing.T) {
	city, err := guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	own := func(yuan int64) rule.Figure {
		n, err := rule.WageInput("", "figure").Number(decimal.New(yuan, 0))
		require.NoError(t, err)
		return rule.SuppliedFigure(n, "test")
	}
	for _, c := range []struct {
		name      string
		change    func(*payroll.Policy)
		medical   string
		maternity string // empty for one item
	}{
		{name: "one base", change: func(*payroll.Policy) {}, medical: "428.01"},
		{name: "another floor", change: func(p *payroll.Policy) { p.Maternity.Floor = own(6237) }, medical: "360.00",
			maternity: "68.00"},
		{name: "another ceiling", change: func(p *payroll.Policy) { p.Maternity.Ceiling = own(31180) },
			medical: "360.00", maternity: "68.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := city
			c.change(&p)
			slip, err := p.Slip(employer(t, settings()), earning(t, "8000.11"), payroll.OneMedicalItem)
			require.NoError(t, err)
			medical, _ := slip.Employer.Amount(rule.Medical)
			tabletest.Equal(t, c.medical, medical)
			maternity, there := slip.Employer.Amount(rule.Maternity)
			assert.Equal(t, c.maternity != "", there)
			if there {
				tabletest.Equal(t, c.maternity, maternity)
			}
		})
	}
	slip, err := city.Slip(employer(t, settings()), earning(t, "8000.11"))
	require.NoError(t, err)
	for i := range slip.Lines {
		if line := &slip.Lines[i]; line.Scheme() == rule.Medical && line.Payer() == rule.Employer {
			charge := line.Charge()
			charge.Rounding = rule.Rounding{Unit: rule.ToYuan}
			wage, err := rule.Wage("", "wage", line.Declared())
			require.NoError(t, err)
			slip.Lines[i], err = charge.Line(wage)
			require.NoError(t, err)
		}
	}
	item, there := slip.MedicalItem()
	require.True(t, there)
	tabletest.Equal(t, "360", item.Amount())
}

// Who is insured elsewhere has no such item, and rates of more than the whole are not one rate.
func TestNoOneMedicalItem(t *testing.T) {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	elsewhere := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(8000, 0)),
		Outside: []payroll.Exclusion{{Scheme: rule.Medical, Reason: "insured elsewhere"}}}
	slip, err := policy.Slip(employer(t, settings()), elsewhere)
	require.NoError(t, err)
	_, there := slip.MedicalItem()
	assert.False(t, there)

	everywhere := payroll.Employee{Wage: elsewhere.Wage}
	whole, err := policy.WithAll(map[string]string{"medical.employer_rate": "0.95", "maternity.employer_rate": "0.05"})
	require.NoError(t, err)
	slip, err = whole.Slip(employer(t, settings()), everywhere, payroll.OneMedicalItem)
	require.NoError(t, err)
	medical, _ := slip.Employer.Amount(rule.Medical)
	tabletest.Equal(t, "8000", medical) // 95 % + 5 %

	whatIf, err := policy.WithAll(map[string]string{"medical.employer_rate": "0.95",
		"maternity.employer_rate": "0.05000001"})
	require.NoError(t, err)
	two, err := whatIf.Slip(employer(t, settings()), everywhere)
	require.NoError(t, err)
	item, there := two.MedicalItem()
	require.True(t, there)
	tabletest.Equal(t, "7600", item.Amount()) // 8,000 x 95 %
	one, err := whatIf.Slip(employer(t, settings()), everywhere, payroll.OneMedicalItem)
	require.NoError(t, err)
	assert.Equal(t, two, one)
}
