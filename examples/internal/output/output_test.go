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
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
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

// text is what a file holds.
func text(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}

func TestAFileIsWholeOrNotThere(t *testing.T) {
	for _, c := range []struct {
		name   string
		fill   func(io.Writer) error
		failed error // of the run, after the file was written
		err    string
		files  []string
	}{
		{name: "whole", fill: hello, files: []string{"page.csv"}},
		{name: "broken", fill: broken, err: "no room\n-out"},
		{name: "the run fails", fill: hello, failed: errors.New("no page"), err: "no page\n-out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "page.csv")
			var files output.Files
			files.Writes("out", path, ".csv")
			require.NoError(t, files.Check())
			written := files.Write(path, c.fill)
			assert.NotContains(t, names(t, folder), "page.csv", "it has no name before the end of the run")
			err := files.Finish(errors.Join(written, c.failed))
			assert.Equal(t, c.files, names(t, folder))
			if c.err == "" {
				require.NoError(t, err)
				assert.Equal(t, "hello", text(t, path))
				return
			}
			assert.ErrorContains(t, err, c.err)
			assert.ErrorContains(t, err, "was not written")
		})
	}
}

// What the run replaces keeps its permissions; a new file is its owner's.
func TestPermissions(t *testing.T) {
	for _, c := range []struct {
		name string
		old  os.FileMode // 0: there is none
		want os.FileMode
	}{
		{name: "a new file", want: 0o600},
		{name: "one for all to read", old: 0o644, want: 0o644},
		{name: "one of a group", old: 0o660, want: 0o660},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "page.csv")
			if c.old != 0 {
				require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
				require.NoError(t, os.Chmod(path, c.old))
			}
			var files output.Files
			files.Writes("out", path, ".csv")
			require.NoError(t, files.Check())
			require.NoError(t, files.Write(path, hello))
			require.NoError(t, files.Finish(nil))
			info, err := os.Stat(path)
			require.NoError(t, err)
			assert.Equal(t, c.want, info.Mode().Perm())
			assert.Equal(t, "hello", text(t, path))
		})
	}
}

// An output that is a link goes to the file it leads to, and stays a link.
func TestALinkIsFollowed(t *testing.T) {
	folder := t.TempDir()
	file, link := filepath.Join(folder, "page.csv"), filepath.Join(folder, "link.csv")
	require.NoError(t, os.WriteFile(file, []byte("old"), 0o640))
	require.NoError(t, os.Symlink("page.csv", link))
	var files output.Files
	files.Writes("out", link, ".csv")
	require.NoError(t, files.Check())
	require.NoError(t, files.Write(link, hello))
	require.NoError(t, files.Finish(nil))
	assert.Equal(t, "hello", text(t, file))
	leads, err := os.Readlink(link)
	require.NoError(t, err)
	assert.Equal(t, "page.csv", leads)
	assert.Equal(t, []string{"link.csv", "page.csv"}, names(t, folder))
}

func TestDropLeavesTheFileAsItWas(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "page.csv")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	var files output.Files
	file, err := files.Create(path)
	require.NoError(t, err)
	require.NoError(t, hello(file))
	file.Drop()
	require.NoError(t, files.Finish(nil))
	assert.Equal(t, "old", text(t, path))
	assert.Equal(t, []string{"page.csv"}, names(t, folder))
}

// What goes on after the run has ended, as after a signal, writes nothing.
func TestNothingIsWrittenAfterTheEnd(t *testing.T) {
	folder := t.TempDir()
	var files output.Files
	begun, err := files.Create(filepath.Join(folder, "a.csv"))
	require.NoError(t, err)
	ended := errors.New("ended")
	year := filepath.Join(folder, "year")
	require.NoError(t, files.WriteFolder("out", year, func(f *output.Folder) {
		f.Write("a", hello)
		assert.Equal(t, ended, files.Finish(ended))
	}))
	assert.ErrorIs(t, hello(begun), os.ErrClosed)
	assert.Error(t, files.Write(filepath.Join(folder, "b.csv"), hello))
	assert.Error(t, files.WriteFolder("out", year, func(f *output.Folder) { f.Write("a", hello) }))
	assert.NoError(t, files.Finish(nil), "the run ends once")
	assert.Empty(t, names(t, folder))
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
			path := filepath.Join(folder, "year")
			var files output.Files
			files.WritesFolder("out", path)
			require.NoError(t, files.Check())
			err := files.Finish(files.WriteFolder("out", path, c.fill))
			assert.Equal(t, c.files, names(t, folder))
			if c.err == "" {
				require.NoError(t, err)
				assert.Equal(t, []string{"a", "b"}, names(t, path))
				return
			}
			assert.ErrorContains(t, err, c.err)
		})
	}
}

// An empty folder may have the name already, with its permissions; one with a file may not.
func TestAFolderReplacesNothing(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "year")
	require.NoError(t, os.Mkdir(folder, 0o700))
	require.NoError(t, os.Chmod(folder, 0o750))
	var files output.Files
	files.WritesFolder("out", folder)
	require.NoError(t, files.Check())
	require.NoError(t, files.WriteFolder("out", folder, func(f *output.Folder) { f.Write("a", hello) }))
	require.NoError(t, files.Finish(nil))
	assert.Equal(t, []string{"a"}, names(t, folder))
	info, err := os.Stat(folder)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o750), info.Mode().Perm())
	assert.ErrorContains(t, files.Check(), "is not empty; choose a new folder")
}

