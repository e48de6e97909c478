package shebao_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// numberedNoun is a number in a format with an English noun in the plural behind it.
var numberedNoun = regexp.MustCompile(`%(\[\d\])?d (months|days|years|persons|rows|lines|errors|items|decimals|` +
	`fields|files|members|lots|entries|digits|heads|figures|shares)\b`)

// TestOneMonthIsNotOneMonths reads every package and every program but those of maintainers: where a number that may be
// 1 stands before a noun the format takes it by rule.Count. Exceptions are numbers that are never 1.
func TestOneMonthIsNotOneMonths(t *testing.T) {
	never := map[string]string{
		"examples/internal/costcompare/run.go":    "the most months of a comparison",
		"examples/internal/retirement/history.go": "the most rows of a history",
	}
	used, read := map[string]bool{}, 0
	require.NoError(t, filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		maintainers := strings.HasPrefix(path, "tools/") || strings.HasPrefix(path, "bench/")
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || maintainers {
			return nil
		}
		read++
		text, err := os.ReadFile(path)
		if found := numberedNoun.FindString(string(text)); found != "" {
			used[path] = true
			assert.NotEmpty(t, never[path], "%s: %q says \"1 months\"; pass rule.Count", path, found)
		}
		return err
	}))
	assert.Greater(t, read, 500)
	assert.Len(t, used, len(never), "no exception is left over")
}
