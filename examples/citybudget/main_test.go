package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden page")

// TestPage keeps the page. By hand, for 2014: income 48,000 + 1,200 + 600 + 200 = 50,000; 30,000 + 50,000 - 43,000 = 37,000
// closes; 37,000 / (43,000 / 12) = 10.3 months; 13 % of 50,000 is 6,500, so 6,000 is 500 short; 2,400 - 1,440 - 160 = 800.
func TestPage(t *testing.T) {
	var out, errs bytes.Buffer
	svg := filepath.Join(t.TempDir(), "chart.svg")
	status := run([]string{"-svg", svg, "-warn-below", "9", "-activity-standard", "50", "-rate", "0.2", "-target", "0.16"}, &out, &errs)
	assert.Equal(t, 1, status, "housing got less than its share in some year: %s", errs.String())
	golden := filepath.Join("testdata", "page.golden")
	if *update {
		require.NoError(t, os.WriteFile(golden, out.Bytes(), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), out.String())
	chart, err := os.ReadFile(svg)
	require.NoError(t, err)
	assert.Contains(t, string(chart), "<svg")
	for _, figure := range []string{"50000.0", "37000.0  10.3", "6500.0     6000.0      500.0", "800.0", "45.0"} {
		assert.Contains(t, strings.Join(strings.Fields(out.String()), " "), strings.Join(strings.Fields(figure), " "))
	}
}

const header = "year,opening,contributions,subsidy,interest,other_income,expenditure,closing,fiscal_revenue,land_net_revenue,land_allocated,added_value,risk_reserve,management_fee,retired\n"

func TestFiles(t *testing.T) {
	chinese := "\xef\xbb\xbf年度,上年结余,保费收入,财政补贴,利息收入,其他收入,支出,财政收入,土地出让净收益,用于公租房,公积金增值收益,贷款风险准备金,管理费用\r\n2014,0,100,0,0,0,100,1,100,13,1,0,0\r\n"
	for name, c := range map[string]struct {
		file   string
		status int
		says   string
	}{
		"Chinese headers, BOM":    {chinese, 0, "closes"},
		"a year that is not":      {header + "20x4,0,1,0,0,0,1,,1,1,1,1,0,0,\n", 2, `line 2: year "20x4"`},
		"a grouped number":        {header + "2014,0,\"1,000\",0,0,0,1,,1,1,1,1,0,0,\n", 2, "contributions 1,000 has a grouping comma"},
		"an unknown column":       {"year,colour\n", 2, `column "colour" is unknown`},
		"a missing column":        {"year,opening\n", 2, "contributions"},
		"no row":                  {header, 2, "no year"},
		"years out of order":      {header + "2015,0,1,0,0,0,1,,1,1,1,1,0,0,\n2014,0,1,0,0,0,1,,1,1,1,1,0,0,\n", 2, "does not follow"},
		"a year that is not shut": {header + "2014,0,100,0,0,0,40,61,1,100,13,1,0,0,\n", 1, "does not close"},
		"an overdrawn year":       {header + "2014,0,100,0,0,0,140,-40,1,100,13,1,0,0,\n", 1, "no balance to project"},
		"a year spending nothing": {header + "2014,0,100,0,0,0,0,100,1,100,13,1,0,0,\n", 2, "line 2: expenditure 0"},
		"no fiscal revenue":       {header + "2014,0,100,0,0,0,90,10,0,100,13,1,0,0,\n", 2, "line 2: fiscal_revenue 0"},
		"another opening":         {header + "2014,0,100,0,0,0,90,10,1,100,13,1,0,0,\n2015,50,100,0,0,0,90,60,1,100,13,1,0,0,\n", 1, "opens 40 yuan off what 2014 closed with"},
		"a fee not covered":       {header + "2014,0,100,0,0,0,100,0,1,100,13,10,8,5,\n", 1, "0.00000300"},                                             // 8 + 5 - 10 = 3 yuan
		"a subsidy left behind":   {header + "2014,0,100,10,0,0,100,10,1,100,13,1,0,0,\n2015,10,100,10,0,0,90,30,2,100,13,1,0,0,\n", 1, "-0.00001000"}, // 10 x 2 - 10
		"a small shortfall":       {header + "2014,0,100,0,0,0,100,0,1,100000,12000,1,0,0,\n", 1, "0.00100000"},                                        // 13,000 - 12,000
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "years.csv")
			require.NoError(t, os.WriteFile(path, []byte(c.file), 0o600))
			var out, errs bytes.Buffer
			assert.Equal(t, c.status, run([]string{"-in", path}, &out, &errs), errs.String())
			assert.Contains(t, out.String()+errs.String(), c.says)
		})
	}
}

func TestFlags(t *testing.T) {
	for name, args := range map[string][]string{"a growth in per cent": {"-income-growth", "5"}, "a rate without a target": {"-rate", "0.2"}, "no such file": {"-in", "none.csv"}, "no such flag": {"-x"}} {
		var out, errs bytes.Buffer
		assert.Equal(t, 2, run(args, &out, &errs), name)
		assert.NotEmpty(t, errs.String(), name)
	}
}

// TestWarning: 596 million by 1,200 / 12 = 100 million is 5.96 months, which prints as 6.0 and is below 6.
func TestWarning(t *testing.T) {
	path := filepath.Join(t.TempDir(), "years.csv")
	require.NoError(t, os.WriteFile(path, []byte(header+"2014,596000000,1200000000,0,0,0,1200000000,,1,100,13,1,0,0,\n"), 0o600))
	var out bytes.Buffer
	require.Equal(t, 0, run([]string{"-in", path, "-warn-below", "6"}, &out, &out))
	assert.Contains(t, out.String(), "6.0  closes, below 6 months")
}
