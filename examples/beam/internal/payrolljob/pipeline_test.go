package payrolljob

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/guangzhou"
	"github.com/shebao-go/shebao/payroll"
	"github.com/shebao-go/shebao/rule"
)

// one computes one person at a time on this machine, by Policy.Slip, and adds up what it printed.
type one struct {
	policy   payroll.Policy
	employer payroll.Employer
	slips    []string
	totals   [12]decimal.Decimal // ten columns, employee, employer
	refused  int
}

func newOne(t *testing.T) *one {
	t.Helper()
	policy, err := guangzhou.Policy(rule.MonthOf(2025, time.August))
	require.NoError(t, err)
	employer,
		err := payroll.NewEmployer(
		payroll.Settings{InjuryRate: "0.002", UnemploymentRate: "0.008", HousingEmployerRate: "0.05",
			HousingEmployeeRate: "0.05"})
	require.NoError(t, err)
	return &one{policy: policy, employer: employer}
}

// add computes a person of these wages in fen; a housing wage below 0 is none.
func (o *one) add(t *testing.T, id string, wage, housing int64) {
	t.Helper()
	who := payroll.Employee{Wage: decimal.NewNullDecimal(decimal.New(wage, -2))}
	if housing >= 0 {
		who.Wages.Housing = decimal.NewNullDecimal(decimal.New(housing, -2))
	}
	slip, err := o.policy.Slip(o.employer, who)
	require.NoError(t, err)
	require.Len(t, slip.Lines, 10)
	text := id
	printed := func(i int, amount decimal.Decimal) {
		text += "," + amount.StringFixed(2)
		o.totals[i] = o.totals[i].Add(amount)
	}
	for i := range slip.Lines {
		printed(i, slip.Lines[i].Amount())
	}
	for i, side := range []*payroll.Side{&slip.Employee, &slip.Employer} {
		total, err := side.Total()
		require.NoError(t, err)
		printed(10+i, *total)
	}
	o.slips = append(o.slips, text)
}

// badWages are refused whatever else the row holds.
var badWages = []string{"-0.01", "1.005", "abc", "1e3", "10000000000.01", "", "12 00", "NaN"}

// roster makes a file of so many people; every 50th has a wage that is refused.
func (o *one) roster(t *testing.T, random *rand.Rand, file, people int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString([]string{"id,wage\n", "housing_wage,id,wage\n", "\ufeff工号,缴费工资\r\n"}[file%3])
	for i := range people {
		id := fmt.Sprintf("GZ%d-%04d", file, i)
		wage, housing := random.Int64N(6_000_000), int64(-1)
		text := decimal.New(wage, -2).String()
		if i%50 == 49 {
			text = badWages[i/50%len(badWages)]
		}
		own := ""
		if file%3 == 1 && i%2 == 0 {
			housing = random.Int64N(4_500_000)
			own = decimal.New(housing, -2).StringFixed(2)
		}
		switch file % 3 {
		case 0:
			fmt.Fprintf(&b, "%s,%s\n", id, text)
		case 1:
			fmt.Fprintf(&b, "%s,%s,%s\n", own, id, text)
		case 2:
			fmt.Fprintf(&b, "%s,%s\r\n", id, text)
		}
		if i%50 == 49 {
			o.refused++
		} else {
			o.add(t, id, wage, housing)
		}
	}
	return b.String()
}

// TestLikeOneMachine computes 6,000 people in six files, one of them compressed, as a job and one by one.
func TestLikeOneMachine(t *testing.T) {
	dir, want := t.TempDir(), newOne(t)
	random := rand.New(rand.NewPCG(2025, 8))
	for file := range 6 {
		text, name := want.roster(t, random, file, 1000), filepath.Join(dir, strconv.Itoa(file)+".csv")
		out, err := os.Create(name)
		if file == 5 {
			require.NoError(t, err)
			require.NoError(t, out.Close())
			require.NoError(t, os.Remove(name))
			out, err = os.Create(name + ".gz")
			require.NoError(t, err)
			packed := gzip.NewWriter(out)
			_, err = packed.Write([]byte(text))
			require.NoError(t, err)
			require.NoError(t, packed.Close())
		} else {
			_, err = out.WriteString(text)
			require.NoError(t, err)
		}
		require.NoError(t, out.Close())
	}
	out := filepath.Join(dir, "out")
	status, _, stderr := runJob(dir+"/*.csv*", out, "-month", "2025-08", "-shards", "3")
	require.Equal(t, program.SomeRefused, status, stderr)

	slices.Sort(want.slips)
	assert.Equal(t, want.slips,
		lines(readCSV(t, out+"/slips-*-of-00003.csv", "id,"+slipColumns+",employee_total,employer_total")))
	assert.Equal(t, 120, want.refused)
	assert.Len(t, readCSV(t, out+"/refused.csv", "file,line,id,reason"), want.refused)
	totals := map[string][]string{}
	for _, row := range readCSV(t, out+"/totals.csv", "what,count,yuan") {
		totals[row[0]] = row[1:]
	}
	assert.Equal(t, []string{"120", ""}, totals["refused_rows"])
	assert.Equal(t, []string{"0", ""}, totals["refused_files"])
	for i, name := range append(strings.Split(slipColumns, ","), "employee_total", "employer_total") {
		assert.Equal(t, []string{"5880", want.totals[i].StringFixed(2)}, totals[name], name)
	}
	assert.Len(t, totals, 14)
}

