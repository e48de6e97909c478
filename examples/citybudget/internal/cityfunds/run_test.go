package cityfunds

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/exittest"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
)

// words joins a page's cells by single spaces.
func words(page string) string { return strings.Join(strings.Fields(page), " ") }

// TestPage keeps the page of a file. By hand, for 2014: income 48,000 + 1,200 + 600 + 200 = 50,000; 30,000 + 50,000 -
// 43,000 = 37,000 closes; 37,000 / (43,000 / 12) = 10.3 months; 13 % of 50,000 is 6,500, so 6,000 is 500 short;
// 2,400 - 1,440 - 160 = 800.
func TestPage(t *testing.T) {
	var out, errs bytes.Buffer
	svg := filepath.Join(t.TempDir(), "chart.svg")
	args := []string{"-in", "testdata/years.csv", "-svg", svg, "-warn-below", "9",
		"-activity-standard", "50", "-rate", "0.2", "-target", "0.16"}
	status := Run(args, nil, &out, &errs)
	assert.Equal(t, 1, status, "housing got less than its share in some year: %s", errs.String())
	pagetest.Kept(t, "years.golden", out.String())
	chart, err := os.ReadFile(svg)
	require.NoError(t, err)
	assert.Contains(t, string(chart), "<svg")
	for _, figure := range []string{"50000.0", "37000.0 10.3", "6500.0 6000.0 500.0", "800.0", "45.0"} {
		assert.Contains(t, words(out.String()), figure)
	}
}

// TestPublished keeps the page of the published figures. By hand: unemployment opens with 151.69 - 31.90 + 46.38 =
// 166.17 and its 151.69 pay for 151.69 x 12 / 46.38 = 39.2 months, residents' pensions for 130.31 x 12 / 57.43 = 27.2,
// below 30; 1,153,100 retired at 50 yuan are 57,655,000 yuan; 1,623.54 + 851.06 - 628.49 = 1,846.11 follows; 2,233.93
// of 3,058.97 are 73.0 %.
func TestPublished(t *testing.T) {
	var out, errs bytes.Buffer
	svg := filepath.Join(t.TempDir(), "chart.svg")
	args := []string{"-svg", svg, "-warn-below", "30", "-activity-standard", "50"}
	require.Equal(t, 0, Run(args, nil, &out, &errs), errs.String())
	pagetest.Kept(t, "published.golden", out.String())
	for _, figure := range []string{"166.17 31.90 46.38 -14.48 151.69 39.2", "130.31 27.2 below 30 months",
		"1153100 0.58", "1846.11 follows 1340.13 72.6 % not printed", "3058.97 follows 2233.93 73.0 % 42.46"} {
		assert.Contains(t, words(out.String()), figure)
	}
	chart, err := os.ReadFile(svg)
	require.NoError(t, err)
	assert.Contains(t, string(chart), "<svg")
}

// TestChinese keeps the Chinese pages and charts: the same numbers as the English ones.
func TestChinese(t *testing.T) {
	for _, c := range []struct {
		name, english, golden, chart, last string
		args                               []string
		status                             int
	}{
		{name: "published", english: "published.golden", golden: "published_zh.golden", chart: "缴存余额",
			args: []string{"-warn-below", "30", "-activity-standard", "50"}},
		{name: "a file", english: "years.golden", golden: "years_zh.golden", chart: "年末结余", status: 1,
			args: []string{"-in", "testdata/years.csv", "-warn-below", "9", "-activity-standard", "50", "-rate", "0.2",
				"-target", "0.16"},
			last: "退出码为 1：财政补贴落后于财政收入；公租房所得低于应拨的土地出让净收益。\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			svg := filepath.Join(t.TempDir(), "chart.svg")
			args := append([]string{"-lang", "zh", "-svg", svg}, c.args...)
			require.Equal(t, c.status, Run(args, nil, &out, &errs), errs.String())
			pagetest.Kept(t, c.golden, out.String())
			assert.True(t, strings.HasSuffix(out.String(), c.last))
			assert.NotRegexp(t, `[A-Za-z]{3,}`, out.String())
			english, err := os.ReadFile(filepath.Join("testdata", c.english))
			require.NoError(t, err)
			cells := regexp.MustCompile(`-?[0-9]+\.[0-9]+`)
			assert.ElementsMatch(t, cells.FindAllString(string(english), -1), cells.FindAllString(out.String(), -1))
			chart, err := os.ReadFile(svg)
			require.NoError(t, err)
			assert.Contains(t, string(chart), c.chart)
		})
	}
}

