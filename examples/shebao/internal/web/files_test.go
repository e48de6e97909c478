package web_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pageFiles are the files of the page by path.
func pageFiles(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	require.NoError(t, filepath.WalkDir("files", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		all[path] = string(text)
		return err
	}))
	require.NotEmpty(t, all)
	return all
}

// TestFilesAreSmall: a file is of one topic, and no line is wider than those of Go.
func TestFilesAreSmall(t *testing.T) {
	const mostLines, mostColumns = 220, 120
	for path, text := range pageFiles(t) {
		if filepath.Ext(path) != ".js" && filepath.Ext(path) != ".css" {
			continue
		}
		lines := strings.Split(text, "\n")
		assert.LessOrEqual(t, len(lines), mostLines, path)
		for i, line := range lines {
			assert.LessOrEqual(t, utf8.RuneCountInString(line), mostColumns, "%s:%d", path, i+1)
		}
	}
}

// TestNothingFromOutside: no file names another host, runs text as a program, or stores anything; each says in a
// sentence what it is for.
func TestNothingFromOutside(t *testing.T) {
	forbidden := regexp.MustCompile(`https?://|\beval\(|new Function|innerHTML|localStorage|sessionStorage|` +
		`indexedDB|\.cookie|serviceWorker|parseFloat|toFixed`)
	for path, text := range pageFiles(t) {
		text = strings.ReplaceAll(text, "http://www.w3.org/2000/svg", "") // the name of the language of drawings
		assert.Empty(t, forbidden.FindString(text), path)
		if filepath.Ext(path) == ".js" {
			assert.True(t, strings.HasPrefix(text, "// "), path)
		}
	}
}

// bothLanguages is a sentence in both languages.
var bothLanguages = regexp.MustCompile("\\bsay\\(\\s*[\"`]([^\"`]*)[\"`],\\s*[\"`]([^\"`]*)")

// TestSentencesInBothLanguages: the first text of a sentence is Chinese, where it has words, and the second is not.
func TestSentencesInBothLanguages(t *testing.T) {
	han, letters := regexp.MustCompile(`\p{Han}`), regexp.MustCompile(`[a-z]{3}`)
	variable := regexp.MustCompile(`\$\{[^}]*\}`)
	found := 0
	for path, text := range pageFiles(t) {
		for _, pair := range bothLanguages.FindAllStringSubmatch(text, -1) {
			chinese, english := variable.ReplaceAllString(pair[1], ""), variable.ReplaceAllString(pair[2], "")
			found++
			assert.False(t, han.MatchString(english), "%s: %s", path, english)
			if letters.MatchString(english) {
				assert.True(t, han.MatchString(chinese), "%s: %s", path, chinese)
			}
		}
	}
	const least = 200
	assert.Greater(t, found, least)
}
