package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

func TestTablesFileIsUpToDate(t *testing.T) {
	want, err := os.ReadFile(filepath.Join("..", "..", "guangzhou", "TABLES.md"))
	require.NoError(t, err)
	var got bytes.Buffer
	require.NoError(t, run("", nil, &got))
	if !bytes.Equal(want, got.Bytes()) {
		t.Errorf("guangzhou/TABLES.md differs from the tables; run: go run ./examples/tables -out guangzhou/TABLES.md\nfirst difference: %s", firstDifference(want, got.Bytes()))
	}
}

// firstDifference shows the first line that is not the same.
func firstDifference(want, got []byte) string {
	wants, gots := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range gots {
		if i >= len(wants) || wants[i] != gots[i] {
			return gots[i]
		}
	}
	return "the file has more lines"
}

func TestRunWritesTheSameToAFileAndToStandardOutput(t *testing.T) {
	path := filepath.Join(t.TempDir(), "TABLES.md")
	var out bytes.Buffer
	require.NoError(t, run("", nil, &out))
	require.NoError(t, run(path, nil, nil))
	file, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, out.String(), string(file))
}

func TestRunRefuses(t *testing.T) {
	cases := map[string]struct {
		path string
		rest []string
		want string
	}{
		"a bare word":                    {rest: []string{"guangzhou/TABLES.md"}, want: `"guangzhou/TABLES.md" is not expected; the only flag is -out FILE`},
		"a folder that is not there":     {path: filepath.Join(t.TempDir(), "no", "TABLES.md"), want: "no such file or directory"},
		"a bare word beside a good flag": {path: filepath.Join(t.TempDir(), "TABLES.md"), rest: []string{"x"}, want: `"x" is not expected`},
	}
	tabletest.Run(t, cases, func(t *testing.T, c struct {
		path string
		rest []string
		want string
	}) {
		assert.ErrorContains(t, run(c.path, c.rest, &bytes.Buffer{}), c.want)
	})
}

// Every line below is written by hand from the two made-up series.
func TestDumpOfMadeUpSeries(t *testing.T) {
	number := func(text string) rule.Number {
		n, err := rule.Input{Field: "value", Max: 100, Places: 8}.ParseNumber(text)
		require.NoError(t, err)
		return n
	}
	checked := rule.MonthOf(2026, time.November)
	got := string(dump([]guangzhou.Table{
		{Name: "a.rate", Scheme: rule.Pension, What: "rate", Unit: "fraction", Entries: []rule.Entry[rule.Number]{
			{From: rule.DateOf(2020, 1, 1), Until: rule.DateOf(2021, 1, 1), Value: number("0.08"), Grade: rule.Official, InForceBy: true,
				Cite: rule.Cite{Title: "Notice", Number: "No. 1", Article: "art. 2", Issued: rule.DateOf(2019, 12, 31), URL: "example.org", Quote: "8% | 2%", Note: "why", Checked: checked}},
			{From: rule.DateOf(2021, 1, 2), Until: rule.DateOf(2021, 3, 15), Value: rule.NoNumber(), Grade: rule.Reported, Expires: true,
				Cite: rule.Cite{Title: "Page", Checked: checked}},
		}},
		{Name: "b", What: "base", Unit: "yuan", Entries: []rule.Entry[rule.Number]{
			{From: rule.DateOf(2022, 1, 1), Until: rule.DateOf(2026, 12, 1), Value: number("2.5"), Grade: rule.Corroborated, Open: true, Cite: rule.Cite{Title: "Table", Checked: checked}},
		}},
	}))
	for _, line := range []string{
		"2 series, 3 entries: 1 official, 1 corroborated, 1 reported; 2 without quoted words.",
		"## a.rate\n\nrate, pension, fraction\n",
		"| 2020-01 | 2020-12 | 0.08 | official | yes |  | Notice (No. 1) art. 2, issued 2019-12-31, `example.org` | “8% \\| 2%” | why | 2026-11 |\n",
		"| 2021-01-02 | 2021-03-14 | none | reported |  | yes | Page | figure without quoted words |  | 2026-11 |\n",
		"## b\n\nbase, no scheme, yuan\n",
		"| 2022-01 | open (2026-11) | 2.5 | corroborated |  |  | Table | figure without quoted words |  | 2026-11 |\n",
		"## Figures without quoted words\n\n| series | from | value | grade | document |\n| --- | --- | --- | --- | --- |\n" +
			"| a.rate | 2021-01-02 | none | reported | Page |\n| b | 2022-01 | 2.5 | corroborated | Table |\n",
	} {
		assert.Contains(t, got, line)
	}
}