// TestWhyItExits1: the last line names every reason once.
func TestWhyItExits1(t *testing.T) {
	var out, errs bytes.Buffer
	require.Equal(t, 1, Run([]string{"-in", "testdata/years.csv"}, nil, &out, &errs), errs.String())
	assert.True(t, strings.HasSuffix(out.String(), "\n\nThe exit status is 1: fiscal input fell behind revenue; "+
		"public rental housing got less than its share of land revenue.\n"))
	out.Reset()
	require.Equal(t, 0, Run(nil, nil, &out, &errs), errs.String())
	assert.NotContains(t, out.String(), "exit status")
}

// TestPublishedLastBalances: residents' pensions by hand with spending standing still at 57.43 and income at 42.62, so
// a gap of 14.81 a year. 130.31 pay eight gaps, 118.48, and run dry in the ninth year, 2030: 11.83 of 14.81 last 9.6
// months, so the tenth month, October, is the first that is not paid in full.
func TestPublishedLastBalances(t *testing.T) {
	var out, errs bytes.Buffer
	require.Equal(t, 0, Run([]string{"-income-growth", "0", "-expenditure-growth", "0"}, nil, &out, &errs),
		errs.String())
	assert.Contains(t, words(out.String()), "residents' pension 2030-10 -2.98")
}

const header = "year,opening,contributions,subsidy,interest,other_income,expenditure,closing,fiscal_revenue," +
	"land_net_revenue,land_allocated,added_value,risk_reserve,management_fee,retired\n"

func TestFilesAreReadOrRefused(t *testing.T) {
	const chinese = "\xef\xbb\xbf年度,上年结余,保费收入,财政补贴,利息收入,其他收入,支出,财政收入,土地出让净收益,用于公租房,公积金增值收益," +
		"贷款风险准备金,管理费用\r\n2014,0,100,0,0,0,100,1,100,13,1,0,0\r\n"
	for _, c := range []struct {
		name, file, rows string
		status           int
		says             string
	}{
		{name: "Chinese headers, BOM", file: chinese, says: "closes"},
		{name: "an unknown column", file: "year,colour\n", status: 2, says: `column "colour" is not known`},
		{name: "a missing column", file: "year,opening\n", status: 2, says: "contributions"},
		{name: "a column twice", file: "year,opening,年度\n", status: 2,
			says: `columns "year" (1) and "年度" (3) are the same thing`},
		{name: "no row", status: 2, says: "no year"},
		{name: "a year that is not", rows: "20x4,0,1,0,0,0,1,,1,1,1,1,0,0,\n", status: 2, says: `line 2: year "20x4"`},
		{name: "a grouped number", rows: "2014,0,\"1,000\",0,0,0,1,,1,1,1,1,0,0,\n", status: 2,
			says: `contributions "1,000" has a grouping comma`},
		{name: "a row too short", rows: "2014,0\n", status: 2, says: "line 2: has 2 fields where the header has 15"},
		{name: "years out of order", rows: "2015,0,1,0,0,0,1,,1,1,1,1,0,0,\n2014,0,1,0,0,0,1,,1,1,1,1,0,0,\n",
			status: 2,
			says:   "does not follow"},
		{name: "a year that is not shut", rows: "2014,0,100,0,0,0,40,61,1,100,13,1,0,0,\n", status: 1,
			says: "does not close"},
		{name: "an overdrawn year", rows: "2014,0,100,0,0,0,140,-40,1,100,13,1,0,0,\n", status: 1,
			says: "no balance to project"},
		{name: "a year spending nothing", rows: "2014,0,100,0,0,0,0,100,1,100,13,1,0,0,\n", status: 2,
			says: `line 2: expenditure "0"`},
		{name: "no fiscal revenue", rows: "2014,0,100,0,0,0,90,10,0,100,13,1,0,0,\n", status: 2,
			says: `line 2: fiscal_revenue "0"`},
		{name: "another opening", status: 1, says: "opens 40 yuan off what 2014 closed with",
			rows: "2014,0,100,0,0,0,90,10,1,100,13,1,0,0,\n2015,50,100,0,0,0,90,60,1,100,13,1,0,0,\n"},
		// 8 + 5 - 10 = 3 yuan
		{name: "a fee not covered", rows: "2014,0,100,0,0,0,100,0,1,100,13,10,8,5,\n", status: 1, says: "0.00000300"},
		// 10 x 2 - 10
		{name: "a subsidy left behind", status: 1, says: "-0.00001000",
			rows: "2014,0,100,10,0,0,100,10,1,100,13,1,0,0,\n2015,10,100,10,0,0,90,30,2,100,13,1,0,0,\n"},
		// 13,000 - 12,000
		{name: "a small shortfall", rows: "2014,0,100,0,0,0,100,0,1,100000,12000,1,0,0,\n", status: 1,
			says: "0.00100000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.file == "" {
				c.file = header + c.rows
			}
			path := filepath.Join(t.TempDir(), "years.csv")
			require.NoError(t, os.WriteFile(path, []byte(c.file), 0o600))
			var out, errs bytes.Buffer
			assert.Equal(t, c.status, Run([]string{"-in", path}, nil, &out, &errs), errs.String())
			assert.Contains(t, out.String()+errs.String(), c.says)
		})
	}
}

