package planrow_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/planrow"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// TestText: a row of a plan is written as the amounts of its slip are, below, within and above the limits.
func TestText(t *testing.T) {
	policy, err := guangzhou.Policy(rule.MonthOf(2025, 8))
	require.NoError(t, err)
	employer, err := payroll.NewEmployer(payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008",
		HousingEmployerRate: "0.05", HousingEmployeeRate: "0.07"})
	require.NoError(t, err)
	slipOf := func(fen int64) payroll.Slip {
		wage := decimal.NewNullDecimal(rule.FenAmount(fen).Decimal())
		slip, err := policy.Slip(employer, payroll.Employee{Wage: wage})
		require.NoError(t, err)
		return slip
	}
	plan, err := policy.Plan(employer, nil)
	require.NoError(t, err)
	first := slipOf(800_000)
	rows := planrow.Plan{Columns: plan.Columns()}
	rows.Limits, _ = planrow.LimitsOf(&first, rows.Columns)
	require.NotEmpty(t, rows.Limits)
	amounts := planrow.Of(&first)
	parts := amounts.Vary(&rows)
	row, err := json.Marshal(amounts)
	require.NoError(t, err)
	text := rows.NewText(string(row), parts)

	wages := []int64{0, 100_000, 250_001, 550_000, 1_234_567, 2_754_900, 2_754_901, 10_000_000}
	batch := plan.NewBatch(len(wages))
	batch.Wages.All = wages
	refused, err := plan.Fill(batch, 1)
	require.NoError(t, err)
	require.Empty(t, refused)
	for i, wage := range wages {
		slip := slipOf(wage)
		want, err := json.Marshal(planrow.Of(&slip))
		require.NoError(t, err)
		assert.Equal(t, string(want), string(text.Append(nil, nil, &batch, i)))
	}
}

// TestLimitsOfAnother: a slip with other lines than the columns has no limits of theirs.
func TestLimitsOfAnother(t *testing.T) {
	_, same := planrow.LimitsOf(&payroll.Slip{}, []payroll.Column{{Scheme: rule.Pension, Payer: rule.Employee}})
	assert.False(t, same)
}
