package payrollmonth

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/chinesetest"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/internal/tabletest"
)

// contribution is one line of the law for 2025-08 in plain integers: limits in fen (-1: none), the rate in
// ten-thousandths, the unit of the amount in fen. The figures are typed here, not taken from package guangzhou.
type contribution struct {
	scheme, payer  string
	floor, ceiling int64
	rate, unit     int64
}

func law(injuryRate int64) []contribution {
	return []contribution{
		{"pension", "employee", 5510_00, 27549_00, 800, 1},
		{"pension", "employer", 5510_00, 27549_00, 1600, 1},
		{"medical", "employee", 6236_00, 31179_00, 200, 1},
		{"medical", "employer", 6236_00, 31179_00, 450, 1},
		{"maternity", "employer", 6236_00, 31179_00, 85, 1},
		{"unemployment", "employee", 2500_00, 41112_00, 20, 1},
		{"unemployment", "employer", 2500_00, 41112_00, 80, 1},
		{"injury", "employer", 2500_00, -1, injuryRate, 1},
		{"housing", "employee", 2500_00, 39828_00, 500, 100},
		{"housing", "employer", 2500_00, 39828_00, 500, 100},
	}
}

// amount is max(floor, min(wage, ceiling)) x rate, half up to the unit.
func (c contribution) amount(wage int64) int64 {
	base := max(wage, c.floor)
	if c.ceiling >= 0 {
		base = min(base, c.ceiling)
	}
	divisor := 10_000 * c.unit
	return (base*c.rate + divisor/2) / divisor * c.unit
}

// sums are amounts in fen by "scheme payer".
type sums map[string]int64

// fenOf reads yuan with at most two decimals as fen.
func fenOf(t testing.TB, yuan string) int64 {
	t.Helper()
	whole, frac, _ := strings.Cut(strings.ReplaceAll(yuan, ",", ""), ".")
	n, err := strconv.ParseInt(whole+(frac + "00")[:2], 10, 64)
	require.NoError(t, err, yuan)
	require.LessOrEqual(t, len(frac), 2, yuan)
	return n
}

// expected computes the embedded roster by the law, with 0.2 % where a row has no injury rate of its own.
func expected(t testing.TB) sums {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(string(demoRoster))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 301)
	total := sums{}
	for _, cells := range rows[1:] {
		row := map[string]string{}
		for i, name := range rows[0] {
			row[name] = cells[i]
		}
		injury := int64(20)
		if own := row["injury_rate"]; own != "" {
			require.Equal(t, "0.004", own)
			injury = 40
		}
		for _, c := range law(injury) {
			column := c.scheme + "_wage"
			if c.scheme == "maternity" {
				column = "medical_wage" // collected with medical insurance on its base
			}
			wage := row[column]
			if wage == "" {
				wage = row["wage"]
			}
			total[c.scheme+" "+c.payer] += c.amount(fenOf(t, wage))
		}
	}
	return total
}

// TestLaw checks the test's own arithmetic against the figures worked by hand for a wage of 3000 and an injury rate of
// 0.2 %.
func TestLaw(t *testing.T) {
	got := sums{}
	for _, c := range law(20) {
		got[c.scheme+" "+c.payer] = c.amount(3000_00)
	}
	assert.Equal(t, sums{
		"pension employee": 440_80, "medical employee": 124_72, "unemployment employee": 6_00,
		"housing employee": 150_00,
		"pension employer": 881_60, "medical employer": 280_62, "maternity employer": 53_01,
		"unemployment employer": 24_00,
		"injury employer":       6_00, "housing employer": 150_00}, got)
}

