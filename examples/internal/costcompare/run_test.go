package costcompare

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/exittest"
	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
)

// own are the flags of a roster of one's own on standard input.
func own(more ...string) []string {
	return append([]string{"-in", "-", "-month", "2025-08", "-injury-rate", "0.002", "-unemployment-rate", "0.008",
		"-housing-rate", "0.05"}, more...)
}

// rowsOf reads a CSV file by its heads.
func rowsOf(t *testing.T, path string) []map[string]string {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// tables runs the program and returns the folder of its tables, t.csv and those beside it.
func tables(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	folder := t.TempDir()
	status, _, errs := pagetest.Program(Run).Run(stdin, append(args, "-out", filepath.Join(folder, "t.csv"))...)
	require.Zero(t, status, errs)
	return folder
}

func TestDemo(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		pagetest.Program(Run).Golden(t, "page."+lang+".txt", "-lang", lang)
		_, page, _ := pagetest.Program(Run).Run("", "-lang", lang)
		pagetest.Fits(t, page, 110)
	}
}

// TestTheLawsFigureIsTheOther: 16 % of 10000 yuan is 1600, 15 % is 1500; the ceiling of 2025-08 is 27549, of which
// 16 % is 4407.84 and 15 % 4132.35, 275.49 less.
func TestTheLawsFigureIsTheOther(t *testing.T) {
	folder := tables(t, "工号,姓名,部门,缴费工资\nA1,某1,研发部,10000\nA2,某2,销售部,30000\n",
		own("-with", "pension.employer_rate=0.15")...)
	people := rowsOf(t, filepath.Join(folder, "t.csv"))
	require.Len(t, people, 3)
	for i, want := range []string{"-100.00", "-275.49", "-375.49"} {
		assert.Equal(t, want, people[i]["employer more"])
		assert.Equal(t, "0.00", people[i]["employee more"])
		assert.Equal(t, want, people[i]["both more"])
	}
	figures := rowsOf(t, filepath.Join(folder, "t-figures.csv"))
	require.Len(t, figures, 1)
	assert.Equal(t, "0.16", figures[0]["against"])
	assert.Equal(t, "0.15", figures[0]["with"])
}

// TestEachMonthByItsOwnFigures: the floor of pension insurance is 5500 to 2025-06 and 5510 from 2025-07. Somebody at
// 5000 yuan pays 8 % of the floor: 440.00 and 440.80; of 5600, 448.00 in every month: 8.00 and 7.20 more.
func TestEachMonthByItsOwnFigures(t *testing.T) {
	args := own("-with", "pension.floor=5600", "-through", "2026-02")
	args[3] = "2025-05"
	folder := tables(t, "工号,缴费工资\nA1,5000\n", args...)
	var got []string
	for _, row := range rowsOf(t, filepath.Join(folder, "t-months.csv")) {
		got = append(got, row["month"]+" "+row["employee more"])
	}
	assert.Equal(t, []string{"2025-05 8.00", "2025-06 8.00", "2025-07 7.20", "2025-08 7.20", "2025-09 7.20",
		"2025-10 7.20", "2025-11 7.20", "2025-12 7.20", "2026-01 7.20", "2026-02 7.20", "total 73.60"}, got)
	got = nil
	for _, row := range rowsOf(t, filepath.Join(folder, "t-people-by-year.csv")) {
		got = append(got, row["id"]+" "+row["year"]+" "+row["employee more"])
	}
	assert.Equal(t, []string{"A1 2025 59.20", "A1 2026 14.40", "total  73.60"}, got)
	assert.Len(t, rowsOf(t, filepath.Join(folder, "t-figures.csv")), 2)
}

// TestKindsByTheTextsOfEachMonth: a re-hired pensioner is in no scheme to 2026-06 and in injury insurance from 2026-07,
// where 0.2 % of the floor of 5510 yuan is 11.02.
func TestKindsByTheTextsOfEachMonth(t *testing.T) {
	args := own("-with", "unemployment.employee_rate=0.003", "-through", "2026-07", "-carry-forward")
	args[3] = "2026-06"
	folder := tables(t, "工号,缴费工资,人员类别\nA1,4000,退休返聘\n", args...)
	months := rowsOf(t, filepath.Join(folder, "t-months.csv"))
	require.Len(t, months, 3)
	assert.Equal(t, "0.00", months[0]["employer against"])
	assert.Equal(t, "11.02", months[1]["employer against"])
}

