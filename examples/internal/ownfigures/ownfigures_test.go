package ownfigures

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func run(args ...string) (status int, printed, errs string) {
	var out, bad strings.Builder
	status = Run(args, &out, &bad)
	return status, out.String(), bad.String()
}

// By hand: 3,000 is below the floor of the file, 5,620, and 5,620 x 8 % = 449.60, 5,620 x 16 % = 899.20.
func TestTheExplanationNamesTheFile(t *testing.T) {
	for _, c := range []struct {
		name, lang, yuan string
		says             []string
	}{
		{name: "English", lang: "en", yuan: "yuan (", says: []string{
			"pension, employee: max(3000.00, 5620.00) × 8% = 449.60 yuan",
			"pension, employer: max(3000.00, 5620.00) × 16% = 899.20 yuan",
			"floor notice of our bureau (made up) [supplied] (2026-07 to 2027-06)"}},
		{name: "Chinese", lang: "zh", yuan: " 元（", says: []string{
			"养老保险 个人：max(3000.00, 5620.00) × 8% = 449.60 元",
			"下限 本局通知（虚构）［用户自填］（2026-07 至 2027-06）"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, printed, errs := run("-lang", c.lang)
			assert.Zero(t, status)
			assert.Empty(t, errs)
			for _, says := range c.says {
				assert.Contains(t, printed, says)
			}
			assert.Equal(t, 2, strings.Count(printed, c.yuan), "only the lines the file changes")
		})
	}
}

func TestRefused(t *testing.T) {
	const header = "series,from,to,value,source\n"
	for _, c := range []struct{ name, row, says, chinese string }{
		{"no effect: there is one pension rate since 2015 (穗人社发〔2015〕5号)",
			"pension.employer_rate_high,2026-07,2027-06,0.2,a notice\n",
			"pension.employer_rate_high 0.2 has no effect while pension.employer_rate is 0.16",
			"pension.employer_rate_high 0.2 不起作用"},
		{"half of one base: maternity insurance is collected on the medical base",
			"maternity.floor,2026-07,2027-06,1000,a notice\n",
			"are one base; give medical.floor as well", "是同一基数；请同时填写 medical.floor"},
		{"a month that a spreadsheet changed", "pension.floor,2026-7,2027-06,5620,a notice\n",
			"own.csv:2:2: from 2026-7 is not a month or a day", "own.csv:2:2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "own.csv")
			require.NoError(t, os.WriteFile(file, []byte(header+c.row), 0o600))
			status, printed, errs := run(file)
			assert.Equal(t, 2, status)
			assert.Empty(t, printed)
			assert.Contains(t, errs, c.says)
			_, _, errs = run("-lang", "zh", file)
			assert.Contains(t, errs, c.chinese)
		})
	}
	status, _, errs := run(filepath.Join(t.TempDir(), "none.csv"))
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "none.csv")
}
