package payrollyear

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/pagetest"
)

// The rows of the roster and of the bill that cannot be used stand in one file. Where nobody can be computed there are
// no other files.
func TestRefusedRows(t *testing.T) {
	const good = "A,甲,1,employee,2020-01-01,,,8000,96000,12,8000,,,\n"
	const borne = "B,乙,2,employee,2020-01-01,,,8000,96000,12,8000,,,yes\n" // without a document
	const bill = billHead + "1,甲,居民身份证,1,8000.00,8000.00,8%,?,,,A\n"
	out := []string{"-taxpayer", "T", "-out", "year"}
	for _, c := range []struct {
		name, roster string
		args         []string
		files        []string
		want         []string // file, line, column, value
		says         string
	}{
		{name: "a field", roster: good + "B,,2,employee,2020-01-01,,,8000,96000,12,8000,,,\n", args: out,
			files: []string{"bill.csv", "refused.csv", "year"}, want: []string{"stdin,3,name,"}, says: "stdin:3: name"},
		{name: "a person", roster: good + borne, args: out, files: []string{"bill.csv", "refused.csv", "year"},
			want: []string{"stdin,3,,"}, says: "stdin:3: B: the employer bears a part"},
		{name: "a row of the bill", roster: good, args: []string{"-bill", "bill.csv", "-bill-month", "2025-11",
			"-bill-scheme", "pension", "-bill-payer", "employee"}, files: []string{"bill.csv", "refused.csv"},
			want: []string{"bill.csv,2,应缴费额,?"}, says: "bill.csv: line 2: 应缴费额"},
		{name: "everybody", roster: borne, args: out, files: []string{"bill.csv", "refused.csv"},
			want: []string{"stdin,2,,"}, says: "nobody could be computed; -out year was not written"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			require.NoError(t, os.WriteFile("bill.csv", []byte(bill), 0o600))
			args := append(own("-refused", "refused.csv"), c.args...)
			status, _, stderr := pagetest.Program(Run).Run(header+c.roster, args...)
			assert.Equal(t, 1, status, stderr)
			assert.Contains(t, stderr, c.says)
			list, err := os.ReadDir(".")
			require.NoError(t, err)
			var files []string
			for _, file := range list {
				files = append(files, file.Name())
			}
			assert.Equal(t, c.files, files)
			data, err := os.ReadFile("refused.csv")
			require.NoError(t, err)
			rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
			require.NoError(t, err)
			var got []string
			for _, row := range rows[1:] {
				got = append(got, strings.Join(row[:4], ","))
				assert.NotEmpty(t, row[4])
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestTheBillIsReplacedByNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("bill.csv", []byte(billHead+billA), 0o600))
	pagetest.Program(Run).Check(t, pagetest.Case{Args: []string{"-bill", "bill.csv", "-bill-month", "2025-11",
		"-bill-scheme", "pension", "-bill-payer", "employee", "-refused", "./bill.csv"}, Status: 2,
		Errs: []string{"-refused ./bill.csv is an input of this run (-bill bill.csv)"}})
	pagetest.Program(Run).Check(t, pagetest.Case{Args: []string{"-out", "-"}, Status: 2,
		Errs: []string{"-out -: it is a folder and cannot go to standard output"}})
}
