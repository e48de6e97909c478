package jsonrule_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/jsonrule"
	"github.com/shebao-go/shebao/scenario"
)

// shortened are numbers that are printed with fewer decimals than they have: what an amount was computed from, which is
// shown for reading.
var shortened = []struct{ rule, field string }{
	{"relief.disability_levy", "wage"}, // the average wage of a year, to 8 decimals
}

// TestAmountsAreRoundedBeforeTheyArePrinted: printing rounds nothing. A function that returns half a fen would answer
// callers in Go with another amount than callers in JSON.
func TestAmountsAreRoundedBeforeTheyArePrinted(t *testing.T) {
	files, err := filepath.Glob("../scenario/testdata/*/*.json")
	require.NoError(t, err)
	compared := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		var cases []scenario.Case
		require.NoError(t, json.Unmarshal(text, &cases))
		for _, c := range cases {
			r, err := scenario.Declared(c.Rule)
			if err != nil {
				continue
			}
			compared += compareUnprinted(t, c.ID, r, c.In)
		}
	}
	assert.Positive(t, compared)
}

// compareUnprinted compares what a rule prints with what its function returned.
func compareUnprinted(t *testing.T, id string, r jsonrule.Rule, in []byte) int {
	t.Helper()
	printed, err := r.Call(in)
	if err != nil {
		return 0
	}
	restore := jsonrule.Unprinted(r)
	defer restore()
	whole, err := r.Call(in)
	require.NoError(t, err, id)
	var a, b any
	require.NoError(t, json.Unmarshal(printed, &a))
	require.NoError(t, json.Unmarshal(whole, &b))
	for _, one := range shortened {
		if answer, ok := a.(map[string]any); ok && one.rule == r.Name() {
			delete(answer, one.field)
		}
	}
	return sameNumbers(t, id, a, b)
}

// sameNumbers compares two answers, numbers by their value, and returns how many texts they hold.
func sameNumbers(t *testing.T, path string, a, b any) (compared int) {
	t.Helper()
	switch a := a.(type) {
	case map[string]any:
		for name := range a {
			compared += sameNumbers(t, path+"."+name, a[name], b.(map[string]any)[name])
		}
	case []any:
		for i := range a {
			compared += sameNumbers(t, path, a[i], b.([]any)[i])
		}
	case string:
		x, xErr := decimal.NewFromString(a)
		y, yErr := decimal.NewFromString(b.(string))
		if xErr == nil && yErr == nil {
			assert.True(t, x.Equal(y), "%s is %s and printed as %s", path, b, a)
		}
		return 1
	}
	return compared
}
