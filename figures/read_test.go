package figures_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/shebao-go/shebao/figures"
	"github.com/shebao-go/shebao/rule"
)

const (
	header  = "series,from,to,value,grade,source,number,article,quote,issued,other,other_source,flags,note\n"
	sources = "key,title,title_zh,url,seen,checked\nnotice,a notice,通知,example.org,2025-10-31,2026-11\n"
)

// folder is a folder of figures with one file of rows and sources.csv.
func folder(rows string) fstest.MapFS {
	return fstest.MapFS{"figures/pension.csv": {Data: []byte(header + rows)}, "sources.csv": {Data: []byte(sources)}}
}

func month(t testing.TB, text string) rule.Month {
	t.Helper()
	m, err := rule.ParseMonth(text)
	require.NoError(t, err)
	return m
}

func TestReadAFolder(t *testing.T) {
	book, err := figures.Read(
		folder(
			"pension.floor,2025-07,2026-06,5510,official,notice,"+
				"粤人社发〔2025〕32号,art. 1,下限5510元,2025-10-31,,,due=07,late\n"+
				"pension.employee_rate,2013-01,,0.08,corroborated,notice,,,,,,,holds,\n",
		),
		figures.Place("某市"),
	)
	require.NoError(t, err)
	assert.Equal(t, []string{"pension.floor", "pension.employee_rate"}, book.Names())
	floor, err := book.Lookup("pension.floor", month(t, "2026-06"))
	require.NoError(t, err)
	assert.Equal(t, "5510", floor.Number().String())
	assert.Equal(t, rule.Official, floor.Grade())
	assert.Equal(t, "2025-07 to 2026-06", floor.Period().String())
	cite := floor.Cite()
	assert.Equal(
		t,
		rule.Cite{
			Title:   "a notice",
			Chinese: "通知",
			URL:     "example.org",
			Number:  "粤人社发〔2025〕32号",
			Article: "art. 1",
			Quote:   "下限5510元",
			Issued: rule.DateOf(
				2025,
				10,
				31,
			),
			Seen:    rule.DateOf(2025, 10, 31),
			Checked: month(t, "2026-11"),
			Note:    "late",
		},
		cite,
	)
	rate, err := book.Lookup("pension.employee_rate", month(t, "2027-12"))
	require.NoError(t, err)
	assert.Equal(t, rule.Held, rate.Standing())
	policy, err := book.Policy(month(t, "2025-08"))
	require.NoError(t, err)
	assert.Equal(t, "某市", policy.Place)
	assert.True(t, policy.Pension.Floor.Known())
	assert.ErrorIs(t, policy.Medical.Floor.Err(), rule.ErrNoRule)
	assert.ErrorContains(t, policy.Medical.Floor.Err(), "medical.floor")
	assert.True(t, policy.Medical.EnterpriseRelief.None(), "without a row there is no relief")
}

// A spreadsheet may leave a byte order mark, CRLF, empty columns and empty rows: they change nothing.
func TestSpreadsheetLeavesNoTrace(t *testing.T) {
	plain := "series,from,to,value,source\npension.floor,2025-07,2026-06,5510,our notice\n"
	want, err := figures.ReadFile("own.csv", []byte(plain))
	require.NoError(t, err)
	for _, c := range []struct{ name, text string }{
		{name: "a byte order mark", text: "\ufeff" + plain},
		{name: "CRLF", text: strings.ReplaceAll(plain, "\n", "\r\n")},
		{name: "empty columns at the end", text: strings.ReplaceAll(plain, "\n", ",,,\n")},
		{name: "empty rows at the end", text: plain + ",,,,\n,,,,\n"},
		{
			name: "columns in another order",
			text: "value,source,series,to,from\n5510,our notice,pension.floor,2026-06,2025-07\n",
		},
		{
			name: "quoted fields",
			text: "series,from,to,value,source\n\"pension.floor\",\"2025-07\",\"2026-06\",\"5510\",\"our notice\"\n",
		},
		{name: "no line feed at the end", text: strings.TrimSuffix(plain, "\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := figures.ReadFile("own.csv", []byte(c.text))
			require.NoError(t, err)
			assert.Equal(t, want.Tables(), got.Tables())
		})
	}
}

