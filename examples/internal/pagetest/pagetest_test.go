package pagetest

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
)

// recorder counts the errors of a test instead of failing it.
type recorder struct {
	testing.TB
	errors []string
}

func (*recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

func TestFits(t *testing.T) {
	tabletest.Each(t, []struct {
		name   string
		text   string
		errors int
	}{
		{"fits", "养老\nabcd\n", 0}, {"empty", "", 0}, {"too wide", "abcd\nabcde\n", 1},
		{"too wide in Chinese", "养老a\n", 1},
		{"blank at the end", "a \nb", 1}, {"both", "abcd \n", 2},
	}, func(t *testing.T, c struct {
		name   string
		text   string
		errors int
	}) {
		r := &recorder{}
		Fits(r, c.text, 4)
		assert.Len(t, r.errors, c.errors)
	})
}

func TestGolden(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("testdata", 0o700))
	require.NoError(t, os.WriteFile(filepath.Join("testdata", "page.txt"), []byte("a\nb\n"), 0o600))
	tabletest.Each(t, []struct{ name, got, at string }{
		{"the same", "a\nb\n", ""},
		{"another line", "a\nc\n", "page.txt:2:"},
		{"a line more", "a\nb\nc\n", "page.txt:3:"},
		{"a line less", "a\n", "page.txt:2:"},
		{"no end of line", "a\nb", "page.txt:2:"},
		{"nothing", "", "page.txt:1:"},
	}, func(t *testing.T, c struct{ name, got, at string }) {
		r := &recorder{}
		Program(func(args []string, _ io.Reader, stdout, _ io.Writer) int {
			_, err := io.WriteString(stdout, args[0])
			assert.NoError(t, err)
			return 0
		}).Golden(r, "page.txt", c.got)
		if c.at == "" {
			assert.Empty(t, r.errors)
			return
		}
		require.Len(t, r.errors, 1)
		assert.Contains(t, r.errors[0], c.at)
	})
}

// TestGoldenNeedsACleanRun: the right page is not enough.
func TestGoldenNeedsACleanRun(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("testdata", 0o700))
	require.NoError(t, os.WriteFile(filepath.Join("testdata", "page.txt"), nil, 0o600))
	tabletest.Each(t, []struct {
		name           string
		status, errors int
		stderr         string
	}{
		{"clean", 0, 0, ""}, {"another status", 1, 1, ""}, {"an error", 0, 1, "no"},
	}, func(t *testing.T, c struct {
		name           string
		status, errors int
		stderr         string
	}) {
		r := &recorder{}
		Program(func(_ []string, _ io.Reader, _, stderr io.Writer) int {
			fmt.Fprint(stderr, c.stderr)
			return c.status
		}).Golden(r, "page.txt")
		assert.Len(t, r.errors, c.errors)
	})
}

func TestProgram(t *testing.T) {
	program := Program(func(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
		text, readErr := io.ReadAll(stdin)
		_, writeErr := stdout.Write(text)
		fmt.Fprint(stderr, args, readErr, writeErr)
		return len(args)
	})
	status, out, errs := program.Run("text", "-x")
	assert.Equal(t, []any{1, "text", "[-x] <nil> <nil>"}, []any{status, out, errs})
	status, out, errs = program.RunOn(Broken("text"))
	assert.Equal(t, []any{0, "text", "[] the disk is gone <nil>"}, []any{status, out, errs})
	status, errs = program.RunIntoFull("-x", "-y")
	assert.Equal(t, []any{2, "[-x -y] <nil> no room"}, []any{status, errs})
}

func TestCheck(t *testing.T) {
	echo := Program(func(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
		_, err := io.Copy(stdout, stdin)
		fmt.Fprint(stderr, args)
		assert.NoError(t, err)
		return len(args)
	})
	good := Case{Args: []string{"-a"}, Stdin: "one two", Status: 1, Errs: []string{"-a"}, Page: []string{"one", "two"}}
	tabletest.Each(t, []struct {
		name   string
		change func(c *Case)
		errors int
	}{
		{"as wanted", func(*Case) {}, 0},
		{"another status", func(c *Case) { c.Status = 0 }, 1},
		{"a part is missing", func(c *Case) { c.Page = []string{"one", "three"} }, 1},
		{"no page was wanted", func(c *Case) { c.Page = nil }, 1},
		{"no error was wanted", func(c *Case) { c.Errs = nil }, 1},
		{"all at once", func(c *Case) { *c = Case{Args: c.Args, Stdin: c.Stdin} }, 3},
	}, func(t *testing.T, c struct {
		name   string
		change func(c *Case)
		errors int
	}) {
		want, r := good, &recorder{}
		c.change(&want)
		echo.Check(r, want)
		assert.Len(t, r.errors, c.errors)
	})
}
