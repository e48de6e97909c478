package payrollyear

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/adapter"
	"github.com/shebao-go/shebao/examples/internal/chinesetest"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/payroll/receipt"
	"github.com/shebao-go/shebao/rule"
)

// The files of the fictional company, written once.
func TestFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "files")
	status, page, errs := pagetest.Program(Run).Run("", "-out", dir)
	require.Equal(t, 0, status, errs)
	for name, check := range map[string]func(t *testing.T, dir string){
		"only the owner reads them":     onlyTheOwnerReads,
		"they add up to the page":       filesAddUp,
		"they read back equal":          filesReadBackEqual,
		"declared wages":                declaredWages,
		"income tax":                    incomeTaxFiles,
		"receipts":                      receiptFile,
		"lists of people":               listsOfPeople,
		"a list of ours is a good bill": func(t *testing.T, dir string) { filesAreBills(t, dir, page) },
	} {
		t.Run(name, func(t *testing.T) { check(t, dir) })
	}
	status, _, errs = pagetest.Program(Run).Run("", "-out", dir)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "is not empty; choose a new folder")
}

// text returns a file that was written, without its byte order mark.
func text(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err, name)
	return strings.TrimPrefix(string(data), "\ufeff")
}

// Every file a spreadsheet may open begins with the mark, or is in the encoding that is asked for.
func TestEncodingOfTheFiles(t *testing.T) {
	underlined := func(fill func(io.Writer) error) func(io.Writer) error {
		return func(to io.Writer) error {
			_, err := io.WriteString(to, "_")
			return errors.Join(err, fill(to))
		}
	}
	texts := map[string]string{} // in Chinese, of each file
	for _, c := range []struct {
		name, begins string
		more         []string
	}{
		{name: "marked", begins: "\ufeff"},
		{name: "marked because it was asked for", begins: "\ufeff", more: []string{"-encoding", "utf-8-bom"}},
		{name: "another", begins: "_", more: []string{"-encoding", "gb18030"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "year")
			program := pagetest.Program(func(args []string, in io.Reader, out, errs io.Writer) int {
				return RunWith(Tools{GB18030: underlined}, args, in, out, errs)
			})
			status, _, errs := program.Run("", append(c.more, "-out", dir, "-lang", "zh")...)
			require.Zero(t, status, errs)
			files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
			require.NoError(t, err)
			require.Greater(t, len(files), 100)
			for _, file := range files {
				data, err := os.ReadFile(file)
				require.NoError(t, err)
				rest, begins := strings.CutPrefix(string(data), c.begins)
				require.True(t, begins, file)
				name := filepath.Base(file)
				if _, seen := texts[name]; !seen {
					chinesetest.Check(t, rest)
					texts[name] = rest
				}
				require.True(t, texts[name] == rest, name)
			}
		})
	}
}

func rowsOf(t *testing.T, dir, name string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text(t, dir, name))).ReadAll()
	require.NoError(t, err, name)
	return rows[1:]
}

func onlyTheOwnerReads(t *testing.T, dir string) {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	// a month: pension, medical and unemployment of both payers, maternity and injury of the employer; fund and income
	// tax
	assert.Len(t, entries, 12*(3*2+2+2)+7)
	for _, entry := range entries {
		info, err := entry.Info()
		require.NoError(t, err)
		assert.Equal(t, fs.FileMode(0o600), info.Mode().Perm(), entry.Name())
	}
	info, err := os.Stat(dir)
	require.NoError(t, err)
	assert.Equal(t, fs.FileMode(0o700), info.Mode().Perm())
	beside, err := os.ReadDir(filepath.Dir(dir))
	require.NoError(t, err)
	assert.Len(t, beside, 1, "nothing half written is left")
}

