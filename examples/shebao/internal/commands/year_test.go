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

	"github.com/shebao-go/shebao/internal/tabletest"
)

// The bill of one month as the client exports it, and the roster it is compared with: 8 % of 8,000 yuan is 640.00.
const (
	billText = "序号,姓名,证件类型,证件号码,缴费工资,缴费基数,费率,应缴费额,减免费额,应补(退)费额,人员编号\n" +
		"1,甲,居民身份证,1,8000.00,8000.00,8%,640.00,,,A\n合计,,,,,,,640.00,,,\n"
	yearRoster = "工号,姓名,证件号码,人员类别,入职日,年初缴费基数,上年工资总额,上年工作月数,月工资\n" +
		"A,甲,1,在职,2020-01-01,8000,96000,12,8000\n"
)

// inBook writes rows of text into a sheet of a workbook.
func inBook(t *testing.T, f *excelize.File, sheet, text string) {
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		cells := strings.Split(line, ",")
		name, err := excelize.CoordinatesToCellName(1, i+1)
		require.NoError(t, err)
		require.NoError(t, f.SetSheetRow(sheet, name, &cells))
	}
}

// TestBillInAnyFile: a bill is read as a roster is, with the scheme, the payer and the month as people type them.
func TestBillInAnyFile(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(billText)
	require.NoError(t, err)
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "gb.csv"), []byte(gb), 0o600))
	f := excelize.NewFile()
	defer f.Close()
	inBook(t, f, "Sheet1", billText)
	require.NoError(t, f.SaveAs(filepath.Join(folder, "one.xlsx")))
	_, err = f.NewSheet("上月")
	require.NoError(t, err)
	inBook(t, f, "上月", billText)
	require.NoError(t, f.SaveAs(filepath.Join(folder, "two.xlsx")))
	type reading struct {
		name, file, says string
		more             []string
		status           int
	}
	tabletest.Each(t, []reading{
		{name: "GB18030", file: "gb.csv", says: "640.00 - 640.00 = 0.00"},
		{name: "a workbook", file: "one.xlsx", says: "640.00 - 640.00 = 0.00"},
		{name: "two sheets", file: "two.xlsx", says: "choose one with -bill-sheet: Sheet1, 上月", status: 2},
		{name: "the one that is named", file: "two.xlsx", more: []string{"-bill-sheet", "上月"},
			says: "640.00 - 640.00 = 0.00"},
	}, func(t *testing.T, c reading) {
		args := append([]string{"year", "-in", "-", "-bill", filepath.Join(folder, c.file), "-bill-month", "202511",
			"-bill-scheme", "养老", "-bill-payer", "个人", "-injury-rate", "0.2%", "-unemployment-rate", "0.8%",
			"-housing-rate", "5%"}, c.more...)
		got := run("", yearRoster, args...)
		assert.Equal(t, c.status, got.status, got.stderr)
		assert.Contains(t, got.stdout+got.stderr, c.says)
	})
}

// TestFilesInTheEncodingOfTheClient: every file of the folder can be read as GB18030 and holds Chinese.
func TestFilesInTheEncodingOfTheClient(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "year")
	got := run("zh_CN", yearRoster, "year", "-in", "-", "-injury-rate", "0.2%", "-unemployment-rate", "0.8%",
		"-housing-rate", "5%", "-out", folder, "-taxpayer", "T1", "-encoding", "gb18030")
	require.Equal(t, 0, got.status, got.stderr)
	data, err := os.ReadFile(filepath.Join(folder, "2025-11-pension-employee.csv"))
	require.NoError(t, err)
	text, err := simplifiedchinese.GB18030.NewDecoder().String(string(data))
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(text, "序号,姓名,证件类型,证件号码"), text)
	assert.Contains(t, text, ",甲,居民身份证,1,8000.00,8000.00,8%,640.00,")
	got = run("", yearRoster, "year", "-in", "-", "-encoding", "big5")
	assert.Equal(t, 2, got.status)
	assert.Contains(t, got.stderr, `-encoding "big5" cannot be written here; use utf-8-bom or gb18030`)
}
