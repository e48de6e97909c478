package program_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// readFlags is the flags of a program with one flag of its own.
func readFlags(args []string, stderr io.Writer) (string, error) {
	fs := program.NewFlagSet("demo", args)
	in := fs.String("in", "", "a `file`", "一个`文件`")
	if err := fs.Parse(stderr); err != nil {
		return "", err
	}
	return *in, program.OnlyFlags(fs)
}

func TestRun(t *testing.T) {
	tabletest.Each(t, []struct {
		name   string
		args   []string
		clean  bool
		err    error
		status int
		stderr string
	}{
		{"all good", []string{"-in", "x"}, true, nil, program.AllGood, ""},
		{"some refused", []string{"-in", "x"}, false, nil, program.SomeRefused, ""},
		{"work fails", []string{"-in", "x"}, true, errors.New("no room"), program.CannotRun, "demo: no room\n"},
		{"unknown flag", []string{"-out"}, true, nil, program.CannotRun,
			"demo: the flags cannot be used:\n  flag provided but not defined: -out (see -h)\n"},
		{"no flag", []string{"x"}, true, nil, program.CannotRun,
			"demo: the flags cannot be used:\n  \"x\" is not expected: every input is a flag (see -h)\n"},
		{"asked to help", []string{"-h"}, false, nil, program.AllGood, "Usage of demo:\n  -in file\n    \ta file\n\n" +
			"Exit status: 0 all done; 1 something was refused or not found, or does not match; " +
			"2 the run could not be done, and no file was written or replaced.\n"},
	}, func(t *testing.T, c struct {
		name   string
		args   []string
		clean  bool
		err    error
		status int
		stderr string
	}) {
		var stderr strings.Builder
		worked := false
		status := program.Run("demo", c.args, &stderr, readFlags, func(in string) (bool, error) {
			worked = true
			assert.Equal(t, "x", in)
			return c.clean, c.err
		})
		assert.Equal(t, c.status, status)
		assert.Equal(t, c.stderr, stderr.String())
		assert.Equal(t, c.args[0] == "-in", worked)
	})
}

func TestLanguageOfThePage(t *testing.T) {
	for _, c := range []struct {
		name, says, err string
		args            []string
		want            rule.Language
	}{
		{name: "not given", says: "yes", want: rule.English},
		{name: "English", args: []string{"-lang", "en"}, says: "yes", want: rule.English},
		{name: "Chinese", args: []string{"-lang", "zh"}, says: "是", want: rule.Chinese},
		{name: "another", args: []string{"-lang", "fr"}, says: "yes", want: rule.English,
			err: `-lang "fr" is not known; use en or zh`},
		{name: "none", args: []string{"-lang", ""}, says: "yes", want: rule.English,
			err: `-lang "" is not known; use en or zh`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var tongue program.Tongue
			fs := program.NewFlagSet("demo", c.args)
			tongue.LangFlag(fs, "the page", "页面")
			require.NoError(t, fs.Parse(io.Discard))
			err := tongue.ReadLang()
			assert.Equal(t, c.want, tongue.Lang)
			assert.Equal(t, c.says, tongue.Say("yes", "是"))
			if c.err == "" {
				assert.NoError(t, err)
			} else {
				assert.EqualError(t, err, c.err)
			}
		})
	}
}

func TestOwnFiguresAreGivenOnceEach(t *testing.T) {
	for _, c := range []struct {
		name, parse, twice string
		args               []string
		want               map[string]string
	}{
		{name: "two", args: []string{"-with", "a=1", "-with", "b=2"}, want: map[string]string{"a": "1", "b": "2"}},
		{name: "a value with its sign", args: []string{"-with", "a=1=2"}, want: map[string]string{"a": "1=2"}},
		{name: "one twice", args: []string{"-with", "a=1", "-with", "a=2"}, want: map[string]string{"a": "2"},
			twice: "-with a is there twice, as 1 and 2; give one"},
		{name: "without a name", args: []string{"-with", "=1"}, parse: "write name=value, such as pension.floor=5510"},
		{name: "without a value", args: []string{"-with", "a"}, parse: "write name=value, such as pension.floor=5510"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var own program.OwnFigures
			fs := program.NewFlagSet("demo", c.args)
			own.Flag(fs, "your own figure: `name=value`", "自填数值：`名称=数值`")
			err := fs.Parse(io.Discard)
			if c.parse != "" {
				assert.ErrorContains(t, err, c.parse)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.want, own.Values())
			err = own.OnceEach()
			if c.twice == "" {
				assert.NoError(t, err)
			} else {
				assert.EqualError(t, err, c.twice)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	a, b := errors.New("a"), errors.New("b")
	assert.NoError(t, program.FlagError("rate", nil))
	assert.ErrorIs(t, program.FlagError("rate", a), a)
	assert.EqualError(t, program.FlagError("rate", a), "-rate: a")
	assert.EqualError(t, program.Indented(errors.Join(a, errors.Join(b, a))), "  a\n  b")
}

func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.csv")
	require.NoError(t, os.WriteFile(path, []byte("own"), 0o600))
	tabletest.Each(t, []struct {
		name            string
		in, text, calls string
		size            int64
		file            bool
	}{
		{"built in", "", "demo", "demo.csv", 4, false},
		{"standard input", "-", "typed", "stdin", 0, false},
		{"a file", path, "own", path, 3, true},
	}, func(t *testing.T, c struct {
		name            string
		in, text, calls string
		size            int64
		file            bool
	}) {
		s, err := program.Open(c.in, "demo.csv", []byte("demo"), strings.NewReader("typed"))
		require.NoError(t, err)
		defer s.Close()
		text, err := io.ReadAll(s)
		require.NoError(t, err)
		assert.Equal(t, c.text, string(text))
		assert.Equal(t, c.calls, s.Name)
		assert.Equal(t, c.size, s.Size)
		assert.Equal(t, c.file, s.File != nil)
	})
	_, err := program.Open(path+".none", "", nil, nil)
	assert.ErrorIs(t, err, os.ErrNotExist)
}

// The errors within an error of a program are found by what they are and by their type.
func TestErrorsWithin(t *testing.T) {
	inner := &rule.FieldError{Kind: rule.ErrConflict, Field: "wage", Reason: rule.Say("is not one", "不是")}
	for _, c := range []struct {
		name string
		err  error
	}{
		{name: "an argument", err: program.About("A001", inner)},
		{name: "an argument of an argument", err: program.LineFailed(3, program.About("A001", inner))},
		{name: "indented", err: program.NotComputed("2025-08", errors.Join(io.EOF, inner))},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.ErrorIs(t, c.err, rule.ErrConflict)
			var found *rule.FieldError
			require.ErrorAs(t, c.err, &found)
			assert.Same(t, inner, found)
			var other *rule.NoRuleError
			assert.False(t, errors.As(c.err, &other))
		})
	}
}
