package commands_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// settings are those of an employer.
func settings(more ...string) []string {
	return append([]string{"month", "-month", "2025-08", "-injury-rate", "0.002", "-unemployment-rate", "0.008",
		"-housing-rate", "0.05"}, more...)
}

// TestTemplateIsFilledIn: a template with a person in it is a roster, whatever file it is and in either language, also
// with each word it offers.
func TestTemplateIsFilledIn(t *testing.T) {
	for _, c := range []struct{ name, lang, sheet, word, columns string }{
		{name: "Chinese", lang: "zh", sheet: "名册", word: "否", columns: "说明"},
		{name: "English", lang: "en", sheet: "roster", word: "yes", columns: "columns"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "roster.xlsx")
			got := run("", "", "month", "-template", path, "-lang", c.lang)
			require.Equal(t, 0, got.status, got.stderr)
			f, err := excelize.OpenFile(path)
			require.NoError(t, err)
			defer f.Close()
			assert.Equal(t, []string{c.sheet, c.columns}, f.GetSheetList())
			heads, err := f.GetRows(c.sheet)
			require.NoError(t, err)
			explained, err := f.GetRows(c.columns)
			require.NoError(t, err)
			assert.Len(t, explained, len(heads[0])+1, "every column is explained")
			require.NoError(t, f.SetCellStr(c.sheet, "A2", "0012"))
			require.NoError(t, f.SetCellInt(c.sheet, "B2", 3000))
			require.NoError(t, f.SetCellStr(c.sheet, "I2", c.word))
			require.NoError(t, f.Save())
			got = run("", "", settings("-in", path)...)
			assert.Equal(t, 0, got.status, got.stderr)
			assert.Contains(t, got.stdout, "1 read, 1 computed, 0 refused")
			assert.Contains(t, got.stdout, "721.52")
		})
	}
}

// TestTemplateAsCSV is the template that needs no workbook.
func TestTemplateAsCSV(t *testing.T) {
	path := filepath.Join(t.TempDir(), "roster.csv")
	require.Equal(t, 0, run("", "", "month", "-template", path, "-lang", "zh").status)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	empty := strings.Repeat(",", strings.Count(string(text), ",")-1)
	got := run("", string(text)+"0012,3000"+empty+"\n", settings("-in", "-")...)
	assert.Equal(t, 0, got.status, got.stderr)
	assert.Contains(t, got.stdout, "721.52")
}

// TestTemplateRefusesWhatTheProgramWould: words are chosen from a list, and an amount is a number.
func TestTemplateRefusesWhatTheProgramWould(t *testing.T) {
	path := filepath.Join(t.TempDir(), "roster.xlsx")
	require.Equal(t, 0, run("", "", "month", "-template", path, "-lang", "zh").status)
	f, err := excelize.OpenFile(path)
	require.NoError(t, err)
	defer f.Close()
	rules, err := f.GetDataValidations("名册")
	require.NoError(t, err)
	byCells := map[string]*excelize.DataValidation{}
	for _, r := range rules {
		byCells[r.Sqref] = r
	}
	require.Contains(t, byCells, "I2:I1048576")
	assert.Equal(t, `"是,否"`, byCells["I2:I1048576"].Formula1)
	require.Contains(t, byCells, "B2:B1048576")
	assert.Equal(t, "decimal", byCells["B2:B1048576"].Type)
	assert.NotContains(t, byCells, "A2:A1048576")
}

// TestTemplateOfTheYear: a person in the template of a year, as a spreadsheet keeps days and words, is computed.
func TestTemplateOfTheYear(t *testing.T) {
	path := filepath.Join(t.TempDir(), "roster.xlsx")
	require.Equal(t, 0, run("", "", "year", "-template", path, "-lang", "zh").status)
	f, err := excelize.OpenFile(path)
	require.NoError(t, err)
	defer f.Close()
	person := []any{"A001", "李明", "TEST00000000000001", "在职", 40580, nil, nil, 5942.40, 71310.17, 12, 6190}
	require.NoError(t, f.SetSheetRow("名册", "A2", &person))
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	require.NoError(t, err)
	require.NoError(t, f.SetCellStyle("名册", "E2", "E2", day))
	require.NoError(t, f.Save())
	got := run("", "", "year", "-in", path, "-injury-rate", "0.002", "-unemployment-rate", "0.008", "-housing-rate",
		"0.05")
	assert.Equal(t, 0, got.status, got.stderr)
	assert.Contains(t, got.stdout, "1 at the start")
}
