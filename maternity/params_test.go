package maternity_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/maternity"
	"github.com/shebao-go/shebao/rule"
)

func figure(t testing.TB, text string) rule.Figure {
	t.Helper()
	if text == "none" {
		return rule.NoneFigure()
	}
	n, err := rule.Input{Field: "figure", Max: 10_000_000_000, Places: 8}.ParseNumber(text)
	require.NoError(t, err)
	return rule.SuppliedFigure(n, "")
}

func august2025(t testing.TB) maternity.Params {
	return maternity.Params{Floor: figure(t, "6236"), Ceiling: figure(t, "31179"), EmployerRate: figure(t, "0.0085")}
}

// 0.85 % of the medical base, by hand.
func TestContribute(t *testing.T) {
	for _, c := range []struct {
		name               string
		wage, base, amount string
		limit              rule.Limit
	}{
		{name: "below the floor", wage: "3000", base: "6236", amount: "53.01", limit: rule.LimitFloor}, // 53.006
		{name: "no wage", wage: "0", base: "6236", amount: "53.01", limit: rule.LimitFloor},
		{name: "at the floor", wage: "6236", base: "6236", amount: "53.01", limit: rule.LimitNone},
		{name: "between", wage: "8000", base: "8000", amount: "68", limit: rule.LimitNone},
		{name: "half a fen", wage: "10010", base: "10010", amount: "85.09", limit: rule.LimitNone}, // 85.085
		{name: "just under half a fen", wage: "10009.99", base: "10009.99", amount: "85.08", limit: rule.LimitNone},
		{name: "at the ceiling", wage: "31179", base: "31179", amount: "265.02", limit: rule.LimitNone}, // 265.0215
		{name: "a fen above the ceiling", wage: "31179.01", base: "31179", amount: "265.02", limit: rule.LimitCeiling},
		{name: "above the ceiling", wage: "100000", base: "31179", amount: "265.02", limit: rule.LimitCeiling},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines, err := maternity.Contribute(august2025(t), tabletest.Dec(t, c.wage))
			require.NoError(t, err)
			require.Len(t, lines, 1, "the employee pays nothing")
			line := &lines[0]
			assert.Equal(t, rule.Maternity, line.Scheme())
			assert.Equal(t, rule.Employer, line.Payer())
			assert.Equal(t, c.limit, line.Limit())
			tabletest.Equal(t, c.base, line.Base())
			tabletest.Equal(t, c.amount, line.Amount())
		})
	}
}

func TestZeroParams(t *testing.T) {
	var zero maternity.Params
	_, contributeErr := maternity.Contribute(zero, tabletest.Dec(t, "3000"))
	for _, err := range []error{zero.Check(), contributeErr} {
		require.ErrorIs(t, err, rule.ErrMissingField)
		for _, what := range []string{"employer floor", "employer ceiling", "employer rate"} {
			assert.Contains(t, err.Error(), "maternity: "+what+" is not set; ")
		}
	}
}

// Before 2020-01 the base is not known: that passes Check and gives no line.
func TestUnknownBase(t *testing.T) {
	gap := &rule.NoRuleError{Area: rule.AreaMaternity, What: rule.Say("floor", "下限"), Month: rule.MonthOf(2019, 12),
		Nearest: rule.MonthOf(2020, 1)}
	p := august2025(t)
	p.Floor, p.Ceiling = rule.UnknownFigure(gap), rule.UnknownFigure(gap)
	require.NoError(t, p.Check())
	lines, err := maternity.Contribute(p, tabletest.Dec(t, "3000"))
	var got *rule.NoRuleError
	require.ErrorAs(t, err, &got)
	assert.Equal(t, gap, got)
	assert.Nil(t, lines)
}

// Where nobody has a base of their own, nothing is owed on a wage; the wage is looked at all the same.
func TestContributeWhereNothingIsLevied(t *testing.T) {
	p := maternity.Params{Floor: rule.NoneFigure(), Ceiling: rule.NoneFigure(), EmployerRate: rule.NoneFigure()}
	require.NoError(t, p.Check())
	lines, err := maternity.Contribute(p, tabletest.Dec(t, "3000"))
	require.ErrorIs(t, err, rule.ErrNotApplicable)
	tabletest.Chinese(t, rule.Message(err, rule.Chinese))
	assert.Nil(t, lines)
	_, err = maternity.Contribute(p, tabletest.Dec(t, "-1"))
	require.ErrorIs(t, err, rule.ErrOutOfRange)
	assert.ErrorIs(t, err, rule.ErrNotApplicable)
}

func TestBadParams(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(p *maternity.Params)
		says   string
	}{
		{name: "floor above ceiling", change: func(p *maternity.Params) { p.Floor = figure(t, "31180") },
			says: "maternity: floor 31180 is above the ceiling 31179"},
		{name: "a floor with a li", change: func(p *maternity.Params) { p.Floor = figure(t, "6236.001") },
			says: "maternity: floor 6236.001 has more than 2 decimals"},
		{name: "a rate of 85 %, 85", change: func(p *maternity.Params) { p.EmployerRate = figure(t, "85") },
			says: "maternity: rate 85 is not a fraction from 0 to 1"},
		{name: "a rate known not to exist", change: func(p *maternity.Params) { p.EmployerRate = figure(t, "none") },
			says: "maternity: rate none is not a fraction from 0 to 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := august2025(t)
			c.change(&p)
			_, contributeErr := maternity.Contribute(p, tabletest.Dec(t, "8000"))
			for _, err := range []error{p.Check(), contributeErr} {
				require.ErrorIs(t, err, rule.ErrOutOfRange)
				assert.Contains(t, err.Error(), c.says)
			}
		})
	}
}

func TestBadWage(t *testing.T) {
	for _, wage := range []decimal.Decimal{decimal.New(-1, -2), decimal.New(1, -3), decimal.New(1, 9999)} {
		lines, err := maternity.Contribute(august2025(t), wage)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), "maternity: wage")
		assert.Nil(t, lines)
	}
}
