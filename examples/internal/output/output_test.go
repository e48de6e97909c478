package output_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/output"
)

// hello fills a file.
func hello(to io.Writer) error {
	_, err := io.WriteString(to, "hello")
	return err
}

// broken fails after it has written something.
func broken(to io.Writer) error { return errors.Join(hello(to), errors.New("no room")) }

// names are the files of a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	list, err := os.ReadDir(folder)
	require.NoError(t, err)
	var all []string
	for _, one := range list {
		all = append(all, one.Name())
	}
	return all
}

func TestAFileIsWholeOrNotThere(t *testing.T) {
	for _, c := range []struct {
		name  string
		fill  func(io.Writer) error
		err   string
		files []string
	}{
		{name: "whole", fill: hello, files: []string{"page.txt"}},
		{name: "broken", fill: broken, err: "no room"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			err := output.Write(filepath.Join(folder, "page.txt"), c.fill)
			assert.Equal(t, c.files, names(t, folder))
			if c.err != "" {
				assert.EqualError(t, err, c.err)
				return
			}
			require.NoError(t, err)
			text, err := os.ReadFile(filepath.Join(folder, "page.txt"))
			require.NoError(t, err)
			assert.Equal(t, "hello", string(text))
		})
	}
	assert.ErrorIs(t, output.Write(filepath.Join(t.TempDir(), "none", "page.txt"), hello), os.ErrNotExist)
}

func TestAFolderIsWholeOrNotThere(t *testing.T) {
	for _, c := range []struct {
		name  string
		fill  func(*output.Folder)
		err   string
		files []string
	}{
		{name: "whole", fill: func(f *output.Folder) { f.Write("a", hello); f.Write("b", hello) },
			files: []string{"year"}},
		{name: "a broken file", fill: func(f *output.Folder) { f.Write("a", broken) }, err: "-out: a: no room"},
		{name: "a file twice", fill: func(f *output.Folder) { f.Write("a", hello); f.Write("a", hello) },
			err: "exists"},
		{name: "an error", fill: func(f *output.Folder) { f.Fail(nil); f.Fail(errors.New("no list")) }, err: "no list"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			err := output.WriteFolder(filepath.Join(folder, "year"), c.fill)
			assert.Equal(t, c.files, names(t, folder))
			if c.err == "" {
				require.NoError(t, err)
				assert.Equal(t, []string{"a", "b"}, names(t, filepath.Join(folder, "year")))
				return
			}
			assert.ErrorContains(t, err, c.err)
		})
	}
}

func TestAFolderLeavesAFileAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, []byte("mine"), 0o600))
	require.Error(t, output.WriteFolder(file, func(f *output.Folder) { f.Write("a", hello) }))
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "mine", string(text))
}

// An empty folder may have the name already, one with a file may not.
func TestAFolderReplacesNothing(t *testing.T) {
	folder := t.TempDir()
	fill := func(f *output.Folder) { f.Write("a", hello) }
	require.NoError(t, output.WriteFolder(folder, fill))
	assert.Equal(t, []string{"a"}, names(t, folder))
	assert.ErrorContains(t, output.WriteFolder(folder, fill), "is not empty; choose a new folder")
}
