package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/internal/tabletest"
)

var update = flag.Bool("update", false, "write the pages of testdata anew")

// runWith runs the program and returns what it printed.
func runWith(t testing.TB, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

// deemedFlags are of a man with deemed years who may retire in 2025 and in 2026: only the first has a known award. The weighted
// years are (1.191 × 48 + 24 × 1.1) ÷ 12 = 6.964: the file has the index 1.1 from 1996-07 to 1998-06.
func deemedFlags(more ...string) []string {
	return append([]string{"-in", filepath.Join("testdata", "deemed.csv"), "-category", "male60", "-birth", "1965-11", "-deemed-months", "48", "-deemed-index", "1.191",
		"-deemed-balance", "12000.60", "-new-method-years", "6.964", "-balance", "100000", "-balance-year", "2016", "-rate-future", "0.02"}, more...)
}

func TestPage(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		file string
		args []string
	}{
		"English":              {"page.en.txt", nil},
		"Chinese":              {"page.zh.txt", []string{"-lang", "zh"}},
		"deemed years":         {"deemed.en.txt", deemedFlags("-carry-forward")},
		"deemed years Chinese": {"deemed.zh.txt", deemedFlags("-lang", "zh")}, // without a benefit base for 2026
	}, func(t *testing.T, c struct {
		file string
		args []string
	}) {
		status, page, errs := runWith(t, "", c.args...)
		require.Equal(t, allGood, status, errs)
		require.Empty(t, errs)
		path := filepath.Join("testdata", c.file)
		if *update {
			require.NoError(t, os.WriteFile(path, []byte(page), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, string(want), page, "run go test ./examples/pension -update where the change is meant")
	})
}

// pages are the demo and the page with most that is not computable, in both languages.
func pages(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, args := range [][]string{nil, {"-lang", "zh"}, deemedFlags(), deemedFlags("-lang", "zh"), {"-birth", "1970-01", "-lang", "zh"}, {"-birth", "1970-01"}} {
		_, page, errs := runWith(t, "", args...)
		require.Empty(t, errs)
		all = append(all, page)
	}
	return all
}

// TestTablesAreAligned looks at the tables as a terminal shows them: every row of a table of plans ends in the column the
// rule ends in, and every row of an account ends its closing balance in the same column.
func TestTablesAreAligned(t *testing.T) {
	year := regexp.MustCompile(`^  \d{4} +\S+ +\S+ +\S+ +\S+ +\S+`)
	for _, page := range pages(t) {
		rules, rows, years, want, closing := 0, 0, 0, 0, 0
		for _, line := range strings.Split(page, "\n") {
			switch {
			case strings.HasPrefix(line, "  ---"):
				assert.Empty(t, strings.Trim(line, " -"))
				want, closing, rules = width(line), 0, rules+1
			case line == "" || strings.HasPrefix(line, "  ["):
				want = 0
			case want > 0 && year.MatchString(line):
				end := width(year.FindString(line))
				if closing > 0 {
					assert.Equal(t, closing, end, "%q", line)
				}
				closing, years = end, years+1
				assert.LessOrEqual(t, width(line), want, "%q", line)
			case want > 0 && strings.HasPrefix(line, "  ") && !strings.Contains(line, "-urban-income") && !strings.HasSuffix(line, "。") && !strings.HasSuffix(line, ")."):
				rows++
				assert.Equal(t, want, width(line), "%q", line)
			}
		}
		assert.Greater(t, rules, 5)
		assert.Greater(t, rows, 15)
		assert.Greater(t, years, 10)
	}
}

// TestPageWidth keeps every line within the page, as a terminal shows it.
func TestPageWidth(t *testing.T) {
	for _, page := range pages(t) {
		for _, line := range strings.Split(page, "\n") {
			assert.LessOrEqual(t, width(line), pageWidth, "%q", line)
			assert.Equal(t, strings.TrimRight(line, " "), line)
		}
	}
}

// TestDemoSaysSo: whatever is made up in the demo is named as such, in both languages.
func TestDemoSaysSo(t *testing.T) {
	_, page, _ := runWith(t, "")
	for _, want := range []string{"fictional", "born in 1976-05 (demo)", "column account, demo figures", "demo figure, column average of the file", "(3%): demo figure, with -rate",
		"(1.5%): demo figure, assumed with -rate-future", "4,500.00 yuan a month, demo figure"} {
		assert.Contains(t, strings.Join(strings.Fields(page), " "), want)
	}
	_, page, _ = runWith(t, "", "-lang", "zh")
	for _, want := range []string{"内置的虚构人物", "出生年月 1976-05（演示）", "演示数字，文件的“平均工资”列", "(3%)：演示数字，用 -rate 给出", "(1.5%)：演示数字，用 -rate-future 假定", "4,500.00 元，演示数字"} {
		assert.Contains(t, page, want)
	}
	_, page, _ = runWith(t, "", "-birth", "1976-07", "-urban-income", "4600", "-rate-future", "0.01", "-rate", "2001-2014=0.02")
	for _, want := range []string{"born in 1976-07\n", "4,600.00 yuan a month, your own", "2001-2014 (2%): your own", "2015 (3%): demo figure", "(1%): your own"} {
		assert.Contains(t, page, want)
	}
}

func TestWrap(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		text  string
		limit int
		want  []string
	}{
		"short":                       {"a b", 10, []string{"a b"}},
		"at a blank":                  {"one two three", 8, []string{"one two", "three"}},
		"a word longer than the line": {"abcdefgh ij", 5, []string{"abcdefgh", "ij"}},
		"between Chinese characters":  {"养老保险费率", 8, []string{"养老保险", "费率"}},
		"not before a closing mark":   {"养老保险，费率", 8, []string{"养老保", "险，费率"}},
		"empty":                       {"", 8, []string{""}},
	}, func(t *testing.T, c struct {
		text  string
		limit int
		want  []string
	}) {
		assert.Equal(t, c.want, wrap(c.text, c.limit))
	})
}

func TestWidthAndGrouping(t *testing.T) {
	tabletest.Run(t, map[string]struct {
		text    string
		width   int
		grouped string
	}{
		"three digits": {"999.00", 6, "999.00"}, "four": {"1000.00", 7, "1,000.00"}, "seven": {"1234567.89", 10, "1,234,567.89"}, "negative": {"-123456.00", 10, "-123,456.00"},
		"Chinese": {"养老", 4, "养老"}, "brackets of a document number": {"〔2025〕", 8, "〔2025〕"}, "empty": {"", 0, ""},
	}, func(t *testing.T, c struct {
		text    string
		width   int
		grouped string
	}) {
		assert.Equal(t, c.width, width(c.text))
		if c.width > 4 && c.text[0] < 0x80 {
			assert.Equal(t, c.grouped, grouped(c.text))
		}
	})
}
