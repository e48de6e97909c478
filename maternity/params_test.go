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
	type c struct {
		wage, base, amount string
		limit              rule.Limit
	}
	tabletest.Run(t, map[string]c{
		"below the floor":         {"3000", "6236", "53.01", rule.LimitFloor}, // 53.006
		"no wage":                 {"0", "6236", "53.01", rule.LimitFloor},
		"at the floor":            {"6236", "6236", "53.01", rule.LimitNone},
		"between":                 {"8000", "8000", "68", rule.LimitNone},
		"half a fen":              {"10010", "10010", "85.09", rule.LimitNone}, // 85.085
		"just under half a fen":   {"10009.99", "10009.99", "85.08", rule.LimitNone},
		"at the ceiling":          {"31179", "31179", "265.02", rule.LimitNone}, // 265.0215
		"a fen above the ceiling": {"31179.01", "31179", "265.02", rule.LimitCeiling},
		"above the ceiling":       {"100000", "31179", "265.02", rule.LimitCeiling},
	}, func(t *testing.T, c c) {
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

func TestBadParams(t *testing.T) {
	type c struct {
		change func(p *maternity.Params)
		says   string
	}
	tabletest.Run(t, map[string]c{
		"floor above ceiling": {func(p *maternity.Params) { p.Floor = figure(t, "31180") },
			"maternity: floor 31180 is above the ceiling 31179"},
		"a floor with a li": {func(p *maternity.Params) { p.Floor = figure(t, "6236.001") },
			"maternity: floor 6236.001 has more than 2 decimals"},
		"a rate of 85 %, 85": {func(p *maternity.Params) { p.EmployerRate = figure(t, "85") },
			"maternity: rate 85 is not a fraction from 0 to 1"},
		"a rate that is none": {func(p *maternity.Params) { p.EmployerRate = figure(t, "none") },
			"maternity: rate none is not a fraction from 0 to 1"},
	}, func(t *testing.T, c c) {
		p := august2025(t)
		c.change(&p)
		_, contributeErr := maternity.Contribute(p, tabletest.Dec(t, "8000"))
		for _, err := range []error{p.Check(), contributeErr} {
			require.ErrorIs(t, err, rule.ErrOutOfRange)
			assert.Contains(t, err.Error(), c.says)
		}
	})
}

func TestBadWage(t *testing.T) {
	for _, wage := range []decimal.Decimal{decimal.New(-1, -2), decimal.New(1, -3), decimal.New(1, 9999)} {
		lines, err := maternity.Contribute(august2025(t), wage)
		require.ErrorIs(t, err, rule.ErrOutOfRange)
		assert.Contains(t, err.Error(), "maternity: wage")
		assert.Nil(t, lines)
	}
}
