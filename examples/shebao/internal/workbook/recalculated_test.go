package workbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/payrollmonth"
	"github.com/shebao-go/shebao/examples/shebao/internal/sheetfile"
	"github.com/shebao-go/shebao/examples/shebao/internal/workbook"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// month is a month whose formulas are checked.
type month struct {
	name, month string
	options     []guangzhou.Option
	settings    payroll.Settings
}

// employer is an ordinary one with other settings where given.
func employer(change func(s *payroll.Settings)) payroll.Settings {
	s := payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
		HousingEmployeeRate: "0.05", Kind: payroll.Enterprise}
	change(&s)
	return s
}

// months are the kinds of months there are: whose formulas differ.
func months() []month {
	plain := employer(func(*payroll.Settings) {})
	return []month{
		{name: "ordinary, the fund in whole yuan", month: "2025-08", settings: plain},
		{name: "the fund to the fen", month: "2025-08", settings: employer(func(s *payroll.Settings) {
			s.HousingToFen, s.HousingEmployerRate, s.HousingEmployeeRate = true, "0.055", "0.055"
		})},
		{name: "the illness supplement on a fixed base", month: "2018-03", settings: plain},
		{name: "the relief of 2020", month: "2020-04", settings: employer(func(s *payroll.Settings) {
			s.Relief2020 = "large"
		})},
		{name: "figures carried forward", month: "2027-03", settings: plain,
			options: []guangzhou.Option{guangzhou.CarryForward()}},
	}
}

// wages are those that round at a half, lie at limits, and many others.
func wages() []decimal.Decimal {
	var all []decimal.Decimal
	for _, text := range []string{"0", "0.01", "1", "2500", "2500.01", "5510", "5509.99", "27549", "27549.01", "41112",
		"39828", "1000000000", "5512.50", "6262.50", "10010", "10010.10", "6250.25", "5513.25"} {
		all = append(all, decimal.RequireFromString(text))
	}
	for fen := int64(550_000); fen < 3_000_000; fen += 4_999 {
		all = append(all, decimal.New(fen, -2))
	}
	for yuan := int64(6_000); yuan < 6_200; yuan++ {
		all = append(all, decimal.New(yuan*10+5, -1)) // half a yuan: many products end in half a fen
	}
	return all
}

// slips are the slips of a month for the wages.
func (m month) slips(t *testing.T) []payroll.Slip {
	t.Helper()
	of, err := rule.ParseMonth(m.month)
	require.NoError(t, err)
	policy, err := guangzhou.Policy(of, m.options...)
	require.NoError(t, err)
	e, err := payroll.NewEmployer(m.settings)
	require.NoError(t, err)
	var all []payroll.Slip
	for _, wage := range wages() {
		slip, err := policy.Slip(e, payroll.Employee{Wage: decimal.NewNullDecimal(wage)})
		require.NoError(t, err)
		all = append(all, slip)
	}
	return all
}

// book is the workbook of slips.
func book(t *testing.T, slips []payroll.Slip, lang rule.Language, bill payrollmonth.Bill) []byte {
	t.Helper()
	var file bytes.Buffer
	w, err := new(workbook.Scratch).New(&file, payrollmonth.Heading{Lang: lang})
	require.NoError(t, err)
	for i := range slips {
		require.NoError(t, w.Write(payrollmonth.Who{ID: "E" + strconv.Itoa(i)}, &slips[i]))
	}
	require.NoError(t, w.End(bill))
	return file.Bytes()
}

// withoutValues is a workbook whose formulas have no value yet.
func withoutValues(t *testing.T, file []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	value := regexp.MustCompile(`</f><v>[^<]*</v>`)
	for _, part := range in.File {
		r, err := part.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		w, err := z.Create(part.Name)
		require.NoError(t, err)
		_, err = w.Write(value.ReplaceAll(text, []byte("</f>")))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}

// recalculate has LibreOffice compute workbooks that have no value yet; it returns the folder of the results.
func recalculate(t *testing.T, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	out := filepath.Join(folder, "out")
	args := []string{"-env:UserInstallation=file://" + filepath.Join(folder, "user"), "--headless", "--convert-to",
		"xlsx:Calc MS Excel 2007 XML", "--outdir", out}
	for name, file := range files {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, file, 0o600))
		args = append(args, path)
	}
	said, err := exec.Command("soffice", args...).CombinedOutput()
	require.NoError(t, err, "LibreOffice (apt-get install libreoffice-calc-nogui) computes the workbooks: %s", said)
	return out
}