// TestTotals compares every total of the page with the law in integers.
func TestTotals(t *testing.T) {
	_, page, _ := runWith(t, "")
	_, table, found := strings.Cut(page, "Totals by scheme")
	require.True(t, found)
	table, bill, found := strings.Cut(table, "The employer's bill")
	require.True(t, found)
	want := expected(t)
	var employee, employer int64
	for name, label := range map[string]string{"pension": "Pension", "medical": "Medical", "maternity": "Maternity",
		"unemployment": "Unemployment", "injury": "Injury", "housing": "Housing fund"} {
		amounts := amountsOf(t, table, label)
		own, theirs := want[name+" employee"], want[name+" employer"]
		if own > 0 {
			assert.Equal(t, []int64{own, theirs, own + theirs}, amounts, name)
		} else {
			assert.Equal(t, []int64{theirs, theirs}, amounts, name)
		}
		employee, employer = employee+own, employer+theirs
	}
	assert.Equal(t, []int64{employee, employer, employee + employer}, amountsOf(t, table, "All schemes"))
	assert.Equal(t, []int64{employee, employer, employee + employer}, amountsOf(t, bill, "All"))
	fund := []int64{want["housing employee"], want["housing employer"],
		want["housing employee"] + want["housing employer"]}
	assert.Equal(t, fund, amountsOf(t, bill, "Housing fund"))
	assert.Equal(t, []int64{employee - fund[0], employer - fund[1], employee + employer - fund[2]},
		amountsOf(t, bill, "Social insurance"))
}

// amountsOf returns the amounts, in fen, of the line that begins with a label.
func amountsOf(t *testing.T, table, label string) []int64 {
	t.Helper()
	for _, line := range strings.Split(table, "\n") {
		rest, found := strings.CutPrefix(line, "  "+label+" ")
		if !found {
			continue
		}
		var out []int64
		for _, word := range strings.Fields(rest) {
			if strings.Contains(word, ".") {
				out = append(out, fenOf(t, word))
			}
		}
		return out
	}
	t.Fatalf("no line %q", label)
	return nil
}

// slipsOf runs the embedded roster with -out and returns the file.
func slipsOf(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, name)
	status, _, errs := runWith(t, "", append(args, "-out", path)...)
	require.Equal(t, program.AllGood, status, errs)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, files, 1)
	return text
}

func TestCSVSumsToTheTotals(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(string(slipsOf(t, "slips.csv")))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 301)
	got := sums{}
	for i, cells := range rows[1:] {
		require.Equal(t, fmt.Sprintf("GZ%04d", i+1), cells[0])
		side := sums{}
		for j, name := range rows[0] {
			scheme, payer, isAmount := strings.Cut(strings.Replace(name, "illness_supplement", "illness", 1), "_")
			if !isAmount || payer != "employee" && payer != "employer" || scheme == "illness" {
				continue
			}
			if cells[j] != "" {
				got[scheme+" "+payer] += fenOf(t, cells[j])
				side[payer] += fenOf(t, cells[j])
			}
		}
		assert.Equal(t, side["employee"], fenOf(t, cellOf(rows[0], cells, "employee_total")))
		assert.Equal(t, side["employer"], fenOf(t, cellOf(rows[0], cells, "employer_total")))
	}
	assert.Equal(t, expected(t), got)
}

func cellOf(header, cells []string, name string) string {
	for i, h := range header {
		if h == name {
			return cells[i]
		}
	}
	return ""
}

func TestJSONSumsToTheTotals(t *testing.T) {
	var slips []struct {
		ID   string `json:"id"`
		Slip struct {
			Month    string            `json:"month"`
			Employee map[string]string `json:"employee"`
			Employer map[string]string `json:"employer"`
		} `json:"slip"`
	}
	require.NoError(t, json.Unmarshal(slipsOf(t, "slips.JSON"), &slips))
	require.Len(t, slips, 300)
	got := sums{}
	for i, s := range slips {
		require.Equal(t, fmt.Sprintf("GZ%04d", i+1), s.ID)
		require.Equal(t, "2025-08", s.Slip.Month)
		for payer, side := range map[string]map[string]string{"employee": s.Slip.Employee,
			"employer": s.Slip.Employer} {
			total := int64(0)
			for scheme, amount := range side {
				if scheme != "total" {
					got[scheme+" "+payer] += fenOf(t, amount)
					total += fenOf(t, amount)
				}
			}
			assert.Equal(t, total, fenOf(t, side["total"]))
		}
	}
	assert.Equal(t, expected(t), got)
}

