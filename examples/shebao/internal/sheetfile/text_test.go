package sheetfile_test

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/shebao-go/shebao/examples/internal/program"
	"github.com/shebao-go/shebao/examples/internal/table"
	"github.com/shebao-go/shebao/examples/shebao/internal/sheetfile"
	"github.com/shebao-go/shebao/internal/tabletest"
	"github.com/shebao-go/shebao/rule"
)

// rows returns "line: a|b" of every row and "line: error" of those that cannot be read.
func rows(t *testing.T, sheet table.Sheet) []string {
	t.Helper()
	var all []string
	for {
		cells, err := sheet.Rows.Next()
		row := (*table.RowError)(nil)
		line := strconv.Itoa(sheet.Rows.Line()) + ": "
		switch {
		case err == io.EOF:
			return all
		case errors.As(err, &row):
			tabletest.Chinese(t, row.Chinese)
			all = append(all, line+row.English)
		default:
			require.NoError(t, err)
			all = append(all, line+strings.Join(cells, "|"))
		}
	}
}

// little is UTF-16 with the lower byte first.
func little(mark unicode.BOMPolicy) encoding.Encoding {
	return unicode.UTF16(unicode.LittleEndian, mark)
}

// encoded is a text in an encoding.
func encoded(t *testing.T, in encoding.Encoding, text string) string {
	t.Helper()
	out, err := in.NewEncoder().String(text)
	require.NoError(t, err)
	return out
}

func TestEncodings(t *testing.T) {
	const roster = "工号,姓名,工资\nE1,欧阳𠮷,5942.51\n"
	want := []string{"1: 工号|姓名|工资", "2: E1|欧阳𠮷|5942.51"}
	for _, c := range []struct{ name, file, how, chinese string }{
		{name: "UTF-8", file: roster, how: "UTF-8, separated by commas", chinese: "UTF-8，以逗号分隔"},
		{name: "UTF-8 with a mark", file: "\ufeff" + roster, how: "UTF-8, separated by commas", chinese: "UTF-8，以逗号分隔"},
		{name: "UTF-16 of a spreadsheet, tabs",
			file: encoded(t, little(unicode.UseBOM), strings.ReplaceAll(roster, ",", "\t")),
			how:  "UTF-16, separated by tabs", chinese: "UTF-16，以制表符分隔"},
		{name: "UTF-16 the other way round", file: encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), roster),
			how: "UTF-16, separated by commas", chinese: "UTF-16，以逗号分隔"},
		{name: "UTF-16 without a mark", file: encoded(t, little(unicode.IgnoreBOM), roster),
			how: "UTF-16, separated by commas", chinese: "UTF-16，以逗号分隔"},
		{name: "UTF-16 the other way round without a mark",
			file: encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), roster),
			how:  "UTF-16, separated by commas", chinese: "UTF-16，以逗号分隔"},
		{name: "GB18030", file: encoded(t, simplifiedchinese.GB18030, roster),
			how: "GB18030, separated by commas", chinese: "GB18030，以逗号分隔"},
		{name: "GB18030 with full-width commas",
			file: encoded(t, simplifiedchinese.GB18030, strings.ReplaceAll(roster, ",", "，")),
			how:  "GB18030, separated by full-width commas", chinese: "GB18030，以全角逗号分隔"},
		{name: "semicolons", file: strings.ReplaceAll(roster, ",", ";"), how: "UTF-8, separated by semicolons",
			chinese: "UTF-8，以分号分隔"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets, err := sheetfile.Open(iotest.OneByteReader(strings.NewReader(c.file)))
			require.NoError(t, err)
			require.Len(t, sheets, 1)
			assert.Equal(t, rule.Say(c.how, c.chinese), sheets[0].How)
			assert.Equal(t, strings.Contains(c.how, "commas"), sheets[0].Commas)
			assert.Equal(t, want, rows(t, sheets[0]))
		})
	}
}