// What a spreadsheet or a hand may have damaged is refused with line and column, and says what to write.
func TestDamagedRows(t *testing.T) {
	for _, c := range []struct{ name, row, says string }{
		{
			name: "a month without its zero", row: "pension.floor,2025-7,2026-06,5510,x",
			says: `own.csv:2:2: from 2025-7 is not a month or a day; write it as 2015-07`,
		},
		{
			name: "a month of a spreadsheet", row: "pension.floor,Jul-25,2026-06,5510,x",
			says: `own.csv:2:2: from Jul-25 is not a month`,
		},
		{
			name: "a slash", row: "pension.floor,2025/07,2026-06,5510,x",
			says: `own.csv:2:2: from 2025/07 is not a month`,
		},
		{
			name: "a blank behind it", row: "pension.floor,2025-07 ,2026-06,5510,x",
			says: `own.csv:2:2: from "2025-07 " has blanks around it; remove them`,
		},
		{
			name: "a wrong start and no end", row: "pension.floor,2025/07,,5510,x",
			says: `own.csv:2:2: from 2025/07 is not a month`,
		},
		{name: "month 13", row: "pension.floor,2025-13,2026-06,5510,x", says: `own.csv:2:2: from 2025-13`},
		{
			name: "an end without its zero", row: "pension.floor,2025-07,2026-6,5510,x",
			says: `own.csv:2:3: to 2026-6 is not a month`,
		},
		{name: "no end", row: "pension.floor,2025-07,,5510,x", says: `own.csv:2:3: to is empty; give the last month`},
		{
			name: "an end before the start", row: "pension.floor,2025-07,2025-06,5510,x",
			says: `own.csv:2:3: to 2025-06 is before from 2025-07`,
		},
		{
			name: "a month and a day", row: "pension.floor,2025-07,2026-06-30,5510,x",
			says: `own.csv:2:3: to 2026-06-30 is not of the kind of from`,
		},
		{name: "thousands", row: `pension.floor,2025-07,2026-06,"5,510",x`, says: `own.csv:2:4: value 5,510`},
		{
			name: "a comma that makes a field", row: `pension.floor,2025-07,2026-06,5,510,x`,
			says: `own.csv:2: row has another number of fields`,
		},
		{name: "per cent", row: "pension.employer_rate,2025-07,2026-06,16%,x", says: `own.csv:2:4: value 16%`},
		{
			name: "per cent as a number", row: "pension.employer_rate,2025-07,2026-06,16,x",
			says: `own.csv:2:4: value 16 `,
		},
		{name: "an exponent", row: "pension.floor,2025-07,2026-06,5.51E+03,x", says: `own.csv:2:4: value 5.51E+03`},
		{name: "a space", row: "pension.floor,2025-07,2026-06, 5510,x", says: `own.csv:2:4: value`},
		{name: "below 0", row: "pension.floor,2025-07,2026-06,-5510,x", says: `own.csv:2:4: value -5510`},
		{name: "no value", row: "pension.floor,2025-07,2026-06,,x", says: `own.csv:2:4: value`},
		{
			name: "no such figure", row: "pension.flor,2025-07,2026-06,5510,x",
			says: `own.csv:2:1: series pension.flor is not a figure this library knows; ` +
				`use one of pension.floor (缴费基数下限), pension.ceiling (缴费基数上限)`,
		},
		{
			name: "days of a slip's figure", row: "pension.floor,2026-07-01,2027-06-01,5510,x",
			says: "own.csv:2:2: from 2026-07-01 to 2027-06-01 are not whole months",
		},
		{
			name: "per cent of a loan rate", row: "housing.loan_rate_long,2026-07,2027-06,2.6,x",
			says: "own.csv:2:4: housing: value 2.6 is above 1.00",
		},
		{name: "a control character", row: "pension.floor,2026-07,2027-06,5510,x\x1b[31m", says: "own.csv:2:5: field"},
		{
			name: "no word for a source", row: "pension.floor,2026-07,2027-06,5510, ",
			says: "own.csv:2:5: source is empty",
		},
		{
			name: "no source", row: "pension.floor,2025-07,2026-06,5510,",
			says: `own.csv:2:5: source is empty; say where the figure comes from`,
		},
		{name: "an open quote", row: `pension.floor,2025-07,2026-06,"5510,x`, says: `own.csv:`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.ReadFile("own.csv", []byte("series,from,to,value,source\n"+c.row+"\n"))
			require.Error(t, err)
			assert.ErrorContains(t, err, c.says)
			var at *figures.RowError
			require.True(t, errors.As(err, &at), "%v", err)
			assert.Equal(t, "own.csv", at.File)
			assert.Positive(t, at.Line)
			assert.NotEmpty(t, rule.CodeOf(err))
		})
	}
}

