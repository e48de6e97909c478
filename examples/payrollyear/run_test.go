package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/rule"
)

func TestPages(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		pagetest.Program(run).Golden(t, "page."+lang+".txt", "-lang", lang)
		_, page, _ := pagetest.Program(run).Run("", "-lang", lang)
		pagetest.Fits(t, page, 112)
	}
}

const header = "id,id_number,kind,hired,left,arrival,base_before,last_year_total,last_year_months,monthly_pay,first_pay,unpaid_month,borne\n"

func TestRosterOfOnesOwn(t *testing.T) {
	settings := []string{"-in", "-", "-injury-rate", "0.002", "-unemployment-rate", "0.008", "-housing-rate", "0.05", "-pension-rate", "0.15"}
	for name, c := range map[string]pagetest.Case{
		"one person":         {Args: settings, Stdin: header + "A,1,employee,2020-01-01,,,8000,96000,12,8000,,,\n", Page: []string{"people: 1", "Every row matches."}},
		"Chinese columns":    {Args: settings, Stdin: "工号,证件号码,人员类别,入职日,月工资,年初缴费基数,上年工资总额,上年工作月数\nA,1,employee,2020-01-01,8000,8000,96000,12\n", Page: []string{"people: 1"}},
		"no settings":        {Args: []string{"-in", "-"}, Status: 2, Errs: []string{"-injury-rate is missing: a roster of your own needs the employer's own settings"}},
		"no pension rate":    {Args: []string{"-in", "-", "-injury-rate", "0.002", "-unemployment-rate", "0.008", "-housing-rate", "0.05"}, Status: 2, Errs: []string{"-pension-rate is missing"}},
		"no rows":            {Args: settings, Stdin: header, Status: 2, Errs: []string{"no row that can be used"}},
		"an unknown column":  {Args: settings, Stdin: "id,wages\n", Status: 2, Errs: []string{`column "wages" is not known`}},
		"a flag of the bill": {Args: []string{"-bill-month", "2025-10"}, Status: 2, Errs: []string{"pass -bill too"}},
		"another year":       {Args: []string{"-bill", "x", "-bill-month", "2024-10", "-bill-scheme", "pension", "-bill-payer", "employee"}, Status: 2, Errs: []string{"2024-10 is not in 2025"}},
		"no such bill":       {Args: []string{"-bill", "no-such-file", "-bill-month", "2025-10", "-bill-scheme", "pension", "-bill-payer", "employee"}, Status: 2, Errs: []string{"no-such-file"}},
		"rows that are refused": {Args: settings, Status: 1, Page: []string{"Rows that could not be used: 8", "people: 1"},
			Stdin: header + "A,1,employee,2020-01-01,,,8000,96000,12,8000,,,\n" + "A,1,employee,2020-01-01,,,8000,96000,12,8000,,,\n" + "B,,robot,,,,,,,,,,\n" + "C,3,employee,2025-03-01,,,,,,8000,,,\n" +
				"D,4,employee,2020-01-01,,,,,,8000,,,\n" + "E,5,employee,2020-13-01,,,8000,96000,12,8000,,,\n" + "F,6,employee,2020-01-01,,,8000,96000,13,8000,,2025-5,\n" + "G,7,employee,2020-01-01,,,8000,96000,12,8.005,,,maybe\n" + "H,\"8\n",
			Errs: []string{"stdin:3: id \"A\" stands in line 2 already", "stdin:4: id_number is empty", "kind \"robot\" is not known", "hired is empty", "monthly_pay is empty", "stdin:5: arrival", "first_pay is empty",
				"stdin:6: base_before is empty", "stdin:7: hired \"2020-13-01\"", "stdin:8: last_year_months \"13\" is above 12", "unpaid_month \"2025-5\"", "more than 2 decimals", "borne \"maybe\" is neither yes nor empty", "stdin:10: "}},
	} {
		t.Run(name, func(t *testing.T) { pagetest.Program(run).Check(t, c) })
	}
}

// The files can be read back, and the bill that was written gives the same comparison as a file of the user's own.
func TestFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "files")
	status, page, errs := pagetest.Program(run).Run("", "-out", dir)
	require.Equal(t, 0, status, errs)
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	// a month: four schemes of both or one payer (pension 2, medical 2, maternity 1, unemployment 2, injury 1), fund and income tax
	assert.Len(t, entries, 12*10+4)
	for _, entry := range entries {
		info, err := entry.Info()
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm(), entry.Name())
		file, err := os.Open(filepath.Join(dir, entry.Name()))
		require.NoError(t, err)
		var problems []adapter.Problem
		switch name := entry.Name(); {
		case strings.HasPrefix(name, "fund-new"):
			_, problems, err = adapter.ReadFundAdjustment(file)
		case strings.HasPrefix(name, "fund-"):
			_, problems, err = adapter.ReadFundDetail(file)
		case strings.HasPrefix(name, "income-tax-"):
			_, problems, err = adapter.ReadIncomeTax(file, false)
		case strings.HasPrefix(name, "declared-"):
			_, problems, err = adapter.ReadDeclaration(file)
		case strings.HasPrefix(name, "2025-"):
			_, problems, err = adapter.ReadDetail(file, adapter.Detail{Month: rule.MonthOf(2025, 1), Scheme: rule.Pension, Payer: rule.Employee})
		}
		require.NoError(t, err, entry.Name())
		assert.Empty(t, problems, entry.Name())
		require.NoError(t, file.Close())
	}
	status, again, errs := pagetest.Program(run).Run("", "-bill", filepath.Join(dir, "bill-2025-10-pension-employee.csv"), "-bill-month", "2025-10", "-bill-scheme", "pension", "-bill-payer", "employee")
	assert.Equal(t, 1, status, "an amount of the bill cannot be read")
	assert.Contains(t, errs, `应缴费额 "待核" is not a plain number`)
	assert.Equal(t, strings.Replace(page, "  Our own list with six errors planted, to show what each looks like.\n", "", 1), again)

	status, _, errs = pagetest.Program(run).Run("", "-out", dir)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "is not empty; choose a new folder")
	status, errs = pagetest.Program(run).RunIntoFull()
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "the page cannot be written")
}
