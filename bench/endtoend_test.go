package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The file of slips by DuckDB is that by the program, byte by byte, and its amounts are those worked out by whole
// numbers alone.
func TestEndToEndIsEqual(t *testing.T) {
	wages := askedWages(20_000)
	e, err := newEndToEnd(t.TempDir(), wages)
	require.NoError(t, err)
	for cores := 1; cores <= twoCores; cores++ {
		require.NoError(t, e.byDuckDB(cores))
		require.NoError(t, e.byProgram(cores, e.slips("program")))
		program, err := os.ReadFile(e.slips("program"))
		require.NoError(t, err)
		duckdb, err := os.ReadFile(e.slips("duckdb"))
		require.NoError(t, err)
		lines, others := strings.Split(string(program), "\n"), strings.Split(string(duckdb), "\n")
		require.Len(t, lines, len(wages)+2)
		require.Len(t, others, len(lines))
		for i := range lines {
			require.Equal(t, lines[i], others[i], "line %d", i+1)
		}
		for i, wage := range wages {
			checkSlip(t, strings.Split(lines[0], ","), strings.Split(lines[i+1], ","), wage)
		}
		require.NoError(t, os.Remove(e.slips("program")))
		require.NoError(t, os.Remove(e.slips("duckdb")))
	}
}

// checkSlip compares the amounts of a row with those of a wage; the bases stand between them.
func checkSlip(t *testing.T, names, cells []string, wage int64) {
	t.Helper()
	amount := 0
	for i, name := range names {
		ends := func(end string) bool { return strings.HasSuffix(name, end) }
		if ends("_employee") || ends("_employer") || ends("_total") {
			fens := want(wage)[amount]
			require.Equal(t, fmt.Sprintf("%d.%02d", fens/yuan, fens%yuan), cells[i], "wage %d fen, %s", wage, name)
			amount++
		}
	}
	require.Equal(t, amounts, amount)
}

func TestEndToEndSaysWhatFailed(t *testing.T) {
	e := &endToEnd{folder: t.TempDir(), roster: "none.csv", program: "no-program"}
	assert.ErrorContains(t, e.byDuckDB(1), "none.csv")
	assert.ErrorContains(t, e.byProgram(1, e.slips("program")), "no-program")
	assert.ErrorContains(t, command("go", "no-command"), "no-command")
}

func TestDecimalText(t *testing.T) {
	for _, c := range []struct {
		name   string
		units  int64
		places int
		want   string
	}{
		{name: "a rate", units: 260_000, places: 8, want: "0.00260000"},
		{name: "money", units: 1_126_200, places: 2, want: "11262.00"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, decimalText(c.units, c.places)) })
	}
}

// The slips as JSON lines have the amounts and totals of the file by DuckDB, and neither form leaves a file.
func TestFormsAreEqual(t *testing.T) {
	wages := askedWages(1_000)
	e, err := newEndToEnd(t.TempDir(), wages)
	require.NoError(t, err)
	path := filepath.Join(e.folder, "slips.jsonl")
	require.NoError(t, e.byProgram(twoCores, path))
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	slips := json.NewDecoder(file)
	for i, wage := range wages {
		var one struct {
			ID   string
			Slip struct {
				Employee, Employer struct{ Total string }
				Lines              []struct{ Amount string }
			}
		}
		require.NoError(t, slips.Decode(&one))
		require.Equal(t, fmt.Sprintf("P%07d", i), one.ID)
		got := make([]string, 0, amounts)
		for _, line := range one.Slip.Lines {
			got = append(got, line.Amount)
		}
		got = append(got, one.Slip.Employee.Total, one.Slip.Employer.Total)
		require.Len(t, got, amounts)
		for amount, fens := range want(wage) {
			require.Equal(t, decimalText(fens, 2), got[amount], "wage %d fen, amount %d", wage, amount)
		}
	}
	assert.False(t, slips.More())

	for _, form := range []string{"csv", "jsonl"} {
		require.NoError(t, e.inForm(1, form))
		assert.NoFileExists(t, filepath.Join(e.folder, "form."+form))
	}
}