func TestDamagedFiles(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{name: "empty", says: "own.csv:1: file is empty"},
		{name: "columns alone", text: "series,from,to,value,source\n", says: "own.csv:1: file has no row of figures"},
		{name: "a giant", text: strings.Repeat("series,", 2<<20), says: "own.csv:1: file is longer than 8 MiB"},
		{
			name: "a giant header", text: strings.Repeat("series,", 1<<18),
			says: "own.csv:1:2: column series is there twice",
		},
		{
			name: "a giant field",
			text: "series,from,to,value,source\npension.floor,2025-07,2026-06,5510," + strings.Repeat("x", 5000) + "\n",
			says: "own.csv:2:5: field",
		},
		{
			name: "GBK",
			text: "series,from,to,value,source\npension.floor,2025-07,2026-06,5510,\xb9\xab\xcb\xbe\n",
			says: "own.csv:2: file is not UTF-8",
		},
		{name: "UTF-16", text: "s\x00e\x00r\x00i\x00e\x00s\x00", says: "own.csv:1: file is not UTF-8"},
		{
			name: "no header", text: "pension.floor,2025-07,2026-06,5510,x\n",
			says: "own.csv:1:1: column pension.floor is not known",
		},
		{
			name: "semicolons", text: "series;from;to;value;source\n",
			says: "own.csv:1:1: column series;from;to;value;source is not known",
		},
		{
			name: "a column twice", text: "series,from,to,value,value,source\n",
			says: "own.csv:1:5: column value is there twice",
		},
		{name: "a column missing", text: "series,from,to,source\n", says: "own.csv:1: column value is missing"},
		{
			name: "an unknown column", text: "series,from,to,value,source,colour\n",
			says: "own.csv:1:6: column colour is not known",
		},
		{
			name: "rows out of order",
			text: "series,from,to,value,source\npension.floor,2025-07,2026-06,5510,x\n" +
				"pension.floor,2024-07,2025-06,5500,x\n",
			says: "own.csv:3:2: from 2024-07 begins before the row of line 2 ends",
		},
		{
			name: "rows that overlap",
			text: "series,from,to,value,source\npension.floor,2024-07,2025-07,5500,x\n" +
				"pension.floor,2025-07,2026-06,5510,x\n",
			says: "own.csv:3:2: from 2025-07 begins before the row of line 2 ends",
		},
		{
			name: "a series at two places",
			text: "series,from,to,value,source\npension.floor,2024-07,2025-06,5500,x\n" +
				"pension.ceiling,2024-07,2025-06,27501,x\npension.floor,2025-07,2026-06,5510,x\n",
			says: "own.csv:4:1: series pension.floor has rows at another place",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.ReadFile("own.csv", []byte(c.text))
			assert.ErrorContains(t, err, c.says)
		})
	}
}

