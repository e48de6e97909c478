package payrolljob

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/payroll"
)

func newTestEngine(t *testing.T) *engine {
	t.Helper()
	e, err := newEngine(
		&Settings{Month: "2025-08",
			Employer: payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
				HousingEmployeeRate: "0.05"}})
	require.NoError(t, err)
	return e
}

// TestEngineRefuses: a wage that no roster would let through is refused by the engine, and its neighbours are computed.
func TestEngineRefuses(t *testing.T) {
	row := func(id string, pension, housing int64) Row {
		return Row{File: "a.csv", Line: 2, ID: id, Pension: pension, Medical: 300_000, Unemployment: 300_000,
			Injury: 300_000, Housing: housing}
	}
	var slips []Slip
	var refusals []Refusal
	err := newTestEngine(t).compute(
		[]Row{row("GZ0001", 300_000, 300_000), row("GZ0002", -1, -2), row("GZ0003", 1_000_000, 300_000)},
		func(s Slip) { slips = append(slips, s) }, func(r Refusal) { refusals = append(refusals, r) })
	require.NoError(t, err)
	require.Len(t, slips, 2)
	assert.Equal(t,
		Slip{"GZ0001", []int64{44_080, 88_160, 12_472, 28_062, 5_301, 600, 2_400, 600, 15_000, 15_000}, 72_152,
			139_523}, slips[0])
	assert.Equal(t, int64(80_000), slips[1].Amounts[0], "8 % of 10,000")
	require.Len(t, refusals, 1)
	assert.Equal(t, "GZ0002", refusals[0].ID)
	assert.Contains(t, refusals[0].Reason, "pension")
	assert.Contains(t, refusals[0].Reason, "-0.01")
	assert.Contains(t, refusals[0].Reason, "housing")
}

// TestBundles: whole batches, a batch and one more, and nobody; each bundle ends with all its people computed.
func TestBundles(t *testing.T) {
	fn := &computeFn{engine: newTestEngine(t)}
	refusals := func(r Refusal) { assert.Fail(t, "refused", r) }
	for _, people := range []int{0, 1, batchSize, batchSize + 1, 2 * batchSize} {
		var ids []string
		slips := func(s Slip) { ids = append(ids, s.ID) }
		fn.StartBundle(slips, refusals)
		var want []string
		for i := range people {
			id := fmt.Sprint(i)
			want = append(want, id)
			more := true
			next := func(r *Row) bool {
				*r = Row{ID: id}
				defer func() { more = false }()
				return more
			}
			require.NoError(t, fn.ProcessElement(id, next, slips, refusals))
		}
		require.NoError(t, fn.FinishBundle(slips, refusals))
		assert.Equal(t, want, ids)
	}
}

// TestTotalsTooLarge: a sum that does not fit is an error, never a smaller sum.
func TestTotalsTooLarge(t *testing.T) {
	fn := &sumFn{1}
	t1, err := fn.AddInput(fn.CreateAccumulator(), Slip{Amounts: []int64{math.MaxInt64 - 5}})
	require.NoError(t, err)
	t2, err := fn.AddInput(t1, Slip{Amounts: []int64{5}})
	require.NoError(t, err)
	assert.Equal(t, Totals{People: 2, Amounts: []int64{math.MaxInt64}}, t2)
	_, err = fn.AddInput(t2, Slip{Amounts: []int64{1}})
	assert.ErrorContains(t, err, "a total is over 92,233,720,368,547,758 yuan")
	_, err = fn.MergeAccumulators(t2, Totals{Amounts: []int64{math.MaxInt64}})
	assert.ErrorContains(t, err, "compute the rosters in several runs")
}
