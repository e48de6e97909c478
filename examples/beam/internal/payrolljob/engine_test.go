package payrolljob

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
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
	type slip struct {
		id                 string
		amounts            []int64
		employee, employer int64
	}
	var slips []slip
	var refusals []Refusal
	err := newTestEngine(t).compute(
		[]Row{row("GZ0001", 300_000, 300_000), row("GZ0002", -1, -2), row("GZ0003", 1_000_000, 300_000)},
		func(id string, b *payroll.Batch, row int) error {
			s := slip{id: id, employee: b.Employee[row], employer: b.Employer[row]}
			for _, column := range b.Amounts {
				s.amounts = append(s.amounts, column[row])
			}
			slips = append(slips, s)
			return nil
		}, func(r Refusal) { refusals = append(refusals, r) })
	require.NoError(t, err)
	require.Len(t, slips, 2)
	assert.Equal(t,
		slip{"GZ0001", []int64{44_080, 88_160, 12_472, 28_062, 5_301, 600, 2_400, 600, 15_000, 15_000}, 72_152,
			139_523}, slips[0])
	assert.Equal(t, "GZ0003", slips[1].id)
	assert.Equal(t, int64(80_000), slips[1].amounts[0], "8 % of 10,000")
	require.Len(t, refusals, 1)
	assert.Equal(t, "GZ0002", refusals[0].ID)
	assert.Contains(t, refusals[0].Reason, "pension")
	assert.Contains(t, refusals[0].Reason, "-0.01")
	assert.Contains(t, refusals[0].Reason, "housing")
}

// newTestSlips is the step that writes slips, for one file in a folder of the test.
func newTestSlips(t *testing.T) *slipsFn {
	t.Helper()
	return &slipsFn{Files: []string{filepath.Join(t.TempDir(), "slips.csv")}, Header: "id", engine: newTestEngine(t)}
}

// writtenIDs are the ids of the slips, in their order.
func writtenIDs(t *testing.T, fn *slipsFn) []string {
	t.Helper()
	text, err := os.ReadFile(fn.Files[0])
	require.NoError(t, err)
	ids := []string{}
	for line := range strings.Lines(string(text)) {
		id, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ",")
		ids = append(ids, id)
	}
	require.NotEmpty(t, ids)
	require.Equal(t, fn.Header, ids[0])
	return ids[1:]
}

// TestSlipsOfAFile: whole batches, a batch and one more, and nobody; all people are computed, in the order of the
// rosters' names and lines, in whatever order their bundles come, and added up.
func TestSlipsOfAFile(t *testing.T) {
	fn := newTestSlips(t)
	for _, people := range []int{0, 1, batchSize, batchSize + 1, 5 * batchSize} {
		var all []Rows
		want := []string{}
		for _, roster := range []string{"a.csv", "b.csv"} {
			parted := newBundles(roster, 1, func(_ int, rows Rows) { all = append(all, rows) })
			for i := range people {
				row := Row{Line: int64(i + 2), ID: fmt.Sprint(roster, i), Pension: 300_000}
				want = append(want, row.ID)
				parted.add(&row)
			}
			parted.flush()
		}
		slices.Reverse(all)
		var added int64
		require.NoError(t, fn.ProcessElement(t.Context(), 0, iterate(append(all, Rows{})),
			func(sum Totals) { added += sum.People }, func(r Refusal) { assert.Fail(t, "refused", r) }))
		assert.Equal(t, want, writtenIDs(t, fn))
		assert.Equal(t, int64(2*people), added)
	}
}

// TestFirstOfAnID: of the rows of one id the first by file and line is computed, in whatever order they come, be its
// wages good or bad.
func TestFirstOfAnID(t *testing.T) {
	fn := newTestSlips(t)
	row := func(file string, line int64, reason string) Rows {
		rows := Rows{File: file}
		rows.add(&Row{Line: line, ID: "A", Reason: reason})
		return rows
	}
	late, early, other := row("a.csv", 10, ""), row("a.csv", 9, "bad wage"), row("b.csv", 2, "worse")
	for _, order := range [][]Rows{{late, early, other}, {other, early, late}, {early, late, other}} {
		var refusals []Refusal
		require.NoError(t, fn.ProcessElement(t.Context(), 0, iterate(order),
			func(sum Totals) { assert.Zero(t, sum.People) }, func(r Refusal) { refusals = append(refusals, r) }))
		assert.Equal(t, []Refusal{{"a.csv", 9, "A", "bad wage"},
			{"a.csv", 10, "A", `id "A" is a duplicate: it stands in a.csv line 9 already`},
			{"b.csv", 2, "A", `id "A" is a duplicate: it stands in a.csv line 9 already; worse`}}, refusals)
		assert.Empty(t, writtenIDs(t, fn))
	}
}

// TestSlipsCannotBeWritten: a file that cannot be written, and rows that did not arrive whole, fail the job.
func TestSlipsCannotBeWritten(t *testing.T) {
	rows := Rows{File: "a.csv"}
	rows.add(&Row{Line: 2, ID: "A"})
	cut := Rows{File: "a.csv", First: 2, Packed: rows.Packed[:len(rows.Packed)-1]}
	for _, c := range []struct {
		name, file string
		rows       Rows
		want       string
	}{
		{"no folder", "/dev/null/slips.csv", rows, "/dev/null"},
		{"a full disk", "/dev/full", rows, "no space left"},
		{"rows cut off", filepath.Join(t.TempDir(), "slips.csv"), cut, "a.csv: the rows from line 2 on"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fn := newTestSlips(t)
			fn.Files[0] = c.file
			err := fn.ProcessElement(t.Context(), 0, iterate([]Rows{c.rows}),
				func(Totals) { assert.Fail(t, "a sum") }, func(r Refusal) { assert.Fail(t, "refused", r) })
			assert.ErrorContains(t, err, c.want)
		})
	}
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