// Rows of a city's folder: grades, flags and sources.
func TestRowsOfACityAreStrict(t *testing.T) {
	for _, c := range []struct{ name, row, says string }{
		{
			name: "an unknown source", row: "pension.floor,2025-07,2026-06,5510,reported,page,,,,,,,,",
			says: "figures/pension.csv:2:6: source page is not a key of sources.csv",
		},
		{
			name: "an unknown grade", row: "pension.floor,2025-07,2026-06,5510,good,notice,,,,,,,,",
			says: "figures/pension.csv:2:5: grade good",
		},
		{
			name: "a stored provisional", row: "pension.floor,2025-07,2026-06,5510,provisional,notice,,,,,,,,",
			says: "figures/pension.csv:2:5: grade provisional is not stored",
		},
		{
			name: "official without its words",
			row:  "pension.floor,2025-07,2026-06,5510,official,notice,,,,,,,,",
			says: "figures/pension.csv:2:9: quote does not hold the value 5510",
		},
		{
			name: "official with other words",
			row:  "pension.floor,2025-07,2026-06,5510,official,notice,,,下限5500元,,,,,",
			says: "quote does not hold the value 5510",
		},
		{
			name: "official, part of a number",
			row:  "pension.floor,2025-07,2026-06,5510,official,notice,,,下限55100元,,,,,",
			says: "quote does not hold the value 5510",
		},
		{
			name: "official, made of what is not quoted",
			row:  "pension.ceiling,2020-07,2021-06,20268,official,notice,,,average 6755,,,,,20268 = 6756 × 3",
			says: "quote does not hold the value 20268",
		},
		{
			name: "disputed without the other",
			row:  "pension.floor,2025-07,2026-06,5510,disputed,notice,,,,,,,,",
			says: "figures/pension.csv:2:11: other is missing",
		},
		{
			name: "an unknown flag", row: "pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,maybe,",
			says: "figures/pension.csv:2:13: flags maybe is not known",
		},
		{
			name: "due in another month",
			row:  "pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,due=01,",
			says: "figures/pension.csv:2:3: to 2026-06 is not the month before its successor is due",
		},
		{
			name: "holds and ends", row: "pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,holds,",
			says: "figures/pension.csv:2:3: to 2026-06 ends a figure that holds",
		},
		{
			name: "holds from after the year that follows the check",
			row:  "pension.floor,2028-01,,5510,reported,notice,,,,,,,holds,",
			says: "figures/pension.csv:2:2: from 2028-01 is after the end of the year that follows 2026-11, when the " +
				"source was looked at",
		},
		{
			name: "holds and expires", row: "pension.floor,2025-07,,5510,reported,notice,,,,,,,holds expires,",
			says: "figures/pension.csv:2:13: flags \"holds expires\" say that the figure holds and that it ends",
		},
		{
			name: "due and expires",
			row:  "pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,due=07 expires,",
			says: "say that a successor is due and that none is",
		},
		{
			name: "due twice", row: "pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,due=07 due=03,",
			says: "figures/pension.csv:2:13: flags due=03 is there twice",
		},
		{
			name: "two kinds of number",
			row:  "pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,about target,",
			says: "figures/pension.csv:2:13: flags target and about exclude each other",
		},
		{
			name: "an invalid day of issue",
			row:  "pension.floor,2025-07,2026-06,5510,reported,notice,,,,2025-13-01,,,,",
			says: "figures/pension.csv:2:10: issued 2025-13-01",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.Read(folder(c.row + "\n"))
			assert.ErrorContains(t, err, c.says)
		})
	}
}