// TestEveryTableAddsUpToThePeople: the tables of the demonstration, and of figures of both payers over two years.
func TestEveryTableAddsUpToThePeople(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
	}{
		{name: "demo"},
		{name: "both payers", args: []string{"-month", "2025-11", "-through", "2026-02", "-with",
			"pension.employee_rate=0.085",
			"-with", "medical.employer_rate=0.051", "-against", "pension.employer_rate=0.14"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := tables(t, "", c.args...)
			for _, column := range []string{"employee against", "employee with", "employee more", "employer against",
				"employer with", "employer more", "both more"} {
				people := rowsOf(t, filepath.Join(folder, "t.csv"))
				want := people[len(people)-1][column]
				for _, file := range []string{"t.csv", "t-people-by-year.csv", "t-departments.csv",
					"t-cost-centres.csv",
					"t-months.csv", "t-years.csv"} {
					rows := rowsOf(t, filepath.Join(folder, file))
					var sum decimal.Decimal
					for _, row := range rows[:len(rows)-1] {
						sum = sum.Add(decimal.RequireFromString(row[column]))
					}
					assert.Equal(t, want, sum.StringFixed(2), "%s of %s", column, file)
					assert.Equal(t, want, rows[len(rows)-1][column], "%s of %s", column, file)
				}
			}
		})
	}
}

func TestRows(t *testing.T) {
	const roster = "工号,缴费工资\nA1,10000\nA2,面议\n"
	pagetest.Program(Run).Check(t, pagetest.Case{Args: own("-with", "pension.employer_rate=0.15"), Stdin: roster,
		Status: program.SomeRefused, Errs: []string{`stdin:3: A2: 缴费工资 "面议"`},
		Page: []string{"1 computed, 1 refused", "-100.00"}})
	for _, c := range []struct {
		name, roster string
		args         []string
		says         string
	}{
		{name: "nothing to compare", args: own(), says: "say what to compare"},
		{name: "the law's own figure", args: own("-with", "pension.employer_rate=0.16"),
			says: "is the law's own figure in every month"},
		{name: "the same on both sides", args: own("-with", "pension.floor=5600", "-against", "pension.floor=5600"),
			says: "both give pension.floor=5600"},
		{name: "no figure", args: own("-with", "pension.flor=5600"),
			says: "-with: pension.flor is no figure of a policy"},
		{name: "no figure on the other side", args: own("-with", "pension.floor=5600", "-against", "pension.flor=1"),
			says: "-against: pension.flor is no figure of a policy"},
		{name: "twice", args: own("-against", "pension.floor=1", "-against", "pension.floor=2"),
			says: "-against pension.floor is there twice"},
		{name: "months that run back", args: own("-with", "pension.floor=5600", "-through", "2025-07"),
			says: "-through 2025-07 is not within 240 months from -month 2025-08"},
		{name: "too many months", args: own("-with", "pension.floor=5600", "-through", "2075-07"),
			says: "within 240 months"},
		{name: "nobody", args: own("-with", "pension.floor=5600"), roster: "工号,缴费工资\nA2,面议\n",
			says: "nobody could be computed"},
		{name: "no such table", args: own("-with", "pension.floor=5600", "-out", "a.txt"), says: "must end in .csv"},
		{name: "in Chinese", args: own("-lang", "zh"), says: "请说明比较什么"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.roster == "" {
				c.roster = "工号,缴费工资\nA1,10000\n"
			}
			status, page, errs := pagetest.Program(Run).Run(c.roster, c.args...)
			assert.Equal(t, 2, status)
			assert.Empty(t, page)
			assert.Contains(t, errs, c.says)
		})
	}
}

func TestExits(t *testing.T) {
	exittest.Check(t, Run, append(own("-with", "pension.floor=5600"), "-in")...)
}

// TestTheChart: a bar for each payer whose cost differs, in the order of the differences; 15 % of 10000 yuan is 100.00
// less than 16 %, of 20000 it is 200.00.
func TestTheChart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.svg")
	tools := Tools{Draw: func(to io.Writer, c Chart) error { return json.NewEncoder(to).Encode(c) }}
	var page, errs strings.Builder
	status := RunWith(tools, own("-with", "pension.employer_rate=0.15", "-svg", path),
		strings.NewReader("工号,部门,缴费工资\nA1,研发部,10000\nA2,销售部,20000\n"), &page, &errs)
	require.Zero(t, status, errs.String())
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.JSONEq(t, `{"Title":"pension.employer_rate 15% against 16%, 2025-08","Axis":"more or less, yuan",
		"Names":["销售部","研发部"],"Bars":[{"Name":"employer","Yuan":[-200,-100]}]}`, string(text))
	status = RunWith(tools, own("-with", "pension.employer_rate=0.15", "-svg", "a.png"), strings.NewReader(""),
		&page, &errs)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs.String(), "must end in .svg")
}
