package payrollmonth

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
	"github.com/shebao-go/shebao/examples/internal/program"
)

// read is a file that was written.
func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(data)
}

// The slips go to standard output, and the page to standard error.
func TestSlipsOnStandardOutput(t *testing.T) {
	const roster = "id,wage\nA1,3000\nA2,x\n"
	for _, c := range []struct {
		name string
		args []string
		ids  func(t *testing.T, stdout string) []string
	}{
		{name: "CSV", args: own("-out", "-"), ids: idsOfCSV},
		{name: "CSV by name", args: own("-out", "-", "-format", "csv"), ids: idsOfCSV},
		{name: "JSON", args: own("-out", "-", "-format", "json"), ids: idsOfJSON},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, stdout, stderr := runWith(t, roster, c.args...)
			assert.Equal(t, program.SomeRefused, status)
			assert.Equal(t, []string{"A1"}, c.ids(t, stdout))
			assert.Contains(t, stderr, "stdin:3: A2: wage \"x\"")
			assert.Contains(t, stderr, "2 read, 1 computed, 1 refused")
		})
	}
}

func idsOfCSV(t *testing.T, stdout string) (ids []string) {
	rows, err := csv.NewReader(strings.NewReader(stdout)).ReadAll()
	require.NoError(t, err)
	for _, row := range rows[1:] {
		ids = append(ids, row[0])
	}
	return ids
}

func idsOfJSON(t *testing.T, stdout string) (ids []string) {
	var slips []struct{ ID string }
	require.NoError(t, json.Unmarshal([]byte(stdout), &slips))
	for _, one := range slips {
		ids = append(ids, one.ID)
	}
	return ids
}

// What would destroy something, or could not be written, is refused before the roster is read.
func TestOutputsAreCheckedFirst(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		says []string
	}{
		{name: "every flag at once", args: []string{"-out", "slips.xls", "-refused", "refused.txt"},
			says: []string{"-out slips.xls: the name must end in .csv, .json, .jsonl or .html",
				"-refused refused.txt: the name must end in .csv"}},
		{name: "own figures", args: []string{"-figures", "own.csv", "-out", "own.csv"},
			says: []string{"-out own.csv is an input of this run (-figures own.csv)"}},
		{name: "refused rows in place of the roster", args: []string{"-in", "own.csv", "-refused", "link.csv"},
			says: []string{"-refused link.csv is an input of this run (-in own.csv)"}},
		{name: "two that are one", args: []string{"-out", "a.csv", "-refused", "./a.csv"},
			says: []string{"-out a.csv and -refused ./a.csv are one file"}},
		{name: "a format of a file", args: []string{"-out", "a.csv", "-format", "csv"},
			says: []string{"-format is for -out - alone"}},
		{name: "another format", args: []string{"-out", "-", "-format", "xml"},
			says: []string{`-format "xml" is not known; use csv, json or jsonl`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			require.NoError(t, os.WriteFile("own.csv", []byte("mine"), 0o600))
			require.NoError(t, os.Symlink("own.csv", "link.csv"))
			pagetest.Program(Run).Check(t, pagetest.Case{Args: c.args, Status: program.CannotRun, Errs: c.says})
			assert.Equal(t, "mine", read(t, "own.csv"))
			left, err := os.ReadDir(".")
			require.NoError(t, err)
			assert.Len(t, left, 2)
		})
	}
}

// A run that computes nobody, or cannot be done, leaves the slips of before as they are, and says so; the rows that
// were refused are written.
func TestARunWithoutSlipsReplacesNone(t *testing.T) {
	for _, c := range []struct {
		name, roster string
		status       int
		says         []string
		refused      string // the file of refused rows; nothing: there is none
	}{
		{name: "every row refused", roster: "id,wage\nA1,x\n", status: program.SomeRefused,
			says:    []string{"nobody could be computed; -out slips.csv was not written"},
			refused: "\ufefffile,line,column,value,reason\nstdin,2,wage,x,"},
		{name: "no row", roster: "id,wage\n", status: program.CannotRun,
			says: []string{"has a header and no rows", "-out slips.csv, -refused refused.csv was not written"}},
		{name: "no header", roster: "", status: program.CannotRun,
			says: []string{"-out slips.csv, -refused refused.csv was not written"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			require.NoError(t, os.WriteFile("slips.csv", []byte("of last month\n"), 0o600))
			status, _, stderr := runWith(t, c.roster, own("-out", "slips.csv", "-refused", "refused.csv")...)
			assert.Equal(t, c.status, status)
			for _, says := range c.says {
				assert.Contains(t, stderr, says)
			}
			assert.Equal(t, "of last month\n", read(t, "slips.csv"))
			if c.refused == "" {
				assert.NoFileExists(t, "refused.csv")
				return
			}
			assert.True(t, strings.HasPrefix(read(t, "refused.csv"), c.refused))
		})
	}
}

// Every bad field of a row is a line of the file, in the language of the page.
func TestRefusedRows(t *testing.T) {
	const roster = "工号,缴费工资,公积金工资\nA1,3000,\n=A2,一千,x\nA1,4000,\n"
	t.Chdir(t.TempDir())
	status, page, stderr := runWith(t, roster, own("-lang", "zh", "-refused", "refused.csv")...)
	assert.Equal(t, program.SomeRefused, status)
	assert.Contains(t, page, "读入 3，算出 1，退回 2")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(read(t, "refused.csv"), "\ufeff"))).ReadAll()
	require.NoError(t, err)
	var places [][]string
	for _, row := range rows {
		places = append(places, row[:4])
		if row[0] == "stdin" {
			assert.Contains(t, stderr, row[4])
		}
	}
	assert.Equal(t, [][]string{{"文件", "行", "列", "值"}, {"stdin", "3", "工号", "'=A2"}, {"stdin", "3", "公积金工资", "x"},
		{"stdin", "3", "缴费工资", "一千"}, {"stdin", "4", "工号", "A1"}}, places)
}