// The lines of a slip and its totals, an object a line; see TestLaw.
func TestJSONLines(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(string(slipsOf(t, "slips.jsonl")), "\n"), "\n")
	require.Len(t, lines, 300)
	assert.JSONEq(t, `{"id": "GZ0002", "slip": {"month": "2025-08", "employee": {"total": "721.52"},
		"employer": {"total": "1395.23"}, "grade": "reported", "missing": [], "lines": [
		{"scheme": "pension", "payer": "employee", "base": "5510.00", "rate": "0.08", "amount": "440.80"},
		{"scheme": "pension", "payer": "employer", "base": "5510.00", "rate": "0.16", "amount": "881.60"},
		{"scheme": "medical", "payer": "employee", "base": "6236.00", "rate": "0.02", "amount": "124.72"},
		{"scheme": "medical", "payer": "employer", "base": "6236.00", "rate": "0.045", "amount": "280.62"},
		{"scheme": "maternity", "payer": "employer", "base": "6236.00", "rate": "0.0085", "amount": "53.01"},
		{"scheme": "unemployment", "payer": "employee", "base": "3000.00", "rate": "0.002", "amount": "6.00"},
		{"scheme": "unemployment", "payer": "employer", "base": "3000.00", "rate": "0.008", "amount": "24.00"},
		{"scheme": "injury", "payer": "employer", "base": "3000.00", "rate": "0.002", "amount": "6.00"},
		{"scheme": "housing", "payer": "employee", "base": "3000.00", "rate": "0.05", "amount": "150.00"},
		{"scheme": "housing", "payer": "employer", "base": "3000.00", "rate": "0.05", "amount": "150.00"}]}}`, lines[1])
}

// With -documents-once a line has the places of its documents, and nothing else is different.
func TestDocumentsOnce(t *testing.T) {
	type line = map[string]any
	type slip struct {
		ID   string
		Slip struct{ Lines []line }
	}
	var inline []slip
	require.NoError(t, json.Unmarshal(slipsOf(t, "slips.json"), &inline))
	var once struct {
		Slips     []slip
		Documents []string
	}
	require.NoError(t, json.Unmarshal(slipsOf(t, "slips.json", "-documents-once"), &once))
	seen := map[string]bool{}
	for _, document := range once.Documents {
		assert.False(t, seen[document], document)
		seen[document] = true
	}
	for _, one := range once.Slips {
		for _, l := range one.Slip.Lines {
			var sources []any
			for _, number := range l["sources"].([]any) {
				sources = append(sources, once.Documents[int(number.(float64))-1])
			}
			l["sources"] = sources
		}
	}
	assert.Equal(t, inline, once.Slips)
}

// TestSlipOfThreeThousand is worked by hand: see TestLaw.
func TestSlipOfThreeThousand(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(string(slipsOf(t, "slips.csv")))).ReadAll()
	require.NoError(t, err)
	for name, want := range map[string]string{"id": "GZ0002", "pension_base": "5510.00", "pension_employee": "440.80",
		"medical_employee":      "124.72",
		"unemployment_employee": "6.00", "housing_employee": "150.00", "employee_total": "721.52",
		"pension_employer": "881.60", "medical_employer": "280.62",
		"maternity_employer": "53.01", "unemployment_employer": "24.00", "injury_employer": "6.00",
		"housing_employer": "150.00",
		"employer_total":   "1395.23", "illness_supplement_employer": "", "missing": ""} {
		assert.Equal(t, want, cellOf(rows[0], rows[2], name), name)
	}
}

