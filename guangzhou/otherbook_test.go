package guangzhou_test

import (
	"bytes"
	"encoding/csv"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// with is the city's folder of figures with other values in all rows of some series.
func with(t *testing.T, values map[string]string) fstest.MapFS {
	t.Helper()
	sheets, sources := readSheets(t)
	out := fstest.MapFS{"sources.csv": {Data: sources}}
	for _, s := range sheets {
		for _, row := range s.rows {
			if value, ok := values[row[0]]; ok {
				row[s.column("value")], row[s.column("grade")] = value, "reported"
			}
		}
		var text bytes.Buffer
		require.NoError(t, csv.NewWriter(&text).WriteAll(s.rows))
		out[s.file] = &fstest.MapFile{Data: text.Bytes()}
	}
	return out
}

// What is wrong in the folder is told by every function that reads it, and none of them has an answer.
func TestFolderThatCannotBeRead(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, guangzhou.Use(nil)) })
	require.Error(t, guangzhou.Use(fstest.MapFS{"figures/pension.csv": {Data: []byte("series,from\n")}}))
	m := month(t, "2025-08")
	for _, c := range []struct {
		name string
		call func() (answer any, err error)
	}{
		{name: "Policy", call: func() (any, error) { p, err := guangzhou.Policy(m); return p.Place, err }},
		{name: "Policy with options", call: func() (any, error) {
			p, err := guangzhou.Policy(m, guangzhou.CarryForward())
			return p.Place, err
		}},
		{name: "Lookup", call: func() (any, error) {
			f, err := guangzhou.Lookup("pension.floor", m)
			return f.Known(), err
		}},
		{name: "LookupOn", call: func() (any, error) {
			f, err := guangzhou.LookupOn("pension.floor", m.First())
			return f.Known(), err
		}},
		{name: "Tables", call: func() (any, error) { tables, err := guangzhou.Tables(); return tables, err }},
		{name: "Sources", call: func() (any, error) { sources, err := guangzhou.Sources(); return sources, err }},
		{name: "ResidentPension", call: func() (any, error) {
			p, _, err := guangzhou.ResidentPension(m)
			return p.Tiers, err
		}},
		{name: "LoanRate", call: func() (any, error) {
			f, err := guangzhou.LoanRate(m.First(), 60, false)
			return f.Known(), err
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer, err := c.call()
			assert.ErrorContains(t, err, "figures/pension.csv:1: column value is missing")
			assert.Empty(t, answer)
		})
	}
	assert.Empty(t, guangzhou.Version())
}

// A policy whose figures contradict one another is refused again and again.
func TestPolicyThatContradictsItself(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, guangzhou.Use(nil)) })
	require.NoError(t, guangzhou.Use(with(t, map[string]string{"pension.floor": "99999"})))
	for range 2 {
		_, err := guangzhou.Policy(month(t, "2025-08"))
		assert.ErrorIs(t, err, rule.ErrOutOfRange)
	}
}

// The highest subsidy is that of the last tier, whatever the others are.
func TestHighestSubsidyIsOfTheLastTier(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, guangzhou.Use(nil)) })
	require.NoError(t, guangzhou.Use(with(t, map[string]string{"resident_pension.tier_7_subsidy": "1000"})))
	p, _, err := guangzhou.ResidentPension(month(t, "2022-01"))
	require.NoError(t, err)
	tabletest.Equal(t, "1480", p.MaxSubsidy)
}

func TestVersionIsOfTheMonthTheSourcesWereLookedAt(t *testing.T) {
	assert.Regexp(t, "^2026-11-[0-9a-f]{8}$", guangzhou.Version())
}
