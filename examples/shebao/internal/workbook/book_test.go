package workbook_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/examples/internal/allocate"
	tables "github.com/shebao-go/shebao/examples/internal/book"
	"github.com/shebao-go/shebao/examples/shebao/internal/sheetfile"
	"github.com/shebao-go/shebao/examples/shebao/internal/workbook"
)

// allocated is the workbook of the roster and of a list of the employee's pension, of which 8 % of 5942.51 yuan is
// 475.40. Names of departments and centres are alike for a spreadsheet, and stand for several things there.
func allocated(t *testing.T) []byte {
	t.Helper()
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	roster := write("roster.csv", "工号,身份证号,部门,成本中心,缴费工资\nA1,T1,a,01,5942.51\nA2,T2,A,1,5942.51\nA3,T3,*,1,5942.51\n"+
		"A4,T4,>0,,5942.51\nA5,T5,,2025-08,5942.51\n")
	list := "序号,姓名,证件类型,证件号码,缴费工资,缴费基数,费率,应缴费额,减免费额,应补(退)费额,人员编号\n"
	for _, id := range []string{"T1", "T2", "T3", "T4", "T5"} {
		list += "1,某,居民身份证," + id + ",,5942.51,8%,475.40,,,\n"
	}
	out := filepath.Join(folder, "out.xlsx")
	tools := allocate.Tools{Open: sheetfile.Open, Writers: tables.Writers{".xlsx": new(workbook.Scratch).WriteBook}}
	var errs bytes.Buffer
	status := allocate.RunWith(tools, []string{"-roster", roster, "-detail", write("pension-employee.csv", list),
		"-month",
		"2025-08", "-injury-rate", "0.002", "-unemployment-rate", "0.008", "-housing-rate", "0.05", "-out", out},
		nil, io.Discard, &errs)
	require.Zero(t, status, errs.String())
	file, err := os.ReadFile(out)
	require.NoError(t, err)
	return file
}

// TestTheSumsOfABookAreFormulas has LibreOffice compute what was charged anew, without the values it was written with.
func TestTheSumsOfABookAreFormulas(t *testing.T) {
	file := allocated(t)
	out, err := os.Open(filepath.Join(recalculate(t, map[string][]byte{"out.xlsx": withoutValues(t, file)}),
		"out.xlsx"))
	require.NoError(t, err)
	defer out.Close()
	got := cells(t, out)
	assert.Equal(t, [][]string{
		{"department", "people", "Pension employee", "employee subtotal", "employer subtotal", "total"},
		{"a", "1", "475.4", "475.4", "0", "475.4"},
		{"A", "1", "475.4", "475.4", "0", "475.4"},
		{"*", "1", "475.4", "475.4", "0", "475.4"},
		{">0", "1", "475.4", "475.4", "0", "475.4"},
		{"(none given)", "1", "475.4", "475.4", "0", "475.4"},
		{"total", "5", "2377", "2377", "0", "2377"},
	}, got["departments"])
	assert.Equal(t, [][]string{
		{"cost centre", "people", "Pension employee", "employee subtotal", "employer subtotal", "total"},
		{"01", "1", "475.4", "475.4", "0", "475.4"},
		{"1", "2", "950.8", "950.8", "0", "950.8"},
		{"(none given)", "1", "475.4", "475.4", "0", "475.4"},
		{"2025-08", "1", "475.4", "475.4", "0", "475.4"},
		{"total", "5", "2377", "2377", "0", "2377"},
	}, got["cost centres"])
	people := got["people"]
	assert.Equal(t, "2377", people[len(people)-1][len(people[0])-1])
}
