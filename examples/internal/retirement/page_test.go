package retirement

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/page"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/internal/tabletest"
)

// runWith runs the program and returns what it printed.
func runWith(t testing.TB, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	return pagetest.Program(Run).Run(stdin, args...)
}

// deemedFlags are of a man with deemed years who may retire in 2025 and in 2026: only the first has a known award. The
// weighted years are (1.191 × 48 + 24 × 1.1) ÷ 12 = 6.964: the file has the index 1.1 from 1996-07 to 1998-06.
func deemedFlags(more ...string) []string {
	return append(
		[]string{"-in", filepath.Join("testdata", "deemed.csv"), "-category", "male60", "-birth", "1965-11",
			"-deemed-months", "48", "-deemed-index", "1.191",
			"-deemed-balance", "12000.60", "-new-method-years", "6.964", "-balance", "100000", "-balance-year", "2016",
			"-rate-future", "0.02"}, more...)
}

func TestPage(t *testing.T) {
	tabletest.Each(t, []struct {
		name string
		file string
		args []string
	}{
		{"English", "page.en.txt", nil},
		{"Chinese", "page.zh.txt", []string{"-lang", "zh"}},
		{"deemed years", "deemed.en.txt", deemedFlags("-carry-forward")},
		{"deemed years Chinese", "deemed.zh.txt", deemedFlags("-lang", "zh")}, // without a benefit base for 2026
	}, func(t *testing.T, c struct {
		name string
		file string
		args []string
	}) {
		pagetest.Program(Run).Golden(t, c.file, c.args...)
	})
}

// pages are the demo and the page with most that is not computable, in both languages.
func pages(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, args := range [][]string{nil, {"-lang", "zh"}, deemedFlags(), deemedFlags("-lang", "zh"),
		{"-birth", "1970-01", "-lang", "zh"}, {"-birth", "1970-01"}} {
		_, page, errs := runWith(t, "", args...)
		require.Empty(t, errs)
		all = append(all, page)
	}
	return all
}

// TestTablesAreAligned looks at the tables as a terminal shows them: every row of a table of plans ends in the column
// the rule ends in, and every row of an account ends its closing balance in the same column.
func TestTablesAreAligned(t *testing.T) {
	year := regexp.MustCompile(`^  \d{4} +\S+ +\S+ +\S+ +\S+ +\S+`)
	for _, text := range pages(t) {
		rules, rows, years, want, closing := 0, 0, 0, 0, 0
		for _, line := range strings.Split(text, "\n") {
			switch {
			case strings.HasPrefix(line, "  ---"):
				assert.Empty(t, strings.Trim(line, " -"))
				want, closing, rules = page.Width(line), 0, rules+1
			case line == "" || strings.HasPrefix(line, "  ["):
				want = 0
			case want > 0 && year.MatchString(line):
				end := page.Width(year.FindString(line))
				if closing > 0 {
					assert.Equal(t, closing, end, "%q", line)
				}
				closing, years = end, years+1
				assert.LessOrEqual(t, page.Width(line), want, "%q", line)
			case want > 0 && strings.HasPrefix(line, "  ") && !strings.Contains(line, "-urban-income") &&
				!strings.HasSuffix(line, "。") && !strings.HasSuffix(line, ")."):
				rows++
				assert.Equal(t, want, page.Width(line), "%q", line)
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
		pagetest.Fits(t, page, pageWidth)
	}
}

// TestDemoSaysSo: whatever is made up in the demo is named as such, in both languages.
func TestDemoSaysSo(t *testing.T) {
	_, page, _ := runWith(t, "")
	for _, want := range []string{"fictional", "born in 1976-05 (demo)", "column account, demo figures",
		"demo figure, column average of the file", "(3%): demo figure, with -rate",
		"(1.5%): demo figure, assumed with -rate-future", "4,500.00 yuan a month, demo figure"} {
		assert.Contains(t, strings.Join(strings.Fields(page), " "), want)
	}
	_, page, _ = runWith(t, "", "-lang", "zh")
	for _, want := range []string{"内置的虚构人物", "出生年月 1976-05（演示）", "演示数字，文件的“平均工资”列", "(3%)：演示数字，用 -rate 给出",
		"(1.5%)：演示数字，用 -rate-future 假定", "4,500.00 元，演示数字"} {
		assert.Contains(t, page, want)
	}
	_, page, _ = runWith(t, "", "-birth", "1976-07", "-urban-income", "4600", "-rate-future", "0.01", "-rate",
		"2001-2014=0.02")
	for _, want := range []string{"born in 1976-07\n", "4,600.00 yuan a month, your own", "2001-2014 (2%): your own",
		"2015 (3%): demo figure", "(1%): your own"} {
		assert.Contains(t, page, want)
	}
}