func TestFlagsAreRefused(t *testing.T) {
	for _, c := range []struct {
		name, says string
		args       []string
	}{
		{name: "a growth in per cent", args: []string{"-income-growth", "5"}, says: "-income-growth"},
		{name: "a rate without a target", args: []string{"-in", "testdata/years.csv", "-rate", "0.2"},
			says: "-rate and -target go together"},
		{name: "a rate without contributions", args: []string{"-rate", "0.2", "-target", "0.16"},
			says: "-rate needs figures that are not published"},
		{name: "a return on published income", args: []string{"-return", "0.02"},
			says: "-return needs figures that are not published"},
		{name: "no such file", args: []string{"-in", "none.csv"}, says: "none.csv"},
		{name: "no such flag", args: []string{"-x"}, says: "-x"},
		{name: "no such language", args: []string{"-lang", "fr"}, says: `-lang "fr" is not known`},
		{name: "an argument too many", args: []string{"years.csv"}, says: `"years.csv" is not expected`},
	} {
		var out, errs bytes.Buffer
		assert.Equal(t, 2, Run(c.args, nil, &out, &errs), c.name)
		assert.Contains(t, errs.String(), c.says, c.name)
		assert.Empty(t, out.String(), c.name)
	}
}

// TestWarning: 596 million by 1,200 / 12 = 100 million is 5.96 months, which prints as 6.0 and is below 6.
func TestWarning(t *testing.T) {
	path := filepath.Join(t.TempDir(), "years.csv")
	file := header + "2014,596000000,1200000000,0,0,0,1200000000,,1,100,13,1,0,0,\n"
	require.NoError(t, os.WriteFile(path, []byte(file), 0o600))
	var out bytes.Buffer
	require.Equal(t, 0, Run([]string{"-in", path, "-warn-below", "6"}, nil, &out, &out))
	assert.Contains(t, out.String(), "6.0  closes, below 6 months")
}

func TestExitStatus(t *testing.T) { exittest.Check(t, Run, "-in") }

func TestChartReplacesNothingItShouldNot(t *testing.T) { exittest.CheckChart(t, Run) }