// cells are the rows of the sheets of a workbook by the name of the sheet.
func cells(t *testing.T, file io.Reader) map[string][][]string {
	t.Helper()
	sheets, err := sheetfile.Open(file)
	require.NoError(t, err)
	all := map[string][][]string{}
	for _, s := range sheets {
		for {
			row, err := s.Rows.Next()
			if err == io.EOF {
				break
			}
			require.NoError(t, err)
			all[s.Name] = append(all[s.Name], append([]string(nil), row...))
		}
	}
	return all
}

// plain is an amount as a cell has it, without zeros at its end.
func plain(d decimal.Decimal) string { return d.String() }

// wantLines is what the cells of a slip's lines have to be, by the heads of their columns.
func wantLines(s *payroll.Slip) map[string]string {
	want := map[string]string{}
	for i := range s.Lines {
		line := &s.Lines[i]
		scheme := strings.ReplaceAll(line.Scheme().String(), "_", " ")
		want[scheme+" wage"] = plain(line.Declared())
		want[scheme+" base"] = plain(line.Base())
		want[scheme+" "+line.Payer().String()] = plain(line.Amount())
	}
	return want
}

// wantRow is what the cells of a slip have to be, its totals too.
func wantRow(t *testing.T, s *payroll.Slip) map[string]string {
	t.Helper()
	want := wantLines(s)
	employee, err := s.Employee.Total()
	require.NoError(t, err)
	employer, err := s.Employer.Total()
	require.NoError(t, err)
	want["employee total"], want["employer total"] = plain(*employee), plain(*employer)
	return want
}

// TestFormulasComputeWhatTheLibraryDoes has LibreOffice compute every formula anew, without the values they were
// written with, and compares each cell with the library's line, to the fen.
func TestFormulasComputeWhatTheLibraryDoes(t *testing.T) {
	slips := map[string][]payroll.Slip{}
	files := map[string][]byte{}
	for i, m := range months() {
		name := strconv.Itoa(i) + ".xlsx"
		slips[name] = m.slips(t)
		files[name] = withoutValues(t, book(t, slips[name], rule.English, payrollmonth.Bill{}))
	}
	folder := recalculate(t, files)
	for i, m := range months() {
		t.Run(m.name, func(t *testing.T) {
			name := strconv.Itoa(i) + ".xlsx"
			file, err := os.Open(filepath.Join(folder, name))
			require.NoError(t, err)
			defer file.Close()
			got := cells(t, file)
			compareSlips(t, slips[name], got["slips"])
			compareBill(t, slips[name], got["bill"])
		})
	}
}

// compareSlips compares every cell of the slips.
func compareSlips(t *testing.T, slips []payroll.Slip, got [][]string) {
	t.Helper()
	require.Len(t, got, len(slips)+1)
	heads := got[0]
	for i := range slips {
		want := wantRow(t, &slips[i])
		have := map[string]string{}
		for at, text := range got[i+1] {
			head := heads[at]
			if _, wanted := want[head]; wanted || text != "" && head != "id" && head != "month" && head != "grade" &&
				head != "missing" && head != "notices" {
				have[head] = text
			}
		}
		require.Equal(t, want, have, "wage %s", wages()[i])
	}
}

// compareBill compares the sums of the schemes and the payers.
func compareBill(t *testing.T, slips []payroll.Slip, got [][]string) {
	t.Helper()
	want, people := map[string]decimal.Decimal{}, map[string]int{}
	for i := range slips {
		for at := range slips[i].Lines {
			line := &slips[i].Lines[at]
			payer := line.Payer().String()
			scheme := strings.ReplaceAll(line.Scheme().String(), "_", " ")
			people[scheme+" "+payer]++
			for _, row := range []string{scheme + " " + payer, "total " + payer, "total both"} {
				want[row] = want[row].Add(line.Amount())
			}
		}
	}
	require.Len(t, got, len(want)+1)
	for _, row := range got[1:] {
		name := row[0] + " " + row[1]
		assert.Equal(t, plain(want[name]), row[3], name)
		if row[0] != "total" {
			assert.Equal(t, strconv.Itoa(people[name]), row[2], name)
		}
	}
}