// old is a folder with a roster, by several names, and what else an output may meet.
func old(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	require.NoError(t, os.WriteFile(at("roster.csv"), []byte("id\n"), 0o600))
	require.NoError(t, os.WriteFile(at("kept.csv"), []byte("id\n"), 0o600))
	require.NoError(t, os.Chmod(at("kept.csv"), 0o400))
	require.NoError(t, os.Symlink("roster.csv", at("link.csv")))
	require.NoError(t, os.Symlink("link.csv", at("linked.csv")))
	require.NoError(t, os.Symlink("nothing.csv", at("lost.csv")))
	require.NoError(t, os.Symlink(folder, at("here")))
	require.NoError(t, os.Link(at("roster.csv"), at("hard.csv")))
	require.NoError(t, os.Mkdir(at("empty"), 0o700))
	require.NoError(t, os.Mkdir(at("folder.csv"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(at("folder.csv"), "a"), nil, 0o600))
	return folder
}

// Every output that would destroy something, or cannot be written, is refused before the run, in both languages.
func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name, in, out, refused, folder string
		says                           string // nothing: all is well
	}{
		{name: "new files", in: "roster.csv", out: "slips.csv", refused: "refused.csv"},
		{name: "none", in: "roster.csv"},
		{name: "a file in capitals", out: "SLIPS.CSV"},
		{name: "an old file", in: "kept.csv", out: "roster.csv"},
		{name: "another ending", out: "slips.txt", says: "the name must end in .csv or .json"},
		{name: "no ending", out: "slips", says: "the name must end in .csv or .json"},
		{name: "a name of blanks", out: "slips.csv ", says: "the name must end in .csv or .json"},
		{name: "the input", in: "roster.csv", out: "roster.csv", says: "is an input of this run (-in "},
		{name: "the input, spelled otherwise", in: "roster.csv", out: "empty/../roster.csv", says: "is an input of"},
		{name: "the input through a linked folder", in: "roster.csv", out: "here/roster.csv", says: "is an input of"},
		{name: "the input by a link", in: "roster.csv", out: "link.csv", says: "is an input of"},
		{name: "the input by a link to a link", in: "roster.csv", out: "linked.csv", says: "is an input of"},
		{name: "the input by a hard link", in: "roster.csv", out: "hard.csv", says: "is an input of"},
		{name: "an input that is a link", in: "link.csv", out: "roster.csv", says: "is an input of"},
		{name: "refused rows in place of the input", in: "roster.csv", refused: "hard.csv", says: "-refused "},
		{name: "a folder", out: "folder.csv", says: "is a folder; add the name of a file"},
		{name: "a link that leads nowhere", out: "lost.csv", says: "a link leads to no file"},
		{name: "no such folder", out: "none/slips.csv", says: "its folder is not there"},
		{name: "a file as a folder", out: "roster.csv/slips.csv", says: "roster.csv"},
		{name: "write-protected", out: "kept.csv", says: "is write-protected"},
		{name: "two that are one", out: "a.csv", refused: "a.csv", says: "are one file; choose two names"},
		{name: "two that are one, spelled otherwise", out: "a.csv", refused: "here/a.csv", says: "are one file"},
		{name: "two that differ in case", out: "a.csv", refused: "A.csv", says: "are one file"},
		{name: "two that are one by a link", out: "link.csv", refused: "hard.csv", says: "are one file"},
		{name: "an empty folder", folder: "empty"},
		{name: "a new folder", folder: "new/year"},
		{name: "a folder with a file", folder: "folder.csv", says: "is not empty"},
		{name: "a folder that is a file", folder: "roster.csv", says: "is a file; choose a new folder"},
		{name: "a file in the folder", folder: "empty", refused: "empty/refused.csv", says: "one lies in the other"},
		{name: "a file of the folder's name", folder: "year.csv", refused: "year.csv", says: "are one file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(old(t))
			var files output.Files
			files.Reads("in", c.in)
			files.Writes("out", c.out, ".csv", ".json")
			files.Writes("refused", c.refused, ".csv")
			files.WritesFolder("out", c.folder)
			err := files.Check()
			if c.says == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, c.says)
			tabletest.Chinese(t, program.Message(err, rule.Chinese))
		})
	}
	var files output.Files
	files.WritesFolder("out", "-")
	assert.ErrorContains(t, files.Check(), "cannot go to standard output")
	files = output.Files{}
	files.Writes("out", os.DevNull, "")
	assert.ErrorContains(t, files.Check(), "is no file that can be replaced")
}

// Standard input that comes from the file of an output is found when it is opened.
func TestStandardInputIsNoOutput(t *testing.T) {
	t.Chdir(old(t))
	for _, c := range []struct {
		name, out, says string
	}{
		{name: "another file", out: "slips.csv"},
		{name: "the file", out: "link.csv", says: "-out link.csv is an input of this run (stdin)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			stdin, err := os.Open("roster.csv")
			require.NoError(t, err)
			defer stdin.Close()
			var files output.Files
			files.Reads("in", "-")
			files.Writes("out", c.out, ".csv")
			require.NoError(t, files.Check())
			source, err := files.OpenInput("-", "", nil, stdin)
			if c.says != "" {
				assert.ErrorContains(t, err, c.says)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, "stdin", source.Name)
		})
	}
}
