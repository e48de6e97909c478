package payrollyear

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/internal/tabletest"
)

// One medical item is 8,000.11 x 5.35 % = 428.005885, rounded once: 428.01. In two lines it is 360.00 and 68.00.
func TestOneMedicalItem(t *testing.T) {
	const roster = header + "A,甲,1,employee,2020-01-01,,,8000.11,96001.32,12,8000.11,,,\n"
	const bill = billHead + "1,甲,居民身份证,1,8000.11,8000.11,5.35%,428.01,,,A\n"
	settings := append([]string{"-in", "-", "-bill-month", "2025年11月", "-bill-scheme", "医疗", "-bill-payer", "单位"},
		ownSettings...)
	file := filepath.Join(t.TempDir(), "bill.csv")
	require.NoError(t, os.WriteFile(file, []byte(bill), 0o600))
	type way struct {
		name   string
		flags  []string
		status int
		page   string
	}
	tabletest.Each(t, []way{
		{name: "as one", flags: []string{"-one-medical-item"}, page: "428.01 - 428.01 = 0.00"},
		{name: "as two", status: 1, page: "428.00 - 428.01 = -0.01"},
	}, func(t *testing.T, c way) {
		args := append(append([]string{"-bill", file}, settings...), c.flags...)
		pagetest.Program(Run).Check(t, pagetest.Case{Args: args, Stdin: roster, Status: c.status,
			Page: []string{c.page}})
	})
}

// The employer's list of medical insurance has the item, that of maternity insurance is none, and wages are declared
// for both.
func TestFilesOfOneMedicalItem(t *testing.T) {
	const roster = header + "A,甲,1,employee,2020-01-01,,,8000.11,96001.32,12,8000.11,,,\n"
	dir := filepath.Join(t.TempDir(), "year")
	status, _, errs := pagetest.Program(Run).Run(roster, own("-one-medical-item", "-out", dir, "-taxpayer", "T1")...)
	require.Zero(t, status, errs)
	rows := rowsOf(t, dir, "2025-11-medical-employer.csv")
	require.Len(t, rows, 1)
	require.Equal(t, []string{"8000.11", "5.35%", "428.01"}, rows[0][5:8])
	require.NoFileExists(t, filepath.Join(dir, "2025-11-maternity-employer.csv"))
	declared := rowsOf(t, dir, "declared-wages-2025-07.csv")
	last := declared[len(declared)-1]
	require.Equal(t, 4, strings.Count(strings.Join(last, "|"), "8000.11"), "unemployment, medical, injury, maternity")
}

// Somebody whose row was refused is ours all the same.
func TestBillOfSomebodyRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bill.csv")
	require.NoError(t, os.WriteFile(file, []byte(billHead+billA+billB), 0o600))
	args := append([]string{"-in", "-", "-bill", file, "-bill-month", "2025-11", "-bill-scheme", "pension",
		"-bill-payer", "employee", "-lang", "zh"}, ownSettings...)
	pagetest.Program(Run).Check(t, pagetest.Case{Args: args, Status: 1,
		Stdin: strings.Replace(twoOfUs, "5333.33,,,\n", "面议,,,\n", 1),
		Page:  []string{"名册该行被退回", "请更正名册"}, Not: []string{"非本方人员"}, Errs: []string{"面议"}})
}