// A folder without sources.csv names its documents in the rows; a row may not do both, nor may a figure hold without a
// month in which it was checked.
func TestFolderWithoutSources(t *testing.T) {
	const columns = "series,from,to,value,source,source_zh,url,flags\n"
	own := func(row string) fstest.MapFS { return fstest.MapFS{"own.csv": {Data: []byte(columns + row + "\n")}} }
	book, err := figures.Read(own("pension.floor,2025-07,2026-06,5600,a notice,通知,example.org,"))
	require.NoError(t, err)
	floor, err := book.Lookup("pension.floor", month(t, "2025-07"))
	require.NoError(t, err)
	assert.Equal(t, rule.Cite{Title: "a notice", Chinese: "通知", URL: "example.org", Checked: month(t, "2026-06")},
		floor.Cite(), "checked to the end of its months")
	assert.Empty(t, book.Sources())

	_, err = figures.Read(own("pension.floor,2025-07,,5600,a notice,,,holds"))
	require.ErrorIs(t, err, rule.ErrConflict)
	require.ErrorContains(t, err, "own.csv:2:8: flags holds needs a source of sources.csv with its month checked")

	both := own("pension.floor,2025-07,2026-06,5600,notice,通知,,")
	both["sources.csv"] = &fstest.MapFile{Data: []byte(sources)}
	_, err = figures.Read(both)
	require.ErrorIs(t, err, rule.ErrConflict)
	require.ErrorContains(t, err, "own.csv:2:6: source_zh and url stand in sources.csv")
}

// What the operating system says of a folder or a file is handed on.
func TestFolderThatCannotBeRead(t *testing.T) {
	rows := folder("pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,,\n")
	for _, name := range []string{".", "figures", "figures/pension.csv", "sources.csv"} {
		t.Run(name, func(t *testing.T) {
			_, err := figures.Read(damaged{rows, name})
			assert.ErrorIs(t, err, fs.ErrPermission)
		})
	}
	_, err := figures.Read(fstest.MapFS{"figures/own.csv": {Data: []byte(header)},
		"figures/sources.csv": {Data: []byte(sources)}})
	require.ErrorIs(t, err, rule.ErrConflict)
	assert.ErrorContains(t, err, "put sources.csv into the folder above")
}

// damaged is a folder in which one name cannot be opened.
type damaged struct {
	fs.FS
	name string
}

func (d damaged) Open(name string) (fs.File, error) {
	if name == d.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.FS.Open(name)
}

func TestQuotedWordsHoldTheFigure(t *testing.T) {
	for _, c := range []struct{ name, series, value, quote, note string }{
		{"a plain number", "pension.floor", "5510", "下限调整为5510元", ""},
		{"thousands with commas", "medical.ceiling", "30876", "Medical 6,175 30,876", ""},
		{"per cent", "pension.employee_rate", "0.08", "按其缴费基数的8%按月", ""},
		{"a full-width sign", "pension.employee_rate", "0.08", "的8％", ""},
		{"per mille", "injury.class_1_rate", "0.002", "一类行业2‰", ""},
		{"the fraction itself", "pension.employer_rate", "0.16", "c: 0.16", ""},
		{"what it is made of", "pension.ceiling", "20268", "CNY 6,756 in 2019", "20268 = 6756 × 3; as the text says"},
		{"what does not exist", "injury.ceiling", "none", "取消缴费上下限", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.Read(
				folder(
					c.series + ",2025-07,2026-06," + c.value + ",official,notice,,," +
						"\"" + c.quote + "\",,,,," + c.note + "\n",
				),
			)
			assert.NoError(t, err)
		})
	}
}

func TestQuotedWordsWithoutTheFigure(t *testing.T) {
	for _, c := range []struct{ name, series, value, quote string }{
		{"another number", "pension.floor", "5510", "下限调整为5500元"},
		{"per cent of an amount", "pension.floor", "5510", "551000%"},
		{"per mille of another", "injury.class_1_rate", "0.002", "一类行业3‰"},
		{"an amount of per mille", "pension.floor", "5510", "5510000‰"},
		{"no number", "pension.floor", "5510", "按规定执行"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.Read(folder(
				c.series + ",2025-07,2026-06," + c.value + ",official,notice,,," + c.quote + ",,,,,\n"))
			assert.ErrorContains(t, err, "figures/pension.csv:2:9: quote")
		})
	}
}

