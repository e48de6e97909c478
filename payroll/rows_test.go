package payroll_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// The places of a row are those of a slip with every line, in its order, in every month.
func TestRowColumns(t *testing.T) {
	s, err := policy(t, benchMonth).Slip(employer(t, settings()), earning(t, "8000"))
	require.NoError(t, err)
	var lines []payroll.Column
	for i := range s.Lines {
		lines = append(lines, payroll.Column{Scheme: s.Lines[i].Scheme(), Payer: s.Lines[i].Payer()})
	}
	assert.Equal(t, lines, payroll.RowColumns())
	assert.Len(t, payroll.Row{}.Amounts, len(lines))
}

// A row by hand, 8,000 yuan in 2022-01, with a scheme the person is outside of: it has no amount there, which is no 0.
func TestRowByHand(t *testing.T) {
	outside := payroll.Exclusion{Scheme: rule.IllnessSupplement, Reason: "insured elsewhere"}
	plan := planOf(t, policy(t, benchMonth), employer(t, settings()), outside)
	rows := make([]payroll.Row, 1)
	refused, err := plan.FillRows(payroll.WageColumns{All: []int64{8_000_00}}, rows, 1)
	require.NoError(t, err)
	assert.Empty(t, refused)
	assert.Equal(t, payroll.Row{
		Amounts: [...]int64{640_00, 1_200_00, 160_00, 400_00, 36_00, payroll.NoAmount, 16_00, 64_00, 16_00, 400_00,
			400_00},
		Employee: 640_00 + 160_00 + 16_00 + 400_00,
		Employer: 1_200_00 + 400_00 + 36_00 + 64_00 + 16_00 + 400_00,
	}, rows[0])
}

// A side that lacks a figure has no total, for wages of everyday size and beyond it.
func TestRowsWithAGap(t *testing.T) {
	plan := planOf(t, policy(t, "2022-08"), employer(t, settings())) // the employer's pension rate is in dispute
	b := fill(t, plan, 800_000, 1_000_000_000_000)
	assert.Empty(t, checkRows(t, plan, b, 1))
	for _, wage := range b.Wages.All {
		rows := make([]payroll.Row, 1)
		_, err := plan.FillRows(payroll.WageColumns{All: []int64{wage}}, rows, 1)
		require.NoError(t, err)
		assert.Equal(t, payroll.NoAmount, rows[0].Employer)
		assert.Equal(t, payroll.NoAmount, rows[0].Amounts[1])
		assert.Positive(t, rows[0].Employee)
	}

	p := *policy(t, benchMonth)
	p.Housing.Floor = rule.UnknownFigure(&rule.NoRuleError{Area: rule.AreaHousing, What: rule.Say("floor", "floor"),
		Month: p.Month})
	plan = planOf(t, &p, employer(t, settings()))
	b = fill(t, plan, 800_000)
	assert.Empty(t, checkRows(t, plan, b, 1))
	assert.Nil(t, b.Employee)
}

// Where the amounts of a row need another loop they are those of the columns too: pensions to the yuan, a deposit of
// each payer to another unit.
func TestRowsOfAnyRounding(t *testing.T) {
	wages := []int64{0, 123_456, 800_049, 800_050, 2_000_000, 40_000_000_000}
	for _, unit := range []string{"0.01", "0.1", "1"} {
		p, err := policy(t, benchMonth).With("housing.deposit_unit", unit)
		require.NoError(t, err)
		boss := employer(t, payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
			HousingEmployerRate: "0.12", HousingEmployeeRate: "0.05"})
		plan := planOf(t, &p, boss)
		b := fill(t, plan, wages...)
		assert.Empty(t, checkRows(t, plan, b, 1))
		for row, wage := range wages {
			s, err := p.Slip(boss, payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(wage, -2))})
			require.NoError(t, err)
			checkRow(t, plan, b, row, &s)
		}
	}
}

// Nobody in any scheme: no amount, and totals of 0.
func TestRowsOfNothing(t *testing.T) {
	var outside []payroll.Exclusion
	for _, s := range rule.Schemes() {
		outside = append(outside, payroll.Exclusion{Scheme: s, Reason: "abroad"})
	}
	plan := planOf(t, policy(t, benchMonth), employer(t, settings()), outside...)
	rows := make([]payroll.Row, 2)
	refused, err := plan.FillRows(payroll.WageColumns{}, rows, 1)
	require.NoError(t, err)
	assert.Empty(t, refused)
	want := payroll.Row{}
	for place := range want.Amounts {
		want.Amounts[place] = payroll.NoAmount
	}
	assert.Equal(t, []payroll.Row{want, want}, rows)
}

// Rows that do not fit are refused whole, and everything that is wrong is said.
func TestFillRowsRefuses(t *testing.T) {
	plan := planOf(t, policy(t, benchMonth), employer(t, settings()))
	three := []int64{1, 2, 3}
	type c struct {
		name  string
		plan  *payroll.Plan
		wages payroll.WageColumns
		cores int
		says  []string
	}
	tabletest.Each(t, []c{
		{name: "no plan", plan: &payroll.Plan{}, wages: payroll.WageColumns{All: three[:2]}, cores: 1,
			says: []string{"plan was not made"}},
		{name: "no cores", plan: plan, wages: payroll.WageColumns{All: three[:2]},
			says: []string{"cores 0 is not at least 1"}},
		{name: "no wages", plan: plan, cores: 1, says: []string{"pension wages are missing"}},
		{name: "another number", plan: plan, wages: payroll.WageColumns{All: three}, cores: 1,
			says: []string{"rows 2 are not the 3 of the wages; make one row for each wage"}},
		{name: "several", plan: plan, wages: payroll.WageColumns{All: three, Housing: three[:1]}, cores: -1,
			says: []string{"cores -1", "rows 2 are not the 3", "housing wages 1 rows are not the 3"}},
	}, func(t *testing.T, c c) {
		rows := []payroll.Row{{Employee: 5}, {Employer: 6}}
		refused, err := c.plan.FillRows(c.wages, rows, c.cores)
		assert.Empty(t, refused)
		for _, says := range c.says {
			assert.ErrorContains(t, err, says)
			tabletest.Chinese(t, rule.Message(err, rule.Chinese))
		}
		assert.Equal(t, []payroll.Row{{Employee: 5}, {Employer: 6}}, rows, "something was computed")
	})
}
