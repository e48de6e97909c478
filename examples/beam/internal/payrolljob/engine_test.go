package payrolljob

import (
	"fmt"
	"math"
	"strings"
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

// TestParts: whole batches, a batch and one more, and nobody; each part ends with all its people computed, in whatever
// bundles they come, and adds them up.
func TestParts(t *testing.T) {
	fn := &computeFn{Files: 3, engine: newTestEngine(t)}
	for _, people := range []int{0, 1, batchSize, batchSize + 1, 2 * batchSize} {
		var bundles []Rows
		parted := bundlesOf("a.csv", func(rows Rows) { bundles = append(bundles, rows) })
		var want, ids []string
		for i := range people {
			row := Row{Line: int64(i + 2), ID: fmt.Sprint(i), Pension: 300_000}
			want = append(want, row.ID)
			parted.add(&row)
		}
		parted.flush()
		var added int64
		require.NoError(t, fn.ProcessElement(0, iterate(bundles), func(file int, text string) {
			assert.Less(t, file, 3)
			for line := range strings.Lines(text) {
				id, _, _ := strings.Cut(line, ",")
				ids = append(ids, id)
			}
		}, func(sum Totals) { added += sum.People }, func(r Refusal) { assert.Fail(t, "refused", r) }))
		assert.ElementsMatch(t, want, ids)
		assert.Equal(t, int64(people), added)
	}
}

// TestFirstOfAnID: of the rows of one id the first by file and line is computed, in whatever order they come, be its
// wages good or bad.
func TestFirstOfAnID(t *testing.T) {
	fn := &computeFn{Files: 1, engine: newTestEngine(t)}
	row := func(file string, line int64, reason string) Rows {
		rows := Rows{File: file}
		rows.add(&Row{Line: line, ID: "A", Reason: reason})
		return rows
	}
	late, early, other := row("a.csv", 10, ""), row("a.csv", 9, "bad wage"), row("b.csv", 2, "worse")
	for _, order := range [][]Rows{{late, early, other}, {other, early, late}, {early, late, other}} {
		var refusals []Refusal
		require.NoError(t, fn.ProcessElement(0, iterate(order), func(int, string) { assert.Fail(t, "a slip") },
			func(Totals) { assert.Fail(t, "a sum") }, func(r Refusal) { refusals = append(refusals, r) }))
		assert.ElementsMatch(t, []Refusal{{"a.csv", 9, "A", "bad wage"},
			{"a.csv", 10, "A", `id "A" is a duplicate: it stands in a.csv line 9 already`},
			{"b.csv", 2, "A", `id "A" is a duplicate: it stands in a.csv line 9 already; worse`}}, refusals)
	}
}

// bundlesOf are the bundles of a file, whatever their part.
func bundlesOf(file string, emit func(Rows)) *bundles {
	return &bundles{file: file, emit: func(_ int, rows Rows) { emit(rows) }}
}

func iterate(bundles []Rows) func(*Rows) bool {
	return func(rows *Rows) bool {
		if len(bundles) == 0 {
			return false
		}
		*rows, bundles = bundles[0], bundles[1:]
		return true
	}
}

// TestTotalsTooLarge: a sum that does not fit is an error, never a smaller sum.
func TestTotalsTooLarge(t *testing.T) {
	fn := &sumFn{1}
	t1, err := fn.AddInput(fn.CreateAccumulator(), Totals{People: 1, Amounts: []int64{math.MaxInt64 - 5}})
	require.NoError(t, err)
	t2, err := fn.AddInput(t1, Totals{People: 1, Amounts: []int64{5}})
	require.NoError(t, err)
	assert.Equal(t, Totals{People: 2, Amounts: []int64{math.MaxInt64}}, t2)
	_, err = fn.AddInput(t2, Totals{People: 1, Amounts: []int64{1}})
	assert.ErrorContains(t, err, "a total is over 92,233,720,368,547,758 yuan")
	_, err = fn.MergeAccumulators(t2, Totals{Amounts: []int64{math.MaxInt64}})
	assert.ErrorContains(t, err, "compute the rosters in several runs")
}