// The columns other programs use stay: id first, notices last. The relief of 2020 is not applied unless it is asked
// for, and a slip of its months says so.
func TestNoticesInCSV(t *testing.T) {
	for _, c := range []struct {
		name, month, lang, column, says string
	}{
		{name: "a month of the relief", month: "2020-03", lang: "en", column: "notices", says: "relief_2020 small"},
		{name: "a month of the relief, in Chinese", month: "2020-03", lang: "zh", column: "提示", says: "减免"},
		{name: "another month", month: "2025-08", lang: "en", column: "notices"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := strings.TrimPrefix(string(slipsOf(t, "slips.csv", "-month", c.month, "-lang", c.lang)), "\ufeff")
			rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
			require.NoError(t, err)
			last := len(rows[0]) - 1
			assert.Equal(t, c.column, rows[0][last])
			if c.says == "" {
				assert.Empty(t, rows[1][last])
			} else {
				assert.Contains(t, rows[1][last], c.says)
			}
		})
	}
}

func TestChineseCSV(t *testing.T) {
	text := string(slipsOf(t, "slips.csv", "-lang", "zh"))
	assert.True(t, strings.HasPrefix(text, "\ufeff工号,费款所属月,养老保险基数,养老保险个人,养老保险单位,"), text[:80])
	chinesetest.Check(t, text)
	chinesetest.Check(t, string(slipsOf(t, "slips.csv", "-month", "2022-08", "-partial", "-lang", "zh")))
}

// TestPartialCSV keeps what is not known empty: never 0, and no total for the side that lacks it. The base of 3000 is
// the floor: 4588 x 8 % = 367.04 in 2022-08, where the employer's rate is disputed; in 2027-01 the medical limits of
// the year are not known.
func TestPartialCSV(t *testing.T) {
	for _, c := range []struct {
		name, month string
		cells       map[string]string
		missing     string
	}{
		{
			name: "the employer's rate", month: "2022-08", missing: "pension employer rate",
			cells: map[string]string{"pension_base": "4588.00", "pension_employee": "367.04", "pension_employer": "",
				"employee_total": "667.32", "employer_total": ""},
		},
		{
			name: "limits of both sides", month: "2027-01", missing: "medical employee floor",
			cells: map[string]string{"pension_base": "", "medical_base": "", "medical_employee": "",
				"unemployment_employee": "6.00", "employee_total": "", "employer_total": ""},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := string(slipsOf(t, "slips.csv", "-month", c.month, "-partial"))
			rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
			require.NoError(t, err)
			assert.Equal(t, "GZ0002", cellOf(rows[0], rows[2], "id"))
			for name, want := range c.cells {
				assert.Equal(t, want, cellOf(rows[0], rows[2], name), name)
			}
			assert.Contains(t, cellOf(rows[0], rows[2], "missing"), c.missing)
		})
	}
}

// One medical item is 8,000.11 x 5.35 % = 428.005885, rounded once; in two lines it is 360.00 and 68.00. Before 2021-10
// there is none.
func TestOneMedicalItem(t *testing.T) {
	type way struct {
		name, month string
		flags       []string
		page        []string
	}
	tabletest.Each(t, []way{
		{name: "as one", month: "2025-08", flags: []string{"-one-medical-item"},
			page: []string{"Medical with maternity       1            0              0    160.00    428.01"}},
		{name: "as two", month: "2025-08",
			page: []string{"Medical            1            0              0    160.00    360.00",
				"Maternity          1            0              0               68.00"}},
		{name: "not yet one", month: "2021-09", flags: []string{"-one-medical-item"},
			page: []string{"  Medical  ", "  Maternity  "}},
	}, func(t *testing.T, c way) {
		pagetest.Program(Run).Check(t, pagetest.Case{Args: append(own("-month", c.month), c.flags...),
			Stdin: "id,wage\nA1,8000.11\n", Page: c.page})
	})
	status, slips, errs := pagetest.Program(Run).Run("id,wage\nA1,8000.11\nA2,8000.11\n",
		append(own("-month", "2025-08"), "-one-medical-item", "-out", "-")...)
	require.Zero(t, status, errs)
	rows, err := csv.NewReader(strings.NewReader(slips)).ReadAll()
	require.NoError(t, err)
	for _, row := range rows[1:] {
		at := slices.Index(rows[0], "medical_with_maternity_employer")
		require.Positive(t, at)
		assert.Equal(t, "428.01", row[at])
		assert.Empty(t, row[slices.Index(rows[0], "maternity_employer")])
	}
}
