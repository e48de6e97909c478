package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden page")

// TestPage keeps the printed page. The amounts in it are by hand: a tenth of the way for half a year is 60 billion x
// 0.32 points / 2 = 96,000,000, and the revenue-neutral rate is (20 x 6 + 12 x 4) / 10 = 16.8 %.
func TestPage(t *testing.T) {
	var out bytes.Buffer
	svg := filepath.Join(t.TempDir(), "chart.svg")
	require.NoError(t, run([]string{"-svg", svg}, &out, os.Stderr))
	golden := filepath.Join("testdata", "page.golden")
	if *update {
		require.NoError(t, os.WriteFile(golden, out.Bytes(), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), out.String())
	chart, err := os.ReadFile(svg)
	require.NoError(t, err)
	assert.Contains(t, string(chart), "<svg")
	assert.Contains(t, string(chart), "back-loaded")
}

func TestErrors(t *testing.T) {
	for name, c := range map[string]struct{ file, says string }{
		"not JSON":      {"{", "what-if file"},
		"unknown field": {`{"groupes":[]}`, "groupes"},
		"no path":       {`{"groups":[]}`, "paths is empty"},
		"bad rate":      {`{"groups":[{"name":"a","rate":"20%","base_total":"1"}],"target":"0.1","start":"2014-07","paths":[{"name":"x"}]}`, "percentage"},
		"bad share":     {`{"groups":[{"name":"a","rate":"0.2","base_total":"1"}],"target":"0.1","start":"2014-07","paths":[{"name":"x","shares":["0.5"]}]}`, "rise to 1"},
		"no such group": {`{"groups":[{"name":"a","rate":"0.2","base_total":"1"}],"employers":[{"name":"e","group":"b","base_total":"1"}],"target":"0.1","start":"2014-07","paths":[{"name":"x"}]}`, `group "b"`},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "in.json")
			require.NoError(t, os.WriteFile(file, []byte(c.file), 0o644))
			err := run([]string{"-in", file}, &bytes.Buffer{}, &bytes.Buffer{})
			require.Error(t, err)
			assert.Contains(t, err.Error(), c.says)
		})
	}
}
