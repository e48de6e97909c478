package sheetfile_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/shebao/internal/sheetfile"
	"github.com/shebao-go/shebao/rule"
)

// zipped is a zip of parts, name and text by turns.
func zipped(t *testing.T, parts ...string) *bytes.Reader {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		require.NoError(t, err)
		_, err = w.Write([]byte(parts[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return bytes.NewReader(b.Bytes())
}

// sheetOf is a workbook of one sheet with these rows, whose first style is plain and whose second is a date.
func sheetOf(t *testing.T, rows string) *bytes.Reader {
	t.Helper()
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return zipped(t,
		"xl/workbook.xml", `<workbook xmlns:r="`+kind+`"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>`+
			`</workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships>`+
			`<Relationship Id="r1" Type="`+kind+`worksheet" Target="/xl/a.xml"/>`+
			`<Relationship Id="r2" Type="`+kind+`styles" Target="styles.xml"/>`+
			`<Relationship Id="r3" Type="`+kind+`sharedStrings" Target="texts.xml"/></Relationships>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>`+
			`<numFmt numFmtId="165" formatCode="#,##0.00_);[Red]\d0"/></numFmts>`+
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>`+
			`</styleSheet>`,
		"xl/texts.xml", `<sst><si><t>工号</t></si><si><r><t>工</t></r><r><t>资</t></r><rPh><t>gong</t></rPh></si></sst>`,
		"xl/a.xml", `<worksheet><sheetData>`+rows+`</sheetData></worksheet>`)
}

func TestCells(t *testing.T) {
	for _, c := range []struct{ name, cells, want string }{
		{name: "shared texts", cells: `<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>`, want: "1: 工号|工资"},
		{name: "a text in its place", cells: `<c r="A1" t="inlineStr"><is><t>E1</t></is></c>`, want: "1: E1"},
		{name: "a line break by its number", cells: `<c r="A1" t="inlineStr"><is><t>a_x000D__x000a_b_x5F</t></is></c>`,
			want: "1: a\r\nb_x5F"},
		{name: "a number with the noise of its last digits", cells: `<c r="A1"><v>5942.5100000000002</v></c>`,
			want: "1: 5942.51"},
		{name: "a small rate", cells: `<c r="A1"><v>2E-3</v></c>`, want: "1: 0.002"},
		{name: "an identity number that lost its end", cells: `<c r="A1"><v>4.40106199001011E+17</v></c>`,
			want: "1: 440106199001011000"},
		{name: "one whose end of zeros fits its check character", cells: `<c r="A1"><v>440106199001012234</v></c>`,
			want: "1: 4.40106199001012E+17"},
		{name: "a card number that lost its end", cells: `<c r="A1"><v>6.2220212345678999E+18</v></c>`,
			want: "1: 6.2220212345679E+18"},
		{name: "a number of 15 digits", cells: `<c r="A1"><v>123456789012345</v></c>`, want: "1: 123456789012345"},
		{name: "a day", cells: `<c r="A1" s="1"><v>45869</v></c>`, want: "1: 2025-07-31"},
		{name: "a month", cells: `<c r="A1" s="2"><v>45839</v></c>`, want: "1: 2025-07-01"},
		{name: "a day with a time", cells: `<c r="A1" s="1"><v>45869.5</v></c>`, want: "1: 2025-07-31 12:00:00"},
		{name: "the first day of a spreadsheet", cells: `<c r="A1" s="1"><v>1</v></c>`, want: "1: 1900-01-01"},
		{name: "a day that no calendar has", cells: `<c r="A1" s="1"><v>60</v></c>`, want: "1: 60"},
		{name: "a number whose format has letters", cells: `<c r="A1" s="3"><v>45869</v></c>`, want: "1: 45869"},
		{name: "a formula with its value", cells: `<c r="A1"><f>B1*2</f><v>16</v></c>`, want: "1: 16"},
		{name: "a formula of a text", cells: `<c r="A1" t="str"><f>""</f><v></v></c>`, want: "1: "},
		{name: "a formula without its value", cells: `<c r="A1"><f>B1*2</f></c>`,
			want: "1: cell A1 has a formula without its value; open the file in a spreadsheet and save it"},
		{name: "a formula without its value, said to be a text", cells: `<c r="A1" t="str"><f>B1*2</f></c>`,
			want: "1: cell A1 has a formula without its value; open the file in a spreadsheet and save it"},
		{name: "an error", cells: `<c r="A1" t="e"><v>#N/A</v></c>`, want: "1: #N/A"},
		{name: "true", cells: `<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c>`, want: "1: TRUE|FALSE"},
		{name: "true in words", cells: `<c r="A1" t="b"><v>true</v></c><c r="B1" t="b"><v>false</v></c>`,
			want: "1: TRUE|FALSE"},
		{name: "a truth that is none", cells: `<c r="A1" t="b"><v>yes</v></c>`, want: "1: yes"},
		{name: "a cell out of its order", cells: `<c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>`,
			want: "1: cell A1 stands behind a cell of the same column or a later one; " +
				"open the file in a spreadsheet and save it"},
		{name: "two cells in one place", cells: `<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>`,
			want: "1: cell A1 stands behind a cell of the same column or a later one; " +
				"open the file in a spreadsheet and save it"},
		{name: "a place that is none", cells: `<c r="a1"><v>1</v></c>`,
			want: "1: cell a1 stands behind a cell of the same column or a later one; " +
				"open the file in a spreadsheet and save it"},
		{name: "cells left out", cells: `<c r="C1"><v>3</v></c><c><v>4</v></c>`, want: "1: ||3|4"},
		{name: "a text that is not there", cells: `<c r="A1" t="s"><v>9</v></c>`,
			want: "1: cell A1 refers to a text that is not in the workbook; " +
				"open the file in a spreadsheet and save it"},
		{name: "a column beyond the last", cells: `<c r="ZZZZ1"><v>1</v></c>`, want: "1: has more than 16384 columns"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets, err := sheetfile.Open(sheetOf(t, `<row r="1">`+c.cells+`</row>`))
			require.NoError(t, err)
			assert.Equal(t, []string{c.want}, rows(t, sheets[0]))
		})
	}
}

// TestWorkbook reads a workbook as a library writes it: sheets, rows left out, what is hidden and merged.
func TestWorkbook(t *testing.T) {
	f := excelize.NewFile()
	require.NoError(t, f.SetSheetName("Sheet1", "名册"))
	require.NoError(t, f.SetSheetRow("名册", "A1", &[]any{"工号", "工资", "入职"}))
	require.NoError(t, f.SetSheetRow("名册", "A3", &[]any{"E1", 8000.1, 45869}))
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	require.NoError(t, err)
	require.NoError(t, f.SetCellStyle("名册", "C3", "C3", day))
	require.NoError(t, f.SetRowVisible("名册", 3, false))
	require.NoError(t, f.MergeCell("名册", "A5", "B5"))
	_, err = f.NewSheet("旧")
	require.NoError(t, err)
	require.NoError(t, f.SetSheetVisible("旧", false))
	var file bytes.Buffer
	require.NoError(t, f.Write(&file))
	sheets, err := sheetfile.Open(&file)
	require.NoError(t, err)
	require.Len(t, sheets, 2)
	assert.Equal(t, "名册", sheets[0].Name)
	assert.True(t, sheets[0].Ragged)
	assert.Equal(t, "workbook (.xlsx), 1 hidden rows read like the others, "+
		"1 merged cells, of which only the first has the value", sheets[0].How.In(rule.English))
	assert.Equal(t, "工作簿（.xlsx），1 个隐藏行照常读取，1 处合并单元格，只有首格有值", sheets[0].How.In(rule.Chinese))
	assert.Equal(t, []string{"1: 工号|工资|入职", "3: E1|8000.1|2025-07-31"}, rows(t, sheets[0])[:2])
	assert.Equal(t, "workbook (.xlsx), a hidden sheet", sheets[1].How.In(rule.English))
	assert.Empty(t, rows(t, sheets[1]))
}

func TestZipsThatAreNoWorkbook(t *testing.T) {
	for _, c := range []struct{ name, part, english, chinese string }{
		{name: "a zip", part: "roster.csv", english: "unpack it", chinese: "解压"},
		{name: "OpenDocument", part: "content.xml", english: ".ods", chinese: ".ods"},
		{name: "a binary workbook", part: "xl/workbook.bin", english: ".xlsb", chinese: "二进制"},
		{name: "a text document", part: "word/document.xml", english: ".docx", chinese: "文字文档"},
		{name: "a damaged workbook", part: "xl/workbook.xml", english: "cannot be read", chinese: "不能读取"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := sheetfile.Open(zipped(t, c.part, "x"))
			require.Error(t, err)
			assert.Contains(t, program.Message(err, rule.English), c.english)
			assert.Contains(t, program.Message(err, rule.Chinese), c.chinese)
		})
	}
}

// TestSheetBrokenOff: rows before the fault are read, and the fault is no end.
func TestSheetBrokenOff(t *testing.T) {
	sheets, err := sheetfile.Open(sheetOf(t, `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c></row>`))
	require.NoError(t, err)
	cells, err := sheets[0].Rows.Next()
	require.NoError(t, err)
	assert.Equal(t, "1", strings.Join(cells, "|"))
	_, err = sheets[0].Rows.Next()
	assert.ErrorContains(t, err, "syntax error")
}

// A small file may hold a row that is too large to keep.
func TestRowThatIsTooLarge(t *testing.T) {
	text := strings.Repeat("9", 1<<20)
	row := func(times int) string {
		return `<row><c t="inlineStr"><is><t>` + strings.Repeat(text, times) + `</t></is></c></row>`
	}
	sheets, err := sheetfile.Open(sheetOf(t, strings.Repeat(row(2), 10)+row(20)))
	require.NoError(t, err)
	for range 10 {
		cells, err := sheets[0].Rows.Next()
		require.NoError(t, err, "the bound is of each row")
		assert.Len(t, cells[0], 2<<20)
	}
	_, err = sheets[0].Rows.Next()
	require.ErrorContains(t, err, "a row is larger than 16384000 bytes")
	assert.Contains(t, program.Message(err, rule.Chinese), "有一行超过 16384000 字节")
}

// FuzzOpen: whatever the bytes, nothing panics and the rows end.
func FuzzOpen(f *testing.F) {
	for _, seed := range []string{"id,wage\nE1,1\n", "\xff\xfei\x00d\x00", "\xb9\xa4\xba\xc5,x\n", "PK\x03\x04",
		"a\"\n\"b\r"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		sheets, err := sheetfile.Open(bytes.NewReader(file))
		if err != nil {
			require.NotEmpty(t, program.Message(err, rule.Chinese))
			return
		}
		for _, s := range sheets {
			rows(t, s)
		}
	})
}