// TestSameFilesEveryTime: two runs write the same files byte by byte, slips and refusals in the order of the rosters'
// names and lines.
func TestSameFilesEveryTime(t *testing.T) {
	dir := t.TempDir()
	var want []string // the ids are in order too
	for file := range 9 {
		text := "id,wage\n"
		for i := range 2_000 {
			id := fmt.Sprintf("GZ%d%04d", file, i)
			if i%700 == 699 {
				text += id + ",x\n"
				continue
			}
			text += id + ",8000\n"
			want = append(want, id)
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("r%d.csv", file)), []byte(text), 0o600))
	}
	written := func(out string) map[string]string {
		status, _, stderr := runJob(dir+"/r*.csv", out, "-month", "2025-08", "-shards", "3")
		require.Equal(t, program.SomeRefused, status, stderr)
		entries, err := os.ReadDir(out)
		require.NoError(t, err)
		files := map[string]string{}
		for _, entry := range entries {
			text, err := os.ReadFile(filepath.Join(out, entry.Name()))
			require.NoError(t, err)
			files[entry.Name()] = string(text)
		}
		return files
	}
	files := written(filepath.Join(dir, "first"))
	assert.Equal(t, files, written(filepath.Join(dir, "second")))

	columnOf := func(file string, column int) (cells []string) {
		rows, err := csv.NewReader(strings.NewReader(files[file])).ReadAll()
		require.NoError(t, err)
		for _, row := range rows[1:] {
			cells = append(cells, row[column])
		}
		return cells
	}
	var got []string
	for file := range 3 {
		ids := columnOf(fmt.Sprintf("slips-%05d-of-00003.csv", file), 0)
		assert.Greater(t, len(ids), len(want)/4, "the people are spread evenly")
		assert.True(t, slices.IsSorted(ids))
		got = append(got, ids...)
	}
	slices.Sort(got)
	assert.Equal(t, want, got)
	refusedIDs := columnOf("refused.csv", 2)
	assert.Len(t, refusedIDs, 18)
	assert.True(t, slices.IsSorted(refusedIDs))
}

// job runs a job over files in a folder and returns its refusals, the folder's name cut off, and the ids of its slips.
func job(t *testing.T, files map[string]string) (refusals, ids []string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	out := filepath.Join(dir, "out")
	status, _, stderr := runJob(dir+"/*.csv", out, "-month", "2025-08")
	for _, row := range readCSV(t, out+"/refused.csv", "file,line,id,reason") {
		refusals = append(refusals, strings.ReplaceAll(strings.Join(row, "|"), dir+"/", ""))
	}
	for _, row := range readCSV(t, out+"/slips-*.csv", "id,"+slipColumns+",employee_total,employer_total") {
		ids = append(ids, row[0])
	}
	want := program.SomeRefused
	if len(refusals) == 0 {
		want = program.AllGood
	}
	assert.Equal(t, want, status, stderr)
	return refusals, ids
}

