package template_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/output"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/internal/template"
	"github.com/shebao-go/shebao/rule"
)

// people is a table of two columns.
func people() table.Format {
	return table.Format{Columns: []table.Column{{English: "id", Chinese: "工号"}, {English: "wage", Chinese: "缴费工资"}}}
}

// flagOf is -template as it is read from a command line.
func flagOf(t *testing.T, path string) template.Flag {
	t.Helper()
	var f template.Flag
	fs := program.NewFlagSet("demo", []string{"-template", path})
	f.Define(fs)
	require.NoError(t, fs.Parse(io.Discard))
	require.True(t, f.Given())
	return f
}

func TestCSV(t *testing.T) {
	for _, c := range []struct {
		name, want, says string
		lang             rule.Language
	}{
		{name: "English", lang: rule.English, want: "\ufeffid,wage\n", says: "an empty roster"},
		{name: "Chinese", lang: rule.Chinese, want: "\ufeff工号,缴费工资\n", says: "空白名册"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "roster.CSV")
			f := flagOf(t, path)
			var stdout bytes.Buffer
			var files output.Files
			f.Writes(&files)
			require.NoError(t, files.Finish(errors.Join(files.Check(), f.Write(&files, people(), c.lang, &stdout))))
			assert.Contains(t, stdout.String(), c.says)
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(text))
		})
	}
}

// TestNothingIsReplaced: a template may have been filled in.
func TestNothingIsReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "roster.csv")
	require.NoError(t, os.WriteFile(path, []byte("id,wage\nA1,8000\n"), 0o600))
	f := flagOf(t, path)
	err := f.Write(new(output.Files), people(), rule.English, io.Discard)
	require.ErrorContains(t, err, "is there already")
	assert.Contains(t, program.Message(err, rule.Chinese), "已经存在")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "id,wage\nA1,8000\n", string(text))
}

func TestRefused(t *testing.T) {
	f := flagOf(t, filepath.Join(t.TempDir(), "roster.xlsx"))
	var files output.Files
	f.Writes(&files)
	err := files.Check()
	require.ErrorContains(t, err, ".csv")
	assert.NotEqual(t, err.Error(), program.Message(err, rule.Chinese))
	assert.NoError(t, f.Alone(map[string]string{"in": ""}))
	err = f.Alone(map[string]string{"in": "roster.csv", "out": "slips.csv"})
	assert.EqualError(t, err, "-template computes nothing; leave out -in\n-template computes nothing; leave out -out")
	var none template.Flag
	assert.False(t, none.Given())
	assert.NoError(t, none.Alone(map[string]string{"in": "roster.csv"}))
}
