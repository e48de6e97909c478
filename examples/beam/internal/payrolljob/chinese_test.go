package payrolljob

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
)

func TestInChinese(t *testing.T) {
	chinesetest.Speech{Args: []string{"-shards", "0"}}.Check(t,
		func(args []string, _ io.Reader, stdout, stderr io.Writer) int {
			return runWith(flag.NewFlagSet("", flag.ContinueOnError), args, stdout, stderr)
		})
}

// The files, and in them the reasons of what is refused, are written in the language of the run.
func TestFilesInChinese(t *testing.T) {
	folder := t.TempDir()
	const header, rows = "工号,缴费工资\n", "A,8000\nA,9000\nB,x\n,3000\nC,-1\n"
	require.NoError(t, os.WriteFile(filepath.Join(folder, "a.csv"), []byte(header+rows), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "b.csv"), []byte("工号,身高\nD,180\n"), 0o600))
	out := filepath.Join(folder, "out")
	status, stdout, stderr := runJob(filepath.Join(folder, "*.csv"), out, "-month", "2025-08", "-lang", "zh")
	assert.Equal(t, 1, status, stderr)
	assert.Equal(t, out+"：已算 1 人，4 行和 1 个文件不能使用\n", stdout)
	files, err := filepath.Glob(filepath.Join(out, "*.csv"))
	require.NoError(t, err)
	require.Len(t, files, 6)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(string(data), "\ufeff"), file)
		chinesetest.Check(t, string(data))
	}
}