// The lists of a month as they were first run, and what was made up, are together what the page has as due.
func filesAddUp(t *testing.T, dir string) {
	var due [months + 1]byScheme
	book := func(m int, scheme rule.Scheme, payer rule.Payer, n int64) {
		due[m][scheme][payer] += n
		due[0][scheme][payer] += n
	}
	for m := 1; m <= months; m++ {
		for scheme := rule.Pension; scheme < rule.Housing; scheme++ {
			for _, payer := range []rule.Payer{rule.Employee, rule.Employer} {
				name := nameOf(m) + "-" + scheme.String() + "-" + payer.String() + ".csv"
				if _, err := os.Stat(filepath.Join(dir, name)); errors.Is(err, fs.ErrNotExist) {
					continue
				}
				list, problems,
					err := adapter.ReadDetail(strings.NewReader(text(t, dir, name)),
					adapter.Detail{Month: calendar(companyYear).monthOf(m), Scheme: scheme, Payer: payer})
				require.NoError(t, err, name)
				assert.Empty(t, problems, name)
				for _, row := range list.Rows {
					book(m, scheme, payer, fenOf(t, row.Due))
				}
			}
		}
		list, problems, err := adapter.ReadFundDetail(strings.NewReader(text(t, dir, "fund-"+nameOf(m)+".csv")))
		require.NoError(t, err)
		assert.Empty(t, problems)
		for _, row := range list.Rows {
			book(m, rule.Housing, rule.Employee, fenOf(t, row.Employee))
			book(m, rule.Housing, rule.Employer, fenOf(t, row.Employer))
			assert.Equal(t, fenOf(t, row.Employee)+fenOf(t, row.Employer), fenOf(t, row.Total))
		}
	}
	for _, cells := range rowsOf(t, dir, "made-up-2025-11.csv") {
		month, err := rule.ParseMonth(cells[2])
		require.NoError(t, err)
		var scheme rule.Scheme
		var payer rule.Payer
		require.NoError(t, errors.Join(scheme.UnmarshalText([]byte(cells[3])), payer.UnmarshalText([]byte(cells[4]))))
		assert.Equal(t, fenOf(t, cells[6])-fenOf(t, cells[5]), fenOf(t, cells[7]))
		assert.Equal(t, "limit", cells[8])
		book(int(month.Month()), scheme, payer, fenOf(t, cells[7]))
	}
	assert.Equal(t, computed(t).sums.due, due)
}

// Lists that were written read back as what was to be written.
func filesReadBackEqual(t *testing.T, dir string) {
	y := computed(t)
	of := adapter.Detail{Month: calendar(companyYear).monthOf(8), Scheme: rule.Medical, Payer: rule.Employer}
	slips, err := y.firstSlips(8)
	require.NoError(t, err)
	want, err := y.detail(slips, of)
	require.NoError(t, err)
	got, problems, err := adapter.ReadDetail(strings.NewReader(text(t, dir, "2025-08-medical-employer.csv")), of)
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, want, got)

	declared, err := y.declared()
	require.NoError(t, err)
	gotDeclared, problems, err := adapter.ReadDeclaration(strings.NewReader(text(t, dir, "declared-wages-2025-07.csv")))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, declared, gotDeclared)

	bases, problems, err := adapter.ReadFundAdjustment(strings.NewReader(text(t, dir, "fund-new-bases-2025-07.csv")))
	require.NoError(t, err)
	assert.Empty(t, problems)
	newBases, err := y.newBases()
	require.NoError(t, err)
	assert.Equal(t, *newBases, bases)
	assert.Equal(t,
		adapter.AdjustmentRow{IDNumber: "TEST00000000000001", Name: "员工0001", Before: "5942.40", After: "5942.51",
			EmployerAfter: "297.00"}, bases.Rows[0], "5,942.51 x 5 % = 297.13, to the yuan")
}

// The declared wages are those of the roster: total over months worked, or the base of one who is new.
func declaredWages(t *testing.T, dir string) {
	declared, problems, err := adapter.ReadDeclaration(strings.NewReader(text(t, dir, "declared-wages-2025-07.csv")))
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, demoTaxpayer, declared.Taxpayer)
	at := 0
	for _, r := range members(t) {
		if !r.works(7) {
			continue
		}
		require.Less(t, at, len(declared.Rows))
		row := declared.Rows[at]
		at++
		assert.Equal(t, r["id_number"], row.IDNumber)
		wage, _ := r.wages(t, 7)
		for i, cell := range row.Wages {
			if r["kind"] == "employee" || i == 2 {
				assert.Equal(t, wage, fenOf(t, cell), r["id"])
			} else {
				assert.Empty(t, cell, "a side job is in injury insurance only")
			}
		}
	}
	assert.Len(t, declared.Rows, at)
}

