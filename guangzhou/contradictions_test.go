package guangzhou_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/rule"
)

// contradiction is one row of CONTRADICTIONS.md.
type contradiction struct{ series, from, taken, other, state, why string }

// readRegister reads the table of CONTRADICTIONS.md.
func readRegister(t *testing.T) map[string]contradiction {
	t.Helper()
	text, err := os.ReadFile("CONTRADICTIONS.md")
	require.NoError(t, err)
	register := map[string]contradiction{}
	for _, line := range strings.Split(string(text), "\n") {
		if !strings.HasPrefix(line, "| `") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		require.Len(t, cells, 6, line)
		for i := range cells {
			cells[i] = strings.Trim(cells[i], " `")
		}
		c := contradiction{cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]}
		require.NotContains(t, register, c.series+" "+c.from)
		register[c.series+" "+c.from] = c
	}
	require.NotEmpty(t, register)
	return register
}

// The register and the rows say the same: every disputed row is open here with both values, every row that names the
// register is in it, and every entry is a row with the value taken.
func TestRegisterOfContradictions(t *testing.T) {
	register := readRegister(t)
	found := map[string]bool{}
	for name, table := range tables(t) {
		for _, e := range table.Entries {
			key := name + " " + e.From.Month().String()
			c, listed := register[key]
			if e.Grade == rule.Disputed || e.Other != "" || strings.Contains(e.Cite.Note, "CONTRADICTIONS.md") {
				assert.True(t, listed, "%s is not in the register", key)
			}
			if !listed {
				continue
			}
			found[key] = true
			assert.Equal(t, c.taken, e.Value.String(), key)
			assert.Equal(t, c.state == "open", e.Grade == rule.Disputed, key)
			if e.Other != "" {
				assert.Equal(t, e.Other, c.other, key)
			}
		}
	}
	for key, c := range register {
		assert.True(t, found[key], "%s is no row", key)
		assert.Contains(t, []string{"open", "doubt", "settled"}, c.state, key)
		assert.NotEqual(t, c.taken, c.other, key)
		assert.NotEmpty(t, c.why, key)
	}
}
