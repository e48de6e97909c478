package commands_test

import (
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/examples/internal/table"
)

// reports are rosters as people have them.
const reports = "../../../internal/payrollmonth/testdata/reports"

// withheld is the employee's total of every slip of a roster, as "A001 721.52", with what the run printed.
func withheld(t *testing.T, roster string) ([]string, call) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "slips.csv")
	got := run("", "", settings("-in", roster, "-out", out)...)
	file, err := os.Open(out)
	if os.IsNotExist(err) {
		return nil, got
	}
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	var all []string
	const fromTheEnd = 5 // the employee's total, the employer's, grade, missing, notices
	for _, row := range rows[1:] {
		all = append(all, row[0]+" "+row[len(row)-fromTheEnd])
	}
	return all, got
}

// TestEncodingsOfChina: the amounts are those of the README for a wage below the floor, between the limits and above.
func TestEncodingsOfChina(t *testing.T) {
	three := []string{"A001 721.52", "A002 2720.80", "A003 4900.72"}
	for _, c := range []struct {
		file, how string
		slips     []string
	}{
		{file: "01_gbk.csv", how: "GB18030, separated by commas", slips: three},
		{file: "03_utf16_tab.txt", how: "UTF-16, separated by tabs", slips: three},
		{file: "f05.csv", how: "GB18030, separated by commas", slips: []string{"E1 1216.00"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			slips, got := withheld(t, filepath.Join(reports, c.file))
			assert.Equal(t, 0, got.status, got.stderr)
			assert.Equal(t, c.slips, slips)
			assert.Contains(t, got.stdout, c.how)
		})
	}
}

// asWorkbook writes a text file as a workbook of texts.
func asWorkbook(t *testing.T, path string) string {
	t.Helper()
	in, err := os.Open(path)
	require.NoError(t, err)
	defer in.Close()
	sheets, err := table.UTF8(in)
	require.NoError(t, err)
	f := excelize.NewFile()
	defer f.Close()
	for {
		cells, err := sheets[0].Rows.Next()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		for i, text := range cells {
			name, err := excelize.CoordinatesToCellName(i+1, sheets[0].Rows.Line())
			require.NoError(t, err)
			require.NoError(t, f.SetCellStr("Sheet1", name, text))
		}
	}
	out := filepath.Join(t.TempDir(), "roster.xlsx")
	require.NoError(t, f.SaveAs(out))
	return out
}

// TestAWorkbookAnswersAsTheText: the same rows give the same slips and the same refusals, whatever file they stand in.
func TestAWorkbookAnswersAsTheText(t *testing.T) {
	for _, file := range []string{"07_title_row.csv", "08_merged_header.csv", "09_total_row.csv",
		"09c_total_row_xiaoji.csv", "11_thousands_quoted.csv", "12_currency.csv", "13_fullwidth.csv", "14_sci_id.csv",
		"19_hidden.csv", "21_realistic_headers.csv", "21c_header_units.csv", "f03.csv", "f04.csv", "f10.csv"} {
		t.Run(file, func(t *testing.T) {
			text, ofText := withheld(t, filepath.Join(reports, file))
			book, ofBook := withheld(t, asWorkbook(t, filepath.Join(reports, file)))
			assert.Equal(t, text, book)
			assert.Equal(t, ofText.status, ofBook.status, ofBook.stderr)
		})
	}
}

// TestHistoryAsAWorkbook: the history of a life gives the same page whatever file it stands in, but for how it was
// read.
func TestHistoryAsAWorkbook(t *testing.T) {
	const history = "../../../internal/retirement/history.csv"
	book := asWorkbook(t, history)
	var pages []string
	for _, file := range []string{history, book} {
		got := run("", "", "life", "-birth", "1976-05", "-category", "female50", "-rate", "2001-2015=0.03",
			"-rate-future", "0.015", "-in", file)
		assert.Equal(t, 0, got.status, got.stderr)
		_, rest, _ := strings.Cut(got.stdout, "Person") // behind the name of the file
		read := regexp.MustCompile(`  Read as +(UTF-8, separated by commas|workbook \(.xlsx\)\n +sheet Sheet1)\n`)
		assert.Regexp(t, read, rest)
		pages = append(pages, read.ReplaceAllString(rest, ""))
	}
	assert.Contains(t, pages[0], "292")
	assert.Equal(t, pages[0], pages[1])
}
