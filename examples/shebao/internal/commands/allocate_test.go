package commands_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestAllocateFilesAsPeopleHaveThem reads a roster that is a workbook and a list in the encoding of Chinese
// spreadsheets, and writes a workbook: 8 % of 5942.51 yuan is 475.40.
func TestAllocateFilesAsPeopleHaveThem(t *testing.T) {
	folder := t.TempDir()
	f := excelize.NewFile()
	require.NoError(t, f.SetSheetRow("Sheet1", "A1", &[]any{"工号", "姓名", "身份证号码", "部门", "成本中心", "缴费基数"}))
	require.NoError(t, f.SetSheetRow("Sheet1", "A2", &[]any{"A001", "某1", "TEST00000000000001", "研发部", "C1", 5942.51}))
	roster := filepath.Join(folder, "名册.xlsx")
	require.NoError(t, f.SaveAs(roster))
	text, err := simplifiedchinese.GB18030.NewEncoder().String(
		"序号,姓名,证件类型,证件号码,缴费工资,缴费基数,费率,应缴费额,减免费额,应补(退)费额,人员编号\r\n" +
			"1,某1,居民身份证,TEST00000000000001,5942.51,5942.51,8%,475.40,,475.40,A001\r\n合计,,,,,,,475.40,,475.40,\r\n")
	require.NoError(t, err)
	list := filepath.Join(folder, "2025年8月养老保险-个人.csv")
	require.NoError(t, os.WriteFile(list, []byte(text), 0o600))
	out := filepath.Join(folder, "分摊.xlsx")
	got := run("zh_CN", "", "allocate", "-roster", roster, "-detail", list, "-month", "2025-08", "-injury-rate",
		"0.002", "-unemployment-rate", "0.008", "-housing-rate", "0.05", "-out", out)
	assert.Equal(t, 0, got.status, got.stderr)
	assert.Contains(t, strings.Join(strings.Fields(got.stdout), ""), "按文件名认作养老保险（个人）")
	assert.Contains(t, got.stdout, "差异：0")
	book, err := excelize.OpenFile(out)
	require.NoError(t, err)
	defer book.Close()
	assert.Equal(t, []string{"按人", "按部门", "按成本中心", "清册核对", "差异"}, book.GetSheetList())
	departments, err := book.GetRows("按部门")
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"部门", "人数", "养老保险个人", "个人小计", "单位小计", "合计"},
		{"研发部", "1", "475.40", "475.40", "0.00", "475.40"}, {"合计", "1", "475.40", "475.40", "0.00", "475.40"}},
		departments)
}

// TestCompareDrawsAndWrites: 16 % of 10000 yuan is 1600.00, 15 % is 1500.00.
func TestCompareDrawsAndWrites(t *testing.T) {
	folder := t.TempDir()
	chart, out := filepath.Join(folder, "a.svg"), filepath.Join(folder, "a.xlsx")
	got := run("", "id,department,wage\nA1,R&D,10000\n", "compare", "-in", "-", "-month", "2025-08", "-with",
		"pension.employer_rate=0.15", "-injury-rate", "0.002", "-unemployment-rate", "0.008", "-housing-rate", "0.05",
		"-svg", chart, "-out", out)
	assert.Equal(t, 0, got.status, got.stderr)
	svg, err := os.ReadFile(chart)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(svg), "<?xml"))
	assert.Contains(t, string(svg), "#0072B2") // the bar of the one payer that differs
	assert.NotContains(t, string(svg), "#D55E00")
	book, err := excelize.OpenFile(out)
	require.NoError(t, err)
	defer book.Close()
	departments, err := book.GetRows("departments")
	require.NoError(t, err)
	require.Len(t, departments, 3)
	assert.Equal(t, "R&D", departments[1][0])
	assert.Equal(t, "-100.00", departments[1][len(departments[1])-1])
	formula, err := book.GetCellFormula("departments", "H2")
	require.NoError(t, err)
	assert.Equal(t, "ROUND(G2-F2,2)", formula)
}

// TestDemonstrations: both commands show a fictional company; what it was charged has differences.
func TestDemonstrations(t *testing.T) {
	for _, c := range []struct {
		name, says string
		status     int
	}{
		{name: "allocate", says: "Differences: 6", status: 1},
		{name: "compare", says: "Who pays more, who less"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := run("", "", c.name)
			assert.Equal(t, c.status, got.status, got.stderr)
			assert.Contains(t, got.stdout, c.says)
			got = run("", "", c.name, "-columns")
			assert.Equal(t, 0, got.status)
			assert.Contains(t, got.stdout, "cost_centre (成本中心)")
		})
	}
}
