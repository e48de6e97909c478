package shebao_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestContributingDirectories: CONTRIBUTING.md has a line for every directory of the repository, and for no other.
func TestContributingDirectories(t *testing.T) {
	text, err := os.ReadFile("CONTRIBUTING.md")
	require.NoError(t, err)
	var want, got []string
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	for _, entry := range entries {
		if entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") {
			want = append(want, entry.Name())
		}
	}
	for line := range strings.Lines(string(text)) {
		name, ok := strings.CutPrefix(line, "| `")
		if !ok {
			continue
		}
		name, _, ok = strings.Cut(name, "/` | ")
		require.True(t, ok, line)
		got = append(got, name)
	}
	assert.ElementsMatch(t, want, got)
}
