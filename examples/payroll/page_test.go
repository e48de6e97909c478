package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
)

var update = flag.Bool("update", false, "write the pages of testdata anew")

// output runs the program and returns what it printed.
func runWith(t testing.TB, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

func TestPage(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		file string
		args []string
	}{
		"English":         {"page.en.txt", []string{"-explain", "GZ0002"}},
		"Chinese":         {"page.zh.txt", []string{"-lang", "zh", "-explain", "GZ0002"}},
		"English partial": {"partial.en.txt", []string{"-month", "2024-10", "-partial", "-explain", "GZ0002"}},
		"Chinese partial": {"partial.zh.txt", []string{"-month", "2024-10", "-partial", "-lang", "zh"}},
	}, func(t *testing.T, c struct {
		file string
		args []string
	}) {
		status, page, errs := runWith(t, "", c.args...)
		require.Equal(t, allGood, status)
		require.Empty(t, errs)
		path := filepath.Join("testdata", c.file)
		if *update {
			require.NoError(t, os.WriteFile(path, []byte(page), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, string(want), page, "run go test ./examples/payroll -update where the change is meant")
	})
}

// TestTablesAreAligned looks at the tables as a terminal shows them: between two rules every row that has a last cell
// ends in the column the rule ends in.
func TestTablesAreAligned(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		_, page, _ := runWith(t, "", "-lang", lang)
		rules, rows := 0, 0
		want := 0
		for _, line := range strings.Split(page, "\n") {
			switch body := strings.TrimSpace(line); {
			case strings.HasPrefix(line, "  ---"):
				assert.Empty(t, strings.Trim(body, "-"))
				want, rules = width(line), rules+1
			case body == "" || !strings.HasPrefix(line, "  "):
				want = 0
			case want > 0 && strings.Contains(line, "."):
				rows++
				assert.Equal(t, want, width(line), "%s: %q", lang, line)
			}
		}
		assert.Equal(t, 2+2+5*2, rules, lang) // totals, bill, five slips
		assert.Greater(t, rows, 40, lang)
	}
}

// TestPageWidth keeps every line within the page, as a terminal shows it.
func TestPageWidth(t *testing.T) {
	for _, args := range [][]string{{"-explain", "GZ0003"}, {"-explain", "GZ0003", "-lang", "zh"}} {
		_, page, _ := runWith(t, "", args...)
		for _, line := range strings.Split(page, "\n") {
			assert.LessOrEqual(t, width(line), pageWidth, "%q", line)
			assert.Equal(t, strings.TrimRight(line, " "), line)
		}
	}
}

func TestWrap(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		text  string
		limit int
		want  []string
	}{
		"short":                           {"a b", 10, []string{"a b"}},
		"at a blank":                      {"one two three", 8, []string{"one two", "three"}},
		"a word longer than the line":     {"abcdefgh ij", 5, []string{"abcdefgh", "ij"}},
		"between Chinese characters":      {"养老保险费率", 8, []string{"养老保险", "费率"}},
		"not before a closing mark":       {"养老保险，费率", 8, []string{"养老保", "险，费率"}},
		"not after an opening mark":       {"养老保（费率", 8, []string{"养老保", "（费率"}},
		"no blank at the start of a line": {"养老保险 费率", 8, []string{"养老保", "险 费率"}},
		"empty":                           {"", 8, []string{""}},
	}, func(t *testing.T, c struct {
		text  string
		limit int
		want  []string
	}) {
		assert.Equal(t, c.want, wrap(c.text, c.limit))
	})
}

func TestWidth(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		text string
		want int
	}{
		"ASCII": {"8.5%", 4}, "Chinese": {"养老", 4}, "mixed": {"A 养老：", 8}, "brackets of a document number": {"〔2025〕", 8},
		"full-width digit": {"３", 2}, "times sign": {"×", 1}, "empty": {"", 0},
	}, func(t *testing.T, c struct {
		text string
		want int
	}) {
		assert.Equal(t, c.want, width(c.text))
	})
}

func TestGrouped(t *testing.T) {
	tabletest.Run(t, map[string]struct{ number, want string }{
		"short": {"0.05", "0.05"}, "three digits": {"999.00", "999.00"}, "four": {"1000.00", "1,000.00"},
		"seven": {"1234567.89", "1,234,567.89"}, "whole": {"300000", "300,000"}, "negative": {"-123456.00", "-123,456.00"},
	}, func(t *testing.T, c struct{ number, want string }) {
		assert.Equal(t, c.want, grouped(c.number))
	})
}