// TestBytesOfNoCharacter: the row is named, the others are read.
func TestBytesOfNoCharacter(t *testing.T) {
	const lost = "has characters that were lost when the file was saved"
	for _, c := range []struct{ name, file, refused string }{
		{name: "in GB18030", file: encoded(t, simplifiedchinese.GB18030, "工号,姓名\nE1,") + "\xff" +
			encoded(t, simplifiedchinese.GB18030, "王\nE2,李\n"), refused: lost},
		{name: "in UTF-8", file: "工号,姓名\nE1,\xff\nE2,李\n", refused: "is not UTF-8"},
		{name: "lost earlier", file: "工号,姓名\nE1,\ufffd\nE2,李\n", refused: lost},
		{name: "half a character of UTF-16", file: "\xff\xfe" + encoded(t, little(unicode.IgnoreBOM), "工号,姓名\nE1,") +
			"\x00\xd8" + encoded(t, little(unicode.IgnoreBOM), "\nE2,李\n"), refused: lost},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets, err := sheetfile.Open(strings.NewReader(c.file))
			require.NoError(t, err)
			got := rows(t, sheets[0])
			require.Len(t, got, 3)
			assert.Equal(t, "1: 工号|姓名", got[0])
			assert.Contains(t, got[1], "2: "+c.refused)
			assert.Equal(t, "3: E2|李", got[2])
		})
	}
}

// TestChineseLateInTheFile: the encoding is told where the first character that is not ASCII stands.
func TestChineseLateInTheFile(t *testing.T) {
	const many = 60_000
	start := "id,name,wage\n" + strings.Repeat("E1,A,5000\n", many)
	for _, c := range []struct{ name, file string }{
		{name: "GB18030", file: start + encoded(t, simplifiedchinese.GB18030, "E2,欧阳,6000\n")},
		{name: "UTF-8", file: start + "E2,欧阳,6000\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets, err := sheetfile.Open(strings.NewReader(c.file))
			require.NoError(t, err)
			assert.Equal(t, "ASCII, separated by commas", sheets[0].How.In(rule.English))
			got := rows(t, sheets[0])
			require.Len(t, got, many+2)
			assert.Equal(t, "60002: E2|欧阳|6000", got[many+1])
		})
	}
}

// TestRefusedFiles: what a file is and what to do with it.
func TestRefusedFiles(t *testing.T) {
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	for _, c := range []struct{ name, file, english, chinese string }{
		{name: "nothing", file: "", english: "the file is empty", chinese: "文件是空的"},
		{name: "blanks", file: " \r\n\n", english: "the file is empty", chinese: "文件是空的"},
		{name: "an old workbook", file: ole + strings.Repeat("\x00", 600), english: "of the old kind (.xls)",
			chinese: "旧式工作簿"},
		{name: "a workbook with a password", file: ole + encoded(t, little(unicode.IgnoreBOM), "EncryptedPackage"),
			english: "has a password", chinese: "有密码"},
		{name: "a web page", file: "\ufeff \n<HTML><table>", english: "web page", chinese: "网页"},
		{name: "a PDF", file: "%PDF-1.7\n", english: "PDF", chinese: "原始表格"},
		{name: "half a workbook", file: "PK\x03\x04half", english: "not complete", chinese: "不完整"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := sheetfile.Open(strings.NewReader(c.file))
			require.Error(t, err)
			assert.Contains(t, program.Message(err, rule.English), c.english)
			assert.Contains(t, program.Message(err, rule.Chinese), c.chinese)
		})
	}
}

// TestBrokenDisk: what keeps a file from being read is no end of it.
func TestBrokenDisk(t *testing.T) {
	gone := errors.New("the disk is gone")
	_, err := sheetfile.Open(iotest.ErrReader(gone))
	assert.ErrorIs(t, err, gone)
	sheets, err := sheetfile.Open(io.MultiReader(strings.NewReader("id\nE1\n"), iotest.ErrReader(gone)))
	if err == nil {
		for err == nil {
			_, err = sheets[0].Rows.Next()
		}
	}
	assert.ErrorIs(t, err, gone)
}
