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

// TestDesignTree: the house of docs/DESIGN.md names every package of the core, and no other.
func TestDesignTree(t *testing.T) {
	text, err := os.ReadFile("docs/DESIGN.md")
	require.NoError(t, err)
	_, after, _ := strings.Cut(string(text), "## The house")
	_, after, _ = strings.Cut(after, "```\n")
	tree, _, _ := strings.Cut(after, "```")
	var got []string
	for line := range strings.Lines(tree) {
		name, rest, ok := strings.Cut(strings.TrimSpace(line), "/ ")
		require.True(t, ok, line)
		got = append(got, name)
		if _, parts, split := strings.Cut(rest, ";  "); split {
			for part := range strings.SplitSeq(parts, " · ") {
				got = append(got, name+"/"+part)
			}
		}
	}
	want := []string{"internal"} // a directory without a package of its own
	for _, p := range packages(t) {
		if len(p.GoFiles) > 0 && p.ImportPath != "" && root(p.ImportPath) != "examples" {
			want = append(want, p.ImportPath)
		}
	}
	assert.ElementsMatch(t, want, got)
}

// TestFilesAreNamedByTopic: no file of the core is the rest of another one.
func TestFilesAreNamedByTopic(t *testing.T) {
	rest := regexp.MustCompile(`^(.*_)?(further|more|misc|parts|cells|rest|others)(_test)?\.`)
	require.NoError(t, filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && (path == "examples" || entry.Name() == ".git") {
			return filepath.SkipDir
		}
		if err == nil && !entry.IsDir() {
			assert.NotRegexp(t, rest, entry.Name(), path)
		}
		return err
	}))
}

// TestTestsAreNamedByWhatTheyShow: no test of any module is named by a number of a list that is not in the repository,
// such as TestR21Replay.
func TestTestsAreNamedByWhatTheyShow(t *testing.T) {
	numbered := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark|Example)\w*(?:R|Issue|Bug|Report)\d\w*)\(`)
	files := 0
	require.NoError(t, filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		text, err := os.ReadFile(path)
		for _, found := range numbered.FindAllSubmatch(text, -1) {
			assert.Fail(t, "named by a number", "%s: %s", path, found[1])
		}
		return err
	}))
	assert.Greater(t, files, 100)
}