// The imports of the year add up to the page's columns, and their income is the pay, with what the employer bore.
func incomeTaxFiles(t *testing.T, dir string) {
	var columns [4]int64
	income := map[string]int64{}
	for m := 1; m <= months; m++ {
		list, problems,
			err := adapter.ReadIncomeTax(strings.NewReader(text(t, dir, "income-tax-"+nameOf(m)+".csv")), false)
		require.NoError(t, err)
		assert.Empty(t, problems)
		for _, row := range list.Rows {
			income[row.Number] += fenOf(t, row.Amounts["本期收入"])
			for i, name := range []string{"基本养老保险费", "基本医疗保险费", "失业保险费", "住房公积金"} {
				if cell := row.Amounts[name]; cell != "" {
					columns[i] += fenOf(t, cell)
				}
			}
		}
	}
	assert.Equal(t, computed(t).sums.tax, columns)
	assert.Equal(t, int64(12*6_190_00), income["GZ0001"])
	assert.Equal(t, int64(11*15_930_00), income["GZ0061"], "a month without pay")
	assert.Equal(t, int64(12*31_500_00+6*2_200_08+6*2_203_92), income["GZ0060"],
		"the pension part is borne: 27,501 and 27,549 x 8 %, July to October made up")
	assert.Equal(t, int64(4_960_33+10*6_470_00), income["GZ0013"], "the first pay, then ten months")
}

// Every receipt that was written verifies as it is read.
func receiptFile(t *testing.T, dir string) {
	y := computed(t)
	lines := json.NewDecoder(strings.NewReader(text(t, dir, "receipts-2025-07.jsonl")))
	n := 0
	for {
		var r receipt.Receipt
		err := lines.Decode(&r)
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		differences, err := r.Verify(y.paid[7])
		require.NoError(t, err)
		assert.Empty(t, differences)
		n++
	}
	assert.Equal(t, y.sums.people[7], n)
}

func listsOfPeople(t *testing.T, dir string) {
	side := map[string]string{}
	for _, cells := range rowsOf(t, dir, "outside.csv") {
		if cells[0] == "GZ0050" {
			side[cells[2]] = cells[3]
		}
		assert.NotEmpty(t, cells[4], "everybody has a reason")
	}
	assert.Equal(t,
		map[string]string{"pension": "12", "medical": "12", "maternity": "12", "unemployment": "12", "housing": "12"},
		side)
	what := map[string][]string{}
	for _, cells := range rowsOf(t, dir, "exceptions.csv") {
		what[cells[0]] = append(what[cells[0]], cells[1]+": "+cells[2])
	}
	assert.Equal(t, []string{"left; made up and not withheld: 1.60: collect it, or bear it"}, what["GZ0119"],
		"July and August, 0.80 each")
	assert.Equal(t, []string{"pay too small: 2,324.87 advanced: nothing: all withheld since"}, what["GZ0061"])
	assert.Len(t, what["GZ0039"], 2, "a first job with a first pay of less than half")
}

// A list that was written is a bill that matches; the bill with errors gives the page of the demonstration again.
func filesAreBills(t *testing.T, dir, page string) {
	for _, c := range []struct{ month, scheme, payer string }{{"2025-08", "pension", "employee"},
		{"2025-10", "injury", "employer"}, {"2025-03", "maternity", "employer"}} {
		file := filepath.Join(dir, c.month+"-"+c.scheme+"-"+c.payer+".csv")
		status, matching,
			errs := pagetest.Program(Run).Run("", "-bill", file, "-bill-month", c.month, "-bill-scheme", c.scheme,
			"-bill-payer", c.payer)
		assert.Zero(t, status, errs)
		assert.Contains(t, matching, "rows match")
		assert.Contains(t, flat(matching), "that is ours per person")
	}
	status, again,
		errs := pagetest.Program(Run).Run("", "-bill", filepath.Join(dir, "bill-2025-10-pension-employee.csv"),
		"-bill-month", "2025-10", "-bill-scheme", "pension", "-bill-payer", "employee")
	assert.Equal(t, 1, status, "an amount of the bill cannot be read")
	assert.Contains(t, errs, `应缴费额 "待核" is not a plain number`)
	_, proof, _ := strings.Cut(page, "what the rows explain:\n")
	proof, _, _ = strings.Cut(proof, "  The payment notice")
	assert.Contains(t, again, proof)
}
