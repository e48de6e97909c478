package payroll_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
)

// One wage that is refused, whichever place of a block it has, is refused once, and every other is computed: 8,000.00
// in 2022-01 is 640.00 of pension. A stretch is 384 rows and a block 48.
func TestARefusedWageInEveryPlace(t *testing.T) {
	plan := planOf(t, policy(t, benchMonth), employer(t, settings()))
	wages := slices.Repeat([]int64{8_000_00}, 800)
	for at := range 100 {
		checkRefusedAt(t, plan, wages, at)
	}
	for _, at := range []int{382, 383, 384, 385, 431, 432, 767, 768, 799} {
		checkRefusedAt(t, plan, wages, at)
	}
}

// checkRefusedAt refuses one of wages that are all 8,000.00.
func checkRefusedAt(t *testing.T, plan *payroll.Plan, wages []int64, at int) {
	t.Helper()
	for _, wage := range []int64{-1, 10_000_000_000_01} {
		wages[at] = wage
		batch := plan.NewBatch(len(wages))
		batch.Wages.All = wages
		refused, err := plan.Fill(batch, 1)
		require.NoError(t, err)
		want := []payroll.RowError{{Row: at, Wage: wage}}
		require.Equal(t, want, refused)
		require.Equal(t, want, checkRows(t, plan, batch, 1))
		pension := slices.Repeat([]int64{640_00}, len(wages))
		pension[at] = payroll.NoAmount
		require.Equal(t, pension, batch.Amounts[0])
	}
	wages[at] = 8_000_00
}

// A side that pays nothing stands beside one that pays: 8,000.00 at 0 % and at 16 %.
func TestARateOfZeroBesideAnother(t *testing.T) {
	p, err := policy(t, benchMonth).WithAll(map[string]string{"pension.employee_rate": "0",
		"pension.employer_rate": "0.16"})
	require.NoError(t, err)
	plan := planOf(t, &p, employer(t, settings()))
	b := fill(t, plan, 8_000_00)
	assert.Equal(t, []int64{0, 1_280_00}, []int64{b.Amounts[0][0], b.Amounts[1][0]})
	assert.Empty(t, checkRows(t, plan, b, 1))
}