// Errors of a long file are listed to a number that can be read; the rest are counted.
func TestManyErrors(t *testing.T) {
	_, err := figures.ReadFile(
		"own.csv",
		[]byte("series,from,to,value,source\n"+strings.Repeat("pension.floor,2025-7,2026-06,5510,x\n", 3000)),
	)
	require.Error(t, err)
	assert.ErrorContains(t, err, "and 2980 errors more")
	assert.Less(t, len(err.Error()), 8000)
}

// The documents of a folder are there by key, in order; a file whose sources are free text has none.
func TestSourcesByKey(t *testing.T) {
	files := folder("pension.employee_rate,2013-01,,0.08,corroborated,notice,,,,,,,holds,\n")
	files["sources.csv"].Data = []byte(sources + "page,a page,,,,2026-10\n")
	book, err := figures.Read(files)
	require.NoError(t, err)
	assert.Equal(t, []figures.Source{
		{Key: "notice", Cite: rule.Cite{Title: "a notice", Chinese: "通知", URL: "example.org",
			Seen: rule.DateOf(2025, 10, 31), Checked: rule.MonthOf(2026, 11)}},
		{Key: "page", Cite: rule.Cite{Title: "a page", Checked: rule.MonthOf(2026, 10)}},
	}, book.Sources())
	own, err := figures.ReadFile("own.csv",
		[]byte("series,from,to,value,source\npension.employee_rate,2026-01,2026-12,0.07,ours\n"))
	require.NoError(t, err)
	assert.Empty(t, own.Sources())
	assert.Empty(t, figures.Book{}.Sources())
}

func TestSourcesAreStrict(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{"out of order", "key,title,checked\nb,x,2026-11\na,x,2026-11\n", "sources.csv:3:1: key a is not after b"},
		{"twice", "key,title,checked\na,x,2026-11\na,x,2026-11\n", "sources.csv:3:1: key a is not after a"},
		{"no title", "key,title,checked\na,,2026-11\n", "sources.csv:2:2: title is empty"},
		{"no month", "key,title,checked\na,x,2026\n", "sources.csv:2:3: checked 2026"},
		{"no day", "key,title,checked,seen\na,x,2026-11,2026-02-30\n", "sources.csv:2:4: seen 2026-02-30"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := figures.Read(fstest.MapFS{"a.csv": {Data: []byte(header)}, "sources.csv": {Data: []byte(c.text)}})
			assert.ErrorContains(t, err, c.says)
		})
	}
	_, err := figures.Read(fstest.MapFS{})
	assert.ErrorContains(t, err, "figures has no .csv file")
}

// The version changes with every byte of a file.
func TestVersion(t *testing.T) {
	one, err := figures.Read(folder("pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,,\n"))
	require.NoError(t, err)
	other, err := figures.Read(folder("pension.floor,2025-07,2026-06,5510,reported,notice,,,,,,,,a note\n"))
	require.NoError(t, err)
	assert.Regexp(t, `^2026-11-[0-9a-f]{8}$`, one.Version())
	assert.NotEqual(t, one.Version(), other.Version())
	assert.Empty(t, figures.Book{}.Version())
}

// FuzzReadFile: whatever the bytes, a file is read or refused, and every error has a place and a code.
func FuzzReadFile(f *testing.F) {
	f.Add([]byte("series,from,to,value,source\npension.floor,2025-07,2026-06,5510,x\n"))
	f.Add([]byte("series,from,to,value\r\npension.floor,2025-07-01,2026-06-30,none,\r\n"))
	f.Add([]byte("\ufeff\"series\",from\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := figures.ReadFile("own.csv", data)
		if err != nil {
			var at *figures.RowError
			if !errors.As(err, &at) && !strings.Contains(err.Error(), "own.csv") {
				t.Fatalf("no place in %v", err)
			}
			return
		}
		for _, table := range book.Tables() {
			for _, e := range table.Entries {
				if e.Grade != rule.Supplied && e.Grade > rule.Disputed {
					t.Fatalf("%s is graded %s", table.Name, e.Grade)
				}
			}
		}
	})
}
