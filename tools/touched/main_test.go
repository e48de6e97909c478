package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// repository is a repository of git whose only commit has the one text and whose folder has the other.
func repository(t *testing.T, before, now string) string {
	t.Helper()
	root := t.TempDir()
	file := filepath.Join(root, golden)
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
	require.NoError(t, os.WriteFile(file, []byte(before), 0o644))
	for _, args := range [][]string{{"init", "-q"}, {"add", "."},
		{"-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "before"}} {
		out, err := exec.Command("git", append([]string{"-C", root}, args...)...).CombinedOutput()
		require.NoError(t, err, "%s", out)
	}
	require.NoError(t, os.WriteFile(file, []byte(now), 0o644))
	return root
}

func TestTouched(t *testing.T) {
	const head = "# A wage\n# month | scheme payer | what\n"
	const table = "| scheme | months | before | now |\n|---|---|---|---|\n"
	for _, tt := range []struct{ name, before, now, want string }{
		{name: "nothing", before: head + "2025-01 | pension employee | a\n", now: "2025-01 | pension employee | a\n",
			want: "no amount of any month differs\n"},
		{name: "months in a row", before: "2025-01 | injury employer | a\n2025-02 | injury employer | a\n",
			now:  "2025-01 | injury employer | b\n2025-02 | injury employer | b\n",
			want: table + "| injury employer | 2025-01 to 2025-02 | a | b |\n"},
		{name: "a month between", now: "2025-01 | a b | y\n2025-02 | a b | x\n2025-03 | a b | y\n",
			before: "2025-01 | a b | x\n2025-02 | a b | x\n2025-03 | a b | x\n",
			want:   table + "| a b | 2025-01 | x | y |\n| a b | 2025-03 | x | y |\n"},
		{name: "new and gone", before: "2025-01 | a b | x\n", now: "2025-02 | a b | y | z\n",
			want: table + "| a b | 2025-01 | x | not there |\n" +
				"| a b | 2025-02 | not there | y; carried or disputed: z |\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, run([]string{"-root", repository(t, tt.before, tt.now)}, &out, io.Discard))
			assert.Equal(t, tt.want, out.String())
		})
	}
}

func TestTouchedRefuses(t *testing.T) {
	root := repository(t, "a", "a")
	assert.ErrorContains(t, run([]string{"-root", root, "-since", "v9"}, io.Discard, io.Discard), `of "v9"`)
	assert.ErrorContains(t, run([]string{"-root", root, "v9"}, io.Discard, io.Discard), "only flags are taken")
	assert.Error(t, run([]string{"-root", t.TempDir()}, io.Discard, io.Discard))
}
