package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
)

func TestErrors(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		args string
		says []string
	}{
		"too few counts": {"-counts 9", []string{"-counts 9 is below 10"}},
		"too few rows":   {"-rows 99999", []string{"-rows 99999 is not 100000 to 10000000"}},
		"too many rows":  {"-rows 10000001", []string{"-rows 10000001 is not 100000 to 10000000"}},
		"small roster":   {"-roster 9999", []string{"-roster 9999 is not 10000 to 10000000"}},
		"both":           {"-counts 0 -rows 0", []string{"-counts 0", "-rows 0"}},
		"argument":       {"12", []string{`argument "12" is not known`}},
		"unknown flag":   {"-count 12", []string{"-count"}},
	}, func(t *testing.T, c struct {
		args string
		says []string
	}) {
		var out bytes.Buffer
		err := run(strings.Fields(c.args), &out, io.Discard)
		for _, says := range c.says {
			require.ErrorContains(t, err, says)
		}
		assert.Empty(t, out.String())
	})
}

func TestOptions(t *testing.T) {
	o, err := readOptions([]string{"-counts", "10", "-markdown"}, io.Discard)
	require.NoError(t, err)
	assert.Equal(t, options{counts: 10, rows: 1_000_000, rosterRows: 1_000_000, markdown: true,
		span: 50 * time.Millisecond}, o)
}

// TestMeasure runs every group for a moment: each variant has every count, and the reference is 1 in each.
func TestMeasure(t *testing.T) {
	results, err := measure(options{counts: minCounts, rows: 1_000, rosterRows: 100, span: time.Microsecond})
	require.NoError(t, err)
	require.Len(t, results, len(slipVariants)+22)
	for _, r := range results {
		assert.Len(t, r.times, minCounts, r.name)
		assert.Len(t, r.ratios, minCounts, r.name)
		if r.name == r.reference {
			assert.Equal(t, spread{1, 1, 1}, spreadOf(r.ratios), r.name)
		}
	}
}

// TestCompare: the reference is the candidate that is faster at the median, whatever is faster beside the candidates.
func TestCompare(t *testing.T) {
	results := []result{{name: "slow", times: []float64{1, 8, 6}}, {name: "fast", times: []float64{2, 4, 4}},
		{name: "other", times: []float64{1, 1, 1}}}
	compare(results, 2)
	for i, ratios := range [][]float64{{0.5, 2, 1.5}, {1, 1, 1}, {0.5, 0.25, 0.25}} {
		assert.Equal(t, "fast", results[i].reference)
		assert.Equal(t, ratios, results[i].ratios)
	}
}

// TestTurns proves that every count begins with another variant, and that an error of a variant is not swallowed.
func TestTurns(t *testing.T) {
	var order strings.Builder
	note := func(name string) variant {
		return variant{name, 1, func(int) error {
			order.WriteString(name)
			return nil
		}}
	}
	_, err := takeTurns([]variant{note("a"), note("b"), note("c")}, options{counts: 4})
	require.NoError(t, err)
	assert.True(t, strings.HasSuffix(order.String(), "abc"+"bca"+"cab"+"abc"), order.String())

	broken := errors.New("broken")
	_, err = takeTurns([]variant{note("a"), {"b", 1, func(int) error { return broken }}}, options{counts: minCounts})
	require.ErrorIs(t, err, broken)
	require.ErrorContains(t, err, "b: ")
}

func TestSpread(t *testing.T) {
	assert.Equal(t, spread{1, 2.5, 9}, spreadOf([]float64{9, 2, 1, 3}))
	assert.Equal(t, spread{1, 3, 9}, spreadOf([]float64{9, 1, 3}))
}

// TestShow prints one group both ways: the counts are not sorted, and the medians are by hand.
func TestShow(t *testing.T) {
	results := []result{
		{"work", "reference", "reference", 1, []float64{30, 10, 20}, []float64{1, 1, 1}, 89},
		{"work", "other", "reference", 1000, []float64{15.04, 2.5, 5}, []float64{0.5, 0.25, 0.25}, 0},
	}
	var plain, markdown bytes.Buffer
	require.NoError(t, show(&plain, options{counts: 3}, results))
	require.NoError(t, show(&markdown, options{counts: 3, markdown: true}, results))
	for _, fields := range []string{"reference 10.0 20.0 30.0 1.000 1.000 1.000 89 1",
		"other 2.5 5.0 15.0 0.250 0.250 0.500 0 1000"} {
		assert.Contains(t, strings.Join(strings.Fields(plain.String()), " "), fields)
		assert.Contains(t, markdown.String(), "| "+strings.ReplaceAll(fields, " ", " | ")+" |\n")
	}
	assert.Contains(t, plain.String(), "\nwork (reference: reference)\n")
	table := markdown.String()[strings.Index(markdown.String(), "|"):]
	for row := range strings.Lines(table) {
		assert.Equal(t, len(heads)+1, strings.Count(row, "|"), row)
	}
}