// TestRefusedFiles: a file that cannot be used is refused as a whole, and the others are computed.
func TestRefusedFiles(t *testing.T) {
	const allowed = "; columns: id (工号), wage (缴费工资), pension_wage (养老工资), " +
		"medical_wage (医疗工资), " +
		"unemployment_wage (失业工资), injury_wage (工伤工资), housing_wage (公积金工资); no row of this file was computed"
	refusals, ids := job(t, map[string]string{
		"bom.csv":     "\ufeff",
		"empty.csv":   "",
		"good.csv":    "id,wage\nGZ0001,3000\n",
		"norows.csv":  "id,wage\n",
		"noid.csv":    "wage\n3000\n",
		"nowage.csv":  "id,pension_wage\nGZ0002,3000\n",
		"twice.csv":   "id,wage,缴费工资\nGZ0003,3000,3000\n",
		"unknown.csv": "id,wage,colour\nGZ0004,3000,red\n",
		"latin.csv":   "\xb9\xa4\xba\xc5,wage\nGZ0005,3000\n",
	})
	const none = "|0||the roster is empty; its first line names the columns: id (工号), wage (缴费工资), pension_wage " +
		"(养老工资), medical_wage (医疗工资), " +
		"unemployment_wage (失业工资), injury_wage (工伤工资), housing_wage (公积金工资); no row of this file was computed"
	assert.Equal(t, []string{
		"bom.csv" + none,
		"empty.csv" + none,
		"latin.csv|0||the header cannot be read: the file is not UTF-8, probably GBK (GB18030), as Chinese Excel " +
			"saves CSV; save it as CSV UTF-8, or read it with `go run -C examples/shebao . month -in FILE`; no row " +
			"of this file was computed",
		"noid.csv|0||column id (工号) is missing" + allowed,
		"nowage.csv|0||column wage (缴费工资) is missing; only with all five wages by scheme may it be missing" +
			allowed,
		`twice.csv|0||columns "wage" (2) and "缴费工资" (3) are the same thing; keep one` + allowed,
		`unknown.csv|0||column "colour" is not known; name what it is with -map "colour=...", or pass over ` +
			`all such columns with -extra ignore` + allowed,
	}, refusals)
	assert.Equal(t, []string{"GZ0001"}, ids)
}

// TestRefusedRows: every row is computed or refused.
func TestRefusedRows(t *testing.T) {
	refusals, ids := job(t, map[string]string{
		"a.csv": "id,wage\n" +
			"GZ0001,3000\n" +
			"GZ0002,-0.01\n" +
			"GZ0003,3000.005\n" +
			"GZ0004,3000 yuan\n" +
			"GZ0005,\n" +
			"\n" +
			",3000\n" +
			"=1+1,3000\n" +
			"GZ0009,3,000\n" +
			"GZ0010,\"3000\n" +
			strings.Repeat("x", 65) + ",3000\n" +
			"GZ0001,4000\n" +
			"GZ\x00,3000\n",
		"b.csv": "id,pension_wage,medical_wage,unemployment_wage,injury_wage,housing_wage\n" +
			"GZ0011,3000,3000,3000,3000,3000\n" +
			"GZ0012,3000,,3000,,3000\n" +
			"GZ0013,3000,-1,3000,3000,1.001\n" +
			"GZ0001,3000,3000,3000,3000,-5\n" +
			"GZ0002,3000,3000,3000,3000,3000\n",
	})
	assert.Equal(t, []string{"GZ0001", "GZ0011"}, ids)
	const (
		places = "has more than 2 decimals; round it yourself first: nothing is rounded silently"
		below  = "is below 0; pass the declared monthly wage in yuan, such as 3000.00"
	)
	assert.Equal(t, []string{
		`a.csv|10||seems to have the amount 3,000, cut at its commas; write 3000, or 3.00 where 3 is meant`,
		`a.csv|11||has a quote that is not closed or stands inside a field; write "..." around the whole field`,
		`a.csv|12||id "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..." is longer than 64 bytes; shorten it`,
		`a.csv|13|GZ0001|id "GZ0001" is a duplicate: it stands in a.csv line 2 already`,
		`a.csv|14||id "GZ?" has a character that cannot be printed; type it anew`,
		`a.csv|3|GZ0002|wage "-0.01" ` + below,
		`a.csv|4|GZ0003|wage "3000.005" ` + places,
		`a.csv|5|GZ0004|wage "3000 yuan" is not a plain number; write digits with at most one point, such as 3000.00`,
		`a.csv|6|GZ0005|wage is empty, and 5 of the five wages by scheme are too; fill it or all five`,
		`a.csv|8||id is empty; every person needs an id`,
		`a.csv|9||id "=1+1" begins with = + - or @, which a spreadsheet takes for a formula; ` +
			"begin it with a letter or a digit",
		`b.csv|3|GZ0012|wage is empty, and 2 of the five wages by scheme are too; fill it or all five`,
		`b.csv|4|GZ0013|medical_wage "-1" ` + below + `; housing_wage "1.001" ` + places,
		`b.csv|5|GZ0001|id "GZ0001" is a duplicate: it stands in a.csv line 2 already; housing_wage "-5" ` + below,
		`b.csv|6|GZ0002|id "GZ0002" is a duplicate: it stands in a.csv line 3 already`,
	}, refusals)
}

// TestNobody: a job over a roster without people still writes every file.
func TestNobody(t *testing.T) {
	refusals, ids := job(t, map[string]string{"norows.csv": "id,wage\n"})
	assert.Empty(t, refusals)
	assert.Empty(t, ids)
}
