package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Both READMEs of this folder show the same table, of every variant.
func TestReadmesShowOneTable(t *testing.T) {
	var tables []string
	for _, file := range []string{"README.md", "README.zh-CN.md"} {
		raw, err := os.ReadFile(file)
		require.NoError(t, err)
		_, rest, begins := strings.Cut(string(raw), tableBegin)
		table, _, ends := strings.Cut(rest, tableEnd)
		require.True(t, begins && ends, "%s has no table", file)
		tables = append(tables, table)
	}
	assert.Equal(t, tables[0], tables[1])
	for _, variant := range []string{"constant loop in columns", "constant loop by rows", "shebao Plan",
		"shebao Slip, unread", "shebao Batch.AppendCSV", "shebao scenario.CallAll", "DuckDB",
		"shebao examples/payroll", "shebao Plan by rows", "shebao examples/payroll, JSON lines"} {
		assert.Contains(t, tables[0], "\n| "+variant+" | ")
	}
}

// Only what stands between the marks is replaced, and a file without marks is refused and left alone.
func TestInto(t *testing.T) {
	path := filepath.Join(t.TempDir(), "README.md")
	results := []result{
		{name: "loop", group: "one core", times: []float64{2, 1, 3}, ratios: []float64{1, 1, 1}, employees: 1}}
	require.NoError(t, os.WriteFile(path, []byte("above\n"+tableBegin+"old\n"+tableEnd+"\nbelow\n"), 0o644))
	require.NoError(t, into(path, options{counts: 3}, results))
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	text := string(raw)
	assert.Regexp(t,
		`(?s)^above\n<!-- bench: written by bench -->\nOne month .*\| loop \| 1\.0 \| 2\.0 \| 3\.0 \| .*<!-- /bench `+
			`-->\nbelow\n$`, text)
	assert.NotContains(t, text, "old")

	require.NoError(t, os.WriteFile(path, []byte("above\n"), 0o644))
	assert.ErrorContains(t, into(path, options{}, results), "has no lines")
	raw, err = os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "above\n", string(raw))
	assert.Error(t, into(filepath.Join(t.TempDir(), "none"), options{}, results))
}
